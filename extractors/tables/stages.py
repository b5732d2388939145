"""What the stages of table reading hand on, so that each can be looked at (and drawn) by itself.

Rulings -> `Rules`; words -> `Segment` -> `Line` -> `Block`; both -> `Region`; region -> `Grid`; grid and surroundings ->
`Fragment`; fragments over pages -> the logical tables of `extractors.model.document`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from statistics import median
from typing import Literal

from extractors.model.document import Cell
from extractors.model.light import light
from extractors.model.page import Box, Page, Word, union

RegionKind = Literal["ruled", "stack", "text"]

DOTS = ".…· "
"""What leads on to what stands at a line's end."""

USUAL_SIZE = 10.0
"""Letter size in points where no word is there to tell."""

SPARE = 1.0
"""Points around the lines of a region."""


@dataclass(frozen=True, slots=True)
class Habit:
    """How a table's rows are set, for reading its next page.

    `leading`: from which leading on a line begins a row, None where one cannot tell. `closers`: for a column the marks that
    its rows end with, `openers`: the pairs of words that they begin with. `all_labels`: every row has a text in its first
    column. `heads`: the letters and digits of each column's head.
    """

    leading: float | None
    closers: Mapping[int, frozenset[str]]
    openers: Mapping[int, frozenset[str]]
    all_labels: bool
    heads: Mapping[int, str]


@light
@dataclass(frozen=True, slots=True, order=True)
class Rule:
    """A rule at `at` (y of a horizontal one, x of a vertical one) from `start` to `end` along the other axis, in points."""

    at: float
    start: float
    end: float

    @property
    def length(self) -> float:
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Rules:
    """Cleaned rules: touching pieces of one rule joined, double lines made one. Each tuple is sorted."""

    horizontal: tuple[Rule, ...] = ()
    vertical: tuple[Rule, ...] = ()


@light
@dataclass(frozen=True, slots=True)
class Segment:
    """Words of one line that stand nearer than a column gap, from left to right. Dots that lead on take no place."""

    words: tuple[Word, ...]
    box: Box = field(init=False)

    def __post_init__(self) -> None:
        inked = [word.box for word in self.words if word.text.strip(DOTS)]
        object.__setattr__(self, "box", union(inked or [word.box for word in self.words]))

    @property
    def text(self) -> str:
        return " ".join([word.text for word in self.words])


@light
@dataclass(frozen=True, slots=True)
class Line:
    """Segments on one baseline, from left to right."""

    segments: tuple[Segment, ...]
    box: Box = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "box", union([segment.box for segment in self.segments]))

    @property
    def whole(self) -> Segment:
        """All its words as one segment, however far apart."""
        return Segment(self.words)

    @property
    def words(self) -> tuple[Word, ...]:
        return tuple([word for segment in self.segments for word in segment.words])

    @property
    def text(self) -> str:
        return " ".join(segment.text for segment in self.segments)


@dataclass(frozen=True, slots=True)
class Block:
    """Lines one below the other."""

    lines: tuple[Line, ...]
    box: Box = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "box", union(line.box for line in self.lines))


@dataclass(frozen=True, slots=True)
class Region:
    """A place that may hold a table, and the rules in it.

    `captioned` tells that a caption asks for a table here, `columns` gives separators that are known beforehand, and
    `continues` that they come from the table at the foot of the page before. `told`: a person calls it a table.
    """

    box: Box
    kind: RegionKind
    rules: Rules = field(default_factory=Rules)
    captioned: bool = False
    columns: tuple[float, ...] = ()
    continues: bool = False
    habit: Habit | None = None
    told: bool = False


@light
@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell of one page's grid. `ruled` tells that drawn rules bound it on the sides where it meets other cells."""

    row: int
    col: int
    row_span: int
    col_span: int
    box: Box
    words: tuple[Word, ...] = ()
    ruled: bool = False

    @property
    def level_text(self) -> str:
        """Its text without raised marks."""
        return " ".join(word.text for word in self.words if not word.superscript)

    @property
    def text(self) -> str:
        return " ".join([word.text for word in self.words])


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows and columns of a region: `ys` and `xs` are the n + 1 edges of n rows and columns, in points."""

    box: Box
    xs: tuple[float, ...]
    ys: tuple[float, ...]
    cells: tuple[GridCell, ...]
    kind: RegionKind
    region: Region
    """What it was read from."""
    continues: bool = False
    """Its columns were handed on by the table at the foot of the page before."""

    @property
    def n_rows(self) -> int:
        return len(self.ys) - 1

    @property
    def n_cols(self) -> int:
        return len(self.xs) - 1

    @property
    def size(self) -> float:
        """The usual letter size, in points."""
        sizes = [word.size for cell in self.cells for word in cell.words]
        return median(sizes) if sizes else USUAL_SIZE

    def column_at(self, x: float) -> int:
        """The column that a place stands in; beyond the sides the first or the last."""
        return next((column for column in range(self.n_cols) if x < self.xs[column + 1]), self.n_cols - 1)

    def beginning_in(self, row: int) -> list[GridCell]:
        """The cells that begin in a row and hold words."""
        return [cell for cell in self.cells if cell.row == row and cell.words]


CaptionKind = Literal["table", "figure", "note", "heading"]


@dataclass(frozen=True, slots=True)
class Label:
    """The label that opens a caption: what it names, its printed number, and how many words it takes."""

    kind: CaptionKind
    number: str
    continued: bool


@dataclass(frozen=True, slots=True)
class Caption:
    """A caption found on a page: its label and the words of all its lines."""

    label: Label
    words: tuple[Word, ...]
    box: Box


@dataclass(frozen=True, slots=True)
class Surroundings:
    """A table's caption and notes, as words, and the unit printed for all of it."""

    caption: Caption | None
    notes: tuple[tuple[Word, ...], ...]
    unit: str
    handed_on: bool = False
    """The caption stands alone at the foot of the page before."""


@dataclass(frozen=True, slots=True)
class Fragment:
    """One page's piece of a table. `at_top` and `at_bottom` tell that no text of the page stands above or below it."""

    page: Page
    grid: Grid
    n_heads: int
    surroundings: Surroundings
    at_top: bool
    at_bottom: bool
    plain: Grid
    """The grid before its heads were put in levels."""
    only_rest: bool = False
    """Too little to be a table by itself: it counts only where it goes on with one."""

    @property
    def only_heads(self) -> bool:
        """Whether it is but the heads of a table at the foot of a page, under their caption."""
        captioned = self.only_rest and self.at_bottom and self.surroundings.caption is not None
        return captioned and self.grid.n_rows == self.n_heads


@dataclass(frozen=True, slots=True)
class Draft:
    """A logical table in the making: its cells so far and the fragments they came from."""

    cells: tuple[Cell, ...]
    n_rows: int
    fragments: tuple[Fragment, ...]

    @property
    def last(self) -> Fragment:
        return self.fragments[-1]
