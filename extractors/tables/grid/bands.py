"""What the lines of a band show together: leadings, marks that rows end with, words that they begin with, full columns."""

import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field
from itertools import pairwise
from math import log2

from extractors.model.page import Word
from extractors.tables.marks.kinds import is_number
from extractors.tables.stages import Habit

TWO_LEADINGS = 1.18
"""Leading between rows over leading within a row, from which the two can be told apart."""

REGULAR = 0.65
"""Share of a band's lines that fill the same columns, from which each such line is a row."""

FULL = 0.8
"""What a full line counts where lines hold four words."""

UNPARTED = 2
"""Letters that stay on one line in scripts that part no words."""

FEWEST_PAIRS, ALL_BUT_FEW = 4, 0.9
"""Lines of two columns each from which on it is no chance that none fills but one, and the share that do so of many."""

FEWEST_SHORT, SHORT_TEXT = 3, 4
"""The same of lines whose texts have no more words than this: such hardly wrap."""

FEWEST_SINGLE = 4
"""Lines of one word each from which on a column is one of words, not of wrapped texts."""

FEW_LABELS = 0.25
"""Share of lines with a label, below which labels stand once for many rows."""

SURE, LIKELY, HARDLY = 5.0, 2.0, 0.5
"""What a leading counts that no labelled line stands nearer than, few do, and many do."""

FEW_CLOSE = 0.25
"""Share of near lines with a label, up to which these are few."""

FEWEST_REGULAR = 3
"""Columns that nearly every line fills, from which on each is a row."""

CLOSERS, FEWEST_ENDS, OWN_END, ENDING = ").;:!?]", 3, 0.2, 0.8
"""Marks that rows may end with; rows that tell, the share that ends with one mark, and with any of them, at least."""

NEXT_LINE, WITHIN_ROW = 0.6, 1.75
"""Letter sizes from line to line, at least, and up to which they may be one row's."""

SPACE, HAIR = 0.25, 0.5
"""A set space between words in letter sizes, and points that a text may stick out of its column."""

KEYED, FEWEST_KEYED = 3, 2
"""Cells of each row, and rows, from which on a text alone in a line is no row."""


@dataclass(frozen=True, slots=True)
class Reach:
    """How far to the right a column's lines can be set, and to the left, where they are set to the middle or the right."""

    right: float
    left: float | None = None


@dataclass(frozen=True, slots=True)
class BandLine:
    """One line of a band: its words by column."""

    top: float
    bottom: float
    size: float
    columns: Mapping[int, tuple[Word, ...]] = field(default_factory=dict)

    @property
    def mid(self) -> float:
        return (self.top + self.bottom) / 2

    def text(self, column: int) -> str:
        return " ".join(word.text for word in self.columns.get(column, ()))

    def numeric(self, column: int) -> bool:
        return column in self.columns and is_number(self.text(column))


@dataclass(frozen=True, slots=True)
class Band:
    """What the lines of a band show together.

    `rights`: how far to the right each column could be set. `leading`: from which leading on a line begins a row, where two
    leadings are told apart, and `weight` what that counts. `closers`: marks that a column's rows end with, `openers`: pairs
    of words that they begin with. `few_labels`: the first column is mostly blank, as where a label stands once for many
    rows; `all_labels`: every row has one. `regular`: the columns that nearly every line fills, so that each is a row.
    `figures`: the columns of figures. `indents`: where rows' labels begin. `fullness`: what it counts that a column's next
    word would not have fitted. `small`: the columns whose cells begin with small letters; `single`: those of one word
    a line.
    """

    rights: Mapping[int, Reach]
    leading: float | None
    weight: float
    closers: Mapping[int, frozenset[str]]
    openers: Mapping[int, frozenset[str]]
    few_labels: bool
    all_labels: bool
    regular: frozenset[int]
    figures: frozenset[int]
    indents: tuple[float, ...]
    fullness: Mapping[int, float]
    small: frozenset[int]
    single: frozenset[int]
    wrapping: int | None = None
    """The only column that goes on where all others are blank, as told by lines that fill many at once."""


