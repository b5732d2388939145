"""Lists, forms and running text set in columns: what tells them from tables."""

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from extractors.model.page import Box
from extractors.tables.marks.kinds import UNREAD, is_number
from extractors.tables.stages import Grid

MARKER = re.compile(
    r"(?:[•●▪■◦‣–—*□☐o-]|\(?[0-9]{1,3}[.):\]]|\[[0-9]{1,3}\]|\(?[a-zA-Zivx]{1,4}[.)]|[0-9]{1,2}(?:\.[0-9]{1,2})+\.?)$"
)

BULLET = re.compile(rf"(?:[•●▪■◦‣▶►▸➤]|{UNREAD})\s*[^\W\d]")
"""A mark before words; before a figure an unread letter is mostly its sign."""

COUNTED = re.compile(r"\(?(\d{1,3})[.)](?!\d)")
"""A mark that counts items."""

ALL_MARKED = 0.9
"""Share of cells that open with a mark, from which it is a list set in columns: the heads of a table have none."""

FEWEST_CUTS = 4
"""Row edges through one paragraph, from which rows are lines of it."""

ADDRESS = re.compile(r"[^\s@]+@[^\s@]+\.[a-z]{2,}|www\.", re.IGNORECASE)
"""An address of mail or of a page; "P@1" is none."""

ADDRESSES = 0.05
"""Addresses a row up to which they may stand at a table's foot."""

BESIDE = 3.0
"""Points that a paragraph may reach into the column before."""

MARKED, WORDY, MOST_FIGURES = 0.75, 4, 0.5
"""Share of labels that are marks of items, at least; words beside them from which a list has a column between; and the share
of figures beside them."""

MOST_COLUMNS = 3
"""Of a list."""

COLONS = 0.6
"""Share of labels with a colon, from which it is a form."""


def cuts_paragraphs(grid: Grid, prose: Sequence[Box]) -> bool:
    """Whether rows of a grid of two columns are lines of a paragraph in its second, as of a summary in a box."""
    if grid.n_cols != 2:
        return False
    inside = [b for b in prose if b.x0 > grid.xs[1] - BESIDE and grid.box.top - 2 < b.top and b.bottom < grid.box.bottom + 2]
    return any(sum(b.top < y < b.bottom for y in grid.ys) >= FEWEST_CUTS for b in inside)


def column_texts(grid: Grid, column: int) -> list[str]:
    """The texts of a column from the top, blanks left out."""
    return [c.text for c in sorted(grid.cells, key=lambda c: c.row) if c.col == column and c.words]


def is_list(grid: Grid) -> bool:
    """Whether the first column is nothing but item marks beside one column of text: a list, or references."""
    marks = column_texts(grid, 0)
    if grid.n_cols > MOST_COLUMNS or len(marks) < 2:
        return False
    counted = [int(word) for text in marks for word in text.split() if word.isdigit()]
    in_turn = grid.n_cols == 2 and len(counted) > 1 and all(b in (1, a + 1) for a, b in pairwise(counted))
    numbered = in_turn and len(counted) >= len(marks)
    marked = sum(bool(MARKER.match(text)) or text == UNREAD or (in_turn and text.isdigit()) for text in marks)
    share = 1.0 if numbered else marked / len(marks)
    others = [t for c in range(1, grid.n_cols) for t in column_texts(grid, c)]
    wordy = median(len(t.split()) for t in others) if others else 0
    return (
        share >= MARKED and (grid.n_cols == 2 or wordy > WORDY) and sum(map(is_number, others)) < MOST_FIGURES * len(others)
    )


def is_list_in_columns(grid: Grid) -> bool:
    """Whether nearly all cells are items of a list, a mark before each: a list set in columns, or the links of a slide.

    Marks that count go on from the foot of a column to the top of the next, whether they stand before their texts or apart.
    """
    texts = [c.text for c in sorted(grid.cells, key=lambda c: (c.col, c.row)) if c.words]
    if sum(bool(BULLET.match(text)) for text in texts) >= ALL_MARKED * len(texts):
        return True
    counted = [(int(found[1]), found[0] == text) for text in texts if (found := COUNTED.match(text))]
    items = len(texts) - sum(apart for _, apart in counted)
    numbers = [number for number, _ in counted]
    several = len({c.col for c in grid.cells if COUNTED.match(c.text)}) > 1
    return several and len(counted) >= ALL_MARKED * items and all(b == a + 1 for a, b in pairwise(numbers))


def is_form(grid: Grid) -> bool:
    """Whether it is a letterhead, an author block or a form: labels with a colon after them, or addresses."""
    labels = column_texts(grid, 0)
    colons = sum(t.rstrip().endswith(":") for t in labels)
    between = grid.n_cols == MOST_COLUMNS and set(column_texts(grid, 1)) == {":"}
    addresses = sum(bool(ADDRESS.search(c.text)) for c in grid.cells)
    return (grid.n_cols == 2 and colons >= COLONS * len(labels)) or between or addresses > ADDRESSES * grid.n_rows
