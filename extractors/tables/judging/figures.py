"""Charts, diagrams and boxes that rules draw: what tells them from tables."""

from collections.abc import Sequence
from itertools import pairwise
from math import inf

from extractors.model.page import Box, Word
from extractors.tables.marks.captions import labels_on
from extractors.tables.marks.kinds import is_number, is_year
from extractors.tables.marks.lines import lines_of
from extractors.tables.marks.plots import tick
from extractors.tables.stages import Grid, Line, Rules

FEWEST_TICKS = 4
"""Figures in even steps that make an axis."""

COVERED = 0.6
"""Share of a grid that a picture covers at least, for it to be one."""

FEWEST_ROWS, FEWEST_COLUMNS, FULL = 6, 4, 0.8
"""From so many rows and columns on, filled to this share, labels and figures are no chart's."""

MOST_OFF = 9.0
"""Line heights from a box to its caption, at most; what stands further off, or behind other text, is counted as beyond."""

LEAST_HEIGHT = 6.0
"""Points that the line of a caption is high, at least."""

NEXT_LINE = 1.6
"""Line heights below a caption in which its own next line may stand."""

MOST_LABEL_WORDS = 5
"""Words of a line between a box and its caption, up to which it is a label of the figure, not text."""

INSIDE = 1.5
"""Points from the ends of a word, from which a rule runs through it."""

AT_LEFT = 6.0
"""Points between a cell's left edge and the rule that draws it, at most."""

LEFT_OF, ABOVE, RIGHT_OF, UNDER = 45, 12, 12, 28
"""Points around a box in which the figures of its axes may stand."""

LINE_GAP = 0.6
"""Letter sizes between figures of a level axis, at least."""

MOSTLY_TICKS = 0.75
"""Share of the pieces of a line that are figures of an axis, at least."""

AT_LEFT_SHARE, SAME_END = 0.2, 4
"""Share of a box's width, from its left, in which an upright axis stands, and points in which its figures end."""

NOTHING, SAME_STEP = 1e-9, 1e-3
"""A step below the one is none; steps that differ by less than the other share are even."""

COUNTING = frozenset({1.0, 2.0, 5.0, 10.0})
"""Steps by which years, or numbers of columns, are counted."""

SPACE_SHARE, SPACE_SLACK = 0.12, 1.0
"""By how much the spaces between figures of an axis may differ from their mean: a share, and points."""


def is_pictured(grid: Grid, pictures: Sequence[Box]) -> bool:
    """Whether a picture covers most of a grid."""
    covered = max((picture.shared_area(grid.box) for picture in pictures), default=0.0)
    return covered > COVERED * grid.box.width * grid.box.height


def is_data(grid: Grid) -> bool:
    """Whether a grid is full rows of figures, each with a label: a table, even where its caption calls it a figure."""
    body = [c for c in grid.cells if c.row > 0]
    labels = [c for c in body if c.col == 0]
    figures = [c for c in body if c.col > 0]
    if grid.n_rows < FEWEST_ROWS or grid.n_cols < FEWEST_COLUMNS or not labels or not figures:
        return False
    named = sum(bool(c.words) and not is_number(c.text) for c in labels)
    counted = sum(bool(c.words) and is_number(c.text) for c in figures)
    return named >= FULL * len(labels) and counted >= FULL * (grid.n_rows - 1) * (grid.n_cols - 1)


def crossing_share(grid: Grid, rules: Rules) -> float:
    """The share of a grid's words that upright rules run through, as the grid lines of a chart do."""
    words = [w for c in grid.cells for w in c.words]
    crossed = sum(
        any(w.box.x0 + INSIDE < r.at < w.box.x1 - INSIDE and r.start < w.box.y_mid < r.end for r in rules.vertical)
        for w in words
    )
    return crossed / len(words) if words else 0.0


def drawn_share(grid: Grid, rules: Rules) -> float:
    """The share of filled cells that a drawn rule parts from the cell to their left, among those that have one."""
    starts = [c for c in grid.cells if c.words and c.col > 0]
    drawn = sum(
        any(abs(r.at - c.box.x0) < AT_LEFT and r.start < c.words[0].box.y_mid < r.end for r in rules.vertical)
        for c in starts
    )
    return drawn / len(starts) if starts else 0.0