def band_of(lines: Sequence[BandLine], rights: Mapping[int, Reach], habit: Habit | None) -> Band:
    """What a band's lines show, or what the page before showed where that says more."""
    leading = leading_threshold(lines)
    weight = leading_weight(lines, leading) if leading is not None else 0.0
    few = sum(0 in line.columns for line in lines) < FEW_LABELS * len(lines)
    marks, starts = closers(lines, rights), openers(lines, rights)
    regular, figures = regular_columns(lines), figure_columns(lines)
    indents, full, small, single = row_indents(lines), fullness(lines), small_columns(lines, rights), single_columns(lines)
    lone = wrapping_column(lines, figures)
    if habit is None:
        return Band(rights, leading, weight, marks, starts, few, False, regular, figures, indents, full, small, single, lone)
    if habit.leading is not None:
        leading, weight = habit.leading, SURE
    marks, starts = {**marks, **habit.closers}, {**starts, **habit.openers}
    few = few and not habit.all_labels
    labels = habit.all_labels
    return Band(rights, leading, weight, marks, starts, few, labels, regular, figures, indents, full, small, single, lone)


def wrapping_column(lines: Sequence[BandLine], figures: Set[int]) -> int | None:
    """The only column that some lines fill, where all others fill that and many more, a figure among them; None without.

    Beside rows of so many cells a text alone is the next line of one of them, however it begins.
    """
    lone = {column for line in lines if len(line.columns) == 1 for column in line.columns}
    rows = [line for line in lines if len(line.columns) > 1]
    if len(lone) != 1 or len(rows) < FEWEST_KEYED:
        return None
    (column,) = lone
    if column == 0 or column in figures or any(column not in line.columns for line in rows):
        return None
    counted = all(figures & set(line.columns) for line in rows)
    return column if counted and min(len(line.columns) for line in rows) >= KEYED else None


def fullness(lines: Sequence[BandLine]) -> Mapping[int, float]:
    """What a full line counts in each column: where lines hold up to k pieces, one in k is full by chance."""
    most: dict[int, float] = {}
    for line in lines:
        for column, words in line.columns.items():
            most[column] = max(most.get(column, 1.0), sum(map(_n_pieces, words)))
    return {column: min(FULL, FULL * log2(k) / 2) for column, k in most.items()}


def _n_pieces(word: Word) -> float:
    """How many pieces a line's end may part a word into: one, or many in scripts that part no words."""
    unparted = 2 * sum(unicodedata.category(c) == "Lo" for c in word.text) > len(word.text)
    return max(1.0, len(word.text) / UNPARTED) if unparted else 1.0


def small_columns(lines: Sequence[BandLine], rights: Mapping[int, Reach]) -> frozenset[int]:
    """The columns in which cells begin with small letters for the most part, as told by lines that none can go on from."""
    out = set()
    for column in rights:
        mine = [line.columns[column] for line in lines if column in line.columns]
        first = mine[:1] + [b for a, b in pairwise(mine) if not is_full(a, b[0], rights[column])]
        if 2 * sum(words[0].text[:1].islower() for words in first) > len(first):
            out.add(column)
    return frozenset(out)


def single_columns(lines: Sequence[BandLine]) -> frozenset[int]:
    """The columns that hold one word on each of several lines: a text that wraps has more on some."""
    counts = Counter(column for line in lines for column in line.columns)
    longer = {column for line in lines for column, words in line.columns.items() if len(words) > 1}
    return frozenset(column for column, n in counts.items() if n >= FEWEST_SINGLE and column not in longer)


def row_indents(lines: Sequence[BandLine]) -> tuple[float, ...]:
    """Where labels of rows begin, as told by filled lines right below filled ones: no label alone can go on there."""
    filled = [0 in line.columns and len(line.columns) > 1 for line in lines]
    begin = [lines[i].columns[0][0] for i in range(1, len(lines)) if filled[i] and filled[i - 1]]
    return tuple(sorted({round(word.box.x0, 1) for word in begin if word.text[:1].isupper()}))


def figure_columns(lines: Sequence[BandLine]) -> frozenset[int]:
    """The columns whose lines are figures for the most part: more than half, as a word and a year may take turns."""
    counts = Counter(column for line in lines for column in line.columns)
    figures = Counter(column for line in lines for column in line.columns if line.numeric(column))
    return frozenset(column for column, n in figures.items() if column and 2 * n > counts[column])


def regular_columns(lines: Sequence[BandLine]) -> frozenset[int]:
    """Columns that most lines of a band fill, all of them at once: two that nearly all do, or more; none where lines are as
    often incomplete.

    Rows of wrapped cells have cells of as many lines each by chance alone.
    """
    counts = Counter(column for line in lines for column in line.columns)
    usual = frozenset(column for column, n in counts.items() if n >= REGULAR * len(lines))
    complete = sum(usual <= set(line.columns) for line in lines)
    short = all(len(words) <= SHORT_TEXT for line in lines for words in line.columns.values())
    if len(usual) == 2 and len(lines) >= (FEWEST_SHORT if short else FEWEST_PAIRS):
        return usual if 0 in usual and complete >= ALL_BUT_FEW * len(lines) else frozenset()
    return usual if 0 in usual and len(usual) >= FEWEST_REGULAR and complete >= REGULAR * len(lines) else frozenset()


