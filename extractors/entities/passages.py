"""The pieces of a document that mentions are looked for in: one passage a block or table cell, split into tokens."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from sys import intern

from extractors.model.document import Cell, Document, PlacedBlock, Zone

# A run of letters, a run of digits, or one other sign. Letters and digits part, so that a note mark that sticks to a name
# ("India19") does not hide it.
_TOKEN = re.compile(r"[^\W\d_]+|\d+|[^\w\s]|_")
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
_QUOTES = "\u2018\u2019\u02bc\u2032`\u00b4"
_WIDE = {chr(ord(sign) + 0xFEE0): sign for sign in "0123456789.,%$"}
"""Signs of figures as wide as a Chinese character (Unicode's full-width forms): "３．６"."""
_PLAIN = str.maketrans(dict.fromkeys(_DASHES, "-") | dict.fromkeys(_QUOTES, "'") | _WIDE)
_ADDRESS = re.compile(
    r"(?:https?://|ftp://|www\.)\S+|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}|\bdoi:\s?\S+|\b10\.\d{4,6}/\S+", re.I
)


@dataclass(slots=True)
class Token:
    """A token at `start:end` of a passage; `key` is its text with dashes and apostrophes made plain."""

    start: int
    end: int
    text: str
    key: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A block's text, which stands at `start` of the document. `masked` has the same length, with addresses blanked;
    `capitals` tells that nearly all letters are capitals, as in some headings: then case tells nothing. `held` are its
    tokens, None where they are found each time anew, as in a long paper, of which they would fill the memory."""

    start: int
    text: str
    zone: Zone
    kind: str
    table: int | None = None
    cell: Cell | None = None
    masked: str = ""
    held: tuple[Token, ...] | None = field(default=None, repr=False)
    capitals: bool = False

    @property
    def tokens(self) -> tuple[Token, ...]:
        return _lately(self.masked) if self.held is None else self.held


def _is_capitals(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    return len(letters) > 3 and sum(c.isupper() for c in letters) > 0.8 * len(letters)


def plain(text: str) -> str:
    """The text with dashes as "-", apostrophes as "'" and narrow signs in figures, so that offsets stay the same."""
    return text.replace("`", "'") if text.isascii() else text.translate(_PLAIN)


def tokens(text: str) -> tuple[Token, ...]:
    """The tokens of a text, in order; white space is none. A word is held once, however often it stands in the paper."""
    flat = plain(text)
    if flat == text:
        return tuple([Token(*m.span(), word, word) for m in _TOKEN.finditer(text) if (word := intern(m[0]))])
    return tuple([Token(*m.span(), intern(text[m.start() : m.end()]), intern(m[0])) for m in _TOKEN.finditer(flat)])


@lru_cache(maxsize=8)
def _lately(text: str) -> tuple[Token, ...]:
    """The tokens of a text; those of the texts that were asked for last are remembered."""
    return tokens(text)


def keys(text: str) -> tuple[str, ...]:
    """The keys of the tokens of a text."""
    return tuple(_TOKEN.findall(plain(text)))


_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_NOTE_MARK = re.compile(rf"(?<=\d)(?<!(?<!\d)10)[{_RAISED}]+(?:[,⁻][{_RAISED}]+)*(?![^\W{_RAISED}])")
"""Raised figures behind a figure point to notes; behind 10 they are its power."""


def masked(text: str) -> str:
    """The text with web and mail addresses, DOIs and note marks on figures blanked by spaces: they name nothing."""
    if any(mark in text for mark in _RAISED):
        text = _NOTE_MARK.sub(lambda m: " " * len(m.group()), text)
    if "/" not in text and "@" not in text and "www." not in text and "doi:" not in text.lower():
        return text
    return _ADDRESS.sub(lambda m: " " * len(m.group()), text)


def passages(document: Document) -> tuple[Passage, ...]:
    """The document's blocks as passages, in text order. Every block and cell is one passage, once."""
    return tuple(_passages(document))


def _passages(document: Document) -> Iterator[Passage]:
    for block in document.blocks:
        text = document.text[block.start : block.end]
        blank = masked(text)
        cell, capitals = _cell(document, block), _is_capitals(text)
        held = None if document.is_long else tokens(blank)
        yield Passage(block.start, text, block.zone, block.kind, block.table, cell, blank, held, capitals)


def _cell(document: Document, block: PlacedBlock) -> Cell | None:
    if block.table is None or block.cell is None:
        return None
    return document.tables[block.table].cells[block.cell]
