"""What shows that the lines between two rules are rows of their own, not one row whose cells wrap."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from extractors.tables.grid.bands import BandLine, is_full

FEWEST_ROWS = 3
"""Rows from which on it is no chance how they are set."""

FEWEST_COLUMNS = 4
"""Columns from which on it is no chance that wrapped cells beside each other have as many lines, of a word each."""

IN_STEP = 0.7
"""Share of lines or rows that must show something, for all of them to."""

LOOSELY_SET = 1.25
"""Leading in letter sizes from which lines stand wider than those of a wrapped text."""


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
        counts[c] >= IN_STEP * len(lines)
        and in_step >= IN_STEP * len(lines)
        and any(other != c and counts[other] >= IN_STEP * len(lines) for other in columns)
        for c in figures
    )


def complete(lines: Sequence[BandLine]) -> bool:
    """Whether each line of a ruled band is a row by itself: every column is filled on every line, by one word each."""
    columns = {c for line in lines for c in line.columns}
    return len(columns) >= FEWEST_COLUMNS and all(
        set(line.columns) == columns and all(len(words) == 1 for c, words in line.columns.items() if c) for line in lines
    )


def evenly_set(lines: Sequence[BandLine], pitch: float | None) -> bool:
    """Whether lines stand as far apart as rows of one line do between rules, and all fill the same columns, some of them.

    Lines of one cell stand closer, by the space that is left above and below a cell's text.
    """
    columns = set(lines[0].columns)
    if pitch is None or len(columns) < 2 or any(set(line.columns) != columns for line in lines):
        return False
    steps = [b.mid - a.mid for a, b in pairwise(lines)]
    return min(steps) > max(0.95 * pitch, LOOSELY_SET * lines[0].size)


def ended(lines: Sequence[BandLine], rights: Mapping[int, float]) -> bool:
    """Whether label after label ends though the next word would have fitted, in lines that fill other columns too.

    These are no lines of wrapped cells.
    """
    if len(lines) < FEWEST_ROWS or any(0 not in line.columns or len(line.columns) < 2 for line in lines):
        return False
    over = sum(not is_full(a.columns[0][-1], b.columns[0][0], rights[0]) for a, b in pairwise(lines))
    return over >= IN_STEP * (len(lines) - 1)


def figures_apart(lines: Sequence[BandLine], rows: Sequence[Sequence[int]]) -> bool:
    """Whether what is thought to be rows has figures below figures from nearly every row to the next, in any column of them.

    No figure wraps, so that two of them one below the other are two cells.
    """
    columns = {c for line in lines for c in line.columns if c}
    columns = {c for c in columns if all(line.numeric(c) for line in lines if c in line.columns)}
    filled = [{c for i in row for c in lines[i].columns} & columns for row in rows]
    apart = sum(bool(upper & lower) for upper, lower in pairwise(filled))
    return len(rows) >= FEWEST_ROWS and apart >= IN_STEP * (len(rows) - 1)
