"""Aid and loans that a table lists row by row."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extractors.model.document import Span
from extractors.model.fact import Mention, Statement, Value
from extractors.records import figures, parties, sides, terms_columns, titles
from extractors.records.bodies import homes
from extractors.records.located import Located, organizations, quantities
from extractors.records.purposes import CUMULATIVE
from extractors.records.sheet import TOTAL, Field, Sheet, first_field
from extractors.records.sides import Side
from extractors.records.stating import begun
from extractors.records.vocabulary import aid_sorts, first_sort

FAR_BELOW = 1e5
"""How many times smaller than the middle sum of its table a sum must be to be doubted: more than thousands for millions."""

LABELS = re.compile(r"\s*(?::|[–—-]\s)")
LENDS = re.compile(r"\b(?:lender|creditor|borrower|debtor)s?\b", re.IGNORECASE)
SOURCE = re.compile(r"sources?(?:\s+of\s+(?:loans?|credits?|borrowing))?", re.IGNORECASE)
LABEL = re.compile(r"^\s*(?:table|tab\.?|exhibit)\s*[\w.-]*\d[\w.-]*\s*[:.–—-]?\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Roles:
    """Which columns name giver and receiver, and what the caption says about them."""

    donor: tuple[int, ...]
    recipient: tuple[int, ...]
    caption: parties.Direction


def rows(located: Located, sheet: Sheet, amount_columns: Sequence[int]) -> Iterator[Statement]:
    """A statement a row; rows of totals are left out."""
    roles = direction_columns(located, sheet)
    found = []
    for row, section in zip(sheet.rows, sheet.sections, strict=True):
        told = [f for f in row if f is not None and f.text]
        first = next((f for f in told if f.own), next(iter(told), None))
        if first is None or TOTAL.search(first.text):
            continue
        sums = [s for col in amount_columns for s in figures.sums(located, sheet, row, col)]
        sums = sums or list(figures.under_section(located, sheet, row, section))
        statement = of_row(located, sheet, row, section, roles, sums)
        if statement is not None:
            found.append(statement)
    yield from _outliers_flagged(_without_totals(found))


def in_kind(located: Located, sheet: Sheet) -> Iterator[Statement]:
    """A statement for each row of a list of goods, works or services given: those that name giver and receiver."""
    yield from (one for one in rows(located, sheet, ()) if one.donor and one.recipient)


def _without_totals(found: Sequence[Statement]) -> list[Statement]:
    """The statements without those that sum up all others, by the arithmetic of three or more of them, and say no party."""
    sums = [one.moneys[0].value if one.moneys else 0.0 for one in found]
    whole = sum(sums)
    return [
        one
        for one, value in zip(found, sums, strict=True)
        if not (len(found) > 3 and value and abs(2 * value - whole) <= 0.001 * whole and "missing_party" in one.flags)
    ]


def _outliers_flagged(found: Sequence[Statement]) -> Iterator[Statement]:
    """The statements of a table, those flagged whose sum is so far below the others' that a scale must be missing."""
    sums = sorted(one.moneys[0].value for one in found if one.moneys)
    middle = sums[len(sums) // 2] if sums else 0.0
    for one in found:
        if one.moneys and 0 < one.moneys[0].value * FAR_BELOW < middle:
            yield replace(one, flags=(*one.flags, "implausible_amount"))
        else:
            yield one


def direction_columns(located: Located, sheet: Sheet) -> Roles:
    """Giver and receiver columns. A column of countries is the receivers', unless those are told elsewhere."""
    towards = parties.caption_direction(located, sheet.caption)
    donor, recipient, plain = (sheet.columns(role) for role in ("donor", "recipient", "country"))
    donor = donor or _sources(located, sheet)
    if plain and not recipient and (donor or towards.recipient is None):
        recipient = plain[:1]
    elif plain and not donor:
        donor = plain[:1]
    if not recipient and (not donor or towards.recipient is None):
        recipient = tuple(col for col in country_columns(located, sheet) if col not in donor)[:1]
    if recipient and not donor and towards == parties.Direction():
        towards = _by_the_caption(located, sheet, recipient[0])
    return Roles(donor, recipient, towards)


def _by_the_caption(located: Located, sheet: Sheet, recipient: int) -> parties.Direction:
    """Who gives by a caption that names one country only, none of those that a column names: "Russian debt relief"; where it
    names none, by a heading over the table that is one name: "Grants" in the section "Norway"."""
    named = [m for m in located.within(sheet.caption, "COUNTRY") if m.norm]
    cells = [f for row in sheet.rows if (f := row[recipient]) is not None and f.text]
    named = named or (_of_the_section(located, cells[0].start) if cells else [])
    taking = {code for f in cells for code in homes(located.within(f, "COUNTRY"))}
    alone = len({m.norm for m in named}) == 1 and bool(taking) and named[0].norm not in taking
    return parties.Direction(donor=named[0]) if alone else parties.Direction()


def _of_the_section(located: Located, at: int) -> list[Mention]:
    """The country whose bare name is the heading over a place in the text."""
    heading = next((b for b in reversed(located.document.blocks) if b.kind == "heading" and b.start < at), None)
    named = [m for m in located.within(heading, "COUNTRY") if m.norm] if heading is not None else []
    text = located.text(heading) if heading is not None else ""
    bare = len(named) == 1 and not re.search(r"[a-z]", text.replace(named[0].text, "", 1), re.IGNORECASE)
    return [replace(m, method="heading") for m in named] if bare else []


def _sources(located: Located, sheet: Sheet) -> tuple[int, ...]:
    """The columns headed "source" that name whom the money is from: bodies and countries, no works with their years."""
    found = []
    for col in (col for col, head in enumerate(sheet.heads) if SOURCE.fullmatch(head.text.strip())):
        fields = [f for row in sheet.rows if (f := row[col]) is not None and f.text]
        named = sum(bool(located.within(f, "COUNTRY", "ORG")) and not re.search(r"\d", f.text) for f in fields)
        if named * 2 > len(fields):
            found.append(col)
    return tuple(found)


def country_columns(located: Located, sheet: Sheet) -> tuple[int, ...]:
    """The columns most of whose cells are the name of a country."""
    found = []
    for col in range(len(sheet.heads)):
        fields = [f for row in sheet.rows if (f := row[col]) is not None and f.text]
        named = sum(1 for f in fields if any(m.end - m.start > len(f.text) // 2 for m in located.within(f, "COUNTRY")))
        if fields and named > len(fields) / 2:
            found.append(col)
    return tuple(found)


def _side_of(located: Located, fields: Sequence[Field | None], columns: Sequence[int], other: Mention | None) -> Side:
    for col in columns:
        field = fields[col]
        if field is not None and field.text:
            named = located.within(field, "COUNTRY", "ORG")
            codes = homes(named)
            return Side(codes[0] if len(codes) == 1 else "", tuple(m for m in named if m.norm), field)
    return sides.of_mention(other)


def of_row(
    located: Located,
    sheet: Sheet,
    row: Sequence[Field | None],
    section: Field | None,
    roles: Roles,
    sums: Sequence[figures.Sum],
) -> Statement | None:
    """What a row states; None where it names neither a sum nor a thing that is given."""
    donor = _side_of(located, row, roles.donor, roles.caption.donor)
    recipient = _side_of(located, row, roles.recipient, roles.caption.recipient)
    donor, recipient = _with_section(located, row, section, roles, donor, recipient)
    own = [f for f in row if f is not None and f.text]
    if not sums and not first_field(sheet, row, "project", "title", "sector"):
        return None
    printed = [f for f in own if f.own] or own
    span = Span(min(f.start for f in printed), max(f.end for f in printed))
    what = first_field(sheet, row, "project", "title", "sector", "type") or _longest(located, row, roles, sums)
    donor, recipient = _with_its_words(located, what, donor, recipient)
    sums = sums or (figures.sums_named(located, what) if what is not None else ())
    title = re.sub(r"\s+", " ", what.text) if what is not None else caption_words(located, sheet)
    date, when = _date(located, sheet, first_field(sheet, row, "year"), section, what)
    if not sums and not donor.named and not recipient.named:
        return None
    used = {s.col for s in sums} | {i for i, head in enumerate(sheet.heads) if terms_columns.names_term(head.text)}
    things = quantities([m for f in own if f.col not in used or f == what for m in located.within(f)])
    year = titles.year_of(date)
    terms = terms_columns.of_row(sheet, row)
    status = first_field(sheet, row, "status")
    values = [Value(what.start, what.end, "title", title, "column_head")] if what is not None else []
    values += [Value(when.start, when.end, "date", date, "column_head")] if when is not None else []
    values += [Value(status.start, status.end, "status", status.text, "column_head")] if status is not None else []
    return replace(
        begun(located, sheet, span, what or printed[0], "financing", title, "table_row", date),
        subtype=_subtype(located, sheet, row),
        confidence=round(0.9 - 0.15 * (year is None) - 0.15 * (not donor.code or not recipient.code), 2),
        parties=sides.parties_of(donor, recipient),
        donor=donor.code,
        recipient=recipient.code,
        donor_organizations=organizations(m for m in donor.mentions if m.label == "ORG"),
        recipient_organizations=organizations(m for m in recipient.mentions if m.label == "ORG"),
        organizations=organizations(m for f in own for m in located.within(f, "ORG")),
        interest_rate=terms.rate,
        maturity_years=terms.maturity,
        grace_years=terms.grace,
        moneys=tuple(s.money for s in sums),
        quantities=things,
        purpose=title if what is not None else "",
        status=status.text if status is not None else "",
        cumulative=bool(CUMULATIVE.search(located.text(sheet.caption))),
        flags=(*sides.flags(year, donor, recipient), *(() if sums or things else ("missing_amount",))),
        row=printed[0].row,
        values=(*values, *(v for s in sums for v in s.values), *donor.value("donor"), *recipient.value("recipient")),
    )


def _with_section(
    located: Located, row: Sequence[Field | None], section: Field | None, roles: Roles, donor: Side, recipient: Side
) -> tuple[Side, Side]:
    """Giver and receiver with what the line over the row says: it fills the side that no column of the row tells, and stands
    before the caption, which speaks of all rows."""
    over = _side_of(located, [section], (0,), None) if section is not None else sides.of_mention(None)
    if not over.code and not over.mentions:
        return donor, recipient
    gives = any((f := row[col]) is not None and f.text for col in roles.donor)
    takes = any((f := row[col]) is not None and f.text for col in roles.recipient)
    if takes and not gives and over.code != recipient.code:
        return over, recipient
    if gives and not takes and over.code != donor.code:
        return donor, over
    if not recipient.named and over.code != donor.code:
        return donor, over
    if not donor.named and over.code != recipient.code:
        return over, recipient
    return donor, recipient


def _with_its_words(located: Located, what: Field | None, donor: Side, recipient: Side) -> tuple[Side, Side]:
    """Giver and receiver, those that nothing else tells by the words of what a row is: "loan of A to B for roads"."""
    if what is None or (donor.named and recipient.named):
        return donor, recipient
    own = parties.caption_direction(located, what)
    giver = sides.of_mention(own.donor or parties.lending_body(located, what))
    taker = sides.of_mention(own.recipient or _label(located, what))
    return donor if donor.named else giver, recipient if recipient.named else taker


def _label(located: Located, what: Field) -> Mention | None:
    """The country that the words of a cell begin with as their label."""
    first = next((m for m in located.within(what, "COUNTRY") if m.norm and m.start == what.start), None)
    labels = first is not None and LABELS.match(located.document.text, first.end, what.end) is not None
    return first if labels else None


def _date(
    located: Located, sheet: Sheet, year: Field | None, section: Field | None, what: Field | None
) -> tuple[str, Span | None]:
    """The date of a row: its year column's, else that of the line over it, else one that its words name, else the one year
    that the caption names.
    """
    if year is not None and (date := titles.edtf(located, year)):
        return date, year
    for place in (section, what):
        for mention in located.within(place, "DATE") if place is not None else ():
            if mention.norm and "/" not in mention.norm:
                return mention.norm, mention
    if sheet.columns("year"):
        return "", None
    over = [m for m in located.within(sheet.caption, "DATE") if m.norm]
    return (over[0].norm, over[0]) if len(over) == 1 and "/" not in over[0].norm else ("", None)


def _subtype(located: Located, sheet: Sheet, row: Sequence[Field | None]) -> str:
    """Loan, grant or the like: by the row's column for it, else by its words, else by the caption and the heads."""
    kind = first_field(sheet, row, "type")
    own = " ".join(f.text for f in row if f is not None)
    around = " ".join([located.text(sheet.caption), *(h.text for h in sheet.heads)])
    places = (kind.text if kind is not None else "", own, around)
    told = next((sort for text in places if (sort := first_sort(aid_sorts(), text))), "")
    return told or ("loan" if names_lenders(sheet) else "assistance")


def names_lenders(sheet: Sheet) -> bool:
    """Whether a column is headed by a word for who lends or borrows."""
    return any(LENDS.search(head.text) for head in sheet.heads)


def caption_words(located: Located, sheet: Sheet) -> str:
    """A table's caption without its label ("Table 3:")."""
    return re.sub(r"\s+", " ", LABEL.sub("", located.text(sheet.caption))).strip()


def _longest(located: Located, row: Sequence[Field | None], roles: Roles, sums: Sequence[figures.Sum]) -> Field | None:
    """The wordiest field that is no label and no sum: what the loan is for, in a table whose heads do not say."""
    taken = {*roles.donor, *roles.recipient, *(s.col for s in sums)}
    free = [f for col, f in enumerate(row) if col not in taken and f is not None and re.search(r"[^\W\d_]{3}", f.text)]
    return max(free, key=lambda f: len(located.text(f)), default=None)
