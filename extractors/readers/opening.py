"""Opening a PDF whatever its state: two readers look at it, and a damaged file is re-saved once and tried again.

pdfplumber loses whole documents over one page without a MediaBox and opens others with no page at all, without a word.
pdfium reads most of them; what it writes anew with a MediaBox on each page, pdfplumber can read.
"""

import binascii
import io
import re
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import pdfplumber
import pypdfium2
import pypdfium2.raw as pdfium_c
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfminer.pdfexceptions import PDFException
from pdfminer.psexceptions import PSException
from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

from extractors.model.page import Doubt
from extractors.readers import rescue
from extractors.readers.failure import Unreadable

LIBRARY_ERRORS = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    BufferError,
    EOFError,
    LookupError,
    MalformedPDFException,
    OSError,
    PDFException,
    PSException,
    PdfminerException,
    RuntimeError,
    TypeError,
    ValueError,
    binascii.Error,
    struct.error,
    zlib.error,
)
"""What the libraries raise on damaged files, found by running them on 3,900 such files; MemoryError is apart."""

MOST_BYTES = 400_000_000
HEADER_WITHIN = 1024
"""A PDF says so within its first bytes (ISO 32000-1, annex H.3.4.1)."""

_OBJECT = re.compile(rb"\b\d+ \d+ obj\b")
"""A PDF without its first bytes still shows its objects."""

LETTER = (0.0, 0.0, 612.0, 792.0)


@dataclass(slots=True)
class Opened:
    """A PDF open in both readers. `second` is pdfium's document, None where pdfium cannot open it; `n_pages` counts those
    that one of the two can load; `failure` is what pdfplumber said of the file as it is."""

    pages: list[Any]
    first: Any
    second: Any
    n_pages: int
    doubts: tuple[Doubt, ...]
    failure: str = ""

    def close(self) -> None:
        for document in (self.first, self.second):
            if document is not None:
                document.close()


def opened(data: bytes) -> Opened:
    """The PDF, open, its pages counted by both readers.

    Raises Unreadable: `empty`, `too_large`, `not_a_pdf`, `encrypted`, `damaged`, `no_pages`, `out_of_memory`.
    """
    if not data:
        raise Unreadable("empty")
    if len(data) > MOST_BYTES:
        raise Unreadable("too_large", f"{len(data) // 1_000_000} MB")
    if b"%PDF-" not in data[:HEADER_WITHIN] and not _OBJECT.search(data[:HEADER_WITHIN]):
        raise Unreadable("not_a_pdf", _what_it_is(data))
    found = _opened(data)
    if found.pages or found.n_pages:
        return found
    for whole in rescue.rebuilt(data):
        again = _opened(whole)
        if again.pages or again.n_pages:
            return replace(again, doubts=(*again.doubts, *_rebuilt(data, found.failure)))
    raise Unreadable("damaged" if found.failure else "no_pages", found.failure)


def _rebuilt(data: bytes, failure: str) -> Iterator[Doubt]:
    yield Doubt("repaired", f"read after giving the file a new table of its objects: {failure or 'no page was found'}")
    if rescue.breaks_off(data):
        yield Doubt("missing_pages", "the file breaks off; what came after that is not there")


def _opened(data: bytes) -> Opened:
    """The file as it is, or as pdfium writes it anew. Raises Unreadable for one that is locked or takes too much memory."""
    second = _second(data)
    first, pages, failure = _first(data)
    doubts: tuple[Doubt, ...] = ()
    expected = len(second) if second is not None else 0
    if second is not None and (len(pages) < expected or any(min(page.width, page.height) < 1 for page in pages)):
        expected = sum(1 for number in range(expected) if _loads(second, number))
        for saved in _resaved(second):
            again, more, _ = _first(saved)
            if len(more) > len(pages) or (len(more) == len(pages) and more):
                detail = failure or f"{len(pages)} of {expected} pages were found before"
                first, pages = again, more
                doubts = (Doubt("repaired", f"read after writing the file anew: {detail}"),)
                break
    if second is None and pages:
        doubts += (Doubt("repaired", "one of two readers cannot open the file: its pages are not cross-checked"),)
    n_pages = max(expected, len(pages))
    declared = len(second) if second is not None else 0
    if 0 < n_pages < declared:
        doubts += (Doubt("missing_pages", f"the file says it has {declared} pages; {n_pages} are there"),)
    return Opened(pages, first, second, n_pages, doubts, failure)


def _loads(second: Any, number: int) -> bool:
    try:
        second[number].close()
    except pypdfium2.PdfiumError:
        return False
    return True


def _what_it_is(data: bytes) -> str:
    start = data[:HEADER_WITHIN].lstrip().lower()
    if start.startswith((b"<!doctype html", b"<html", b"<head")) or b"<html" in start:
        return "it is a web page"
    if start.startswith(b"pk\x03\x04"):
        return "it is a zip archive or office document"
    return "it has no PDF header"


def _second(data: bytes) -> Any:
    """pdfium's document, or None. Raises Unreadable `encrypted` where it asks for a password."""
    try:
        document = pypdfium2.PdfDocument(data)
        len(document)
    except pypdfium2.PdfiumError as error:
        if error.err_code in (pdfium_c.FPDF_ERR_PASSWORD, pdfium_c.FPDF_ERR_SECURITY):
            raise Unreadable("encrypted", "a password or certificate is needed") from error
        return None
    return document


def _first(data: bytes) -> tuple[Any, list[Any], str]:
    """pdfplumber's document and its pages, or what it said instead."""
    try:
        document = pdfplumber.open(io.BytesIO(data), password="")
        return document, list(document.pages), ""
    except MemoryError as error:
        raise Unreadable("out_of_memory") from error
    except RecursionError:
        return None, [], "nested too deep"
    except LIBRARY_ERRORS as error:
        cause = error.args[0] if isinstance(error, PdfminerException) and error.args else error
        if isinstance(cause, MemoryError):
            raise Unreadable("out_of_memory") from error
        if isinstance(cause, PDFPasswordIncorrect):
            return None, [], "it is encrypted"
        return None, [], f"{type(cause).__name__} {cause}".strip()[:200]


def _resaved(second: Any) -> Any:
    """The document as pdfium writes it, one way after the other: with a MediaBox on each page, then page by page anew."""
    yield from _saved(second)
    try:
        fresh = pypdfium2.PdfDocument.new()
        fresh.import_pages(second)
    except pypdfium2.PdfiumError:
        return
    yield from _saved(fresh)
    fresh.close()


def _saved(document: Any) -> Any:
    out = io.BytesIO()
    try:
        for number in range(len(document)):
            _give_box(document, number)
        document.save(out, flags=pdfium_c.FPDF_REMOVE_SECURITY)
    except (pypdfium2.PdfiumError, OSError, ValueError):
        return
    yield out.getvalue()


def _give_box(document: Any, number: int) -> None:
    """Writes a page's MediaBox on the page itself; a page that pdfium cannot load is left as it is."""
    try:
        page = document[number]
    except pypdfium2.PdfiumError:
        return
    box = page.get_bbox()
    page.set_mediabox(*(box if box[2] - box[0] > 1 and box[3] - box[1] > 1 else LETTER))
    page.close()
