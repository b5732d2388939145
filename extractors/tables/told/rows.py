"""Rows of a table that a person calls one."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from extractors.model.document import Cell, Table
from extractors.tables.joining.continuation import run_on
from extractors.tables.marks.kinds import letters
from extractors.tables.told.printed import row_text


def rows_meant(table: Table, first: str, last: str) -> tuple[int, int] | None:
    """The first and the last of the rows that print these words; None where there are no two such rows."""
    printed = [letters(row_text(table, row)) for row in range(table.n_rows)]
    start = next((row for row, text in enumerate(printed) if text == letters(first)), None)
    if start is None:
        return None
    end = next((row for row in range(start + 1, table.n_rows) if printed[row] == letters(last)), None)
    return None if end is None else (start, end)


def with_rows_joined(table: Table, first: int, last: int, vocabulary: Mapping[str, int]) -> Table:
    """The table with its rows from `first` to `last` as one; what comes below moves up."""

    def moved(row: int) -> int:
        return row if row <= first else max(first, row - (last - first))

    heads = moved(table.n_header_rows - 1) + 1 if table.n_header_rows else 0
    cells = []
    for cell in sorted(table.cells, key=lambda cell: (cell.row, cell.col)):
        row = moved(cell.row)
        span = moved(cell.row + cell.row_span - 1) - row + 1
        cells.append(replace(cell, row=row, row_span=span, is_header=row < heads))
    crossing = [cell for cell in cells if cell.row <= first < cell.row + cell.row_span]
    others = [cell for cell in cells if not cell.row <= first < cell.row + cell.row_span]
    whole = sorted((*others, *_overlaid(crossing, vocabulary)), key=lambda cell: (cell.row, cell.col))
    if first < table.n_header_rows:
        whole = [replace(cell, path=_path(whole, cell)) for cell in whole]
    return replace(table, cells=tuple(whole), n_rows=table.n_rows - (last - first), n_header_rows=heads)


def _overlaid(cells: Sequence[Cell], vocabulary: Mapping[str, int]) -> Iterable[Cell]:
    """Cells of one row, in the order of print: those that share a column are one."""
    done: list[Cell] = []
    for cell in cells:
        sharing = [one for one in done if one.col < cell.col + cell.col_span and cell.col < one.col + one.col_span]
        for one in sharing:
            done.remove(one)
        for one in reversed(sharing):
            cell = _joined(one, cell, vocabulary)
        done.append(cell)
    return done


def _joined(one: Cell, other: Cell, vocabulary: Mapping[str, int]) -> Cell:
    row, col = min(one.row, other.row), min(one.col, other.col)
    return replace(
        one,
        row=row,
        col=col,
        row_span=max(one.row + one.row_span, other.row + other.row_span) - row,
        col_span=max(one.col + one.col_span, other.col + other.col_span) - col,
        runs=run_on(one.runs, other.runs, vocabulary),
        parts=(*one.parts, *other.parts),
        confidence=min(one.confidence, other.confidence),
    )


def _path(cells: Sequence[Cell], cell: Cell) -> tuple[str, ...]:
    """The heads over a body cell, outermost first; none for a head."""
    if cell.is_header:
        return ()
    over = (head for head in cells if head.is_header and head.col <= cell.col < head.col + head.col_span)
    return tuple(head.text for head in over if head.text)
