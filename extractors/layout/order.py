"""Pages and tables -> the paper's flow: blocks and tables in reading order, each with its zone."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from extractors.layout.bands import bands
from extractors.layout.bullets import with_bullets
from extractors.layout.columns import Item, gutter_of, in_order
from extractors.layout.drop_caps import settled
from extractors.layout.lines import Line, body_size, segments
from extractors.layout.notes import parted
from extractors.layout.paragraphs import Paragraph, paragraphs
from extractors.layout.placing import placed
from extractors.layout.prose import continued
from extractors.layout.steps import steps
from extractors.layout.zones import zoned
from extractors.model.document import Block, Part, Run, Table
from extractors.model.page import Box, Page
from extractors.model.shelf import Keep, Memory, Shelf, numbered
from extractors.readers.hyphens import vocabulary


def flow(pages: Sequence[Page], tables: Sequence[Table], shelf: Shelf | None = None) -> Sequence[Block | Table]:
    """The paper's blocks and tables in reading order.

    `pages` are those that furniture.strip gives, `tables` the logical tables found on them. A table stands where its first
    part does, after the paragraph that it interrupts. Words within a table's parts, caption and notes are left to it.
    Where pages are on a shelf, so is what comes back, on this one.
    """
    size = body_size(pages)
    claims = claimed(tables)
    items = numbered(pages, lambda _, page: page_items(page, claims.get(page.number, Claims())))
    gutters = [gutter_of(of_page) for of_page in items]
    usual = usual_gutter(gutters)
    keep = Keep(pages, shelf or Memory())
    parted_pages = keep(
        _page_pieces(page, reading_order(page, found, gutter, usual), size)
        for page, found, gutter in zip(pages, items, gutters, strict=True)
    )
    words = vocabulary(
        line.text for body, _ in parted_pages for piece in body if isinstance(piece, Paragraph) for line in piece.lines
    )
    pieces = continued(piece for body, _ in parted_pages for piece in body)
    notes = (note for _, foot in parted_pages for note in foot)
    return placed(zoned(pieces, notes, tables, size, words, keep), pages)


def _page_pieces(page: Page, items: Sequence[Item], size: float) -> tuple[list[Paragraph | int], list[Paragraph]]:
    """A page's paragraphs and tables (by index) in order, and its footnotes. `items` are in reading order."""
    lines, foot = parted([item.line for item in items if item.line is not None], page, size)
    kept = {id(line) for line in lines}
    pieces: list[Paragraph | int] = []
    stretch: list[Line] = []
    for item in items:
        if item.table is not None:
            pieces += paragraphs(stretch)
            stretch = []
            pieces.append(item.table)
        elif item.line is not None and id(item.line) in kept:
            stretch.append(item.line)
    return pieces + paragraphs(stretch), paragraphs(foot)


def usual_gutter(gutters: Sequence[float | None]) -> float | None:
    """Where most of the pages with columns have their gutter, or None; in points from the left. `gutters` are by page."""
    known = Counter(round(gutter) for gutter in gutters if gutter is not None)
    return float(known.most_common(1)[0][0]) if known else None


def reading_order(page: Page, items: Sequence[Item], gutter: float | None, usual: float | None) -> list[Item]:
    """A page's items in reading order: the stage before paragraphs, for looking at. `gutter` is the page's own, `usual` that
    of most pages."""
    region = Box(0.0, 0.0, page.width, page.height)
    parts = bands(items)
    if len(parts) == 1:
        return in_order([*items, *steps(page, items, gutter)], region, gutter, usual)
    return [item for part in parts for item in in_order(part, region, gutter_of(part), None)]


@dataclass(frozen=True, slots=True)
class Claims:
    """What tables take of a page: the places of their cells, captions and notes. `starts` are those that start there."""

    boxes: list[Box] = field(default_factory=list)
    starts: list[Item] = field(default_factory=list)


def claimed(tables: Sequence[Table]) -> dict[int, Claims]:
    """What tables take, by page."""
    found: defaultdict[int, Claims] = defaultdict(Claims)
    for index, table in enumerate(tables):
        places: list[Part | Run] = [*table.parts, *table.caption, *(run for note in table.notes for run in note)]
        for place in places:
            if place.box is not None:
                found[place.page].boxes.append(place.box)
        first = table.parts[0] if table.parts else None
        if first is not None and first.box is not None:
            found[first.page].starts.append(Item(first.box, table=index))
    return found


def page_items(page: Page, claims: Claims) -> list[Item]:
    """What is to be put in order on a page: pieces of lines that no table has taken, and the tables that start there."""
    upright = settled([word for word in page.words if word.upright and not _is_within(word.box, claims.boxes)])
    found = segments(with_bullets(upright, page), page.number)
    return [*(Item(segment.box, segment) for segment in found), *claims.starts]


def _is_within(box: Box, boxes: Sequence[Box]) -> bool:
    """Whether the middle of a box lies in one of the others."""
    x, y = box.x_mid, box.y_mid
    return any(other.contains(x, y) for other in boxes)
