"""Stakes and firms that changed hands, as a table lists them: a row a deal, with who bought and what was bought."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.model.fact import Participant, Role, Statement
from extractors.records import figures, loans, parts
from extractors.records.loans import Roles
from extractors.records.located import Located
from extractors.records.parties import Direction
from extractors.records.sheet import Field, Sheet


def from_sheet(located: Located, sheet: Sheet) -> Iterator[Statement]:
    """The deals of a table that has a column for what is bought and one for who buys it."""
    bought, buyers = sheet.columns("target"), sheet.columns("acquirer")
    if not bought or not buyers:
        return
    roles = Roles(_homes(sheet, buyers[0]), _homes(sheet, bought[0]), Direction())
    columns = figures.money_columns(located, sheet)
    for row, section in zip(sheet.rows, sheet.sections, strict=True):
        what, who = row[bought[0]], row[buyers[0]]
        sums = [s for col in columns for s in figures.sums(located, sheet, row, col)]
        one = loans.of_row(located, sheet, row, section, roles, sums)
        if one is not None and what is not None and who is not None and what.text and who.text:
            yield _deal(located, one, what, who)


def _homes(sheet: Sheet, firms: int) -> tuple[int, ...]:
    """The column that gives the country of a column's firms: its head repeats their word ("Target nation"); else theirs."""
    words = set(sheet.heads[firms].text.casefold().split())
    found = (col for col in sheet.columns("country") if words & set(sheet.heads[col].text.casefold().split()))
    return (next(found, firms),)


def _deal(located: Located, one: Statement, what: Field, who: Field) -> Statement:
    receivers = _named(located, "recipient", what, one.recipient)
    givers = _named(located, "donor", who, one.donor)
    bodies = tuple(p.name for p in (*givers, *receivers))
    return replace(
        one,
        subtype="equity_investment",
        title=" ".join(what.text.split()),
        donor_organizations=tuple(p.name for p in givers),
        recipient_organizations=tuple(p.name for p in receivers),
        organizations=tuple(dict.fromkeys((*bodies, *one.organizations))),
        participants=(*givers, *receivers),
    )


def _named(located: Located, role: Role, field: Field, country: str) -> Sequence[Participant]:
    """The firms that a cell names, at home where the row says; the cell's own words where no firm in it is known as one."""
    known = [m for m in located.within(field, "ORG") if m.norm]
    if not known:
        text = parts.MARKS.sub("", field.text).strip()
        return [Participant(field.start, field.start + len(text), role, " ".join(text.split()), country, "column_head")]
    bodies = [p for p in parts.who_in(located, role, field) if any(p.start == m.start for m in known)]
    return [replace(p, country=p.country or country) for p in bodies]
