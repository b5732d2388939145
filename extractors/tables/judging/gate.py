"""The gate: which grids are tables, and which are prose, lists, contents, letterheads, equations, figures or frames.

A candidate is refused by the first thing that tells what else it is (`OTHER`), or by the first that it lacks; else it needs
something that speaks for it (`TABLE`). Drawn and captioned grids need little more; white space has to show rows of short
cells.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from extractors.tables.evidence import Evidence, Scale
from extractors.tables.judging.candidates import Candidate, Case, about
from extractors.tables.judging.contents import is_contents
from extractors.tables.judging.formulas import is_equation, is_numbered_formula
from extractors.tables.judging.listings import is_index, is_listing, is_numbered_listing, is_values
from extractors.tables.judging.lists import column_texts, is_chronology, is_count, is_form, is_list, is_list_in_columns
from extractors.tables.judging.shapes import has_heads, has_ruled_heads, is_diagram, is_flush, is_puzzle
from extractors.tables.judging.text_columns import is_text_columns

FEWEST_CELLS = 4
"""Filled cells of any table."""

FEWEST_DRAWN_CELLS = 5
"""Filled cells of a grid with rules inside that no caption calls a table."""

FEWEST_PLAIN_CELLS = 6
"""Filled cells of a grid that white space alone parts, or that is but framed."""

FEWEST_ROWS = 2
"""Rows of two filled cells that a grid under a caption must show."""

MANY, FULL = 6, 0.8
"""From so many rows and columns on, filled to this share with a word or two each, they are a table, headed or not."""

SHORT, WORDY = 2, 4
"""Median words of a cell up to which cells are short, and up to which white space alone can tell that they are cells."""

FIGURES = 0.2
"""Share of cells that are figures, from which rows and columns are a table's."""

BESIDE = 1.0
"""Points between the shades of cells side by side, at most."""

RUNNING, NO_FIGURES = 0.4, 0.1
"""Share of lines in small letters from which two columns are running text, and of figures up to which."""


@dataclass(frozen=True, slots=True)
class Shares:
    """Of rows with two filled cells, and of cells that are filled: what a case must show."""

    rows: float
    filled: float


LEAST: dict[Case, Shares] = {
    "drawn": Shares(0.3, 0.3),
    "named drawn": Shares(0.3, 0.25),
    "stack": Shares(0.4, 0.3),
    "plain": Shares(0.6, 0.5),
}


# ---------------------------------------------------------------- what a table must have


def too_small(candidate: Candidate) -> bool:
    """It has no two columns and rows, or too few filled cells."""
    s = candidate.shape
    return s.used_cols < 2 or s.n_rows < 2 or s.cells < FEWEST_CELLS


def equation(candidate: Candidate) -> bool:
    """It is a set formula, with no rule below heads under a caption."""
    return is_equation(candidate.grid) and not (candidate.case == "named stack" and has_ruled_heads(candidate.grid))


def diagram(candidate: Candidate) -> bool:
    """Its cells are boxes set freely."""
    return candidate.grid.kind != "text" and is_diagram(candidate.grid)


def few_rows(candidate: Candidate) -> bool:
    """Too few of its rows hold two filled cells, or too few cells are filled."""
    s, case = candidate.shape, candidate.case
    least = LEAST.get(case)
    shown = least is not None and s.multi >= least.rows and s.filled >= least.filled
    if case in ("drawn", "stack"):
        return not shown or s.cells < FEWEST_DRAWN_CELLS
    if candidate.named:
        return not shown and s.multi * s.n_rows < FEWEST_ROWS
    few = s.cells < FEWEST_PLAIN_CELLS or (s.n_rows <= FEWEST_ROWS and candidate.grid.kind != "stack")
    return not shown or (case == "plain" and few)


def wordy(candidate: Candidate) -> bool:
    """Cells that white space alone parts hold as many words as lines of text do."""
    return candidate.case == "plain" and candidate.shape.words > WORDY


def listed(candidate: Candidate) -> bool:
    """It is a list: item marks beside one column of text."""
    return candidate.case in ("stack", "named text", "plain") and is_list(candidate.grid)


def list_in_columns(candidate: Candidate) -> bool:
    """Nearly all of its cells are items with a mark."""
    return not candidate.named and is_list_in_columns(candidate.grid)


def chronology(candidate: Candidate) -> bool:
    """It is years or hours and what happened then, without heads."""
    return candidate.case == "plain" and not has_heads(candidate.grid) and is_chronology(candidate.grid)


def counting(candidate: Candidate) -> bool:
    """Its figures count on through all lines: links to chapters or pages."""
    return candidate.case == "plain" and is_count(candidate.grid)


def of_contents(candidate: Candidate) -> bool:
    """Its lines are titles with the pages where they stand."""
    return candidate.case in ("stack", "plain") and is_contents(candidate.grid)


