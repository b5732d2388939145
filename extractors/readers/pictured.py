"""Pages read from their picture, where the text layer gives nothing, nonsense, or only a stamp on a scan."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from math import ceil, floor
from typing import Any

import numpy
import pypdfium2
from numpy.typing import NDArray

from extractors.model.page import Box, Doubt, Page
from extractors.readers import engines, scan, second, stamped
from extractors.readers.agreeing import agree
from extractors.readers.engines import EngineFailed
from extractors.readers.opening import Opened
from extractors.readers.turned import displayed

SURE = 0.75
"""A scan under a stamp is read from its picture, if that is at least so sure."""

DOUBTFUL = 0.4
"""A reading less sure than this is none: what an engine makes of photographs and of scripts that it was not taught."""

UPRIGHT = 0.6
FEWEST_WORDS = 10
"""A reading less sure than this may be of a sheet that lay the wrong way round: the other ways are tried on its middle, and
one is taken that reads so many words surely. Sheets upside down are read with 0.43 to 0.47."""

LEAST_WORD = 3
"""Letters of a word that an engine cannot well have made of strokes."""

THINNEST = 10
"""Dots of a picture's shorter side below which no letter fits on it."""

FILLED = 0.85
"""A page whose pictures cover more than this share of it may be a scan with its text over it."""

MOST_LABELS = 20
"""Words beside its text that a page's picture may well have: labels, and names on a background."""

WHITE = 255

MOST_SPOTS = 60
"""Boxes that are drawn one by one; to draw the whole page takes as long as some hundred of them."""

SCANNED = 0.3
"""A page whose pictures cover more than this share of it is taken for a scan."""


def read(book: Opened, page: Page, garbled: bool, lost: str, least: float = DOUBTFUL) -> Page:
    """A page without usable text read from its picture, or with a doubt that says what is missing.

    What is read replaces the text layer if it is at least so sure. `lost` says what went wrong with the page, "" where
    nothing did. A drawing may hold text whose letters are drawn as outlines; one on which no word is seen is no loss.
    """
    why = "its letters have no known meaning" if garbled else lost or "the page has no text layer"
    flag = "garbled_text" if garbled else "lost_page" if lost else "unreadable_page"
    if flag == "unreadable_page" and min(page.width, page.height) * scan.scale_for(page.width, page.height) < THINNEST:
        return page
    if not scan.can_read():
        return doubted(page, flag, f"{why}: {scan.INSTALL}")
    least = least if garbled or _is_pictured(page, SCANNED) else SURE
    try:
        found = _recognised(book, _as_displayed(page))
    except EngineFailed as failure:
        return failed(page, failure)
    if found is not None and found.method == "ocr" and _sureness(found) >= least:
        return replace(found, doubts=(*found.doubts, Doubt("damaged_page", lost, page.number))) if lost else found
    if flag == "unreadable_page" and found is not None and not _is_pictured(page, SCANNED) and not _shows_words(found):
        return page
    return doubted(page, flag, why)


def read_nonsense(book: Opened, page: Page) -> Page:
    """A page whose words look like nonsense, read from its picture; as it was where the same words are seen there."""
    found = read(book, page, True, "")
    if found.method == "ocr" and agree([word.text for word in page.words], [word.text for word in found.words]):
        return page
    return found


def read_under_stamp(book: Opened, page: Page) -> Page:
    """A page whose picture fills it: a scan with a stamp on it is read as a scan, one with its text over it is left alone.

    What decides is how much of the picture's ink has no words over it, and how many words are in that, however many words
    the stamp has.
    """
    sheet = _as_displayed(page)
    if not fills(page) or not stamped.is_unread(lambda: shot(book, page.number, 1.0), sheet):
        return page
    if not scan.can_read():
        return doubted(page, "text_missing", f"most of the page's picture has no text over it: {scan.INSTALL}")
    try:
        found = _recognised(book, sheet)
    except EngineFailed as failure:
        return failed(page, failure)
    if found is None or found.method != "ocr" or _sureness(found) <= SURE:
        return page
    n_new = stamped.n_beside(found.words, sheet.words)
    if n_new > MOST_LABELS and 2 * n_new > len(page.words):
        return found
    told = f"about {n_new} words in the page's picture are not in its text"
    return doubted(page, "text_missing", told) if n_new > MOST_LABELS else page


def _as_displayed(page: Page) -> Page:
    """A page that was turned for its letters as it is displayed: a stamp on end does not tell how the sheet below lies."""
    if not page.turn:
        return page
    sides = (page.width, page.height) if page.turn == 180 else (page.height, page.width)
    words = tuple(replace(word, box=displayed(word.box, page)) for word in page.words)
    pictures = tuple(displayed(box, page) for box in page.pictures)
    bare = replace(page, words=words, pictures=pictures, rulings=(), fills=(), slants=(), marks=(), turn=0)
    return replace(bare, width=sides[0], height=sides[1])


def shot(book: Opened, number: int, scale: float, boxes: Sequence[Box] = ()) -> NDArray[numpy.uint8] | None:
    """A picture of the page, its whole MediaBox white where it is not displayed; None where it cannot be had.

    Where only what lies in some boxes is looked at, the rest may be anything.
    """
    if book.second is None or number > len(book.pages):
        return None
    page = book.pages[number - 1]
    width, height, seen = float(page.width), float(page.height), visible(page)
    if width * height * scale * scale > scan.MOST_DOTS:
        return None
    whole = _blank((round(height * scale), round(width * scale)), scale, boxes)
    try:
        for top, left, dots in _drawn(book, number, scale, [box.moved(-seen.x0, -seen.top) for box in boxes]):
            above, before = top + round(seen.top * scale), left + round(seen.x0 * scale)
            part = whole[above : above + dots.shape[0], before : before + dots.shape[1]]
            part[:] = dots[: part.shape[0], : part.shape[1]]
    except (pypdfium2.PdfiumError, IndexError):
        return None
    return whole


