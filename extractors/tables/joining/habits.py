"""How the rows of a table are set, and what one at a page's foot promises for the next page: its columns, and that."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from statistics import median

from extractors.tables.grid.bands import closing_marks, opening_pairs
from extractors.tables.marks.kinds import letters
from extractors.tables.marks.lines import middle, rows_of
from extractors.tables.places.anchors import Promise
from extractors.tables.stages import Grid, GridCell, Habit

APART = 1.12
"""Leading between rows over leading within, from which the two are told apart when the rows are known."""


Parts = Sequence[tuple[Grid, int]]
"""The grids of one table on pages that follow each other, and how many rows of each are heads."""


def habit_of(parts: Parts) -> Habit:
    """The leading that parts the rows of a table, the marks they end with, and whether each has a label."""
    labels, spanning = [], False
    for grid, n_heads in parts:
        rows = [[c for c in grid.cells if c.row == r and c.row_span == 1] for r in range(n_heads, grid.n_rows)]
        labels += [any(c.col == 0 and c.words for c in row) for row in rows]
        spanning |= any(c.col == 0 and c.row_span > 1 for c in grid.cells if c.row >= n_heads)
    all_labels = len(labels) >= 2 and all(labels) and not spanning
    return Habit(_leading(parts), _closers(parts), _openers(parts), all_labels, _heads(*parts[0]))


def _heads(grid: Grid, n_heads: int) -> Mapping[int, str]:
    """The letters and digits of the heads over each column, spanning heads with the first of theirs."""
    out: dict[int, str] = {}
    for cell in grid.cells:
        if cell.row < n_heads and cell.words:
            out[cell.col] = out.get(cell.col, "") + letters(cell.text)
    return out


def _columns(parts: Parts) -> Mapping[int, Sequence[GridCell]]:
    """The filled cells of the body by the column that they begin in."""
    out: dict[int, list[GridCell]] = {}
    for cell in (c for grid, n_heads in parts for c in grid.cells if c.row >= n_heads and c.words):
        out.setdefault(cell.col, []).append(cell)
    return out


def _openers(parts: Parts) -> Mapping[int, frozenset[str]]:
    out: dict[int, frozenset[str]] = {}
    for column, cells in _columns(parts).items():
        lines = [rows_of(c.words) for c in cells]
        out[column] = opening_pairs([cell[0] for cell in lines], [line for cell in lines for line in cell])
    return out


def _closers(parts: Parts) -> Mapping[int, frozenset[str]]:
    found = {column: closing_marks([c.words[-1].text[-1] for c in cells]) for column, cells in _columns(parts).items()}
    return {column: marks for column, marks in found.items() if marks}


def _leading(parts: Parts) -> float | None:
    inside: list[float] = []
    between: list[float] = []
    for grid, n_heads in parts:
        cells = [
            (c, [middle(line) for line in rows_of(c.words)])
            for c in grid.cells
            if c.row >= n_heads and c.words and c.row_span == 1
        ]
        inside += [b - a for _, mids in cells for a, b in pairwise(mids)]
        first = {r: min(m[0] for c, m in cells if c.row == r) for r in {c.row for c, _ in cells}}
        last = {r: max(m[-1] for c, m in cells if c.row == r) for r in first}
        between += [first[r + 1] - last[r] for r in first if r + 1 in first]
    if not inside or not between or min(between) < APART * max(inside):
        return None
    return (max(inside) + min(between)) / 2


def promise_of(parts: Sequence[tuple[Grid, int]]) -> Promise:
    """What grids, each at the foot of its page and going on from the one before, promise for the next page.

    Each comes with its number of head rows.
    """
    last = parts[-1][0]
    single = [c for grid, _ in parts for c in grid.cells if c.col_span == 1 and c.words]
    inked = [w for grid, _ in parts for cell in grid.cells for w in cell.words]
    gaps = []
    for i, x in enumerate(last.xs[1:-1]):
        lefts = [w.box.x1 for c in single if c.col <= i for w in c.words if w.box.x1 < x + 1]
        rights = [w.box.x0 for c in single if c.col > i for w in c.words if w.box.x0 > x - 1]
        gaps.append((min(x - 1, max(lefts, default=x - 6)), max(x + 1, min(rights, default=x + 6))))
    return Promise(
        tuple(gaps),
        min((w.box.x0 for w in inked), default=last.box.x0),
        max(last.box.x1, max((w.box.x1 for w in inked), default=last.box.x1)),
        median(w.size for w in inked) if inked else 9.0,
        habit_of(parts),
    )
