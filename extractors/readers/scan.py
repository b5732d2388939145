"""Pages without a usable text layer, read from their picture: straightened, their rules found, their words read."""

from collections.abc import Sequence
from dataclasses import replace
from statistics import median
from typing import Any

import numpy

from extractors.model.page import Box, Doubt, Page, Word
from extractors.readers import engines
from extractors.readers.boldness import with_bold
from extractors.readers.engines import Line, Seen, can_read
from extractors.readers.letters import spelled
from extractors.readers.misread import mended
from extractors.readers.raster import Grey, rules, straightened
from extractors.readers.second_look import looked_again
from extractors.readers.tesseract import RESOLUTION

__all__ = ["INSTALL", "MOST_DOTS", "can_read", "read", "scale_for"]

MOST_DOTS = 30_000_000
"""Dots of a picture at most."""

LEAST_CONFIDENCE = 0.15

INSTALL = "install tesseract (or paperledger's ocr extra) and run again to read this page from its picture"

_DESCENDERS = set("gjpqyQ,;()[]{}|$ç§@_/")


def scale_for(width: float, height: float) -> float:
    """Pixels a point for a page of this size in points."""
    fits: float = (MOST_DOTS / max(1.0, width * height)) ** 0.5
    return min(RESOLUTION / 72, fits)


def read(page: Page, grey: Grey, scale: float) -> Page:
    """The page with words and rulings from its picture, straightened; as it was, with a doubt, where none could be read.

    Boxes are in points of the straightened page. Word sizes are those of the lines' letters. A picture that fills the page
    is the page, and no longer listed among its pictures. Raises EngineFailed where the engine gives no answer.
    """
    straight = straightened(grey)
    rulings, wiped = rules(straight.grey, scale)
    seen = looked_again(wiped, engines.page_words(wiped))
    found = _words([word for word in seen if word.confidence >= LEAST_CONFIDENCE], scale)
    words = with_bold(found, wiped, scale)
    if not words:
        return page
    sure = sum(word.confidence * len(word.text) for word in words) / sum(len(word.text) for word in words)
    told = f"read from its picture, {sure:.0%} sure" + (
        f", turned by {straight.degrees:.1f} degrees" if straight.degrees else ""
    )
    kept = tuple(doubt for doubt in page.doubts if doubt.flag not in ("unreadable_page", "garbled_text"))
    doubts = (*kept, Doubt("ocr_page", told, page.number))
    rest = tuple(box for box in page.pictures if box.width * box.height < 0.3 * page.width * page.height)
    return replace(page, words=words, rulings=(*page.rulings, *rulings), pictures=rest, method="ocr", doubts=doubts)


def _words(seen: Sequence[Seen], scale: float) -> tuple[Word, ...]:
    """Recognised words in points, those of one line with one size and standing on one baseline."""
    lines: dict[Line, list[Seen]] = {}
    for word in seen:
        lines.setdefault(word.line, []).append(word)
    heights = [_height(line) for line in lines.values() for _ in line]
    usual = median(heights) if heights else 0.0
    found = []
    for line in lines.values():
        height = _height(line)
        height = usual if abs(height - usual) < 0.16 * usual else height
        base = _baseline(line)
        for word in line:
            bottom = base(word.left + word.width / 2)
            if abs(bottom - (word.top + word.height)) > 0.6 * height:
                bottom = word.top + word.height
            size = height / scale
            box = Box(
                word.left / scale,
                bottom / scale - 0.76 * size,
                (word.left + word.width) / scale,
                bottom / scale + 0.24 * size,
            )
            text = mended(spelled(word.text))
            if text:
                found.append(Word(text, box, round(size, 1), confidence=round(min(1.0, word.confidence), 3)))
    return tuple(found)


def _height(line: Sequence[Seen]) -> float:
    """The letter size of a line in pixels, from its tall letters: capitals and figures are 0.69 of the size, on average."""
    tall = [word.height - (0.2 * word.height if _hangs(word.text) else 0) for word in line if _rises(word.text)]
    low = [word.height * 1.45 for word in line if not _rises(word.text) and not _hangs(word.text) and word.text.isalpha()]
    found = tall or low or [word.height for word in line]
    return float(median(found)) / 0.69


def _rises(text: str) -> bool:
    return any(c.isupper() or c.isdigit() or c in "bdfhklt" for c in text)


def _hangs(text: str) -> bool:
    return any(c in _DESCENDERS for c in text)


def _baseline(line: Sequence[Seen]) -> Any:
    """The baseline of a line as a function of x, from words without hanging letters."""
    standing = [word for word in line if not _hangs(word.text) and any(c.isalnum() for c in word.text)] or list(line)
    xs = [word.left + word.width / 2 for word in standing]
    ys = [float(word.top + word.height) for word in standing]
    middle = median(ys)
    kept = [(x, y) for x, y in zip(xs, ys, strict=True) if abs(y - middle) < 0.5 * max(word.height for word in line)]
    if len(kept) < 3 or max(x for x, _ in kept) - min(x for x, _ in kept) < 200:
        return lambda _x: middle
    slope, offset = numpy.polyfit([x for x, _ in kept], [y for _, y in kept], 1)
    return lambda x: slope * x + offset if abs(slope) < 0.02 else middle
