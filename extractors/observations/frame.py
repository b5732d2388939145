"""What a table's grid is: where its figures stand, and the labels over and beside each of them."""

from collections.abc import Sequence
from dataclasses import dataclass

from extractors.model.document import Cell, Table
from extractors.observations import columns, heads, stubs
from extractors.observations.columns import Kind
from extractors.observations.figures import Figure, figures, level
from extractors.observations.labels import Label, Labels
from extractors.observations.notation import Notation, notation


@dataclass(frozen=True, slots=True)
class Entry:
    """A cell with figures: its index in the table's cells, where it is, and its labels, outermost first."""

    cell: int
    row: int
    col: int
    figures: tuple[Figure, ...]
    rows: tuple[Label, ...]
    cols: tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """A table as figures and labels. `corner` are the heads over the stubs, `kinds` what each column holds.

    `partners` tells that the first column of countries holds the other sides, by its head.
    """

    entries: tuple[Entry, ...]
    corner: tuple[Label, ...]
    kinds: tuple[Kind, ...]
    caption: Label
    partners: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table's cells by place: `at[row][col]` is the index of the cell that covers it, or None."""

    table: Table
    at: tuple[tuple[int | None, ...], ...]
    figures: tuple[tuple[Figure, ...], ...]

    def cell(self, row: int, col: int) -> Cell | None:
        index = self.at[row][col]
        return None if index is None else self.table.cells[index]

    def text(self, row: int, col: int) -> str:
        cell = self.cell(row, col)
        return cell.text.strip() if cell is not None else ""

    def says(self, row: int, col: int) -> tuple[Figure, ...]:
        """The figures of the cell that covers a place."""
        index = self.at[row][col]
        return () if index is None else self.figures[index]


def grid_of(table: Table, by: Notation) -> Grid:
    """The table's cells by place, with what each says as a figure."""
    at: list[list[int | None]] = [[None] * table.n_cols for _ in range(table.n_rows)]
    for i, cell in enumerate(table.cells):
        for row in range(cell.row, min(cell.row + cell.row_span, table.n_rows)):
            for col in range(cell.col, min(cell.col + cell.col_span, table.n_cols)):
                at[row][col] = i
    return Grid(table, tuple(tuple(row) for row in at), tuple(figures(cell, by) for cell in table.cells))


def notation_of(table: Table, otherwise: Notation) -> Notation:
    """How a table writes its numbers."""
    return notation((level(cell) for cell in table.cells if len(cell.text) < 40), otherwise)


def frame(index: int, table: Table, labels: Labels, otherwise: Notation) -> Frame:
    """The table's figures with their labels."""
    grid = grid_of(table, notation_of(table, otherwise))
    n_heads = heads.count(grid)
    kinds = columns.kinds(grid, n_heads)
    over = heads.Heads(grid, index, labels, n_heads, kinds)
    beside = stubs.stubs(grid, index, labels, n_heads, kinds, over)
    entries = []
    for row in range(n_heads, table.n_rows):
        if row in over.inner:
            continue
        for col in range(table.n_cols):
            cell = grid.cell(row, col)
            if cell is None or cell.row != row or cell.col != col or not grid.says(row, col):
                continue
            if columns.holds(grid, kinds, row, col):
                at = grid.at[row][col]
                assert at is not None
                entries.append(Entry(at, row, col, grid.says(row, col), beside.get(row, ()), over.path(row, col)))
    if all(figure.is_year for entry in entries for figure in entry.figures):
        entries = []
    places = [columns.head_words(grid, n_heads, col) for col, kind in enumerate(kinds) if kind == "place"]
    partners = bool(places) and columns.is_head(places[0], "partners")
    return Frame(tuple(entries), over.corner(), tuple(kinds), labels.of_caption(index), partners)


def filled(grid: Grid, row: int, cols: Sequence[int]) -> list[int]:
    """The columns of these where a row prints something."""
    return [col for col in cols if grid.text(row, col)]
