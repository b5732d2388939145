"""Rows whose cells are set to one middle, as browsers set them: their lines stand at other heights from column to column."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from extractors.tables.grid.bands import BandLine

SAME_MIDDLE = 0.15
"""Letter sizes by which the middles of the cells of a row may differ."""

MOST_LINES = 24
"""Lines of a row, at all heights, at most."""

MOSTLY, FEWEST_CELLS = 0.6, 2
"""Share of the columns that a row fills, and cells that it has, at least."""

OF_ONE_CELL, SHORTEST_STEP = 1.12, 0.8
"""Steps between lines over the shortest of the table, up to which these are of one cell, and letter sizes of that."""

FEWEST_TALLER = 2
"""Rows with a cell of more lines than another, from which on it is no chance that their middles agree."""

Heights = Mapping[int, float]
"""Where the text of each column stands on a line."""


def rows_by_middles(lines: Sequence[BandLine]) -> tuple[tuple[int, ...], ...]:
    """The lines by row, as many rows as there can be, where the cells of each share a middle; nothing where they do not."""
    heights = [_heights(line) for line in lines]
    furthest = OF_ONE_CELL * _leading(heights, SHORTEST_STEP * lines[0].size)
    n_columns = len({column for line in heights for column in line})
    fewest = max(FEWEST_CELLS, MOSTLY * n_columns)
    most: list[int | None] = [0]
    begins: list[int] = [0]
    for end in range(1, len(lines) + 1):
        starts = [
            start
            for start in range(max(0, end - MOST_LINES), end)
            if most[start] is not None
            and _fills(heights[start:end], fewest)
            and _share_middle(heights[start:end], SAME_MIDDLE * lines[start].size, furthest)
            and not _has_figures_below(lines[start:end])
        ]
        best = max(starts, key=lambda start: most[start] or 0, default=None)
        most.append(None if best is None else (most[best] or 0) + 1)
        begins.append(0 if best is None else best)
    if most[-1] is None:
        return ()
    rows: list[tuple[int, ...]] = []
    end = len(lines)
    while end:
        rows.insert(0, tuple(range(begins[end], end)))
        end = begins[end]
    taller = sum(len({sum(column in heights[i] for i in row) for column in _filled(heights, row)}) > 1 for row in rows)
    return tuple(rows) if taller >= FEWEST_TALLER else ()


def _heights(line: BandLine) -> Heights:
    upright = {c: [w.box.y_mid for w in words if not w.superscript] for c, words in line.columns.items()}
    return {c: sum(found) / len(found) for c, found in upright.items() if found}


def _filled(heights: Sequence[Heights], row: Sequence[int]) -> set[int]:
    return {column for i in row for column in heights[i]}


def _leading(heights: Sequence[Heights], least: float) -> float:
    """The shortest step from a line of a column to its next that is no less than that of letters; 0 where none is."""
    columns: dict[int, list[float]] = {}
    for line in heights:
        for column, at in line.items():
            columns.setdefault(column, []).append(at)
    return min((b - a for found in columns.values() for a, b in pairwise(found) if b - a > least), default=0.0)


def _fills(row: Sequence[Heights], fewest: float) -> bool:
    return len({column for line in row for column in line}) >= fewest


def _share_middle(row: Sequence[Heights], slack: float, furthest: float) -> bool:
    """Whether what lines hold of each column has one middle, none of it further from the next than in a cell."""
    found: dict[int, list[float]] = {}
    for line in row:
        for column, at in line.items():
            if column in found and at - found[column][-1] > furthest:
                return False
            found.setdefault(column, []).append(at)
    middles = [(at[0] + at[-1]) / 2 for at in found.values()]
    return max(middles) - min(middles) < slack


def _has_figures_below(row: Sequence[BandLine]) -> bool:
    """Whether a figure stands below a figure of its column: such do not wrap."""
    numeric = [column for line in row for column in line.columns if line.numeric(column)]
    return len(numeric) > len(set(numeric))
