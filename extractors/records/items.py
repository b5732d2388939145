"""Aid items that a table lists in cells of sentences, several to a cell."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.model.document import Span
from extractors.model.fact import Statement, Value
from extractors.records import parties, sides, titles
from extractors.records.bodies import party_values
from extractors.records.located import Located, moneys, organizations, quantities, trimmed, values_of
from extractors.records.purposes import CUMULATIVE, printed_status, purpose
from extractors.records.sheet import Field, Sheet, first_field
from extractors.records.stating import begun
from extractors.records.vocabulary import aid_sorts, first_sort

ITEM_BREAK = re.compile(r";\s+(?=\S)")
SENTENCE_LENGTH = 5  # words; a cell of items holds sentences, not names
ITEM_SHARE = 0.5


def item_column(located: Located, sheet: Sheet) -> int | None:
    """The column whose cells hold sentences: the one with most words."""
    best, most = None, 0
    for col in range(len(sheet.heads)):
        fields = {(f.row, f.col): f for row in sheet.rows if (f := row[col]) is not None and f.text and f.own}
        found = [item for f in fields.values() for item in split(located, f)]
        long = [i for i in found if len(located.text(i).split()) >= SENTENCE_LENGTH]
        words = sum(len(located.text(item).split()) for item in found)
        if found and len(long) >= ITEM_SHARE * len(found) and words > most and _tell_of_aid(located, sheet, found):
            best, most = col, words
    return best


def _tell_of_aid(located: Located, sheet: Sheet, found: Sequence[Span]) -> bool:
    """Whether most items are dated or speak of aid, and a country is named for them."""
    telling = sum(bool(located.within(i, "DATE")) or bool(first_sort(aid_sorts(), located.text(i))) for i in found)
    places = [sheet.caption, *found, *(f for row in sheet.rows for f in row if f is not None)]
    return telling >= ITEM_SHARE * len(found) and any(located.within(place, "COUNTRY") for place in places)


def split(located: Located, field: Span) -> tuple[Span, ...]:
    """The items of a cell: one a paragraph, and a new one after each semicolon that a dated item follows."""
    found = []
    for line in titles.lines(located, field):
        at = line.start
        for gap in ITEM_BREAK.finditer(located.text(line)):
            rest = Span(line.start + gap.end(), min(line.end, line.start + gap.end() + 40))
            if located.within(rest, "DATE"):
                found.append(trimmed(located.document.text, at, line.start + gap.end()))
                at = line.start + gap.end()
        found.append(Span(at, line.end))
    return tuple(span for span in found if span.end > span.start)


def items(located: Located, sheet: Sheet, col: int) -> Iterator[Statement]:
    """The items in the cells of a column."""
    seen: set[tuple[int, int]] = set()
    towards = parties.caption_direction(located, sheet.caption)
    for row, section in zip(sheet.rows, sheet.sections, strict=True):
        field = row[col]
        if field is None or not field.text or (field.row, field.col) in seen:
            continue
        seen.add((field.row, field.col))
        label = first_field(sheet, row, "recipient", "country") or section
        for item in split(located, field):
            yield _item(located, sheet, field, item, label, towards, first_field(sheet, row, "year"), section)


def _item(
    located: Located,
    sheet: Sheet,
    field: Field,
    item: Span,
    label: Field | None,
    towards: parties.Direction,
    year_field: Field | None,
    section: Field | None,
) -> Statement:
    mentions = located.within(item)
    labelled = next((m for m in located.within(label, "COUNTRY") if m.norm), None) if label else None
    told = sides.told_by_words(located, mentions, labelled)
    donor, recipient = sides.of_item(mentions, told or labelled, towards)
    text = located.text(item).rstrip(" ;,")
    dates = [m for m in mentions if m.label == "DATE" and m.norm]
    for place in (year_field, section):
        if not dates and place is not None:
            dates = [m for m in located.within(place, "DATE") if m.norm]
    date = dates[0].norm if dates else ""
    body = Span(item.start, item.start + len(text))
    goal = purpose(located, body, dates)
    values = [
        Value(body.start, body.end, "title", text, "table_item"),
        *donor.value("donor"),
        *recipient.value("recipient"),
        *party_values((*donor.mentions, *recipient.mentions)),
        *values_of("date", dates[:1]),
        *values_of("amounts", (m for m in mentions if m.kind == "money")),
        *values_of("quantities", (m for m in mentions if m.label == "AMOUNT" and m.kind != "money")),
        *values_of("organizations", (m for m in mentions if m.label == "ORG")),
    ]
    if goal is not None:
        values.append(Value(goal.start, goal.end, "purpose", located.text(goal), "aid_purpose"))
    if status := printed_status(text):
        values.append(Value(body.start + status.start(), body.start + status.end(), "status", status.group(0), "aid_status"))
    year = titles.year_of(date)
    return replace(
        begun(located, sheet, item, field, "financing", text, "table_item", date),
        subtype=first_sort(aid_sorts(), text) or "assistance",
        confidence=round(0.9 - 0.15 * (year is None) - 0.15 * (not donor.code or not recipient.code), 2),
        parties=sides.parties_of(donor, recipient),
        donor=donor.code,
        recipient=recipient.code,
        organizations=organizations(mentions),
        moneys=moneys(mentions),
        quantities=quantities(mentions),
        purpose=located.text(goal) if goal is not None else "",
        status=status.group(0).casefold() if status else "",
        cumulative=bool(CUMULATIVE.search(text)),
        flags=(*sides.flags(year, donor, recipient), *(("label_differs",) if told is not None else ())),
        values=tuple(values),
    )
