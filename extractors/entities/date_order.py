"""Whether a document writes day or month first, by what it prints itself."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from extractors.entities import dotted_numbers

_NUMERIC = re.compile(r"(?<![\w.,/-])(\d{1,2})([/.-])(\d{1,2})\2((?:19|20)\d\d|\d\d)(?![\w/]|[.-]\d)")
_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_MONTH_FIRST = re.compile(rf"\b{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+(?:19|20)\d\d")
_DAY_FIRST = re.compile(rf"\b\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}\s+(?:19|20)\d\d")


def _any_of(signs: str, ending: str, words: Sequence[str]) -> re.Pattern[str]:
    """A pattern for signs, an ending of words, and whole words. Each begins with what it is searched by, which is quick."""
    whole = [rf"{word}(?<=\b{word})\b" for word in words]
    return re.compile("|".join([signs, rf"{ending}(?<=\w{ending})\b", *whole]))


_AMERICAN = _any_of(r"U\.S\.(?<=\bU\.S\.)|\$\d", "ization", ("United States", "percent", "center", "centers", "fiscal year"))
_EUROPEAN = _any_of(
    "€|£",
    "isation",
    ("EUR", "EU", "per cent", "centre", "centres", "programme", "programmes", "Member State", "Member States"),
)


@dataclass(frozen=True, slots=True)
class Order:
    """`order` is None where nothing tells; `evidence` says what told."""

    order: Literal["dmy", "mdy"] | None
    evidence: str


def read(texts: Iterable[str]) -> Order:
    """The order of a document's numeric dates, from the strongest evidence that it gives.

    First numeric dates that can be read one way only (one of the numbers is above 12), then points as separators
    (German and Slavic usage, day first), then dates with the month as a word, then spelling and currency. A tie is no
    evidence.
    """
    day_first = month_first = points = words = spelling = 0
    for text in texts:
        for m in _NUMERIC.finditer(text):
            if m[2] == "." and not dotted_numbers.are_date(text, m.start(), m[1], m[3], m[4]):
                continue
            first, second = int(m[1]), int(m[3])
            day_first += first > 12 >= second
            month_first += second > 12 >= first
            points += m[2] == "." and first <= 31 and second <= 12
        words += len(_DAY_FIRST.findall(text)) - len(_MONTH_FIRST.findall(text))
        spelling += len(_EUROPEAN.findall(text)) - len(_AMERICAN.findall(text))
    for balance, evidence in (
        (day_first - month_first, "order of other numeric dates here"),
        (points, "points between the numbers"),
        (words, "order of written dates here"),
        (spelling, "spelling and currency here"),
    ):
        if balance:
            return Order("dmy" if balance > 0 else "mdy", evidence)
    return Order(None, "order not known")
