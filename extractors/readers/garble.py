"""Text layers whose letters have no known meaning: measured, so that the page is read from its picture or flagged."""

import re
import unicodedata
from collections.abc import Sequence

from extractors.readers.canvas import Glyph

TOO_MUCH = 0.25
"""From this share of meaningless letters a page's text layer is not used if its picture can be read."""

FEW = 0.01
"""Below this share stray letters are not worth a flag."""

_CID = re.compile(r"^\(cid:\d+\)$")
_BULLETS = {
    "\uf0b7": "•",
    "\uf0a7": "▪",
    "\uf0d8": "➢",
    "\uf0fc": "✓",
    "\uf0e0": "→",
    "\uf0a8": "□",
    "\uf076": "❖",
    "\uf0be": "—",
}
"""Marks of the Symbol and Wingdings fonts as word processors write them."""

MEANINGLESS = "\ufffd"

RULERS = "-–—_=.·…*|+~"
"""Signs that rules and leaders are typed with."""


def read_letters(glyphs: Sequence[Glyph]) -> float:
    """Gives each glyph a letter that can be printed, in place; comes back with the share of meaningless ones."""
    meaningless = 0
    counted = 0
    for glyph in glyphs:
        text = _BULLETS.get(glyph.text, glyph.text)
        if text.isascii() and text.isprintable():
            if _CID.match(text):
                text = MEANINGLESS
                meaningless += 1
            glyph.text = text
            counted += not text.isspace()
            continue
        kept = "".join(MEANINGLESS if _is_meaningless(letter) else letter for letter in text)
        glyph.text = kept
        counted += 1
        meaningless += MEANINGLESS in kept
    return meaningless / counted if counted else 0.0


def _is_meaningless(letter: str) -> bool:
    """Control characters, private use, surrogates, unassigned code points; white space is none of these."""
    if letter.isspace() or letter == "\u00ad":
        return False
    return letter == MEANINGLESS or unicodedata.category(letter) in ("Cc", "Co", "Cs", "Cn")


def is_nonsense(texts: Sequence[str]) -> bool:
    """Whether the words of a page in Latin letters spell nothing: a font whose letters are mapped to others.

    Vowels are 35-45 % of the letters of languages written so; a shifted alphabet or a mapping at random has other shares.
    """
    letters = unicodedata.normalize("NFD", "".join(texts).casefold())
    latin = [c for c in letters if "a" <= c <= "z"]
    other = sum(1 for c in letters if c.isalpha()) - len(latin)
    signs = [c for c in letters if not c.isalnum() and not c.isspace() and c not in RULERS]
    if len(latin) + len(signs) < 300 or other > 0.2 * len(latin):
        return False
    if len(signs) > 2 * len(latin):
        return len(set(signs)) > 12
    vowels = sum(1 for c in latin if c in "aeiou") / len(latin)
    return len(latin) > 300 and not 0.2 < vowels < 0.62
