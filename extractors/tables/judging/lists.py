"""Lists, forms and running text set in columns: what tells them from tables."""

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from extractors.model.page import Box
from extractors.readers.wording import BULLETS
from extractors.tables.marks.kinds import UNREAD, YEAR, is_number
from extractors.tables.marks.lines import rows_of
from extractors.tables.stages import Grid

MARKER = re.compile(
    rf"(?:[{BULLETS}–—*□☐o-]|\(?[0-9]{{1,3}}[.):\]]|\[[0-9]{{1,3}}\]|\(?[a-zA-Zivx]{{1,4}}[.)]|[0-9]{{1,2}}(?:\.[0-9]{{1,2}})+\.?)$"
)

BULLET = re.compile(rf"(?:[{BULLETS}]|{UNREAD})\s*[^\W\d]")
"""A mark before words; before a figure an unread letter is mostly its sign."""

COUNTED = re.compile(r"\(?(\d{1,3})[.)](?!\d)")
"""A mark that counts items."""

FIELD = re.compile(r"(\d{1,3})\s+[^\W\d]")
"""A number before the words of a form's field."""

FEWEST_FIELDS = 5
"""Numbered fields that make a form."""

DATE = re.compile(rf"(?:{YEAR.pattern}|\d{{1,2}}[:.]\d\d(?:\s*[-–—]\s*\d{{1,2}}[:.]\d\d)?|\d{{4}}\s*[-–—]+\s*[a-z]+)")
"""A year, a span of years or an hour."""

ALL_DATED, SOME_DATED, ENTRY_WORDS = 0.9, 0.75, 2
"""Share of the first column that are dates, at least, for entries of a chronology to stand beside them; share of another up
to which they stand only beside some lines; and the median words of an entry, at least."""

FEWEST_IN_TURN, IN_TURN, MONTH = 12, 0.9, 31
"""Figures that count on through the lines, from which they are links, and their share; days of a calendar
go no further than a month."""

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
    if _are_fields(grid):
        return True
    counted = [(int(found[1]), found[0] == text) for text in texts if (found := COUNTED.match(text))]
    items = len(texts) - sum(apart for _, apart in counted)
    numbers = [number for number, _ in counted]
    several = len({c.col for c in grid.cells if COUNTED.match(c.text)}) > 1
    return several and len(counted) >= ALL_MARKED * items and all(b == a + 1 for a, b in pairwise(numbers))


def _are_fields(grid: Grid) -> bool:
    """Whether all cells are numbered in turn, row by row: the fields of a form."""
    texts = [c.text for c in sorted(grid.cells, key=lambda c: (c.row, c.col)) if c.words]
    numbers = [int(found[1]) for text in texts if (found := FIELD.match(text))]
    return len(numbers) == len(texts) >= FEWEST_FIELDS and all(b == a + 1 for a, b in pairwise(numbers))


def is_chronology(grid: Grid) -> bool:
    """Whether the only figures are years or hours: before what happened then, or behind some lines of a life."""
    dated = {c.col for c in grid.cells if DATE.fullmatch(c.text)}
    if grid.n_cols > MOST_COLUMNS or len(dated) != 1:
        return False
    column = dated.pop()
    own = column_texts(grid, column)
    share = sum(bool(DATE.fullmatch(text)) for text in own) / len(own)
    entries = [text for other in range(grid.n_cols) if other != column for text in column_texts(grid, other)]
    if not entries or any(is_number(text) for text in entries) or (column and share > SOME_DATED):
        return False
    return (bool(column) or share >= ALL_DATED) and median(len(text.split()) for text in entries) >= ENTRY_WORDS


def is_count(grid: Grid) -> bool:
    """Whether nearly all figures count on by one from line to line: links to chapters or pages."""
    lines = rows_of(w for c in grid.cells for w in c.words)
    numbers = [int(w.text) for line in lines for w in line if w.text.isdecimal()]
    on = sum(b == a + 1 for a, b in pairwise(numbers))
    return len(numbers) >= FEWEST_IN_TURN and max(numbers) > MONTH and on >= IN_TURN * len(numbers)


def is_form(grid: Grid) -> bool:
    """Whether it is a letterhead, an author block or a form: labels with a colon after them, or addresses."""
    labels = column_texts(grid, 0)
    colons = sum(t.rstrip().endswith(":") for t in labels)
    between = grid.n_cols == MOST_COLUMNS and set(column_texts(grid, 1)) == {":"}
    addresses = sum(bool(ADDRESS.search(c.text)) for c in grid.cells)
    return (grid.n_cols == 2 and colons >= COLONS * len(labels)) or between or addresses > ADDRESSES * grid.n_rows
