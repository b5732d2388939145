"""Program code and numbered lines of it: what tells them from tables."""

import re
from itertools import pairwise
from statistics import median

from extractors.tables.lines import rows_of
from extractors.tables.stages import Grid

SMALL = 0.88
"""Line numbers are set smaller than this share of the text beside them; a table's row numbers are as large as its text."""

CODE = re.compile(r"\\[A-Za-z@]{2,}|\\\\|[{}]|<-|[=!:]=|\(\)|;$|^//|^/\*")

CODE_SHARE = 0.25
"""Share of words with signs of code, from which aligned lines are code."""

PROMPTS = frozenset({">", ">>", ">>>", "##", "R>"})
"""What a console puts before a line, as papers show it."""

PROMPTED = 0.5


def is_listing(grid: Grid) -> bool:
    """Whether aligned lines are program code, come from a console, or are counted by small numbers beside them."""
    words = [w.text for c in grid.cells for w in c.words]
    lines = rows_of(w for c in grid.cells for w in c.words)
    if sum(line[0].text in PROMPTS for line in lines) >= PROMPTED * len(lines):
        return True
    return sum(bool(CODE.search(text)) for text in words) > CODE_SHARE * len(words) or any(
        _counts_lines(grid, column) for column in (0, 1)
    )


def _counts_lines(grid: Grid, column: int) -> bool:
    own = sorted((w for c in grid.cells if c.col == column for w in c.words), key=lambda w: w.box.top)
    others = [w.size for c in grid.cells if c.col > column for w in c.words]
    if len(own) < 2 or not others or not all(w.text.isdigit() for w in own):
        return False
    counted = all(int(below.text) == int(above.text) + 1 for above, below in pairwise(own))
    return counted and median(w.size for w in own) < SMALL * median(others)
