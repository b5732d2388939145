"""How sure a table is: two independent readings, the shape of the grid, and the document's own arithmetic."""

from collections.abc import Sequence
from dataclasses import dataclass

from extractors.model.page import Box, Word
from extractors.tables.columns import MARKS
from extractors.tables.gate import shape_of
from extractors.tables.grid import grid_of
from extractors.tables.lines import rows_of, segments_of
from extractors.tables.stages import Grid, Region, RegionKind, Rule, Rules

BASE: dict[RegionKind, float] = {"ruled": 0.96, "stack": 0.9, "text": 0.82}
"""How far each way of finding a grid is to be trusted, as measured on published documents with and without their rules."""

DISAGREE = 0.55
"""What is left of a cell's confidence where the two readings part."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """What a second reading says about a grid: the cells it reads otherwise, and the share of filled cells it confirms."""

    doubted: frozenset[int]
    share: float


def agreement(grid: Grid) -> Agreement:
    """A grid compared with a reading that does not know how it was found.

    A drawn grid is read again by white space alone; a grid of white space is held against the plain segments of its lines.
    `doubted` are indices into the grid's cells.
    """
    words = tuple(w for cell in grid.cells for w in cell.words)
    filled = [i for i, cell in enumerate(grid.cells) if cell.words]
    if not filled:
        return Agreement(frozenset(), 0.0)
    doubted = _by_space(grid, words) if grid.kind == "ruled" else _by_segments(grid, words)
    return Agreement(frozenset(doubted), 1 - len(doubted) / len(filled))


def _by_space(grid: Grid, words: Sequence[Word]) -> set[int]:
    """Cells of a drawn grid of which white space alone would make other columns: neighbours joined, or words parted."""
    box = grid.box
    second = grid_of(Region(Box(box.x0, box.top, box.x1, box.bottom), "text", Rules(grid_lines(grid).horizontal)), words)
    home = {id(w): i for i, cell in enumerate(second.cells) for w in cell.words}
    out = set()
    for i, cell in enumerate(grid.cells):
        columns = {second.cells[home[id(w)]].col for w in cell.words if id(w) in home}
        if len(columns) > 1:
            out.add(i)
    owners: dict[int, set[int]] = {}
    for i, cell in enumerate(grid.cells):
        for w in cell.words:
            if id(w) in home:
                owners.setdefault(home[id(w)], set()).add(i)
    for cells in owners.values():
        if len({grid.cells[i].col for i in cells}) > 1:
            out |= cells
    return out


def grid_lines(grid: Grid) -> Rules:
    """The row edges of a grid as rules over its whole width, so that a second reading questions its columns only."""
    return Rules(tuple(Rule(y, grid.box.x0, grid.box.x1) for y in grid.ys))


def _by_segments(grid: Grid, words: Sequence[Word]) -> set[int]:
    """Cells whose words a line's plain segments join with a neighbour's, or part from each other."""
    home = {id(w): i for i, cell in enumerate(grid.cells) for w in cell.words}
    out: set[int] = set()
    for row in rows_of(words):
        seen: dict[int, int] = {}
        for k, segment in enumerate(segments_of(row, 0.8)):
            plain = [w for w in segment.words if not MARKS.fullmatch(w.text)]
            cells = {home[id(w)] for w in plain}
            if len({grid.cells[i].col for i in cells}) > 1:
                out |= cells
            for i in cells:
                if i in seen and seen[i] != k and grid.cells[i].col_span == 1:
                    out.add(i)
                seen.setdefault(i, k)
    return out


def confidence_of(grid: Grid, agreed: float, captioned: bool, adds_up: bool | None) -> float:
    """A table's confidence, 0 to 1: sorting by it puts the tables to be looked at first.

    `agreed` is the share of cells that the second reading confirms, `adds_up` whether printed totals are right (None: there
    are none).
    """
    s = shape_of(grid)
    value = BASE[grid.kind] * (0.55 + 0.45 * agreed)
    value *= 0.75 + 0.25 * min(1.0, s.multi / 0.8)
    value *= 0.85 + 0.15 * min(1.0, s.filled / 0.6)
    if s.n_cols < 3 and s.figures < 0.2:
        value *= 0.93
    if s.n_rows < 3 or s.cells < 6:
        value *= 0.9
    value += 0.25 * (1 - value) if captioned else 0.0
    if adds_up is not None:
        value = value + 0.5 * (1 - value) if adds_up else 0.8 * value
    return round(min(0.99, max(0.05, value)), 3)
