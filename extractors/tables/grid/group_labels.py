"""Labels that stand once for a group of rows, centred beside them: cells over all rows of their group."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extractors.model.page import Box
from extractors.tables.marks.kinds import is_number, is_year
from extractors.tables.marks.lines import middle, rows_of
from extractors.tables.stages import Grid, GridCell, Rule

AT_EDGE = 4.0
"""Points between a rule and the edge of a row, up to which it is the row's."""

OFF_CENTRE = 0.35
"""How far from the middle of its group a label may stand, in steps from row to row."""

FEWEST_GROUPS = 2
"""Groups of several rows from which on it is no chance that labels are centred beside them, where no rules part groups."""

MOST_HEADS = 4
"""Rows above the first group, less one, up to which they may be heads."""

Rows = tuple[int, int]
"""The rows of a group: the first, and the one after the last."""


def with_group_labels(grid: Grid, rules: Sequence[Rule]) -> Grid:
    """The grid with each label of the first column that is centred beside a group of rows as a cell over them all.

    Rules across the table part groups; where none do, labels do that are centred beside groups that make up all rows.
    """
    if grid.n_cols < 3 or grid.n_rows < 3:
        return grid
    edges = [row for row in range(1, grid.n_rows) if any(is_ruled_over(rule, grid, row) for rule in rules)]
    ruled = [group for group in pairwise((0, *edges, grid.n_rows)) if _centred(grid, group)]
    found = ruled or _tiled(grid)
    labels = {group: _labels(grid, group)[0] for group in found}
    cells = [c for c in grid.cells if c.col > 0 or c.col_span > 1 or not any(a <= c.row < b for a, b in found)]
    for (first, end), label in labels.items():
        box = Box(label.box.x0, grid.ys[first], label.box.x1, grid.ys[end])
        cells.append(replace(label, row=first, row_span=end - first, box=box))
    return replace(grid, cells=tuple(sorted(cells, key=lambda c: (c.row, c.col))))


def is_ruled_over(rule: Rule, grid: Grid, row: int) -> bool:
    """Whether a rule runs over the top of a row from the labels to the last column."""
    return abs(rule.at - grid.ys[row]) < AT_EDGE and rule.start < grid.xs[1] and rule.end > grid.xs[-2]


def _labels(grid: Grid, group: Rows) -> list[GridCell]:
    return [c for c in grid.cells if c.col == 0 and c.words and group[0] <= c.row < group[1]]


def _centred(grid: Grid, group: Rows) -> bool:
    """Whether a group of rows, all filled beyond the first column, has one label, centred beside them."""
    first, end = group
    labels = _labels(grid, group)
    if end - first < 2 or len(labels) != 1 or labels[0].row_span > 1 or labels[0].col_span > 1:
        return False
    mids = [_row_mid(grid, row) for row in range(first, end)]
    if any(mid is None for mid in mids):
        return False
    known = [mid for mid in mids if mid is not None]
    step = (known[-1] - known[0]) / (len(known) - 1)
    words = labels[0].words
    middle = (min(w.box.top for w in words) + max(w.box.bottom for w in words)) / 2
    return step > 0 and abs(middle - (known[0] + known[-1]) / 2) < OFF_CENTRE * step


def _row_mid(grid: Grid, row: int) -> float | None:
    """The middle of what a row holds beyond the first column; None for a row without such, or with a cell over rows."""
    cells = [c for c in grid.cells if c.row == row and c.col > 0 and c.words and c.row_span == 1]
    return middle([w for c in cells for w in c.words if not w.superscript] or [cells[0].words[0]]) if cells else None


def _tiled(grid: Grid) -> list[Rows]:
    """The groups of rows that centred labels make up, one below the other down to the last row; none where they do not.

    Wrapped rows tell no middle, but heads above the groups may wrap; rows of figures above them are no heads.
    """
    counted = next((row for row in range(grid.n_rows) if _is_of_figures(grid, row)), grid.n_rows)
    wrapped = max((c.row for c in grid.cells if c.words and len(rows_of(c.words)) > 1), default=-1)
    places = [c.row for c in grid.cells if c.col == 0 and c.words]
    for start in range(wrapped + 1, min(MOST_HEADS, grid.n_rows, counted + 1)):
        groups: list[Rows] = []
        at = start
        while at < grid.n_rows:
            end = next((e for e in range(at + 1, grid.n_rows + 1) if _is_group(grid, (at, e), places)), None)
            if end is None:
                break
            groups.append((at, end))
            at = end
        several = [group for group in groups if group[1] - group[0] > 1]
        if at == grid.n_rows and len(several) >= FEWEST_GROUPS:
            return several
    return []


def _is_of_figures(grid: Grid, row: int) -> bool:
    """Whether half of what a row holds beyond its label are figures that are no years."""
    texts = [c.text for c in grid.beginning_in(row) if c.col > 0]
    return bool(texts) and 2 * sum(is_number(text) and not is_year(text) for text in texts) >= len(texts)


def _is_group(grid: Grid, group: Rows, places: Sequence[int]) -> bool:
    first, end = group
    if end - first == 1:
        following = first + 1 in places or first + 1 == grid.n_rows
        return first in places and following
    return _centred(grid, group) and _labels(grid, group)[0].row > first - (end - first == 2)
