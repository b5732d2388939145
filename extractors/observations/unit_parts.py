"""The parts of a printed unit, one after the other: percent sign, currency, form, scale, "per", symbol, words beside."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache

from extractors.entities import currencies, facts, figures, units
from extractors.entities.currency_usage import Usage
from extractors.observations.forms import alternation

PERCENT = r"%|‰|per\s?cent(?:age)?(?!\s+points?)(?:\s+share)?(?![^\W_])|pct\.?(?![^\W_])"

_SCALE = re.compile(
    rf"(?P<word>{figures.SCALE}|(?:thous|mil|bil|tril)\.|million|mill\.?(?![^\W_])|m(?![^\W_])|k(?![^\W_])|b(?![^\W_])"
    r"|tr(?![^\W_]))|(?P<zeros>['’]?000s?(?![\d])|(?<![\d.,])1[ ,.']?000(?:[ ,.']?000)*(?!\d)"
    r"|(?<![\d.,])10{1,9}(?=\s?[^\W\d_$€£¥]))",
    re.IGNORECASE,
)
_BASE_YEAR = re.compile(r"\(?(?:19|20)\d\d(?:\s?[=:–-]\s?\d{1,4}(?:\.0)?)?\)?(?![\d])")
_PER = re.compile(
    r"(?:per|/|a|p\.)\s?(?P<what>capita|annum|year|month|day|hour|person|head|unit|worker|household|inhabitant|a\.)(?![^\W_])",
    re.I,
)
GLUED = re.compile(r"(?<=\b[A-Z]{3})(?=(?:bn|mn|mln|m|k|tn)\b)|\$\s?(?=USD\b)|(?<=[$€£¥₹])(?=[A-Za-z])|(?<=US[$])(?=[a-z])")
_PER_SIGN = {"annum": "a", "year": "a", "a.": "a", "month": "mo", "day": "d", "hour": "h"}
AMBIGUOUS = frozenset({"m", "k", "b", "tr"})


@dataclass(frozen=True, slots=True)
class SoFar:
    """What a text has named so far: measure, power of ten, what it is per, words beside; `told`: anything of a unit."""

    measure: str = ""
    mult: int = 0
    scaled: bool = False
    per: str = ""
    told: bool = False
    basis: tuple[str, ...] = ()


Step = tuple[SoFar, int]
"""What is named with one more part, and where that part ends."""


def next_part(so: SoFar, rest: str, usage: Usage) -> Step | None:
    """The part that a text begins with, the first kind that it may be; None where it begins with no part of a unit."""
    return next((step for read in PARTS if (step := read(so, rest, usage)) is not None), None)


def scale_of(text: str) -> int:
    """The power of ten of a scale's word. Raises ValueError where it is none."""
    m = _SCALE.match(text)
    if m is None:
        raise ValueError(text)
    return _power(m)


def _percent_sign(so: SoFar, rest: str, _: Usage) -> Step | None:
    m = None if so.measure else _percent().match(rest)
    return (replace(so, measure="‰" if m[0] == "‰" else "%", told=True), m.end()) if m else None


def _money(so: SoFar, rest: str, usage: Usage) -> Step | None:
    named = None if so.measure else _currency(rest, usage)
    return (replace(so, measure=named[0], mult=so.mult + named[1], told=True), named[2]) if named else None


def _listed(so: SoFar, rest: str, _: Usage) -> Step | None:
    form = None if so.measure else _form(rest)
    if form is None:
        return None
    (measure, power), end = form
    return replace(so, measure=measure, mult=so.mult + power, told=True, scaled=so.scaled or power != 0), end


def _scaled(so: SoFar, rest: str, _: Usage) -> Step | None:
    m = _scale(rest, alone=not so.told and not so.measure)
    return (replace(so, mult=so.mult + _power(m), scaled=True, told=True), m.end()) if m else None


def _over_unit(so: SoFar, rest: str, _: Usage) -> Step | None:
    over = _per_unit(rest) if so.measure else None
    return (replace(so, per=f"{so.per}/{over[0]}"), over[1]) if over is not None else None


