"""The first stage of the way of one paper: bytes in, the document put in order, with its tables."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from extractors import tables
from extractors.layout import furniture, ledger, metadata, order
from extractors.layout.assemble import assemble
from extractors.model.document import Document, Table
from extractors.model.page import LOSSES, Doubt, Page
from extractors.model.shelf import Memory, Shelf, shelved
from extractors.model.told import Told
from extractors.readers import info, pdf, plain
from extractors.readers.encodings import LOST
from extractors.readers.failure import Unreadable
from extractors.tables.told.pages import carried_on_pages
from extractors.tables.told.texts import carried_in_text

PDF = "application/pdf"

Stop = Callable[[], str]
"""Asked after each page; words other than "" stop the reading and say why. The pages read so far are kept."""


def never() -> str:
    """A stop that lets everything be read."""
    return ""


def read(
    data: bytes, media_type: str, stop: Stop = never, told: Sequence[Told] = (), shelf: Shelf | None = None
) -> Document:
    """A paper as one document. `media_type` is `application/pdf` or a text type, `told` what persons decided on its tables.

    The pages of a long paper are put on the `shelf`, one in memory where none is given. Raises Unreadable with the reason
    when nothing of it can be read.
    """
    return read_pdf(data, stop, told, shelf) if media_type == PDF else read_plain(data, told)


def read_pdf(data: bytes, stop: Stop = never, told: Sequence[Told] = (), shelf: Shelf | None = None) -> Document:
    """A PDF as one document. Raises Unreadable with the reason when nothing of it can be read."""
    keep, seen = shelf or Memory(), _Seen()
    pages = shelved(_pages(data, stop, seen), keep)
    if not seen.has_text:
        raise _without_text(seen.doubts, seen.n_pages)
    body = furniture.strip(pages)
    decided = carried_on_pages(tables.find(body, told), body, told)
    flow = order.flow(body, [table for table in decided.tables if table is not None], keep)
    edges = furniture.taken(tuple(pages[:2]), tuple(body[:2]))
    document = assemble(
        flow,
        metadata.read(flow, edges, pages, info.read(data)),
        n_pages=seen.n_pages,
        n_pages_ocr=seen.n_pages_ocr,
        doubts=[*seen.doubts, *tables.given_up(body), *decided.doubts],
        shelf=keep,
    )
    return replace(document, doubts=(*document.doubts, *ledger.lost(pages, body, document)))


@dataclass(slots=True)
class _Seen:
    """What is noted of pages as they are read. `n_pages` counts those too before which reading stopped."""

    n_pages: int = 0
    n_pages_ocr: int = 0
    has_text: bool = False
    doubts: list[Doubt] = field(default_factory=list)


def _pages(data: bytes, stop: Stop, seen: _Seen) -> Iterator[Page]:
    """The pages read before `stop` says why no more are; a doubt for that and for each page after them is noted."""
    for page in pdf.read(data):
        seen.n_pages += 1
        seen.n_pages_ocr += page.method == "ocr"
        seen.has_text |= page.method != "none"
        seen.doubts += page.doubts
        yield page
        if reason := stop():
            rest = range(page.number + 1, pdf.count(data) + 1)
            lost = [Doubt("lost_page", f"reading stopped before it: {reason}", number) for number in rest]
            seen.doubts += [Doubt("limit_reached", reason, page.number), *lost]
            seen.n_pages += len(lost)
            return


def _without_text(doubts: Sequence[Doubt], n_pages: int) -> Unreadable:
    """Why no page of a paper gives text: what is said of its pages decides."""
    flags = {doubt.flag for doubt in doubts}
    known = (("lost_page", "damaged"), *((flag, flag) for flag in ("ocr_failed", "ocr_given_up", "garbled_text")))
    reason = next((reason for flag, reason in known if flag in flags), "no_text")
    return Unreadable(reason, next((doubt.detail for doubt in doubts if doubt.flag in LOSSES | {reason}), ""), n_pages)


def read_plain(data: bytes, told: Sequence[Told] = ()) -> Document:
    """A paper that was converted to text as one document. Raises Unreadable when it is no text."""
    decided = carried_in_text(plain.read(data), told)
    flow = decided.flow
    last = max((item.page_end if isinstance(item, Table) else item.runs[-1].page for item in flow), default=1)
    document = assemble(flow, metadata.read(flow), n_pages=last, doubts=decided.doubts)
    n_lost = document.text.count(LOST)
    lost = Doubt("lost_letters", f"{n_lost} bytes of the file are no letters; they stand as {LOST} in the text")
    return replace(document, doubts=(*document.doubts, lost)) if n_lost else document
