"""Sums of money with their currency in front: "US$4.1 billion", "MEUR 12", "Rs. 3 crore", "$(3.1) million"."""

import re
from dataclasses import dataclass
from decimal import Decimal

from extractors.entities import currencies, figures
from extractors.entities.amount_sum import RANGE, SCALE_WORDS, Setting, Sum, factor_of, scale_at
from extractors.entities.figures import DIGITS, SCALE

DOUBTFUL = 0.6
"""Confidence of a sum whose sign several currencies have, or beside a larger one whose scale may be meant for it."""

LONGEST, NAMED = 20, 48
"""Characters before a number in which its currency and scale are sought, and the same with the currency's name."""

_ALSO_BRACKETED = re.compile(rf"\s?\([^()\d]{{0,6}}{DIGITS}[^()\d]{{0,4}}\)(?P<scale>[\s-]?(?:{SCALE}))", re.I)
_CLOSED_BEFORE_SCALE = re.compile(rf"\)[\s-]?(?:{SCALE})", re.I)
"""Behind a sum in brackets of its own, as accounts print losses: "($5.1) million"."""

_NUMBER_BEFORE = re.compile(r"\d\s?\($")
_SPAN = re.compile(
    rf"\s+(?P<joint>to|and|or)\s+[^\W\d_]{{0,3}}\\?[$€£¥]?\s?(?P<digits>{DIGITS})(?P<scale>[\s-]?(?:{SCALE}|bn\b|m\b))", re.I
)


@dataclass(frozen=True, slots=True)
class Prefix:
    """A currency printed from `start` on, before a number.

    `factor` is a scale printed with it ("MEUR 12", "US$m 45"), 1 for none; `doubtful` tells that the sign may mean another
    currency too; `in_brackets` that the number alone stands in brackets, as accounts print losses.
    """

    start: int
    currency: str
    risky: bool
    factor: Decimal = Decimal(1)
    doubtful: bool = False
    in_brackets: bool = False
    is_letter: bool = False


def prefix_of(flat: str, number: re.Match[str], setting: Setting) -> Prefix | None:
    """The currency printed before a number, with its scale where that stands there too; None where there is none."""
    start = number.start() if number["sign"] else number.start("digits")
    in_brackets = flat[start - 1 : start] == "(" and flat[number.end() : number.end() + 1] == ")"
    start -= in_brackets
    head_start = max(0, start - (NAMED if flat[max(0, start - 2) : start].strip().endswith(")") else LONGEST))
    head = flat[head_start:start]
    if currencies.is_no_end(head):
        return None
    if head.rstrip().endswith(")"):
        m = currencies.named_before().search(head)
        currency = currencies.of_sign(m["sign"], setting.usage) if m else None
        return Prefix(head_start + m.start(), currency, False) if m and currency else None
    if m := currencies.before().search(head):
        sign = (m["sign"] or "US$").strip()
        currency = currencies.of_sign(m["sign"], setting.usage)
        risky = currencies.is_risky(sign, joined=flat[start - 1].isalpha())
        doubtful = currencies.is_doubtful(sign, setting.usage)
        found = Prefix(
            head_start + m.start(),
            currency or "",
            risky,
            doubtful=doubtful,
            in_brackets=in_brackets,
            is_letter=currencies.is_letter(sign),
        )
    elif m := currencies.before_scaled().search(head):
        currency = currencies.of_sign(m["code"] or m["sign"], setting.usage)
        found = Prefix(head_start + m.start(), currency or "", False, figures.scale(m["joined"] or m["after"]))
    else:
        return None
    return found if found.currency else None


def money_before(flat: str, m: re.Match[str], value: Decimal, prefix: Prefix, setting: Setting) -> Sum | None:
    """Money with its currency in front: US$4.1 billion, $10-12 million, Rs. 3 crore."""
    start, end, high = prefix.start, m.end() + prefix.in_brackets, None
    is_negative = flat[max(0, start - 1) : start] == "-" and not flat[max(0, start - 2)].isalnum()
    is_bracketed = _is_bracketed(flat, start, end)
    start, end = start - is_bracketed, end + is_bracketed
    scale = scale_at(flat, end, short=True) if prefix.factor == 1 else None
    end = scale.end() if scale else end
    span = _second(flat, end, value * factor_of(scale), scale is not None, setting)
    if span:
        high, end, scale = span.value, span.end, scale or span.scale
    if prefix.risky and not scale and (prefix.is_letter or not re.search(r"[.,]\d", m["digits"])):
        return None
    alone = scale is None and high is None and prefix.factor == 1
    apart = _scale_apart(flat, start, end, value, setting) if alone else None
    value *= prefix.factor * (figures.scale(apart) if apart else factor_of(scale))
    unsure = prefix.doubtful or (alone and apart is None and _SPAN.match(flat, end))
    return Sum(
        start - is_negative,
        end,
        "money",
        -value if is_negative or is_bracketed or prefix.in_brackets else value,
        high,
        prefix.currency,
        "currency before the number",
        DOUBTFUL if unsure else 0.97,
    )


@dataclass(frozen=True, slots=True)
class _Second:
    """The larger end of a range, scale applied, and where it ends."""

    value: Decimal
    end: int
    scale: re.Match[str] | None


def _second(flat: str, end: int, first: Decimal, is_scaled: bool, setting: Setting) -> _Second | None:
    """The second end of a range that goes on behind the first: "$10-12 million", "$10 to 12 million"."""
    other = RANGE.match(flat, end)
    if other is None:
        return None
    if other["to"].strip() != "-" and (is_scaled or other["to"].split() != ["to"] or other["lead"]):
        return None
    value, scale = figures.number(other["digits"], setting.style), scale_at(flat, other.end(), short=True)
    if value is None or value * factor_of(scale) <= first:
        return None
    return _Second(value * factor_of(scale), scale.end() if scale else other.end(), scale)


def _is_bracketed(flat: str, start: int, end: int) -> bool:
    """Whether a sum stands in brackets of its own with its scale behind them, and no other sum before."""
    opened = flat[start - 1 : start] == "(" and not _NUMBER_BEFORE.search(flat[max(0, start - 3) : start])
    return opened and _CLOSED_BEFORE_SCALE.match(flat, end) is not None


def _scale_apart(flat: str, start: int, end: int, value: Decimal, setting: Setting) -> str | None:
    """The words of a scale that stands further on and is meant for this sum too, None where there is none.

    So it is with a second currency in brackets ("$3 (€2.7) million") and with the ends of a span ("between $3 and $5
    million"), whose second must be the larger.
    """
    told = _ALSO_BRACKETED.match(flat, end)
    if told:
        return told["scale"].strip(" -")
    if flat[start - 1 : start] == "(" and flat[end : end + 1] == ")" and _NUMBER_BEFORE.search(flat[:start]):
        behind = SCALE_WORDS.match(flat, end + 1)
        return behind.group().strip(" -") if behind else None
    span = _SPAN.match(flat, end)
    second = figures.number(span["digits"], setting.style) if span else None
    is_span = span is not None and (span["joint"] != "and" or flat[:start].endswith(("etween ", "from ")))
    return span["scale"].strip(" -") if span and is_span and second is not None and value < second else None
