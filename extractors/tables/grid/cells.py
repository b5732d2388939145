"""A region and its words -> a grid: faces of the drawn rules, divided by white space, cells with their words."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extractors.model.page import Box, Word
from extractors.tables.grid.cuts import divided_rows
from extractors.tables.grid.edges import with_edges
from extractors.tables.grid.faces import Divided, cut_by_bands, faces_of, words_by_face
from extractors.tables.grid.group_labels import with_group_labels
from extractors.tables.grid.in_line import with_cells_in_line
from extractors.tables.grid.phrases import spans_of
from extractors.tables.grid.sections import with_wide_sections
from extractors.tables.grid.separators import columns_of
from extractors.tables.grid.tall import with_tall_cells, without_stretched
from extractors.tables.stages import Grid, GridCell, Region

SLIVER = 12.0
"""A drawn column without words that is no wider than this, in points, is the gap of a double rule."""


def grid_of(region: Region, words: Sequence[Word]) -> Grid:
    """The grid of a region. Words belong to it when their middle lies in its box."""
    inside = tuple(w for w in words if region.box.contains(w.box.x_mid, w.box.y_mid))
    region = with_edges(region, inside)
    faces = faces_of(region)
    held = words_by_face(faces, inside)
    xs, divided = columns_of(region, faces, held)
    divided = cut_by_bands(divided, faces.ys)
    ys, cuts = divided_rows(region, faces, divided, xs)
    cells = [cell for part, rows in zip(divided, cuts, strict=True) for cell in cells_of(part, rows, xs, ys)]
    grid = Grid(
        region.box, xs, ys, tuple(sorted(cells, key=lambda c: (c.row, c.col))), region.kind, region, region.continues
    )
    grid = grid if region.continues else without_stretched(without_empty(grid))
    whole = with_tall_cells(with_wide_sections(with_cells_in_line(grid), region.rules))
    return whole if region.continues else with_group_labels(whole, region.rules.horizontal)


def cells_of(part: Divided, cuts: Sequence[float], xs: Sequence[float], ys: Sequence[float]) -> list[GridCell]:
    """The cells of one face: words into rows and columns, cells joined where text runs on over a separator."""
    face = part.face
    row_edges = (face.box.top, *cuts, face.box.bottom)
    col_edges = (face.box.x0, *part.xs, face.box.x1)
    cells = []
    for top, bottom in pairwise(row_edges):
        words = [w for w in part.words if top <= w.box.y_mid < bottom or len(row_edges) == 2]
        for c0, c1, held in spans_of(words, col_edges):
            box = Box(col_edges[c0], top, col_edges[c1], bottom)
            row, col = ys.index(top), xs.index(box.x0)
            cells.append(
                GridCell(
                    row,
                    col,
                    ys.index(bottom) - row,
                    xs.index(box.x1) - col,
                    box,
                    tuple(held),
                    ruled=not cuts and not part.xs,
                )
            )
    return cells


def without_empty(grid: Grid) -> Grid:
    """The grid without rows and columns that no cell with words begins in; drawn ones too wide to be slivers stay."""
    keep_rows = _kept(grid.n_rows, [(c.row, c.row_span) for c in grid.cells if c.words])
    drawn = [(c.col, c.col_span) for c in grid.cells if c.col_span == 1 and c.ruled and c.box.width > SLIVER]
    keep_cols = _kept(grid.n_cols, [(c.col, c.col_span) for c in grid.cells if c.words] + drawn)
    cells = []
    for cell in grid.cells:
        rows = [keep_rows.index(r) for r in range(cell.row, cell.row + cell.row_span) if r in keep_rows]
        cols = [keep_cols.index(c) for c in range(cell.col, cell.col + cell.col_span) if c in keep_cols]
        if rows and cols:
            cells.append(GridCell(rows[0], cols[0], len(rows), len(cols), cell.box, cell.words, cell.ruled))
    ys = tuple(grid.ys[r] for r in keep_rows) + ((grid.ys[keep_rows[-1] + 1],) if keep_rows else (grid.box.bottom,))
    xs = tuple(grid.xs[c] for c in keep_cols) + ((grid.xs[keep_cols[-1] + 1],) if keep_cols else (grid.box.x1,))
    return replace(grid, xs=xs, ys=ys, cells=tuple(cells))


def _kept(n: int, spans: Sequence[tuple[int, int]]) -> list[int]:
    """Tracks that some cell begins in; a track only reached by spans over it says nothing of its own."""
    own = {start for start, _ in spans}
    return [i for i in range(n) if i in own]
