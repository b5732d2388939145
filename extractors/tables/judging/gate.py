"""The gate: which grids are tables, and which are prose, lists, contents, letterheads, equations, figures or frames."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from extractors.model.page import Box
from extractors.tables.judging.contents import is_contents
from extractors.tables.judging.formulas import UNREAD, is_equation, is_numbered_formula
from extractors.tables.judging.listings import is_index, is_listing
from extractors.tables.marks.kinds import is_bold, is_number
from extractors.tables.stages import Grid

MARKER = re.compile(
    r"(?:[•●▪■◦‣–—*□☐o-]|\(?[0-9]{1,3}[.)\]]|\[[0-9]{1,3}\]|\(?[a-zA-Zivx]{1,4}[.)]|[0-9]{1,2}(?:\.[0-9]{1,2})+\.?)$"
)

DATED = re.compile(r"(?:[^\W\d]\S* |\d{1,2}[.,]? ){1,3}(?:1[5-9]|20)\d\d\.?")
"""A year after one to three words or figures of a day: "16 January 1998", "May–June 2003"."""

FEWEST_CUTS = 4
"""Row edges through one paragraph, from which rows are lines of it."""

MANY, FULL = 6, 0.8
"""From so many rows and columns on, filled to this share with a word or two each, they are a table, headed or not."""

MOST_HEADS = 3
"""Rows at the top that a title and heads may fill."""

ADDRESSES = 0.05
"""Addresses a row up to which they may stand at a table's foot."""

RULE_BELOW = 3.0
"""Points between a rule and the edge of a row, up to which it is the row's."""


