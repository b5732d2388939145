"""Cells taller than a row where no rule draws them: their last lines stand beside the first line of the next row."""

from collections.abc import Sequence
from dataclasses import replace

from extractors.tables.grid.bands import Reach, is_full
from extractors.tables.marks.kinds import ITEM
from extractors.tables.stages import Grid

FEWEST_ITEMS = 3
"""A column counts as one of numbered items from this many on."""


def with_tall_cells(grid: Grid) -> Grid:
    """The grid with the text of cells that go on in the next row's line taken up into them, which leaves a blank below.

    They are known in a column of numbered items, by a text without a number under an item whose line was full.
    """
    out = list(grid.cells)
    for column in range(1, grid.n_cols):
        mine = [c for c in out if c.col == column and c.col_span == 1 and c.words]
        if not _of_items([c.words[0].text for c in mine]):
            continue
        right = max(w.box.x1 for c in mine for w in c.words)
        for cell in mine:
            above = next((c for c in out if c.col == column and c.row + c.row_span == cell.row and c.col_span == 1), None)
            if above is None or not above.words or ITEM.match(cell.words[0].text) or not ITEM.match(above.words[0].text):
                continue
            if is_full(above.words, cell.words[0], Reach(right)):
                edge = max(word.box.bottom for word in cell.words)
                out[out.index(above)] = replace(
                    above, words=(*above.words, *cell.words), box=replace(above.box, bottom=edge)
                )
                out[out.index(cell)] = replace(cell, words=(), box=replace(cell.box, top=min(edge, cell.box.bottom)))
    return replace(grid, cells=tuple(out))


def _of_items(opening: Sequence[str]) -> bool:
    """Whether texts, given by their first words, are numbered items but for the odd one."""
    items = sum(bool(ITEM.match(word)) for word in opening)
    return items >= FEWEST_ITEMS and items >= 0.6 * len(opening)
