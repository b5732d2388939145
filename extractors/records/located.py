"""A document with its mentions at hand: which of them stand within a stretch of its text."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from extractors.model.document import Document, PlacedBlock, Span
from extractors.model.fact import Label, Mention, Money, Value


@dataclass(frozen=True, slots=True)
class Located:
    """A document, its mentions sorted by where they start, and those starts."""

    document: Document
    mentions: tuple[Mention, ...]
    starts: tuple[int, ...]

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
    return Located(document, ordered, tuple(mention.start for mention in ordered))


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


def blocks_of(document: Document, table: int, kinds: Sequence[str]) -> tuple[PlacedBlock, ...]:
    """The blocks of a table that are of these kinds, in order."""
    return tuple(block for block in document.blocks if block.table == table and block.kind in kinds)