def figure_near(box: Box, lines: Sequence[Line]) -> bool:
    """Whether the nearest caption around a box is a figure's, with no line of text between."""
    nearest, kind = MOST_OFF, ""
    for label, place in labels_on(lines):
        if min(box.x1, place.x1) > max(box.x0, place.x0):
            distance = _lines_off(box, place, lines)
            if distance < nearest:
                nearest, kind = distance, label.kind
    return kind == "figure"


def _lines_off(box: Box, caption: Box, lines: Sequence[Line]) -> float:
    """How far a caption stands from a box, in line heights; infinitely far where other text stands between."""
    height = max(LEAST_HEIGHT, caption.height)
    above, below = box.top - caption.bottom, caption.top - box.bottom
    if max(above, below) < -height:
        return inf
    low, high = (caption.bottom + NEXT_LINE * height, box.top) if above > below else (box.bottom, caption.top)
    between = [
        x
        for x in lines
        if low < x.box.y_mid < high and x.box.x0 < box.x1 and x.box.x1 > box.x0 and len(x.words) > MOST_LABEL_WORDS
    ]
    return inf if between else max(above, below, 0.0) / height


# ---------------------------------------------------------------- axes


def has_axis(box: Box, lines: Sequence[Line]) -> bool:
    """Whether the figures of an axis stand in a box or right beside it: evenly stepped, evenly spaced."""
    near = Box(box.x0 - LEFT_OF, box.top - ABOVE, box.x1 + RIGHT_OF, box.bottom + UNDER)
    words = [w for line in lines for w in line.words if near.contains(w.box.x_mid, w.box.y_mid)]
    for line in lines_of(words, LINE_GAP):
        ticks = [(tick(s.text), s.box.x_mid) for s in line.segments]
        if len(ticks) >= FEWEST_TICKS + 1 and _even(ticks, MOSTLY_TICKS * len(line.segments)):
            return True
    return _upright_axis(words, box)


def _upright_axis(words: Sequence[Word], box: Box) -> bool:
    """Whether figures one above the other at the left of a box fall in even steps, as on an upright axis."""
    columns: dict[int, list[Word]] = {}
    for word in words:
        if tick(word.text) is not None and word.box.x1 < box.x0 + AT_LEFT_SHARE * box.width:
            columns.setdefault(round(word.box.x1 / SAME_END), []).append(word)
    for column in columns.values():
        ordered = sorted(column, key=lambda w: w.box.top)
        values = [v for v in (tick(w.text) for w in ordered) if v is not None]
        falling = len(values) >= FEWEST_TICKS and all(b < a for a, b in pairwise(values))
        if falling and _even([(v, w.box.y_mid) for v, w in zip(values, ordered, strict=True)], len(values)):
            return True
    return False


def _even(ticks: Sequence[tuple[float | None, float]], fewest: float) -> bool:
    """Whether values step evenly and stand evenly; runs of years or of 1, 2, 3 head tables too and do not count."""
    known = [(value, at) for value, at in ticks if value is not None]
    if len(known) < fewest:
        return False
    steps = [b[0] - a[0] for a, b in pairwise(known)]
    spaces = [b[1] - a[1] for a, b in pairwise(known)]
    if abs(steps[0]) < NOTHING or any(abs(s - steps[0]) > SAME_STEP * abs(steps[0]) for s in steps):
        return False
    if abs(steps[0]) in COUNTING and all(v == int(v) for v, _ in known) and _counts(known, steps[0]):
        return False
    mean = sum(spaces) / len(spaces)
    return all(abs(space - mean) < SPACE_SHARE * abs(mean) + SPACE_SLACK for space in spaces)


def _counts(known: Sequence[tuple[float, float]], step: float) -> bool:
    """Whether values are years, or count from one: heads of columns."""
    first = known[0][0]
    return is_year(f"{first:.0f}") or (abs(step) == 1.0 and first in {0.0, 1.0})
