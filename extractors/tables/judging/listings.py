"""Program code, numbered lines of it, and indexes: what tells them from tables."""

import re
from itertools import pairwise
from statistics import median

from extractors.tables.marks.lines import rows_of
from extractors.tables.stages import Grid

SMALL, AS_LARGE = 0.88, 1.05
"""Line numbers are set smaller than this share of the text beside them; a table's row numbers are as large as its text, as
those of lines of code may be."""

NUMBERED = 2
"""Columns of numbered lines."""

CODE = re.compile(r"\\[A-Za-z@]{2,}|\\\\|[{}]|<-|←|[=!:]=|\(\)|;$|^//|^/\*")

CALL = re.compile(r"=|[A-Za-z_]\w*\(|.*\w[.]\w+\(")
"""What numbered lines of code show besides: a value given, a function called."""

CODE_SHARE = 0.25
"""Share of words with signs of code, from which aligned lines are code."""

PROMPTS = frozenset({">", ">>", ">>>", "##", "R>"})
"""What a console puts before a line, as papers show it."""

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
    if sum(line[0].text in PROMPTS for line in lines) >= PROMPTED * len(lines):
        return True
    coded = sum(bool(CODE.search(text)) for text in words)
    return coded > CODE_SHARE * len(words) or any(_counts_lines(grid, column, SMALL) for column in (0, 1))


def is_numbered_listing(grid: Grid) -> bool:
    """Whether two columns are lines of program code and the numbers of all of them."""
    if grid.n_cols != NUMBERED or not _counts_lines(grid, 0, AS_LARGE):
        return False
    words = [w.text for c in grid.cells if c.col for w in c.words]
    return sum(bool(CODE.search(text) or CALL.match(text)) for text in words) > CODE_SHARE * len(words)


def is_index(grid: Grid) -> bool:
    """Whether lines of every column name pages, one after the other: an index set in columns."""
    columns = [[c.text[-LINE:] for c in grid.cells if c.col == column and c.words] for column in range(grid.n_cols)]
    return all(sum(bool(_PAGES.fullmatch(text)) for text in texts) > INDEXED * len(texts) for texts in columns if texts)


def _counts_lines(grid: Grid, column: int, size: float) -> bool:
    """Whether a column counts the lines beside it, in letters smaller than this share of theirs."""
    own = sorted((w for c in grid.cells if c.col == column for w in c.words), key=lambda w: w.box.top)
    others = [w.size for c in grid.cells if c.col > column for w in c.words]
    if len(own) < 2 or not others or not all(w.text.isdigit() for w in own):
        return False
    counted = all(int(below.text) == int(above.text) + 1 for above, below in pairwise(own))
    return counted and median(w.size for w in own) < size * median(others)
