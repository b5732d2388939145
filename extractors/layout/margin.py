"""Line numbers in the margin of a page: small figures, one below the other, that count the lines and are no text."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from extractors.layout.lines import common_size
from extractors.model.page import Page, Word

LEAST = 8
"""Fewer numbers than this in a margin, or words in a line, may be anything."""

STEPS = (1, 2, 5, 10)
"""Lines are numbered one by one, or every second, fifth or tenth."""

IN_STEP = 0.85
"""Share of neighbours that must be one step apart: a number is left out here and there."""

SMALL = 0.88
"""Line numbers are smaller than this share of the text beside them; the numbers of a table's rows are as large as it."""

PROSE_GAP = 1.2
"""Words of one line of prose are no farther apart than so many sizes of the letters."""

MOSTLY = 0.6
"""Share of the numbered lines that run to the right edge: the last ones of paragraphs and headings do not."""

ALIGNED = 2.0
"""Numbers of one column end, or begin, within so many points of each other."""

_NUMBER = re.compile(r"^\d{1,5}$")


def line_numbers(page: Page) -> tuple[Word, ...]:
    """The words of a page that number its lines, from the top."""
    upright = [word for word in page.words if word.upright]
    figures = [word for word in upright if _NUMBER.match(word.text) and not word.superscript]
    found = [word for column in _columns(figures) if _counts(column) and _is_margin(column, upright) for word in column]
    return tuple(sorted(found, key=lambda word: word.box.top))


def _columns(figures: Sequence[Word]) -> Iterator[list[Word]]:
    """The figures that stand one below the other, by their right edges; where these are not in line, by the left ones."""
    loose: list[Word] = []
    for column in _aligned(sorted(figures, key=lambda word: word.box.x1), by_right=True):
        if len(column) >= LEAST:
            yield sorted(column, key=lambda word: word.box.top)
        else:
            loose += column
    for column in _aligned(sorted(loose, key=lambda word: word.box.x0), by_right=False):
        if len(column) >= LEAST:
            yield sorted(column, key=lambda word: word.box.top)


def _aligned(figures: Sequence[Word], by_right: bool) -> Iterator[list[Word]]:
    column: list[Word] = []
    for word in figures:
        edge = word.box.x1 if by_right else word.box.x0
        if column and edge - (column[0].box.x1 if by_right else column[0].box.x0) > ALIGNED:
            yield column
            column = []
        column.append(word)
    if column:
        yield column


def _counts(column: Sequence[Word]) -> bool:
    """Whether the numbers go up by one step all the way down."""
    differences = [int(below.text) - int(above.text) for above, below in pairwise(column)]
    return any(differences.count(step) >= IN_STEP * len(differences) for step in STEPS)


def _is_margin(column: Sequence[Word], words: Sequence[Word]) -> bool:
    """Whether all that stands beside the column is larger, and on one side of it."""
    mine = set(column)
    left, right = min(word.box.x0 for word in column), max(word.box.x1 for word in column)
    top, bottom = column[0].box.top, column[-1].box.bottom
    beside = [word for word in words if word not in mine and top <= word.box.y_mid <= bottom]
    if not beside or not (column[0].size <= SMALL * common_size(beside) or _number_prose(column, beside)):
        return False
    return all(word.box.x0 >= right for word in beside) or all(word.box.x1 <= left for word in beside)


def _number_prose(column: Sequence[Word], beside: Sequence[Word]) -> bool:
    """Whether the numbers, as large as the text, stand before lines of prose that fill their measure: no row of a table has
    words at even distances to its end."""
    size = common_size(beside)
    rows = [
        sorted(
            (word for word in beside if abs(word.box.y_mid - number.box.y_mid) < 0.5 * size), key=lambda word: word.box.x0
        )
        for number in column
    ]
    rows = [row for row in rows if row]
    full = max(word.box.x1 for word in beside) - 4 * size
    prose = [
        row
        for row in rows
        if len(row) >= LEAST
        and row[-1].box.x1 >= full
        and all(b.box.x0 - a.box.x1 < PROSE_GAP * size for a, b in pairwise(row))
    ]
    return len(prose) >= MOSTLY * max(len(rows), LEAST) and column[0].box.x1 + size < min(row[0].box.x0 for row in rows)
