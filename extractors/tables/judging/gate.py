"""The gate: which grids are tables, and which are prose, lists, contents, letterheads, equations, figures or frames.

A candidate is refused by the first thing that tells what else it is (`OTHER`), or by the first that it lacks; else it needs
something that speaks for it (`TABLE`). Drawn and captioned grids need little more; white space has to show rows of short
cells.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from statistics import median
from typing import Literal

from extractors.model.page import Box, Page
from extractors.tables.evidence import Evidence, Scale
from extractors.tables.judging.charts import are_apart, crossing_slants, has_bars, has_stave, has_ticks
from extractors.tables.judging.contents import in_contents, is_contents
from extractors.tables.judging.figures import (
    crossing_share,
    drawn_share,
    figure_near,
    has_axis,
    is_data,
    is_idle,
    is_pictured,
)
from extractors.tables.judging.formulas import is_equation, is_numbered_formula
from extractors.tables.judging.listings import is_index, is_listing
from extractors.tables.judging.lists import column_texts, cuts_paragraphs, is_form, is_list
from extractors.tables.judging.shapes import Shape, has_heads, has_ruled_heads, is_diagram, is_puzzle, shape_of
from extractors.tables.marks.text import PageText
from extractors.tables.stages import Grid, Rules

DRAWN = 0.34
"""Share of a drawn grid's cells that rules must part; below it is a frame around something."""

CROSSED = 0.15
"""Share of a grid's words that upright rules run through, from which the rules are the grid lines of a chart."""

FEWEST_CELLS = 4
"""Filled cells of any table."""

FEWEST_DRAWN_CELLS = 5
"""Filled cells of a drawn grid that no caption calls a table."""

FEWEST_ROWS = 2
"""Rows of two filled cells that a grid under a caption must show."""

MANY, FULL = 6, 0.8
"""From so many rows and columns on, filled to this share with a word or two each, they are a table, headed or not."""

SHORT, WORDY = 2, 4
"""Median words of a cell up to which cells are short, and up to which white space alone can tell that they are cells."""

FIGURES = 0.2
"""Share of cells that are figures, from which rows and columns are a table's."""

RUNNING, NO_FIGURES = 0.4, 0.1
"""Share of lines in small letters from which two columns are running text, and of figures up to which."""

Case = Literal["drawn", "named drawn", "stack", "named stack", "named text", "plain"]


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


@dataclass(frozen=True)
class Candidate:
    """A grid that may be a table, and the page it stands on. `named` tells that a caption calls it one."""

    grid: Grid
    page: Page
    text: PageText
    rules: Rules
    contents: tuple[Box, ...]
    named: bool

    @cached_property
    def shape(self) -> Shape:
        return shape_of(self.grid)

    @cached_property
    def place(self) -> Box:
        """The grid's box with a little around it."""
        box = self.grid.box
        return Box(box.x0 - 3, box.top - 3, box.x1 + 3, box.bottom + 3)

    @cached_property
    def case(self) -> Case:
        """What is asked of it: "plain" is a grid of white space alone, or one whose rules part few of its cells."""
        if self.grid.kind == "ruled":
            if self.named:
                return "named drawn"
            return "plain" if drawn_share(self.grid, self.rules) < DRAWN else "drawn"
        if self.grid.kind == "stack":
            return "named stack" if self.named else "stack"
        return "named text" if self.named else "plain"


def about(candidate: Candidate) -> str:
    """Where it stands, and how it was found."""
    grid = candidate.grid
    text = " | ".join(cell.text for cell in grid.cells if cell.words)[:50]
    return f"{candidate.case}, {grid.n_rows} x {grid.n_cols} at {grid.box.x0:.0f}, {grid.box.top:.0f}: {text}"


# ---------------------------------------------------------------- something else


def called_figure(candidate: Candidate) -> bool:
    """The nearest caption is a figure's, and it is not full rows of labelled figures."""
    return figure_near(candidate.grid.box, candidate.text.lines) and not is_data(candidate.grid)


def axis(candidate: Candidate) -> bool:
    """The figures of an axis stand in it or beside it."""
    return has_axis(candidate.grid.box, candidate.text.lines)


def pictured(candidate: Candidate) -> bool:
    """A picture covers most of a drawn grid."""
    return candidate.grid.kind == "ruled" and is_pictured(candidate.grid, candidate.page.pictures)


def crossed(candidate: Candidate) -> bool:
    """Rules of a drawn grid run through its words."""
    return candidate.grid.kind == "ruled" and crossing_share(candidate.grid, candidate.rules) >= CROSSED


def idle_rules(candidate: Candidate) -> bool:
    """A drawn grid has far more rules than rows or columns of text."""
    return candidate.grid.kind == "ruled" and is_idle(candidate.grid, candidate.rules)


def bars(candidate: Candidate) -> bool:
    """Bars of different lengths stand on one base where no grid is drawn."""
    fills = [f for f in candidate.page.fills if candidate.place.overlaps(f.box)]
    return candidate.grid.kind != "ruled" and has_bars(fills, candidate.grid)


