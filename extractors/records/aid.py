"""Aid items and loans that tables list: a cell of items, a row a loan, or a column a year."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extractors.model.document import Span
from extractors.model.fact import Mention, Statement, Value
from extractors.records import figures, parties, titles
from extractors.records.located import Located, countries, moneys, organizations, quantities, trimmed, values_of
from extractors.records.sheet import TOTAL, Field, Sheet
from extractors.records.vocabulary import aid_sorts, first_sort, statuses

ITEM_BREAK = re.compile(r";\s+(?=\S)")
CUMULATIVE = re.compile(
    r"\b(?:(?:by|to|until|up\s+to|as\s+of|as\s+at|through)\s+(?:the\s+)?(?:end|close|beginning|middle)\b|"
    r"(?:as\s+of|as\s+at|up\s+to|until|through)\s+(?:\w+\s+){0,2}(?:1[89]|20)\d\d|since\s+(?:\w+\s+){0,2}(?:1[89]|20)\d\d|"
    r"so\s+far|to\s+date|cumulativ\w+|accumulat\w+|in\s+total\s+since|over\s+the\s+(?:past|last)\s+\w+\s+years)",
    re.IGNORECASE,
)
LABEL = re.compile(r"^\s*(?:table|tab\.?|exhibit)\s*[\w.-]*\d[\w.-]*\s*[:.–—-]?\s*", re.IGNORECASE)
SENTENCE_LENGTH = 5  # words; a cell of items holds sentences, not names
ITEM_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class Side:
    """A giver or receiver: its country ("" where it has none), and what names it."""

    code: str
    mentions: tuple[Mention, ...]
    span: Span | None = None

    @property
    def named(self) -> bool:
        """Whether anybody is named: a bank of many countries has none."""
        return bool(self.code or self.mentions or self.span)


NOBODY = Side("", ())


def is_about_aid(located: Located, sheet: Sheet) -> bool:
    """Whether caption or heads speak of aid or lending, or the sentences that point to the table do."""
    words = " ".join([located.text(sheet.caption), *(head.text for head in sheet.heads), *_pointing(located, sheet)])
    return bool(first_sort(aid_sorts(), words))


def _pointing(located: Located, sheet: Sheet) -> list[str]:
    """The words around each place of the prose that names the table by its number."""
    number = located.document.tables[sheet.table].number
    if not number or not located.text(sheet.caption):
        return []
    named = re.compile(rf"[^.]*\b[Tt]able\s+{re.escape(number)}\b(?!\.\d)[^.]*")
    prose = (b for b in located.document.blocks if b.kind == "paragraph" and b.zone in ("front", "body"))
    return [hit for block in prose for hit in named.findall(located.document.text, block.start, block.end)]


def from_sheet(located: Located, sheet: Sheet) -> Iterator[Statement]:
    """The aid items or loans of a table, or none where it lists none."""
    if not is_about_aid(located, sheet):
        return
    amount_columns = figures.money_columns(located, sheet)
    years = figures.year_columns(sheet)
    item_column = _item_column(located, sheet)
    if len(years) > 1 and not [col for col in amount_columns if col not in years]:
        yield from _matrix(located, sheet, years)
    elif amount_columns:
        yield from _rows(located, sheet, amount_columns)
    elif item_column is not None:
        yield from _items(located, sheet, item_column)


def _item_column(located: Located, sheet: Sheet) -> int | None:
    """The column whose cells hold sentences: the one with most words."""
    best, most = None, 0
    for col in range(len(sheet.heads)):
        fields = {(f.row, f.col): f for row in sheet.rows if (f := row[col]) is not None and f.text and f.own}
        items = [item for f in fields.values() for item in split(located, f)]
        long = [i for i in items if len(located.text(i).split()) >= SENTENCE_LENGTH]
        words = sum(len(located.text(item).split()) for item in items)
        if items and len(long) >= ITEM_SHARE * len(items) and words > most:
            best, most = col, words
    return best


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


# Cells of items


def _items(located: Located, sheet: Sheet, col: int) -> Iterator[Statement]:
    seen: set[tuple[int, int]] = set()
    towards = parties.caption_direction(located, sheet.caption)
    for row, section in zip(sheet.rows, sheet.sections, strict=True):
        field = row[col]
        if field is None or not field.text or (field.row, field.col) in seen:
            continue
        seen.add((field.row, field.col))
        label = _first(sheet, row, "recipient", "country") or section
        for item in split(located, field):
            yield _item(located, sheet, field, item, label, towards, _first(sheet, row, "year"))


def _first(sheet: Sheet, row: Sequence[Field | None], *roles: str) -> Field | None:
    fields = [f for role in roles for col in sheet.columns(role) if (f := row[col]) is not None and f.text]
    return fields[0] if fields else None


def _item(
    located: Located,
    sheet: Sheet,
    field: Field,
    item: Span,
    label: Field | None,
    towards: parties.Direction,
    year_field: Field | None,
) -> Statement:
    mentions = located.within(item)
    labelled = next((m for m in located.within(label, "COUNTRY") if m.norm), None) if label else None
    donor, recipient = sides(mentions, labelled, towards)
    text = located.text(item).rstrip(" ;,")
    dates = [m for m in mentions if m.label == "DATE" and m.norm]
    if not dates and year_field is not None:
        dates = [m for m in located.within(year_field, "DATE") if m.norm]
    date = dates[0].norm if dates else ""
    body = Span(item.start, item.start + len(text))
    goal = purpose(located, body, dates)
    values = [
        Value(body.start, body.end, "title", text, "table_item"),
        *values_of("donor", donor.mentions[:1]),
        *values_of("recipient", recipient.mentions[:1]),
        *values_of("date", dates[:1]),
        *values_of("amounts", (m for m in mentions if m.kind == "money")),
        *values_of("quantities", (m for m in mentions if m.label == "AMOUNT" and m.kind != "money")),
        *values_of("organizations", (m for m in mentions if m.label == "ORG")),
    ]
    if goal is not None:
        values.append(Value(goal.start, goal.end, "purpose", located.text(goal), "aid_purpose"))
    year = titles.year_of(date)
    sums = moneys(mentions)
    return Statement(
        item.start,
        item.end,
        kind="aid",
        subtype=first_sort(aid_sorts(), text) or "assistance",
        title=text,
        quote=located.text(item),
        method="table_item",
        confidence=round(0.9 - 0.15 * (year is None) - 0.15 * (not donor.code or not recipient.code), 2),
        parties=tuple(sorted({side.code for side in (donor, recipient) if side.code})),
        donor=donor.code,
        recipient=recipient.code,
        organizations=organizations(mentions),
        date=date,
        year=year,
        moneys=sums,
        quantities=quantities(mentions),
        purpose=located.text(goal) if goal is not None else "",
        status=printed_status(text),
        cumulative=bool(CUMULATIVE.search(text)),
        flags=_flags(year, donor, recipient),
        table=sheet.table,
        row=field.row,
        col=field.col,
        values=tuple(values),
    )


def _flags(year: int | None, donor: Side, recipient: Side) -> tuple[str, ...]:
    found = [("missing_year", year is None), ("missing_party", not (donor.named and recipient.named))]
    return tuple(flag for flag, wanting in found if wanting)


def sides(mentions: Sequence[Mention], labelled: Mention | None, towards: parties.Direction) -> tuple[Side, Side]:
    """Giver and receiver of an item.

    The label cell names the receiver unless the caption does; the giver is the first country of the item that is not the
    receiver, a country within an organisation's name included; else the caption's giver.
    """
    recipient = towards.recipient if labelled is None or _same(towards.donor, labelled) else labelled
    named = [m for m in mentions if m.label == "COUNTRY" and m.norm]
    if towards.recipient is not None and labelled is not None and towards.donor is None:
        recipient = towards.recipient if any(m.norm == labelled.norm for m in named[:1]) else labelled
    giver = next((m for m in named if recipient is None or m.norm != recipient.norm), None)
    if recipient is None and len(named) > 1:
        recipient = next((m for m in named if giver is not None and m.norm != giver.norm), None)
    if towards.donor is not None and (recipient is None or towards.donor.norm != recipient.norm):
        stated = [m for m in named if m.norm == towards.donor.norm]
        giver = stated[0] if stated else towards.donor if giver is None else giver
    return _side(giver), _side(recipient)


def _same(one: Mention | None, other: Mention | None) -> bool:
    return one is not None and other is not None and one.norm == other.norm


def _side(mention: Mention | None) -> Side:
    return Side(mention.norm, (mention,)) if mention is not None else NOBODY


def printed_status(text: str) -> str:
    """How far the item has come, in the printed word: the first word of the list that the text holds."""
    found = [hit for sort in statuses() if (hit := sort.pattern.search(text))]
    return min(found, key=lambda hit: hit.start()).group(0).casefold() if found else ""


# What an item is for, the most telling wording first.
DEEDS = "construction|renovation|restoration|rehabilitation|supply|handover|purchase"
DOING = "building|constructing|rebuilding|renovating|restoring|training|developing"
PURPOSES = (
    re.compile(r"\bfor\s+(?!free\b|the\s+first\b)(?:the\s+)?(\S.*)$", re.IGNORECASE),
    re.compile(rf"\b((?:{DEEDS})\s+of\s+.*)$", re.IGNORECASE),
    re.compile(rf"\bin\s+((?:{DOING})\b.*)$", re.IGNORECASE),
)
OF_SUM = re.compile(r"\s+(?:worth\s+)?(?:of|in)\s+(\S.*)$")
LINKS = re.compile(r"(?:['’]s?)?\s*(?:(?:in|with|the|a|an|of)\s+)*", re.IGNORECASE)


def purpose(located: Located, item: Span, dates: Sequence[Mention]) -> Span | None:
    """The words that say what an item is for.

    They follow "for" or "construction of"; else the sum ("10 million in military aid"); else they are what the verb acts on,
    without the receiver.
    """
    text = located.document.text
    at = max((d.end for d in dates[:1] if d.end - item.start < 40), default=item.start)
    for pattern in PURPOSES:
        if found := pattern.search(text, at, item.end):
            return trimmed(text, found.start(1), item.end, " ,;.")
    for sum_ in (m for m in located.within(item, "AMOUNT") if m.kind == "money"):
        if found := OF_SUM.match(text, sum_.end, item.end):
            return trimmed(text, found.start(1), item.end, " ,;.")
    return _acted_on(located, Span(at, item.end))


def _acted_on(located: Located, rest: Span) -> Span | None:
    """What follows the first verb, without the receiver that stands before it."""
    text = located.document.text
    verbs = [hit for sort in statuses() if (hit := sort.pattern.search(text, rest.start, rest.end))]
    if not verbs:
        return None
    start = min(verbs, key=lambda hit: hit.start()).end()
    leading = next((m for m in located.within(Span(start, rest.end), "COUNTRY") if m.start - start <= 5), None)
    links = LINKS.match(text, leading.end if leading is not None else start, rest.end)
    found = trimmed(text, links.end() if links else start, rest.end, " ,;.")
    return found if found.end > found.start and not text.startswith("by ", found.start) else None


# A row a loan


def _rows(located: Located, sheet: Sheet, amount_columns: Sequence[int]) -> Iterator[Statement]:
    roles = _direction_columns(located, sheet)
    for row, section in zip(sheet.rows, sheet.sections, strict=True):
        first = next((f for f in row if f is not None and f.text), None)
        if first is None or TOTAL.search(first.text):
            continue
        sums = [s for col in amount_columns for s in figures.sums(located, sheet, row, col)]
        statement = _row(located, sheet, row, section, roles, sums)
        if statement is not None:
            yield statement


@dataclass(frozen=True, slots=True)
class Roles:
    """Which columns name giver and receiver, and what the caption says about them."""

    donor: tuple[int, ...]
    recipient: tuple[int, ...]
    caption: parties.Direction


def _direction_columns(located: Located, sheet: Sheet) -> Roles:
    """Giver and receiver columns. A column of countries is the receivers', unless those are told elsewhere."""
    towards = parties.caption_direction(located, sheet.caption)
    donor, recipient, plain = (sheet.columns(role) for role in ("donor", "recipient", "country"))
    if plain and not recipient and (donor or towards.recipient is None):
        recipient = plain[:1]
    elif plain and not donor:
        donor = plain[:1]
    if not recipient and not donor:
        recipient = _country_columns(located, sheet)[:1]
    return Roles(donor, recipient, towards)


