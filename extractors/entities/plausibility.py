"""Amounts that cannot be meant as printed: beyond physical bounds, or out of line with the paper's other sums.

The printed value is kept; a doubt stands beside it.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from math import log10
from statistics import median
from typing import Literal

from extractors.entities import facts, units
from extractors.model.document import Document
from extractors.model.fact import Mention

# SI factors of unit prefixes and of the units that the bounds speak of.
_PREFIXES = {"": 1.0, "m": 1e-3, "c": 1e-2, "k": 1e3, "M": 1e6, "G": 1e9, "T": 1e12, "µ": 1e-6, "n": 1e-9}
_FACTORS = {
    "t": 1e6, "kt": 1e9, "Mt": 1e12, "Gt": 1e15, "lb": 453.59237, "ft": 0.3048, "in": 0.0254, "yd": 0.9144, "mi": 1609.344,
    "nmi": 1852.0, "ha": 1e4, "Mha": 1e10, "km2": 1e6, "acre": 4046.8564224, "m2": 1.0, "mi2": 2.589988e6, "ft2": 0.09290304,
    "km/h": 1 / 3.6, "mph": 0.44704, "m/s": 1.0, "kn": 0.514444, "°C": 1.0, "%": 1.0,
}  # fmt: skip
_ABSOLUTE_ZERO = -273.15  # degrees Celsius
# A rate or price ("$30 a barrel") is no sum, and belongs to other orders of magnitude.
_RATE = re.compile(r"\s*(?:/|per\b|an?\s+\w|each\b|apiece\b)", re.I)
# The robust outlier rule of B. Iglewicz and D. Hoaglin (How to Detect and Handle Outliers, 1993) on decimal logarithms, with
# a floor: sums of one paper commonly spread over three orders of magnitude.
_ROBUST, _FLOOR, _ENOUGH = 3.5, 4.0, 8


@dataclass(frozen=True, slots=True)
class Doubted:
    """A mention, the code of the doubt (data/flags.csv) and words about this case."""

    mention: Mention
    flag: Literal["implausible_amount", "implausible_unit"]
    detail: str


def doubts(document: Document, mentions: Sequence[Mention]) -> tuple[Doubted, ...]:
    """The amounts among a document's mentions that a person should look at, in text order."""
    amounts = [mention for mention in mentions if mention.label == "AMOUNT" and mention.value is not None]
    found = [*_beyond_bounds(document, amounts), *_out_of_line(document, amounts)]
    return tuple(sorted(found, key=lambda doubt: doubt.mention.start))


@dataclass(frozen=True, slots=True)
class Bound:
    """The most that a quantity of a dimension can be, in the SI unit (gram for mass), near words that match `about`."""

    dimension: str
    about: re.Pattern[str]
    maximum: float
    what: str


@cache
def _bounds() -> tuple[Bound, ...]:
    return tuple(
        Bound(row["dimension"], re.compile(rf"\b(?:{row['about'] or '.'})", re.I | re.S), float(row["maximum"]), row["what"])
        for row in facts.rows("physical_bounds")
    )


def _beyond_bounds(document: Document, amounts: Sequence[Mention]) -> Iterator[Doubted]:
    for mention in amounts:
        if mention.kind != "quantity" or mention.value is None:
            continue
        if mention.unit == "°C" and mention.value < _ABSOLUTE_ZERO:
            yield Doubted(mention, "implausible_unit", f"{mention.norm} is below absolute zero")
        block = document.block_at(mention.start)
        first, last = (block.start, block.end) if block else (mention.start, mention.end)
        around = document.text[max(first, mention.start - 200) : min(last, mention.end + 100)]
        bound = beyond(mention, around)
        if bound is not None:
            yield Doubted(mention, "implausible_unit", f"{mention.norm} is more than {bound.what}")


def beyond(mention: Mention, around: str) -> Bound | None:
    """The bound that a quantity or share goes beyond, given the words around it; None for one that can be meant."""
    dimension = "share" if mention.kind == "percent" else units.dimensions().get(mention.unit)
    size = (mention.value or 0.0) * _factor("%" if mention.kind == "percent" else mention.unit)
    held = (b for b in _bounds() if b.dimension == dimension and size > b.maximum and b.about.search(around))
    return next(held, None)


def _factor(unit: str) -> float:
    if unit in _FACTORS:
        return _FACTORS[unit]
    for base in ("W", "V", "m", "g"):
        if unit.endswith(base) and unit.removesuffix(base) in _PREFIXES:
            return _PREFIXES[unit.removesuffix(base)]
    return 0.0


def _out_of_line(document: Document, amounts: Sequence[Mention]) -> Iterator[Doubted]:
    """Sums of money in prose whose order of magnitude is far from that of the paper's other sums in prose."""
    sums = [mention for mention in amounts if mention.kind == "money" and mention.value and mention.value > 0]
    sums = [m for m in sums if _is_prose(document, m) and not _RATE.match(document.text[m.end : m.end + 12])]
    sizes = sorted(log10(mention.value) for mention in sums if mention.value)
    for mention in sums:
        if len(sizes) <= _ENOUGH or not mention.value or not _is_alone(sizes, log10(mention.value)):
            continue
        others = list(sizes)
        others.remove(log10(mention.value))
        centre = median(others)
        spread = 1.4826 * median(abs(x - centre) for x in others)
        distance = log10(mention.value) - centre
        if abs(distance) > max(_ROBUST * spread, _FLOOR):
            side = "smaller" if distance < 0 else "larger"
            yield Doubted(
                mention,
                "implausible_amount",
                f"{mention.norm} is about 10^{abs(round(distance))} times {side} than the middle one of the "
                f"{len(others)} other "
                f""
                "sums here: a word such as million may be missing or too many",
            )


def _is_alone(sizes: Sequence[float], size: float) -> bool:
    """Whether no other of these sorted orders of magnitude is within one of `size`: a second sum like it speaks for both."""
    at = bisect_left(sizes, size)
    return all(abs(each - size) > 1 for each in (*sizes[max(0, at - 1) : at], *sizes[at + 1 : at + 2]))


def _is_prose(document: Document, mention: Mention) -> bool:
    """Whether a sum stands among words: a figure that is all of a table cell has its own scale."""
    block = document.block_at(mention.start)
    return block is not None and (block.kind != "cell" or block.end - block.start > 40)
