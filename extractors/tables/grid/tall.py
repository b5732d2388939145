"""Cells of several lines that no rule draws: taller than their row, or pushed apart.

The last lines of the former stand beside the first line of the next row; the ends of lines of the latter look like a column.
"""

from dataclasses import replace

from extractors.model.page import union
from extractors.tables.grid.bands import Reach, is_full
from extractors.tables.marks.kinds import opens_item
from extractors.tables.marks.lines import rows_of
from extractors.tables.stages import Grid, GridCell

FEWEST_ITEMS = 3
LEAST_ITEMS = 0.6
"""A column is one of numbered items from so many of them and this share of its texts on."""

ON_LINE = 0.5
"""Letter sizes by which the middles of two words of one line differ, at most."""


def with_tall_cells(grid: Grid) -> Grid:
    """The grid with the text of cells that go on in the next row's line taken up into them, which leaves a blank below.

    They are known in a column of numbered items, by a text without a number under an item whose line was full.
    """
    out = list(grid.cells)
    for column in range(1, grid.n_cols):
        mine = [c for c in out if c.col == column and c.col_span == 1 and c.words]
        opening = [c.words[0].text for c in mine]
        items = [word for word in opening if opens_item(word, opening)]
        if len(items) < max(FEWEST_ITEMS, LEAST_ITEMS * len(opening)):
            continue
        right = max(w.box.x1 for c in mine for w in c.words)
        for cell in mine:
            above = next((c for c in out if c.col == column and c.row + c.row_span == cell.row and c.col_span == 1), None)
            if above is None or not above.words or cell.words[0].text in items or above.words[0].text not in items:
                continue
            if is_full(above.words, cell.words[0], Reach(right)):
                edge = max(word.box.bottom for word in cell.words)
                out[out.index(above)] = replace(
                    above, words=(*above.words, *cell.words), box=replace(above.box, bottom=edge)
                )
                out[out.index(cell)] = replace(cell, words=(), box=replace(cell.box, top=min(edge, cell.box.bottom)))
    return replace(grid, cells=tuple(out))


def without_stretched(grid: Grid) -> Grid:
    """The grid without columns that hold nothing but the ends of a single cell's lines.

    A cell whose lines are stretched to its full width may show one gap over another; what stands behind it is in line with
    nothing above or below, and the cell before it wraps too.
    """
    for column in range(1, grid.n_cols):
        if (parts := _rest(grid, column)) is not None:
            return without_stretched(_joined(grid, column, *parts))
    return grid


def _rest(grid: Grid, column: int) -> tuple[GridCell, GridCell] | None:
    """The two cells of which a column's only one is the ends of the lines of the one before; None where it is not so."""
    over = [c for c in grid.cells if c.words and c.col <= column < c.col + c.col_span]
    if len(over) != 1 or over[0].col_span > 1 or over[0].row == 0 or over[0].ruled:
        return None
    end = over[0]
    start = next((c for c in grid.cells if c.row == end.row and c.col == column - 1 and c.words and c.col_span == 1), None)
    if start is None:
        return None
    lines, ends = rows_of(start.words), rows_of(end.words)
    beside = [any(abs(a[0].box.y_mid - b[0].box.y_mid) < ON_LINE * a[0].size for a in lines) for b in ends]
    return (start, end) if len(ends) > 1 and len(lines) > 1 and all(beside) and not _are_figures(end) else None


def _are_figures(cell: GridCell) -> bool:
    return any(letter.isdigit() for letter in cell.text)


def _joined(grid: Grid, column: int, start: GridCell, end: GridCell) -> Grid:
    """The grid with a column, of which `end` is the only cell, made one with that of `start` before it."""
    words = tuple(word for line in rows_of((*start.words, *end.words)) for word in line)
    whole = replace(start, words=words, box=union((start.box, end.box)))
    cells = []
    for cell in grid.cells:
        if cell is end or (cell.col == column and not cell.words and cell.col_span == 1):
            continue
        kept = whole if cell is start else cell
        shift = kept.col >= column
        spans = kept.col < column < kept.col + kept.col_span
        box = replace(kept.box, x1=grid.xs[column + 1]) if kept.col + kept.col_span == column else kept.box
        cells.append(replace(kept, col=kept.col - shift, col_span=kept.col_span - spans, box=box))
    return replace(grid, xs=(*grid.xs[:column], *grid.xs[column + 1 :]), cells=tuple(cells))
