"""A place that a person calls a table: the drawn grid that holds the quoted words, or the lines from first to last."""

from collections.abc import Sequence

from extractors.model.page import Box
from extractors.model.told import Told
from extractors.tables.marks.kinds import stretch
from extractors.tables.marks.text import PageText
from extractors.tables.stages import Block, Line, Region

AROUND = 2.0
"""Points around the lines of a table."""


def told_regions(told: Sequence[Told], drawn: Sequence[Region], text: PageText) -> tuple[Region, ...]:
    """The places on a page that persons call tables; those of no drawn grid still without rules."""
    found = (_region(one, drawn, text) for one in told if one.verb == "table")
    return tuple(region for region in found if region is not None)


def _region(one: Told, drawn: Sequence[Region], text: PageText) -> Region | None:
    ends = [_line(text.lines, words) for words in (one.first, one.last or one.first)]
    first, last = ends
    if first is None or last is None:
        return None
    inside = [
        line for line in text.lines if first.top - 1 <= line.box.y_mid <= last.bottom + 1 and _beside(line, first, last)
    ]
    holding = [region for region in drawn if all(region.box.contains(box.x_mid, box.y_mid) for box in (first, last))]
    if holding:
        smallest = min(holding, key=lambda region: region.box.width * region.box.height)
        return Region(smallest.box, smallest.kind, smallest.rules, captioned=True, told=True)
    if one.last == "" or not inside:
        return None
    return Region(Block(tuple(inside)).box.grown(AROUND), "text", captioned=True, told=True)


def _line(lines: Sequence[Line], words: str) -> Box | None:
    """The place of the line that prints the words."""
    return next((line.box for line in lines if stretch(line.words, words)), None)


def _beside(line: Line, first: Box, last: Box) -> bool:
    """Whether a line shares a stretch of the page's width with the first or the last line."""
    return any(min(line.box.x1, box.x1) > max(line.box.x0, box.x0) for box in (first, last))
