"""The heads over a table's figures: which rows are heads, also amid the body, and the path over each column."""

import re
from collections.abc import Sequence

from extractors.observations import periods
from extractors.observations.columns import Kind
from extractors.observations.grid import Grid
from extractors.observations.labels import Label, Labels

_COLUMN_NUMBER = re.compile(r"[(\[]?(?:\d{1,2}|[a-zA-Z]|[ivx]{1,4})[)\]]?|\(?\d\)?\s?[=+*/x–-].{1,10}")
_SURE_FIGURE = re.compile(r"[.,]\d|\*|%")


def count(grid: Grid) -> int:
    """How many rows at the top are heads: those the table tells, fewer where they hold figures, more where the body
    begins with rows that only name columns."""
    n = grid.table.n_header_rows
    told = next((row for row in range(n) if _is_body(grid, row)), n)
    while told < min(grid.table.n_rows - 1, told + 3) and _is_head(grid, told, told):
        told += 1
    return told


def _is_body(grid: Grid, row: int) -> bool:
    """Whether a row is one of a label and figures, whatever it was taken for."""
    if not grid.text(row, 0) or grid.says(row, 0):
        return False
    others = [col for col in range(1, grid.table.n_cols) if grid.text(row, col) and grid.at[row][col] != grid.at[row][0]]
    sure = [col for col in others if grid.says(row, col) and _SURE_FIGURE.search(grid.text(row, col))]
    return bool(sure) and len(sure) * 2 >= len(others)


def _is_head(grid: Grid, row: int, n_heads: int) -> bool:
    """Whether a row of the body names columns: years, column numbers, units or words over figures, beside an empty stub."""
    table = grid.table
    own = [
        c for c in range(table.n_cols) if grid.text(row, c) and (cell := grid.cell(row, c)) is not None and cell.row == row
    ]
    named = [c for c in own if c > 0]
    if (
        named
        and len(named) == len(own)
        and n_heads
        and all(_COLUMN_NUMBER.fullmatch(w) for c in named for w in grid.text(row, c).split())
    ):
        return "(" in "".join(grid.text(row, c) for c in named)
    if len(named) * 2 <= table.n_cols - 1 or len(named) < 2 or row + 1 >= table.n_rows:
        return False
    if 0 in own and (n_heads > 0 or not _starts_body(grid, row)):
        return False
    below = [c for c in named if any(grid.says(r, c) for r in range(row + 1, min(row + 6, table.n_rows)))]
    return len(below) * 2 > len(named) and all(_names(grid, row, c) for c in named)


def _starts_body(grid: Grid, row: int) -> bool:
    return row == 0 and not any(
        f and not f[0].is_missing and not _names(grid, row, c) for c in range(grid.table.n_cols) if (f := grid.says(row, c))
    )


def _names(grid: Grid, row: int, col: int) -> bool:
    """Whether a text names a column: words, a year, a column number."""
    text = grid.text(row, col)
    if not grid.says(row, col):
        return True
    return periods.whole(text) is not None or (bool(_COLUMN_NUMBER.fullmatch(text)) and "(" in text)


def _spread(grid: Grid, row: int, figures: Sequence[int]) -> dict[int, int]:
    """The cells of a row of heads that stand, each in the midst of as many columns, over all of these: cell by column."""
    filled = [
        (place, at) for place, col in enumerate(figures) if (at := grid.at[row][col]) is not None and grid.text(row, col)
    ]
    below = all(grid.text(row + 1, col) for col in figures)
    if not filled or len(figures) % len(filled) or any(grid.table.cells[at].col_span > 1 for _, at in filled) or not below:
        return {}
    size = len(figures) // len(filled)
    centred = all(place // size == k for k, (place, _) in enumerate(filled))
    amid = len(filled) > 1 or filled[0][0] > 0
    if size < 2 or not centred or not amid or figures[-1] - figures[0] != len(figures) - 1:
        return {}
    return {figures[k * size + j]: at for k, (_, at) in enumerate(filled) for j in range(size)}


class Heads:
    """The heads of a table. `inner` are rows of the body that name columns for the rows below them."""

    def __init__(self, grid: Grid, table: int, labels: Labels, n_heads: int, kinds: Sequence[Kind]) -> None:
        self.grid, self.table, self.labels, self.n_heads, self.kinds = grid, table, labels, n_heads, kinds
        figures = [col for col, kind in enumerate(kinds) if kind == "figures"]
        self.spread = [_spread(grid, row, figures) if row < n_heads - 1 else {} for row in range(n_heads)]
        self.inner = frozenset(row for row in range(n_heads + 1, grid.table.n_rows - 1) if self._is_inner(row, figures))

    def _is_inner(self, row: int, figures: Sequence[int]) -> bool:
        own = [
            c for c in figures if self.grid.text(row, c) and (cell := self.grid.cell(row, c)) is not None and cell.row == row
        ]
        if len(own) * 2 <= len(figures) or len(figures) < 1 or not all(_names(self.grid, row, c) for c in own):
            return False
        if len({self.grid.at[row][c] for c in own}) < 2 and len(figures) > 1:
            return False
        words = sum(not self.grid.says(row, c) for c in own)
        times = sum(periods.whole(self.grid.text(row, c)) is not None for c in own)
        below = any(self.grid.says(row + 1, c) and not _names(self.grid, row + 1, c) for c in own)
        return (words + times == len(own)) and (below or row + 1 in self.__dict__.get("inner", ())) and len(own) > 1

    def path(self, row: int, col: int) -> tuple[Label, ...]:
        """The heads over a place, outermost first; rows of heads amid the body take the place of the innermost ones."""
        rows = list(range(self.n_heads))
        inner = [r for r in sorted(self.inner) if r < row]
        if inner:
            last = [inner[-1]]
            while last[0] - 1 in self.inner:
                last.insert(0, last[0] - 1)
            rows = rows[: max(0, len(rows) - len(last))] + last
        indices = [self.spread[r].get(col, at) if r < self.n_heads else at for r in rows for at in [self.grid.at[r][col]]]
        unique = [i for k, i in enumerate(indices) if i is not None and i not in indices[:k]]
        path = [self.labels.of_cell(self.table, i) for i in unique]
        return tuple(label for k, label in enumerate(path) if label.text and (k == 0 or label.text != path[k - 1].text))

    def corner(self) -> tuple[Label, ...]:
        """The heads over columns that hold no figures."""
        found: list[int] = []
        for row in range(self.n_heads):
            for col, kind in enumerate(self.kinds):
                index = self.grid.at[row][col]
                if kind != "figures" and index is not None and index not in found:
                    cell = self.grid.table.cells[index]
                    over = range(cell.col, min(cell.col + cell.col_span, len(self.kinds)))
                    if not any(self.kinds[c] == "figures" for c in over):
                        found.append(index)
        return tuple(label for i in found if (label := self.labels.of_cell(self.table, i)).text)
