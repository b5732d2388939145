"""Cells of several lines that no rule draws: taller than their row, or pushed apart.

The last lines of the former stand beside the first line of the next row; the ends of lines of the latter look like a column.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from extractors.model.page import Word, union
from extractors.tables.grid.bands import Reach, is_full
from extractors.tables.marks.kinds import is_number, opens_item
from extractors.tables.marks.lines import rows_of
from extractors.tables.stages import Grid, GridCell

FEWEST_ITEMS = 3
LEAST_ITEMS = 0.6
"""A column is one of numbered items from so many of them and this share of its texts on."""

ON_LINE = 0.5
"""Letter sizes by which the middles of two words of one line differ, at most."""

FLUSH = 1.0
"""Points by which the ends of stretched lines differ, at most."""

FEWEST_SPACES, A_LITTLE_MORE = 2, 1.15
"""Spaces of a line that tell how wide it is set, at least, and how much wider one may be."""


def with_tall_cells(grid: Grid) -> Grid:
    """The grid with the text of cells that go on in the next row's line taken up into them, which leaves a blank below.

    They are known in a column of numbered items, by a text without a number under an item whose line was full.
    """
    out = list(grid.cells)
    for column in range(1, grid.n_cols):
        mine = [c for c in out if c.col == column and c.col_span == 1 and c.words]
        opening = [c.words[0].text for c in mine]
        items = [word for word in opening if opens_item(word, opening)]
        if len(items) < max(FEWEST_ITEMS, LEAST_ITEMS * len(opening)):
            continue
        right = max(w.box.x1 for c in mine for w in c.words)
        for cell in mine:
            above = next((c for c in out if c.col == column and c.row + c.row_span == cell.row and c.col_span == 1), None)
            if above is None or not above.words or cell.words[0].text in items or above.words[0].text not in items:
                continue
            if is_full(above.words, cell.words[0], Reach(right)):
                edge = max(word.box.bottom for word in cell.words)
                out[out.index(above)] = replace(
                    above, words=(*above.words, *cell.words), box=replace(above.box, bottom=edge)
                )
                out[out.index(cell)] = replace(cell, words=(), box=replace(cell.box, top=min(edge, cell.box.bottom)))
    return replace(grid, cells=tuple(out))


def without_stretched(grid: Grid) -> Grid:
    """The grid without columns that hold nothing but the ends of lines of the cells before them.

    A cell whose lines are stretched to its full width may show one gap over another; what stands behind it is in line with
    nothing above or below, and the cell before it wraps too. Or each line of such a column goes on at its own spaces.
    """
    for column in range(1, grid.n_cols):
        if parts := _rest(grid, column):
            return without_stretched(_joined(grid, column, parts))
    return grid


def _rest(grid: Grid, column: int) -> list[tuple[GridCell, GridCell]]:
    """The cells of a column that are ends of lines, each with the one before it; none where a column is more than that."""
    over = [c for c in grid.cells if c.words and c.col <= column < c.col + c.col_span]
    ends = [c for c in over if c.col_span == 1]
    if not ends or any(c.ruled or c.col == column < c.col + c.col_span - 1 for c in over):
        return []
    before = {c.row: c for c in grid.cells if c.col == column - 1 and c.words and c.col_span == 1}
    pairs = [(before[end.row], end) for end in ends if end.row in before]
    if any(c.row == 0 for c in over):
        return pairs if len(pairs) == len(over) == 1 and _goes_on(*pairs[0]) else []
    if len(pairs) < len(ends) or any(is_number(end.text) for end in ends):
        return []
    if all(_at_its_spaces(*pair) for pair in pairs):
        return pairs
    if any(letter.isdigit() for end in ends for letter in end.text):
        return []
    return pairs if (len(over) == 1 and _wrap(*pairs[0])) or _end_flush(pairs) else []


def _goes_on(start: GridCell, end: GridCell) -> bool:
    """Whether a text of one line and small letters stands beside a line of a cell that has another below: no head."""
    below = any(_is_beside(line, end.words) for line in rows_of(start.words)[:-1])
    return below and end.words[0].text[:1].islower() and len(rows_of(end.words)) == 1


def _end_flush(pairs: Sequence[tuple[GridCell, GridCell]]) -> bool:
    """Whether several ends of lines end at one place, each on a line of a cell that has a shorter one below."""
    rights = [max(word.box.x1 for word in end.words) for _, end in pairs]
    wrap = all(
        len(rows_of(start.words)) > len(rows_of(end.words)) and start.words[-1].box.y_mid > end.words[-1].box.bottom
        for start, end in pairs
    )
    return wrap and len(pairs) > 1 and max(rights) - min(rights) < FLUSH


def _wrap(start: GridCell, end: GridCell) -> bool:
    """Whether both cells have several lines, and each line of the second stands beside one of the first."""
    lines, ends = rows_of(start.words), rows_of(end.words)
    return len(ends) > 1 and len(lines) > 1 and all(any(_is_beside(a, b) for a in lines) for b in ends)


def _at_its_spaces(start: GridCell, end: GridCell) -> bool:
    """Whether each line of the second cell goes on with one of the first at a space that is no wider than others of it."""
    lines = rows_of(start.words)
    for line in rows_of(end.words):
        before = next((a for a in lines if _is_beside(a, line)), None)
        if before is None:
            return False
        spaces = [b.box.x0 - a.box.x1 for a, b in (*pairwise(before), *pairwise(line))]
        gap = line[0].box.x0 - before[-1].box.x1
        if len(spaces) < FEWEST_SPACES or gap > A_LITTLE_MORE * median(spaces):
            return False
    return True


def _is_beside(line: Sequence[Word], other: Sequence[Word]) -> bool:
    return abs(line[0].box.y_mid - other[0].box.y_mid) < ON_LINE * line[0].size


def _joined(grid: Grid, column: int, pairs: Sequence[tuple[GridCell, GridCell]]) -> Grid:
    """The grid with a column, of which the ends of these pairs are the only cells, made one with the column before it."""
    wholes = {start: _whole(start, end) for start, end in pairs}
    ends = {end for _, end in pairs}
    cells = []
    for cell in grid.cells:
        if cell in ends or (cell.col == column and not cell.words and cell.col_span == 1):
            continue
        kept = wholes.get(cell, cell)
        shift = kept.col >= column
        spans = kept.col < column < kept.col + kept.col_span
        box = replace(kept.box, x1=grid.xs[column + 1]) if kept.col + kept.col_span == column else kept.box
        cells.append(replace(kept, col=kept.col - shift, col_span=kept.col_span - spans, box=box))
    return replace(grid, xs=(*grid.xs[:column], *grid.xs[column + 1 :]), cells=tuple(cells))


def _whole(start: GridCell, end: GridCell) -> GridCell:
    """Two cells as one, its lines read through."""
    words = tuple(word for line in rows_of((*start.words, *end.words)) for word in line)
    return replace(start, words=words, box=union((start.box, end.box)))
