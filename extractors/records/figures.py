"""Sums of money in table columns."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.model.fact import Money, Value
from extractors.records.located import Located, moneys, values_of
from extractors.records.sheet import Field, Sheet
from extractors.records.vocabulary import any_of

MONEY_SHARE = 0.5  # of a column's filled cells that state money, for it to be a column of money
YEAR_HEAD = re.compile(r"^\s*(?:FY\s*)?(?:1[89]|20)\d\d(?:\s*[-–/]\s*(?:\d\d|\d{4}))?\s*$", re.IGNORECASE)
AFTER = any_of(["disbursed", "disbursement", "disbursements", "repaid", "outstanding", "interest"])


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum of money, the column it stands in and where it was read."""

    money: Money
    col: int
    values: tuple[Value, ...]


def year_columns(sheet: Sheet) -> tuple[int, ...]:
    """The columns whose head is a year and nothing else."""
    return tuple(col for col, head in enumerate(sheet.heads) if YEAR_HEAD.match(head.text))


def money_columns(located: Located, sheet: Sheet) -> tuple[int, ...]:
    """The columns most of whose filled cells are sums of money, the loan's own amount first.

    A cell of sentences that names a sum is no column of money: the sum must be most of the cell.
    """
    found = []
    for col in range(len(sheet.heads)):
        fields = [f for row in sheet.rows if (f := row[col]) is not None and f.text]
        stated = sum(1 for f in fields if _is_sum(located, sheet, f, col))
        if fields and stated >= MONEY_SHARE * len(fields):
            found.append(col)
    return tuple(sorted(found, key=lambda col: (bool(AFTER.search(sheet.heads[col].text)), col)))


def _is_sum(located: Located, sheet: Sheet, field: Field, col: int) -> bool:
    del sheet, col
    named = [m for m in located.within(field) if m.kind == "money" and m.value is not None]
    return bool(named) and sum(m.end - m.start for m in named) * 2 >= len(field.text)


def sums(located: Located, sheet: Sheet, row: Sequence[Field | None], col: int) -> tuple[Sum, ...]:
    """The sums in one field of a row."""
    del sheet
    field = row[col]
    if field is None or not field.text:
        return ()
    named = [m for m in located.within(field) if m.kind == "money" and m.value is not None]
    return tuple(Sum(money, col, values_of("amounts", [m])) for money, m in zip(moneys(named), named, strict=True))
