"""Blocks and tables in reading order become one document text with the place of every run."""

from collections.abc import Sequence
from typing import Literal

from extractors.model.document import (
    Block,
    BlockKind,
    Document,
    Metadata,
    PlacedBlock,
    PlacedRun,
    Run,
    Table,
    Zone,
)
from extractors.model.page import Doubt
from extractors.model.runs import Writing
from extractors.model.shelf import Row, Shelf

BLOCK_GAP = "\n\n"
ROW_GAP = "\n"
CELL_GAP = "\t"

MOST_PIECES = 1 << 18
"""Pieces of text that are held before they are made one."""


class _Writer:
    """Grows the text and remembers where each piece went."""

    def __init__(self, shelf: Shelf | None) -> None:
        self.pieces: list[str] = []
        self.length = 0
        self.runs: Writing[PlacedRun] = Writing(shelf)
        self.blocks: list[PlacedBlock] = []

    def gap(self, text: str) -> None:
        if self.length:
            self._add(text)

    def block(
        self,
        runs: Sequence[Run],
        zone: Zone,
        kind: BlockKind | Literal["cell"],
        table: int | None = None,
        cell: int | None = None,
    ) -> None:
        start = self.length
        for i, run in enumerate(runs):
            at = self.length
            self._add(run.text)
            self.runs.append(PlacedRun(at, self.length, run.page, run.box))
            if i + 1 < len(runs):
                self._add(run.end)
        self.blocks.append(PlacedBlock(start, self.length, zone, kind, table, cell))

    def _add(self, text: str) -> None:
        self.pieces.append(text)
        self.length += len(text)
        if len(self.pieces) > MOST_PIECES:
            self.pieces = ["".join(self.pieces)]


def assemble(
    flow: Sequence[Block | Table],
    metadata: Metadata,
    n_pages: int,
    n_pages_ocr: int = 0,
    doubts: Sequence[Doubt] = (),
    shelf: Shelf | None = None,
) -> Document:
    """The document whose text holds the flow's blocks in order, parted by blank lines.

    A table is its caption, its cells row by row (a spanning cell once, where it starts; cells parted by tabs) and its
    notes. Empty blocks and cells leave no trace in the text. The runs of a flow on a shelf go on this one.
    """
    out = _Writer(shelf if isinstance(flow, Row) else None)
    tables: list[Table] = []
    for item in flow:
        if isinstance(item, Table):
            _write_table(out, item, len(tables))
            tables.append(item)
        elif item.runs:
            out.gap(BLOCK_GAP)
            out.block(item.runs, item.zone, item.kind)
    return Document(
        text="".join(out.pieces),
        runs=out.runs.whole(),
        blocks=tuple(out.blocks),
        tables=tuple(tables),
        metadata=metadata,
        n_pages=n_pages,
        n_pages_ocr=n_pages_ocr,
        doubts=tuple(doubts),
    )


def _write_table(out: _Writer, table: Table, index: int) -> None:
    if table.caption:
        out.gap(BLOCK_GAP)
        out.block(table.caption, "caption", "caption", index)
    row = None
    for i, cell in sorted(enumerate(table.cells), key=lambda item: (item[1].row, item[1].col)):
        if not cell.runs:
            continue
        out.gap(BLOCK_GAP if row is None else ROW_GAP if cell.row != row else CELL_GAP)
        out.block(cell.runs, "table", "cell", index, i)
        row = cell.row
    for note in table.notes:
        out.gap(BLOCK_GAP)
        out.block(note, "table", "note", index)
