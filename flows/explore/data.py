"""What explore.html knows, as plain lists for its script: the orders of columns here are those of script/data.js."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from heapq import nsmallest
from itertools import groupby, islice
from operator import itemgetter
from typing import TypeVar

from extractors.model.rows import CellRow, DocumentRow, EntityRow, EvidenceRow, FlagRow, RecordRow, TableRow
from flows.contents import Contents
from flows.explore.series import Plain, series
from flows.ordered import ordered
from flows.reasons import flags as known_flags
from flows.twins import DUPLICATE, RECORD, brief

Item = TypeVar("Item")
Sure = TypeVar("Sure", RecordRow, TableRow)

MOST_FACTS, MOST_TABLES, MOST_DOUBTS, MOST_BODIES = 50_000, 5_000, 50_000, 5_000
"""Rows of each kind that the page has room for; all are in the CSV files."""

MOST_CELLS = 4000
"""Cells of one table that the page shows."""

SHOWN_APART = {
    *("record_id", "kind", "subtype", "title", "parties", "donor", "recipient", "organizations", "date", "year"),
    *("amount", "currency", "amount_usd", "flags", "confidence", "n_evidence"),
}
"""Columns of a record that have a place of their own on the page; the others are listed by name where they are filled."""


def data(contents: Contents) -> Mapping[str, Plain | Iterator[Plain]]:
    """The whole dataset as the page needs it; the long lists come item by item, and are not held."""
    papers = {row.document_id: i for i, row in enumerate(contents.documents)}
    records = _least_sure(contents.records, MOST_FACTS, lambda row: row.record_id)
    tables = _least_sure(contents.tables, MOST_TABLES, lambda row: row.table_id)
    return {
        "left": len(contents.records) - len(records),
        "names": {row.code: row.name for row in contents.entities if row.label == "COUNTRY" and row.code},
        "words": {flag.code: [flag.meaning, flag.what_to_do] for flag in known_flags().values()},
        "papers": (_paper(row) for row in contents.documents),
        "facts": _facts(contents, records, papers),
        "tables": _tables(contents, tables, papers),
        "doubts": (_doubt(row, papers) for row in islice(_elsewhere(contents.flags), MOST_DOUBTS)),
        "series": series(contents, papers),
        "bodies": _bodies(contents.entities),
    }


def _facts(contents: Contents, shown: frozenset[str], papers: Mapping[str, int]) -> Iterator[Plain]:
    rows = (row for row in contents.records if row.record_id in shown)
    at = _places(row.record_id for row in contents.records if row.record_id in shown)
    places = _beside(contents.evidence, at, lambda row: row.record_id)
    doubts = _beside(_about(contents.flags), at, itemgetter(0))
    for row, own, flagged in zip(rows, places, doubts, strict=True):
        yield _fact(row, own, [flag for _, flag in flagged], papers)


def _about(flags: Iterable[FlagRow]) -> Iterator[tuple[str, FlagRow]]:
    """Each doubt with the id of what it is about; of records that may be one fact with each that it names."""
    for flag in flags:
        yield flag.subject_id, flag
        if flag.flag == DUPLICATE:
            told = replace(flag, detail=brief(flag.detail))
            yield from ((each, told) for each in sorted(set(RECORD.findall(flag.detail)) - {flag.subject_id}))


def _tables(contents: Contents, shown: frozenset[str], papers: Mapping[str, int]) -> Iterator[Plain]:
    rows = (row for row in contents.tables if row.table_id in shown)
    at = _places(row.table_id for row in contents.tables if row.table_id in shown)
    cells = _beside(contents.cells, at, lambda row: row.table_id)
    doubts = _beside(contents.flags, at, lambda row: row.subject_id)
    for row, own, flagged in zip(rows, cells, doubts, strict=True):
        yield _table(row, own, flagged, papers)


def _bodies(rows: Iterable[EntityRow]) -> Iterator[Plain]:
    """The organisations that are named most."""
    own = (row for row in rows if row.label == "ORG")
    for row in nsmallest(MOST_BODIES, own, key=lambda row: (-row.n_mentions, row.name, row.entity_id)):
        yield [row.entity_id, row.name, list(row.aliases), row.n_mentions, row.n_documents]


def _elsewhere(rows: Iterable[FlagRow]) -> Iterator[FlagRow]:
    """Doubts about other things than records."""
    return (row for row in rows if row.subject != "records")


def _least_sure(rows: Iterable[Sure], most: int, key: Callable[[Sure], str]) -> frozenset[str]:
    """The keys of the rows that the page has room for: all, or the least sure ones."""
    return frozenset(name for _, name in nsmallest(most, ((row.confidence, key(row)) for row in rows)))


def _places(keys: Iterable[str]) -> dict[str, int]:
    """The place of each key among them."""
    return {key: i for i, key in enumerate(keys)}


def _beside(rows: Iterable[Item], at: Mapping[str, int], key: Callable[[Item], str]) -> Iterator[list[Item]]:
    """For each of the keys in `at`, in their order, the rows that have it."""
    found = groupby(ordered((at[key(row)], row) for row in rows if key(row) in at), key=itemgetter(0))
    place, some = next(found, (-1, iter(())))
    for i in range(len(at)):
        if i != place:
            yield []
            continue
        yield [row for _, row in some]
        place, some = next(found, (-1, iter(())))


def _paper(row: DocumentRow) -> Plain:
    counts = (row.n_pages, row.n_tables, row.n_mentions, row.n_records)
    return [row.document_id, row.path, row.title, row.year, row.status, row.reason, *counts, list(row.also_at)]


def _fact(row: RecordRow, places: Sequence[EvidenceRow], doubts: Sequence[FlagRow], papers: Mapping[str, int]) -> Plain:
    more = {
        name: list(value) if isinstance(value, tuple) else value
        for name in RecordRow.__slots__
        if name not in SHOWN_APART and (value := getattr(row, name)) not in (None, "", ())
    }
    return [
        row.record_id,
        row.kind,
        row.subtype,
        row.title,
        list(row.parties),
        row.donor,
        row.recipient,
        list(row.organizations),
        row.date,
        row.year,
        row.amount,
        row.currency,
        row.amount_usd,
        round(row.confidence, 3),
        [[flag.flag, flag.detail, "" if flag.subject_id == row.record_id else flag.subject_id] for flag in doubts],
        [_place(place, row, papers) for place in sorted(places, key=_printed)],
        more,
    ]


def _printed(row: EvidenceRow) -> tuple[str, int, str]:
    return row.document_id, row.start or 0, row.evidence_id


def _place(row: EvidenceRow, record: RecordRow, papers: Mapping[str, int]) -> Plain:
    """A place; its title stands for itself only where it is not the record's, and so its date and sum."""
    box = [row.x0, row.top, row.x1, row.bottom] if row.x0 is not None else None
    differs = {
        "title": row.title if row.title != record.title else "",
        "date": row.date if row.date != record.date else "",
        "amount": row.amount if (row.amount, row.currency) != (record.amount, record.currency) else None,
        "currency": row.currency if row.amount != record.amount else "",
        "parties": list(row.parties) if row.parties != record.parties else [],
    }
    said = {name: value for name, value in differs.items() if value not in (None, "", [])}
    at = [row.table_id, row.row, row.col] if row.table_id else None
    return [row.evidence_id, papers[row.document_id], row.page, row.quote, box, at, said]


