"""What a person decides about tables: here stands one, this is none, these rows are one, this is the caption."""

import re
from collections.abc import Mapping, Sequence

from extractors.model.rows import CellRow, DocumentRow, TableRow
from extractors.model.told import TABLE_VERBS
from flows.emit import tabled
from flows.reconcile.decisions import BadDecision, Quote, Verb, is_on_table
from flows.review import Known
from flows.said import Said

WORDS = 40
"""Words that a table is known by: its first cells."""

ROWS = re.compile(r"(\d+)\s*(?:-|–|to|and)\s*(\d+)")


def said(known: Known, table: str, row_id: str, verb: Verb, other: str, value: str) -> Said:
    """A person's word about a row of `tables`, or of `documents` where a table was not found.

    `table` needs the words of its first line as `other` and of its last as `value`, and a paper; the others a table:
    `caption` the caption's words as `other`, `rows` two row numbers, as in "4-5". Raises BadDecision.
    """
    if not is_on_table(verb):
        raise BadDecision(f"{verb} is no word about a table; say {', '.join(TABLE_VERBS)}")
    words = " ".join((other or value).split())
    if table == "documents":
        return _table(known.documents[row_id], verb, words, " ".join(value.split()) if other else "")
    if verb == "table":
        raise BadDecision("name the paper in which a table was not found, as in `decide doc_1a2b table WORDS --value WORDS`")
    own = known.tables[row_id]
    cells = _cells(known, own.document_id)
    quote = _quote(known, own, cells)
    if verb == "no_table":
        return Said(quote)
    if verb == "caption":
        if not words:
            raise BadDecision('caption needs its words, as they are printed: `decide tab_1a2b caption "Table 3: Loans"`')
        return Said(quote, value=words)
    return _rows(quote, own, cells[row_id], words)


def told(key: str, verb: Verb, value: str) -> str:
    """What a decision changes, in a line."""
    return f"{key} {verb}" + (f": {value}" if value else "")


def _table(paper: DocumentRow, verb: Verb, first: str, last: str) -> Said:
    if verb != "table":
        raise BadDecision(f"{verb} is decided of a table, not of a paper; `paperledger find` and explore.html have its id")
    if not first or not last:
        raise BadDecision("table needs words of its first line and, as --value, of its last")
    quote = Quote(paper.document_id, first, paper=paper.title)
    return Said(quote, Quote(paper.document_id, last, paper=paper.title))


def _quote(known: Known, table: TableRow, cells: Mapping[str, Sequence[CellRow]]) -> Quote:
    """The words that a table is known by, and which it is among those of the paper that are known by the same."""
    words = _known_by(cells[table.table_id])
    order = [each.table_id for each in known.tables.values() if each.document_id == table.document_id]
    twins = sum(_known_by(cells[each]) == words for each in order[: order.index(table.table_id)])
    return Quote(table.document_id, words, occurrence=1 + twins, paper=known.documents[table.document_id].title)


def _cells(known: Known, document_id: str) -> dict[str, list[CellRow]]:
    """The cells of each table of a paper."""
    found: dict[str, list[CellRow]] = {row.table_id: [] for row in known.tables.values() if row.document_id == document_id}
    for row in tabled.rows(known.folder, "cells"):
        if isinstance(row, CellRow) and row.table_id in found:
            found[row.table_id].append(row)
    return found


def _known_by(cells: Sequence[CellRow]) -> str:
    texts = (cell.text for cell in sorted(cells, key=lambda cell: (cell.row, cell.col)))
    return " ".join(" ".join(texts).split()[:WORDS])


def _rows(quote: Quote, table: TableRow, cells: Sequence[CellRow], words: str) -> Said:
    found = ROWS.fullmatch(words)
    if found is None or not int(found[1]) < int(found[2]) < table.n_rows:
        raise BadDecision(f"rows needs two of its rows, counted from 0 to {table.n_rows - 1}, as in 4-5")
    first, last = (_row(cells, int(number)) for number in found.groups())
    if not first or not last:
        raise BadDecision("an empty row has no words to be known by")
    return Said(
        Quote(quote.document_id, first, quote.text, quote.occurrence, quote.paper),
        Quote(quote.document_id, last, quote.text, quote.occurrence, quote.paper),
        words,
    )


def _row(cells: Sequence[CellRow], number: int) -> str:
    return " ".join(" ".join(cell.text for cell in sorted(cells, key=lambda c: c.col) if cell.row == number).split())
