"""A document, its mentions and its statements become the rows that are published."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from extractors import entities
from extractors.model.document import Document, Metadata, PlacedBlock, Table, joined
from extractors.model.extract import Extract, PlacedStatement
from extractors.model.fact import Mention, Statement
from extractors.model.ids import content_id, fingerprint
from extractors.model.page import LOSSES, Doubt
from extractors.model.rows import (
    CellRow,
    DocumentRow,
    DocumentStatus,
    FlagRow,
    MentionRow,
    Subject,
    TableRow,
)
from extractors.model.shelf import Shelf, in_portions
from extractors.observations import Found, publishing
from extractors.records import sentences

T = TypeVar("T")


def extract(
    data: bytes,
    media_type: str,
    document: Document,
    mentions: Sequence[Mention],
    statements: Sequence[Statement],
    observed: Found,
    shelf: Shelf | None = None,
) -> Extract:
    """All rows of one paper. The document row's path, catalogue columns and extractor version are left empty.

    Of a long paper most rows are put on the `shelf`, if there is one.
    """
    row = document_row(data, media_type, document)
    tables = table_rows(document, row.document_id)
    put = shelf if document.is_long else None
    named = _put(mention_rows(document, mentions, tables, row.document_id), put)
    return Extract(
        document=replace(row, n_tables=len(tables), n_mentions=len(named)),
        text=document.text,
        tables=tables,
        cells=_put(cell_rows(document, tables), put),
        mentions=named,
        statements=placed_statements(document, statements, tables, row.document_id),
        observations=publishing.rows(observed.observations, tables, row.document_id),
        flags=tuple(_flags(document, mentions, row.document_id, tables, named, observed)),
    )


def _put(rows: Iterable[T], shelf: Shelf | None) -> Sequence[T]:
    return tuple(rows) if shelf is None else in_portions(rows, shelf)


def _flags(
    document: Document,
    mentions: Sequence[Mention],
    document_id: str,
    tables: Sequence[TableRow],
    named: Sequence[MentionRow],
    observed: Found,
) -> Iterator[FlagRow]:
    yield from flag_rows(document_id, "documents", document_id, (*document.doubts, *sentences.doubts(document, mentions)))
    for table, table_row in zip(document.tables, tables, strict=True):
        yield from flag_rows(document_id, "tables", table_row.table_id, table.doubts)
    for index, doubt in observed.doubts:
        yield from flag_rows(document_id, "tables", tables[index].table_id, [doubt])
    place_of = {mention: i for i, mention in enumerate(mentions)}
    for doubted in entities.doubts(document, mentions):
        row = named[place_of[doubted.mention]]
        yield from flag_rows(document_id, "mentions", row.mention_id, [Doubt(doubted.flag, doubted.detail, row.page)])


def document_row(data: bytes, media_type: str, document: Document | None, reason: str = "", n_pages: int = 0) -> DocumentRow:
    """The paper's row. It is `partial` when a page was lost, and the first such doubt is its reason.

    A paper without document is `quarantined`, for `reason`, and its `n_pages` are counted by the caller.
    """
    lost = [doubt for doubt in document.doubts if doubt.flag in LOSSES] if document else []
    status: DocumentStatus = "quarantined" if document is None else "partial" if lost else "ok"
    printed = document.metadata if document else Metadata()
    return DocumentRow(
        document_id=content_id("doc", fingerprint(data)),
        sha256=fingerprint(data),
        path="",
        also_at=(),
        media_type=media_type,
        title=printed.title,
        authors=printed.authors,
        year=printed.year,
        publisher=printed.publisher,
        doi=printed.doi,
        url="",
        licence="",
        language=printed.language,
        n_pages=document.n_pages if document else n_pages,
        n_pages_ocr=document.n_pages_ocr if document else 0,
        n_tables=0,
        n_mentions=0,
        n_records=0,
        status=status,
        reason=_printable(reason) or (f"{lost[0].flag}: {_printable(lost[0].detail)}" if lost else ""),
        extractor_version="",
    )


def table_rows(document: Document, document_id: str) -> tuple[TableRow, ...]:
    """One row a table, in the document's order, so that `Document.tables[i]` is row i."""
    seen: Counter[str] = Counter()
    names = (
        content_id("tab", document_id, joined(table.caption), *(cell.text for cell in table.cells))
        for table in document.tables
    )
    return tuple(
        _table_row(table, _number(name, seen), document_id) for table, name in zip(document.tables, names, strict=True)
    )


