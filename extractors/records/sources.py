"""The works that a place cites for what it says."""

import re

from extractors.model.document import Span
from extractors.records.located import Located, blocks_of

MARK = re.compile(r"\[(\d{1,3})(?:\s*[-,–]\s*\d{1,3})*\]")
SOURCE_LINE = re.compile(r"^\s*(?:data\s+)?sources?\s*[:.]\s*(.+)$", re.IGNORECASE | re.DOTALL)
OWN = re.compile(r"\b(?:authors?|own|compiled|collection)\b", re.IGNORECASE)


def cited(located: Located, place: Span) -> str:
    """The reference that a numbered mark in the place points to, as the list of references prints it; "" for none."""
    marks = MARK.findall(located.text(place))
    return _reference(located, marks[0]) if marks else ""


def _reference(located: Located, number: str) -> str:
    for block in located.document.blocks:
        if block.zone != "references":
            continue
        text = located.document.text[block.start : block.end]
        found = re.match(rf"\s*(?:[-•]\s*)?\[?{number}[\].)]\s*(\S.*)$", text, re.DOTALL)
        if found:
            return re.sub(r"\s+", " ", found.group(1)).strip()
    return ""


def of_table(located: Located, table: int) -> str:
    """The source line below a table, "" where there is none or it names the author's own work."""
    for note in blocks_of(located.document, table, ("note",)):
        text = located.document.text[note.start : note.end]
        found = SOURCE_LINE.match(text)
        if found and not OWN.search(found.group(1)):
            return cited(located, Span(note.start, note.end)) or re.sub(r"\s+", " ", found.group(1)).strip()
    captions = blocks_of(located.document, table, ("caption",))
    return cited(located, Span(captions[0].start, captions[0].end)) if captions else ""
