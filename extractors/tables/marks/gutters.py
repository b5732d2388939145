"""The gutter of a page in two columns where little prose shows it: a strip in the middle that nothing crosses."""

from collections.abc import Sequence
from dataclasses import dataclass

from extractors.model.page import Box, Word
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


def gutter_without_prose(lines: Sequence[Line], rules: Sequence[Rule], width: float) -> Gutter | None:
    """The gutter that words and rules leave open in the middle of a page, where its sides are no rows of one table.

    They are none where their lines do not stand level, or where rules on both sides end at it and do not match.
    """
    words = [w for line in lines for w in line.words]
    best: Gutter | None = None
    at = (0.5 - MIDDLE) * width
    while at <= (0.5 + MIDDLE) * width:
        for top, bottom in _open(at, words, rules):
            taller = best is None or bottom - top > best.bottom - best.top + STEP
            if bottom - top > SHORTEST * width and taller and _parts(Gutter(at, top, bottom), words, width):
                best = Gutter(at, top, bottom)
        at += STEP
    return None if best is None else _amid(best, words)


def open_stretches(at: float, lines: Sequence[Line], rules: Sequence[Rule]) -> tuple[Gutter, ...]:
    """The stretches of a known gutter down which nothing crosses it, and where both sides are no rows of one table."""
    words = [w for line in lines for w in line.words]
    found = [Gutter(at, top, bottom) for top, bottom in _open(at, words, rules)]
    return tuple(strip for strip in found if _unlike(strip, words))


def _unlike(strip: Gutter, words: Sequence[Word]) -> bool:
    """Whether lines on both sides of a strip do not stand level."""
    inside = [w for w in words if strip.top < w.box.y_mid < strip.bottom]
    levels = [_levels([w for w in inside if (w.box.x_mid < strip.at) == left]) for left in (True, False)]
    if min(map(len, levels)) < FEWEST_LINES:
        return False
    return max(_matched(levels[0], levels[1]), _matched(levels[1], levels[0])) < MATCHED


def _open(at: float, words: Sequence[Word], rules: Sequence[Rule]) -> list[tuple[float, float]]:
    """The stretches of a page down which nothing stands at a place."""
    stops = [(w.box.top, w.box.bottom) for w in words if w.box.x0 < at + NARROWEST and w.box.x1 > at - NARROWEST]
    stops += [(r.at, r.at) for r in rules if r.start < at + NARROWEST and r.end > at - NARROWEST]
    if not words:
        return []
    ends = [(min(w.box.top for w in words) - 1,) * 2, *sorted(stops), (max(w.box.bottom for w in words) + 1,) * 2]
    out: list[tuple[float, float]] = []
    reach = ends[0][1]
    for top, bottom in ends[1:]:
        if top > reach:
            out.append((reach, top))
        reach = max(reach, bottom)
    return out


def _parts(gutter: Gutter, words: Sequence[Word], width: float) -> bool:
    """Whether what stands on both sides of a strip are two columns."""
    inside = [w for w in words if gutter.top < w.box.y_mid < gutter.bottom]
    if not _unlike(gutter, inside):
        return False
    for left in (True, False):
        side = [w.box for w in inside if (w.box.x_mid < gutter.at) == left]
        if max(box.x1 for box in side) - min(box.x0 for box in side) < NARROWEST_SIDE * width:
            return False
    return True


def _levels(words: Sequence[Word]) -> list[float]:
    """The baselines of words, from the top."""
    out: list[float] = []
    for bottom in sorted(w.box.bottom for w in words if not w.superscript):
        if not out or bottom - out[-1] > 2 * LEVEL:
            out.append(bottom)
    return out


def _matched(own: Sequence[float], others: Sequence[float]) -> float:
    """The share of lines that stand level with one of the others."""
    return sum(any(abs(y - other) < LEVEL for other in others) for y in own) / max(1, len(own))


def _amid(gutter: Gutter, words: Sequence[Word]) -> Gutter:
    """A gutter moved to the middle of the space that it is in."""
    inside = [w for w in words if gutter.top < w.box.y_mid < gutter.bottom]
    left = max((w.box.x1 for w in inside if w.box.x_mid < gutter.at), default=gutter.at)
    right = min((w.box.x0 for w in inside if w.box.x_mid > gutter.at), default=gutter.at)
    return Gutter((left + right) / 2, gutter.top, gutter.bottom)
