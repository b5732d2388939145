"""The terms of a loan that a row of a table gives in columns of their own: interest, years to repay, years of grace."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from extractors.records.sheet import Field, Sheet

YEARS = r"\W+(?:in\s+)?(?:years?|yrs?)\b"
PER_CENT = r"\W+(?:in\s+)?(?:%|per\s*cent\b|p\.\s?a\.)(?!\s+of\b)"
HEADS: Mapping[str, re.Pattern[str]] = {
    "grace": re.compile(r"\bgrace\b", re.IGNORECASE),
    "maturity": re.compile(
        rf"\b(?:maturity|maturities|tenor)\b|\b(?:loan|repayment)\s+(?:term|period)\b|(?<!-)\b(?:term|repayment){YEARS}"
        r"|^\W*(?:term|repayment)\W*$",
        re.IGNORECASE,
    ),
    "rate": re.compile(
        rf"\binterest\s+rates?\b|\brates?\s+of\s+interest\b|\bcoupon\b|\binterest{PER_CENT}|^\W*rate{PER_CENT}"
        r"|^\W*(?:interest|rate)\W*$",
        re.IGNORECASE,
    ),
}
"""The term that a head names, by the first of these that its words hold ("grace period of repayment" is grace)."""
PAID = re.compile(r"[^\w%]*(?:interest|repayment)[^\w%]*", re.IGNORECASE)
"""A head that may as well stand over sums that are paid, where its cells print no unit."""
NUMBER = re.compile(
    r"\s*(\d{1,2}(?:[.,]\d+)?)\s*(?P<unit>%|per\s*cent|percent|years?|yrs?\.?|a)?\s*(?P<annual>p\.\s?a\.)?\s*", re.IGNORECASE
)
YEARS_ALONE = re.compile(r"\W*(?:years?|yrs?)\W*", re.IGNORECASE)
"""A head that beside one of rates is the years to repay."""
PARTS = re.compile(r"\s*[/;|]\s*")
WORDS: Mapping[str, re.Pattern[str]] = {
    "grace": re.compile(r"\bgrace\b", re.IGNORECASE),
    "maturity": re.compile(r"\b(?:maturity|tenor|repayment|term|years?)\b", re.IGNORECASE),
    "rate": re.compile(r"\b(?:rate|interest|coupon)\b", re.IGNORECASE),
}
"""The term that a part of a head names where it stands for several: "Terms: rate / years / grace"."""
HIGHEST = 40.0  # % a year, years


@dataclass(frozen=True, slots=True)
class RowTerms:
    """Interest in % a year, maturity and grace in years; None where no column tells."""

    rate: float | None = None
    maturity: float | None = None
    grace: float | None = None


def names_term(head: str) -> str:
    """The term that a column's head names: "rate", "maturity", "grace"; "" for none."""
    return next((name for name, words in HEADS.items() if words.search(head)), "")


def has_any(sheet: Sheet) -> bool:
    """Whether a column gives interest or years of grace, alone or with other terms: the rows are loans."""
    names = {names_term(head.text) for head in sheet.heads}
    several = any(len(_named(head.text)) > 1 for head in sheet.heads)
    return bool(names & {"rate", "grace"}) or several


def of_row(sheet: Sheet, row: Sequence[Field | None]) -> RowTerms:
    """The terms of a row, of the leftmost column for each."""
    found: dict[str, float] = {}
    lent = any(names_term(head.text) == "rate" for head in sheet.heads)
    for head, field in zip(sheet.heads, row, strict=True):
        if field is not None and (several := _several(head.text, field.text)):
            found.update({name: value for name, value in several.items() if name not in found})
            continue
        name = names_term(head.text) or ("maturity" if lent and YEARS_ALONE.fullmatch(head.text) else "")
        hit = NUMBER.fullmatch(field.text) if field is not None else None
        if hit is None or (PAID.fullmatch(head.text) and not (hit["unit"] or hit["annual"])):
            continue
        if name and (value := float(hit.group(1).replace(",", "."))) <= HIGHEST:
            found.setdefault(name, value)
    return RowTerms(found.get("rate"), found.get("maturity"), found.get("grace"))


def _several(head: str, cell: str) -> dict[str, float]:
    """The terms of a cell under a head that names as many: "1.4% / 30 / 10" under "Rate / Years / Grace"; {} for others."""
    names = _named(head)
    hits = [NUMBER.fullmatch(part) for part in PARTS.split(cell)]
    if len(names) < 2 or len(hits) != len(names):
        return {}
    values = {name: float(hit.group(1).replace(",", ".")) for name, hit in zip(names, hits, strict=True) if hit is not None}
    return {name: value for name, value in values.items() if value <= HIGHEST}


def _named(head: str) -> tuple[str, ...]:
    """The terms that the parts of a head name, in their order; () where a part names none or two name the same."""
    names = [next((name for name, words in WORDS.items() if words.search(part)), "") for part in PARTS.split(head)]
    return () if "" in names or len(set(names)) < len(names) else tuple(names)
