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

FEW = 0.3
"""Share of them from which small numbers are those of lines: references and short paragraphs have fewer full ones."""

WIDE = 0.55
"""Share of the page's width that lines of prose and their numbers fill, at least."""

ALIGNED = 2.0
"""Numbers of one column end, or begin, within so many points of each other."""

_NUMBER = re.compile(r"^\d{1,5}$")


def line_numbers(pages: Sequence[Page]) -> dict[int, set[Word]]:
    """The words of each page that number its lines, by the page's number.

    Where the lines of no page fill their measure as prose does, small numbers beside them are those of a list's entries, and
    stay.
    """
    found = {page.number: [_Margin(page, column) for column in _margins(page)] for page in pages}
    sure = [margin for of_page in found.values() for margin in of_page if margin.is_prose]
    return {
        number: {word for margin in of_page if any(margin.is_level(other) for other in sure) for word in margin.column}
        for number, of_page in found.items()
    }


class _Margin:
    """A column of numbers in the margin of a page, and whether they number prose."""

    def __init__(self, page: Page, column: list[Word]) -> None:
        self.column = column
        upright = [word for word in page.words if word.upright]
        self.is_prose = _measure(column, upright) > WIDE * page.width and _number_prose(column, upright, FEW)

    def is_level(self, other: "_Margin") -> bool:
        """Whether the numbers stand where the others do, on whichever page."""
        mine, theirs = self.column[0].box, other.column[0].box
        return min(abs(mine.x0 - theirs.x0), abs(mine.x1 - theirs.x1)) <= 2 * ALIGNED


def _measure(column: Sequence[Word], words: Sequence[Word]) -> float:
    """How wide the lines beside a column of numbers are, in points."""
    beside = [word.box for word in words if column[0].box.top <= word.box.y_mid <= column[-1].box.bottom]
    return max(box.x1 for box in beside) - min(box.x0 for box in beside)


def _margins(page: Page) -> Iterator[list[Word]]:
    """The columns of figures on a page that count and have nothing but larger words beside them."""
    upright = [word for word in page.words if word.upright]
    figures = [word for word in upright if _NUMBER.match(word.text) and not word.superscript]
    return (column for column in _columns(figures) if _counts(column) and _is_margin(column, upright))


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
    if not beside or not (column[0].size <= SMALL * common_size(beside) or _number_prose(column, beside, MOSTLY)):
        return False
    return all(word.box.x0 >= right for word in beside) or all(word.box.x1 <= left for word in beside)


def _number_prose(column: Sequence[Word], words: Sequence[Word], share: float) -> bool:
    """Whether so large a share of the numbers stand beside lines of prose that fill their measure: no row of a table has
    words at even distances to its end."""
    mine = set(column)
    size = common_size(words)
    top, bottom = column[0].box.top, column[-1].box.bottom
    beside = [word for word in words if word not in mine and top <= word.box.y_mid <= bottom]
    rows = [
        sorted(
            (word for word in beside if abs(word.box.y_mid - number.box.y_mid) < 0.5 * size), key=lambda word: word.box.x0
        )
        for number in column
    ]
    rows = [row for row in rows if row]
    if not rows:
        return False
    full = max(word.box.x1 for word in beside) - 4 * size
    n_prose = sum(1 for row in rows if len(row) >= LEAST and row[-1].box.x1 >= full and _is_even(row, size))
    edge = min(row[0].box.x0 for row in rows)
    apart = column[0].box.x1 + size < edge or column[0].box.x0 > max(row[-1].box.x1 for row in rows)
    return n_prose >= share * max(len(rows), LEAST) and (apart or share < MOSTLY)


def _is_even(row: Sequence[Word], size: float) -> bool:
    """Whether a line's words are even apart, but for one gap between columns of text."""
    return sum(1 for a, b in pairwise(row) if b.box.x0 - a.box.x1 >= PROSE_GAP * size) <= 1
