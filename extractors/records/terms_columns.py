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


def of_row(sheet: Sheet, row: Sequence[Field | None]) -> RowTerms:
    """The terms of a row, of the leftmost column for each."""
    found: dict[str, float] = {}
    for head, field in zip(sheet.heads, row, strict=True):
        name = names_term(head.text)
        hit = NUMBER.fullmatch(field.text) if field is not None else None
        if hit is None or (PAID.fullmatch(head.text) and not (hit["unit"] or hit["annual"])):
            continue
        if name and (value := float(hit.group(1).replace(",", "."))) <= HIGHEST:
            found.setdefault(name, value)
    return RowTerms(found.get("rate"), found.get("maturity"), found.get("grace"))
