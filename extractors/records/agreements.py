"""Agreements that tables list: a column of titles, dated in brackets or by a column of their own."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.model.document import Span
from extractors.model.fact import Statement, Value
from extractors.records import parties, terms_columns, titles
from extractors.records.located import Located, moneys, organizations, quantities, values_of
from extractors.records.sheet import Field, Sheet
from extractors.records.stating import begun

COMMON_SHARE = 0.8  # of the titles that name two parties, for a country to be party to the whole list
MOST_PARTIES = 4  # named by bodies in the other cells of a row, for them to be the parties of one instrument
TITLE_SHARE = 0.5  # of a column's cells that name an instrument, for it to be a column of titles


def title_column(located: Located, sheet: Sheet) -> int | None:
    """The column that holds titles of agreements: most of its cells name an instrument, or its head does and some do."""
    if terms_columns.has_any(sheet):
        return None  # loans with their terms, whatever their titles
    best, best_share = None, 0.0
    for col, head in enumerate(sheet.heads):
        fields = _own_fields(sheet, col)
        if not fields or head.role in {"country", "parties", "place", "year", "amount", "currency", "status", "terms"}:
            continue
        named = sum(titles.names_instrument(located.text(f)) for f in fields) / len(fields)
        share = named + (0.5 if head.role == "title" and named >= 0.2 else 0.0)
        long = sum(len(f.text.split()) >= 3 for f in fields) / len(fields)
        if share > max(best_share, TITLE_SHARE) and long > 0.5:
            best, best_share = col, share
    return best


def _own_fields(sheet: Sheet, col: int) -> list[Field]:
    """The fields of a column that hold words, each cell once."""
    found: dict[tuple[int, int], Field] = {}
    for row in sheet.rows:
        field = row[col]
        if field is not None and field.text:
            found.setdefault((field.row, field.col), field)
    return list(found.values())


def from_sheet(located: Located, sheet: Sheet) -> Iterator[Statement]:
    """The agreements of a table, or none where it lists none."""
    col = title_column(located, sheet)
    if col is None:
        return
    rows = {field.row: row for row in reversed(sheet.rows) if (field := row[col]) is not None}
    sections = {field.row: s for row, s in zip(sheet.rows, sheet.sections, strict=True) if (field := row[col]) is not None}
    found = []
    for field, spans in titles.column_pieces(located, _own_fields(sheet, col)):
        alone = len(titles.pieces(located, field)) == 1
        found.append(_statement(located, sheet, field, spans, rows[field.row], sections[field.row], alone))
    yield from _with_common_party(found)


def _with_common_party(found: Sequence[Statement]) -> Iterator[Statement]:
    """Statements of one country's list: a title that leaves that country out has it as a party too.

    The country must be party to nearly all titles that name two.
    """
    named = [one for one in found if len(one.parties) > 1]
    counts = Counter(code for one in named for code in one.parties)
    common = [code for code, n in counts.items() if len(named) > 1 and n >= COMMON_SHARE * len(named)]
    for one in found:
        added = [code for code in common if code not in one.parties]
        if len(one.parties) > 1 or len(added) + len(one.parties) != 2:
            yield one
            continue
        model = next(m for m in named if set(added) <= set(m.parties))
        read = [replace(v, method="party_of_the_list") for v in model.values if v.field == "parties" and v.value in added]
        yield replace(
            one,
            parties=tuple(sorted((*one.parties, *added))),
            flags=tuple(flag for flag in one.flags if flag != "missing_party"),
            confidence=0.75,
            values=(*one.values, *read),
        )


def _statement(
    located: Located,
    sheet: Sheet,
    field: Field,
    spans: Sequence[Span],
    row: Sequence[Field | None],
    section: Field | None,
    alone: bool,
) -> Statement:
    title = titles.read(located, spans)
    labels = _fields(sheet, row, "parties", "country", "recipient", "donor") or ([section] if section else [])
    who = parties.agreed(located, title.span, labels, sheet.caption, listed=bool(sheet.columns("parties")))
    if len(who.codes) < 2:
        others = [f for f in row if f is not None and f.text and f.col != field.col]
        named = parties.agreed(located, title.span, others, Span(0, 0), listed=True)
        who = named if len(who.codes) < len(named.codes) <= MOST_PARTIES else who
    date, date_span = title.date, title.date_span
    if not date:
        date, date_span = _column_date(located, sheet, row, section)
    if not date:
        date, date_span = titles.inner_date(located, title.body)
    mentions = located.within(title.span)
    beside = [m for f in (_fields(sheet, row, "amount") if alone else ()) for m in located.within(f)]
    sums = [m for m in (*mentions, *beside) if m.kind == "money"]
    orgs = [m for f in _fields(sheet, row, "organization", "donor", "recipient") for m in located.within(f, "ORG")]
    values = [
        Value(title.body.start, title.body.end, "title", title.text, "title_column"),
        *who.values,
        *values_of("amounts", sums),
        *values_of("organizations", (m for m in (*mentions, *orgs) if m.label == "ORG")),
        *values_of("quantities", (m for m in mentions if m.label == "AMOUNT" and m.kind != "money")),
    ]
    if date_span is not None:
        values.append(Value(date_span.start, date_span.end, "date", date, "title_date" if title.date else "column_date"))
    if title.term_span is not None:
        values.append(Value(title.term_span.start, title.term_span.end, "term", title.term, "title_term"))
    flags = [
        flag
        for flag, wanting in (("missing_year", titles.year_of(date) is None), ("missing_party", len(who.codes) < 2))
        if wanting
    ]
    return replace(
        begun(located, sheet, title.span, field, "agreement", title.text, "table_title", date),
        subtype=titles.subtype_of(title.text),
        confidence=round(0.95 - 0.15 * len(flags), 2),
        parties=who.codes,
        organizations=organizations((*mentions, *orgs)),
        term=title.term,
        moneys=moneys(sums),
        quantities=quantities(mentions),
        flags=tuple(flags),
        values=tuple(values),
    )


def _fields(sheet: Sheet, row: Sequence[Field | None], *roles: str) -> list[Field]:
    return [field for col in sheet.columns(*roles) if (field := row[col]) is not None and field.text]


def _column_date(
    located: Located, sheet: Sheet, row: Sequence[Field | None], section: Field | None
) -> tuple[str, Span | None]:
    """The date of the row's year column, else that of the line over the row ("2015")."""
    over = [section] if section is not None and len(section.text.split()) <= 3 else []
    for field in [*_fields(sheet, row, "year"), *over]:
        if date := titles.edtf(located, field):
            return date, Span(field.start, field.end)
    return "", None
