"""The whole way for one paper: bytes in, everything it says out."""

from collections.abc import Callable, Sequence

from extractors import entities, records, tables, tabulate
from extractors.layout import furniture, metadata, order
from extractors.layout.assemble import assemble
from extractors.model.document import Document, Table
from extractors.model.extract import Extract
from extractors.model.page import Doubt, Page
from extractors.readers import pdf, plain
from extractors.readers.failure import Unreadable
from extractors.tabulate import LOSSES

PDF = "application/pdf"

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
    try:
        document = read_pdf(data, stop) if media_type == PDF else read_plain(data)
    except Unreadable as failure:
        return quarantined(data, media_type, str(failure))
    mentions = entities.find(document)
    return tabulate.extract(data, media_type, document, mentions, records.find(document, mentions))


def read_pdf(data: bytes, stop: Stop = never) -> Document:
    """A PDF as one document. Raises Unreadable with the reason when nothing of it can be read."""
    pages, missed = _pages(data, stop)
    doubts = [*(doubt for page in pages for doubt in page.doubts), *missed]
    if all(page.method == "none" for page in pages):
        raise _without_text(doubts)
    body = furniture.strip(pages)
    flow = order.flow(body, tables.find(body))
    return assemble(
        flow,
        metadata.read(flow, furniture.taken(pages[:2], body[:2])),
        n_pages=len(pages) + sum(doubt.flag == "lost_page" for doubt in missed),
        n_pages_ocr=sum(page.method == "ocr" for page in pages),
        doubts=[*doubts, *tables.given_up(body)],
    )


def _pages(data: bytes, stop: Stop) -> tuple[list[Page], list[Doubt]]:
    """The pages read before `stop` says why no more are, and a doubt for that and for each page after them."""
    pages: list[Page] = []
    for page in pdf.read(data):
        pages.append(page)
        if reason := stop():
            rest = range(page.number + 1, pdf.count(data) + 1)
            lost = [Doubt("lost_page", f"reading stopped before it: {reason}", number) for number in rest]
            return pages, [Doubt("limit_reached", reason, page.number), *lost]
    return pages, []


def _without_text(doubts: Sequence[Doubt]) -> Unreadable:
    """Why no page of a paper gives text: what is said of its pages decides."""
    flags = {doubt.flag for doubt in doubts}
    reason = "damaged" if "lost_page" in flags else "garbled_text" if "garbled_text" in flags else "no_text"
    return Unreadable(reason, next((doubt.detail for doubt in doubts if doubt.flag in LOSSES | {reason}), ""))


def read_plain(data: bytes) -> Document:
    """A paper that was converted to text as one document. Raises Unreadable when it is no text."""
    flow = plain.read(data)
    last = max((item.page_end if isinstance(item, Table) else item.runs[-1].page for item in flow), default=1)
    return assemble(flow, metadata.read(flow), n_pages=last)


def quarantined(data: bytes, media_type: str, reason: str) -> Extract:
    """The extract of a paper that could not be read."""
    return Extract(tabulate.document_row(data, media_type, None, reason))
