"""Gaps between columns: x-intervals that are open over lines, and whether they are wide enough to part columns."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractors.model.page import Word
from extractors.tables.evidence import Evidence, Scale, weighed
from extractors.tables.marks.kinds import is_figure, is_number
from extractors.tables.marks.lines import LEADER, segments_of

Interval = tuple[float, float]

MOST_WORDS_IN_LINE = 8
"""Words of running text do not begin at one place in more lines than this, each after a figure that ends at one place."""

FLUSH, IN_LINE = 1.5, 0.9
"""Points by which words end or begin at one place, and the share of lines that they do in."""

LEAST_AFTER_FIGURES = 0.5
"""Letter sizes of a gap between figures and words, at least."""

CLOSE, FEWEST_PAIRS = 0.22, 5
"""Letter sizes from which on a gap may part two columns of figures, and the lines with figures on both sides."""

SPACE, FEWEST_OF_SPACE = 0.3, 3
"""The same where a gap is as wide as a space."""

OF_FIGURES = 0.8
"""Share of such lines that have figures on both sides; one may give units."""

OVER_SPACES, JUST_OVER_SPACES, NARROWEST = 1.3, 1.17, 0.38
"""A gap parts columns that is so much wider than any space amid words, few lines or many, and has so many letter sizes."""

FEWEST_SPACES, FEWEST_BESIDE, MANY_BESIDE = 3, 3, 5
"""Such spaces, and lines with text on both sides of the gap, from which on it is no chance; and when they are many."""

OVER_SPACE = 0.35
"""Letter sizes that are more than a set space."""

FEWEST_APART, MOSTLY, NARROWEST_APART = 4, 0.6, 0.2
"""Lines with text on both sides of a gap, the share whose texts stand as far apart as columns do, and its letter sizes."""

AMOUNT = re.compile(r"\d[.,]\d|\d%")
"""A figure of decimals or groups of digits, or a share."""

GROUPS_BEGIN, GROUPS_END = re.compile(r"[^\w.,]?\d{1,3}"), re.compile(r"\d{3}(?:[.,]\d+)?%?")
"""What a sum in groups of three digits begins and ends with."""

NARROW, WIDE, UNKNOWN_SPACE = 0.2, 0.65, 0.28
"""Letter sizes that the usual space between words takes, from and to, and where too few gaps tell."""

LEAST_SPACE, MOST_SPACE, FEWEST_WORD_SPACES = 0.08, 0.9, 6
"""Letter sizes between words from which to which a gap may be such a space, and how many of them tell."""

LEAST_GAP, LEAST_GAP_IN_SPACES = 0.5, 1.6
"""Width of a gap between columns, in letter sizes and in spaces between words, at least."""

MANY_LINES, ODD_LINES = 8, 0.04
"""Lines from which on some may cross a gap, and their share."""

SUPPORTING, FEW_LINES = 0.2, 3
"""Share of the lines with text on both sides of a gap, at least; of so few lines one is enough."""

BEFORE_FLUSH, FEWEST_BEGUN = 0.9, 5
"""Letter sizes of a gap with text on both sides on few lines, at least, where nearly all lines of the column behind it begin
at one place; and such lines, at least."""

DOT = 0.5
"""Width of a leader's dot in letters, near enough to keep a gap open."""


@dataclass(frozen=True, slots=True)
class Gap:
    """An empty x-interval between columns; `at` is where the separator goes."""

    start: float
    end: float
    at: float
    support: int


def open_gaps(
    lines: Sequence[Sequence[Word]], voters: Sequence[Sequence[Word]], left: float, least: float, size: float
) -> list[Gap]:
    """The gaps that voters, lines of the body, leave open to the right of `left`, and that part columns.

    The separator goes where the fewest of all lines cross the gap, so that heads set wider than their columns stay whole.
    `least` is how wide a gap is, but for close ones, and `size` that of the letters.
    """
    slack = 0 if len(voters) < MANY_LINES else max(1, round(ODD_LINES * len(voters)))
    free = _free(voters, left, slack)
    gaps = []
    for start, end in free:
        held = _support(voters, start, end)
        enough = held >= max(2, round(SUPPORTING * len(voters))) or (held == 1 and len(voters) <= FEW_LINES)
        enough = enough or (held > 0 and end - start >= BEFORE_FLUSH * size and _before_flush(voters, end, free))
        wide = end - start >= least or weighed(CLOSE_GAP, Narrow(voters, start, end, free, size, least)) > 0
        if wide and enough:
            gaps.append(Gap(start, end, _quietest(lines, start, end), held))
    return gaps


