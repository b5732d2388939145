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
from extractors.readers import canvas, garble, second
from extractors.readers.canvas import MOST_AREAS, Painting
from extractors.readers.drawings import fills, rulings
from extractors.readers.hidden import sifted
from extractors.readers.opening import LIBRARY_ERRORS, Opened, opened
from extractors.readers.words import words

CHECK_SCALE = 2.0
"""Pixels a point of the picture on which hidden text is checked."""

logging.getLogger("pdfminer").setLevel(logging.ERROR)  # it warns of each oddity that it copes with


def read(data: bytes) -> Iterator[Page]:
    """The pages of a PDF in order, one at a time so that memory stays flat.

    A page that cannot be read comes back empty, `method` none, with a `lost_page` doubt. Doubts about the whole file stand
    on the first page. Raises Unreadable when the file gives no page at all (see opening.opened).
    """
    book = opened(data)
    try:
        resources = PDFResourceManager()
        total = max(len(book.pages), len(book.second) if book.second is not None else 0)
        for number in range(1, total + 1):
            page = _page(book, number, resources)
            yield replace(page, doubts=(*book.doubts, *page.doubts)) if number == 1 else page
    finally:
        book.close()


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
    seen, causes, _ = sifted(painted, visible, lambda: _shot(book, number))
    for cause, count in sorted(causes.items()):
        doubts.append(Doubt("hidden_text", f"{count} letters {cause}", number))
    share = garble.read_letters(seen)
    if share > garble.FEW:
        doubts.append(Doubt("garbled_text", f"{share:.0%} of the letters have no known meaning", number))
    found = words(seen, painted.width, painted.height)
    if not found:
        doubts.append(Doubt("unreadable_page", "the page has no text layer", number))
    return Page(
        number=number,
        width=painted.width,
        height=painted.height,
        words=found,
        rulings=rulings(painted),
        fills=fills(painted),
        pictures=tuple(picture.box for picture in painted.pictures),
        method="text" if found else "none",
        doubts=tuple(doubts),
    )


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


def _shot(book: Opened, number: int) -> tuple[NDArray[numpy.uint8], float] | None:
    """A picture of the page for checking, where both readers see the same page."""
    if book.second is None or number > len(book.pages):
        return None
    page = book.pages[number - 1]
    visible = _visible(page)
    if (
        visible.width < float(page.width) - 1
        or visible.height < float(page.height) - 1
        or visible.width * visible.height > 4e6
    ):
        return None
    try:
        return second.picture(book.second, number, CHECK_SCALE), CHECK_SCALE
    except (pypdfium2.PdfiumError, IndexError):
        return None


def _lost(book: Opened, number: int, failure: str) -> Page:
    """A page that neither reader can read."""
    width, height = (612.0, 792.0)
    if number <= len(book.pages):
        width, height = float(book.pages[number - 1].width), float(book.pages[number - 1].height)
    return Page(number, width, height, method="none", doubts=(Doubt("lost_page", failure or "it cannot be loaded", number),))
