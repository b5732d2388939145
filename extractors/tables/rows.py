"""Lines of a band -> rows: which line begins a row, and which goes on with the one above."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from extractors.model.page import Word
from extractors.tables.columns import is_number
from extractors.tables.stages import Habit

TWO_LEADINGS = 1.18
"""Leading between rows over leading within a row, from which the two can be told apart."""


REGULAR = 0.65
"""Share of a band's lines that fill the same columns, from which each such line is a row."""

ITEM = re.compile(r"\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})[.)](?!\d)\S*$|[•●▪■◦‣–—]$")
"""A word that opens an item of a list: "3.", "(b)", "iv)", a bullet."""

CONNECTIVES = frozenset({"and", "of", "the", "for", "to", "in", "or", "with", "by", "on", "from", "at", "a", "an"})
"""Words that no cell ends with."""


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


def stacked(lines: Sequence[BandLine]) -> bool:
    """Whether a ruled band holds several rows all the same: a column of one figure a line, in step with another column.

    Lines of labels alone do not count: they open sections.
    """
    lines = [line for line in lines if set(line.columns) != {0}]
    if len(lines) < 2:
        return False
    columns = {c for line in lines for c in line.columns}
    counts = {c: sum(c in line.columns for line in lines) for c in columns}
    figures = [c for c in columns if counts[c] >= 2 and all(line.numeric(c) for line in lines if c in line.columns)]
    in_step = sum(len(line.columns) >= 2 for line in lines)
    return any(
        counts[c] >= 0.7 * len(lines)
        and in_step >= 0.7 * len(lines)
        and any(other != c and counts[other] >= 0.7 * len(lines) for other in columns)
        for c in figures
    )


def body_rows(
    lines: Sequence[BandLine], rights: Mapping[int, float], habit: Habit | None = None
) -> tuple[tuple[int, ...], ...]:
    """Body lines grouped into rows.

    `rights` gives how far to the right each column's text reaches, `habit` how the table's rows are set on the page before.
    """
    if not lines:
        return ()
    band = band_of(lines, rights, habit)
    groups: list[list[int]] = [[0]]
    for i in range(1, len(lines)):
        row = [lines[k] for k in groups[-1]]
        if _breaks(row, lines, i, band):
            groups.append([i])
        else:
            groups[-1].append(i)
    return tuple(tuple(group) for group in groups)


@dataclass(frozen=True, slots=True)
class Band:
    """What the lines of a band show together.

    `rights`: how far to the right each column could be set. `leading`: from which leading on a line begins a row, where two
    leadings are told apart, and `weight` what that counts. `closers`: marks that a column's rows end with, `openers`: pairs
    of words that they begin with. `few_labels`: the first column is mostly blank, as where a label stands once for many
    rows; `all_labels`: every row has one. `regular`: the columns that nearly every line fills, so that each is a row.
    `figures`: the columns of figures.
    """

    rights: Mapping[int, float]
    leading: float | None
    weight: float
    closers: Mapping[int, frozenset[str]]
    openers: Mapping[int, frozenset[str]]
    few_labels: bool
    all_labels: bool
    regular: frozenset[int]
    figures: frozenset[int]


def band_of(lines: Sequence[BandLine], rights: Mapping[int, float], habit: Habit | None) -> Band:
    """What a band's lines show, or what the page before showed where that says more."""
    leading = leading_threshold(lines)
    weight = leading_weight(lines, leading) if leading is not None else 0.0
    few = 4 * sum(0 in line.columns for line in lines) < len(lines)
    marks, starts = closers(lines, rights), openers(lines, rights)
    regular, figures = regular_columns(lines), figure_columns(lines)
    if habit is None:
        return Band(rights, leading, weight, marks, starts, few, False, regular, figures)
    if habit.leading is not None:
        leading, weight = habit.leading, 5.0
    marks, starts = {**marks, **habit.closers}, {**starts, **habit.openers}
    few = few and not habit.all_labels
    return Band(rights, leading, weight, marks, starts, few, habit.all_labels, regular, figures)


def figure_columns(lines: Sequence[BandLine]) -> frozenset[int]:
    """The columns whose lines are figures for the most part: more than half, as a word and a year may take turns."""
    counts = Counter(column for line in lines for column in line.columns)
    figures = Counter(column for line in lines for column in line.columns if line.numeric(column))
    return frozenset(column for column, n in figures.items() if column and 2 * n > counts[column])


def regular_columns(lines: Sequence[BandLine]) -> frozenset[int]:
    """Three or more columns that most lines of a band fill, all of them at once; none where lines are as often incomplete.

    Rows of wrapped cells have cells of as many lines each by chance alone.
    """
    counts = Counter(column for line in lines for column in line.columns)
    usual = frozenset(column for column, n in counts.items() if n >= REGULAR * len(lines))
    complete = sum(usual <= set(line.columns) for line in lines)
    return usual if 0 in usual and len(usual) >= 3 and complete >= REGULAR * len(lines) else frozenset()


