"""The notations of amounts: from a printed number to the currency, scale, unit or percent sign beside it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from typing import Literal

from extractors.entities import currencies, facts, figures, units
from extractors.entities.calendar import is_year
from extractors.entities.currencies import Usage
from extractors.entities.figures import DIGITS, SCALE, SHORT_SCALE, WORDS, Style

Kind = Literal["money", "quantity", "percent"]

_RANGE = re.compile(rf"(?P<to>\s?-\s?|\s+(?:to|and|or)\s+)(?P<lead>[^\W\d_]{{0,3}}\\?[$€£¥]\s?)?(?P<digits>{DIGITS})")
_SCALE = re.compile(rf"[\s-]?\s?(?:{SCALE})", re.I)
_SHORT = re.compile(rf"\s?(?:{SHORT_SCALE})", re.I)
_PERCENT = re.compile(
    r"\s?[-]?(?:(?P<pp>(?:percentage|percent|per\s+cent|%)[\s-]points?|pp\b|p\.p\.)|(?P<bp>basis[\s-]points?|bps?\b)"
    r"|(?P<mille>‰|per\s+mille?\b)"
    r"|\\?%|per\s?cent\b|percent\b|pct\b\.?)",
    re.I,
)
_AND = re.compile(r",?\s+(?:and|or)\s+")
_COMMA = re.compile(r",\s+")
_GAP = re.compile(r"[\s-]?\s?")
_PRICE_YEAR = re.compile(
    r"\s+(?:(?:constant|current|US|U\.S\.|real|international)\s+)?(?:U\.?S\.? )?(?:dollars|prices|euros?|US\$|\$|terms)\b",
    re.I,
)


@cache
def _number() -> re.Pattern[str]:
    """A printed number; behind a letter or a point only where these are a currency's ("EUR60bn", "Rs.500")."""
    return re.compile(
        rf"(?:(?<![\w.,/#^])(?<![A-Za-z][-+])(?<!\d:)(?P<sign>(?<![\w)])-\s?)?|{currencies.joined()})(?P<digits>{DIGITS})"
        rf"|\b(?P<words>(?i:{WORDS}))(?![\w])"
    )


@dataclass(frozen=True, slots=True)
class Sum:
    """Characters `start` to `end` of a passage read as `low` (to `high`, for a range) of `unit`."""

    start: int
    end: int
    kind: Kind
    low: Decimal
    high: Decimal | None
    unit: str
    method: str
    confidence: float = 0.97

    @property
    def norm(self) -> str:
        value = figures.printed(self.low) + (f"-{figures.printed(self.high)}" if self.high is not None else "")
        return f"{self.unit} {value}" if self.kind == "money" else f"{value} {self.unit}"


@dataclass(frozen=True, slots=True)
class Setting:
    """What a document's bare signs and decimals mean."""

    usage: Usage = field(default_factory=Usage)
    style: Style = field(default_factory=Style)


def sums(flat: str, setting: Setting) -> Iterator[Sum]:
    """Every amount in a text with plain dashes and apostrophes, from left to right, without overlap."""
    position = 0
    waiting: list[re.Match[str]] = []  # numbers without a unit of their own, which a list's last number may give
    while m := _number().search(flat, position):
        item = _sum_at(flat, m, setting)
        position = max(m.end(), item.end) if item else m.end()
        if item is None:
            waiting.append(m)
            continue
        yield from _listed(flat, waiting, item, setting)
        waiting = []
        yield item


def _listed(flat: str, numbers: Sequence[re.Match[str]], item: Sum, setting: Setting) -> Iterator[Sum]:
    """The numbers of a list that share the unit behind its last one: "14.3, 13.8 and 3.9 percent"."""
    found: list[Sum] = []
    start, joint = item.start, _AND
    for m in reversed(numbers):
        value = figures.number(m["digits"], setting.style) if m["digits"] else None
        if item.kind == "money" or item.high is not None or value is None or not joint.fullmatch(flat, m.end(), start):
            break
        if is_year(int(value)) and re.fullmatch(r"\d{4}", m["digits"]):
            break
        if _follows_label(flat, m.start()):
            break
        found.append(Sum(m.start(), m.end(), item.kind, value, None, item.unit, f"{item.method}, shared by a list", 0.88))
        start, joint = m.start(), _COMMA
    yield from reversed(found)


