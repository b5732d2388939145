"""What parts a page's columns though it holds no line across them: rules and frames over the page, headings beside white.

Above such a step both columns are read to their ends before what stands below it.
"""

from collections.abc import Sequence

from extractors.layout.bands import LARGER
from extractors.layout.columns import Item, crosses
from extractors.layout.lines import common_size
from extractors.model.page import Box, Page, union

OVER = 0.85
"""Share of the width of a page's lines that a rule or frame over all its columns takes, at least."""

DEEP = 3.0
"""Letter sizes that a shaded place is high, at least, to be a frame and no band of a row."""

WHITE = 0.97
"""Grey from which on a fill is as good as none."""

LEVEL, UNEVEN = 0.5, 3.0
"""Letter sizes by which columns may begin apart below a heading over both, and end apart above it."""


def steps(page: Page, items: Sequence[Item], gutter: float | None) -> list[Item]:
    """Bare items, without line or table, across the gutter of a page where its columns are parted; none without a gutter."""
    lines = [item for item in items if item.line is not None]
    if gutter is None or not lines:
        return []
    text = union(item.box for item in lines)
    size = common_size(word for item in lines if item.line is not None for word in item.line.words)
    return [*_drawn(page, text, gutter, size), *_beside_white(lines, text, gutter, size)]


def _drawn(page: Page, text: Box, gutter: float, size: float) -> list[Item]:
    """The rules over all columns, and the edges of places shaded over all of them."""
    rules = [rule.box for rule in page.rulings if rule.horizontal]
    shades = [fill.box for fill in page.fills if fill.grey < WHITE and fill.box.height > DEEP * size]
    edges = [Box(box.x0, y, box.x1, y) for box in shades for y in (box.top, box.bottom)]
    inside = (box for box in (*rules, *edges) if text.top < box.y_mid < text.bottom)
    return [Item(box) for box in inside if crosses(box, gutter) and box.width >= OVER * text.width]


def _beside_white(lines: Sequence[Item], text: Box, gutter: float, size: float) -> list[Item]:
    """The places of headings in one column beside which the other is white from where they are to where it begins again."""
    sides = ([x for x in lines if x.box.x1 <= gutter + 1.0], [x for x in lines if x.box.x0 >= gutter - 1.0])
    found = []
    for own, other in (sides, sides[::-1]):
        for item in own:
            if item.line is None or item.line.size < LARGER * size:
                continue
            around, beside = _white(item.box, [x for x in own if x is not item]), _white(item.box, other)
            if (
                around
                and beside
                and abs(beside[1] - around[1]) <= LEVEL * size
                and abs(beside[0] - around[0]) <= UNEVEN * size
            ):
                found.append(Item(Box(text.x0, item.box.top, text.x1, item.box.top)))
    return found


def _white(box: Box, lines: Sequence[Item]) -> tuple[float, float] | None:
    """From where to where no line stands around a box; None where one stands beside it, or none above or below."""
    above = [x.box.bottom for x in lines if x.box.bottom <= box.top + 1.0]
    below = [x.box.top for x in lines if x.box.top >= box.bottom - 1.0]
    if not above or not below or len(above) + len(below) < len(lines):
        return None
    return max(above), min(below)
