"""Titles of sections of rows that are centred over the whole table, not over some of its columns."""

from dataclasses import replace

from extractors.model.page import Box
from extractors.tables.columns import is_number
from extractors.tables.heads import row_cells
from extractors.tables.stages import Grid, GridCell


def with_wide_sections(grid: Grid) -> Grid:
    """The grid with each text that stands alone in its row, centred between the sides, as a cell over all columns."""
    if grid.n_cols < 3:
        return grid
    cells = list(grid.cells)
    for row in range(1, grid.n_rows - 1):
        title = _title(grid, row)
        if title is not None:
            cells = [c for c in cells if c.row != row]
            box = Box(grid.xs[0], title.box.top, grid.xs[-1], title.box.bottom)
            cells.append(replace(title, col=0, col_span=grid.n_cols, box=box))
    return replace(grid, cells=tuple(sorted(cells, key=lambda c: (c.row, c.col))))


def _title(grid: Grid, row: int) -> GridCell | None:
    """The only text of a row, centred, with a labelled row below it and a row of the body or of heads above."""
    held = row_cells(grid, row)
    through = any(c.words and c.row < row < c.row + c.row_span for c in grid.cells)
    if len(held) != 1 or through or held[0].row_span > 1 or held[0].col == 0 or is_number(held[0].text):
        return None
    above, below = row_cells(grid, row - 1), row_cells(grid, row + 1)
    if len(above) < 2 or above[0].col > 0 or len(below) < 2 or below[0].col > 0:
        return None
    words = held[0].words
    middle = (min(w.box.x0 for w in words) + max(w.box.x1 for w in words)) / 2
    all_over, body = grid.box.x_mid, (grid.xs[1] + grid.xs[-1]) / 2
    return held[0] if abs(middle - all_over) < min(words[0].size, abs(middle - body)) else None