def _table(row: TableRow, cells: Sequence[CellRow], doubts: Sequence[FlagRow], papers: Mapping[str, int]) -> Plain:
    boxes: dict[int, list[float]] = {}
    for cell in cells:
        if cell.page is None or cell.x0 is None or cell.top is None or cell.x1 is None or cell.bottom is None:
            continue
        x0, top, x1, bottom = boxes.get(cell.page, [cell.x0, cell.top, cell.x1, cell.bottom])
        boxes[cell.page] = [min(x0, cell.x0), min(top, cell.top), max(x1, cell.x1), max(bottom, cell.bottom)]
    return [
        row.table_id,
        papers[row.document_id],
        row.number,
        row.caption,
        row.page_start,
        row.page_end,
        row.n_rows,
        row.n_cols,
        round(row.confidence, 3),
        list(row.notes),
        row.unit,
        [[c.row, c.col, c.row_span, c.col_span, int(c.is_header), c.text] for c in cells[:MOST_CELLS]],
        [[page, *box] for page, box in sorted(boxes.items())],
        [[flag.flag, flag.detail] for flag in doubts],
    ]


def _doubt(row: FlagRow, papers: Mapping[str, int]) -> Plain:
    paper = papers.get(row.document_id or "")
    return [row.subject, row.subject_id, paper, row.page, row.flag, row.detail]
