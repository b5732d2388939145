"""Paragraphs -> blocks: title, authors, headings with their depth, and the zone that each stands in."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, islice

from extractors.layout.heading_levels import Shown, levels, shown
from extractors.layout.notes import foot_zones
from extractors.layout.opening import (
    LARGER,
    OPENING,
    Stretch,
    Text,
    heads,
    mended,
    stands_out,
    with_names_apart,
    with_whole_title,
)
from extractors.layout.paragraphs import Paragraph
from extractors.model.document import Block, BlockKind, Table, Zone
from extractors.model.shelf import Keep, picked
from extractors.readers.wording import (
    LONGEST_HEADING,
    TEXT_BULLETS,
    has_reference_label,
    heading_level,
    is_ended,
    is_figure_caption,
    is_note,
    is_numbered,
    item_mark,
    next_zone,
    run_in_zone,
    table_number,
    zone_opened,
)

ITEM_MARKS = frozenset(f"{TEXT_BULLETS}-–\ufffd")
"""Marks of items that begin the text right under a heading, as on slides."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What the piece of a number is; a table has no more."""

    at: int
    kind: BlockKind = "paragraph"
    zone: Zone = "body"
    level: int = 0
    face: Shown | None = None
    """Of a heading whose number does not tell its depth."""


Face = tuple[float, bool, bool]
Faces = dict[Face, Counter[int]]
"""How often numbered headings of a face have which depth."""

Depths = Mapping[Face, int]


def zoned(
    pieces: Iterable[Paragraph | int],
    notes: Iterable[Paragraph],
    tables: Sequence[Table],
    size: float,
    words: Mapping[str, int],
    keep: Keep,
) -> Sequence[Block | Table]:
    """The flow: paragraphs (an int stands for the table of that index) as blocks, footnotes at the end."""
    coming = (piece if isinstance(piece, int) else mended(piece, words) for piece in pieces)
    opening = list(islice(coming, OPENING))
    opening = with_names_apart(with_whole_title(opening, size), size)
    foot = (_settled(mended(note, words), zone) for note, zone in foot_zones(notes))
    faces: Faces = {}
    body = (piece if isinstance(piece, int) else _settled(piece) for piece in chain(opening, coming))
    found = keep(chain(_noted(body, faces, size), foot))
    depths = _depths(faces)
    standing = _with_levels(list(_standing(found, *heads(opening, size), depths, size)), depths)
    return picked(found, [each.at for each in standing], lambda i, piece: _item(piece, standing[i], tables))


def _settled(text: Text, foot: Zone | None = None) -> Stretch:
    paragraph = text.paragraph
    return Stretch(text.runs, text.text, paragraph.size, paragraph.bold, paragraph.italic, len(paragraph.lines), foot)


def _item(piece: Stretch | int, stand: Standing, tables: Sequence[Table]) -> Block | Table:
    return tables[piece] if isinstance(piece, int) else Block(stand.kind, stand.zone, piece.runs, stand.level)


def _standing(
    found: Iterable[Stretch | int], title: int | None, authors: int | None, depths: Depths, size: float
) -> Iterator[Standing]:
    """What each piece that has a text is; `title` and `authors` are the numbers of those."""
    zone: Zone = "front" if title is not None else "body"
    cited = False
    for at, (piece, after) in enumerate(_with_next(found)):
        if isinstance(piece, int):
            yield Standing(at)
        elif piece.foot is not None:
            if piece.text:
                yield Standing(at, "note", piece.foot)
        elif at in (title, authors):
            yield Standing(at, "title" if at == title else "authors", "front")
        elif piece.text:
            level = _level(piece, after, zone, size, depths)
            if level:
                zone = _next_zone(piece.text, zone, after, cited)
                cited = cited or zone == "references"
            named = run_in_zone(piece.text) if not level else None
            if named == "back" and zone in ("references", "back"):
                zone = "back"
            kind = "heading" if level else _kind(piece.text, zone)
            face = None if not level or is_numbered(piece.text) else _shown(piece)
            yield Standing(at, kind, "caption" if kind == "caption" else named or zone, level, face)


def _shown(piece: Stretch) -> Shown:
    return shown(piece.text, piece.size, piece.bold, piece.italic)


def _with_levels(standing: Sequence[Standing], depths: Depths) -> list[Standing]:
    """What the pieces are, with the depths of headings that bear no number told from their faces."""
    deep = levels((each.face for each in standing if each.face is not None), depths)
    return [each if each.face is None else replace(each, level=deep[each.face]) for each in standing]


def _with_next(found: Iterable[Stretch | int]) -> Iterator[tuple[Stretch | int, Stretch | None]]:
    """Each piece, with the next one of the running text after it."""
    waiting: list[Stretch | int] = []
    for piece in found:
        if isinstance(piece, Stretch) and piece.text and piece.foot is None:
            yield from ((before, piece) for before in waiting)
            waiting = []
        waiting.append(piece)
    yield from ((before, None) for before in waiting)


def _noted(pieces: Iterable[Stretch | int], faces: Faces, size: float) -> Iterator[Stretch | int]:
    """The pieces; the depths of numbered headings are counted by their faces on the way."""
    for piece in pieces:
        if isinstance(piece, Stretch) and piece.text:
            level = heading_level(piece.text)
            if level and re.match(r"[\dIVX]", piece.text) and stands_out(piece, size):
                faces.setdefault(_face(piece), Counter())[level] += 1
        yield piece


def _depths(faces: Faces) -> Depths:
    """The depth that each face of numbered headings has."""
    return {face: counts.most_common(1)[0][0] for face, counts in faces.items()}


def _face(piece: Stretch) -> Face:
    return round(piece.size * 2) / 2, piece.bold, piece.italic


def _level(piece: Stretch, after: Stretch | None, zone: Zone, size: float, depths: Depths) -> int:
    """The depth of a heading, 0 for anything else: its words and its face must agree."""
    text = piece.text
    if len(text) > LONGEST_HEADING or piece.n_lines > 6 or table_number(text) or is_figure_caption(text):
        return 0
    if zone_opened(text):
        return depths.get(_face(piece), 1) if stands_out(piece, size) else 1
    if zone == "references":
        return 0
    level = heading_level(text)
    out = stands_out(piece, size)
    if level and (out or level > 1 or (text[0] in "IVX" and text.isupper())):
        return level
    if not (piece.bold or piece.size > LARGER * size) or is_note(text) or item_mark(text):
        return 0
    settled = not is_ended(text) or text.endswith("?")
    if not settled or not text[0].isupper() or not re.search(r"[^\W\d_]{3}", text) or after is None:
        return 0
    short = after.n_lines < 3 and not (piece.size > LARGER * size and item_mark(after.text).strip()[:1] in ITEM_MARKS)
    if zone == "front" and (short or stands_out(after, size) or run_in_zone(after.text)):
        return 0
    return depths.get(_face(piece), 1 if piece.size > LARGER * size else 2)


def _next_zone(heading: str, zone: Zone, after: Stretch | None, cited: bool) -> Zone:
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