def _per(so: SoFar, rest: str, _: Usage) -> Step | None:
    m = _PER.match(rest)
    if m is None:
        return None
    what = m["what"].lower()
    return replace(so, per=f"{so.per}/{_PER_SIGN.get(what, what)}"), m.end()


def _symbol(so: SoFar, rest: str, _: Usage) -> Step | None:
    m = None if so.measure else units.behind().match(rest)
    sign = units.symbol(m, hyphened=False) if m else None
    return (replace(so, measure=sign, told=True), m.end()) if m and sign and _is_unit(m, rest) else None


def _filler(so: SoFar, rest: str, _: Usage) -> Step | None:
    m = _fillers("filler").match(rest)
    return (so, m.end()) if m else None


def _basis(so: SoFar, rest: str, _: Usage) -> Step | None:
    m = _fillers("basis").match(rest) or (_BASE_YEAR.match(rest) if so.told or so.basis else None)
    return (replace(so, basis=(*so.basis, m[0])), m.end()) if m else None


PARTS: tuple[Callable[[SoFar, str, Usage], Step | None], ...] = (
    *(_percent_sign, _money, _listed, _scaled, _over_unit, _per, _symbol, _filler, _basis),
)
"""The kinds of parts, in the order in which a text is asked for them."""


def _per_unit(rest: str) -> tuple[str, int] | None:
    """The unit behind "/" or "per" at the start of a text, and where it ends."""
    m = re.match(r"(?:/|per\s)\s?", rest)
    unit = units.behind().match(rest[m.end() :]) if m else None
    sign = units.symbol(unit, hyphened=False) if unit else None
    return (sign, m.end() + unit.end()) if m and unit and sign else None


def _is_unit(m: re.Match[str], rest: str) -> bool:
    """Whether a match is a unit's symbol: a lone letter is one only where nothing else stands in the text."""
    return len(m[0]) > 1 or (len(rest) == 1 and rest in "tgmhd")


def _scale(rest: str, alone: bool) -> re.Match[str] | None:
    m = _SCALE.match(rest)
    if m and (m["word"] or "").lower() in AMBIGUOUS and alone:
        return None
    return m


def _power(m: re.Match[str]) -> int:
    if m["zeros"]:
        return sum(digit == "0" for digit in m["zeros"])
    factor = figures.scale(m["word"].lower())
    return len(str(int(factor))) - 1


@cache
def _percent() -> re.Pattern[str]:
    return re.compile(PERCENT, re.IGNORECASE)


@cache
def _fillers(kind: str) -> re.Pattern[str]:
    words = [row["word"] for row in facts.rows("label_words") if row["kind"] == kind]
    return re.compile(rf"(?:{alternation(words)})(?![^\W_])", re.IGNORECASE)


@cache
def _forms() -> tuple[re.Pattern[str], dict[str, tuple[str, int]]]:
    rows = facts.rows("label_units")
    pattern = re.compile(rf"(?:{alternation([row['form'] for row in rows])})(?![^\W_]|/)")
    known = {row["form"]: (row["unit"], int(row["power"])) for row in rows}
    return pattern, known


def _form(rest: str) -> tuple[tuple[str, int], int] | None:
    pattern, known = _forms()
    m = pattern.match(rest) or pattern.match(rest[:1].lower() + rest[1:])
    return (known[m[0]], m.end()) if m and m[0] in known else None


def _currency(rest: str, usage: Usage) -> tuple[str, int, int] | None:
    """(currency, power of ten of its part, characters) at the start of a text."""
    m = currencies.behind().match(rest)
    if m is None:
        return None
    if m["word"]:
        found = currencies.of_word(m["word"], m["adjective"], usage)
        return (found[0], -2 if found[1] == 100 else 0, m.end()) if found else None
    code = currencies.of_sign(m["sign"] or "$", usage)
    if "US" in m[0].upper() and not m["sign"]:
        code = "USD"
    return (code, 0, m.end()) if code else None
