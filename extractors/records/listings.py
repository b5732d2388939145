"""Agreements that a bulleted or numbered list names, one title an item."""

import re
from collections.abc import Iterator

from extractors.model.document import PlacedBlock, Span
from extractors.model.fact import Mention, Statement, Value
from extractors.records import parties, titles
from extractors.records.bodies import party_values
from extractors.records.located import Located, moneys, organizations, quantities, trimmed, values_of
from extractors.records.sentences import ZONES
from extractors.records.vocabulary import instrument_word

NUMBER = re.compile(r"\(?\d{1,2}[.)]\s+(?=[A-Z\"“])")
REGISTERED = re.compile(r"(?:No|Nr)\.\s*[A-Z]{0,3}[\s-]?\d{1,6}\s*[.:–—-]\s+(?=[A-Z\"“])")
"""The number under which a register enters an instrument (UN Treaty Series: "No. 12345.")."""
SIGNED_AT = re.compile(r"\.\s+[A-Z][\w'’., -]{2,40},\s+(?=\d{1,2}\s+[A-Z][a-z]+\s+\d{4}\W*$)")
"""What parts the title in a register from the time, with the place of signature."""
NUMBERED = re.compile(r"(?<=[.;)\d])\s+(?=\(?\d{1,2}[.)]\s+[A-Z\"“])")
ABOUT = re.compile(r"\b(?:on|about|over|for|towards?|an?)\s", re.IGNORECASE)
"""Words before an instrument that make it the subject of something else: "talks on a trade agreement"."""
SIGNS = re.compile(
    r"\b(?:sign|conclud|ratif|initial|renew|agree|reach|negotiat|enter|grant|award|cancel|revok|approv|announc)\w*(?:ed|s)\b",
    re.IGNORECASE,
)
"""Verbs of a sentence before its first instrument: it tells of one, it is no title."""
WITH = re.compile(r"\bwith\s+(?:the\s+)?$", re.IGNORECASE)
"""What stands before the first partner in a title."""
LONGEST = 60  # words of an item that is a title
EARLY = 12  # words within which a title names what it is


def from_lists(located: Located) -> Iterator[Statement]:
    """A statement for each item that is a title: it names an instrument early, two parties and a date."""
    lead: PlacedBlock | None = None
    for block in located.document.blocks:
        lead = block if block.kind != "item" else lead
        if block.kind in ("paragraph", "item") and block.zone in ZONES:
            for item in _items(located, block):
                if one := _statement(located, item, lead):
                    yield one


def _whose(located: Located, lead: PlacedBlock | None, title: Span) -> tuple[Mention, ...]:
    """The one country that the words over a list name, which end with a colon, where a title names partners alone: "The
    Accord with A and B"."""
    text = located.document.text
    named = [m for m in located.within(title, "COUNTRY") if m.norm]
    open_ = bool(named) and WITH.search(text, title.start, named[0].start) is not None
    if lead is None or not open_ or not text[lead.start : lead.end].rstrip().endswith(":"):
        return ()
    over = {m.norm: m for m in located.within(Span(lead.start, lead.end), "COUNTRY") if m.norm}
    return tuple(over.values()) if len(over) == 1 and not set(over) & {m.norm for m in named} else ()


def _items(located: Located, block: PlacedBlock) -> Iterator[Span]:
    """The items of a block: itself, or its parts where numbers part them ("1. ... 2. ..."); none of plain prose."""
    text = located.document.text
    starts = [block.start, *(hit.end() for hit in NUMBERED.finditer(text, block.start, block.end))]
    if number := REGISTERED.match(text, block.start, block.end):
        yield trimmed(text, number.end(), block.end)
        return
    for at, end in zip(starts, [*starts[1:], block.end], strict=True):
        if block.kind == "item" or len(starts) > 1 or NUMBER.match(text, at):
            yield trimmed(text, at, end)


def _statement(located: Located, item: Span, lead: PlacedBlock | None) -> Statement | None:
    signed = SIGNED_AT.search(located.text(item))
    title = titles.read(located, [item if signed is None else Span(item.start, item.start + signed.start())])
    who = parties.agreed(located, title.span, [], Span(0, 0))
    early = " ".join(title.text.split()[:EARLY])
    named = instrument_word().search(early)
    if (
        named is None
        or ABOUT.search(early[: named.start()])
        or SIGNS.search(early[: named.start()])
        or len(title.text.split()) > LONGEST
        or len(who.codes) < 2
    ):
        return None
    if not title.text[:1].isupper() or ". " in title.text:
        return None
    dates = [m for m in located.within(item, "DATE") if m.norm and "/" not in m.norm]
    date, at = title.date, title.date_span
    if not date:
        date, at = titles.inner_date(located, title.body)
    if not date and dates:
        date, at = dates[-1].norm, dates[-1]
    if at is None:
        return None
    mentions = located.within(title.span)
    whose = _whose(located, lead, title.span)
    return Statement(
        item.start,
        item.end,
        kind="agreement",
        subtype=titles.subtype_of(title.text),
        title=title.text,
        quote=located.text(item),
        method="listed_title",
        confidence=0.85,
        parties=tuple(sorted({*who.codes, *(m.norm for m in whose)})),
        organizations=organizations(mentions),
        date=date,
        term=title.term,
        year=titles.year_of(date),
        moneys=moneys(mentions),
        quantities=quantities(mentions),
        values=(
            Value(title.body.start, title.body.end, "title", title.text, "listed_title"),
            *who.values,
            *party_values(whose),
            Value(at.start, at.end, "date", date, "title_date" if title.date else "item_date"),
            *values_of("amounts", (m for m in mentions if m.kind == "money")),
            *values_of("organizations", (m for m in mentions if m.label == "ORG")),
        ),
    )
