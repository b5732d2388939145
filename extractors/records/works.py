"""Projects that a table lists: a row a port, plant or line, with its place, its sum and year, and who takes part."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from extractors.entities import facts
from extractors.model.document import Span
from extractors.model.fact import Mention, Statement, Value
from extractors.records import figures, loans, parts, terms_columns, titles
from extractors.records.located import Located, organizations, quantities, values_of
from extractors.records.sheet import TOTAL, Field, Sheet, first_field
from extractors.records.stating import begun
from extractors.records.vocabulary import Sort, any_of

LEAST_NAMED = 0.5
"""Share of the names that must speak of a work, or the heads or the caption do."""

LONGEST_NAME = 14
"""Words of a work's name; more are a sentence about it."""

LONGEST_STATUS = 4
"""Words of a cell that is a status as it stands."""

_LISTED = re.compile(r"\b(?:projects?|plants?|ports?|mines?|railways?|roads?|dams?|works|facilities|investments?)\b", re.I)
_CAPACITY = re.compile(r"\b(?:capacity|length|size|output|production|seats|beds|area)\b", re.I)
_COST = re.compile(r"\b(?:costs?|price|investment|contract\s+(?:value|sum|amount))\b", re.I)
"""Heads over what works cost, whoever pays for them."""


@cache
def _sectors() -> tuple[Sort, ...]:
    found = ((row["sector"], row["words"].split("|")) for row in facts.rows("facilities"))
    return tuple(Sort(name, any_of([*words, *(f"{word}s" for word in words)])) for name, words in found)


def sector(text: str) -> str:
    """The sector of the works that a text names, by data/facilities.csv; "" for none.

    The last noun tells: a port's coal plant is a plant.
    """
    hits = ((hit.end(), hit.end() - hit.start(), sort.name) for sort in _sectors() for hit in sort.pattern.finditer(text))
    return max(hits, default=(0, 0, ""))[2]


def name_column(located: Located, sheet: Sheet) -> int | None:
    """The column that names works: its head is one for projects or a sort of works, and its cells, the heads or the caption
    speak of works; the names may be bare where another column says who builds them or how large they are."""
    about = " ".join([located.text(sheet.caption), *(head.text for head in sheet.heads)])
    listed = _LISTED.search(about) is not None or sector(about) != ""
    for col in sheet.columns("project") or [i for i, h in enumerate(sheet.heads) if not h.role and sector(h.text)]:
        names = [field.text for row in sheet.rows if (field := row[col]) is not None and field.text]
        works = sum(sector(name) != "" for name in names)
        short = sum(len(name.split()) <= LONGEST_NAME for name in names)
        told = works >= LEAST_NAMED * len(names) or (listed and (works > 0 or _is_of_builders(sheet)))
        if names and 2 * short > len(names) and told:
            return col
    return None


def _is_of_builders(sheet: Sheet) -> bool:
    """Whether a column is headed by a word for who builds, owns or runs works."""
    return any({"contractor", "owner", "operator"} & set(parts.roles_of(head.text)) for head in sheet.heads)


def are_costed(sheet: Sheet) -> bool:
    """Whether a table says what works cost and who builds them, and not who lends or on what terms: it lists works, though
    its caption speaks of aid."""
    if loans.names_lenders(sheet) or terms_columns.has_any(sheet):
        return False
    return _is_of_builders(sheet) and any(_COST.search(head.text) for head in sheet.heads)


def from_sheet(located: Located, sheet: Sheet) -> Iterator[Statement]:
    """The projects of a table whose rows say more of them than a name: who, how large or where."""
    col = name_column(located, sheet)
    if col is None or not _tells_more(sheet):
        return
    money = figures.money_columns(located, sheet)
    for row, section in zip(sheet.rows, sheet.sections, strict=True):
        field = row[col]
        if field is not None and 0 < len(field.text.split()) <= LONGEST_NAME and field.own and not TOTAL.search(field.text):
            one = _project(located, sheet, row, section, field, money)
            if one is not None:
                yield one


def _tells_more(sheet: Sheet) -> bool:
    told = [head.text for head in sheet.heads if parts.roles_of(head.text) or _CAPACITY.search(head.text)]
    return bool(told) or bool(sheet.columns("country", "place", "recipient"))


def _project(
    located: Located,
    sheet: Sheet,
    row: Sequence[Field | None],
    section: Field | None,
    name: Field,
    money: Sequence[int],
) -> Statement | None:
    """What a row states of a project; None where neither its place nor its time is told."""
    places = _places(located, sheet, row, section, name)
    where = first_field(sheet, row, "country", "place", "recipient")
    when = first_field(sheet, row, "year") or first_field(sheet, row, "status")
    date = titles.edtf(located, when) if when is not None else ""
    if not places and where is None and not date:
        return None
    own = [f for f in row if f is not None and f.text and f.own]
    span = Span(min(f.start for f in own), max(f.end for f in own))
    sums = [s for col in money if col != name.col for s in figures.sums(located, sheet, row, col)]
    taken = {s.col for s in sums}
    about = [f for f in own if f.col not in taken and not parts.roles_of(sheet.heads[f.col].text)]
    things = quantities([m for f in about for m in located.within(f) if m.kind != "percent"])
    status = _status(first_field(sheet, row, "status"))
    bodies = parts.of_row(located, sheet, row)
    title = re.sub(r"\s+", " ", name.text)
    values = [Value(name.start, name.end, "title", title, "column_head")]
    values += list(values_of("parties", places))
    values += [Value(when.start, when.end, "date", date, "column_head")] if when is not None and date else []
    values += [status] if status is not None else []
    year = titles.year_of(date)
    return replace(
        begun(located, sheet, span, name, "project", title, "table_row", date),
        subtype=sector(title) or sector(located.text(sheet.caption)) or "other",
        confidence=round(0.9 - 0.15 * (year is None) - 0.15 * (not places), 2),
        parties=tuple(sorted(m.norm for m in places)),
        organizations=organizations(m for f in own for m in located.within(f, "ORG")),
        participants=bodies,
        moneys=tuple(s.money for s in sums),
        quantities=things,
        status=status.value if status is not None else "",
        flags=tuple(flag for flag, wanting in (("missing_year", year is None), ("missing_party", not places)) if wanting),
        values=(*values, *(v for s in sums for v in s.values)),
    )


def _status(field: Field | None) -> Value | None:
    """How far a project has come, in the few words of its cell; what a cell tells at length is no status."""
    if field is None or len(field.text.split()) > LONGEST_STATUS or not re.search(r"[^\W\d_]{3}", field.text):
        return None
    return Value(field.start, field.end, "status", field.text, "column_head")


def _places(
    located: Located, sheet: Sheet, row: Sequence[Field | None], section: Field | None, name: Field
) -> tuple[Mention, ...]:
    """The countries of a project: those of its column for places, else the only one of its name, of the line over it or of
    the caption, the first told."""
    columns = [row[col] for role in ("country", "place", "recipient") for col in sheet.columns(role)]
    for place in (*columns, name, section, sheet.caption):
        named = [m for m in located.within(place, "COUNTRY") if m.norm and m.kind == "name"] if place is not None else []
        distinct = tuple({m.norm: m for m in reversed(named)}.values())
        if len(distinct) == 1 or (distinct and place in columns):
            return distinct[::-1]
    return ()
