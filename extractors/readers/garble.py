"""Text layers whose letters have no known meaning: measured, so that the page is read from its picture or flagged."""

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from math import sqrt
from statistics import median

from extractors.readers.painted import Glyph

TOO_MUCH = 0.25
"""From this share of meaningless letters a page's text layer is not used if its picture can be read."""

USELESS = 0.6
"""From this share a doubtful reading of the picture is still better than the text layer."""

FEW = 0.01
"""Below this share stray letters are not worth a flag."""

# fmt: off
ENGLISH = {
    "e": 127, "t": 91, "a": 82, "o": 75, "i": 70, "n": 67, "s": 63, "h": 61, "r": 60,
    "d": 43, "l": 40, "c": 28, "u": 28, "m": 24, "w": 24, "f": 22, "g": 20, "y": 20,
    "p": 19, "b": 15, "v": 10, "k": 8, "j": 2, "x": 2, "q": 1, "z": 1,
}
# fmt: on
"""Letters in a thousand of English text, after Lewand, Cryptological Mathematics (2000)."""

LEAST_LIKENESS = 0.68
"""Other European languages come to 0.8 and more, a shifted or shuffled alphabet to 0.6 and less."""

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
    counts = Counter([glyph.text for glyph in glyphs])
    printed = {text: _printed(text) for text in counts}
    if any(new != text for text, new in printed.items()):
        for glyph in glyphs:
            glyph.text = printed[glyph.text]
    counted = sum(n for text, n in counts.items() if not _is_blank(printed[text]))
    meaningless = sum(n for text, n in counts.items() if MEANINGLESS in printed[text])
    return meaningless / counted if counted else 0.0


def _printed(text: str) -> str:
    """The letter that can be printed for what a font says, the mark of meaningless ones where there is none."""
    text = _BULLETS.get(text, text)
    if text.isascii() and text.isprintable():
        return MEANINGLESS if _CID.match(text) else text
    return "".join(MEANINGLESS if _is_meaningless(letter) else letter for letter in text)


def _is_blank(text: str) -> bool:
    """Whether nothing is printed but plain spaces."""
    return text.isascii() and text.isprintable() and text.isspace()


def n_meant(glyphs: Sequence[Glyph]) -> int:
    """How many glyphs are letters that can be printed; white space is not counted."""
    return counts(glyphs)[1]


def counts(glyphs: Sequence[Glyph]) -> tuple[int, int]:
    """How many glyphs are more than white space, and how many of these are letters that can be printed."""
    printed = {text: n for text, n in Counter([glyph.text for glyph in glyphs]).items() if text.strip()}
    return sum(printed.values()), sum(n for text, n in printed.items() if not _is_unknown(text))


def _is_unknown(text: str) -> bool:
    if text.isascii() and text.isprintable():
        return _CID.match(text) is not None
    return any(_is_meaningless(letter) for letter in _BULLETS.get(text, text))


def _is_meaningless(letter: str) -> bool:
    """Control characters, private use, surrogates, unassigned code points; white space is none of these."""
    if letter.isspace() or letter == "\u00ad":
        return False
    return letter == MEANINGLESS or unicodedata.category(letter) in ("Cc", "Co", "Cs", "Cn")


def is_nonsense(texts: Sequence[str]) -> bool:
    """Whether the words of a page in Latin letters spell nothing: a font whose letters are mapped to others, or to signs.

    How often each letter comes is much the same in all languages written so; a shifted alphabet has other habits.
    """
    if not texts or not 2 <= median(len(text) for text in texts) <= 12:
        return False
    letters = Counter(unicodedata.normalize("NFD", "".join(texts).casefold()))
    latin = {c: n for c, n in letters.items() if "a" <= c <= "z"}
    signs = {c: n for c, n in letters.items() if not c.isalnum() and not c.isspace() and c not in RULERS}
    n_latin, n_signs = sum(latin.values()), sum(signs.values())
    other = sum(n for c, n in letters.items() if c.isalpha()) - n_latin
    if n_latin + n_signs < 300 or other > 0.2 * n_latin:
        return False
    if n_signs > 2 * n_latin:
        return len(signs) > 12
    return n_latin > 300 and _likeness(latin) < LEAST_LIKENESS


def _likeness(counts: Mapping[str, int]) -> float:
    """The cosine between how often each letter comes here and in English."""
    product = sum(counts.get(letter, 0) * share for letter, share in ENGLISH.items())
    length = sqrt(sum(count * count for count in counts.values()) * sum(share * share for share in ENGLISH.values()))
    return product / length
