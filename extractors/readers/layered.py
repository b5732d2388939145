"""Scans whose text layer was laid over them unseen: a strip is read from the picture, and the layer held against it.

A layer may be of another paper, be misread throughout, or be set letter by letter; nobody who looks at the page sees that.
"""

from collections import Counter
from collections.abc import Sequence

import numpy

from extractors.model.page import Page, Word
from extractors.readers import engines, pictured, scan
from extractors.readers.agreeing import compared, share
from extractors.readers.engines import EngineFailed, Seen
from extractors.readers.opening import Opened
from extractors.readers.painted import INVISIBLE, Glyph

STRIP = 60.0
"""Height in points of the strip that is read: four or five lines of text."""

FEWEST = 8
"""Words that the strip must show to tell anything."""

SURE = 0.85
"""How sure they are, on average: below it the engine may not know the script, or the sheet may be bad."""

AGREEING = 0.6
"""A layer that has fewer of the strip's words than this share is not what the page shows, wherever it has them: another text
has a third of them, those of grammar, a layer made of a poor scan four in five."""


def is_unseen(glyphs: Sequence[Glyph]) -> bool:
    """Whether no letter of a page is painted: they are the layer that somebody laid over a scan."""
    return bool(glyphs) and all(glyph.mode == INVISIBLE for glyph in glyphs)


def held_against_picture(book: Opened, page: Page) -> Page:
    """A page with an unseen text layer, read anew where its picture shows other words; as it was where it shows these.

    Where the picture cannot be read surely as a whole, a doubt says that the layer is wrong.
    """
    if not page.words or page.turn or not pictured.fills(page) or not engines.can_read():
        return page
    top = _fullest(page.words)
    try:
        seen = _read(book, page, top)
    except EngineFailed:
        return page
    sure = sum(word.confidence for word in seen) / max(1, len(seen))
    shown = compared([word.text for word in seen])
    if len(shown) < FEWEST or sure < SURE or share(shown, [word.text for word in page.words]) >= AGREEING:
        return page
    return pictured.read(book, page, True, "", least=pictured.SURE)


def _fullest(words: Sequence[Word]) -> float:
    """The top of the strip that most words stand in."""
    strips = Counter(int(word.box.y_mid // STRIP) for word in words)
    return STRIP * max(strips, key=lambda strip: (strips[strip], -strip))


def _read(book: Opened, page: Page, top: float) -> list[Seen]:
    """The words of a strip of the page's picture; half a line that its edge cuts is left out."""
    scale = scan.scale_for(page.width, page.height)
    grey = pictured.shot(book, page.number, scale)
    if grey is None:
        return []
    first, last = round(top * scale), round((top + STRIP) * scale)
    found = engines.page_words(numpy.ascontiguousarray(grey[first:last]))
    margin = 0.05 * (last - first)
    return [word for word in found if margin < word.top and word.bottom < last - first - margin]