def _blank(shape: tuple[int, int], scale: float, boxes: Sequence[Box]) -> NDArray[numpy.uint8]:
    """A white picture; where boxes are given, white only in and right around them, as painting all of a page takes its
    time."""
    if not boxes:
        return numpy.full(shape, WHITE, dtype=numpy.uint8)
    sheet = numpy.empty(shape, dtype=numpy.uint8)
    for box in boxes:
        top, left = max(0, floor(box.top * scale) - 1), max(0, floor(box.x0 * scale) - 1)
        sheet[top : max(0, ceil(box.bottom * scale) + 1), left : max(0, ceil(box.x1 * scale) + 1)] = WHITE
    return sheet


def _drawn(book: Opened, number: int, scale: float, boxes: Sequence[Box]) -> Iterable[tuple[int, int, NDArray[numpy.uint8]]]:
    """What is displayed of a page, or what lies in a few boxes: top row, left column and dots."""
    if 0 < len(boxes) <= MOST_SPOTS:
        return second.spots(book.second, number, scale, boxes)
    return [(0, 0, second.picture(book.second, number, scale))]


def visible(page: Any) -> Box:
    """The displayed part of a pdfplumber page, from the top-left corner of its MediaBox."""
    left, high = float(page.mediabox[0]), float(page.mediabox[1])
    x0, top, x1, bottom = (float(side) for side in page.cropbox)
    inside = Box(
        max(0.0, x0 - left), max(0.0, top - high), min(x1 - left, float(page.width)), min(bottom - high, float(page.height))
    )
    whole = Box(0.0, 0.0, float(page.width), float(page.height))
    return inside if inside.width > 1 and inside.height > 1 else whole


def _recognised(book: Opened, page: Page) -> Page | None:
    """The page with the words and rules of its picture, as it was where none are on it.

    None where there is no picture. Raises EngineFailed where the engine gave no answer.
    """
    scale = scan.scale_for(page.width, page.height)
    grey = shot(book, page.number, scale)
    if grey is None:
        return None
    if min(grey.shape) < THINNEST or not _has_ink(grey):
        return page
    found = scan.read(page, grey, scale)
    doubted = _sureness(found) < UPRIGHT or not _are_level([(w.text, w.box.width, w.box.height) for w in found.words])
    turn = _turn_of(grey) if found.words and doubted else 0
    return scan.read(_turned(page, turn), numpy.rot90(grey, turn // 90), scale) if turn else found


def _turn_of(grey: NDArray[numpy.uint8]) -> int:
    """The turn, degrees clockwise, at which the middle of a picture is surely read; 0 where it is at none."""
    height, width = grey.shape
    level = grey[3 * height // 8 : 5 * height // 8]
    standing = grey[:, 3 * width // 8 : 5 * width // 8]
    for turn, part in ((180, level), (90, standing), (270, standing)):
        seen = engines.page_words(numpy.ascontiguousarray(numpy.rot90(part, turn // 90)))
        sure = len(seen) >= FEWEST_WORDS and sum(word.confidence for word in seen) >= SURE * len(seen)
        if sure and _are_level([(word.text, word.width, word.height) for word in seen]):
            return turn
    return 0


def _are_level(words: Sequence[tuple[str, float, float]]) -> bool:
    """Whether most words, given with their widths and heights, are wider than tall: engines read some that stand on end."""
    long = [(width, height) for text, width, height in words if len(text) > LEAST_WORD]
    return 2 * sum(width > height for width, height in long) >= len(long)


def _turned(page: Page, turn: int) -> Page:
    """The empty sheet of a page that is turned to be read."""
    sides = (page.width, page.height) if turn == 180 else (page.height, page.width)
    return replace(page, width=sides[0], height=sides[1], turn=turn, words=(), rulings=(), fills=(), pictures=())


def _has_ink(grey: NDArray[numpy.uint8]) -> bool:
    return int(grey.max()) - int(grey.min()) > 30


def failed(page: Page, failure: EngineFailed) -> Page:
    """The page as its text layer has it, with the doubt that its picture could not be read."""
    return doubted(page, "ocr_failed" if failure.passing else "ocr_given_up", failure.detail)


def doubted(page: Page, flag: str, why: str) -> Page:
    """The page with a doubt of this kind, unless it has one."""
    if any(doubt.flag == flag for doubt in page.doubts):
        return page
    return replace(page, doubts=(*page.doubts, Doubt(flag, why, page.number)))


def _shows_words(page: Page) -> bool:
    """Whether something on the page, read from its picture, may be a word."""
    return any(
        word.confidence >= DOUBTFUL and sum(letter.isalpha() for letter in word.text) >= LEAST_WORD for word in page.words
    )


def _sureness(page: Page) -> float:
    """How sure the words of a page are, on average."""
    return sum(word.confidence for word in page.words) / max(1, len(page.words))


def fills(page: Page) -> bool:
    """Whether pictures cover all of the page or nearly so: it may be a scan."""
    return _is_pictured(page, FILLED)


def _is_pictured(page: Page, share: float) -> bool:
    """Whether pictures cover more than a share of the page."""
    return sum(box.width * box.height for box in page.pictures) > share * page.width * page.height
