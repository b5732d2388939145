"""Aid and loans that a table lists with a column for each year, or for each country that gives or receives."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extractors.model.fact import Mention, Statement, Value
from extractors.records import figures, loans, parties, titles
from extractors.records.located import Located
from extractors.records.sheet import TOTAL, Field, Sheet
from extractors.records.vocabulary import any_of

HEADS_ARE_DONORS = any_of(["by donor", "by lender", "by creditor", "by source", "by provider", "by financier", "by funder"])
HEADS_ARE_RECIPIENTS = any_of(["by recipient", "by borrower", "by beneficiary", "by destination", "by recipient country"])


@dataclass(frozen=True, slots=True)
class Cell:
    """A sum of a table, the row and the line over it, and its column."""

    row: Sequence[Field | None]
    section: Field | None
    first: Field
    own: Field
    sums: tuple[figures.Sum, ...]


def _cells(located: Located, sheet: Sheet, columns: Sequence[int]) -> Iterator[Cell]:
    """The sums in these columns, rows of totals left out."""
    for row, section in zip(sheet.rows, sheet.sections, strict=True):
        first = next((f for f in row if f is not None and f.text), None)
        if first is None or TOTAL.search(first.text):
            continue
        for col in columns:
            field = row[col]
            if field is not None and (sums := figures.sums(located, sheet, row, col)):
                yield Cell(row, section, first, field, sums)


def by_year(located: Located, sheet: Sheet, years: Sequence[int]) -> Iterator[Statement]:
    """A statement for each sum of a table whose columns are years."""
    roles = loans.direction_columns(located, sheet)
    for cell in _cells(located, sheet, years):
        one = loans.of_row(located, sheet, cell.row, cell.section, roles, cell.sums)
        if one is None:
            continue
        head = sheet.heads[cell.own.col]
        date = head.text.strip()
        yield replace(
            one,
            title=f"{loans.caption_words(located, sheet)}: {cell.first.text}, {date}",
            date=date,
            year=titles.year_of(date),
            flags=tuple(flag for flag in one.flags if flag != "missing_year"),
            confidence=0.9,
            purpose="",
            row=cell.own.row,
            col=cell.own.col,
            values=(
                *(v for v in one.values if v.field != "date"),
                Value(head.span.start, head.span.end, "date", date, "column_head"),
            ),
        )


def country_columns(located: Located, sheet: Sheet) -> tuple[int, ...]:
    """The columns whose head is the name of a country and whose cells hold sums."""
    return tuple(
        col
        for col in range(len(sheet.heads))
        if _country_of(located, sheet, col) is not None
        and any(figures.sums(located, sheet, row, col) for row in sheet.rows if row[col] is not None)
    )


def _country_of(located: Located, sheet: Sheet, col: int) -> Mention | None:
    span = sheet.heads[col].span
    named = [m for m in located.within(span, "COUNTRY") if m.norm]
    return named[0] if len(named) == 1 and (named[0].end - named[0].start) * 2 > span.end - span.start else None


def by_country(located: Located, sheet: Sheet, columns: Sequence[int]) -> Iterator[Statement]:
    """A statement for each sum of a table whose columns are countries.

    Whether they give or receive is told by the head of the rows' column or by the caption; where neither does, both
    countries are parties and the record says that a side is missing.
    """
    giving = _heads_give(located, sheet)
    roles = loans.direction_columns(located, sheet)
    for cell in _cells(located, sheet, columns):
        head = _country_of(located, sheet, cell.own.col)
        one = loans.of_row(located, sheet, cell.row, cell.section, roles, cell.sums)
        other = one.recipient or one.donor if one is not None else ""
        if one is None or head is None or not other or other == head.norm:
            continue
        donor, recipient = (head.norm, other) if giving else (other, head.norm) if giving is False else ("", "")
        sides = {"donor": donor, "recipient": recipient}
        read = [v for v in one.values if v.field in sides]
        kept = [v for v in one.values if v.field not in sides]
        placed = {other: (read[0].start, read[0].end, read[0].method)} if read else {}
        placed[head.norm] = (head.start, head.end, "column_head")
        told = [Value(*at[:2], name, code, at[2]) for name, code in sides.items() if code and (at := placed.get(code))]
        flags = tuple(flag for flag in one.flags if flag != "missing_party")
        yield replace(
            one,
            title=f"{loans.caption_words(located, sheet)}: {cell.first.text}, {sheet.heads[cell.own.col].text.strip()}",
            donor=donor,
            recipient=recipient,
            parties=tuple(sorted((head.norm, other))),
            flags=flags if giving is not None else (*flags, "missing_party"),
            confidence=0.9 if giving is not None else 0.75,
            purpose="",
            row=cell.own.row,
            col=cell.own.col,
            values=(*kept, *told, *(Value(*at[:2], "parties", code, at[2]) for code, at in placed.items())),
        )


def _heads_give(located: Located, sheet: Sheet) -> bool | None:
    """Whether the countries over the columns give (True) or receive (False); None where nothing says so."""
    caption = located.text(sheet.caption)
    role = sheet.heads[0].role
    if role == "recipient" or HEADS_ARE_DONORS.search(caption):
        return True
    if role == "donor" or HEADS_ARE_RECIPIENTS.search(caption):
        return False
    towards = parties.caption_direction(located, sheet.caption)
    return None if (towards.donor is None) == (towards.recipient is None) else towards.recipient is not None
