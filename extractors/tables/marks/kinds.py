"""What kind of thing a text is: a number, a year, a sign, an item of a list, a word that leads on; and what is bold."""

import re
from collections.abc import Sequence

from extractors.model.page import Word

NUMERIC = re.compile(
    r"[(\[<>~≈≤≥±$€£¥+\-–—−\s]*\d[\d\s.,'’:/]*(?:[eE][+\-]?\d+)?\s*(?:%|‰|°)?[)\]*†‡§a-e]{0,3}|[-–—−.…:]+|n\.?\s?/?a\.?|nil|"
    r"\d[\d.,]*\s*[-–—−]\s*\d[\d.,]*%?|\(?[-–—−]?\d[\d.,]*\)?\*{0,3}"
)


YEAR = re.compile(r"(?:1[6-9]|20)\d\d(?:\s*[-–—/]\s*\d\d(?:\d\d)?)?")


MARKS = re.compile(r"[$€£¥₽%‰()\[\]*†‡§±<>≤≥#|]+|US\$|HK\$|A\$|C\$|RMB|[a-z]?\)")
"""Signs that belong to the number beside them, so that a column of nothing else is no column."""


def is_number(text: str) -> bool:
    """Whether a cell's text is a number, a range, a date in figures or a sign for none."""
    return bool(NUMERIC.fullmatch(text.strip()))


def is_year(text: str) -> bool:
    """Whether a text is a year, which heads a column more often than it fills one."""
    bare = text.strip("()*: ")
    return len(bare) == 4 and bare.isdigit() and bare[:2] in {"18", "19", "20"}


ITEM = re.compile(r"\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})[.)](?!\d)\S*$|[•●▪■◦‣–—]$")
"""A word that opens an item of a list: "3.", "(b)", "iv)", a bullet."""


CONNECTIVES = frozenset({"and", "of", "the", "for", "to", "in", "or", "with", "by", "on", "from", "at", "a", "an"})
"""Words that no cell ends with."""


def letters(text: str) -> str:
    """The letters and digits of a text in small letters: what two printings of it share."""
    return "".join(filter(str.isalnum, text)).casefold()


def is_bold(words: Sequence[Word]) -> bool:
    """Whether most letters of the words are bold."""
    total = sum(len(word.text) for word in words)
    return total > 0 and sum(len(word.text) for word in words if word.bold) > 0.6 * total


FEWEST_TURNED = 2
"""Texts on end from which on they are heads: one may be the name of an axis or a note at the side."""
