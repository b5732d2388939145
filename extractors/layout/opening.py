"""The title of a paper and the line of names below it, among the first pieces of its text."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from extractors.layout.paragraphs import Paragraph
from extractors.layout.prose import runs_of
from extractors.model.document import Run, Zone, joined
from extractors.readers.wording import heading_level, is_ended, run_in_zone, table_number, zone_opened

LARGER = 1.07
"""Letters larger than the running text by this factor stand out."""

OPENING = 100
"""Pieces among which the title is, with the lines that belong to it and the names below it: more than a title page has."""

_NAMES = re.compile(r"^(?:by\s+)?[^\W\d_][^\d:;()@]{2,400}$", re.I)
_PLACE = re.compile(
    r"\b(?:universit|institut|department|school|college|facult|academy|laborator|centre|center|ministry|hospital|street|road|"
    r"avenue|received|accepted|available online|correspond|e-?mail|abstract|keywords?)",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph with its mended text."""

    paragraph: Paragraph
    runs: tuple[Run, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """What a paragraph's place in the paper is told by: its runs, text and face, and its lines counted.

    `foot` is the zone of a footnote, None for running text.
    """

    runs: tuple[Run, ...]
    text: str
    size: float
    bold: bool
    italic: bool
    n_lines: int
    foot: Zone | None = None


def mended(paragraph: Paragraph, words: Mapping[str, int]) -> Text:
    """A paragraph with its text; `words` counts the paper's words."""
    runs = runs_of(paragraph, words)
    return Text(paragraph, runs, joined(runs))


def heads(opening: Sequence[Text | int], size: float) -> tuple[int | None, int | None]:
    """Which of the first pieces are the title and the line of names."""
    texts = [piece for piece in opening if isinstance(piece, Text) and piece.text]
    title = _title(texts, size)
    authors = _authors(texts, title)
    title_at, authors_at = (
        next((at for at, piece in enumerate(opening) if piece is head), None) if head is not None else None
        for head in (title, authors)
    )
    return title_at, authors_at


def with_whole_title(found: list[Text | int], size: float) -> list[Text | int]:
    """The pieces with a title that was set line by line made one."""
    title = _title([piece for piece in found if isinstance(piece, Text) and piece.text], size)
    if title is None:
        return found
    start = end = next(i for i, piece in enumerate(found) if piece is title)
    while end + 1 < len(found) and _goes_with_title(found[end], found[end + 1]):
        end += 1
    parts = [piece for piece in found[start : end + 1] if isinstance(piece, Text)]
    whole = Paragraph(tuple(line for part in parts for line in part.paragraph.lines))
    runs = tuple(run for part in parts for run in part.runs)
    return [*found[:start], Text(whole, runs, joined(runs)), *found[end + 1 :]]


def _goes_with_title(above: Text | int, below: Text | int) -> bool:
    if not isinstance(above, Text) or not isinstance(below, Text) or not below.text:
        return False
    a, b = above.paragraph, below.paragraph
    near = 0 < b.box.top - a.lines[-1].box.bottom < 1.2 * a.size and a.lines[-1].page == b.lines[0].page
    return near and abs(a.size - b.size) < 0.05 * a.size and a.bold == b.bold and not is_ended(above.text)


def _title(texts: Sequence[Text], size: float) -> Text | None:
    """The paper's title: the largest letters on the upper first page, if they stand out and spell words."""
    first = texts[0].paragraph.lines[0].page if texts else 0
    opening = [piece for piece in texts[:12] if piece.paragraph.lines[0].page == first]
    prose = next((i for i, p in enumerate(opening) if len(p.paragraph.lines) > 2 and not stands_out(p.paragraph, size)), 12)
    opening = opening[: prose + 1]
    likely = [piece for piece in opening if _may_be_title(piece, size)]
    if not likely:
        return None
    return max(likely, key=lambda piece: (round(piece.paragraph.size, 1), -opening.index(piece)))


def _may_be_title(piece: Text, size: float) -> bool:
    paragraph = piece.paragraph
    stands_out = paragraph.size > LARGER * size or paragraph.bold
    wordy = len(re.findall(r"[^\W\d_]{2,}", piece.text)) >= 2
    named = zone_opened(piece.text) or run_in_zone(piece.text) or table_number(piece.text)
    return stands_out and wordy and not named and len(piece.text) < 400 and len(paragraph.lines) < 9


def _authors(texts: Sequence[Text], title: Text | None) -> Text | None:
    """The line of names after the title."""
    if title is None:
        return None
    start = texts.index(title) + 1
    for piece in texts[start : start + 3]:
        if heading_level(piece.text) or run_in_zone(piece.text) or zone_opened(piece.text):
            return None
        if _are_names(piece.text):
            return piece
    return None


def with_names_apart(found: list[Text | int], size: float) -> list[Text | int]:
    """The pieces with lines of names parted from the lines of places that follow them in one paragraph."""
    title = _title([piece for piece in found if isinstance(piece, Text) and piece.text], size)
    at = next((i + 1 for i, piece in enumerate(found) if piece is title and title is not None), len(found))
    block = found[at] if at < len(found) else None
    if not isinstance(block, Text) or len(block.paragraph.lines) < 2 or not _PLACE.search(block.text):
        return found
    lines = block.paragraph.lines
    last = next((i for i, line in enumerate(lines) if not _are_names(line.text)), len(lines))
    if last in (0, len(lines)):
        return found
    parts = [mended(Paragraph(part), {}) for part in (lines[:last], lines[last:])]
    return [*found[:at], *parts, *found[at + 1 :]]


def _are_names(text: str) -> bool:
    """Whether a text is a list of names: capitals, no places, no full stop at its end."""
    bare = re.sub(r"\([^()]*\)", "", text).strip()
    if not _NAMES.match(bare) or _PLACE.search(bare):
        return False
    words = re.findall(r"[^\W\d_]+", bare)
    capital = sum(1 for word in words if word[0].isupper())
    return len(words) >= 2 and capital >= 0.7 * len(words) and not bare.endswith(".")


def stands_out(paragraph: Paragraph | Stretch, size: float) -> bool:
    """Whether the letters of a paragraph tell it from running text of this size."""
    return paragraph.bold or paragraph.italic or paragraph.size > LARGER * size