def least_gap(voters: Sequence[Sequence[Word]], size: float) -> float:
    """How wide a gap between columns is at least, in points, but for close ones."""
    return max(LEAST_GAP * size, LEAST_GAP_IN_SPACES * _word_space(voters, size))


def _word_space(lines: Sequence[Sequence[Word]], size: float) -> float:
    """The usual space between words, in points.

    What stands between two figures is no word space: in a tight table most such gaps are gutters.
    """
    gaps = sorted(
        b.box.x0 - a.box.x1
        for line in lines
        for a, b in pairwise(line)
        if LEAST_SPACE * size < b.box.x0 - a.box.x1 < MOST_SPACE * size and not (is_number(a.text) and is_number(b.text))
    )
    if len(gaps) < FEWEST_WORD_SPACES:
        return UNKNOWN_SPACE * size
    return min(WIDE * size, max(NARROW * size, gaps[len(gaps) // 3]))


def _free(lines: Sequence[Sequence[Word]], left: float, slack: int) -> list[tuple[float, float]]:
    """The x-intervals inside that at most `slack` lines cover, ends of the whole range left out."""
    steps: list[tuple[float, int]] = []
    for line in lines:
        for word in line:
            span = _ink(word)
            if span is not None:
                steps += [(span[0], 1), (span[1], -1)]
    steps.sort()
    out: list[tuple[float, float]] = []
    depth, since = 0, left
    for x, step in steps:
        before = depth
        depth += step
        if before <= slack < depth and x > since:
            out.append((since, x))
        elif before > slack >= depth:
            since = x
    return [(start, end) for start, end in out if start > left]


def _quietest(lines: Sequence[Sequence[Word]], start: float, end: float) -> float:
    """The place within a gap that the fewest pieces of lines cross; of equals the middle of the widest stretch.

    A line counts for each of its pieces: heads of one column each say more than heads over several.
    """
    stops = {start, end}
    spans = [
        (w.box.x0, w.box.x1, len(segments_of(line, WIDE)))
        for line in lines
        if any(w.box.x1 > start and w.box.x0 < end for w in line)
        for w in line
        if w.box.x1 > start and w.box.x0 < end
    ]
    stops.update(x for a, b, _ in spans for x in (a, b) if start < x < end)
    ordered = sorted(stops)
    best = min(
        (
            (sum(n for a, b, n in spans if a < (low + high) / 2 < b), -(high - low), (low + high) / 2)
            for low, high in pairwise(ordered)
        ),
        default=(0, 0.0, (start + end) / 2),
    )
    return best[2]


def _ink(word: Word) -> tuple[float, float] | None:
    """The x-range of a word without dots that lead on from it; None for a leader."""
    found = LEADER.search(word.text)
    if not found:
        return word.box.x0, word.box.x1
    kept = found.start()
    if kept == 0:
        return None
    share = kept / (kept + DOT * (len(word.text) - kept))
    return word.box.x0, word.box.x0 + word.box.width * share


def _before_flush(voters: Sequence[Sequence[Word]], end: float, free: Sequence[Interval]) -> bool:
    """Whether what a column holds behind a gap begins at one place, as the lines of wrapped cells do."""
    until = min((start for start, _ in free if start > end), default=float("inf"))
    firsts = [next((w.box.x0 for w in line if w.box.x_mid > end), until) for line in voters]
    begun = [x0 for x0 in firsts if x0 < until]
    return len(begun) >= FEWEST_BEGUN and sum(x0 - end < FLUSH for x0 in begun) >= IN_LINE * len(begun)


def _support(lines: Sequence[Sequence[Word]], start: float, end: float) -> int:
    """Lines with ink on both sides of a gap."""
    mid = (start + end) / 2
    return sum(any(w.box.x_mid < mid for w in line) and any(w.box.x_mid > mid for w in line) for line in lines)


def _widest_space(lines: Sequence[Sequence[Word]], free: Sequence[Interval]) -> float:
    """The widest space amid words that is in no interval open over the lines; beyond measure where such spaces are few."""
    spaces = [
        b.box.x0 - a.box.x1
        for line in lines
        for a, b in pairwise(line)
        if b.box.x0 > a.box.x1 and not any(start < b.box.x0 and end > a.box.x1 for start, end in free)
    ]
    return max(spaces) if len(spaces) >= FEWEST_SPACES else float("inf")


@dataclass(frozen=True, slots=True)
class Narrow:
    """An interval that lines of the body leave open, narrower than columns mostly stand apart.

    `free` are all intervals that they leave open, `size` is that of the letters, `least` how wide a gap is that needs no
    other sign, in points.
    """

    lines: Sequence[Sequence[Word]]
    start: float
    end: float
    free: Sequence[Interval]
    size: float
    least: float

    def is_of(self, sizes: float) -> bool:
        """Whether it is as wide as so many letters."""
        return self.end - self.start >= sizes * self.size

    @property
    def beside(self) -> list[tuple[Word, Word]]:
        """The words next to it, of each line with words on both sides of it."""
        mid = (self.start + self.end) / 2
        sides = [([w for w in line if w.box.x_mid < mid], [w for w in line if w.box.x_mid > mid]) for line in self.lines]
        return [(left[-1], right[0]) for left, right in sides if left and right]


def after_figures(gap: Narrow) -> bool:
    """It lies between figures set to their right and words set to their left, line for line.

    Where such columns make up most of the gaps in a table, its word spaces cannot be told from them by width.
    """
    pairs = gap.beside if gap.is_of(LEAST_AFTER_FIGURES) else []
    in_line = [a for a, b in pairs if a.box.x1 > gap.start - FLUSH and b.box.x0 < gap.end + FLUSH and is_number(a.text)]
    return len(in_line) >= MOST_WORDS_IN_LINE and len(in_line) >= IN_LINE * len(pairs)


def between_figures(gap: Narrow) -> bool:
    """It lies between two figures on nearly every line with something on both sides.

    Figures stand one a column, but for groups of three digits. Lines are fewer where the gap is as wide as a space.
    """
    if not gap.is_of(CLOSE):
        return False
    near = 2 * (gap.end - gap.start) + gap.lines[0][0].size
    pairs = [(a.text, b.text) for a, b in gap.beside if b.box.x0 - a.box.x1 < near]
    grouped = all(GROUPS_BEGIN.fullmatch(a) and GROUPS_END.fullmatch(b) for a, b in pairs)
    fewest = FEWEST_OF_SPACE if gap.end - gap.start >= SPACE * gap.lines[0][0].size else FEWEST_PAIRS
    figures = sum(is_figure(a) and is_figure(b) for a, b in pairs)
    return figures >= fewest and figures >= OF_FIGURES * len(pairs) and not grouped


def before_amounts(gap: Narrow) -> bool:
    """It lies before a figure with decimals or groups on every line that has something on both sides."""
    firsts = [b.text for _, b in gap.beside] if gap.is_of(OVER_SPACE) else []
    return len(firsts) >= FEWEST_BESIDE and all(is_number(text) and AMOUNT.search(text) for text in firsts)


def mostly_apart(gap: Narrow) -> bool:
    """Texts beside it are far apart on most lines: only the widest ones of two columns nearly touch."""
    if not gap.is_of(NARROWEST_APART):
        return False
    free = [other for other in gap.free if other[1] - other[0] >= NARROWEST_APART * gap.size]
    before = max((end for _, end in free if end < gap.end), default=float("-inf"))
    after = min((start for start, _ in free if start > gap.start), default=float("inf"))
    pairs = [(a, b) for a, b in gap.beside if a.box.x1 > before and b.box.x0 < after]
    apart = sum(b.box.x0 - a.box.x1 >= gap.least for a, b in pairs)
    return len(pairs) >= FEWEST_APART and apart >= MOSTLY * len(pairs)


def wider_than_spaces(gap: Narrow) -> bool:
    """It is wider than all spaces amid words."""
    beside = len(gap.beside)
    least = OVER_SPACES if beside < MANY_BESIDE else JUST_OVER_SPACES
    return beside >= FEWEST_BESIDE and gap.end - gap.start >= max(
        NARROWEST * gap.size, least * _widest_space(gap.lines, gap.free)
    )


CLOSE_GAP = Scale(
    "a narrow gap parts columns",
    (
        Evidence("figures before it, words behind", after_figures, 1.0),
        Evidence("between figures", between_figures, 1.0),
        Evidence("before amounts", before_amounts, 1.0),
        Evidence("far apart on most lines", mostly_apart, 1.0),
        Evidence("wider than spaces", wider_than_spaces, 1.0),
    ),
    (),
    lambda gap: f"{gap.start:.0f} to {gap.end:.0f}",
)
