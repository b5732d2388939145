"""A table's cells by place, with what each says as a figure."""

from dataclasses import dataclass

from extractors.model.document import Cell, Table
from extractors.observations.figures import Figure, figures, level
from extractors.observations.notation import Notation, notation


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