def _table_row(table: Table, table_id: str, document_id: str) -> TableRow:
    return TableRow(
        table_id=table_id,
        document_id=document_id,
        number=table.number,
        caption=joined(table.caption),
        notes=tuple(joined(note) for note in table.notes),
        unit=table.unit,
        page_start=table.page_start,
        page_end=table.page_end,
        n_rows=table.n_rows,
        n_cols=table.n_cols,
        n_header_rows=table.n_header_rows,
        method=table.method,
        confidence=round(table.confidence, 3),
    )


def cell_rows(document: Document, tables: Sequence[TableRow]) -> Iterator[CellRow]:
    """One row a cell, by table, row and column. A cell's box is that of the part where it starts."""
    for table, row in zip(document.tables, tables, strict=True):
        for cell in sorted(table.cells, key=lambda cell: (cell.row, cell.col)):
            start = cell.parts[0] if cell.parts else None
            box = start.box if start else None
            yield CellRow(
                table_id=row.table_id,
                row=cell.row,
                col=cell.col,
                row_span=cell.row_span,
                col_span=cell.col_span,
                is_header=cell.is_header,
                path=cell.path,
                text=cell.text,
                page=start.page if start else None,
                x0=_point(box.x0) if box else None,
                top=_point(box.top) if box else None,
                x1=_point(box.x1) if box else None,
                bottom=_point(box.bottom) if box else None,
                confidence=round(cell.confidence, 3),
            )


def mention_rows(
    document: Document, mentions: Sequence[Mention], tables: Sequence[TableRow], document_id: str
) -> Iterator[MentionRow]:
    """One row a mention, in text order, so that mention i is row i."""
    seen: Counter[str] = Counter()
    for mention in mentions:
        place = document.place(mention.start, mention.end)
        page = place.page if place else None
        mention_id = _number(content_id("men", document_id, mention.label, mention.text, page), seen)
        block = document.block_at(mention.start)
        table, row, col = _cell_of(document, block, tables)
        box = place.box if place else None
        yield MentionRow(
            mention_id=mention_id,
            document_id=document_id,
            label=mention.label,
            kind=mention.kind,
            text=mention.text,
            norm=mention.norm,
            value=mention.value,
            unit=mention.unit,
            modifier=mention.modifier,
            entity_id=None,
            zone=block.zone if block else "body",
            page=page,
            start=mention.start,
            end=mention.end,
            table_id=table,
            row=row,
            col=col,
            x0=_point(box.x0) if box else None,
            top=_point(box.top) if box else None,
            x1=_point(box.x1) if box else None,
            bottom=_point(box.bottom) if box else None,
            method=mention.method,
            confidence=round(mention.confidence, 3),
        )


def placed_statements(
    document: Document, statements: Sequence[Statement], tables: Sequence[TableRow], document_id: str
) -> tuple[PlacedStatement, ...]:
    """Each statement with its zone, table, page and box."""
    placed = []
    for statement in statements:
        place = document.place(statement.start, statement.end)
        block = document.block_at(statement.start)
        placed.append(
            PlacedStatement(
                statement=statement,
                document_id=document_id,
                zone=block.zone if block else "body",
                table_id=tables[statement.table].table_id if statement.table is not None else None,
                page=place.page if place else None,
                box=place.box if place else None,
            )
        )
    return tuple(placed)


def flag_rows(document_id: str, subject: Subject, subject_id: str, doubts: Iterable[Doubt]) -> tuple[FlagRow, ...]:
    """One row a doubt about one subject; the same doubt twice is one row."""
    return tuple(
        FlagRow(
            flag_id=content_id("flg", subject_id, doubt.flag, doubt.page, doubt.detail),
            subject=subject,
            subject_id=subject_id,
            document_id=document_id,
            page=doubt.page,
            flag=doubt.flag,
            detail=_printable(doubt.detail),
        )
        for doubt in dict.fromkeys(doubts)
    )


def _printable(text: str) -> str:
    """The text with a space for whatever cannot be written: libraries quote the bytes of damaged files."""
    return "".join(letter if letter.isprintable() else " " for letter in text)


def _cell_of(
    document: Document, block: PlacedBlock | None, tables: Sequence[TableRow]
) -> tuple[str | None, int | None, int | None]:
    if block is None or block.table is None:
        return None, None, None
    table_id = tables[block.table].table_id
    if block.cell is None:
        return table_id, None, None
    cell = document.tables[block.table].cells[block.cell]
    return table_id, cell.row, cell.col


def _number(name: str, seen: Counter[str]) -> str:
    """The id, with a number added if it came before: things that look the same keep their print order."""
    seen[name] += 1
    return name if seen[name] == 1 else f"{name}-{seen[name]}"


def _point(value: float) -> float:
    return round(value, 2)
