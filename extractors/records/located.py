"""A document with its mentions at hand: which of them stand within a stretch of its text."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from extractors.model.document import Document, PlacedBlock, Span
from extractors.model.fact import Label, Mention, Money, Value

REFERENCE = re.compile(r"\s*(?:[-•]\s*)?\[?(\d{1,3})[\].)]\s*(\S.*)$", re.DOTALL)
POINTER = re.compile(r"\b[Tt]able\s+([\w.]*\w)")


@dataclass(frozen=True, slots=True)
class Located:
    """A document, its mentions sorted by where they start, and what is looked up often.

    `starts` are where the mentions start, `tables` the blocks of each table, `references` the entries of the list of
    references by their printed number, `pointing` the prose around each "Table 3" by the number.
    """

    document: Document
    mentions: tuple[Mention, ...]
    starts: tuple[int, ...]
    tables: Mapping[int, tuple[PlacedBlock, ...]]
    references: Mapping[str, str]
    pointing: Mapping[str, tuple[str, ...]]

    def within(self, span: Span, *labels: Label) -> tuple[Mention, ...]:
        """The mentions that lie wholly in the span, in print order; of these labels, or of any."""
        found = []
        i = bisect_left(self.starts, span.start)
        while i < len(self.mentions) and self.mentions[i].start < span.end:
            mention = self.mentions[i]
            if mention.end <= span.end and (not labels or mention.label in labels):
                found.append(mention)
            i += 1
        return tuple(found)

    def text(self, span: Span) -> str:
        return self.document.text[span.start : span.end]


def locate(document: Document, mentions: Iterable[Mention]) -> Located:
    """The document with its mentions in order."""
    ordered = tuple(sorted(mentions, key=lambda mention: (mention.start, -mention.end, mention.label)))
    tables: defaultdict[int, list[PlacedBlock]] = defaultdict(list)
    references: dict[str, str] = {}
    pointing: defaultdict[str, list[str]] = defaultdict(list)
    for block in document.blocks:
        text = document.text[block.start : block.end]
        if block.table is not None:
            tables[block.table].append(block)
        elif block.zone == "references" and (entry := REFERENCE.match(text)):
            references.setdefault(entry.group(1), " ".join(entry.group(2).split()))
        elif block.kind == "paragraph":
            for hit in POINTER.finditer(text):
                pointing[hit.group(1)].append(text[text.rfind(". ", 0, hit.start()) + 1 : _stop(text, hit.end())])
    return Located(
        document=document,
        mentions=ordered,
        starts=tuple(mention.start for mention in ordered),
        tables={table: tuple(blocks) for table, blocks in tables.items()},
        references=references,
        pointing={number: tuple(texts) for number, texts in pointing.items()},
    )


def _stop(text: str, at: int) -> int:
    """Where the sentence around a place ends."""
    stop = text.find(". ", at)
    return len(text) if stop < 0 else stop + 1


def trimmed(text: str, start: int, end: int, strip: str = " \t\n\r\u00a0") -> Span:
    """The span without characters of `strip` at either end."""
    while start < end and text[start] in strip:
        start += 1
    while end > start and text[end - 1] in strip:
        end -= 1
    return Span(start, end)


def countries(mentions: Iterable[Mention]) -> tuple[str, ...]:
    """The distinct countries among the mentions, in print order."""
    return tuple(dict.fromkeys(m.norm for m in mentions if m.label == "COUNTRY" and m.norm))


def organizations(mentions: Iterable[Mention]) -> tuple[str, ...]:
    """The distinct organisations among the mentions, by canonical name where there is one, in print order."""
    return tuple(dict.fromkeys(m.norm or m.text for m in mentions if m.label == "ORG"))


def moneys(mentions: Iterable[Mention]) -> tuple[Money, ...]:
    """The sums of money among the mentions, in print order."""
    return tuple(Money(m.value, m.unit, m.modifier) for m in mentions if m.kind == "money" and m.value is not None)


def quantities(mentions: Iterable[Mention]) -> tuple[str, ...]:
    """The quantities, shares and counts among the mentions, in print order."""
    found = (m for m in mentions if m.label == "AMOUNT" and m.kind != "money")
    return tuple(dict.fromkeys(m.norm or m.text for m in found))


def values_of(field: str, mentions: Iterable[Mention]) -> tuple[Value, ...]:
    """Evidence for values that are mentions."""
    return tuple(Value(m.start, m.end, field, m.norm or m.text, m.method) for m in mentions)


def blocks_of(located: Located, table: int, *kinds: str) -> tuple[PlacedBlock, ...]:
    """The blocks of a table that are of these kinds, in order."""
    return tuple(block for block in located.tables.get(table, ()) if block.kind in kinds)
