"""Agreements that a bulleted or numbered list names, one title an item."""

from collections.abc import Iterator

from extractors.model.document import Span
from extractors.model.fact import Statement, Value
from extractors.records import parties, titles
from extractors.records.located import Located, moneys, organizations, quantities, values_of
from extractors.records.sentences import ZONES
from extractors.records.vocabulary import instrument_word

LONGEST = 60  # words of an item that is a title
EARLY = 12  # words within which a title names what it is


def from_lists(located: Located) -> Iterator[Statement]:
    """A statement for each item that is a title: it names an instrument early, two parties and a date."""
    for block in located.document.blocks:
        if block.kind == "item" and block.zone in ZONES and (one := _statement(located, Span(block.start, block.end))):
            yield one


def _statement(located: Located, item: Span) -> Statement | None:
    title = titles.read(located, [item])
    who = parties.agreed(located, title.span, [], Span(0, 0))
    early = " ".join(title.text.split()[:EARLY])
    if len(title.text.split()) > LONGEST or not instrument_word().search(early) or len(who.codes) < 2:
        return None
    if not title.text[:1].isupper() or ". " in title.text:
        return None
    dates = [m for m in located.within(title.span, "DATE") if m.norm and "/" not in m.norm]
    date, at = title.date, title.date_span
    if not date and dates:
        date, at = dates[-1].norm, dates[-1]
    if at is None:
        return None
    mentions = located.within(title.span)
    return Statement(
        item.start,
        item.end,
        kind="agreement",
        subtype=titles.subtype_of(title.text),
        title=title.text,
        quote=located.text(item),
        method="listed_title",
        confidence=0.85,
        parties=who.codes,
        organizations=organizations(mentions),
        date=date,
        term=title.term,
        year=titles.year_of(date),
        moneys=moneys(mentions),
        quantities=quantities(mentions),
        values=(
            Value(title.body.start, title.body.end, "title", title.text, "listed_title"),
            *who.values,
            Value(at.start, at.end, "date", date, "title_date" if title.date else "item_date"),
            *values_of("amounts", (m for m in mentions if m.kind == "money")),
            *values_of("organizations", (m for m in mentions if m.label == "ORG")),
        ),
    )
