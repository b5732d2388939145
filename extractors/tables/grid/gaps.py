"""Gaps between columns: x-intervals that are open over lines, and whether they are wide enough to part columns."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractors.model.page import Word
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
        wide = end - start >= least or _is_close_gap(voters, (start, end), free, size, least)
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
        (w.box.x0, w.box.x1, len(segments_of(line)))
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


def _is_close_gap(
    voters: Sequence[Sequence[Word]], gap: Interval, free: Sequence[Interval], size: float, least: float
) -> bool:
    """Whether a narrow interval that is open over the lines parts columns.

    It does between figures and words flush with it, between two figures, before sums, where most lines leave `least`
    points there, and where it is wider than all spaces amid words.
    """
    start, end = gap
    after = end - start >= LEAST_AFTER_FIGURES * size and _after_figures(voters, start, end)
    between = end - start >= CLOSE * size and _between_figures(voters, start, end)
    before = end - start >= OVER_SPACE * size and _before_amounts(voters, start, end)
    open_wide = [other for other in free if other[1] - other[0] >= NARROWEST_APART * size]
    mostly = gap in open_wide and _mostly_apart(voters, gap, open_wide, least)
    return after or between or before or mostly or _wider_than_spaces(voters, gap, free, size)


def _mostly_apart(lines: Sequence[Sequence[Word]], gap: Interval, free: Sequence[Interval], least: float) -> bool:
    """Whether texts beside a gap are far apart on most lines: only the widest ones of two columns nearly touch."""
    before = max((end for _, end in free if end < gap[1]), default=float("-inf"))
    after = min((start for start, _ in free if start > gap[0]), default=float("inf"))
    pairs = [(a, b) for a, b in _beside(lines, sum(gap) / 2) if a.box.x1 > before and b.box.x0 < after]
    apart = sum(b.box.x0 - a.box.x1 >= least for a, b in pairs)
    return len(pairs) >= FEWEST_APART and apart >= MOSTLY * len(pairs)


def _beside(lines: Sequence[Sequence[Word]], mid: float) -> list[tuple[Word, Word]]:
    """The words next to a place, of each line with words on both sides of it."""
    sides = [([w for w in line if w.box.x_mid < mid], [w for w in line if w.box.x_mid > mid]) for line in lines]
    return [(left[-1], right[0]) for left, right in sides if left and right]


def _wider_than_spaces(voters: Sequence[Sequence[Word]], gap: Interval, free: Sequence[Interval], size: float) -> bool:
    beside, widest = _support(voters, *gap), _widest_space(voters, free)
    least = OVER_SPACES if beside < MANY_BESIDE else JUST_OVER_SPACES
    return beside >= FEWEST_BESIDE and gap[1] - gap[0] >= max(NARROWEST * size, least * widest)


def _before_amounts(lines: Sequence[Sequence[Word]], start: float, end: float) -> bool:
    """Whether a narrow gap lies before a figure with decimals or groups on every line that has something on both sides."""
    firsts = [b.text for _, b in _beside(lines, (start + end) / 2)]
    return len(firsts) >= FEWEST_BESIDE and all(is_number(text) and AMOUNT.search(text) for text in firsts)


def _support(lines: Sequence[Sequence[Word]], start: float, end: float) -> int:
    """Lines with ink on both sides of a gap."""
    mid = (start + end) / 2
    return sum(any(w.box.x_mid < mid for w in line) and any(w.box.x_mid > mid for w in line) for line in lines)


def _after_figures(lines: Sequence[Sequence[Word]], start: float, end: float) -> bool:
    """Whether a narrow gap lies between figures set to their right and words set to their left, line for line.

    Where such columns make up most of the gaps in a table, its word spaces cannot be told from them by width.
    """
    pairs = _beside(lines, (start + end) / 2)
    in_line = [a for a, b in pairs if a.box.x1 > start - FLUSH and b.box.x0 < end + FLUSH and is_number(a.text)]
    return len(in_line) >= MOST_WORDS_IN_LINE and len(in_line) >= IN_LINE * len(pairs)


def _between_figures(lines: Sequence[Sequence[Word]], start: float, end: float) -> bool:
    """Whether a narrow gap lies between two figures on nearly every line with something on both sides.

    Figures stand one a column, but for groups of three digits. Lines are fewer where the gap is as wide as a space.
    """
    beside = _beside(lines, (start + end) / 2)
    pairs = [(a.text, b.text) for a, b in beside if b.box.x0 - a.box.x1 < 2 * (end - start) + lines[0][0].size]
    grouped = all(GROUPS_BEGIN.fullmatch(a) and GROUPS_END.fullmatch(b) for a, b in pairs)
    fewest = FEWEST_OF_SPACE if end - start >= SPACE * lines[0][0].size else FEWEST_PAIRS
    figures = sum(is_figure(a) and is_figure(b) for a, b in pairs)
    return figures >= fewest and figures >= OF_FIGURES * len(pairs) and not grouped


def _widest_space(lines: Sequence[Sequence[Word]], free: Sequence[Interval]) -> float:
    """The widest space amid words that is in no interval open over the lines; beyond measure where such spaces are few."""
    spaces = [
        b.box.x0 - a.box.x1
        for line in lines
        for a, b in pairwise(line)
        if b.box.x0 > a.box.x1 and not any(start < b.box.x0 and end > a.box.x1 for start, end in free)
    ]
    return max(spaces) if len(spaces) >= FEWEST_SPACES else float("inf")
