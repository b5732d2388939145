"""What is filled into a page's form fields or written on it as a note: displayed, but no part of the page's own content."""

from collections.abc import Mapping
from itertools import islice
from typing import Any

from pdfminer.pdftypes import resolve1
from pdfminer.psparser import PSLiteral

MOST = 10_000
"""Annotations of one page that are looked at."""

HIDDEN = 0b10
"""The bit of an annotation's flags that keeps it from being displayed (ISO 32000-1, table 165)."""


def n_filled(page: Any) -> int:
    """How many form fields of a pdfminer page hold words, and how many notes are written on it, together."""
    listed = resolve1(page.annots)
    return sum(1 for each in islice(listed, MOST) if _has_words(resolve1(each))) if isinstance(listed, list) else 0


def _has_words(annotation: object) -> bool:
    if not isinstance(annotation, dict) or _flags(annotation) & HIDDEN:
        return False
    kind = _name(annotation.get("Subtype"))
    if kind == "FreeText":
        return _is_text(annotation.get("Contents"))
    return kind == "Widget" and _name(_own(annotation, "FT")) in ("Tx", "Ch") and _is_text(_own(annotation, "V"))


def _own(field: Mapping[str, object], entry: str) -> object:
    """What a field says, or else the field that it is a part of."""
    parent = resolve1(field.get("Parent"))
    return field[entry] if entry in field else parent.get(entry) if isinstance(parent, dict) else None


def _flags(annotation: Mapping[str, object]) -> int:
    flags = resolve1(annotation.get("F"))
    return flags if isinstance(flags, int) else 0


def _name(value: object) -> str:
    literal = resolve1(value)
    return str(literal.name) if isinstance(literal, PSLiteral) else ""


def _is_text(value: object) -> bool:
    text = resolve1(value)
    return isinstance(text, bytes) and bool(text.strip(b"\0 \t\r\n\xfe\xff"))