def closers(lines: Sequence[BandLine], rights: Mapping[int, float]) -> Mapping[int, frozenset[str]]:
    """For each column the marks that its rows end with, as told by lines that end though the next word would have fitted."""
    out: dict[int, frozenset[str]] = {}
    for column in rights:
        mine = [line.columns[column] for line in lines if column in line.columns]
        ends = [a[-1].text[-1] for a, b in pairwise(mine) if not is_full(a[-1], b[0], rights[column])]
        marks = frozenset(mark for mark in ends if mark in ").;:!?]" and ends.count(mark) >= 0.2 * len(ends))
        if len(ends) >= 3 and sum(end in marks for end in ends) >= 0.8 * len(ends):
            out[column] = marks
    return out


def openers(lines: Sequence[BandLine], rights: Mapping[int, float]) -> Mapping[int, frozenset[str]]:
    """For each column the pairs of words that rows begin with, as told by lines after ones that ended, not wrapped."""
    out: dict[int, frozenset[str]] = {}
    for column in rights:
        mine = [line.columns[column] for line in lines if column in line.columns]
        first = [b for a, b in pairwise(mine) if not is_full(a[-1], b[0], rights[column])]
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
    close = [b for a, b in pairwise(lines) if b.mid - a.mid <= leading]
    labelled = sum(0 in line.columns and len(line.columns) >= 2 for line in close)
    if labelled == 0:
        return 5.0
    return 2.0 if labelled <= 0.25 * len(close) else 0.5


def leading_threshold(lines: Sequence[BandLine]) -> float | None:
    """The leading that parts rows from wrapped lines, where a band has two clearly different ones.

    Steps count from line to line of a column: columns whose cells begin at other heights say nothing of each other.
    """
    places: dict[int, float] = {}
    steps = []
    for line in lines:
        mine = [line.mid - places[column] for column in line.columns if column in places]
        steps += [step for step in (min(mine, default=0.0),) if step > 0.6 * line.size]
        places.update(dict.fromkeys(line.columns, line.mid))
    steps.sort()
    if len(steps) < 2:
        return None
    best, at = TWO_LEADINGS, None
    for low, high in pairwise(steps):
        if low < 1.75 * lines[0].size and high / low > best:
            best, at = high / low, (low + high) / 2
    return at


def _breaks(row: Sequence[BandLine], lines: Sequence[BandLine], i: int, band: Band) -> bool:
    line = lines[i]
    before = next((part for part in reversed(row) if set(part.columns) & set(line.columns)), row[-1])
    step = line.mid - before.mid
    last = lines[i - 1]
    amid = last is not before and line.mid - last.mid < 0.75 * line.size and last.mid - before.mid < 0.75 * line.size
    if step < 0.6 * line.size or (amid and any(last.numeric(column) for column in last.columns)):
        return False
    score = 0.0
    if band.leading is not None:
        score += band.weight if step > band.leading else -band.weight
    if step > 2.2 * line.size:
        score += 1.0
    held = {c for part in row for c in part.columns}
    if band.regular and band.regular <= set(line.columns) and band.regular <= held:
        score += 6.0
    itemised = _items(row, line)
    if itemised is not None:
        score += 3.0 if itemised else -1.5
    if set(line.columns) == {0} and any(c for c in held):
        return score + _label_only(row, lines, i, band.rights) > 0
    if held == {0} and set(line.columns) != {0}:
        return score + _after_label(row[-1], line, band.rights) > 0
    for column in line.columns:
        score += _column_vote(row, line, column, band)
    if 0 in line.columns and 0 in held and line.columns[0][0].text[:1].isupper():
        score += 0.6
    if 0 not in line.columns and not band.few_labels:
        score -= 4.0 if band.all_labels else 1.0
    if 0 not in line.columns and all(_listed(row, column) for column in line.columns):
        score -= 8.0
    return score > 0


def _listed(row: Sequence[BandLine], column: int) -> bool:
    """Whether a column's text so far ends as an item of a list does that has more to come."""
    above = next((part for part in reversed(row) if column in part.columns), None)
    return above is not None and above.columns[column][-1].text.endswith(";")


def _items(row: Sequence[BandLine], line: BandLine) -> bool | None:
    """Whether a line opens an item as its row does, in the first column they share; None where the row is no item."""
    for column in line.columns:
        opening = next((part.columns[column][0].text for part in row if column in part.columns), "")
        if ITEM.match(opening):
            return bool(ITEM.match(line.columns[column][0].text))
    return None


