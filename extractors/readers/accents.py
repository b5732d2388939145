"""Accents that are painted by themselves, over the letter before or after them: TeX sets most of its accented letters so."""

import unicodedata
from collections.abc import Iterable
from dataclasses import replace

from extractors.readers.garble import MEANINGLESS
from extractors.readers.painted import Glyph

ACCENTS = {"´": "\u0301", "`": "\u0300", "¨": "\u0308", "ˆ": "\u0302", "˜": "\u0303", "¸": "\u0327", "ˇ": "\u030c"}
ACCENTS |= {"˚": "\u030a", "˘": "\u0306", "˙": "\u0307", "¯": "\u0304", "˝": "\u030b", "˛": "\u0328"}

DOTTED = {"ı": "i", "ȷ": "j"}
"""Letters without their dot, as accents stand over them, and the letters that they are."""

BARRED = {"l": "ł", "L": "Ł"}
"""Letters with a bar without a code painted over them (`suppress` in TeX's first text encoding), and what they make."""

OVER = 0.5
"""Share of the narrower of the two that an accent lies over its letter, at least."""

LIFTED = 0.45
"""Letter sizes by which the baseline of an accent may lie above that of its letter: over capitals it is lifted."""


def placed(glyphs: Iterable[Glyph]) -> list[Glyph]:
    """The glyphs with each accent made one with the letter that it lies over; one over no letter stays by itself."""
    given = list(glyphs)
    marks = {text: mark for text in {glyph.text for glyph in given} if (mark := _mark(text)) is not None}
    if not marks:
        return given
    found: list[Glyph] = []
    at = 0
    while at < len(given):
        glyph = given[at]
        at += 1
        mark = marks.get(glyph.text)
        if mark is None:
            found.append(glyph)
            continue
        after = _over(glyph, given[at]) if at < len(given) else 0.0
        before = _over(glyph, found[-1]) if found else 0.0
        if after > OVER and after >= before and (one := _one(given[at], mark)):
            found.append(one)
            at += 1
        elif before > OVER and (one := _one(found[-1], mark)):
            found[-1] = one
        else:
            found.append(glyph)
    return found


def _mark(text: str) -> str | None:
    """The combining character that a painted accent stands for, or the sign for a bar without a code; None for a letter."""
    if text.isascii() and text != "`":
        return None
    if text == MEANINGLESS:
        return text
    return ACCENTS.get(text) or (text if len(text) == 1 and unicodedata.combining(text) else None)


def _one(letter: Glyph, mark: str) -> Glyph | None:
    """A letter with its accent; None where the two make no letter."""
    if mark == MEANINGLESS:
        return replace(letter, text=BARRED[letter.text]) if letter.text in BARRED else None
    base = DOTTED.get(letter.text, letter.text)
    if not base[-1:].isalpha():
        return None
    return replace(letter, text=unicodedata.normalize("NFC", base + mark))


def _over(mark: Glyph, letter: Glyph) -> float:
    """The share of the narrower one's width that an accent lies over a letter of its line; 0 where the two are apart."""
    lift = letter.y - mark.y
    if mark.turn or letter.turn or not -0.1 * letter.size <= lift <= LIFTED * letter.size:
        return 0.0
    width = max(0.1, min(mark.x1 - mark.x0, letter.x1 - letter.x0))
    return (min(mark.x1, letter.x1) - max(mark.x0, letter.x0)) / width
