"""Paragraphs -> blocks: title, authors, headings with their depth, and the zone that each stands in."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from extractors.layout.notes import foot_zones
from extractors.layout.paragraphs import Paragraph
from extractors.layout.prose import runs_of
from extractors.model.document import Block, BlockKind, Run, Table, Zone, joined
from extractors.readers.wording import (
    LONGEST_HEADING,
    has_reference_label,
    heading_level,
    is_ended,
    is_figure_caption,
    is_note,
    item_mark,
    next_zone,
    run_in_zone,
    table_number,
    zone_opened,
)

LARGER = 1.07
"""Letters larger than the running text by this factor stand out."""

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


def zoned(
    pieces: Sequence[Paragraph | int],
    notes: Sequence[Paragraph],
    tables: Sequence[Table],
    size: float,
    words: Mapping[str, int],
) -> tuple[Block | Table, ...]:
    """The flow: paragraphs (an int stands for the table of that index) as blocks, footnotes at the end."""
    found = [piece if isinstance(piece, int) else _piece(piece, words) for piece in pieces]
    found = _with_names_apart(_with_whole_title(found, size), size)
    texts = [piece for piece in found if isinstance(piece, Text) and piece.text]
    flow = list(_blocks(found, texts, tables, size))
    foot = zip([_piece(note, words) for note in notes], foot_zones(notes), strict=True)
    return (*flow, *(Block("note", zone, piece.runs) for piece, zone in foot if piece.text))


def _piece(paragraph: Paragraph, words: Mapping[str, int]) -> Text:
    runs = runs_of(paragraph, words)
    return Text(paragraph, runs, joined(runs))


def _blocks(
    found: Sequence[Text | int], texts: Sequence[Text], tables: Sequence[Table], size: float
) -> Iterator[Block | Table]:
    title = _title(texts, size)
    authors = _authors(texts, title)
    depths = _depths(texts, size)
    zone: Zone = "front" if title is not None else "body"
    cited = False
    following = {id(piece): after for piece, after in zip_longest(texts, texts[1:])}
    for piece in found:
        if isinstance(piece, int):
            yield tables[piece]
        elif piece is title or piece is authors:
            yield Block("title" if piece is title else "authors", "front", piece.runs)
        elif piece.text:
            level = _level(piece, following[id(piece)], zone, size, depths)
            if level:
                zone = _next_zone(piece.text, zone, following[id(piece)], cited)
                cited = cited or zone == "references"
            named = run_in_zone(piece.text) if not level else None
            if named == "back" and zone in ("references", "back"):
                zone = "back"
            kind = "heading" if level else _kind(piece.text, zone)
            place: Zone = "caption" if kind == "caption" else named or zone
            yield Block(kind, place, piece.runs, level)


def _with_whole_title(found: list[Text | int], size: float) -> list[Text | int]:
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
    prose = next((i for i, p in enumerate(opening) if len(p.paragraph.lines) > 2 and not _stands_out(p.paragraph, size)), 12)
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


def _with_names_apart(found: list[Text | int], size: float) -> list[Text | int]:
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
    parts = [_piece(Paragraph(part), {}) for part in (lines[:last], lines[last:])]
    return [*found[:at], *parts, *found[at + 1 :]]


def _are_names(text: str) -> bool:
    """Whether a text is a list of names: capitals, no places, no full stop at its end."""
    bare = re.sub(r"\([^()]*\)", "", text).strip()
    if not _NAMES.match(bare) or _PLACE.search(bare):
        return False
    words = re.findall(r"[^\W\d_]+", bare)
    capital = sum(1 for word in words if word[0].isupper())
    return len(words) >= 2 and capital >= 0.7 * len(words) and not bare.endswith(".")


def _stands_out(paragraph: Paragraph, size: float) -> bool:
    return paragraph.bold or paragraph.italic or paragraph.size > LARGER * size


def _depths(texts: Sequence[Text], size: float) -> dict[tuple[float, bool, bool], int]:
    """The depth that each face of numbered headings has."""
    votes: dict[tuple[float, bool, bool], Counter[int]] = {}
    for piece in texts:
        level = heading_level(piece.text)
        if level and re.match(r"[\dIVX]", piece.text) and _stands_out(piece.paragraph, size):
            votes.setdefault(_face(piece.paragraph), Counter())[level] += 1
    return {face: counts.most_common(1)[0][0] for face, counts in votes.items()}


def _face(paragraph: Paragraph) -> tuple[float, bool, bool]:
    return round(paragraph.size * 2) / 2, paragraph.bold, paragraph.italic


def _level(piece: Text, after: Text | None, zone: Zone, size: float, depths: Mapping[tuple[float, bool, bool], int]) -> int:
    """The depth of a heading, 0 for anything else: its words and its face must agree."""
    paragraph, text = piece.paragraph, piece.text
    if len(text) > LONGEST_HEADING or len(paragraph.lines) > 6 or table_number(text) or is_figure_caption(text):
        return 0
    if zone_opened(text):
        return depths.get(_face(paragraph), 1) if _stands_out(paragraph, size) else 1
    if zone == "references":
        return 0
    level = heading_level(text)
    out = _stands_out(paragraph, size)
    if level and (out or level > 1 or (text[0] in "IVX" and text.isupper())):
        return level
    if not (paragraph.bold or paragraph.size > LARGER * size) or is_note(text) or item_mark(text):
        return 0
    settled = not is_ended(text) or text.endswith("?")
    if not settled or not text[0].isupper() or not re.search(r"[^\W\d_]{3}", text) or after is None:
        return 0
    if zone == "front" and (len(after.paragraph.lines) < 3 or _stands_out(after.paragraph, size) or run_in_zone(after.text)):
        return 0
    return depths.get(_face(paragraph), 1 if paragraph.size > LARGER * size else 2)


def _next_zone(heading: str, zone: Zone, after: Text | None, cited: bool) -> Zone:
    """The zone that a heading opens. A paper does not begin with its references: a first section named "Sources" whose
    text is no entry is of the body.
    """
    if zone_opened(heading) == "references" and zone == "front" and after is not None and not _is_entry(after.text):
        return "body"
    return next_zone(heading, zone, cited)


def _is_entry(text: str) -> bool:
    """Whether a text may be an entry of a list of references: a label or a surname and a comma open it."""
    return has_reference_label(text) or bool(re.match(r"[^\W\d_][\w’'-]+(?:\s[^\W\d_][\w’'-]+)?,\s", text))


def _kind(text: str, zone: Zone) -> BlockKind:
    if table_number(text) or is_figure_caption(text):
        return "caption"
    if zone == "references":
        return "reference"
    if zone == "note" or is_note(text):
        return "note"
    return "item" if item_mark(text) else "paragraph"
