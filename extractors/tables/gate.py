"""The gate: which grids are tables, and which are prose, lists, letterheads, figures or frames."""

from dataclasses import dataclass
from statistics import median

from extractors.tables.columns import is_number
from extractors.tables.stages import Grid


@dataclass(frozen=True, slots=True)
class Shape:
    """What the gate looks at: counts and shares over a grid's cells."""

    n_rows: int
    n_cols: int
    filled: float
    multi: float
    figures: float
    words: float
    longest: int


def shape_of(grid: Grid) -> Shape:
    """Counts of a grid. `multi` is the share of rows with two or more filled cells; `words` the median words a cell."""
    texts = [cell.text for cell in grid.cells if cell.words]
    rows = [sum(bool(c.words) for c in grid.cells if c.row <= r < c.row + c.row_span) for r in range(grid.n_rows)]
    return Shape(
        n_rows=grid.n_rows,
        n_cols=grid.n_cols,
        filled=len(texts) / max(1, len(grid.cells)),
        multi=sum(n >= 2 for n in rows) / max(1, len(rows)),
        figures=sum(is_number(t) for t in texts) / max(1, len(texts)),
        words=median(len(t.split()) for t in texts) if texts else 0.0,
        longest=max((len(t.split()) for t in texts), default=0),
    )


def is_table(grid: Grid, captioned: bool = False) -> bool:
    """Whether a grid is a table. Drawn grids need little more; white space has to show rows of short cells."""
    s = shape_of(grid)
    if (
        len({c.col for c in grid.cells if c.words}) < 2
        or s.n_cols < 2
        or s.n_rows < 2
        or sum(bool(c.words) for c in grid.cells) < 4
    ):
        return False
    if grid.kind == "ruled":
        return s.multi >= 0.3 and s.filled >= 0.25
    if grid.kind == "stack":
        return s.multi >= 0.4 and s.filled >= 0.3
    if captioned:
        return s.multi >= 0.4 and s.words <= 12
    return s.n_rows >= 3 and s.multi >= 0.6 and s.filled >= 0.5 and s.words <= 4 and (s.figures >= 0.2 or s.n_cols >= 3)
