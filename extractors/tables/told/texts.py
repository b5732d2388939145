"""Decisions about the tables of a converted paper: it has no places, and tables only where its file parts columns."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extractors.model.document import Block, Run, Table
from extractors.model.page import Doubt
from extractors.model.told import Told
from extractors.readers.hyphens import vocabulary
from extractors.tables.marks.kinds import letters
from extractors.tables.told.carrying import carried


@dataclass(frozen=True, slots=True)
class InText:
    """The blocks and tables of a text as decided, and a doubt for each decision that fits nothing."""

    flow: tuple[Block | Table, ...]
    doubts: tuple[Doubt, ...] = ()


def carried_in_text(flow: Sequence[Block | Table], told: Sequence[Told]) -> InText:
    """The flow with what was decided: a table that is none is paragraphs, a block that is called a caption is one."""
    if not told:
        return InText(tuple(flow))
    blocks = [item for item in flow if isinstance(item, Block)]
    taken: list[Block] = []

    def caption(_table: Table, quoted: str) -> tuple[Run, ...]:
        found = next((block for block in blocks if letters(block.text) == letters(quoted)), None)
        taken.extend([found] if found is not None else [])
        return found.runs if found is not None else ()

    tables = [item for item in flow if isinstance(item, Table)]
    words = vocabulary(line for block in blocks for line in block.text.splitlines())
    done = carried(tables, told, caption, words)
    after = iter(done.tables)
    out: list[Block | Table] = []
    for item in flow:
        if isinstance(item, Block):
            out += [] if any(item is block for block in taken) else [item]
        else:
            table = next(after)
            out += [table] if table is not None else _paragraphs(item)
    return InText(tuple(out), done.doubts)


def _paragraphs(table: Table) -> Iterator[Block]:
    """The caption, rows and notes of what is no table."""
    if table.caption:
        yield Block("paragraph", "body", table.caption)
    for row in range(table.n_rows):
        cells = sorted((cell for cell in table.cells if cell.row == row and cell.runs), key=lambda cell: cell.col)
        if cells:
            yield Block("paragraph", "body", tuple(run for cell in cells for run in _spaced(cell.runs)))
    for note in table.notes:
        yield Block("note", "body", note)


def _spaced(runs: Sequence[Run]) -> tuple[Run, ...]:
    return (*runs[:-1], replace(runs[-1], end=" "))
