"""Painted paths -> rulings, fills, slants and marks.

A thin rectangle is one rule however it was drawn, a stroked rectangle four, a filled one a fill; the pieces of a rule that
was drawn cell by cell, or dash by dash, are one rule.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from extractors.model.page import Box, Fill, Ruling
from extractors.readers.clips import shown
from extractors.readers.painted import Area, Painting, around

RULE_THICKNESS = 2.5
"""A painted rectangle thinner than this, in points, is a rule: word processors draw table borders this way."""

PAPER_GREY = 0.985
"""Paint as light as this does not show on white paper."""

OFF_CORNER = 0.5
"""Points that a corner of a rectangle may be off."""

SAME_LINE = 0.6
"""Pieces whose axes differ by less, in points, lie on one line."""

SEAM = 1.2
"""A gap in a rule up to this, in points, is a seam between cells and no gap."""

DASH = 9.0
DASH_GAP = 4.5
"""Dashes: pieces no longer, gaps no wider than these, in points."""

SLANT = 3.0
"""A stroke that runs this far both across and down, in points, is neither level nor upright."""

MOST_SLANTS = 2_000
"""Slants handed on of one page: a few tell that something is drawn there."""

SMALLEST_MARK, LARGEST_MARK = 1.2, 15.0
"""Points that a bullet is high and wide: from a dot beside small print to a ball on a slide."""

SQUARE = 2.0
"""A bullet is no more than so many times as wide as high, or as high as wide."""

MOST_MARKS = 1_000
"""A page with more small things is a plot or a map; none of them is a bullet."""

MOST_RULINGS = 6_000
"""A page with more rules after merging is a plot or a map; none of them rule a table."""


def rulings(painting: Painting) -> tuple[Ruling, ...]:
    """The page's rules, pieces joined, sorted from the top. Rules that paper-white paint hides are left out."""
    across: dict[bool, list[Box]] = {True: [], False: []}
    for area in painting.areas:
        for horizontal, drawn in _rules(area):
            box = shown(drawn, area.clip)
            if box is not None:
                across[horizontal].append(box)
    for box in (picture.box for picture in painting.pictures):
        if min(box.width, box.height) < RULE_THICKNESS < max(box.width, box.height):
            across[box.width > box.height].append(box)
    found = [
        Ruling(box, horizontal)
        for horizontal, boxes in across.items()
        for box in _joined(boxes, horizontal)
        if _shows(box, painting)
    ]
    if len(found) > MOST_RULINGS:
        return ()
    return tuple(sorted(found, key=lambda rule: (rule.box.top, rule.box.x0, rule.box.bottom, rule.box.x1)))


def fills(painting: Painting) -> tuple[Fill, ...]:
    """The filled rectangles that show: darker than paper, or paper-white over a darker one. In painting order."""
    found: list[Fill] = []
    for area in painting.areas:
        drawn = _filled_box(area)
        box = shown(drawn, area.clip) if drawn is not None else None
        grey = area.line if area.fill is None else area.fill
        if box is None or grey is None:
            continue
        box = _on_page(box, painting)
        if box.width <= RULE_THICKNESS or box.height <= RULE_THICKNESS:
            continue
        if grey < PAPER_GREY or any(fill.grey < PAPER_GREY and fill.box.overlaps(box) for fill in found):
            found.append(Fill(box, grey))
    return tuple(found)


def slants(painting: Painting) -> tuple[Box, ...]:
    """Around each curve and each path with a slanting stroke: what graphs, arrows and circles are drawn with."""
    drawn = [area for area in painting.areas if min(v for v in (area.line, area.fill, 1.0) if v is not None) < PAPER_GREY]
    slanted = [shown(around(area.points), area.clip) for area in drawn if _slants(area)]
    found = [box for box in (*painting.curves, *slanted) if box is not None and max(box.width, box.height) > SLANT]
    return tuple(sorted(found[:MOST_SLANTS]))


def marks(painting: Painting) -> tuple[Box, ...]:
    """Around each curve, filled shape, run of colours and picture that is as small and as even as a bullet."""
    solid = [area for area in painting.areas if area.fill is not None and area.fill < PAPER_GREY]
    shapes = (box for area in solid if (box := shown(around(area.points), area.clip)) is not None)
    drawn = (*painting.curves, *painting.shadings, *shapes, *(picture.box for picture in painting.pictures))
    found = sorted({box for box in drawn if _is_mark(box)})
    return tuple(found) if len(found) <= MOST_MARKS else ()


def _is_mark(box: Box) -> bool:
    low, high = sorted((box.width, box.height))
    return low >= SMALLEST_MARK and high <= min(LARGEST_MARK, SQUARE * low)


def _slants(area: Area) -> bool:
    return any(
        abs(bx - ax) > SLANT and abs(by - ay) > SLANT
        for (ax, ay), (bx, by) in zip(area.points, area.points[1:], strict=False)
    )


