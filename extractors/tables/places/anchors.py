"""Tables sought where something promises one: below a caption, and at the top of a page whose forerunner ends in a table.

There the promise stands in for the evidence of form: cells may be as wordy as prose. Lines belong to the table while the
gaps between its columns stay open; the first line that runs across them all is text again.
"""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from extractors.model.page import Box
from extractors.tables.marks.captions import label_of, opens_note
from extractors.tables.marks.text import PageText
from extractors.tables.stages import SPARE, Block, Habit, Line, Region

Interval = tuple[float, float]

NARROWEST_GAP = 0.55
"""Width in letter sizes below which a gap between columns counts as closed."""

RIGHT_BELOW, LEFT_OF, LOOKED_AT, FURTHEST = 2.0, 60.0, 10, 9.0
"""Points that a line may reach up into a caption, and stand left of it; lines below a caption among which a table begins,
and letter sizes to there."""

STEP, USUAL_STEPS, FIRST_STEP = 2.6, 2.0, 3.0
"""Space to the next line of a table, at most: in letter sizes, in usual spaces and one letter size more, and at first."""

LEVEL = 0.5
"""Share of the lower one's height within which two lines stand level."""

HEADING_STEP, HEADING_SLACK = 1.3, 0.3
"""Space above a heading over that between rows, at least, and letter sizes more."""

RUNNING_HEAD, HEAD_LINE, TOP_OF_PAGE = 0.05, 0.085, 0.3
"""Shares of a page's height: that what stands in it is no text; that a line above it may be a running head; and that a table
which goes on begins in."""

WIDE = 0.45
"""Share of a page's width from which a table reaches to its margins."""

LEFT_SLACK, RIGHT_SLACK = 4.0, 16.0
"""Points that a line may begin before and end behind the table that it goes on with."""

SAME_SIZE, AT_COLUMN = 0.12, 3.0
"""Share of a letter size by which that line may differ, and points from a column's edge at which it begins there."""


@dataclass(frozen=True, slots=True)
class Promise:
    """Columns that a table at a page's foot hands on to the next page: the gaps between them, and its extent."""

    gaps: tuple[Interval, ...]
    left: float
    right: float
    size: float
    habit: Habit


# ---------------------------------------------------------------- below captions


def captioned_regions(text: PageText) -> tuple[Region, ...]:
    """A region below each caption of a table, as far down as its columns stay apart."""
    out = []
    for label in text.labels:
        mine = [x for x in text.lines if not any(strip.parts(label, x.box) for strip in text.strips)]
        below = [x for x in mine if x.box.top > label.bottom - RIGHT_BELOW and x.box.x1 > label.x0 - LEFT_OF]
        start = next((i for i, x in enumerate(below[:LOOKED_AT]) if len(_spans(x)) >= 2 and not _closes(x, (), ())), None)
        if start is None or below[start].box.top - label.bottom > FURTHEST * text.size:
            continue
        head = below[start]
        left, right = min(head.box.x0, label.x0), max(head.box.x1, label.x1)
        own = [x for x in below[start:] if not _in_another_column(x, left, right, text.prose)]
        lines, gaps = _grown(own, _gaps(head), text.size)
        if len(lines) >= 2 and gaps:
            out.append(Region(Block(tuple(lines)).box.grown(SPARE), "text", captioned=True, columns=_middles(gaps)))
    return tuple(out)


def _in_another_column(line: Line, left: float, right: float, prose: Sequence[Box]) -> bool:
    """Whether a line is running text that stands to the side of a place, not below it."""
    beside = line.box.x0 > right or line.box.x1 < left
    return beside and any(box.contains(line.box.x_mid, line.box.y_mid) for box in prose)


def _spans(line: Line) -> list[Interval]:
    """The x-ranges of a line's segments."""
    return [(s.box.x0, s.box.x1) for s in line.segments]


def _gaps(line: Line) -> list[Interval]:
    parts = _spans(line)
    return [(a[1], b[0]) for a, b in itertools.pairwise(parts)]


def _grown(lines: Sequence[Line], gaps: Sequence[Interval], size: float) -> tuple[list[Line], list[Interval]]:
    """The leading lines that leave the gaps open, and what of the gaps they leave."""
    taken: list[Line] = []
    steps: list[float] = []
    for line in lines:
        if taken:
            step = line.box.top - taken[-1].box.bottom
            if step > max(STEP * size, USUAL_STEPS * median(steps) + size if steps else FIRST_STEP * size):
                break
            steps.append(step)
        if _closes(line, taken, gaps):
            break
        left = _narrowed(gaps, line, size)
        if len(left) < len(gaps) and (len(taken) > 1 or not left):
            break
        gaps = left
        taken.append(line)
    return _without_headings(taken, gaps, size), list(gaps)