@dataclass(frozen=True, slots=True)
class Shape:
    """What the gate looks at: counts and shares over a grid's cells.

    `multi` is the share of rows with two or more filled cells, `figures` the share of filled cells that are numbers or end
    in a year as dates do, `words` the median words a cell.
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
        figures=sum(is_number(t) or bool(DATED.fullmatch(t)) for t in texts) / max(1, len(texts)),
        words=median(len(t.split()) for t in texts) if texts else 0.0,
    )


def is_table(grid: Grid, captioned: bool = False, drawn: float = 1.0) -> bool:
    """Whether a grid is a table. Drawn grids need little more; white space has to show rows of short cells.

    `drawn` is the share of a ruled grid's cells that rules really part; below a third it is a frame around something.
    """
    s = shape_of(grid)
    if s.used_cols < 2 or s.n_rows < 2 or s.cells < 4 or is_equation(grid):
        return False
    if grid.kind != "text" and is_diagram(grid):
        return False
    if grid.kind == "ruled":
        if captioned:
            return (s.multi >= 0.3 and s.filled >= 0.25) or s.multi * s.n_rows >= 2
        if drawn < 0.34:
            return is_plain_table(grid, s)
        return s.multi >= 0.3 and s.filled >= 0.3 and s.cells >= 5
    if grid.kind == "stack":
        if captioned:
            return s.multi * s.n_rows >= 2
        return s.multi >= 0.4 and s.filled >= 0.3 and not (is_list(grid) or is_contents(grid))
    if captioned:
        return s.multi * s.n_rows >= 2 and not is_list(grid) and not _runs_on(grid, s)
    return is_plain_table(grid, s)


def _runs_on(grid: Grid, s: Shape) -> bool:
    """Whether both columns are text that runs on from line to line: wordy, half of the lines in small letters at first."""
    below = [c.text for c in grid.cells if c.words and c.row > 0]
    low = sum(text[0].islower() for text in below)
    wordy = all(median([len(t.split()) for t in column_texts(grid, column)] or [0]) >= 4 for column in range(grid.n_cols))
    return grid.n_cols == 2 and wordy and s.figures < 0.1 and low >= 0.4 * len(below)


def is_plain_table(grid: Grid, s: Shape) -> bool:
    """Whether a grid found by white space alone, without a caption, is a table: short cells, with figures or heads."""
    if s.n_rows < 3 or s.multi < 0.6 or s.filled < 0.5 or s.words > 4:
        return False
    if is_list(grid) or is_contents(grid) or is_form(grid) or is_numbered_formula(grid):
        return False
    if is_listing(grid) or is_index(grid):
        return False
    if s.n_cols >= MANY and s.n_rows >= MANY and s.filled >= FULL and s.words <= 2 and not _is_puzzle(grid):
        return True
    return s.figures >= 0.2 or (s.n_cols >= 3 and s.n_rows >= 4 and (has_heads(grid) or has_ruled_heads(grid)))


def _is_puzzle(grid: Grid) -> bool:
    """Whether most cells hold a single letter."""
    texts = [cell.text for cell in grid.cells if cell.words]
    return 2 * sum(len(text) == 1 and text.isalpha() for text in texts) > len(texts)


def is_diagram(grid: Grid) -> bool:
    """Whether cells are boxes set freely: some reach over rows and over columns, few keep to one of each."""
    filled = [c for c in grid.cells if c.words]
    both = sum(c.row_span > 1 and c.col_span > 1 for c in filled)
    single = sum(c.row_span == 1 and c.col_span == 1 for c in filled)
    return both >= 0.08 * len(filled) and single < 0.5 * len(filled)


def cuts_paragraphs(grid: Grid, prose: Sequence[Box]) -> bool:
    """Whether rows of a grid of two columns are lines of a paragraph in its second, as of a summary in a box."""
    if grid.n_cols != 2:
        return False
    inside = [b for b in prose if b.x0 > grid.xs[1] - 3 and grid.box.top - 2 < b.top and b.bottom < grid.box.bottom + 2]
    return any(sum(b.top < y < b.bottom for y in grid.ys) >= FEWEST_CUTS for b in inside)


def column_texts(grid: Grid, column: int) -> list[str]:
    """The texts of a column from the top, blanks left out."""
    return [c.text for c in sorted(grid.cells, key=lambda c: c.row) if c.col == column and c.words]


def has_heads(grid: Grid) -> bool:
    """Whether the first row is bold over all columns and the others are not."""
    first = [c for c in grid.cells if c.row == 0 and c.words]
    rest = [w for c in grid.cells if c.row > 0 for w in c.words]
    return len(first) >= grid.n_cols - 1 and all(is_bold(c.words) for c in first) and not is_bold(rest)


def has_ruled_heads(grid: Grid) -> bool:
    """Whether a rule across all columns stands below heads of all of them: in the first row, or in one below a title."""
    if grid.region is None:
        return False
    across = [r.at for r in grid.region.rules.horizontal if r.start < grid.xs[1] and r.end > grid.xs[-2]]
    edges = (n for n in range(1, min(MOST_HEADS + 1, grid.n_rows)) if any(abs(y - grid.ys[n]) < RULE_BELOW for y in across))
    return any(_fills(grid, n - 1) for n in edges)


def _fills(grid: Grid, row: int) -> bool:
    """Whether every column has words of its own at the foot of a row."""
    return sum(c.col_span == 1 and bool(c.words) and c.row + c.row_span == row + 1 for c in grid.cells) == grid.n_cols


def is_list(grid: Grid) -> bool:
    """Whether the first column is nothing but item marks beside one column of text: a list, or references."""
    marks = column_texts(grid, 0)
    if grid.n_cols > 3 or len(marks) < 2:
        return False
    counted = [int(word) for text in marks for word in text.split() if word.isdigit()]
    in_turn = grid.n_cols == 2 and len(counted) > 1 and all(b == a + 1 for a, b in pairwise(counted))
    numbered = in_turn and len(counted) >= len(marks)
    marked = sum(bool(MARKER.match(text)) or text == UNREAD or (in_turn and text.isdigit()) for text in marks)
    share = 1.0 if numbered else marked / len(marks)
    others = [t for c in range(1, grid.n_cols) for t in column_texts(grid, c)]
    wordy = median(len(t.split()) for t in others) if others else 0
    return share >= 0.75 and (grid.n_cols == 2 or wordy > 4) and sum(map(is_number, others)) < 0.5 * len(others)


def is_form(grid: Grid) -> bool:
    """Whether it is a letterhead, an author block or a form: labels with a colon after them, or addresses."""
    labels = column_texts(grid, 0)
    colons = sum(t.rstrip().endswith(":") for t in labels)
    between = grid.n_cols == 3 and set(column_texts(grid, 1)) == {":"}
    addresses = sum("@" in c.text or "www." in c.text for c in grid.cells)
    return (grid.n_cols == 2 and colons >= 0.6 * len(labels)) or between or addresses > ADDRESSES * grid.n_rows