def _rules(area: Area) -> Iterator[tuple[bool, Box]]:
    """The rules that one painted path draws: (horizontal, box)."""
    rectangle = _rectangle(area)
    if rectangle is not None and area.fill is not None and min(rectangle.width, rectangle.height) <= RULE_THICKNESS:
        if area.fill < PAPER_GREY and max(rectangle.width, rectangle.height) > 0.05:
            yield rectangle.width >= rectangle.height, rectangle
        return
    if area.line is None or area.line >= PAPER_GREY:
        return
    if rectangle is not None and min(rectangle.width, rectangle.height) <= RULE_THICKNESS and len(area.points) > 3:
        yield rectangle.width >= rectangle.height, rectangle
        return
    for (x0, y0), (x1, y1) in zip(area.points, area.points[1:], strict=False):
        if _thick_box(area, x0, y0, x1, y1) is not None:
            continue
        if abs(y1 - y0) <= 0.5 < abs(x1 - x0):
            yield True, Box(min(x0, x1), (y0 + y1) / 2, max(x0, x1), (y0 + y1) / 2)
        elif abs(x1 - x0) <= 0.5 < abs(y1 - y0):
            yield False, Box((x0 + x1) / 2, min(y0, y1), (x0 + x1) / 2, max(y0, y1))


def _rectangle(area: Area) -> Box | None:
    """The box of a path whose sides are all level or upright and that bounds one rectangle, else None.

    The ends of a thin one may be cut slanting, by as much as it is thick: so borders meet in browsers' prints.
    """
    points = area.points
    if len(points) > 12:
        return None
    box = around(points)
    thick = min(box.width, box.height)
    along, over = (max(OFF_CORNER, thick) if thick <= RULE_THICKNESS else OFF_CORNER), OFF_CORNER
    off_x, off_y = (along, over) if box.width > box.height else (over, along)
    corners = all(
        min(abs(x - box.x0), abs(x - box.x1)) <= off_x and min(abs(y - box.top), abs(y - box.bottom)) <= off_y
        for x, y in points
    )
    return box if corners and (len(points) > 3 or min(box.width, box.height) <= 0.5) else None


def _filled_box(area: Area) -> Box | None:
    """The rectangle that a path fills: by its inside, or by a line so thick that it is an area."""
    if area.fill is not None:
        return _rectangle(area)
    if area.line is not None and len(area.points) == 2:
        (x0, y0), (x1, y1) = area.points
        return _thick_box(area, x0, y0, x1, y1)
    return None


def _thick_box(area: Area, x0: float, y0: float, x1: float, y1: float) -> Box | None:
    """The area of a level or upright stroke too thick for a rule."""
    half = area.width / 2
    if area.width <= 2 * RULE_THICKNESS or len(area.points) > 3:
        return None
    if abs(y1 - y0) <= 0.5:
        return Box(min(x0, x1), y0 - half, max(x0, x1), y0 + half)
    return Box(x0 - half, min(y0, y1), x0 + half, max(y0, y1)) if abs(x1 - x0) <= 0.5 else None


def _on_page(box: Box, painting: Painting) -> Box:
    x0, top = min(max(box.x0, 0.0), painting.width), min(max(box.top, 0.0), painting.height)
    return Box(x0, top, max(x0, min(box.x1, painting.width)), max(top, min(box.bottom, painting.height)))


def _shows(box: Box, painting: Painting) -> bool:
    """Whether a joined rule lies on the page and is longer than a dot."""
    inside = box.x1 >= 0 and box.x0 <= painting.width and box.bottom >= 0 and box.top <= painting.height
    return inside and max(box.width, box.height) > RULE_THICKNESS


def _joined(boxes: Iterable[Box], horizontal: bool) -> Iterator[Box]:
    """Rules made whole: pieces on one line that touch, overlap or are dashes of one line become one box."""
    lines: dict[int, list[Box]] = defaultdict(list)
    ordered = sorted(boxes, key=lambda box: (_axis(box, horizontal), _start(box, horizontal)))
    key, last = -1, float("-inf")
    for box in ordered:
        at = _axis(box, horizontal)
        if at - last > SAME_LINE:
            key, last = key + 1, at
        lines[key].append(box)
    for line in lines.values():
        yield from _merged(sorted(line, key=lambda box: _start(box, horizontal)), horizontal)


def _merged(line: Sequence[Box], horizontal: bool) -> Iterator[Box]:
    current = line[0]
    dashes = False
    for box in line[1:]:
        gap = _start(box, horizontal) - _end(current, horizontal)
        short = _end(box, horizontal) - _start(box, horizontal) <= DASH
        dashed = short and gap <= DASH_GAP and (dashes or _end(current, horizontal) - _start(current, horizontal) <= DASH)
        if gap <= SEAM or dashed:
            dashes = dashes or (dashed and gap > SEAM)
            current = _around(current, box)
        else:
            yield current
            current, dashes = box, False
    yield current


def _around(a: Box, b: Box) -> Box:
    return Box(min(a.x0, b.x0), min(a.top, b.top), max(a.x1, b.x1), max(a.bottom, b.bottom))


def _axis(box: Box, horizontal: bool) -> float:
    return box.y_mid if horizontal else box.x_mid


def _start(box: Box, horizontal: bool) -> float:
    return box.x0 if horizontal else box.top


def _end(box: Box, horizontal: bool) -> float:
    return box.x1 if horizontal else box.bottom
