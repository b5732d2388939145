"""PDF bytes -> pages of words, rulings, fills and pictures; every page is accounted for and closed after use."""

import logging
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import numpy
import pypdfium2
from numpy.typing import NDArray
from pdfminer.pdfinterp import PDFResourceManager

from extractors.model.page import Box, Doubt, Page
from extractors.readers import canvas, garble, scan, second
from extractors.readers.canvas import MOST_AREAS, Painting
from extractors.readers.drawings import fills, rulings
from extractors.readers.hidden import sifted
from extractors.readers.opening import LIBRARY_ERRORS, Opened, opened
from extractors.readers.turned import reading_turn, turned
from extractors.readers.words import words

CHECK_SCALE = 2.0
"""Pixels a point of the picture on which hidden text is checked."""

STAMP = 40
SURE = 0.75
"""A scan with a text layer of at most so many words is read from its picture, if that is at least so sure."""

BLANK_PATHS = 4
"""An empty sheet may still have the rules of its running head and foot."""

logging.getLogger("pdfminer").setLevel(logging.ERROR)  # it warns of each oddity that it copes with


def read(data: bytes) -> Iterator[Page]:
    """The pages of a PDF in order, one at a time so that memory stays flat.

    A page that cannot be read comes back empty, `method` none, with a `lost_page` doubt. Doubts about the whole file stand
    on the first page. Raises Unreadable when the file gives no page at all (see opening.opened).
    """
    book = opened(data)
    try:
        resources = PDFResourceManager()
        for number in range(1, book.n_pages + 1):
            page = _page(book, number, resources)
            yield replace(page, doubts=(*book.doubts, *page.doubts)) if number == 1 else page
    finally:
        book.close()


def count(data: bytes) -> int:
    """How many pages a PDF has, those that cannot be read included. Raises Unreadable as `read` does."""
    book = opened(data)
    book.close()
    return book.n_pages


def _page(book: Opened, number: int, resources: PDFResourceManager) -> Page:
    painted, visible, failure = _painted(book, number, resources)
    if painted is None:
        return _lost(book, number, failure)
    doubts = []
    if failure:
        doubts.append(Doubt("repaired", f"the page was read by a second reader: {failure}", number))
    if painted.full or painted.n_areas > MOST_AREAS:
        what = "letters or forms" if painted.full else "lines and shapes"
        doubts.append(Doubt("too_much_on_page", f"more {what} than are read", number))
    seen, causes, _ = sifted(painted, visible, lambda: _shot(book, number, CHECK_SCALE), CHECK_SCALE)
    for cause, count in sorted(causes.items()):
        doubts.append(Doubt("hidden_text", f"{count} letters {cause}", number))
    share = garble.read_letters(seen)
    if share > garble.FEW:
        doubts.append(Doubt("garbled_text", f"{share:.0%} of the letters have no known meaning", number))
    turn = reading_turn(seen)
    painted.glyphs = seen
    painted = turned(painted, turn)
    found = words(painted.glyphs, painted.width, painted.height)
    page = Page(
        number=number,
        width=painted.width,
        height=painted.height,
        words=found,
        rulings=rulings(painted),
        fills=fills(painted),
        pictures=tuple(picture.box for picture in painted.pictures),
        method="text" if found else "none",
        doubts=tuple(doubts),
        turn=turn,
    )
    nonsense = garble.is_nonsense([word.text for word in found])
    if not found and _is_blank(painted):
        return page
    if nonsense or share > garble.TOO_MUCH or not found:
        useless = nonsense or share > garble.USELESS or not found
        return _with_picture_read(book, page, garbled=bool(found), least=0.0 if useless else SURE)
    return _with_scan_read(book, page) if len(found) <= STAMP and _is_scanned(page) else page


def _with_scan_read(book: Opened, page: Page) -> Page:
    """A page with few words over a large picture: a scan with a stamp on it is read as a scan, a figure is left alone."""
    if not scan.can_read() or page.turn:
        return page
    scale = scan.scale_for(page.width, page.height)
    grey = _shot(book, page.number, scale)
    read = scan.read(page, grey, scale) if grey is not None else page
    return read if read.method == "ocr" and len(read.words) > 3 * len(page.words) + 20 and _sureness(read) > SURE else page


def _sureness(page: Page) -> float:
    """How sure the words of a page are, on average."""
    return sum(word.confidence for word in page.words) / max(1, len(page.words))


def _is_blank(painted: Painting) -> bool:
    """Whether a page without letters is an empty sheet, such as the back of a title page: nothing of it is lost."""
    return not painted.pictures and painted.n_paths <= BLANK_PATHS