def _is_level(line: Line, other: Line) -> bool:
    """Whether two lines stand side by side, as where a page was cut at the gutter between its columns."""
    return abs(line.box.y_mid - other.box.y_mid) < LEVEL * min(line.box.height, other.box.height)


def _closes(line: Line, taken: Sequence[Line], gaps: Sequence[Interval]) -> bool:
    """Whether a line is none of the table: a caption, or the first of a note, which begins where the first column does."""
    if label_of(line.text) is not None:
        return True
    return len(taken) >= 2 and opens_note(line.text) and len(line.segments) <= 2 and line.box.x0 < gaps[0][0]


def _narrowed(gaps: Sequence[Interval], line: Line, size: float) -> list[Interval]:
    """The gaps with the line's ink taken from them; closed ones left out."""
    out = []
    for low, high in gaps:
        for word in line.words:
            x0, x1 = word.box.x0, word.box.x1
            if x1 <= low or x0 >= high:
                continue
            if x0 - low >= high - x1:
                high = min(high, x0)
            else:
                low = max(low, x1)
        if high - low >= NARROWEST_GAP * size:
            out.append((low, high))
    return out


def _without_headings(lines: list[Line], gaps: Sequence[Interval], size: float) -> list[Line]:
    """The lines without those at the foot that stand alone in the first column, further off than rows do."""
    out = list(lines)
    while len(out) > 2 and gaps and out[-1].box.x1 <= gaps[0][1]:
        steps = [b.box.top - a.box.bottom for a, b in itertools.pairwise(out)]
        bold = all(w.bold for w in out[-1].words) and not all(w.bold for w in out[-2].words)
        if not bold and steps[-1] <= HEADING_STEP * median(steps) + HEADING_SLACK * size:
            break
        out.pop()
    return out


def _middles(gaps: Sequence[Interval]) -> tuple[float, ...]:
    return tuple((low + high) / 2 for low, high in gaps)


# ---------------------------------------------------------------- at the top of the next page


def continued_region(text: PageText, promise: Promise, page_width: float, page_height: float) -> Region | None:
    """The region at a page's top whose lines keep to the columns of the table before; None where text stands there.

    Some line has to show the columns: begin right at a column other than the first, or stand in two of them.
    """
    lines = [x for x in text.lines if x.box.bottom > RUNNING_HEAD * page_height]
    while lines and lines[0].box.y_mid < HEAD_LINE * page_height and not _fits(lines[0], promise):
        lines.pop(0)
    if not lines or not promise.gaps or lines[0].box.top > TOP_OF_PAGE * page_height:
        return None
    # A wide table's last column reaches to the margin, however short its lines were on the page before.
    wide = promise.right - promise.left > WIDE * page_width
    right = max(promise.right, page_width - promise.left) if wide else promise.right
    within_width = [x for x in lines if x.box.x0 > promise.left - LEFT_SLACK and x.box.x1 < right + RIGHT_SLACK]
    if not within_width or within_width[0] is not lines[0]:
        return None
    outside = next((i for i, x in enumerate(lines) if x not in within_width), len(lines))
    until = next((i for i in range(outside) if outside < len(lines) and _is_level(lines[i], lines[outside])), outside)
    taken, gaps = _grown(lines[:until], promise.gaps, promise.size)
    if not taken or len(gaps) != len(promise.gaps) or not any(_shows(x, promise) for x in taken):
        return None
    box = Block(tuple(taken)).box.grown(SPARE)
    box = Box(min(box.x0, promise.left - 1), box.top, max(box.x1, promise.right), box.bottom)
    return Region(box, "text", captioned=True, columns=_middles(gaps), continues=True, habit=promise.habit)


def _fits(line: Line, promise: Promise) -> bool:
    inside = line.box.x0 > promise.left - LEFT_SLACK and line.box.x1 < promise.right + RIGHT_SLACK
    return inside and len(_narrowed(promise.gaps, line, promise.size)) == len(promise.gaps) and _shows(line, promise)


def _shows(line: Line, promise: Promise) -> bool:
    """Whether a line begins at the left edge of a column after the first, or has ink in two columns."""
    size = median(word.size for word in line.words)
    if abs(size - promise.size) > SAME_SIZE * promise.size:
        return False
    starts = any(abs(line.box.x0 - high) < AT_COLUMN for _, high in promise.gaps)
    return starts or any(line.box.x0 < low + 1 and line.box.x1 > high - 1 for low, high in promise.gaps)
