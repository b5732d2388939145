"""Units of measure by their symbols and names, read to UCUM's print symbols."""

import re
from functools import cache

from extractors.entities import facts

# Units that a number can be "per", as printed behind a slash or "per".
_PER = (
    r"/(?P<per>ha|hectare|acre|km2|km²|m2|m²|m3|m³|capita|person|head|kWh|MWh|kW|MW|kg|t|tonne|ton|L|l|litre|liter|km"
    r"|h|hour|hr|day|d"
    r"|s|second|year|yr|a|min|minute|month|week)(?![^\W_])"
)
_PER_SYMBOL = {
    "hectare": "ha", "km²": "km2", "m²": "m2", "m³": "m3", "tonne": "t", "ton": "t", "l": "L", "litre": "L", "liter": "L",
    "hour": "h", "hr": "h", "day": "d", "second": "s", "year": "a", "yr": "a", "minute": "min", "month": "mo", "week": "wk",
}  # fmt: skip
# "in" is a preposition far more often than an inch: it counts only behind a hyphen ("28-in").
_HYPHENED_ONLY = {"in": "in"}


@cache
def _symbols() -> dict[str, str]:
    return {form: row["unit"] for row in facts.rows("units") for form in row["symbols"].split(";") if form}


@cache
def _names() -> dict[str, str]:
    return {form.casefold(): row["unit"] for row in facts.rows("units") for form in row["names"].split(";") if form}


@cache
def dimensions() -> dict[str, str]:
    """What each unit measures: mass, power, ..."""
    return {row["unit"]: row["dimension"] for row in facts.rows("units")}


def _alternation(forms: list[str]) -> str:
    return "|".join(re.escape(form).replace(r"\ ", r"\s+") for form in sorted(forms, key=len, reverse=True))


@cache
def behind() -> re.Pattern[str]:
    """A unit at the start of a text, as it stands behind a number. Symbols keep their case, names do not."""
    symbols = _alternation(list(_symbols()))
    names = _alternation(list(_names()))
    return re.compile(
        rf"(?:(?P<symbol>{symbols})(?![^\W_]|[²³^]|-?\d\b(?!\s))|(?P<name>(?i:{names}))(?![^\W_])"
        rf"|(?P<hyphened>in)(?![^\W_]))(?:{_PER})?"
    )


def symbol(m: re.Match[str], hyphened: bool) -> str | None:
    """The normal symbol of a match of `behind`, or None for a preposition."""
    if m["hyphened"]:
        return _HYPHENED_ONLY[m["hyphened"]] if hyphened else None
    base = (
        _symbols()[re.sub(r"\s+", " ", m["symbol"])] if m["symbol"] else _names()[re.sub(r"\s+", " ", m["name"]).casefold()]
    )
    return f"{base}/{_PER_SYMBOL.get(m['per'], m['per'])}" if m["per"] else base


def parse(text: str) -> str | None:
    """The normal symbol of a unit as printed, or None."""
    m = behind().fullmatch(text.strip()[:60])
    return symbol(m, hyphened=True) if m else (text.strip() if text.strip() in dimensions() else None)
