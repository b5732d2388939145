"""The gutter of a page in two columns: between columns of prose, or a strip in the middle that nothing crosses."""

from collections.abc import Sequence
from dataclasses import dataclass

from extractors.model.page import Box
from extractors.tables.marks.captions import label_of
from extractors.tables.stages import Line, Rule

MIDDLE = 0.06
"""How far from the middle of the page the strip may stand, in page widths."""

STEP = 2.0
"""Points from one place that is tried to the next."""

NARROWEST = 4.0
"""Points on each side of the strip's middle that nothing reaches into."""

SHORTEST = 0.1
"""Height of a strip in page widths, at least."""

FEWEST_LINES = 5
"""Lines on each side of the strip."""

LEVEL = 1.5
"""Points up to which lines on both sides stand level, as rows of one table do."""

MATCHED = 0.55
"""Share of a side's lines that stand level with others, from which they are rows of one table."""

NARROWEST_SIDE = 0.12
"""Share of the page's width that each side takes at least."""

NEAR = 40.0
"""Points above and below a stretch of the gutter in which captions of what stands beside it may stand."""

LEFT_END, LEFT_START, RIGHT_START, FEWEST_POINTS = 0.62, 0.4, 0.38, 30.0
"""Shares of a page's width that text of its left column ends and begins before, and of its right begins after; and points
that each is high."""


@dataclass(frozen=True, slots=True)
class Gutter:
    """A strip at `at` from `top` to `bottom`, in points, that parts two columns."""

    at: float
    top: float
    bottom: float

    def parts(self, a: Box, b: Box) -> bool:
        """Whether two boxes stand on different sides of it."""
        level = self.top < a.y_mid < self.bottom and self.top < b.y_mid < self.bottom
        return level and (a.x_mid < self.at) != (b.x_mid < self.at)


@dataclass(slots=True)
class _Place:
    """Where a word stands, with its middle."""

    x0: float
    x1: float
    top: float
    bottom: float
    x: float
    y: float
    raised: bool


def _places(lines: Sequence[Line]) -> list[_Place]:
    boxes = [(word.box, word.superscript) for line in lines for word in line.words]
    return [_Place(b.x0, b.x1, b.top, b.bottom, b.x_mid, b.y_mid, raised) for b, raised in boxes]


def gutter_of(prose: Sequence[Box], width: float) -> float | None:
    """The x between two columns of running text, or None on a one-column page."""
    left = [b for b in prose if b.x1 < LEFT_END * width and b.x0 < LEFT_START * width]
    right = [b for b in prose if b.x0 > RIGHT_START * width]
    if not left or not right:
        return None
    inner, outer = max(b.x1 for b in left), min(b.x0 for b in right)
    height = min(sum(b.height for b in left), sum(b.height for b in right))
    return (inner + outer) / 2 if inner < outer and height > FEWEST_POINTS else None


def strips_at(gutter: float | None, lines: Sequence[Line], width: float, rules: Sequence[Rule]) -> tuple[Gutter, ...]:
    """The stretches of a page's gutter that part what is no prose: tables side by side, of rows that do not match.

    `gutter` is the one that prose shows, `width` the page's, and `rules` are its level ones.
    """
    if gutter is not None:
        found = _open_stretches(gutter, lines, rules)
    else:
        alone = _without_prose(lines, rules, width)
        found = () if alone is None else (alone,)
    return tuple(strip for strip in found if not _of_figures(strip, lines))


def _of_figures(strip: Gutter, lines: Sequence[Line]) -> bool:
    """Whether captions beside a stretch of the gutter are those of figures alone: charts stand side by side too."""
    inside = [line for line in lines if strip.top - NEAR < line.box.y_mid < strip.bottom + NEAR]
    labels = [label_of(piece.text) for line in inside for piece in (*line.segments, line.whole)]
    kinds = {label.kind for label in labels if label is not None}
    return "figure" in kinds and "table" not in kinds


