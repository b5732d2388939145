"""Agreements that a table lists without titles and sums: a row a treaty or concession with a country, and its time."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.model.document import Span
from extractors.model.fact import Statement, Value
from extractors.records import deals, figures, loans, parts, titles
from extractors.records.bodies import homes, party_values
from extractors.records.located import Located, organizations, values_of
from extractors.records.sheet import TOTAL, Field, Sheet
from extractors.records.stating import begun

LEAST = 0.6  # share of the rows that must have a country, and a time, for a table to be one of dated agreements
SIGNED = re.compile(r"\b(?:sign|conclu|dated?\b|award)", re.IGNORECASE)
"""The head of the column with the time of signature, where there are several times."""
NO_TITLE = frozenset({"country", "parties", "year", "amount", "currency", "status", "terms", "organization", "place"})


def from_sheet(located: Located, sheet: Sheet) -> Iterator[Statement]:
    """The agreements of a table whose caption is headed by a noun for them, each with its row's country and time."""
    caption = loans.caption_words(located, sheet)
    sort = deals.headed_by(caption)
    whose, when = loans.country_columns(located, sheet), _time_columns(sheet)
    if not sort or not whose or not when or len(figures.year_columns(sheet)) > 1:
        return
    shared = [m for m in located.within(sheet.caption, "COUNTRY") if m.norm]
    shared = shared if len(homes(shared)) == 1 else []
    found = []
    for row in sheet.rows:
        own = [f for f in row if f is not None and f.text and f.own]
        if not own or TOTAL.search(own[0].text):
            continue
        named = [m for col in whose if (f := row[col]) is not None for m in located.within(f, "COUNTRY") if m.norm]
        dates = [(f, date) for col in when if (f := row[col]) is not None and (date := titles.edtf(located, f))]
        found.append((own, row, named, dates[0] if dates else None))
    told = [one for one in found if one[2] and one[3] is not None]
    if len(told) < LEAST * len(found):
        return
    for own, row, named, dated in found:
        if dated is not None and (named or shared):
            name = _name(located, sheet, row) or " - ".join(dict.fromkeys(m.text for m in named))
            mentions = (*named, *shared)
            codes = tuple(sorted(homes(mentions)))
            span = Span(min(f.start for f in own), max(f.end for f in own))
            bodies = parts.of_row(located, sheet, row)
            orgs = [m for f in own for m in located.within(f, "ORG")]
            yield replace(
                begun(located, sheet, span, own[0], "agreement", f"{caption}: {name}", "table_row", dated[1]),
                subtype=sort,
                confidence=0.8 if len(codes) > 1 else 0.65,
                parties=codes,
                organizations=organizations(orgs),
                participants=bodies,
                flags=() if len(codes) > 1 else ("missing_party",),
                values=(
                    Value(own[0].start, own[0].end, "title", own[0].text, "table_row"),
                    *party_values(mentions),
                    *values_of("organizations", orgs),
                    Value(dated[0].start, dated[0].end, "date", dated[1], "column_date"),
                ),
            )


def _time_columns(sheet: Sheet) -> tuple[int, ...]:
    """The column with the time of signature where a head says so, else the columns with times."""
    columns = sheet.columns("year")
    signed = tuple(col for col in columns if SIGNED.search(sheet.heads[col].text))
    return signed[:1] or columns


def _name(located: Located, sheet: Sheet, row: Sequence[Field | None]) -> str:
    """What a row calls its agreement or its object: the first words of it that are no name of a country, time or figure."""
    for col, field in enumerate(row):
        told = field is not None and field.text and sheet.heads[col].role not in NO_TITLE
        if (
            field is not None
            and told
            and not located.within(field, "COUNTRY", "DATE")
            and re.search(r"[^\W\d_]{3}", field.text)
        ):
            return re.sub(r"\s+", " ", field.text)
    return ""