def _follows_label(flat: str, start: int) -> bool:
    """Whether a word such as Table or Section stands before a number."""
    head = re.search(r"([A-Za-z]+)\.?\s*$", flat[max(0, start - 16) : start])
    return head is not None and head[1].casefold() in facts.words("before_number")


def _sum_at(flat: str, m: re.Match[str], setting: Setting) -> Sum | None:
    """The amount whose number the match is: currency before it, range, scale, then percent sign, currency or unit."""
    value = figures.words(m["words"]) if m["words"] else figures.number(m["digits"], setting.style)
    if value is None or (m["digits"] and re.fullmatch(r"0{2,}", m["digits"])):
        return None  # "000" is a scale ("US$ 000"), no amount
    start = m.start("words") if m["words"] else m.start()
    prefix = _prefix(flat, m.start("digits") if m["digits"] else start, setting) if m["digits"] else None
    is_joined = bool(m["digits"]) and not m["sign"] and (flat[start - 1 : start].isalpha() or flat[start - 1 : start] == ".")
    if (is_joined and prefix is None) or re.match(r"-0\d", flat[m.end() : m.end() + 3]):
        return None  # letters of a word; the number of a file ("grant SDR 98-004")
    if m["sign"]:
        value = -value
    return (
        _money_before(flat, m, value, prefix, setting)
        if prefix
        else _with_unit(flat, start, m.end(), value, bool(m["words"]), setting)
    )


@dataclass(frozen=True, slots=True)
class Prefix:
    """A currency printed from `start` on, before a number."""

    start: int
    currency: str
    risky: bool


def _prefix(flat: str, start: int, setting: Setting) -> Prefix | None:
    head_start = max(0, start - 14)
    m = currencies.before().search(flat[head_start:start])
    if m is None:
        return None
    currency = currencies.of_sign(m["sign"], setting.usage)
    sign = (m["sign"] or "US$").strip()
    risky = currencies.is_risky(sign, joined=flat[start - 1].isalpha()) or sign == "R"
    return Prefix(head_start + m.start(), currency, risky) if currency else None


def _money_before(flat: str, m: re.Match[str], value: Decimal, prefix: Prefix, setting: Setting) -> Sum | None:
    """Money with its currency in front: US$4.1 billion, $10-12 million, Rs. 3 crore."""
    end, high = m.end(), None
    start = (
        prefix.start - 1
        if flat[max(0, prefix.start - 1) : prefix.start] == "-" and not flat[max(0, prefix.start - 2)].isalnum()
        else prefix.start
    )
    scale = _scale(flat, end, short=True)
    if scale:
        end = scale.end()
    other = _RANGE.match(flat, end)
    if other and (other["to"].strip() == "-" or (not scale and other["to"].split() == ["to"] and not other["lead"])):
        second = figures.number(other["digits"], setting.style)
        second_scale = _scale(flat, other.end(), short=True)
        factor = figures.scale(second_scale.group().strip(" -") if second_scale else None)
        if second is not None and second * factor > value * figures.scale(scale.group().strip(" -") if scale else None):
            high, end = second * factor, second_scale.end() if second_scale else other.end()
            scale = scale or second_scale
    if prefix.risky and not scale and not re.search(r"[.,]\d", m["digits"]):
        return None
    value *= figures.scale(scale.group().strip(" -") if scale else None)
    start = start if start < prefix.start else prefix.start
    return Sum(
        start, end, "money", -value if start < prefix.start else value, high, prefix.currency, "currency before the number"
    )


def _scale(flat: str, end: int, short: bool) -> re.Match[str] | None:
    m = _SCALE.match(flat, end)
    if m or not short:
        return m
    return _SHORT.match(flat, end)


def _with_unit(flat: str, start: int, end: int, value: Decimal, in_words: bool, setting: Setting) -> Sum | None:
    """An amount whose unit stands behind: 12 per cent, 3 billion RMB, 500 kV, 5-10 tons."""
    high = None
    first_scale = _scale(flat, end, short=False)
    other = _RANGE.match(flat, first_scale.end() if first_scale else end)
    both = (
        other is not None and other["to"].split() in (["and"], ["or"]) and not flat[:start].endswith(("etween ", "either "))
    )
    if other and not other["lead"] and not in_words and not both and not _is_year_of_fall(flat, start, end, other):
        high = figures.number(other["digits"], setting.style)
    if other and high is not None and (high > value or value < 0):
        item = _closed(flat, start, other.end(), value, high, setting, first_scale)
        if item is not None:
            return item
    return _closed(flat, start, end, value, None, setting, None)


