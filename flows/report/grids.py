"""The papers' tables as they were read."""

from collections.abc import Iterable, Mapping, Sequence
from heapq import nsmallest

from extractors.model.rows import CellRow, DocumentRow, TableRow
from flows.report.markup import Html, element, folded, section, share, shown_of, text

MOST_TABLES = 100
MOST_ROWS = 120
"""Rows shown of one table."""


def shown(rows: Iterable[TableRow]) -> list[TableRow]:
    """The tables that are shown: the least sure ones, these first."""
    return nsmallest(MOST_TABLES, rows, lambda row: (row.confidence, row.document_id, row.page_start, row.table_id))


def tables(rows: Sequence[TableRow], cells: Mapping[str, Sequence[CellRow]], documents: Mapping[str, DocumentRow]) -> Html:
    """The tables, the least sure first, each with its caption, its grid and its notes."""
    worst = shown(rows)
    lead = shown_of(len(worst), len(rows), "tables, the least sure first", "tables.csv and cells.csv")
    drawn = "".join(_table(row, cells.get(row.table_id, ()), documents) for row in worst)
    return section("tables", "Tables", lead if rows else "No tables were found.", drawn)


def _table(row: TableRow, cells: Sequence[CellRow], documents: Mapping[str, DocumentRow]) -> Html:
    paper = documents.get(row.document_id)
    pages = f"page {row.page_start}" if row.page_start == row.page_end else f"pages {row.page_start}-{row.page_end}"
    place = f"{paper.path.rpartition('/')[2] if paper else ''}, {pages}, {row.n_rows} rows, {row.n_cols} columns"
    head = f"{text(row.caption or 'Table without a caption')} {element('small', text(place))} {share(row.confidence)}"
    by_row: dict[int, list[CellRow]] = {}
    for cell in cells:
        by_row.setdefault(cell.row, []).append(cell)
    last = min(row.n_rows, MOST_ROWS)
    body = "\n".join(element("tr", "".join(map(_cell, by_row.get(i, ())))) for i in range(last))
    cut = element("p", f"The first {last} of {row.n_rows} rows.", "lead") if last < row.n_rows else ""
    notes = "".join(element("p", text(note), "note") for note in row.notes)
    return folded(head, f'<div class="wide"><table class="grid">{body}</table></div>{notes}{cut}')


def _cell(cell: CellRow) -> Html:
    name = "th" if cell.is_header else "td"
    down = f' rowspan="{cell.row_span}"' if cell.row_span > 1 else ""
    across = f' colspan="{cell.col_span}"' if cell.col_span > 1 else ""
    return f"<{name}{down}{across}>{text(cell.text).replace(chr(10), '<br>')}</{name}>"
