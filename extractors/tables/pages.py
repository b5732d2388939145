"""One page -> its tables' grids: candidates from rules and from white space, the first that passes where they compete."""

from collections.abc import Sequence
from dataclasses import dataclass

from extractors.model.page import Box, Page
from extractors.model.told import Told
from extractors.tables.evidence import weighed
from extractors.tables.grid.cells import grid_of
from extractors.tables.grid.ends import trimmed
from extractors.tables.grid.widening import widened
from extractors.tables.heads.turned import phrases_on_end, with_turned_heads
from extractors.tables.judging.candidates import OTHER, Candidate
from extractors.tables.judging.gate import TABLE
from extractors.tables.marks.rules import part_of
from extractors.tables.marks.sheet import Sheet, sheet_of
from extractors.tables.places.anchors import Promise
from extractors.tables.places.finding import places_on
from extractors.tables.places.frames import Frame, frames_on
from extractors.tables.stages import Grid, Region

MOSTLY = 0.5
"""Share of a region above a table found before, from which on it is looked at without the rest."""


@dataclass(frozen=True, slots=True)
class Found:
    """What one page gave: its grids from top to bottom, and the page made ready."""

    sheet: Sheet
    grids: tuple[Grid, ...]
    rest: tuple[Grid, ...] = ()
    """Drawn grids that show too little to be a table by themselves, but may be the rest of one."""
    refused: tuple[Grid, ...] = ()
    """Candidates that are no tables."""


def grids(page: Page, promise: Promise | None = None, caption: Box | None = None, decided: Sequence[Told] = ()) -> Found:
    """The tables of a page as grids, with the candidates that are none.

    `promise` gives the columns of a table that ends at the foot of the page before, `caption` the place of the caption that
    it ends with, `decided` what persons decided about the paper's tables.
    """
    sheet = sheet_of(page, caption)
    drawn = tuple(part for frame in frames_on(sheet) for part in _without_drawings(frame, sheet))
    found = Sorted([], [], [])
    for regions in places_on(sheet, drawn, promise, decided):
        found.take(regions, sheet)
    rest = [g for g in found.rest if not any(g.box.overlaps(other.box) for other in found.tables)]
    return Found(sheet, _from_top(found.tables), _from_top(rest), _from_top(found.refused))


def _from_top(found: Sequence[Grid]) -> tuple[Grid, ...]:
    return tuple(sorted(found, key=lambda g: (g.box.top, g.box.x0)))


@dataclass(slots=True)
class Sorted:
    """Grids as the gate sorts them: tables; drawn ones that may be the rest of one; and what is none."""

    tables: list[Grid]
    rest: list[Grid]
    refused: list[Grid]

    def take(self, regions: Sequence[Region], sheet: Sheet) -> None:
        """Sort the grids of regions that no table found so far stands in, those that a table reaches into cut above it."""
        before = list(self.tables)
        for region in (_cleared(region, before) for region in regions):
            if region.told or _free(region, [*self.tables, *(grid for grid in self.rest if _keeps(region, grid))]):
                candidate = Candidate(_whole(region, sheet), sheet)
                self._list_of(candidate).append(candidate.grid)

    def _list_of(self, candidate: Candidate) -> list[Grid]:
        """Where a candidate belongs. One that goes on with a table passes, and what a person calls one, if it has cells."""
        grid = candidate.grid
        if grid.continues or grid.region.told:
            return self.tables if grid.continues or min(grid.n_rows, grid.n_cols) > 1 else self.refused
        if weighed(OTHER, candidate) > 0:
            return self.refused
        if weighed(TABLE, candidate) > 0:
            return self.tables
        return self.rest if grid.kind != "text" and any(c.words for c in grid.cells) else self.refused


def _keeps(region: Region, grid: Grid) -> bool:
    """Whether a drawn grid has as many columns as a region that goes on with a table, so that it needs no guiding."""
    return region.continues and grid.kind == "ruled" and grid.n_cols == len(region.columns) + 1


def _without_drawings(frame: Frame, sheet: Sheet) -> tuple[Region, ...]:
    """A drawn grid, or its parts where it holds a drawing."""
    if not frame.parts:
        return (frame.whole,)
    candidate = Candidate(_read(frame.whole, sheet), sheet)
    return frame.parts if weighed(OTHER, candidate) > 0 else (frame.whole,)


def _whole(region: Region, sheet: Sheet) -> Grid:
    """The grid of a region without what is none of a table at its ends, and with heads that stand on end."""
    grid = _read(region, sheet)
    grid = trimmed(grid)
    return grid if region.continues else with_turned_heads(grid, sheet.text.turned)


def _read(region: Region, sheet: Sheet) -> Grid:
    """The grid of a region, read again with the heads above and labels beside it where its columns are not yet known."""
    words = sheet.words
    if region.kind == "ruled":
        words = (*words, *phrases_on_end(sheet.text.turned, region.box))
    grid = grid_of(region, words)
    if region.continues or grid.n_cols < 2 or grid.n_rows < 2:
        return grid
    wider = widened(region, grid, sheet.text, sheet.drawn.rules)
    return grid if wider is region else grid_of(wider, words)


def _cleared(region: Region, found: Sequence[Grid]) -> Region:
    """A region of lines that ends where a table found before begins, if most of it stands above that one."""
    box = region.box
    tops = [g.box.top for g in found if g.box.overlaps(box)]
    if region.kind != "text" or not tops or min(tops) - box.top < MOSTLY * box.height:
        return region
    return part_of(region, Box(box.x0, box.top, box.x1, min(tops) - 1.0))


def _free(region: Region, found: Sequence[Grid]) -> bool:
    return not any(region.box.overlaps(grid.box) for grid in found)
