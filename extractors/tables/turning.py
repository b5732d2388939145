"""Pages whose letters stand on end: turned for reading, and what was found turned back."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from extractors.model.document import Cell, Part, Run, Table
from extractors.model.page import Box, Page, Word

Turn = Literal["none", "left", "right"]
"""Which way the reader turns the head: `left` for lines that run upwards, `right` for lines that run downwards."""

MOSTLY = 0.6
"""Share of a page's letters that stand on end, from which the page is read sideways."""


@dataclass(frozen=True, slots=True)
class Turned:
    """A page as it is read, and how it was turned for that. `width` and `height` are the page's own."""

    page: Page
    turn: Turn
    width: float
    height: float


def turned(page: Page) -> Turned:
    """The page turned so that most of its letters stand upright; ordinary pages as they are."""
    on_end = [word for word in page.words if not word.upright]
    letters = sum(len(word.text) for word in page.words)
    if not on_end or sum(len(word.text) for word in on_end) < MOSTLY * letters:
        return Turned(page, "none", page.width, page.height)
    turn = direction(on_end)
    frame = Turned(page, turn, page.width, page.height)
    laid = replace(
        page,
        width=page.height,
        height=page.width,
        words=tuple(replace(w, box=_over(w.box, frame), upright=not w.upright) for w in page.words),
        rulings=tuple(replace(r, box=_over(r.box, frame), horizontal=not r.horizontal) for r in page.rulings),
        fills=tuple(replace(f, box=_over(f.box, frame)) for f in page.fills),
        pictures=tuple(_over(box, frame) for box in page.pictures),
    )
    return replace(frame, page=laid)


def direction(words: Sequence[Word]) -> Turn:
    """Whether lines on end run upwards (head to the left) or downwards, by the order in which their words are painted."""
    up = down = 0
    for before, word in pairwise(words):
        if min(before.box.x1, word.box.x1) - max(before.box.x0, word.box.x0) > 0.5 * min(before.box.width, word.box.width):
            up += word.box.y_mid < before.box.y_mid
            down += word.box.y_mid > before.box.y_mid
    return "left" if up >= down else "right"


def _over(box: Box, frame: Turned) -> Box:
    """A box of the page as it lies after turning."""
    if frame.turn == "left":
        return Box(frame.height - box.bottom, box.x0, frame.height - box.top, box.x1)
    return Box(box.top, frame.width - box.x1, box.bottom, frame.width - box.x0)


def _back(box: Box, frame: Turned) -> Box:
    """A box of the turned page where it stands on the page itself."""
    if frame.turn == "left":
        return Box(box.top, frame.height - box.x1, box.bottom, frame.height - box.x0)
    return Box(frame.width - box.bottom, box.x0, frame.width - box.top, box.x1)


def turned_back(table: Table, frames: Sequence[Turned]) -> Table:
    """A table found on turned pages, its boxes as on the pages themselves."""
    by_page = {frame.page.number: frame for frame in frames if frame.turn != "none"}
    if not any(part.page in by_page for part in table.parts):
        return table

    def box_of(page: int, box: Box | None) -> Box | None:
        return _back(box, by_page[page]) if box is not None and page in by_page else box

    def runs_of(runs: Sequence[Run]) -> tuple[Run, ...]:
        return tuple(replace(run, box=box_of(run.page, run.box)) for run in runs)

    def parts_of(parts: Sequence[Part]) -> tuple[Part, ...]:
        return tuple(replace(part, box=box_of(part.page, part.box)) for part in parts)

    def cell_of(cell: Cell) -> Cell:
        return replace(cell, runs=runs_of(cell.runs), parts=parts_of(cell.parts))

    return replace(
        table,
        caption=runs_of(table.caption),
        cells=tuple(cell_of(cell) for cell in table.cells),
        parts=parts_of(table.parts),
        notes=tuple(runs_of(note) for note in table.notes),
    )
