"""Running text in three columns or more, as newspapers and leaflets set it: lines that go on below, column by column.

A table of wrapped texts has such lines too, but there all columns begin anew where a row does. Columns of running text do so
by chance alone. Neither rows nor columns of the grid are asked: a word space of a stretched line may be wider than a gutter.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil, floor
from statistics import median

from extractors.model.page import Word
from extractors.tables.grid.seams import is_small
from extractors.tables.marks.kinds import HYPHENS, STOPS
from extractors.tables.marks.lines import lines_of, rows_of
from extractors.tables.marks.prose import MOST_DIGITS_OF_TEXT, digit_share
from extractors.tables.stages import Grid

FEWEST_COLUMNS, FEWEST_LINES = 3, 4
"""Columns of running text, and lines of one, from which on they are told by how they go on."""

GUTTER, CROSSING = 4, 0.08
"""Points that a gutter is wide at least, and the share of lines that may cross it, as heads over columns do."""

WORDS, EACH_WORDS, MOSTLY = 1.8, 1.4, 0.7
"""Words a line has on average, and in each column that is told, at least; and the share of words that stand in these."""

STICKING_OUT = 0.1
"""Share of a column's lines that may stick out of it, as overfull ones do."""

GO_ON, EACH_GOES_ON, BROKEN = 0.6, 0.45, 0.3
"""Share of lines that go on with the one above, of all and of each column; and of those that begin with a small letter."""

BALANCED = 0.6
"""Lines of each column but one over those of the longest, at least."""

ANEW, LEFT_OUT = 0.1, 0.03
"""Shares of levels up to which it is chance that all columns begin anew there, and that half of them leave a line out."""

SPACE, HAIR = 0.25, 0.5
"""A set space between words in letter sizes, at least, and points that a line may be wider than its column."""

HEAD_LINES = 3
"""Lines above a rule up to which they are heads, where they fill two columns or more."""

LEVEL = 0.5
"""Letter sizes up to which lines of different columns are of one level."""

HOLE = 1.75
"""Step to the next line over the usual one of a column, from which a line is left out: a cell beside has more lines."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of one column. `goes_on` tells whether the one above runs on into it, `small` that it begins amid a sentence,
    `hole` that a line is left out above it."""

    y: float
    size: float
    goes_on: bool
    small: bool
    hole: bool


def is_text_columns(grid: Grid) -> bool:
    """Whether a grid is running text set in columns."""
    words = [w for c in grid.cells for w in c.words if not w.superscript]
    columns = [rows_of(column) for column in _columns(words)] if words else []
    if any(digit_share(" ".join(w.text for line in column for w in line)) > MOST_DIGITS_OF_TEXT for column in columns):
        return False
    told = [c for c in columns if len(c) >= FEWEST_LINES and _n_words(c) >= EACH_WORDS * len(c)]
    n_words = sum(map(_n_words, told))
    if len(told) < FEWEST_COLUMNS or n_words < max(MOSTLY * len(words), WORDS * sum(map(len, told))):
        return False
    if sorted(map(len, told))[1] < BALANCED * max(map(len, told)):
        return False
    below = [_below(column) for column in told]
    lines = [line for column in below for line in column]
    if _share([line.small for line in lines]) < BROKEN or _share([line.goes_on for line in lines]) < GO_ON:
        return False
    each = all(_share([line.goes_on for line in column]) >= EACH_GOES_ON for column in below)
    return each and not _has_rows(lines) and not _has_heads(grid, words)


def _n_words(column: Sequence[Sequence[Word]]) -> int:
    return sum(map(len, column))


def _has_heads(grid: Grid, words: Sequence[Word]) -> bool:
    """Whether a rule over most of a grid stands below few lines that fill two columns or more."""
    across = [r.at for r in grid.region.rules.horizontal if r.length > MOSTLY * grid.box.width]
    for upper, lower in pairwise((grid.box.top - HAIR, *across)):
        between = lines_of(w for w in words if upper < w.box.y_mid < lower)
        if 0 < len(between) <= HEAD_LINES and any(len(line.segments) > 1 for line in between):
            return True
    return False


def _share(told: Sequence[bool]) -> float:
    return sum(told) / max(1, len(told))


def _columns(words: Sequence[Word]) -> list[list[Word]]:
    """The words apart by the strips from top to foot that hardly a line crosses; lines that cross most of them left out."""
    lines = rows_of(words)
    left, right = floor(min(w.box.x0 for w in words)), ceil(max(w.box.x1 for w in words))
    inked = [{x for w in line for x in range(floor(w.box.x0) - left, ceil(w.box.x1) - left)} for line in lines]
    crossed = Counter(x for line in inked for x in line)
    free = [crossed[x] <= CROSSING * len(lines) for x in range(right - left + GUTTER)]
    ends = [x for x in range(right - left) if not free[x] and all(free[x + 1 : x + 1 + GUTTER])]
    strips = [set(range(x + 1, x + 1 + GUTTER)) for x in ends[:-1]]
    own = [line for line, ink in zip(lines, inked, strict=True) if 2 * sum(bool(s & ink) for s in strips) <= len(strips)]
    columns = [
        [w for line in own for w in line if low < w.box.x_mid - left <= high + 1] for low, high in pairwise((-1, *ends))
    ]
    return [column for column in columns if column]


def _below(column: Sequence[Sequence[Word]]) -> list[_Line]:
    """The lines of a column but the first."""
    widths = sorted(line[-1].box.x1 - line[0].box.x0 for line in column)
    width = widths[int((1 - STICKING_OUT) * (len(widths) - 1))]
    usual = median(line[0].box.y_mid - above[0].box.y_mid for above, line in pairwise(column))
    out = []
    for above, line in pairwise(column):
        first, last = line[0], above[-1]
        cut = last.text.endswith(HYPHENS) and is_small(first)
        space = max(SPACE * last.size, min((b.box.x0 - a.box.x1 for a, b in pairwise(above)), default=0.0))
        full = last.box.x1 - above[0].box.x0 + space + first.box.width > width + HAIR
        hole = first.box.y_mid - above[0].box.y_mid > HOLE * usual
        runs_on = cut or (full and (is_small(first) or not last.text.endswith(STOPS)))
        out.append(_Line(first.box.y_mid, first.size, runs_on and not hole, is_small(first), hole))
    return out


def _has_rows(lines: Sequence[_Line]) -> bool:
    """Whether it is no chance at how many levels no column goes on with the line above, or half leave a line out."""
    levels: list[list[_Line]] = []
    for line in sorted(lines, key=lambda line: line.y):
        if levels and line.y - levels[-1][0].y < LEVEL * line.size:
            levels[-1].append(line)
        else:
            levels.append([line])
    several = [level if len(level) > 1 else [] for level in levels]
    anew = [bool(level) and not any(line.goes_on for line in level) for level in several]
    left_out = [sum(line.hole for line in level) >= max(2, len(level) / 2) for level in several]
    return _share(anew) > ANEW or _share(left_out) > LEFT_OUT
