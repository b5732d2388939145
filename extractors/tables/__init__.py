"""Pages in, logical tables out."""

from collections.abc import Sequence

from extractors.model.document import Cell, Part, Run, Table
from extractors.model.page import Page
from extractors.tables.pages import grids
from extractors.tables.stages import Grid


def find(pages: Sequence[Page]) -> tuple[Table, ...]:
    """The logical tables of a paper: continuations on later pages joined to where they began."""
    return find_on_pages(pages)


def find_on_pages(pages: Sequence[Page]) -> tuple[Table, ...]:
    """The tables page by page, unstitched: a table over three pages is three."""
    return tuple(_table(page, grid) for page in pages for grid in grids(page))


def _table(page: Page, grid: Grid) -> Table:
    cells = tuple(
        Cell(
            row=c.row,
            col=c.col,
            runs=tuple(Run(w.text, page.number, w.box) for w in c.words),
            parts=(Part(page.number, c.box),),
            row_span=c.row_span,
            col_span=c.col_span,
            is_header=c.row == 0,
        )
        for c in grid.cells
    )
    return Table(
        number="",
        caption=(),
        cells=cells,
        parts=(Part(page.number, grid.box),),
        n_rows=grid.n_rows,
        n_cols=grid.n_cols,
        n_header_rows=1,
        method="text" if grid.kind == "text" else "lines",
        confidence=0.5,
    )
