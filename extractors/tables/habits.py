"""How the rows of a grid are set: what its next page is read by."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from extractors.model.page import Word
from extractors.tables.lines import rows_of
from extractors.tables.stages import Grid, Habit

APART = 1.12
"""Leading between rows over leading within, from which the two are told apart when the rows are known."""


def habit_of(grid: Grid, n_heads: int) -> Habit:
    """The leading that parts the rows of a grid, the marks they end with, and whether each has a label."""
    rows = [[c for c in grid.cells if c.row == r and c.row_span == 1] for r in range(n_heads, grid.n_rows)]
    labels = [any(c.col == 0 and c.words for c in row) for row in rows]
    spanning = any(c.col == 0 and c.row_span > 1 for c in grid.cells if c.row >= n_heads)
    return Habit(_leading(grid, n_heads), _closers(grid, n_heads), len(labels) >= 2 and all(labels) and not spanning)


def _mids(words: Sequence[Word]) -> list[float]:
    return [sum(w.box.y_mid for w in line) / len(line) for line in rows_of(words)]


def _leading(grid: Grid, n_heads: int) -> float | None:
    cells = [(c, _mids(c.words)) for c in grid.cells if c.row >= n_heads and c.words and c.row_span == 1]
    inside = [b - a for _, mids in cells for a, b in pairwise(mids)]
    first = {r: min(m[0] for c, m in cells if c.row == r) for r in {c.row for c, _ in cells}}
    last = {r: max(m[-1] for c, m in cells if c.row == r) for r in first}
    between = [first[r + 1] - last[r] for r in first if r + 1 in first]
    if not inside or not between or min(between) < APART * max(inside):
        return None
    return (max(inside) + min(between)) / 2


def _closers(grid: Grid, n_heads: int) -> Mapping[int, frozenset[str]]:
    out: dict[int, frozenset[str]] = {}
    for column in range(grid.n_cols):
        ends = [c.words[-1].text[-1] for c in grid.cells if c.row >= n_heads and c.col == column and c.words]
        marks = frozenset(mark for mark in ends if mark in ").:!?]" and ends.count(mark) >= 0.2 * len(ends))
        if len(ends) >= 3 and sum(end in marks for end in ends) >= 0.8 * len(ends):
            out[column] = marks
    return out
