"""The flow's boxes on the pages as they are displayed: those read on a turned page are turned back."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from extractors.model.document import Block, Part, Run, Table
from extractors.model.page import Page
from extractors.model.shelf import numbered
from extractors.readers.turned import displayed


def placed(flow: Sequence[Block | Table], pages: Sequence[Page]) -> Sequence[Block | Table]:
    """The flow, its boxes in points of the displayed pages. Nothing changes where no page was turned."""
    turned = {page.number: Page(page.number, page.width, page.height, turn=page.turn) for page in pages if page.turn}
    if not turned:
        return flow
    return numbered(flow, lambda _, item: _table(item, turned) if isinstance(item, Table) else _block(item, turned))


def _block(block: Block, turned: Mapping[int, Page]) -> Block:
    return replace(block, runs=_runs(block.runs, turned))


def _runs(runs: Sequence[Run], turned: Mapping[int, Page]) -> tuple[Run, ...]:
    return tuple(
        replace(run, box=displayed(run.box, turned[run.page])) if run.page in turned and run.box is not None else run
        for run in runs
    )


def _parts(parts: Sequence[Part], turned: Mapping[int, Page]) -> tuple[Part, ...]:
    return tuple(
        Part(part.page, displayed(part.box, turned[part.page])) if part.page in turned and part.box is not None else part
        for part in parts
    )


def _table(table: Table, turned: Mapping[int, Page]) -> Table:
    cells = tuple(replace(cell, runs=_runs(cell.runs, turned), parts=_parts(cell.parts, turned)) for cell in table.cells)
    notes = tuple(_runs(note, turned) for note in table.notes)
    return replace(table, caption=_runs(table.caption, turned), cells=cells, parts=_parts(table.parts, turned), notes=notes)