def _is_scanned(page: Page) -> bool:
    """Whether one picture fills the page."""
    largest = max((box.width * box.height for box in page.pictures), default=0.0)
    return largest > 0.85 * page.width * page.height


def _is_pictured(page: Page, share: float) -> bool:
    """Whether pictures cover more than a share of the page."""
    return sum(box.width * box.height for box in page.pictures) > share * page.width * page.height


def _with_picture_read(book: Opened, page: Page, garbled: bool, least: float) -> Page:
    """A page without usable text read from its picture, or with a doubt that says what is missing.

    What is read replaces the text layer if it is at least so sure.
    """
    why = "its letters have no known meaning" if garbled else "the page has no text layer"
    flag = "garbled_text" if garbled else "unreadable_page"
    if page.turn or not (garbled or _is_pictured(page, 0.05)):
        return replace(page, doubts=(*page.doubts, Doubt(flag, f"{why}, and no picture to read", page.number)))
    if not scan.can_read():
        return replace(page, doubts=(*page.doubts, Doubt(flag, f"{why}: {scan.INSTALL}", page.number)))
    scale = scan.scale_for(page.width, page.height)
    grey = _shot(book, page.number, scale)
    read = scan.read(page, grey, scale) if grey is not None else page
    if read.method == "ocr" and _sureness(read) >= least:
        return read
    if any(doubt.flag == flag for doubt in page.doubts):
        return page
    return replace(page, doubts=(*page.doubts, Doubt(flag, why, page.number)))


def _painted(book: Opened, number: int, resources: PDFResourceManager) -> tuple[Painting | None, Box, str]:
    """What a page paints, the part of it that is displayed, and why the first reader failed, if it did."""
    failure = "the first reader does not find it"
    painted: Painting | None = None
    visible = Box(0.0, 0.0, 0.0, 0.0)
    if number <= len(book.pages):
        page = book.pages[number - 1]
        try:
            painted, visible, failure = canvas.painting(page, resources), _visible(page), ""
            page.close()
        except (MemoryError, RecursionError) as error:
            failure = type(error).__name__
        except LIBRARY_ERRORS as error:
            failure = f"{type(error).__name__} {error}".strip()[:200]
    if painted is not None and (painted.glyphs or book.second is None or not second.n_letters(book.second, number)):
        return painted, visible, ""
    other = _second_painting(book, number)
    if other is None or (painted is not None and not other.glyphs):
        return painted, visible, failure
    if painted is not None:
        painted.glyphs = other.glyphs
        return painted, visible, "it found no letters"
    return other, Box(0.0, 0.0, other.width, other.height), failure


def _second_painting(book: Opened, number: int) -> Painting | None:
    try:
        return second.painting(book.second, number) if book.second is not None else None
    except (pypdfium2.PdfiumError, IndexError):
        return None


def _visible(page: Any) -> Box:
    """The displayed part of a pdfplumber page, from the top-left corner of its MediaBox."""
    left, high = float(page.mediabox[0]), float(page.mediabox[1])
    x0, top, x1, bottom = (float(side) for side in page.cropbox)
    inside = Box(
        max(0.0, x0 - left), max(0.0, top - high), min(x1 - left, float(page.width)), min(bottom - high, float(page.height))
    )
    whole = Box(0.0, 0.0, float(page.width), float(page.height))
    return inside if inside.width > 1 and inside.height > 1 else whole


def _shot(book: Opened, number: int, scale: float) -> NDArray[numpy.uint8] | None:
    """A picture of the page, its whole MediaBox white where it is not displayed; None where it cannot be had."""
    if book.second is None or number > len(book.pages):
        return None
    page = book.pages[number - 1]
    width, height, visible = float(page.width), float(page.height), _visible(page)
    if width * height * scale * scale > scan.MOST_DOTS:
        return None
    try:
        shown = second.picture(book.second, number, scale)
    except (pypdfium2.PdfiumError, IndexError):
        return None
    whole = numpy.full((round(height * scale), round(width * scale)), 255, dtype=numpy.uint8)
    top, left = round(visible.top * scale), round(visible.x0 * scale)
    part = whole[top : top + shown.shape[0], left : left + shown.shape[1]]
    part[:] = shown[: part.shape[0], : part.shape[1]]
    return whole


def _lost(book: Opened, number: int, failure: str) -> Page:
    """A page that neither reader can read."""
    width, height = (612.0, 792.0)
    if number <= len(book.pages):
        width, height = float(book.pages[number - 1].width), float(book.pages[number - 1].height)
    return Page(number, width, height, method="none", doubts=(Doubt("lost_page", failure or "it cannot be loaded", number),))
