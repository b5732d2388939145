"""Counts and shares over a grid's cells, and whether its first rows are set as heads."""

import re
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from extractors.tables.marks.kinds import is_bold, is_number
from extractors.tables.stages import Grid

DATED = re.compile(r"(?:[^\W\d]\S* |\d{1,2}[.,]? ){1,3}(?:1[5-9]|20)\d\d\.?")
"""A year after one to three words or figures of a day: "16 January 1998", "May–June 2003"."""

COUNT = re.compile(r"\(?(?:\d{1,2}\.)*(\d{1,3})[.):\]]?")
"""A figure that may count items or sections: "3", "(3)", "2.3"."""

MOST_HEADS = 3
"""Rows at the top that a title and heads may fill."""

OVER_BOTH, MOST_SINGLE = 0.08, 0.5
"""Share of boxes over rows and over columns, at least, and of those of one of each, at most, for a diagram."""

RULE_BELOW = 3.0
"""Points between a rule and the edge of a row, up to which it is the row's."""


@dataclass(frozen=True, slots=True)
class Shape:
    """What the gate looks at: counts and shares over a grid's cells.

    `multi` is the share of rows with two or more filled cells, `figures` the share of filled cells that are numbers or end
    in a year as dates do, those left out that but count rows; `words` the median words a cell.
    """

    n_rows: int
    n_cols: int
    used_cols: int
    cells: int
    filled: float
    multi: float
    figures: float
    words: float


def shape_of(grid: Grid) -> Shape:
    """The counts of a grid."""
    texts = [cell.text for cell in grid.cells if cell.words]
    rows = [sum(bool(c.words) for c in grid.cells if c.row <= r < c.row + c.row_span) for r in range(grid.n_rows)]
    return Shape(
        n_rows=grid.n_rows,
        n_cols=grid.n_cols,
        used_cols=len({c.col for c in grid.cells if c.words}),
        cells=len(texts),
        filled=len(texts) / max(1, len(grid.cells)),
        multi=sum(n >= 2 for n in rows) / max(1, len(rows)),
        figures=sum(_figures(grid, column) for column in range(grid.n_cols)) / max(1, len(texts)),
        words=median(len(t.split()) for t in texts) if texts else 0.0,
    )


def _figures(grid: Grid, column: int) -> int:
    """How many cells of a column are figures: none where they but count the rows or are but dashes."""
    own = sorted((c for c in grid.cells if c.col == column and c.words), key=lambda c: c.row)
    found = [c.text for c in own if is_number(c.text) or DATED.fullmatch(c.text)]
    counts = [int(mark[1]) for text in found if (mark := COUNT.fullmatch(text))]
    if not any(c.isdigit() for text in found for c in text):
        return 0
    in_turn = len(counts) == len(found) and all(b in (1, a + 1) for a, b in pairwise(counts))
    return 0 if in_turn else len(found)


def is_puzzle(grid: Grid) -> bool:
    """Whether most cells hold a single letter."""
    texts = [cell.text for cell in grid.cells if cell.words]
    return 2 * sum(len(text) == 1 and text.isalpha() for text in texts) > len(texts)


def is_diagram(grid: Grid) -> bool:
    """Whether cells are boxes set freely: some reach over rows and over columns, few keep to one of each."""
    filled = [c for c in grid.cells if c.words]
    both = sum(c.row_span > 1 and c.col_span > 1 for c in filled)
    single = sum(c.row_span == 1 and c.col_span == 1 for c in filled)
    return both >= OVER_BOTH * len(filled) and single < MOST_SINGLE * len(filled)


def has_heads(grid: Grid) -> bool:
    """Whether the first row is bold over all columns and the others are not."""
    first = [c for c in grid.cells if c.row == 0 and c.words]
    rest = [w for c in grid.cells if c.row > 0 for w in c.words]
    return len(first) >= grid.n_cols - 1 and all(is_bold(c.words) for c in first) and not is_bold(rest)


def has_ruled_heads(grid: Grid) -> bool:
    """Whether a rule across all columns stands below heads of all of them: in the first row, or in one below a title."""
    across = [r.at for r in grid.region.rules.horizontal if r.start < grid.xs[1] and r.end > grid.xs[-2]]
    edges = (n for n in range(1, min(MOST_HEADS + 1, grid.n_rows)) if any(abs(y - grid.ys[n]) < RULE_BELOW for y in across))
    return any(_fills(grid, n - 1) for n in edges)


def is_but_framed(grid: Grid) -> bool:
    """Whether no rule lies inside a grid: the first and the last alone frame what stands between, be it notes or code.

    Columns of cells that begin flush need no rule inside.
    """
    rules = grid.region.rules.horizontal
    parted = any(grid.box.top + RULE_BELOW < rule.at < grid.box.bottom - RULE_BELOW for rule in rules)
    return not parted and not is_flush(grid, FRAMED_SIDE)


def _fills(grid: Grid, row: int) -> bool:
    """Whether every column has words of its own at the foot of a row."""
    return sum(c.col_span == 1 and bool(c.words) and c.row + c.row_span == row + 1 for c in grid.cells) == grid.n_cols


FLUSH = 2.0
"""Points up to which the cells of a column begin at one place."""

FLUSH_SIDE, FRAMED_SIDE, NO_BLANKS = 4, 3, 0.95
"""Columns and rows from which on, all cells filled, it is no chance that all begin flush; the same between two rules."""


def is_flush(grid: Grid, side: int = FLUSH_SIDE) -> bool:
    """Whether cells of so many rows and columns or more, nearly all filled, begin at one place in each column."""
    filled = [c for c in grid.cells if c.words and c.col_span == 1]
    if grid.n_cols < side or grid.n_rows < side or len(filled) < NO_BLANKS * grid.n_rows * grid.n_cols:
        return False
    starts = [[min(w.box.x0 for w in c.words) for c in filled if c.col == column] for column in range(grid.n_cols)]
    return all(max(places) - min(places) < FLUSH for places in starts)
