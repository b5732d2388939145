"""The notations of amounts: from a printed number to the currency, scale, unit or percent sign beside it."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache

from extractors.entities import amount_doubts, currencies, facts, figures, units
from extractors.entities.amount_prefix import money_before, prefix_of
from extractors.entities.amount_sum import RANGE, Setting, Sum, factor_of, scale_at
from extractors.entities.calendar import is_year
from extractors.entities.figures import DIGITS, WORDS

_PERCENT = re.compile(
    r"\s?[-]?(?:(?P<pp>(?:percentage|percent|per\s+cent|%)[\s-]points?|pp\b|p\.p\.)|(?P<bp>basis[\s-]points?|bps?\b)"
    r"|(?P<mille>‰|per\s+mille?\b)"
    r"|\\?%|per\s?cent\b|percent\b|pct\b\.?)",
    re.I,
)
_AND = re.compile(r",?\s+(?:and|or)\s+")
_COMMA = re.compile(r",\s+")
_GAP = re.compile(r"[\s-]?\s?")
_VAGUE = re.compile(
    r"\b(?:several|few|many|hundreds|tens|dozens|thousands|couple|(?:third|quarter|half|fifth|sixth|tenth)s?)\s+(?:of\s+)?$",
    re.I,
)
_NEGATIVE = re.compile(r"(?<!\d )(?<!\d)\b(?:minus|negative)\s+$", re.I)
_JOINED_SCALE = re.compile(r"(?:mn|bn|[mbk])\s+(?=[^\W\d_])")
"""A scale joined to a number before what is counted or measured: "2.3m tonnes", "12m households"."""

_APART_SCALE = re.compile(rf"\s{_JOINED_SCALE.pattern}(?:{units.behind().pattern}|(?:people|persons|men|women|children)\b)")
"""The same apart from its number, where no length can be meant: "6.1 m tonnes", "900 m people"."""

_COUNTED = re.compile(
    r"(?:people|persons|men|women|children|cattle|sheep|(?!(?:across|always|towards|upwards|downwards|thus|plus|this|was|has)\b)"
    r"[a-z]{3,}[a-rt-z]s)\b"
)
_OF = re.compile(r"\s+of\s+([a-z]+)")

_PRICE_YEAR = re.compile(
    r"\s+(?:(?:constant|current|US|U\.S\.|real|international)\s+)?"
    r"(?:U\.?S\.? )?(?:dollars|prices|euros?|US\$|\$|terms)(?!\w)",
    re.I,
)


@cache
def _number() -> re.Pattern[str]:
    """A printed number; behind a letter or a point only where these are a currency's ("EUR60bn", "Rs.500")."""
    return re.compile(
        rf"(?=[-.\d½¼¾⅓⅔])(?:(?<![\w.,/#^])(?<![A-Za-z][-+])(?<!\d:)(?P<sign>(?<![\w)])-(?!\s)|(?:(?<=^)|(?<=\())-\s)?|{currencies.joined()})(?P<digits>{DIGITS})"
        rf"|\b(?P<words>(?i:{WORDS}))(?![\w])"
    )


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
        yield from amount_doubts.settled(flat, item, setting.style)


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
    if m["words"] and _VAGUE.search(flat[max(0, m.start() - 24) : m.start()]):
        return None  # "several hundred million", "a third of a million": no number is told
    start = m.start("words") if m["words"] else m.start()
    prefix = prefix_of(flat, m, setting) if m["digits"] else None
    is_joined = bool(m["digits"]) and not m["sign"] and (flat[start - 1 : start].isalpha() or flat[start - 1 : start] == ".")
    if (is_joined and prefix is None) or re.match(r"-0\d", flat[m.end() : m.end() + 3]):
        return None  # letters of a word; the number of a file ("grant SDR 98-004")
    if m["sign"]:
        value = -value
    item = (
        money_before(flat, m, value, prefix, setting)
        if prefix
        else _with_unit(flat, start, m.end(), value, bool(m["words"]), setting)
    )
    return _negated(flat, item) if item and item.high is None else item


def _negated(flat: str, item: Sum) -> Sum:
    """The amount with the sign that a word before it gives: "minus €2 million"."""
    word = _NEGATIVE.search(flat[max(0, item.start - 12) : item.start])
    if word is None or item.low < 0:
        return item
    return replace(item, start=item.start - len(word.group()), low=-item.low)


def _after_gap(flat: str, end: int) -> int:
    at = _GAP.match(flat, end)
    return at.end() if at else end


