"""What a typeset test paper holds, before it is typeset: tables as grids of entries, and their truth as data.

A table's content is a JSON file in `content/`. Its `header` and `body` are lists of rows, a row a list of texts, one a
column; "<" stands for "the cell to the left goes on here", "^" for "the cell above goes on here". A line break in a text
parts the paragraphs of one cell. `columns` gives each column's alignment: l, r, c, or . for numbers set on their point.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypedDict

HERE = Path(__file__).parent / "content"


@dataclass(frozen=True)
class Entry:
    """A cell of a table. `row` and `col` count from 0, header rows included."""

    text: str
    row: int
    col: int
    row_span: int
    col_span: int
    is_header: bool


@dataclass(frozen=True)
class Table:
    """A table to be typeset. `widths` are shares of the table's width, one a column."""

    number: str
    caption: str
    columns: str
    widths: tuple[float, ...]
    entries: tuple[Entry, ...]
    n_rows: int
    n_header_rows: int
    notes: tuple[str, ...] = ()
    unit: str = ""

    @property
    def n_cols(self) -> int:
        return len(self.columns)

    @property
    def label(self) -> str:
        return f"Table {self.number}:"


class TrueCell(TypedDict):
    """A body cell as it must come out; `row` counts from the first body row."""

    row: int
    col: int
    rowspan: int
    colspan: int
    text: str
    pages: list[int]


class TrueTable(TypedDict):
    """A table as it must come out. `header` lists the header rows' texts one after the other, spans filled in.

    `grid` shows a spanning cell in its first row and column only, `grid_filled` repeats it.
    """

    number: str
    caption: str
    unit: str
    pages: list[int]
    n_rows: int
    n_header_rows: int
    n_cols: int
    header: list[str]
    cells: list[TrueCell]
    grid: list[list[str]]
    grid_filled: list[list[str]]
    notes: list[str]


@cache
def table(name: str) -> Table:
    """The table in content/<name>.json. Raises FileNotFoundError when there is none."""
    raw = json.loads((HERE / f"{name}.json").read_text(encoding="utf-8"))
    return read_table(raw)


def read_table(raw: Mapping[str, object]) -> Table:
    """A table from its JSON form."""
    header, body = _rows(raw["header"]), _rows(raw["body"])
    columns = str(raw["columns"])
    if any(len(row) != len(columns) for row in header + body):
        raise ValueError(f"table {raw['number']}: a row has not {len(columns)} cells")
    widths = raw.get("widths") or [1.0] * len(columns)
    notes = raw.get("notes") or []
    if not isinstance(widths, list) or not isinstance(notes, list):
        raise ValueError(f"table {raw['number']}: widths and notes are lists")
    return Table(
        number=str(raw["number"]),
        caption=str(raw["caption"]),
        columns=columns,
        widths=tuple(float(width) for width in widths),
        entries=tuple(_entries(header, is_header=True, first=0)) + tuple(_entries(body, is_header=False, first=len(header))),
        n_rows=len(header) + len(body),
        n_header_rows=len(header),
        notes=tuple(str(note) for note in notes),
        unit=str(raw.get("unit") or ""),
    )


def _rows(raw: object) -> list[list[str]]:
    if not isinstance(raw, list):
        raise ValueError("rows are a list of lists")
    return [[str(text) for text in row] for row in raw]


def _entries(rows: Sequence[Sequence[str]], is_header: bool, first: int) -> Iterator[Entry]:
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            if text in ("<", "^"):
                continue
            col_span = 1
            while c + col_span < len(row) and row[c + col_span] == "<":
                col_span += 1
            row_span = 1
            while r + row_span < len(rows) and rows[r + row_span][c] == "^":
                row_span += 1
            yield Entry(text, first + r, c, row_span, col_span, is_header)


def truth(content: Table, pages: Mapping[tuple[int, int], Sequence[int]]) -> TrueTable:
    """The true table, given the pages where each entry (by row and column) was printed."""
    n_body = content.n_rows - content.n_header_rows
    grid = [["" for _ in range(content.n_cols)] for _ in range(n_body)]
    filled = [["" for _ in range(content.n_cols)] for _ in range(content.n_rows)]
    cells: list[TrueCell] = []
    for entry in content.entries:
        for r in range(entry.row, entry.row + entry.row_span):
            filled[r][entry.col : entry.col + entry.col_span] = [entry.text] * entry.col_span
        if entry.is_header:
            continue
        row = entry.row - content.n_header_rows
        grid[row][entry.col] = entry.text
        cells.append(
            TrueCell(
                row=row,
                col=entry.col,
                rowspan=entry.row_span,
                colspan=entry.col_span,
                text=entry.text,
                pages=sorted(pages.get((entry.row, entry.col), ())),
            )
        )
    return TrueTable(
        number=content.number,
        caption=content.caption,
        unit=content.unit,
        pages=sorted({page for cell in cells for page in cell["pages"]}),
        n_rows=n_body,
        n_header_rows=content.n_header_rows,
        n_cols=content.n_cols,
        header=[text for row in filled[: content.n_header_rows] for text in row],
        cells=cells,
        grid=grid,
        grid_filled=filled[content.n_header_rows :],
        notes=list(content.notes),
    )
