"""How like two tables are: TEDS, and whether they are the same.

TEDS is 1 - distance / cells of the larger, over trees of table, rows and cells (Zhong, ShafieiBavani and Jimeno Yepes 2020).
A cell that spans otherwise costs 1, a text what share of its letters differs. White space and forms of dashes do not count.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

ALIKE = str.maketrans({**dict.fromkeys("‐‑‒–—−", "-"), "∗": "*", "√": "✓", "ǫ": "ε", "ϵ": "ε"})


@dataclass(frozen=True, slots=True)
class Entry:
    """A cell: where it begins, what it spans, what it says."""

    row: int
    col: int
    row_span: int
    col_span: int
    text: str


def letters(text: str) -> str:
    """A text without white space, raised and lowered letters and dashes of all sorts put plainly."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text).translate(ALIKE))


def level(cells: Sequence[Entry], n_heads: int) -> list[Entry]:
    """Heads grown over blank cells above and below them: no reader can tell whether a label spans these."""
    out = list(cells)
    for i, cell in enumerate(out):
        if cell.row >= n_heads or not cell.text.strip():
            continue
        top, end = cell.row, min(n_heads, cell.row + cell.row_span)
        while top > 0 and not _hit(out, top - 1, cell):
            top -= 1
        while end < n_heads and not _hit(out, end, cell):
            end += 1
        out[i] = Entry(top, cell.col, max(end, cell.row + cell.row_span) - top, cell.col_span, cell.text)
    heads = [c for c in out if c.text.strip() and c.row < n_heads]
    return [c for c in out if c.text.strip() or c.row >= n_heads or not any(_over(c, h) for h in heads)]


def _hit(cells: Sequence[Entry], row: int, under: Entry) -> bool:
    one = Entry(row, under.col, 1, under.col_span, "")
    return any(c.text.strip() and _over(one, c) for c in cells)


def _over(a: Entry, b: Entry) -> bool:
    rows = a.row < b.row + b.row_span and b.row < a.row + a.row_span
    return rows and a.col < b.col + b.col_span and b.col < a.col + a.col_span


def same(a: Sequence[Entry], b: Sequence[Entry]) -> bool:
    """Whether two tables have the same filled cells."""
    return _filled(a) == _filled(b)


def _filled(cells: Sequence[Entry]) -> set[Entry]:
    return {Entry(c.row, c.col, c.row_span, c.col_span, letters(c.text)) for c in cells if letters(c.text)}


def teds(a: Sequence[Entry], b: Sequence[Entry]) -> float:
    """From 0 to 1."""
    rows = _rows(a), _rows(b)
    sizes = [1 + sum(1 + len(row) for row in side) for side in rows]
    return 1.0 - _aligned(*rows) / max(sizes)


Row = tuple[tuple[int, int, str], ...]


def _rows(cells: Sequence[Entry]) -> list[Row]:
    """The rows as HTML writes them: each cell where it begins, blanks too, by spans and letters."""
    n_rows = max((c.row + c.row_span for c in cells), default=0)
    n_cols = max((c.col + c.col_span for c in cells), default=0)
    begun = {(c.row, c.col): c for c in cells}
    covered = {(r, k) for c in cells for r in range(c.row, c.row + c.row_span) for k in range(c.col, c.col + c.col_span)}
    out = []
    for r in range(n_rows):
        row = []
        for k in range(n_cols):
            cell = begun.get((r, k))
            if cell is not None:
                row.append((cell.row_span, cell.col_span, letters(cell.text)))
            elif (r, k) not in covered:
                row.append((1, 1, ""))
        out.append(tuple(row))
    return out


def _aligned(a: Sequence[Row], b: Sequence[Row]) -> float:
    """What it costs to turn rows into others; a row that goes or comes costs itself and its cells."""
    cost = [0.0]
    for row in b:
        cost.append(cost[-1] + 1 + len(row))
    for mine in a:
        before, cost = cost, [cost[0] + 1 + len(mine)]
        for j, other in enumerate(b):
            change = before[j] + _row_cost(mine, other)
            cost.append(min(change, before[j + 1] + 1 + len(mine), cost[-1] + 1 + len(other)))
    return cost[-1]


@lru_cache(maxsize=100_000)
def _row_cost(a: Row, b: Row) -> float:
    cost = [float(k) for k in range(len(b) + 1)]
    for mine in a:
        before, cost = cost, [cost[0] + 1]
        for j, other in enumerate(b):
            cost.append(min(before[j] + _cell_cost(mine, other), before[j + 1] + 1, cost[-1] + 1))
    return cost[-1]


def _cell_cost(a: tuple[int, int, str], b: tuple[int, int, str]) -> float:
    return 1.0 if a[:2] != b[:2] else Levenshtein.normalized_distance(a[2], b[2])
