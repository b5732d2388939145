"""Documents made of plain strings, so that a test shows the text it speaks of."""

from collections.abc import Sequence

from extractors.layout.assemble import assemble
from extractors.model.document import Block, BlockKind, Cell, Document, Metadata, Part, Run, Table, Zone


def runs(text: str) -> tuple[Run, ...]:
    return tuple(Run(word, 1) for word in text.split(" "))


def paragraph(text: str, zone: Zone = "body", kind: BlockKind = "paragraph") -> Block:
    return Block(kind, zone, runs(text))


def table(head: Sequence[str], *rows: Sequence[str], caption: str = "", unit: str = "") -> Table:
    """A table with one row of heads, whose cells know the head over them."""
    cells = [Cell(0, col, runs(text), (), is_header=True) for col, text in enumerate(head)]
    for row, texts in enumerate(rows, start=1):
        cells += [Cell(row, col, runs(text), (), path=(head[col],)) for col, text in enumerate(texts) if text]
    part = (Part(1, None),)
    return Table(
        "1", runs(caption) if caption else (), tuple(cells), part, len(rows) + 1, len(head), 1, "text", 1.0, unit=unit
    )


def document(*flow: Block | Table | str) -> Document:
    """A document of these pieces in order; a string is a paragraph."""
    return assemble([paragraph(item) if isinstance(item, str) else item for item in flow], Metadata(), 1)
