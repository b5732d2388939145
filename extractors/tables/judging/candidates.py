"""A candidate: a grid that may be a table, what is asked of it, and what else it may be (charts, contents, paragraphs)."""

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from extractors.model.page import Box
from extractors.tables.evidence import Evidence, Scale
from extractors.tables.judging.charts import (
    are_apart,
    are_within,
    crossing_slants,
    has_bars,
    has_stave,
    has_ticks,
    is_below_uprights,
)
from extractors.tables.judging.contents import in_contents
from extractors.tables.judging.figures import (
    crossing_share,
    drawn_share,
    figure_near,
    has_axis,
    is_data,
    is_pictured,
)
from extractors.tables.judging.lists import cuts_paragraphs
from extractors.tables.judging.shapes import Shape, is_but_framed, shape_of
from extractors.tables.marks.sheet import Sheet
from extractors.tables.marks.text import has_caption
from extractors.tables.stages import Grid

DRAWN = 0.34
"""Share of a drawn grid's cells that rules must part; below it is a frame around something."""

CROSSED = 0.15
"""Share of a grid's words that upright rules run through, from which the rules are the grid lines of a chart."""

FULL_SIDE, NEARLY_ALL = 3, 0.9
"""Rows and columns from which on a grid with this share of its cells filled, and drawn apart, is no figure."""

AROUND = 3.0
"""Points around a grid in which drawn marks are its own."""

Case = Literal["drawn", "named drawn", "stack", "named stack", "named text", "plain"]

FEW_FIGURES = 0.3
"""Share of cells that are figures, below which close lines may be a stave."""


@dataclass(frozen=True)
class Candidate:
    """A grid that may be a table, and the page it stands on."""

    grid: Grid
    sheet: Sheet

    @cached_property
    def named(self) -> bool:
        """Whether a caption calls it a table."""
        return self.grid.region.captioned or has_caption(self.grid.box, self.sheet.text.labels)

    @cached_property
    def shape(self) -> Shape:
        return shape_of(self.grid)

    @cached_property
    def place(self) -> Box:
        """The grid's box with a little around it."""
        return self.grid.box.grown(AROUND)

    @cached_property
    def is_full(self) -> bool:
        """Whether nearly all cells of three rows and columns or more are filled, and rules part them: no figure's frame."""
        s = self.shape
        full = s.n_rows >= FULL_SIDE and s.n_cols >= FULL_SIDE and s.filled >= NEARLY_ALL
        return full and self.grid.kind == "ruled" and drawn_share(self.grid, self.sheet.drawn.rules) >= NEARLY_ALL

    @cached_property
    def case(self) -> Case:
        """What is asked of it: "plain" is a grid of white space alone, or one whose rules part few of its cells or none."""
        if self.grid.kind == "ruled":
            if self.named:
                return "named drawn"
            return "plain" if drawn_share(self.grid, self.sheet.drawn.rules) < DRAWN else "drawn"
        if self.grid.kind == "stack" and not self.named:
            return "plain" if is_but_framed(self.grid) else "stack"
        if self.grid.kind == "stack":
            return "named stack"
        return "named text" if self.named else "plain"


def about(candidate: Candidate) -> str:
    """Where it stands, and how it was found."""
    grid = candidate.grid
    text = " | ".join(cell.text for cell in grid.cells if cell.words)[:50]
    return f"{candidate.case}, {grid.n_rows} x {grid.n_cols} at {grid.box.x0:.0f}, {grid.box.top:.0f}: {text}"


def called_figure(candidate: Candidate) -> bool:
    """The nearest caption is a figure's, and it is no drawn grid of filled cells, nor full rows of labelled figures."""
    return (
        not candidate.is_full and figure_near(candidate.grid.box, candidate.sheet.text.lines) and not is_data(candidate.grid)
    )


def axis(candidate: Candidate) -> bool:
    """The figures of an axis stand in it or beside it; no caption calls it a table, and no rules part filled cells."""
    return not candidate.named and not candidate.is_full and has_axis(candidate.grid.box, candidate.sheet.text.lines)


def pictured(candidate: Candidate) -> bool:
    """A picture covers most of a drawn grid."""
    return candidate.grid.kind == "ruled" and is_pictured(candidate.grid, candidate.sheet.page.pictures)


def crossed(candidate: Candidate) -> bool:
    """Rules of a drawn grid run through its words."""
    return candidate.grid.kind == "ruled" and crossing_share(candidate.grid, candidate.sheet.drawn.rules) >= CROSSED


def bars(candidate: Candidate) -> bool:
    """Bars of different lengths stand on one base where no grid is drawn."""
    fills = [f for f in candidate.sheet.page.fills if candidate.place.overlaps(f.box)]
    return candidate.grid.kind != "ruled" and has_bars(fills, candidate.grid)


def ticks(candidate: Candidate) -> bool:
    """Short rules stand in even steps along an axis."""
    return has_ticks(candidate.sheet.page.rulings, candidate.place)


def below_uprights(candidate: Candidate) -> bool:
    """Its first figures stand below the ends of upright rules: labels of an axis."""
    return is_below_uprights(candidate.grid, candidate.sheet.page.rulings)


def slants(candidate: Candidate) -> bool:
    """Curves or slanting strokes run over several of its cells."""
    return crossing_slants(candidate.grid, candidate.sheet.page.slants)


def stave(candidate: Candidate) -> bool:
    """Five lines so close that no text stands between, and hardly a figure; no caption calls it a table."""
    if candidate.named or candidate.shape.figures >= FEW_FIGURES:
        return False
    return has_stave(candidate.sheet.page.rulings, candidate.place)


def boxes_apart(candidate: Candidate) -> bool:
    """The cells of a drawn grid are boxes that share no edge."""
    return candidate.grid.kind == "ruled" and are_apart(candidate.grid)


def boxes_within(candidate: Candidate) -> bool:
    """Boxes stand free in the frame of a drawn grid: letters set in boxes, or the steps of a proof one in the other."""
    return candidate.grid.kind == "ruled" and not candidate.named and are_within(candidate.grid)


def entries(candidate: Candidate) -> bool:
    """It stands in columns of page numbers that dots lead to."""
    return candidate.grid.kind == "text" and not candidate.named and in_contents(candidate.grid, candidate.sheet.contents)


def cut_paragraphs(candidate: Candidate) -> bool:
    """Rows between rules of one extent are lines of a paragraph."""
    grid = candidate.grid
    return grid.kind == "stack" and not candidate.named and cuts_paragraphs(grid, candidate.sheet.text.prose)


OTHER = Scale(
    "something else",
    (
        Evidence("called a figure", called_figure, 1.0),
        Evidence("axis", axis, 1.0),
        Evidence("picture", pictured, 1.0),
        Evidence("rules through words", crossed, 1.0),
        Evidence("bars", bars, 1.0),
        Evidence("ticks", ticks, 1.0),
        Evidence("below uprights", below_uprights, 1.0),
        Evidence("slants", slants, 1.0),
        Evidence("stave", stave, 1.0),
        Evidence("boxes apart", boxes_apart, 1.0),
        Evidence("boxes within", boxes_within, 1.0),
        Evidence("contents", entries, 1.0),
        Evidence("paragraphs", cut_paragraphs, 1.0),
    ),
    (),
    about,
)
"""What else a candidate may be; a drawn grid of these is no rest of a table either."""