def _country_columns(located: Located, sheet: Sheet) -> tuple[int, ...]:
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
            codes = countries(named)
            return Side(codes[0] if codes else "", tuple(m for m in named if m.norm), field)
    return _side(other)


def _row(
    located: Located,
    sheet: Sheet,
    row: Sequence[Field | None],
    section: Field | None,
    roles: Roles,
    sums: Sequence[figures.Sum],
) -> Statement | None:
    donor = _side_of(located, row, roles.donor, roles.caption.donor)
    recipient = _side_of(located, row, roles.recipient, roles.caption.recipient)
    named = next((m for m in located.within(section, "COUNTRY") if m.norm), None) if section else None
    if not recipient.code and named is not None and named.norm != donor.code:
        recipient = _side(named)
    own = [f for f in row if f is not None and f.text]
    if not sums and not _first(sheet, row, "project", "title"):
        return None
    printed = [f for f in own if f.own] or own
    span = Span(min(f.start for f in printed), max(f.end for f in printed))
    what = _first(sheet, row, "project", "title", "sector", "type") or _longest(located, row, roles, sums)
    title = re.sub(r"\s+", " ", what.text) if what is not None else caption_words(located, sheet)
    when = _first(sheet, row, "year")
    date = titles.edtf(located, when) if when is not None else ""
    if not date and what is not None:
        date = next((m.norm for m in located.within(what, "DATE") if m.norm and "/" not in m.norm), "")
    year = titles.year_of(date)
    mentions = [m for f in own for m in located.within(f)]
    words = " ".join([*(f.text for f in own), located.text(sheet.caption), *(h.text for h in sheet.heads)])
    kind_field = _first(sheet, row, "type")
    status = _first(sheet, row, "status")
    subtype = (first_sort(aid_sorts(), kind_field.text) if kind_field else "") or first_sort(aid_sorts(), words)
    values = [Value(what.start, what.end, "title", title, "column_head")] if what is not None else []
    values += [Value(when.start, when.end, "date", date, "column_head")] if when is not None and date else []
    values += [value for s in sums for value in s.values]
    values += [*values_of("donor", donor.mentions[:1]), *values_of("recipient", recipient.mentions[:1])]
    orgs = [m for m in mentions if m.label == "ORG"]
    return Statement(
        span.start,
        span.end,
        kind="aid",
        subtype=subtype or "assistance",
        title=title,
        quote=located.text(span),
        method="table_row",
        confidence=round(0.9 - 0.15 * (year is None) - 0.15 * (not donor.code or not recipient.code), 2),
        parties=tuple(sorted({side.code for side in (donor, recipient) if side.code})),
        donor=donor.code,
        recipient=recipient.code,
        organizations=organizations(orgs),
        date=date,
        year=year,
        moneys=tuple(s.money for s in sums),
        quantities=quantities([m for f in own if f.col not in {s.col for s in sums} for m in located.within(f)]),
        purpose=title if what is not None else "",
        status=status.text if status is not None else printed_status(" ".join(f.text for f in own)),
        cumulative=bool(CUMULATIVE.search(located.text(sheet.caption))),
        flags=_flags(year, donor, recipient),
        table=sheet.table,
        row=own[0].row if not printed else printed[0].row,
        col=what.col if what is not None else printed[0].col,
        values=tuple(values),
    )


