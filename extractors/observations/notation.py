"""How a table writes its numbers: groups of digits, decimal comma or point, and what printed digits are worth."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

SPACE = "[   \u2007\u2008\u2009\u200a\u202f]"
APOSTROPHE = "['’‘´`]"

DIGITS = (
    r"(?:\d{1,3}(?:,\d{3}){1,6}(?:\.\d{1,12})?"  # 1,234,567.8
    r"|\d{1,2}(?:,\d{2}){1,4},\d{3}(?:\.\d{1,6})?"  # 1,25,000
    rf"|\d{{1,3}}(?:{SPACE}\d{{3}}){{1,6}}(?:[.,·]\d{{1,12}})?"  # 1 234 567,8
    rf"|\d{{1,3}}(?:{APOSTROPHE}\d{{3}}){{1,6}}(?:[.,]\d{{1,12}})?"  # 1'234.5
    r"|\d{1,3}(?:\.\d{3}){2,6}(?:,\d{1,12})?"  # 1.234.567,8
    r"|\d{1,3}(?:\.\d{3}){1,6},\d{1,12}"  # 1.234,5
    r"|\d{1,16}(?:[.,·]\d{1,16})?"
    r"|[.,·]\d{1,16})(?![\d]|[.,·]\d)"
)
"""Printed digits in any of the usual groupings; every part is bounded, so that no text makes the search slow."""

_COMMA_SHOWN = re.compile(
    r"(?<![\d.,])(?:\d{1,3}(?:\.\d{3})+,\d+|\d+,(?:\d{1,2}|\d{4,})|0,\d+|\d{1,3}(?:\.\d{3}){2,})(?![\d.,])"
)
_POINT_SHOWN = re.compile(
    r"(?<![\d.,])(?:\d{1,3}(?:,\d{3})+\.\d+|\d*\.(?:\d{1,2}|\d{4,})|0\.\d+|\d{1,3}(?:,\d{3}){2,})(?![\d.,])"
)


_GROUPED = re.compile(r"[1-9]\d{0,2}\.\d{3}")
_SMALL = re.compile(r"\d{1,3}")

FEWEST_SMALL = 3
"""Whole numbers below a thousand for each with a point before three digits, from which that point parts thousands."""


@dataclass(frozen=True, slots=True)
class Notation:
    """`comma` tells that decimals follow a comma: "1.234" is then 1234 and "5,678" is 5.678."""

    comma: bool = False


def notation(texts: Iterable[str], otherwise: Notation = Notation()) -> Notation:
    """The notation that texts show between them; `otherwise` where they show none or as much of both."""
    shown = Counter[bool]()
    printed = list(texts)
    for text in printed:
        if found := len(_COMMA_SHOWN.findall(text)):
            shown[True] += found
        if found := len(_POINT_SHOWN.findall(text)):
            shown[False] += found
    if not shown and _groups_by_point(printed):
        return Notation(comma=True)
    return otherwise if shown[True] == shown[False] else Notation(shown[True] > shown[False])


def _groups_by_point(texts: Sequence[str]) -> bool:
    """Whether points part thousands: "1.178" among many whole numbers that are smaller."""
    grouped = sum(_GROUPED.fullmatch(text.strip()) is not None for text in texts)
    small = sum(_SMALL.fullmatch(text.strip()) is not None for text in texts)
    return grouped > 0 and small >= FEWEST_SMALL * grouped


def plain(digits: str, by: Notation) -> str:
    """Printed digits as a plain decimal without groups: "1 234,50" -> "1234.50"."""
    bare = re.sub(rf"{SPACE}|{APOSTROPHE}", "", digits).replace("·", ".")
    commas, points = bare.count(","), bare.count(".")
    if commas and points:
        mark = "," if bare.rfind(",") > bare.rfind(".") else "."
    elif commas:
        grouped = commas > 1 or (re.fullmatch(r"[1-9]\d{0,2},\d{3}", bare) is not None and not by.comma)
        mark = "." if grouped else ","
    elif points:
        grouped = points > 1 or (re.fullmatch(r"[1-9]\d{0,2}\.\d{3}", bare) is not None and by.comma)
        mark = "," if grouped else "."
    else:
        return bare
    whole, _, part = bare.replace("." if mark == "," else ",", "").partition(mark)
    return f"{whole or '0'}.{part}" if part else whole
