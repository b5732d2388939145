"""The works that a place cites for what it says."""

import re

from extractors.model.document import Span
from extractors.records.located import Located, blocks_of

MARK = re.compile(r"\[(\d{1,3})(?:\s*[-,–]\s*\d{1,3})*\]")
SOURCE_LINE = re.compile(r"^\s*(?:data\s+)?sources?\s*[:.]\s*(.+)$", re.IGNORECASE | re.DOTALL)
ACCORDING = re.compile(
    r"\b(?:according\s+to|as\s+reported\s+by|(?:data|statistics|figures)\s+(?:from|of))\s+(?:the\s+)?", re.IGNORECASE
)
OWN = re.compile(r"\b(?:auth?ors?|own|compiled|collection)\b", re.IGNORECASE)


def cited(located: Located, place: Span) -> str:
    """What a place cites: the reference of its numbered mark as the list prints it, or whom it speaks "according to"."""
    marks = MARK.findall(located.text(place))
    if marks and (reference := located.references.get(marks[0], "")):
        return reference
    return _according_to(located, place)


def _according_to(located: Located, place: Span) -> str:
    """The organisation that a place names as its source; "" for none."""
    found = ACCORDING.search(located.text(place))
    if not found:
        return ""
    at = place.start + found.end()
    return next((m.norm or m.text for m in located.within(place, "ORG") if 0 <= m.start - at <= 5), "")


def of_table(located: Located, table: int) -> str:
    """The source line below a table, "" where there is none or it names the author's own work."""
    for note in blocks_of(located, table, "note"):
        text = located.document.text[note.start : note.end]
        found = SOURCE_LINE.match(text)
        if found and not OWN.search(found.group(1)):
            return cited(located, Span(note.start, note.end)) or re.sub(r"\s+", " ", found.group(1)).strip()
    captions = blocks_of(located, table, "caption")
    return cited(located, Span(captions[0].start, captions[0].end)) if captions else ""
