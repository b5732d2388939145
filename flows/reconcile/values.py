"""What a person may write for a value of a record: read by the same parsers as papers are, refused where they find none.

A value comes back as decisions.csv holds it: countries as ISO 3166-1 alpha-3, dates as EDTF, sums as `USD 15000000`.
"""

import math
import re
from collections.abc import Callable, Collection

from extractors.entities import countries, currencies
from extractors.records import vocabulary

SIDES = re.compile(r"\s*[;,]\s*")
SUM = re.compile(r"([A-Z]{3}) (\d+(?:\.\d+)?)")
PLAIN = re.compile(r"\d+(?:\.\d+)?")
DATED = re.compile(r"(?:\.\./)?\d{3}[\dX]")
"""How a date begins that tells its year, or at least its decade."""

MOST = 2000
"""Characters that a free text may have."""


class BadValue(ValueError):
    """A value that a field cannot hold; the message says what it can, in one line."""


def normalised(field: str, text: str, kind: str = "") -> str:
    """The value as records hold it; an empty one takes the value away. `kind` is the record's, "" where it is not known.

    Raises BadValue.
    """
    text = " ".join(text.split())
    if not text and field not in ("title", "name"):
        return ""
    if field == "subtype":
        return _listed(text, vocabulary.subtypes(kind), "subtype")
    return READ[field](text)


def amount_of(value: str) -> tuple[float, str]:
    """The number and the currency ("" where the value names none) of an amount as `normalised` gives it."""
    found = SUM.fullmatch(value)
    return (float(found[2]), found[1]) if found else (float(value), "")


def _country(text: str) -> str:
    code = countries.parse(text)
    if code is None:
        raise BadValue(f"no country is called {text!r}; give one name or ISO code, such as Kenya or KEN")
    return code


def _sides(text: str) -> str:
    whole = countries.parse(text)
    parts = [part for part in SIDES.split(text) if part]
    return "; ".join(sorted({whole} if whole else {_country(part) for part in parts}))


def _when(text: str) -> str | None:
    """A date as EDTF, None for none."""
    from extractors.entities import dates  # loaded for a person's word only, as are amounts: a run without any goes without

    return dates.parse(text)


def _date(text: str) -> str:
    value = _when(text)
    if value is None or not DATED.match(value):
        raise BadValue(f"{text!r} is no date with a year; give one such as 2014, May 2014, 2014-05-01 or 2004/2014")
    return value


def _term(text: str) -> str:
    value = _when(text)
    if value is None or "/" not in value:
        raise BadValue(f"{text!r} is no span of time; give one such as 2015/2020 or 2015-2020")
    return value


def _year(text: str) -> str:
    if not re.fullmatch(r"\d{4}", text) or _when(text) is None:
        raise BadValue(f"{text!r} is no year; give four digits, such as 2014")
    return text


def _amount(text: str) -> str:
    plain = text.replace(",", "")
    if PLAIN.fullmatch(plain) and math.isfinite(float(plain)):
        return plain
    from extractors.entities import amounts

    for sum_, drop in ((text, ""), (f"USD {text}", "USD ")):
        value = amounts.parse(sum_) or ""
        if SUM.fullmatch(value):
            return value.removeprefix(drop) if drop else value
    raise BadValue(f"{text!r} is no single sum; give one such as 15000000, 15 million or US$ 15 million")


def _currency(text: str) -> str:
    if text.upper() not in currencies.codes():
        raise BadValue(f"{text!r} is no currency code; give an ISO 4217 one, such as USD or CNY")
    return text.upper()


def _number(text: str) -> str:
    plain = text.replace(",", "")
    if not re.fullmatch(rf"-?{PLAIN.pattern}", plain) or not math.isfinite(float(plain)):
        raise BadValue(f"{text!r} is no number; give one such as 2.5")
    return plain


def _words(text: str) -> str:
    if not text or len(text) > MOST or not text.isprintable():
        raise BadValue(f"give 1 to {MOST} printable characters")
    return text


def _listed(text: str, known: Collection[str], name: str) -> str:
    value = text.lower().replace(" ", "_")
    if value not in known:
        raise BadValue(f"no such {name}: {text!r}; known are {', '.join(sorted(known))}")
    return value


READ: dict[str, Callable[[str], str]] = {
    "title": _words,
    "name": _words,
    "purpose": _words,
    "parties": _sides,
    "donor": _country,
    "recipient": _country,
    "date": _date,
    "term": _term,
    "year": _year,
    "amount": _amount,
    "currency": _currency,
    "status": _words,
    "interest_rate": _number,
    "maturity_years": _number,
    "grace_years": _number,
    "ref_area": _country,
    "counterpart_area": _country,
    "value": _number,
    "unit_measure": _words,
}
"""How each field but `subtype` is read."""
