"""Titles between tables: where a block of lines holds two tables, one below the other, without a rule between."""

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from extractors.tables.marks.kinds import is_bold, is_number, is_year
from extractors.tables.stages import Line

FEWEST_ROWS = 2
"""Lines of several pieces that each of two tables has, at least."""


def tables_below(block: Sequence[Line]) -> tuple[tuple[Line, ...], ...]:
    """A block cut below each title: a line of one piece, set off or bold, with heads below it where figures were before.

    A heading of a section inside a table has rows below it, not heads, and keeps the block whole.
    """
    parts: list[tuple[Line, ...]] = []
    start = 0
    for i in range(1, len(block)):
        before, after = block[start:i], block[i:]
        if len(block[i - 1].segments) > 1 or len(block[i].segments) < 2 or not _rows(after) >= FEWEST_ROWS:
            continue
        top = next(k for k in range(i - 1, -1, -1) if k == start or len(block[k - 1].segments) > 1)
        above, titles = block[start:top], block[top:i]
        if _rows(above) >= FEWEST_ROWS and _opens(titles, before, block) and _heads(above, after):
            parts.append(tuple(above))
            start = i
    return (*parts, tuple(block[start:]))


def _rows(lines: Sequence[Line]) -> int:
    return sum(len(line.segments) > 1 for line in lines)


def _opens(titles: Sequence[Line], before: Sequence[Line], block: Sequence[Line]) -> bool:
    """Whether lines of one piece open a table: bold where rows are not, or further from the rows above than these are."""
    rows = [word for line in block if len(line.segments) > 1 for word in line.words]
    if is_bold(titles[-1].words) and not is_bold(rows):
        return True
    steps = [b.box.top - a.box.bottom for a, b in pairwise(before)]
    size = median(word.size for word in titles[-1].words)
    return max(steps[-len(titles) :]) > median(steps) + 0.6 * size


def _heads(above: Sequence[Line], below: Sequence[Line]) -> bool:
    """Whether the rows above are of figures, and the first line below names columns: no figure but years, figures after."""
    return _figured(above) and not _has_figures(below[0]) and _figured(below)


def _figured(lines: Sequence[Line]) -> bool:
    rows = [line for line in lines if len(line.segments) > 1]
    return sum(_has_figures(line) for line in rows) >= max(1, 0.5 * len(rows))


def _has_figures(line: Line) -> bool:
    texts = [segment.text.strip() for segment in line.segments[1:]]
    return any(is_number(text) and not is_year(text) and any(c.isdigit() for c in text) for text in texts)