def _is_year_of_fall(flat: str, start: int, end: int, other: re.Match[str]) -> bool:
    """Whether "1996 to 19,608 tonnes" is a year and what was reached, no range: "fell in 1996 to 19,608 tonnes"."""
    digits = flat[start:end]
    is_dated = re.search(r"\b(?:in|since|during|of|from)\s$", flat[max(0, start - 8) : start])
    return bool(is_dated and re.fullmatch(r"\d{4}", digits) and is_year(int(digits)) and other["to"].strip() == "to")


def _closed(
    flat: str,
    start: int,
    end: int,
    value: Decimal,
    high: Decimal | None,
    setting: Setting,
    first_scale: re.Match[str] | None,
) -> Sum | None:
    percent = _PERCENT.match(flat, end)
    if percent:
        unit = "pp" if percent["pp"] else "bp" if percent["bp"] else "‰" if percent["mille"] else "%"
        return Sum(start, percent.end(), "percent", value, high, unit, "percentage")
    money = _money_behind(flat, start, end, value, high, setting, first_scale)
    return money or _quantity(flat, start, end, value, high, first_scale)


def _money_behind(
    flat: str,
    start: int,
    end: int,
    value: Decimal,
    high: Decimal | None,
    setting: Setting,
    first_scale: re.Match[str] | None,
) -> Sum | None:
    for scale in (_scale(flat, end, short=True), None):
        at = _GAP.match(flat, scale.end() if scale else end)
        m = currencies.behind().match(flat, at.end()) if at else None
        found = _currency_behind(m, setting) if m else None
        if m is None or found is None:
            continue
        if (
            not scale
            and re.fullmatch(r"\d{4}", flat[start:end])
            and is_year(int(flat[start:end]))
            and _PRICE_YEAR.match(flat, end)
        ):
            return None
        if (
            m["sign"]
            and not scale
            and (currencies.is_risky(m["sign"]) or len(flat[start:end]) < 2)
            and not re.search(r"[.,]\d", flat[start:end])
        ):
            continue
        factor = figures.scale(scale.group().strip(" -") if scale else None)
        low_factor = figures.scale(first_scale.group().strip(" -")) if first_scale else factor
        low, top = value * low_factor / found[1], high * factor / found[1] if high is not None else None
        return Sum(start, m.end(), "money", low, top, found[0], "currency behind the number")
    return None


def _currency_behind(m: re.Match[str], setting: Setting) -> tuple[str, int] | None:
    if m["word"]:
        # A pound without "sterling" weighs, unless the document counts money in pounds.
        if m["word"].lower() in ("pound", "pounds") and not m["adjective"] and "GBR" not in setting.usage.named:
            return None
        return currencies.of_word(m["word"], m["adjective"], setting.usage)
    currency = currencies.of_sign(m["sign"] or "$" if "US" not in m.group() else m["sign"], setting.usage)
    return (currency, 1) if currency else None


def _quantity(
    flat: str, start: int, end: int, value: Decimal, high: Decimal | None, first_scale: re.Match[str] | None
) -> Sum | None:
    scale = _scale(flat, end, short=False)
    at = _GAP.match(flat, scale.end() if scale else end)
    if at is None:
        return None
    m = units.behind().match(flat, at.end())
    symbol = units.symbol(m, hyphened="-" in at.group()) if m else None
    if m is None or symbol is None or _is_other_word(flat, start, m):
        return None
    factor = figures.scale(scale.group().strip(" -") if scale else None)
    low_factor = figures.scale(first_scale.group().strip(" -")) if first_scale else factor
    return Sum(
        start,
        m.end(),
        "quantity",
        value * low_factor,
        high * factor if high is not None else None,
        symbol,
        "unit behind the number",
    )


def _is_other_word(flat: str, start: int, unit: re.Match[str]) -> bool:
    """Whether a one-letter symbol is more likely a label: "Table 5 m", "phase 2 t", "No. 3 L"."""
    return unit["symbol"] is not None and len(unit["symbol"]) == 1 and _follows_label(flat, start)
