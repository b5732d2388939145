"""The terms of a loan that a row of a table gives in columns of their own: interest, years to repay, years of grace."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from extractors.records.sheet import Field, Sheet

HEADS: Mapping[str, re.Pattern[str]] = {
    "grace": re.compile(r"\bgrace\b", re.IGNORECASE),
    "maturity": re.compile(r"\b(?:maturity|maturities|tenor|term|repayment)\b", re.IGNORECASE),
    "rate": re.compile(r"\b(?:interest|coupon|rate)\b", re.IGNORECASE),
}
"""The term that a head names, by the first of these that its words hold ("grace period of repayment" is grace)."""
NUMBER = re.compile(
    r"\s*(\d{1,2}(?:[.,]\d+)?)\s*(?:%|per\s*cent|percent|years?|yrs?\.?|a)?\s*(?:p\.\s?a\.)?\s*", re.IGNORECASE
)
EXCHANGE = re.compile(r"\b(?:exchange|disbursement|growth|tax)\b", re.IGNORECASE)
"""Words of heads for other rates than those of interest."""
HIGHEST = 40.0  # % a year, years


@dataclass(frozen=True, slots=True)
class RowTerms:
    """Interest in % a year, maturity and grace in years; None where no column tells."""

    rate: float | None = None
    maturity: float | None = None
    grace: float | None = None


def names_term(head: str) -> str:
    """The term that a column's head names: "rate", "maturity", "grace"; "" for none."""
    if EXCHANGE.search(head):
        return ""
    return next((name for name, words in HEADS.items() if words.search(head)), "")


def of_row(sheet: Sheet, row: Sequence[Field | None]) -> RowTerms:
    """The terms of a row, of the leftmost column for each."""
    found: dict[str, float] = {}
    for head, field in zip(sheet.heads, row, strict=True):
        name = names_term(head.text)
        hit = NUMBER.fullmatch(field.text) if field is not None else None
        if name and hit is not None and (value := float(hit.group(1).replace(",", "."))) <= HIGHEST:
            found.setdefault(name, value)
    return RowTerms(found.get("rate"), found.get("maturity"), found.get("grace"))