def _with_unit(flat: str, start: int, end: int, value: Decimal, in_words: bool, setting: Setting) -> Sum | None:
    """An amount whose unit stands behind: 12 per cent, 3 billion RMB, 500 kV, 5-10 tons."""
    high = None
    first_scale = scale_at(flat, end, short=False)
    other = RANGE.match(flat, first_scale.end() if first_scale else end)
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
    scaled = currencies.behind_scaled().match(flat, _after_gap(flat, end))
    if scaled and not first_scale:
        factor, code = figures.scale(scaled["joined"]), currencies.of_sign(scaled["code"], setting.usage)
        top = high * factor if high is not None else None
        return (
            Sum(start, scaled.end(), "money", value * factor, top, code or "", "currency behind the number")
            if code
            else None
        )
    for scale in (scale_at(flat, end, short=True), None):
        at = _GAP.match(flat, scale.end() if scale else end)
        m = currencies.behind().match(flat, at.end()) if at else None
        found = _currency_behind(m, start, setting) if m else None
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
        factor = factor_of(scale)
        low_factor = factor_of(first_scale) if first_scale else factor
        low, top = value * low_factor / found[1], high * factor / found[1] if high is not None else None
        sure = 0.6 if m["word"] and currencies.is_doubtful_word(m["word"], m["adjective"], setting.usage) else 0.97
        return Sum(start, m.end(), "money", low, top, found[0], "currency behind the number", sure)
    return None


def _weighs(flat: str, end: int) -> bool:
    """Whether pounds that end here weigh what is named behind them: "pounds of shrimp"."""
    of = _OF.match(flat, end)
    return of is not None and of[1] not in facts.words("paid_in_pounds")


_BEFORE_OF = re.compile(r"\b([A-Za-z]+)\s+of\s+(?:\w+\s+){0,2}$")


def _is_paid(flat: str, start: int) -> bool:
    """Whether pounds that begin here are those of a sum that is named before them: "a loan of 5 million pounds"."""
    of = _BEFORE_OF.search(flat, max(0, start - 40), start)
    return of is not None and of[1].lower() in facts.words("paid_in_pounds")


_MANY = re.compile(r"\b(?:millions?|billions?|mn|bn)\s*$")


def _currency_behind(m: re.Match[str], start: int, setting: Setting) -> tuple[str, int] | None:
    if m["word"]:
        usage = setting.usage.in_sentence(m.string, start, m.end())
        # A pound without "sterling" weighs, unless the document counts money in pounds or says that it is paid.
        is_bare = m["word"].lower() in ("pound", "pounds") and not m["adjective"]
        counted = "GBR" in usage.named or _is_paid(m.string, start)
        counted = counted or (currencies.has_a_pound(usage) and _MANY.search(m.string, start, m.start()) is not None)
        if is_bare and (not counted or _weighs(m.string, m.end())):
            return None
        return currencies.of_word(m["word"], m["adjective"], usage)
    currency = currencies.of_sign(m["sign"] or "$" if "US" not in m.group() else m["sign"], setting.usage)
    return (currency, 1) if currency else None


def _quantity(
    flat: str, start: int, end: int, value: Decimal, high: Decimal | None, first_scale: re.Match[str] | None
) -> Sum | None:
    scale = scale_at(flat, end, short=False)
    if scale is None and flat[start : start + 1].isdigit():
        scale = _JOINED_SCALE.match(flat, end + 1 if _APART_SCALE.match(flat, end) else end)
        if scale and not units.behind().match(flat, scale.end()):
            return (
                None if _COUNTED.match(flat, scale.end()) else _quantity_of(flat, start, end, value, high, None, first_scale)
            )
    return _quantity_of(flat, start, end, value, high, scale, first_scale)


def _quantity_of(
    flat: str,
    start: int,
    end: int,
    value: Decimal,
    high: Decimal | None,
    scale: re.Match[str] | None,
    first_scale: re.Match[str] | None,
) -> Sum | None:
    at = _GAP.match(flat, scale.end() if scale else end)
    if at is None:
        return None
    m = units.behind().match(flat, at.end())
    symbol = units.symbol(m, hyphened="-" in at.group()) if m else None
    if m is None or symbol is None or _is_other_word(flat, start, m):
        return None
    factor = factor_of(scale)
    low_factor = factor_of(first_scale) if first_scale else factor
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
    """Whether a one-letter symbol is more likely a label or, behind an unknown sign, a scale: "Table 5 m", "¤4 m"."""
    alone = unit["symbol"] is not None and len(unit["symbol"]) == 1
    sign = flat[max(0, start - 2) : start].rstrip(" ")[-1:] if alone else ""
    money = sign == "\ufffd" or (sign and unicodedata.category(sign) in ("Sc", "Co"))
    return alone and (bool(money) or _follows_label(flat, start))
