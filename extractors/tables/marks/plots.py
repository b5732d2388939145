"""Plots of bars: the words in them, below them and at their axes are none of a table."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from extractors.model.page import Box, Fill, Word

FEWEST_BARS = 3
"""Bars of different length from one base, that make a chart. Shaded cells of a row or column are of one length."""

SAME_PLACE = 1.0
"""Ends of bars or ticks stand on one line when they differ by less, in points."""

FEWEST_TICKS = 4
"""Ticks in even steps along an axis."""

BELOW = 14.0
"""Points below the base of bars, and beside them, in which their labels stand."""

AXIS = 40.0
"""Points left of bars and above them in which the figures of their axis stand."""

SAME_END = 2.0
"""Figures of an axis end at one place when they differ by less, in points."""

LIGHTEST = 0.985
"""Grey of a bar, at most; what is lighter is white."""

SAME_STEP, SAME_LEADING = 1e-3, 1.0
"""Share by which steps of an axis may differ, and points by which its leadings may."""

LEAST_HEIGHT = 14.0
"""Points that a plot is high, at least."""

TICK = re.compile(r"[-–−]?\d{1,3}(?:[ ,.]?\d{3})*(?:[.,]\d+)?\s*%?")
"""A figure beside an axis."""


def without_plots(words: Sequence[Word], fills: Sequence[Fill]) -> tuple[Word, ...]:
    """The words that stand in no plot of upright bars: its labels, the figures of its axis and what is below its bars."""
    plots = [box for box in _plots(fills, words) if box.height > LEAST_HEIGHT]
    apart = [word for word in words if not any(box.contains(word.box.x_mid, word.box.y_mid) for box in plots)]
    return tuple(word for word in apart if not any(_on_axis(word, words, box) for box in plots)) if plots else tuple(words)


def _plots(fills: Iterable[Fill], words: Sequence[Word]) -> list[Box]:
    """The places of upright bars of different heights on one base, with the line of labels below them.

    Shaded cells hold more words than bars, which hold a figure at most.
    """
    bases: dict[tuple[int, int], list[Box]] = defaultdict(list)
    for fill in fills:
        if fill.grey < LIGHTEST and fill.box.width > 1:
            bases[round(fill.box.bottom / SAME_PLACE), round(fill.box.width)].append(fill.box)
    groups = [sorted(g) for g in bases.values() if len({round(box.height / 2) for box in g}) >= FEWEST_BARS]
    apart = [g for g in groups if all(b.x0 - a.x1 > SAME_PLACE for a, b in pairwise(g)) and _n_held(g, words) <= len(g)]
    return [Box(g[0].x0 - BELOW, min(b.top for b in g), g[-1].x1 + BELOW, g[0].bottom + BELOW) for g in apart]


def _n_held(boxes: Sequence[Box], words: Sequence[Word]) -> int:
    middles = [(word.box.x_mid, word.box.y_mid) for word in words]
    return sum(box.contains(x, y) for x, y in middles for box in boxes)


def _on_axis(word: Word, words: Sequence[Word], plot: Box) -> bool:
    """Whether a word is one of the figures left of a plot that fall in even steps, flush or centred."""
    if not _beside(word, plot):
        return False
    beside = sorted((w for w in words if _beside(w, plot)), key=lambda w: w.box.top)
    left = [w for w in beside if abs(w.box.x0 - word.box.x0) < SAME_END]
    middle = [w for w in beside if abs(w.box.x_mid - word.box.x_mid) < SAME_END]
    right = [w for w in beside if abs(w.box.x1 - word.box.x1) < SAME_END]
    return any(_falls(column) for column in (left, middle, right))


def _falls(column: Sequence[Word]) -> bool:
    """Whether figures one below the other fall by the same from each to the next, at one leading."""
    values = [value for value in (tick(w.text) for w in column) if value is not None]
    if len(column) < FEWEST_TICKS or len(values) < len(column):
        return False
    steps = [b - a for a, b in pairwise(values)]
    leads = [b.box.y_mid - a.box.y_mid for a, b in pairwise(column)]
    return max(steps) < 0 and max(steps) - min(steps) < SAME_STEP * abs(steps[0]) and max(leads) - min(leads) < SAME_LEADING


def _beside(word: Word, plot: Box) -> bool:
    near = plot.x0 - AXIS < word.box.x1 < plot.x0 + BELOW and plot.top - AXIS < word.box.y_mid < plot.bottom
    return near and tick(word.text) is not None


def tick(text: str) -> float | None:
    """The value of an axis figure, or None."""
    bare = text.strip()
    if not TICK.fullmatch(bare):
        return None
    figure = bare.replace(",", ".") if re.search(r",\d{1,2}%?$", bare) else bare.replace(",", "")
    digits = re.sub(r"[^\d.]", "", figure)
    if digits.count(".") > 1 or not digits.strip("."):
        return None
    value = float(digits)
    return -value if bare[0] in "-–−" else value
