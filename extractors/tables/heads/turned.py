"""Heads set on end, so that narrow columns can have long names."""

from collections.abc import Sequence
from dataclasses import replace

from extractors.model.page import Word
from extractors.tables.marks.kinds import FEWEST_TURNED
from extractors.tables.stages import Grid


def with_turned_heads(grid: Grid, turned: Sequence[Word]) -> Grid:
    """The grid with the words that stand on end in blank cells of its first row; as it is where too few cells take any."""
    cells = list(grid.cells)
    filled = 0
    for i, cell in enumerate(cells):
        if cell.row == 0 and not cell.words:
            held = tuple(w for w in turned if cell.box.contains(w.box.x_mid, w.box.y_mid))
            filled += bool(held)
            cells[i] = replace(cell, words=held)
    return replace(grid, cells=tuple(cells)) if filled >= FEWEST_TURNED else grid
