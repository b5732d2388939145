"""Sums of money in table columns."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.entities import amounts
from extractors.model.fact import Money, Value
from extractors.records.located import Located, moneys, values_of
from extractors.records.sheet import Field, Sheet
from extractors.records.vocabulary import any_of

MONEY_SHARE = 0.5  # of a column's filled cells that state money, for it to be a column of money
YEAR_HEAD = re.compile(r"^\s*(?:FY\s*)?(?:1[89]|20)\d\d(?:\s*[-–/]\s*(?:\d\d|\d{4}))?\s*$", re.IGNORECASE)
SCALE = re.compile(
    r"(?P<scale>\b(?:thousands?|millions?|billions?|trillions?|mn|mln|bn|bln)\b|(?<=\()m(?=\.?\)))", re.IGNORECASE
)
IN_CAPTION = re.compile(r"[(,;]\s*(?:in\s+)?(?P<scale>thousands?|millions?|billions?)\s*(?:\)|[.]?\s*$)", re.IGNORECASE)
"""A scale that a caption prints without a currency: "(in millions)"."""
BARE = re.compile(r"[~≈]?\s*\d[\d.,'\s]*(?:thousand|million|billion|trillion|mn|mln|bn|bln|[mk])?\.?", re.IGNORECASE)
IN_LINE = re.compile(
    r"(?:^|[\s(,–—-])(?P<code>[A-Z]{3}|US\s?\$|[$€£¥])\s*(?:(?:in\s+)?(?P<scale>thousands?|millions?|billions?|mn|mln|bn|bln|m))?"
    r"\.?\s*[)\]]?\s*:?$"
)
"""A currency with its scale at the end of a line that stands over rows: "A Bank (KWD)", "Loans in EUR million"."""
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
        rows = [row for row in sheet.rows if (f := row[col]) is not None and f.text]
        stated = sum(1 for row in rows if _is_sum(located, sheet, row, col))
        if rows and stated >= MONEY_SHARE * len(rows):
            found.append(col)
    return tuple(sorted(found, key=lambda col: (bool(AFTER.search(sheet.heads[col].text)), col)))


def _is_sum(located: Located, sheet: Sheet, row: Sequence[Field | None], col: int) -> bool:
    field = row[col]
    read = sums(located, sheet, row, col)
    if field is None or not read:
        return False
    return sum(v.end - v.start for s in read for v in s.values) * 2 >= len(field.text)


def sums(located: Located, sheet: Sheet, row: Sequence[Field | None], col: int) -> tuple[Sum, ...]:
    """The sums in one field of a row: those that it names, else its number in the currency that another column gives."""
    field = row[col]
    if field is None or not field.text:
        return ()
    scale = SCALE.search(sheet.heads[col].text)
    found = sums_named(located, field)
    if found and scale and not SCALE.search(field.text):
        return tuple(_scaled(located, one, scale.group(0)) for one in found)
    return found or _with_currency_column(located, sheet, row, field, col)


def sums_named(located: Located, field: Field) -> tuple[Sum, ...]:
    """The sums that a field names itself."""
    mentions = [m for m in located.within(field) if m.kind == "money" and m.value is not None]
    return tuple(
        Sum(money, field.col, values_of("amounts", [m])) for money, m in zip(moneys(mentions), mentions, strict=True)
    )


def _scaled(located: Located, one: Sum, scale: str) -> Sum:
    """A sum that prints its currency ("EUR 7", "7 EUR") below a head that prints the scale: taken times the scale.

    A bare number has been read with all of its head's unit already.
    """
    where = one.values[0]
    printed = amounts.parse(located.text(where))
    scaled = re.sub(r"(\d)(\s*[^\d\s]*)$", rf"\1 {scale}\2", located.text(where))
    norm = amounts.parse(scaled) if printed == where.value else None
    code, _, number = (norm or "").partition(" ")
    if code != one.money.currency or not number:
        return one
    money = Money(float(number), code, one.money.modifier)
    return Sum(
        money, one.col, (Value(where.start, where.end, where.field, norm or "", "column_head_scale"), *one.values[1:])
    )


def under_section(located: Located, sheet: Sheet, row: Sequence[Field | None], section: Field | None) -> tuple[Sum, ...]:
    """The first bare number of a row's columns of amounts in the currency, and times the scale, that the line over the row
    prints: "A Bank (EUR million)"."""
    printed = IN_LINE.search(section.text) if section is not None else None
    if section is None or printed is None:
        return ()
    above = IN_CAPTION.search(located.text(sheet.caption))
    for col in sheet.columns("amount"):
        field = row[col]
        if field is None or not BARE.fullmatch(field.text):
            continue
        scale = SCALE.search(f"({printed['scale'] or ''})") or SCALE.search(sheet.heads[col].text) or above
        told = scale.group("scale") if scale is not None and not SCALE.search(field.text) else ""
        norm = amounts.parse(f"{printed['code']} {field.text} {told}".strip())
        code, _, number = (norm or "").partition(" ")
        if len(code) == 3 and number:
            where = Value(field.start, field.end, "amounts", norm or "", "section_currency")
            over = Value(section.start, section.end, "currency", code, "section_currency")
            return (Sum(Money(float(number), code), col, (where, over)),)
    return ()


def _with_currency_column(
    located: Located, sheet: Sheet, row: Sequence[Field | None], field: Field, col: int
) -> tuple[Sum, ...]:
    if sheet.heads[col].role != "amount" or not BARE.fullmatch(field.text):
        return ()
    above = SCALE.search(sheet.heads[col].text) or IN_CAPTION.search(located.text(sheet.caption))
    scale = above if not SCALE.search(field.text) else None
    for other in sheet.columns("currency"):
        unit = row[other]
        norm = (
            amounts.parse(f"{unit.text} {field.text} {scale.group('scale') if scale else ''}".strip())
            if unit is not None
            else None
        )
        code, _, number = (norm or "").partition(" ")
        if unit is not None and len(code) == 3 and number:
            where = Value(field.start, field.end, "amounts", norm or "", "currency_column")
            beside = Value(unit.start, unit.end, "currency", code, "currency_column")
            return (Sum(Money(float(number), code), col, (where, beside)),)
    return ()
