"""Reading order on a page: columns from the white gutter between them, full-width lines and tables as steps across.

The page is read from one full-width thing to the next; between two of them each column is read to its end, from left to
right. A column may hold columns of its own.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from extractors.layout.lines import Line, line, rows
from extractors.model.light import light
from extractors.model.page import Box, union

NARROWEST_COLUMN = 0.14
"""A column is at least this share of the region that it is in."""

FEWEST_LINES = 4
"""Lines that a column must have beside another."""

ALIGNED = 2.5
"""Lines of a column start within this many points of its left edge, but for indents."""


EDGE = 1.5
"""Points between a gutter's x and the lines that start at it."""

SPARED = 0.85
"""Share of the white strip between columns that a gap must have to be the strip."""

LEAST_STRIP = 6.0
"""Points that a gap between columns has at least."""


@light
@dataclass(frozen=True, slots=True)
class Item:
    """A thing to put in order: a line, or a table's place (`table` its index)."""

    box: Box
    line: Line | None = None
    table: int | None = None


def in_order(items: Sequence[Item], region: Box, gutter: float | None, usual: float | None = None) -> list[Item]:
    """The items of a region in reading order. Lines that a column puts side by side come back as one line.

    `gutter` is that of the region's lines, `usual` where the paper's other pages have theirs; it serves where a page holds
    too little to show its own.
    """
    if gutter is None and usual is not None and _fits([item.box for item in items if item.line is not None], usual):
        gutter = usual
    if gutter is None:
        return _down(items, region)
    items = _parted(items, gutter)
    beside = _side_by_side([item for item in items if item.table is not None])
    steps = {id(item) for item in items if crosses(item.box, gutter)} | {id(item) for item in beside}
    crossing = sorted((item for item in items if id(item) in steps), key=lambda item: item.box.top)
    sides = [item for item in items if id(item) not in steps]
    done: list[Item] = []
    stretch: list[Item] = []
    for across in [*crossing, None]:
        limit = across.box.y_mid if across is not None else float("inf")
        between = [item for item in sides if item.box.y_mid < limit]
        sides = [item for item in sides if item.box.y_mid >= limit]
        if between:
            done += _down(stretch, region)
            stretch = []
            done += _columns(between, gutter, region)
        if across is not None:
            stretch.append(across)
    return done + _down(stretch, region)


def _parted(items: Sequence[Item], gutter: float) -> list[Item]:
    """The items with lines of two columns that were taken for one parted at the gutter.

    So it is with justified lines on one baseline whose word spaces are as wide as the gutter. A line whose own word space
    merely lies there is narrower than the white strip and stays whole.
    """
    left_end = max((item.box.x1 for item in items if item.line and item.box.x1 <= gutter + 1.0), default=gutter)
    strip = SPARED * (gutter + EDGE - left_end)
    found: list[Item] = []
    for item in items:
        if item.line is None or not crosses(item.box, gutter):
            found.append(item)
            continue
        words = item.line.words
        left = [word for word in words if word.box.x1 <= gutter + 1.0]
        right = [word for word in words if word.box.x0 >= gutter - 1.0]
        apart = left and right and min(w.box.x0 for w in right) - max(w.box.x1 for w in left)
        if len(left) + len(right) == len(words) and apart and apart >= max(strip, LEAST_STRIP):
            found += [Item(half.box, half) for half in (line(left, item.line.page), line(right, item.line.page))]
        else:
            found.append(item)
    return found


def _side_by_side(tables: Sequence[Item]) -> list[Item]:
    """Tables that start at one height beside each other: together they go across the page."""
    return [a for a in tables if any(a is not b and abs(a.box.top - b.box.top) < 12.0 for b in tables)]


def _columns(items: Sequence[Item], gutter: float, region: Box) -> list[Item]:
    left = [item for item in items if item.box.x_mid < gutter]
    right = [item for item in items if item.box.x_mid >= gutter]
    return [
        *_of_column(left, Box(region.x0, region.top, gutter, region.bottom)),
        *_of_column(right, Box(gutter, region.top, region.x1, region.bottom)),
    ]


def _of_column(items: Sequence[Item], region: Box) -> list[Item]:
    """The items of a column in reading order: it may hold columns of its own."""
    return in_order(items, region, gutter_of(items))


def crosses(box: Box, gutter: float) -> bool:
    """Whether a box lies on both sides of a gutter."""
    return box.x0 < gutter - 1.0 and box.x1 > gutter + 1.0


