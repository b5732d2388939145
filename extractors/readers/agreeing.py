"""Whether a text layer that looks like nonsense is sound after all: a reading of the picture finds the same words.

Codes, formulas and lists of names have other letters than a text has, and stand on the page all the same; a font whose
letters are mapped to others shows none of its layer's words.
"""

import unicodedata
from collections.abc import Sequence

SHARE = 0.3
"""From this share of a layer's words found on the picture it is sound. Engines misread many a code; by chance they agree on
next to nothing, for words of three signs and more."""

FEWEST = 3
"""Letters and digits of a word that is compared, one letter among them: the digits of a broken font may be right."""

ALIKE = str.maketrans("oil|sbz", "0111582")
"""Signs that engines take for each other, by the one that stands for all."""


def agree(layer: Sequence[str], seen: Sequence[str]) -> bool:
    """Whether the words of a layer are those that were seen on its picture."""
    told = compared(layer)
    return bool(told) and share(told, seen) >= SHARE


def compared(texts: Sequence[str]) -> list[str]:
    """The words that are long enough to be compared."""
    return [text for text in texts if _is_compared(text)]


def share(told: Sequence[str], among: Sequence[str]) -> float:
    """The share of some words that are among others."""
    known = {folded(text) for text in among}
    return sum(folded(text) in known for text in told) / len(told)


def folded(text: str) -> str:
    """A word without case, accents and signs around it, and with letters that look alike as one."""
    bare = unicodedata.normalize("NFKD", text).casefold()
    return "".join(letter for letter in bare if letter.isalnum() or letter == "|").translate(ALIKE)


def _is_compared(text: str) -> bool:
    return sum(letter.isalnum() for letter in text) >= FEWEST and any(letter.isalpha() for letter in text)
