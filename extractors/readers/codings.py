"""Codings that a font brings along: how the bytes of its strings part into codes, and which glyph each code shows.

pdfminer knows the codings that have a name of their own; of one that stands in the file it drops every letter.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pdfminer.cmapdb import CMap, CMapBase, CMapDB
from pdfminer.pdffont import PDFCIDFont
from pdfminer.pdftypes import PDFStream, resolve1

MOST_BYTES = 4
"""The longest code (ISO 32000-1, 9.7.6.2)."""

_SECTIONS = re.compile(rb"begin(codespacerange|cidchar|cidrange)(.*?)end\1", re.S)
_PAIR = re.compile(rb"<\s*([0-9a-fA-F\s]+?)\s*>\s*<\s*([0-9a-fA-F\s]+?)\s*>")
_RANGE = re.compile(rb"<\s*([0-9a-fA-F\s]+?)\s*>\s*<\s*([0-9a-fA-F\s]+?)\s*>\s*(\d+)")
_CHAR = re.compile(rb"<\s*([0-9a-fA-F\s]+?)\s*>\s*(\d+)")
_BASE = re.compile(rb"/([^\s/]+)\s+usecmap\b")


@dataclass(frozen=True, slots=True)
class Space:
    """Codes of one length, in bytes: each byte lies between those of `low` and `high`."""

    low: bytes
    high: bytes

    def holds(self, code: bytes) -> bool:
        return len(code) == len(self.low) and all(a <= x <= b for a, x, b in zip(self.low, code, self.high, strict=True))


class FileCoding(CMapBase):
    """A coding read from a file. Decodes to glyph numbers, or to the codes themselves where letters are told by code."""

    def __init__(self, spaces: tuple[Space, ...], glyphs: Mapping[int, int], by_code: bool) -> None:
        super().__init__()
        self.spaces, self.glyphs, self.by_code = spaces, glyphs, by_code

    def decode(self, code: bytes) -> Iterator[int]:
        at = 0
        while at < len(code):
            length = next((n for n in range(1, MOST_BYTES + 1) if self._is_code(code[at : at + n])), None)
            if length is None:
                at += min(len(space.low) for space in self.spaces)
                continue
            number = int.from_bytes(code[at : at + length], "big")
            yield number if self.by_code else self.glyphs.get(number, 0)
            at += length

    def _is_code(self, code: bytes) -> bool:
        return any(space.holds(code) for space in self.spaces)


def coded(font: PDFCIDFont, spec: Mapping[str, object]) -> PDFCIDFont:
    """The font, made to read the coding that stands in its file; as it is where it has none, or one that says nothing."""
    stream = resolve1(spec.get("Encoding"))
    if not isinstance(stream, PDFStream):
        return font
    data = stream.get_data()
    spaces, glyphs = _spaces(data), _glyphs(data)
    base = _BASE.search(data)
    if not spaces or not glyphs or base is not None:
        # One that builds on a named coding adds odd letters to it: the named one reads nearly all.
        return _on_named(font, base.group(1).decode("latin-1")) if base is not None else font
    by_code = isinstance(resolve1(spec.get("ToUnicode")), PDFStream)
    font.cmap = FileCoding(spaces, glyphs, by_code)
    if by_code:
        font.widths = {code: font.widths[glyph] for code, glyph in glyphs.items() if glyph in font.widths}
    return font


def _on_named(font: PDFCIDFont, name: str) -> PDFCIDFont:
    """The font read by a named coding, if pdfminer has it and the font has none."""
    if isinstance(font.cmap, CMap) and not font.cmap.code2cid:
        try:
            font.cmap = CMapDB.get_cmap(name)
        except CMapDB.CMapNotFound:
            return font
    return font


def _spaces(data: bytes) -> tuple[Space, ...]:
    pairs = (pair for kind, body in _SECTIONS.findall(data) if kind == b"codespacerange" for pair in _PAIR.findall(body))
    found = (Space(_bytes(low), _bytes(high)) for low, high in pairs)
    return tuple(space for space in found if len(space.low) == len(space.high) and 0 < len(space.low) <= MOST_BYTES)


def _glyphs(data: bytes) -> dict[int, int]:
    """The glyph of each code. The caller has seen to it that ranges name no more codes than a font has."""
    glyphs: dict[int, int] = {}
    for kind, body in _SECTIONS.findall(data):
        if kind == b"cidrange":
            for low, high, first in _RANGE.findall(body):
                start = int.from_bytes(_bytes(low), "big")
                codes = range(start, int.from_bytes(_bytes(high), "big") + 1)
                glyphs.update({code: int(first) + code - start for code in codes})
        elif kind == b"cidchar":
            glyphs.update({int.from_bytes(_bytes(code), "big"): int(glyph) for code, glyph in _CHAR.findall(body)})
    return glyphs


def _bytes(digits: bytes) -> bytes:
    """The bytes that hexadecimal digits stand for; an odd last digit is followed by 0 (ISO 32000-1, 7.3.4.3)."""
    bare = re.sub(rb"\s", b"", digits).decode("ascii")
    return bytes.fromhex(bare + "0" * (len(bare) % 2))
