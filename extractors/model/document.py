"""The paper put in order: runs of text that know where they stand, blocks, tables, and the document they make."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from extractors.model.light import light
from extractors.model.page import Box, Doubt, union
from extractors.model.runs import Runs, at_or_before

Zone = Literal["front", "body", "note", "box", "appendix", "table", "caption", "references", "back"]
BlockKind = Literal["title", "authors", "heading", "paragraph", "item", "caption", "note", "reference"]
TableMethod = Literal["lines", "text", "ocr", "tsv"]
RunEnd = Literal[" ", "", "\n"]


@light
@dataclass(frozen=True, slots=True)
class Run:
    """A word, or a longer piece, with the place it was printed at.

    `end` is what parts it from the next run: a space, nothing (a word mended over a line end), or a new line (the next run
    starts a paragraph or an item of its own). `box` is None for papers without geometry.
    """

    text: str
    page: int
    box: Box | None = None
    end: RunEnd = " "

    def __reduce__(self) -> tuple[type["Run"], tuple[str, int, Box | None, RunEnd]]:
        return Run, (self.text, self.page, self.box, self.end)


def joined(runs: Iterable[Run]) -> str:
    """The text of runs in order, without white space at the end."""
    return "".join(run.text + run.end for run in runs).rstrip()


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, caption or the like. `level` is a heading's depth, from 1; 0 for all else."""

    kind: BlockKind
    zone: Zone
    runs: tuple[Run, ...]
    level: int = 0

    @property
    def text(self) -> str:
        return joined(self.runs)


@light
@dataclass(frozen=True, slots=True)
class Part:
    """A place on one page."""

    page: int
    box: Box | None


@light
@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell; a spanning cell is one cell with its spans.

    `row` and `col` count from 0, header rows included. A cell broken by a page end is one cell whose `parts` are its
    pieces, the first being where it starts; an empty cell has a part (its place) and no runs. `path` is the heading over
    a body cell, from the outermost head to its own column's.
    """

    row: int
    col: int
    runs: tuple[Run, ...]
    parts: tuple[Part, ...]
    row_span: int = 1
    col_span: int = 1
    is_header: bool = False
    path: tuple[str, ...] = ()
    confidence: float = 1.0

    @property
    def text(self) -> str:
        return joined(self.runs)


@dataclass(frozen=True, slots=True)
class Table:
    """A logical table: continuations on later pages joined. `parts` are its regions, in order.

    `caption` includes the printed label ("Table 3: ..."); `number` is the number alone, as printed, or "". `notes` are the
    note and source lines below it. `unit` is a unit or scale printed for the whole table ("US$ million"), or "".
    """

    number: str
    caption: tuple[Run, ...]
    cells: tuple[Cell, ...]
    parts: tuple[Part, ...]
    n_rows: int
    n_cols: int
    n_header_rows: int
    method: TableMethod
    confidence: float
    notes: tuple[tuple[Run, ...], ...] = ()
    unit: str = ""
    doubts: tuple[Doubt, ...] = ()

    @property
    def page_start(self) -> int:
        return min(part.page for part in self.parts)

    @property
    def page_end(self) -> int:
        return max(part.page for part in self.parts)


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the paper prints about itself; empty where it does not."""

    title: str = ""
    authors: tuple[str, ...] = ()
    year: int | None = None
    publisher: str = ""
    doi: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Info:
    """What a file says of its paper beside the pages: evidence for what they print, that never stands against them."""

    title: str = ""
    authors: str = ""


@light
@dataclass(frozen=True, slots=True)
class Span:
    """Characters `start` to `end` (exclusive, Unicode code points) of the document's text."""

    start: int
    end: int


@light
@dataclass(frozen=True, slots=True)
class PlacedRun(Span):
    """A stretch of text and where it was printed."""

    page: int
    box: Box | None

    def __reduce__(self) -> tuple[type["PlacedRun"], tuple[int, int, int, Box | None]]:
        return PlacedRun, (self.start, self.end, self.page, self.box)


@light
@dataclass(frozen=True, slots=True)
class PlacedBlock(Span):
    """A block, table cell, caption or note within the text. For a cell `table` and `cell` index `Document.tables`."""

    zone: Zone
    kind: BlockKind | Literal["cell"]
    table: int | None = None
    cell: int | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A paper as one text in reading order, and where each piece of it stands.

    `runs` and `blocks` are sorted by `start` and do not overlap. Table cells are blocks too, row by row, once.
    """

    text: str
    runs: Sequence[PlacedRun]
    blocks: tuple[PlacedBlock, ...]
    tables: tuple[Table, ...]
    metadata: Metadata
    n_pages: int
    n_pages_ocr: int = 0
    doubts: tuple[Doubt, ...] = ()

    @property
    def is_long(self) -> bool:
        """Whether the paper has so many pages that not all of it is held in memory."""
        return isinstance(self.runs, Runs)

    def block_at(self, offset: int) -> PlacedBlock | None:
        """The block that holds the character at `offset`, or None between blocks."""
        i = bisect_right(self.blocks, offset, key=lambda block: block.start) - 1
        return self.blocks[i] if i >= 0 and offset < self.blocks[i].end else None

    def place(self, start: int, end: int) -> Part | None:
        """The page where text[start:end] begins, and the box around those of its words that stand on that page."""
        i = max(0, at_or_before(self.runs, start))
        hits = []
        while i < len(self.runs) and self.runs[i].start < end:
            if self.runs[i].end > start:
                hits.append(self.runs[i])
            i += 1
        if not hits:
            return None
        boxes = [run.box for run in hits if run.page == hits[0].page and run.box is not None]
        return Part(hits[0].page, union(boxes) if boxes else None)
