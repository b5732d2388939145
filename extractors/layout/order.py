"""Pages and tables -> the paper's flow: blocks and tables in reading order, each with its zone."""

from collections import Counter
from collections.abc import Sequence

from extractors.layout.columns import Item, found_gutter, in_order
from extractors.layout.drop_caps import settled
from extractors.layout.lines import Line, body_size, segments
from extractors.layout.notes import parted
from extractors.layout.paragraphs import Paragraph, paragraphs
from extractors.layout.placing import placed
from extractors.layout.prose import continued
from extractors.layout.zones import zoned
from extractors.model.document import Block, Run, Table
from extractors.model.page import Box, Page, Word
from extractors.readers.hyphens import vocabulary


def flow(pages: Sequence[Page], tables: Sequence[Table]) -> tuple[Block | Table, ...]:
    """The paper's blocks and tables in reading order.

    `pages` are those that furniture.strip gives, `tables` the logical tables found on them. A table stands where its first
    part does, after the paragraph that it interrupts. Words within a table's parts, caption and notes are left to it.
    """
    size = body_size(pages)
    pieces: list[Paragraph | int] = []
    notes: list[Paragraph] = []
    items = [page_items(page, tables) for page in pages]
    gutters = [found_gutter([item.box for item in of_page if item.line]) for of_page in items]
    usual = usual_gutter(gutters)
    for page, found, gutter in zip(pages, items, gutters, strict=True):
        body, foot = _page_pieces(page, reading_order(page, found, gutter, usual), size)
        pieces += body
        notes += foot
    words = vocabulary(piece_line.text for piece in pieces if isinstance(piece, Paragraph) for piece_line in piece.lines)
    return placed(zoned(continued(pieces), notes, tables, size, words), pages)


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
    return in_order(items, Box(0.0, 0.0, page.width, page.height), gutter, usual)


def page_items(page: Page, tables: Sequence[Table]) -> list[Item]:
    """What is to be put in order on a page: pieces of lines that no table has taken, and the tables that start there."""
    free = _unclaimed(page, tables)
    upright = settled([word for word in free if word.upright])
    items = [Item(segment.box, segment) for segment in segments(upright, page.number)]
    for index, table in enumerate(tables):
        first = table.parts[0] if table.parts else None
        if first is not None and first.page == page.number and first.box is not None:
            items.append(Item(first.box, table=index))
    return items


def _unclaimed(page: Page, tables: Sequence[Table]) -> list[Word]:
    """The words that no table has taken as cell, caption or note."""
    boxes = [part.box for table in tables for part in table.parts if part.page == page.number and part.box is not None]
    runs: list[Run] = [run for table in tables for run in [*table.caption, *(r for note in table.notes for r in note)]]
    taken = [run.box for run in runs if run.page == page.number and run.box is not None]
    return [
        word
        for word in page.words
        if not any(box.contains(word.box.x_mid, word.box.y_mid) for box in boxes)
        and not any(box.contains(word.box.x_mid, word.box.y_mid) for box in taken)
    ]