def _down(items: Sequence[Item], region: Box) -> list[Item]:
    """Items of one column from the top; pieces of one row joined."""
    lines = [item.line for item in items if item.line is not None]
    if not lines:
        return sorted(items, key=lambda item: item.box.top)
    column = Box(min(ln.box.x0 for ln in lines), region.top, max(ln.box.x1 for ln in lines), region.bottom)
    whole = [line(row, lines[0].page, column) for row in rows(word for ln in lines for word in ln.words)]
    merged = [Item(ln.box, ln) for ln in whole] + [item for item in items if item.table is not None]
    return sorted(merged, key=lambda item: (item.box.y_mid if item.line else item.box.top, item.box.x0))


def _fits(boxes: Sequence[Box], gutter: float) -> bool:
    """Whether lines stand side by side at a gutter, the right ones starting at its edge, and hardly any cross it."""
    right = [box for box in boxes if -1.0 <= box.x0 - gutter <= EDGE + ALIGNED]
    pairs = sum(1 for b in right if any(a.x1 <= gutter + 1.0 and a.top < b.bottom and b.top < a.bottom for a in boxes))
    return pairs > 0 and sum(1 for box in boxes if crosses(box, gutter)) <= 2 * pairs


def gutter_of(items: Sequence[Item]) -> float | None:
    """The gutter between the lines among the items (see found_gutter), whatever tables lie there."""
    return found_gutter([item.box for item in items if item.line is not None])


def found_gutter(boxes: Sequence[Box]) -> float | None:
    """The x of the white gutter between two columns of lines in these boxes, or None where they are one column.

    The gutter is where the fewest lines cross, with enough aligned lines on both sides, side by side.
    """
    if len(boxes) < 2 * FEWEST_LINES:
        return None
    around = union(boxes)
    if around.width < 120:
        return None
    low, high = around.x0 + NARROWEST_COLUMN * around.width, around.x1 - NARROWEST_COLUMN * around.width
    best: tuple[int, float, float] | None = None
    for edge in sorted({round(box.x0 - EDGE, 1) for box in boxes if low <= box.x0 - EDGE <= high}):
        crossing = sum(1 for box in boxes if box.x0 < edge - 1.0 and box.x1 > edge + 1.0)
        if best is not None and crossing > best[0]:
            continue
        starts = sum(1 for box in boxes if 0 <= box.x0 - edge <= EDGE + ALIGNED)
        if best is None or (crossing, -starts) < (best[0], best[1]):
            left_end = max((box.x1 for box in boxes if box.x1 <= edge + 1.0), default=around.x0)
            if _parts_columns(boxes, edge, left_end):
                best = (crossing, -starts, edge)
    return best[2] if best else None


def _parts_columns(boxes: Sequence[Box], edge: float, left_end: float) -> bool:
    """Whether lines on both sides of `edge` make columns: enough of them, side by side, aligned on their left edges."""
    left = [box for box in boxes if box.x1 <= edge + 1.0]
    right = [box for box in boxes if box.x0 >= edge - 1.0]
    if min(len(left), len(right)) < FEWEST_LINES or edge - left_end > 80:
        return False
    beside_left, beside_right = _beside(left, right), _beside(right, left)
    if min(len(beside_left), len(beside_right)) < FEWEST_LINES:
        return False
    across = [b for b in boxes if crosses(b, edge)]
    if len(across) > len(beside_right) and _beside(across, beside_right):
        return False
    return _are_aligned(beside_left) and _are_aligned(beside_right)


def _beside(boxes: Sequence[Box], others: Sequence[Box]) -> list[Box]:
    """The boxes that share some height with any of the others."""
    down = sorted(others, key=lambda box: box.top)
    tops = [box.top for box in down]
    lowest = list(accumulate((box.bottom for box in down), max))  # of all that begin no lower
    begun = [bisect_left(tops, box.bottom) for box in boxes]
    return [box for box, n in zip(boxes, begun, strict=True) if n and lowest[n - 1] > box.top]


def _are_aligned(boxes: Sequence[Box]) -> bool:
    """Whether most lines start at one of two edges (text and indent) and most are as long as text is."""
    starts = sorted(box.x0 for box in boxes)
    first = _commonest(starts)
    rest = [s for s in starts if abs(s - first) > ALIGNED]
    second = _commonest(rest) if rest else first
    near = sum(1 for s in starts if abs(s - first) <= ALIGNED or abs(s - second) <= ALIGNED)
    return near >= 0.6 * len(starts)


def _commonest(starts: Sequence[float]) -> float:
    """The first of these edges, which ascend, that most of them are aligned with."""
    best, most, low, high = starts[0], 0, 0, 0
    for x in starts:
        while x - starts[low] > ALIGNED:
            low += 1
        while high < len(starts) and starts[high] - x <= ALIGNED:
            high += 1
        if high - low > most:
            best, most = x, high - low
    return best