def _without_prose(lines: Sequence[Line], rules: Sequence[Rule], width: float) -> Gutter | None:
    """The gutter that words and rules leave open in the middle of a page, where its sides are no rows of one table.

    They are none where their lines do not stand level, or where rules on both sides end at it and do not match.
    """
    places = _places(lines)
    first, last = (0.5 - MIDDLE) * width, (0.5 + MIDDLE) * width
    near = [p for p in places if p.x0 < last + NARROWEST and p.x1 > first - NARROWEST]
    reach = _reach(places)
    best: Gutter | None = None
    at = first
    while at <= last and reach is not None:
        for top, bottom in _open(at, near, rules, reach):
            taller = best is None or bottom - top > best.bottom - best.top + STEP
            if bottom - top > SHORTEST * width and taller and _parts(Gutter(at, top, bottom), places, width):
                best = Gutter(at, top, bottom)
        at += STEP
    return None if best is None else _amid(best, places)


def _open_stretches(at: float, lines: Sequence[Line], rules: Sequence[Rule]) -> tuple[Gutter, ...]:
    """The stretches of a known gutter down which nothing crosses it, and where both sides are no rows of one table."""
    places = _places(lines)
    reach = _reach(places)
    found = [Gutter(at, top, bottom) for top, bottom in _open(at, places, rules, reach)] if reach is not None else []
    return tuple(strip for strip in found if _unlike(strip, _inside(strip, places)))


def _inside(strip: Gutter, places: Sequence[_Place]) -> list[_Place]:
    top, bottom = strip.top, strip.bottom
    return [p for p in places if top < p.y < bottom]


def _unlike(strip: Gutter, inside: Sequence[_Place]) -> bool:
    """Whether lines on both sides of a strip do not stand level. `inside` is what stands beside it."""
    levels = [_levels([p for p in inside if (p.x < strip.at) == left]) for left in (True, False)]
    if min(map(len, levels)) < FEWEST_LINES:
        return False
    return max(_matched(levels[0], levels[1]), _matched(levels[1], levels[0])) < MATCHED


def _reach(places: Sequence[_Place]) -> tuple[float, float] | None:
    """Where the words of a page begin and end, a point further up and down; None where it has none."""
    return (min([p.top for p in places]) - 1, max([p.bottom for p in places]) + 1) if places else None


def _open(
    at: float, places: Sequence[_Place], rules: Sequence[Rule], reach: tuple[float, float]
) -> list[tuple[float, float]]:
    """The stretches of a page down which nothing stands at a place. `reach` is where the page's words begin and end."""
    left, right = at - NARROWEST, at + NARROWEST
    stops = [(p.top, p.bottom) for p in places if p.x0 < right and p.x1 > left]
    stops += [(r.at, r.at) for r in rules if r.start < right and r.end > left]
    out: list[tuple[float, float]] = []
    begin, end = reach
    low = begin
    for top, bottom in [*sorted(stops), (end, end)]:
        if top > low:
            out.append((low, top))
        low = max(low, bottom)
    return out


def _parts(gutter: Gutter, places: Sequence[_Place], width: float) -> bool:
    """Whether what stands on both sides of a strip are two columns."""
    inside = _inside(gutter, places)
    if not _unlike(gutter, inside):
        return False
    for left in (True, False):
        side = [p for p in inside if (p.x < gutter.at) == left]
        if max([p.x1 for p in side]) - min([p.x0 for p in side]) < NARROWEST_SIDE * width:
            return False
    return True


def _levels(places: Sequence[_Place]) -> list[float]:
    """The baselines of words, from the top."""
    out: list[float] = []
    for bottom in sorted([p.bottom for p in places if not p.raised]):
        if not out or bottom - out[-1] > 2 * LEVEL:
            out.append(bottom)
    return out


def _matched(own: Sequence[float], others: Sequence[float]) -> float:
    """The share of lines that stand level with one of the others."""
    return sum([any(abs(y - other) < LEVEL for other in others) for y in own]) / max(1, len(own))


def _amid(gutter: Gutter, places: Sequence[_Place]) -> Gutter:
    """A gutter moved to the middle of the space that it is in."""
    inside = _inside(gutter, places)
    left = max((p.x1 for p in inside if p.x < gutter.at), default=gutter.at)
    right = min((p.x0 for p in inside if p.x > gutter.at), default=gutter.at)
    return Gutter((left + right) / 2, gutter.top, gutter.bottom)