def closers(lines: Sequence[BandLine], rights: Mapping[int, Reach]) -> Mapping[int, frozenset[str]]:
    """For each column the marks that its rows end with, as told by lines that end though the next word would have fitted, or
    by all of the labels'."""
    out: dict[int, frozenset[str]] = {}
    for column in rights:
        mine = [line.columns[column] for line in lines if column in line.columns]
        ends = [a[-1].text[-1] for a, b in pairwise(mine) if not is_full(a, b[0], rights[column])]
        every = [line[-1].text[-1] for line in mine]
        all_alike = column == 0 and len(every) >= FEWEST_PAIRS and len(set(every)) == 1
        marks = closing_marks(every if all_alike else ends)
        if marks:
            out[column] = marks
    return out


def closing_marks(ends: Sequence[str]) -> frozenset[str]:
    """The marks that cells end with, given the last letters of some; none where too few end with any."""
    marks = frozenset(mark for mark in ends if mark in CLOSERS and ends.count(mark) >= OWN_END * len(ends))
    told = len(ends) >= FEWEST_ENDS and sum(end in marks for end in ends) >= ENDING * len(ends)
    return marks if told else frozenset()


def openers(lines: Sequence[BandLine], rights: Mapping[int, Reach]) -> Mapping[int, frozenset[str]]:
    """For each column the pairs of words that rows begin with, as told by lines after ones that ended, not wrapped."""
    out: dict[int, frozenset[str]] = {}
    for column in rights:
        mine = [line.columns[column] for line in lines if column in line.columns]
        first = [b for a, b in pairwise(mine) if not is_full(a, b[0], rights[column])]
        out[column] = opening_pairs([*mine[:1], *first], mine)
    return {column: pairs for column, pairs in out.items() if pairs}


def opening_pairs(first: Sequence[Sequence[Word]], lines: Sequence[Sequence[Word]]) -> frozenset[str]:
    """The pairs of words that open two or more of the first lines of cells, and stand amid no line."""
    found = Counter(f"{line[0].text} {line[1].text}" for line in first if len(line) > 1)
    amid = {f"{a.text} {b.text}" for line in lines for a, b in pairwise(line[1:])}
    return frozenset(pair for pair, n in found.items() if n >= 2 and pair not in amid)


def leading_weight(lines: Sequence[BandLine], leading: float) -> float:
    """What leading counts: much where no labelled line is set close below another, little where such are common.

    There the wider leading parts groups of rows (every fifth, say), not rows from wrapped lines.
    """
    close = [(a, b) for a, b in pairwise(lines) if b.mid - a.mid <= leading]
    labelled = sum(0 in b.columns and len(b.columns) >= 2 and set(a.columns) <= set(b.columns) for a, b in close)
    if labelled == 0:
        return SURE
    return LIKELY if labelled <= FEW_CLOSE * len(close) else HARDLY


def leading_threshold(lines: Sequence[BandLine]) -> float | None:
    """The leading that parts rows from wrapped lines, where a band has two clearly different ones.

    Steps count from line to line of a column: columns whose cells begin at other heights say nothing of each other.
    """
    places: dict[int, float] = {}
    steps = []
    for line in lines:
        mine = [line.mid - places[column] for column in line.columns if column in places]
        steps += [step for step in (min(mine, default=0.0),) if step > NEXT_LINE * line.size]
        places.update(dict.fromkeys(line.columns, line.mid))
    steps.sort()
    if len(steps) < 2:
        return None
    best, at = TWO_LEADINGS, None
    for low, high in pairwise(steps):
        if low < WITHIN_ROW * lines[0].size and high / low > best:
            best, at = high / low, (low + high) / 2
    return at


def is_full(line: Sequence[Word], first: Word, reach: Reach) -> bool:
    """Whether the next word, or piece of one, would not have fitted on the line above: then it was wrapped, not ended."""
    last, free = line[-1], 0.0 if reach.left is None else line[0].box.x0 - reach.left
    return last.box.x1 - free + SPACE * last.size + first.box.width / _n_pieces(first) > reach.right + HAIR