def caption_words(located: Located, sheet: Sheet) -> str:
    """A table's caption without its label ("Table 3:")."""
    return re.sub(r"\s+", " ", LABEL.sub("", located.text(sheet.caption))).strip()


def _longest(located: Located, row: Sequence[Field | None], roles: Roles, sums: Sequence[figures.Sum]) -> Field | None:
    """The wordiest field that is no label and no sum: what the loan is for, in a table whose heads do not say."""
    taken = {*roles.donor, *roles.recipient, *(s.col for s in sums)}
    free = [f for col, f in enumerate(row) if col not in taken and f is not None and re.search(r"[^\W\d_]{3}", f.text)]
    return max(free, key=lambda f: len(located.text(f)), default=None)


# A column a year


def _matrix(located: Located, sheet: Sheet, years: Sequence[int]) -> Iterator[Statement]:
    roles = _direction_columns(located, sheet)
    for row, section in zip(sheet.rows, sheet.sections, strict=True):
        first = next((f for f in row if f is not None and f.text), None)
        if first is None or TOTAL.search(first.text):
            continue
        for col in years:
            sums = figures.sums(located, sheet, row, col)
            field = row[col]
            if not sums or field is None:
                continue
            one = _row(located, sheet, row, section, roles, sums)
            if one is None:
                continue
            head = sheet.heads[col]
            date = head.text.strip()
            yield replace(
                one,
                title=f"{caption_words(located, sheet)}: {first.text}, {date}",
                date=date,
                year=titles.year_of(date),
                flags=tuple(flag for flag in one.flags if flag != "missing_year"),
                confidence=0.9,
                purpose="",
                row=field.row,
                col=col,
                values=(*one.values, Value(head.span.start, head.span.end, "date", date, "column_head")),
            )
