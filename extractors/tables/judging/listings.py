"""Program code, numbered lines of it, and indexes: what tells them from tables."""

import re
from itertools import pairwise
from statistics import median

from extractors.tables.marks.console import PROMPTS
from extractors.tables.marks.lines import rows_of
from extractors.tables.stages import Grid

SMALL, AS_LARGE = 0.88, 1.05
"""Line numbers are set smaller than this share of the text beside them; a table's row numbers are as large as its text, as
those of lines of code may be."""

FEWEST_LINES, CODED_LINES = 3, 0.25
"""Numbered lines from which on they may be code, and the share of them that shows signs of it."""

LISTED = 0.8
"""Share of cells that end in a comma, from which they are values of a list."""

CODE = re.compile(r"\\[A-Za-z@]{2,}|\\\\|[{}]|<-|←|[=!:]=|\(\)|;$|^//|^/\*")

CALL = re.compile(r"=|[A-Za-z_]\w*\(|.*\w[.]\w+\(")
"""What numbered lines of code show besides: a value given, a function called."""

CODE_SHARE = 0.25
"""Share of words with signs of code, from which aligned lines are code."""

SHOWN = PROMPTS | {"##"}
"""What stands before what a console shows."""

PROMPTED = 0.5

_PAGE = r"\d{1,4}(?:[–-]\d{1,4})?[fn]{0,2}"
_PAGES = re.compile(rf"(?:.*?\D[,.] ?)?{_PAGE}(?:, {_PAGE})+,?|.*[^\W\d]\S*(?:,|(?: ?\.){{2,}}) {_PAGE},?|{_PAGE},")
"""What a line of an index ends with: pages after commas or dots, or goes on with."""

LINE = 80
"""Letters at the end of a cell that are looked at: more stand on no line of an index."""

INDEXED = 0.3
"""Share of each column's lines that end so, from which they are an index's."""


def is_listing(grid: Grid) -> bool:
    """Whether aligned lines are program code, come from a console, or are counted by small numbers beside them."""
    words = [w.text for c in grid.cells for w in c.words]
    lines = rows_of(w for c in grid.cells for w in c.words)
    if sum(line[0].text in SHOWN for line in lines) >= PROMPTED * len(lines):
        return True
    coded = sum(bool(CODE.search(text)) for text in words)
    return coded > CODE_SHARE * len(words) or any(_counts_lines(grid, column) for column in (0, 1))


def is_numbered_listing(grid: Grid) -> bool:
    """Whether all lines are counted by numbers no larger than they, and many show signs of code."""
    lines = rows_of(w for c in grid.cells for w in c.words)
    counted = all(line[0].text.isdecimal() for line in lines)
    numbers = [int(line[0].text) for line in lines] if counted else []
    words = [w for line in lines for w in line[1:]]
    if len(numbers) < FEWEST_LINES or not words or any(b != a + 1 for a, b in pairwise(numbers)):
        return False
    small = median(line[0].size for line in lines) < AS_LARGE * median(w.size for w in words)
    coded = sum(any(CODE.search(w.text) or CALL.match(w.text) for w in line[1:]) for line in lines)
    return small and coded > CODED_LINES * len(lines)


def is_values(grid: Grid) -> bool:
    """Whether nearly all cells end in a comma: values listed in program code."""
    texts = [c.text for c in grid.cells if c.words]
    return sum(text.endswith(",") for text in texts) >= LISTED * len(texts)


def is_index(grid: Grid) -> bool:
    """Whether lines of every column name pages, one after the other: an index set in columns."""
    columns = [[c.text[-LINE:] for c in grid.cells if c.col == column and c.words] for column in range(grid.n_cols)]
    return all(sum(bool(_PAGES.fullmatch(text)) for text in texts) > INDEXED * len(texts) for texts in columns if texts)


def _counts_lines(grid: Grid, column: int) -> bool:
    """Whether a column counts the lines beside it, in letters clearly smaller than theirs."""
    own = sorted((w for c in grid.cells if c.col == column for w in c.words), key=lambda w: w.box.top)
    others = [w.size for c in grid.cells if c.col > column for w in c.words]
    if len(own) < 2 or not others or not all(w.text.isdigit() for w in own):
        return False
    counted = all(int(below.text) == int(above.text) + 1 for above, below in pairwise(own))
    return counted and median(w.size for w in own) < SMALL * median(others)