def _column_vote(row: Sequence[BandLine], line: BandLine, column: int, band: Band) -> float:
    """How far one column speaks for a new row (positive) or for going on (negative)."""
    above = next((part for part in reversed(row) if column in part.columns), None)
    if above is None:
        return 1.2 if column == 0 or line.numeric(column) else 0.3
    if line.numeric(column) and above.numeric(column):
        return 3.0
    if column in band.figures and _word_alone(row, column) and (line.numeric(column) or _opens_alone(line.columns[column])):
        return 3.0
    if _hole(row, above, line):
        return 3.0
    last, first = above.columns[column][-1], line.columns[column][0]
    if last.text.endswith(("-", "‐")) and first.text[:1].islower():
        return -2.0
    vote = -0.8 if is_full(last, first, band.rights[column]) else 1.4
    if last.text.endswith(";"):
        return vote - 2.5
    if column in band.closers:
        vote += 1.2 if last.text[-1] in band.closers[column] else -1.2
    if " ".join(word.text for word in line.columns[column][:2]) in band.openers.get(column, ()):
        vote += 1.5
    if first.text[:1].islower() or first.text[:1] in "(&":
        vote -= 1.0
    elif first.text[:1].isupper() or first.text[:1].isdigit():
        vote += 0.4
    if last.text.endswith((".", ";", ")")):
        vote += 0.3
    elif last.text.endswith((",", "&", "/")) or last.text in CONNECTIVES:
        vote -= 0.8
    return vote


def _word_alone(row: Sequence[BandLine], column: int) -> bool:
    """Whether all that a row holds of a column is one word without figures that does not lead on: a "yes" among figures."""
    words = [word for part in row for word in part.columns.get(column, ())]
    return len(words) == 1 and words[0].text.isalpha() and words[0].text.lower() not in CONNECTIVES


def _opens_alone(words: Sequence[Word]) -> bool:
    """Whether a piece of a line is one word with a capital."""
    return len(words) == 1 and words[0].text.isalpha() and words[0].text[0].isupper()


def _hole(row: Sequence[BandLine], above: BandLine, line: BandLine) -> bool:
    """Whether lines of other columns alone stand between two lines of one: no cell's text has such a hole."""
    return any(above.mid + 0.6 * line.size < part.mid < line.mid - 0.6 * line.size for part in row)


def is_full(last: Word, first: Word, right: float) -> bool:
    """Whether the next word would not have fitted on the line above: then the line was wrapped, not ended."""
    return last.box.x1 + 0.25 * last.size + first.box.width > right + 0.5


def _label_only(row: Sequence[BandLine], lines: Sequence[BandLine], i: int, rights: Mapping[int, float]) -> float:
    """A line with nothing but a label under a filled row: the label's next line, a section, or the next row's label."""
    line = lines[i]
    above = next((part for part in reversed(row) if 0 in part.columns), None)
    if above is None:
        return 1.5
    words, last = line.columns[0], above.columns[0][-1]
    if last.text.endswith(("-", "‐")):
        return -2.0
    score = 0.0 if is_full(last, words[0], rights[0]) else 1.5
    if last.text.endswith((",", "/", "&")) or last.text in CONNECTIVES:
        score -= 1.5
    if i + 1 == len(lines):
        score -= 1.0
    indent = words[0].box.x0 - above.columns[0][0].box.x0
    if words[0].text[:1].islower() or words[0].text[:1] in "(&":
        score -= 2.0
    elif words[0].text[:1].isupper():
        score += 0.6
    if 0.4 * line.size < indent < 3 * line.size and i + 1 < len(lines) and 0 in lines[i + 1].columns:
        following = lines[i + 1].columns[0][0].box.x0 - above.columns[0][0].box.x0
        score += -1.2 if following < indent - 0.3 * line.size else 0.0
    if all(word.bold for word in words) != all(word.bold for word in above.columns[0]):
        score += 1.0
    return score


def _after_label(label: BandLine, line: BandLine, rights: Mapping[int, float]) -> float:
    """A filled line under a line with nothing but a label: the label's last line, or the first row of a section."""
    if 0 not in line.columns:
        return -0.5
    words = [word for word in label.columns[0] if word.text.strip(".…·")]
    if words and len(words) < len(label.columns[0]):
        return 1.5  # dots lead on from the end of a label, not from amid it
    last, first = label.columns[0][-1], line.columns[0][0]
    if last.text.endswith(("-", "‐")):
        return -2.0
    score = -0.3 if is_full(last, first, rights[0]) else 1.2
    if first.text[:1].islower() or first.text[:1] in "(&":
        score -= 1.5
    if last.text.endswith(":") or all(w.bold for w in label.columns[0]) != all(w.bold for w in line.columns[0]):
        score += 1.2
    indent = first.box.x0 - label.columns[0][0].box.x0
    if indent < -0.3 * line.size:
        score += 0.8
    return score
