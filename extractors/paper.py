"""The whole way for one paper: bytes in, everything it says out."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from extractors import entities, records, tables, tabulate
from extractors.layout import furniture, metadata, order
from extractors.layout.assemble import assemble
from extractors.model.document import Document, Metadata, Table
from extractors.model.extract import Extract
from extractors.model.fact import Mention, Statement
from extractors.model.ids import content_id, fingerprint
from extractors.model.page import Doubt, Page
from extractors.model.rows import DocumentRow, DocumentStatus, FlagRow, TableRow
from extractors.readers import pdf, plain
from extractors.readers.failure import Unreadable

PDF = "application/pdf"

LOSSES = frozenset({"lost_page", "missing_pages", "limit_reached", "unreadable_page"})
"""Doubts that mean a part of the paper was not read: its status is then `partial`."""

Stop = Callable[[], str]
"""Asked after each page; words other than "" stop the reading and say why. The pages read so far are kept."""


def never() -> str:
    """A stop that lets everything be read."""
    return ""


def extract(data: bytes, media_type: str, stop: Stop = never) -> Extract:
    """Everything read from one paper, whatever becomes of it; never raises for what the bytes hold.

    `media_type` is `application/pdf` or a text type. The row's path, catalogue columns and extractor version are left empty:
    they are not the paper's own.
    """
    document_id = content_id("doc", fingerprint(data))
    try:
        document = read_pdf(data, stop) if media_type == PDF else read_plain(data)
    except Unreadable as failure:
        return quarantined(data, media_type, str(failure))
    mentions = entities.find(document)
    statements = records.find(document, mentions)
    return _tabulated(document, mentions, statements, document_id, _row(data, media_type, document))


def read_pdf(data: bytes, stop: Stop = never) -> Document:
    """A PDF as one document. Raises Unreadable with the reason when nothing of it can be read."""
    pages: list[Page] = []
    doubts: list[Doubt] = []
    for page in pdf.read(data):
        pages.append(page)
        if reason := stop():
            doubts.append(Doubt("limit_reached", reason, page.number))
            break
    body = furniture.strip(pages)
    found = tables.find(body)
    flow = order.flow(body, found)
    return assemble(
        flow,
        metadata.read(flow, furniture.taken(pages[:2], body[:2])),
        n_pages=len(pages),
        n_pages_ocr=sum(page.method == "ocr" for page in pages),
        doubts=[*(doubt for page in pages for doubt in page.doubts), *doubts],
    )


def read_plain(data: bytes) -> Document:
    """A paper that was converted to text as one document. Raises Unreadable when it is no text."""
    flow = plain.read(data)
    last = max((item.page_end if isinstance(item, Table) else item.runs[-1].page for item in flow), default=1)
    return assemble(flow, metadata.read(flow), n_pages=last)


def quarantined(data: bytes, media_type: str, reason: str) -> Extract:
    """The extract of a paper that could not be read."""
    return Extract(_row(data, media_type, None, reason))


def _tabulated(
    document: Document, mentions: Sequence[Mention], statements: Sequence[Statement], document_id: str, row: DocumentRow
) -> Extract:
    table_rows = tabulate.table_rows(document, document_id)
    mention_rows = tabulate.mention_rows(document, mentions, table_rows, document_id)
    return Extract(
        document=replace(row, n_tables=len(table_rows), n_mentions=len(mention_rows)),
        text=document.text,
        tables=table_rows,
        cells=tabulate.cell_rows(document, table_rows),
        mentions=mention_rows,
        statements=tabulate.placed_statements(document, statements, table_rows, document_id),
        flags=tuple(_flags(document, document_id, table_rows)),
    )


def _flags(document: Document, document_id: str, table_rows: Sequence[TableRow]) -> Iterator[FlagRow]:
    yield from tabulate.flag_rows(document_id, "documents", document_id, document.doubts)
    for table, table_row in zip(document.tables, table_rows, strict=True):
        yield from tabulate.flag_rows(document_id, "tables", table_row.table_id, table.doubts)


def _row(data: bytes, media_type: str, document: Document | None, reason: str = "") -> DocumentRow:
    """The paper's row. It is `partial` when a page was lost, and the first such doubt is its reason."""
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
        doi=printed.doi,
        url="",
        licence="",
        language=printed.language,
        n_pages=document.n_pages if document else 0,
        n_pages_ocr=document.n_pages_ocr if document else 0,
        n_tables=0,
        n_mentions=0,
        n_records=0,
        status=status,
        reason=reason or (f"{lost[0].flag}: {lost[0].detail}" if lost else ""),
        extractor_version="",
    )
