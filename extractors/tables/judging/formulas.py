"""Set formulas: what tells them from tables."""

import re
from statistics import median

from extractors.tables.marks.kinds import UNREAD
from extractors.tables.stages import Grid

BRACKET_PIECES = frozenset("⎛⎜⎝⎞⎟⎠⎡⎢⎣⎤⎥⎦⎧⎨⎩⎫⎬⎭∑∏∫√")

FORMULA_NUMBER = re.compile(r"\(\d{1,3}(?:[.\-–]\d{1,3}){0,2}[a-z]?\)|\([A-Z]\.?\d{1,3}\)")

RELATIONS = frozenset({"=", ":=", "≡", "≈", "≤", "≥", "⇒", "→"})

TALL = 2.6
"""Letter sizes that a sign is high from which on it is a bracket or a sum over several lines."""

WORD, FEWEST_WORDS = 3, 12
"""Letters of a word, and words without which figures beside an equals sign are a formula or a matrix."""


def is_equation(grid: Grid) -> bool:
    """Whether it is a set formula: built-up brackets or sums, or figures beside a lone equals sign."""
    words = [w for c in grid.cells for w in c.words]
    pieces = sum(w.text[0] in BRACKET_PIECES for w in words)
    size = median(w.size for w in words)
    tall = sum(w.box.height > TALL * size and len(w.text) <= 2 for w in words)
    equals = any(w.text in {"=", ":="} or w.text.endswith("=") for c in grid.cells if c.col <= 1 for w in c.words)
    unread = sum(UNREAD in w.text for w in words)
    related = unread >= 2 and any(w.text in RELATIONS for w in words)
    wordless = not any(sum(map(str.isalpha, w.text)) >= WORD for w in words)
    few = pieces + tall > 0 or len(words) < FEWEST_WORDS or wordless
    return grid.kind != "ruled" and (pieces + tall >= 2 or related or (equals and few))


def is_numbered_formula(grid: Grid) -> bool:
    """Whether nothing but bracketed numbers stands to the right of relations, or a row of one relation begins with such."""
    last = [c.text for c in grid.cells if c.words and c.col == grid.n_cols - 1]
    rows = {c.row for c in grid.cells if any(w.text in RELATIONS for w in c.words)}
    if rows and last and all(FORMULA_NUMBER.fullmatch(text) for text in last):
        return True
    return any(c.col == 0 and c.row in rows and FORMULA_NUMBER.fullmatch(c.text) for c in grid.cells)
