"""Agreements that a table lists without titles: a row a swap line, a contract or a pact with a country, and its sum."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from extractors.model.fact import Participant, Statement, Value
from extractors.records import figures, loans, parties, parts
from extractors.records.bodies import homes, party_values
from extractors.records.located import Located
from extractors.records.sheet import Sheet
from extractors.records.vocabulary import ONE_SIDED, first_sort, instrument_word, instruments

PHRASE_END = re.compile(
    r"\b(?:of|by|with|between|among|in|under|for|from|to|on|signed|concluded|since|as)\b|[,;:(]", re.IGNORECASE
)

HOME = re.compile(r"\)")


def from_sheet(located: Located, sheet: Sheet) -> Iterator[Statement]:
    """The deals of a table whose caption is headed by a noun for them, each with the country of its row."""
    caption = loans.caption_words(located, sheet)
    sort = headed_by(caption)
    columns = figures.money_columns(located, sheet) if sort else ()
    if not columns or len(figures.year_columns(sheet)) > 1:
        return
    shared = parties.agreed(located, sheet.caption, [], sheet.caption)
    labels = loans.country_columns(located, sheet) or _columns_of_homes(located, sheet)
    rows = {next(f.row for f in row if f is not None and f.text): row for row in sheet.rows}
    for one in loans.rows(located, sheet, columns):
        row = rows.get(one.row if one.row is not None else -1, ())
        named = [m for col in labels if row and (f := row[col]) is not None for m in located.within(f, "COUNTRY") if m.norm]
        if not one.moneys or not named:
            continue
        bodies = parts.of_row(located, sheet, row)
        codes = tuple(sorted({*homes(named), *one.parties, *shared.codes, *(b.country for b in bodies if b.country)}))
        label = " - ".join(dict.fromkeys(m.text for m in named))
        sides = ("donor", "recipient")
        own = (*party_values(named), *(v for v in one.values if v.field not in sides))
        titled = one.title not in (caption, *(m.text for m in named))
        flags = tuple(flag for flag in one.flags if flag != "missing_party")
        yield replace(
            one,
            kind="agreement",
            subtype=sort,
            title=one.title if titled else f"{caption}: {label}",
            parties=codes,
            participants=bodies,
            donor="",
            recipient="",
            purpose="",
            flags=flags if len(codes) > 1 else (*flags, "missing_party"),
            values=(*own, *(v for v in (*shared.values, *_homes_of(bodies)) if v.value not in {o.value for o in own})),
        )


LISTING = re.compile(
    r"^(?:(?:appendix|annex|schedule|table)\b[^.:–—]{0,6}[.:–—]\s*)?(?:[A-Za-z]+\s+)?(?:list|table|overview|register|inventory|catalogue|chronology|status)\s+of\s+(?:the\s+)?",
    re.IGNORECASE,
)
"""The words of a caption before what its table lists."""


def _columns_of_homes(located: Located, sheet: Sheet) -> tuple[int, ...]:
    """The columns most of whose cells end on a country in brackets, the home of the body before it."""
    text, found = located.document.text, []
    for col in range(len(sheet.heads)):
        fields = [f for row in sheet.rows if (f := row[col]) is not None and f.text]
        at_home = [
            f
            for f in fields
            if any(HOME.match(text, m.end) for m in located.within(f, "COUNTRY") if text[m.start - 1] == "(")
        ]
        if len(at_home) * 2 > len(fields):
            found.append(col)
    return tuple(found)


@cache
def headed_by(caption: str) -> str:
    """The sort of instrument that the caption's first phrase ends on ("Swap lines of ..."); "" for none."""
    caption = LISTING.sub("", caption)
    end = PHRASE_END.search(caption)
    phrase = caption[: end.start()] if end else caption
    named = [hit for hit in instrument_word().finditer(phrase) if not phrase[hit.end() :].strip()]
    sort = first_sort(instruments(), named[-1].group(0)) if named else ""
    return "" if sort in ONE_SIDED else sort


def _homes_of(bodies: Sequence[Participant]) -> Iterator[Value]:
    """The home of each body that takes part, as a party: the firm signs, and its country with it."""
    for one in {body.country: body for body in reversed(bodies) if body.country}.values():
        yield Value(one.start, one.end, "parties", one.country, "country of the organisation")
