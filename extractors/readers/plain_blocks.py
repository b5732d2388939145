"""Lines and tables of a converted paper -> blocks, each with its kind and zone, what page ends cut made whole."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extractors.model.document import Block, BlockKind, Run, Table, Zone
from extractors.readers.wording import (
    goes_on,
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

LONGEST_LABEL = 50  # characters of a line over a list that is its heading
LONGEST_TITLE = 140  # characters
CUT = ",-–—(&"
"""What a list's item ends on that goes on in a paragraph with a capital."""
_BY_LINE = re.compile(r"^(?:By\s+)?[^\W\d_][^\d;:()]{3,200}$")


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph's worth of text and its page. `level` is the depth of a Markdown heading, 0 for all else."""

    text: str
    page: int
    level: int = 0


def blocks_of(items: Sequence[Line | Table]) -> Iterator[Block | Table]:
    """Lines made blocks, each with its kind and zone; tables pass through."""
    zone: Zone = "front" if _has_front(items) else "body"
    cited = False
    for i, item in enumerate(items):
        if isinstance(item, Table):
            yield item
            continue
        level = _level(items, i, zone)
        if level:
            zone = next_zone(_unmarked(item.text), zone, cited)
            cited = cited or zone == "references"
        named = run_in_zone(item.text) if not level else None
        if named == "back" and zone in ("references", "back"):
            zone = "back"
        kind = "heading" if level else _kind(items, i, zone)
        text = _unmarked(item.text) if kind != "caption" else item.text
        place: Zone = "caption" if kind == "caption" else named or zone
        yield Block(kind, place, (Run(text, item.page),), level)


def _has_front(items: Sequence[Line | Table]) -> bool:
    """Whether the paper opens with a title and an abstract or introduction rather than with its text."""
    opening = [item.text for item in items[1:30] if isinstance(item, Line)]
    return any(run_in_zone(text) == "front" or zone_opened(text) or heading_level(text) for text in opening)


def _level(items: Sequence[Line | Table], i: int, zone: Zone) -> int:
    """The depth of the heading at `i`, 0 where it is none."""
    item = items[i]
    assert isinstance(item, Line)
    text = _unmarked(item.text)
    if i == 0 or table_number(text) or is_figure_caption(text):
        return 0
    if item.level:
        return item.level
    if zone == "references":
        return 1 if zone_opened(text) else 0
    level = heading_level(text)
    if level:
        return level
    is_item = text != item.text
    return 2 if zone == "body" and not is_item and _is_bare_heading(items, i, text) else 0


def _is_bare_heading(items: Sequence[Line | Table], i: int, text: str) -> bool:
    """Whether a short line without number stands over a paragraph as its heading."""
    before, after = items[i - 1], items[i + 1] if i + 1 < len(items) else None
    if len(text) > 90 or not text[0].isupper() or is_ended(text) or text[-1] in ",(" or not isinstance(after, Line):
        return False
    if item_mark(after.text) and not item_mark(text) and len(text) <= LONGEST_LABEL:
        return isinstance(before, Table) or is_ended(before.text) or bool(item_mark(before.text))
    settled = isinstance(before, Table) or is_ended(before.text) or heading_level(before.text) > 0
    return settled and len(after.text) > 150 and after.text[0].isupper()


def _is_title(items: Sequence[Line | Table]) -> bool:
    """Whether a text begins with a short line of words that has no end of a sentence, over one that begins anew, and that is
    no note or key words."""
    first, after = items[0], items[1] if len(items) > 1 else None
    if not isinstance(first, Line) or not isinstance(after, Line):
        return False
    if item_mark(first.text) or is_note(first.text) or run_in_zone(first.text):
        return False
    text = _unmarked(first.text)
    words = len(text.split()) > 1 and len(text) <= LONGEST_TITLE and text[0].isupper()
    return words and not is_ended(text) and text[-1] not in ",(-" and not after.text[0].islower()


def _kind(items: Sequence[Line | Table], i: int, zone: Zone) -> BlockKind:
    item = items[i]
    assert isinstance(item, Line)
    if table_number(item.text) or is_figure_caption(item.text):
        return "caption"
    if i == 0 and (zone == "front" or _is_title(items)):
        return "title"
    if zone == "front" and i == 1 and _BY_LINE.match(item.text) and not run_in_zone(item.text):
        return "authors"
    if zone == "references":
        return "reference"
    if zone == "note":
        return "note"
    return "item" if item_mark(item.text) else "paragraph"


def _unmarked(text: str) -> str:
    """The text without a bullet that stands for nothing printed."""
    return re.sub(r"^[-*•▪●◦]\s+", "", text)


def mended(blocks: Iterator[Block | Table]) -> Iterator[Block | Table]:
    """Paragraphs and references that were cut in mid-sentence made whole; tables and captions between come after them."""
    open_block: Block | None = None
    held: list[Block | Table] = []
    for block in blocks:
        if open_block is not None and isinstance(block, Block) and _belongs(open_block, block):
            open_block = _grown(open_block, block)
        elif open_block is not None and (isinstance(block, Table) or block.kind == "caption"):
            held.append(block)
        else:
            yield from ([open_block] if open_block else [])
            yield from held
            held = []
            grows = isinstance(block, Block) and block.kind in ("paragraph", "item", "reference")
            open_block = block if isinstance(block, Block) and grows else None
            yield from () if grows else (block,)
    yield from ([open_block] if open_block else [])
    yield from held


def _belongs(before: Block, after: Block) -> bool:
    if after.zone != before.zone or after.kind not in ("paragraph", before.kind) or after.kind == "item":
        return False
    if before.kind == "item" and not after.text[:1].islower() and before.text[-1:] not in CUT:
        return False
    if before.kind == "reference":
        return not has_reference_label(after.text) and goes_on(before.runs[-1].text, after.text)
    return (before.zone != "front" or len(before.text) > 200) and goes_on(before.runs[-1].text, after.text)


def _grown(before: Block, after: Block) -> Block:
    return replace(before, runs=(*before.runs, *after.runs))