def ticks(candidate: Candidate) -> bool:
    """Short rules stand in even steps along an axis."""
    return has_ticks(candidate.page.rulings, candidate.place)


def slants(candidate: Candidate) -> bool:
    """Curves or slanting strokes run over several of its cells."""
    return crossing_slants(candidate.grid, candidate.page.slants)


def stave(candidate: Candidate) -> bool:
    """Five lines so close that no text stands between."""
    return has_stave(candidate.page.rulings, candidate.place)


def boxes_apart(candidate: Candidate) -> bool:
    """The cells of a drawn grid are boxes that share no edge."""
    return candidate.grid.kind == "ruled" and are_apart(candidate.grid)


def entries(candidate: Candidate) -> bool:
    """It stands in columns of page numbers that dots lead to."""
    return candidate.grid.kind == "text" and not candidate.named and in_contents(candidate.grid, candidate.contents)


def paragraphs(candidate: Candidate) -> bool:
    """Rows between rules of one extent are lines of a paragraph."""
    grid = candidate.grid
    return grid.kind == "stack" and not candidate.named and cuts_paragraphs(grid, candidate.text.prose)


OTHER = Scale(
    "something else",
    (
        Evidence("called a figure", called_figure, 1.0),
        Evidence("axis", axis, 1.0),
        Evidence("picture", pictured, 1.0),
        Evidence("rules through words", crossed, 1.0),
        Evidence("idle rules", idle_rules, 1.0),
        Evidence("bars", bars, 1.0),
        Evidence("ticks", ticks, 1.0),
        Evidence("slants", slants, 1.0),
        Evidence("stave", stave, 1.0),
        Evidence("boxes apart", boxes_apart, 1.0),
        Evidence("contents", entries, 1.0),
        Evidence("paragraphs", paragraphs, 1.0),
    ),
    (),
    about,
)
"""What else a candidate may be; a drawn grid of these is no rest of a table either."""


# ---------------------------------------------------------------- what a table must have


def too_small(candidate: Candidate) -> bool:
    """It has no two columns and rows, or too few filled cells."""
    s = candidate.shape
    return s.used_cols < 2 or s.n_rows < 2 or s.cells < FEWEST_CELLS


def equation(candidate: Candidate) -> bool:
    """It is a set formula."""
    return is_equation(candidate.grid)


def diagram(candidate: Candidate) -> bool:
    """Its cells are boxes set freely."""
    return candidate.grid.kind != "text" and is_diagram(candidate.grid)


def few_rows(candidate: Candidate) -> bool:
    """Too few of its rows hold two filled cells, or too few cells are filled."""
    s, case = candidate.shape, candidate.case
    least = LEAST.get(case)
    shown = least is not None and s.multi >= least.rows and s.filled >= least.filled
    if case == "drawn":
        return not shown or s.cells < FEWEST_DRAWN_CELLS
    if candidate.named:
        return not shown and s.multi * s.n_rows < FEWEST_ROWS
    return not shown or (case == "plain" and s.n_rows <= FEWEST_ROWS)


def wordy(candidate: Candidate) -> bool:
    """Cells that white space alone parts hold as many words as lines of text do."""
    return candidate.case == "plain" and candidate.shape.words > WORDY


def listed(candidate: Candidate) -> bool:
    """It is a list: item marks beside one column of text."""
    return candidate.case in ("stack", "named text", "plain") and is_list(candidate.grid)


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


def _words(texts: Sequence[str]) -> float:
    return median([len(text.split()) for text in texts] or [0])


def form(candidate: Candidate) -> bool:
    """It is a letterhead, an author block or a form."""
    return candidate.case == "plain" and is_form(candidate.grid)


def numbered_formula(candidate: Candidate) -> bool:
    """It is formulas with their numbers."""
    return candidate.case == "plain" and is_numbered_formula(candidate.grid)


def listing(candidate: Candidate) -> bool:
    """It is program code."""
    return candidate.case == "plain" and is_listing(candidate.grid)


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
    """Many of its cells are figures."""
    return candidate.shape.figures >= FIGURES


def headed(candidate: Candidate) -> bool:
    """Three columns or more of four rows or more have heads in bold, or above a rule."""
    s = candidate.shape
    return s.n_cols >= 3 and s.n_rows >= 4 and (has_heads(candidate.grid) or has_ruled_heads(candidate.grid))


TABLE = Scale(
    "a table",
    (
        Evidence("too small", too_small, -1.0),
        Evidence("equation", equation, -1.0),
        Evidence("diagram", diagram, -1.0),
        Evidence("few rows or cells", few_rows, -1.0),
        Evidence("wordy", wordy, -1.0),
        Evidence("list", listed, -1.0),
        Evidence("contents", of_contents, -1.0),
        Evidence("running text", running_text, -1.0),
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
    ),
    about,
)
