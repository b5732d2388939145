"""Captions: where a table says that it is one, and where a figure says that it is none."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from extractors.model.lists import rows
from extractors.model.page import Box
from extractors.tables.stages import CaptionKind, Label, Line, Segment

NUMBER = r"(?P<number>(?:[A-Z]{1,3}[-.]?)?\d{1,3}(?:[.\-–]\d{1,3}){0,3}[a-z]?|[IVXL]{1,6}|[A-Z](?=[.:\s]|$)|[|!l](?=[.:]))"

SPECKS = "‘’'“”\"`´·.,"
"""What a speck or a fold before a scanned word is read as."""

STROKES = frozenset("|!l")
"""What a scanned 1 that stands alone is read as."""


@cache
def opening_words(kind: CaptionKind) -> tuple[str, ...]:
    """The words that open a caption or note of a kind, from data/caption_words.csv, longest first."""
    found = {row["word"] for row in rows("caption_words") if row["kind"] == kind}
    return tuple(sorted(found, key=lambda word: (-len(word), word)))


@cache
def _opening(kind: CaptionKind) -> re.Pattern[str]:
    choice = "|".join(re.escape(word) for word in opening_words(kind))
    opens = rf"[\s{re.escape(SPECKS)}]*(?>{choice})\.?[\s-]*(?:(?:n[or]?|n[uú]m|№|#)\.?[º°]?\.?\s*)?"
    return re.compile(rf"{opens}{NUMBER}(?P<rest>.*)$", re.IGNORECASE | re.DOTALL)


@cache
def _continued() -> re.Pattern[str]:
    choice = "|".join(re.escape(row["word"]) for row in rows("caption_words") if row["kind"] == "continued")
    return re.compile(rf"[(\[–—-]?\s*\b(?:{choice})\b\.?\s*[)\]]?", re.IGNORECASE)


def label_of(text: str) -> Label | None:
    """The label that opens a line, or None. "Table 2 shows" in a sentence is none: after the number of a caption stands
    a stop, a dash, a capital or nothing."""
    kinds: tuple[CaptionKind, ...] = ("table", "figure")
    for kind in kinds:
        found = _opening(kind).match(text)
        number = "" if found is None else "1" if found["number"] in STROKES else found["number"]
        if found and _opens_caption(found["rest"]) and not (number.isalpha() and number.islower()):
            return Label(kind, number, bool(_continued().search(found["rest"])))
    return None


def labels_on(lines: Iterable[Line]) -> Iterator[tuple[Label, Box]]:
    """The labels that open a line, or a segment of one, each with what it opens."""
    for line in lines:
        pieces: Sequence[Line | Segment] = line.segments if len(line.segments) == 1 else (line, *line.segments)
        for piece in pieces:
            if (label := label_of(piece.text)) is not None:
                yield label, piece.box


def heading_of(text: str) -> Label | None:
    """The label of a heading that may name the table below it ("Annex 2: Boats"), or None."""
    found = _opening("heading").match(text)
    return Label("table", found["number"], False) if found and _opens_caption(found["rest"]) else None


def _opens_caption(rest: str) -> bool:
    if not rest.strip() or rest.lstrip()[0] in ".:|–—-(：．（":
        return True
    if not rest[0].isspace():
        return False
    first = rest.split()[0]
    return (
        unicodedata.category(first[0]) == "Lo"
        or first[0].isupper()
        or first[0].isdigit()
        or first[0] in "‘“\"'"
        or bool(_continued().match(rest.strip()))
    )


def without_continued(text: str) -> str:
    """The caption without "(continued)" and its like, for comparing captions."""
    return _continued().sub("", text).strip()


LEGEND = re.compile(r"\(?(?:[A-Za-z]{1,4}|[-–—.*]{1,3})\)?\s*=\s*[A-Za-z]{3}")
"""A sign and the words that it stands for: "NA = not available"."""


def opens_note(text: str) -> bool:
    """Whether a line opens a note or a source: "Source: ...", "NA = not available", a raised mark with words after."""
    lowered = text.lstrip(" (").casefold()
    for word in opening_words("note"):
        if lowered.startswith(word.casefold()):
            after = lowered[len(word) :].lstrip()
            if after[:1] in {":", "：", ".", "–", "—", "-", ")"} or (after == "" and len(word) > 3):
                return True
    if LEGEND.match(text):
        return True
    return bool(re.match(r"\s*(?:[*†‡§¶]+|\(\s*[*†‡§\d:a-z]\s*\)|[¹²³⁴⁵⁶⁷⁸⁹ᵃᵇᶜᵈ])\s*\S", text)) and len(text.split()) >= 2


LONGEST = 6
"""Lines of a caption above one of its lines, at most."""

CLOSE, FLUSH = 0.75, 0.6
"""Leading between the lines of a caption, and how far off they begin or are centred, in letter sizes, at most."""


def ends_caption(line: Line, lines: Sequence[Line]) -> bool:
    """Whether a line of one piece goes on with the caption of a table above it: in its letters, flush or centred as it."""
    below, size = line.box, line.words[0].size
    for above in sorted((x for x in lines if x.box.bottom < line.box.y_mid), key=lambda x: -x.box.bottom)[:LONGEST]:
        box = above.box
        if min(box.x1, below.x1) <= max(box.x0, below.x0):
            continue
        aligned = min(abs(box.x0 - below.x0), abs(box.x_mid - below.x_mid)) < FLUSH * size
        if below.top - box.bottom > CLOSE * size or abs(above.words[0].size - size) > 0.05 * size or not aligned:
            return False
        label = label_of(above.text)
        if label is not None:
            return label.kind == "table" and box.width >= below.width
        below = box
    return False