def running_text(candidate: Candidate) -> bool:
    """Below a caption stand two columns of text that runs on from line to line."""
    if candidate.case != "named text" or candidate.grid.n_cols != 2 or candidate.shape.figures >= NO_FIGURES:
        return False
    below = [c.text for c in candidate.grid.cells if c.words and c.row > 0]
    low = sum(text[0].islower() for text in below)
    return low >= RUNNING * len(below) and all(_words(column_texts(candidate.grid, column)) >= WORDY for column in (0, 1))


def text_columns(candidate: Candidate) -> bool:
    """It is running text in three columns or more."""
    return not candidate.named and is_text_columns(candidate.grid)


def _words(texts: Sequence[str]) -> float:
    return median([len(text.split()) for text in texts] or [0])


def form(candidate: Candidate) -> bool:
    """It is a letterhead, an author block or a form."""
    return candidate.case == "plain" and is_form(candidate.grid)


def numbered_formula(candidate: Candidate) -> bool:
    """It is formulas with their numbers."""
    return candidate.case == "plain" and is_numbered_formula(candidate.grid)


def listing(candidate: Candidate) -> bool:
    """It is program code, or what a console showed: with the numbers of its lines, where a frame is drawn around it."""
    if candidate.case == "plain" and (is_listing(candidate.grid) or is_values(candidate.grid)):
        return True
    return not candidate.named and is_numbered_listing(candidate.grid)


def index(candidate: Candidate) -> bool:
    """It is an index set in columns."""
    return candidate.case == "plain" and is_index(candidate.grid)


# ---------------------------------------------------------------- what speaks for a table


def bounded(candidate: Candidate) -> bool:
    """Rules part it, or a caption calls it a table."""
    return candidate.case != "plain"


def full(candidate: Candidate) -> bool:
    """Many rows and columns are filled with a word or two each, and no puzzle's letters."""
    s = candidate.shape
    many = s.n_cols >= MANY and s.n_rows >= MANY
    return many and s.filled >= FULL and s.words <= SHORT and not is_puzzle(candidate.grid)


def figures(candidate: Candidate) -> bool:
    """Many of its cells are figures, and some are words."""
    worded = any(w.text.isalpha() for c in candidate.grid.cells for w in c.words)
    return worded and candidate.shape.figures >= FIGURES


def headed(candidate: Candidate) -> bool:
    """Three columns or more of four rows or more have heads in bold, or above a rule."""
    s = candidate.shape
    return s.n_cols >= 3 and s.n_rows >= 4 and (has_heads(candidate.grid) or has_ruled_heads(candidate.grid))


def shaded(candidate: Candidate) -> bool:
    """Each text of its first row stands on a shade of its own, side by side with the next: cells of heads."""
    first = candidate.grid.beginning_in(0)
    fills = candidate.sheet.page.fills
    under = [next((f.box for f in fills if f.box.contains(c.words[0].box.x0, c.words[0].box.y_mid)), None) for c in first]
    boxes = [box for box in under if box is not None]
    beside = all(abs(a.x1 - b.x0) < BESIDE and abs(a.top - b.top) < BESIDE for a, b in pairwise(boxes))
    return len(boxes) == len(first) == candidate.grid.n_cols and candidate.shape.n_rows > FEWEST_ROWS and beside


def flush(candidate: Candidate) -> bool:
    """Four columns or more of four rows or more, hardly a blank among them, begin flush."""
    return is_flush(candidate.grid) and not is_puzzle(candidate.grid)


TABLE = Scale(
    "a table",
    (
        Evidence("too small", too_small, -1.0),
        Evidence("equation", equation, -1.0),
        Evidence("diagram", diagram, -1.0),
        Evidence("few rows or cells", few_rows, -1.0),
        Evidence("wordy", wordy, -1.0),
        Evidence("list", listed, -1.0),
        Evidence("list in columns", list_in_columns, -1.0),
        Evidence("chronology", chronology, -1.0),
        Evidence("counting", counting, -1.0),
        Evidence("contents", of_contents, -1.0),
        Evidence("running text", running_text, -1.0),
        Evidence("columns of text", text_columns, -1.0),
        Evidence("form", form, -1.0),
        Evidence("numbered formula", numbered_formula, -1.0),
        Evidence("listing", listing, -1.0),
        Evidence("index", index, -1.0),
    ),
    (
        Evidence("drawn or captioned", bounded, 1.0),
        Evidence("full", full, 1.0),
        Evidence("figures", figures, 1.0),
        Evidence("heads", headed, 1.0),
        Evidence("shaded heads", shaded, 1.0),
        Evidence("flush columns", flush, 1.0),
    ),
    about,
)
