"""Drawn marks that figures have and tables have not: bars, ticks, curves over several cells, staves, boxes apart."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from extractors.model.page import Box, Fill, Page, Ruling, Word, union
from extractors.tables.grid.faces import Face, faces_of
from extractors.tables.judging.figures import tick
from extractors.tables.places.compartments import CLEAR, rules_within
from extractors.tables.stages import Grid, Rule, Rules

FEWEST_BARS = 3
"""Bars of different length from one base, that make a chart. Shaded cells of a row or column are of one length."""

SAME_PLACE = 1.0
"""Ends of bars or ticks stand on one line when they differ by less, in points."""

LONGEST_TICK = 6.5
"""Points. A rule no longer than this bounds no cell."""

FEWEST_TICKS = 4
"""Ticks in even steps along an axis."""

SMALL = 14.0
"""Points up to which curves are marks that may stand in a cell: ticks, dots, arrow heads."""

STAVE = 5
"""Lines of a stave."""

STAVE_PITCH = 7.6
"""Points from line to line of a stave, at most: no row of text stands between."""

BELOW = 14.0
"""Points below the base of bars, and beside them, in which their labels stand."""

AXIS = 40.0
"""Points left of bars and above them in which the figures of their axis stand."""

SAME_END = 2.0
"""Figures of an axis end at one place when they differ by less, in points."""

APART = 5.0
"""Points between two boxes from which they share no edge."""


LIGHTEST = 0.985
"""Grey of a bar, at most; what is lighter is white."""

ALL_ACROSS = 0.95
"""Share of a grid's width from which a shade is a row's, not a bar."""

SAME_STEP, SAME_LEADING = 1e-3, 1.0
"""Share by which steps of an axis may differ, and points by which its leadings may."""

AROUND = 12.0
"""Points around a place in which the ticks of its axes stand."""

STEP_SHARE, STEP_SLACK, LONGER = 0.04, 0.1, 1.2
"""By how much steps between ticks may differ, as a share and in points, and how much longer than a tick they are."""

LARGE = 0.25
"""Share of a grid's width, and height, from which a curve takes a large part of it."""

PANEL = 8.0
"""Points around a grid's corners in which a curve around all of it runs."""

STAVE_CLOSEST, STAVE_EVEN = 1.0, 0.4
"""Points from line to line of a stave, at least, and by which they may differ."""

FEWEST_BOXES, MOSTLY_ALONE = 3, 0.6
"""Filled boxes of a chart of an organisation, at least, and the share of them that shares no edge."""


def has_bars(fills: Sequence[Fill], grid: Grid) -> bool:
    """Whether bars of different lengths stand on one base, with room between them: upright, or level."""
    boxes = [f.box for f in fills if f.grey < LIGHTEST and f.box.width < ALL_ACROSS * grid.box.width]
    upright = [(b.bottom, b.height, b.x0, b.x1) for b in boxes]
    level = [(b.x0, b.width, b.top, b.bottom) for b in boxes]
    return _bars(upright) or _bars(level)


def without_plots(words: Sequence[Word], page: Page) -> tuple[Word, ...]:
    """The words that stand in no plot of upright bars: its labels, the figures of its axis and what is below its bars."""
    plots = [box for box in _plots(page.fills, words) if box.height > SMALL]
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
    return [replace(union(g), x0=g[0].x0 - BELOW, x1=g[-1].x1 + BELOW, bottom=g[0].bottom + BELOW) for g in apart]


def _n_held(boxes: Sequence[Box], words: Sequence[Word]) -> int:
    return sum(box.contains(word.box.x_mid, word.box.y_mid) for word in words for box in boxes)


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


def _bars(bars: Sequence[tuple[float, float, float, float]]) -> bool:
    """Bars as (base, length, start, end): `FEWEST_BARS` lengths on one base, of one thickness, none beside another."""
    bases: dict[tuple[int, int], list[tuple[float, float, float]]] = defaultdict(list)
    for base, length, start, end in sorted(bars):
        bases[round(base / SAME_PLACE), round(end - start)].append((start, end, length))
    for group in bases.values():
        lengths = {round(length / 2) for _, _, length in group}
        ordered = sorted(group)
        apart = sum(b[0] - a[1] > SAME_PLACE for a, b in pairwise(ordered))
        if len(lengths) >= FEWEST_BARS and apart >= FEWEST_BARS - 1:
            return True
    return False


def has_ticks(rulings: Iterable[Ruling], place: Box) -> bool:
    """Whether short rules mark even steps along a line in or right beside a place, as on an axis."""
    near = Box(place.x0 - AROUND, place.top - AROUND, place.x1 + AROUND, place.bottom + AROUND)
    short = [
        r for r in rulings if max(r.box.width, r.box.height) <= LONGEST_TICK and near.contains(r.box.x_mid, r.box.y_mid)
    ]
    lines: dict[tuple[bool, int, int], list[float]] = defaultdict(list)
    for rule in short:
        start, end = (rule.box.x0, rule.box.x1) if rule.horizontal else (rule.box.top, rule.box.bottom)
        lines[rule.horizontal, round(start / SAME_PLACE), round(end - start)].append(rule.at)
    return any(_in_steps(sorted(set(line))) for line in lines.values())


def _in_steps(places: Sequence[float]) -> bool:
    steps = [b - a for a, b in pairwise(places)]
    run = 1
    for before, step in pairwise(steps):
        run = run + 1 if abs(step - before) < STEP_SHARE * before + STEP_SLACK and step > LONGER * LONGEST_TICK else 1
        if run + 1 >= FEWEST_TICKS:
            return True
    return False


def crossing_slants(grid: Grid, slants: Iterable[Box]) -> bool:
    """Whether curves or slanting strokes run over several cells: two of them, or one through a large part of the grid."""
    box = grid.box
    count = 0
    for slant in slants:
        if not box.overlaps(slant) or max(slant.width, slant.height) < SMALL or _is_behind(slant, box):
            continue
        columns = sum(x0 < slant.x1 - 2 and slant.x0 + 2 < x1 for x0, x1 in pairwise(grid.xs))
        rows = sum(y0 < slant.bottom - 2 and slant.top + 2 < y1 for y0, y1 in pairwise(grid.ys))
        if rows < 2 or (columns < 2 and slant.width < SMALL):
            continue
        count += 2 if rows > 2 and slant.width > LARGE * box.width and slant.height > LARGE * box.height else 1
    return count >= 2


def _is_behind(slant: Box, box: Box) -> bool:
    """Whether a curve goes around all of a grid: a panel that it stands on."""
    return (
        slant.x0 < box.x0 + PANEL
        and slant.x1 > box.x1 - PANEL
        and slant.top < box.top + PANEL
        and slant.bottom > box.bottom - PANEL
    )


def has_stave(rulings: Iterable[Ruling], place: Box) -> bool:
    """Whether lines of music run through a place: so many long rules in even steps that no row stands between."""
    across = [r.box for r in rulings if r.horizontal and r.box.overlaps(place)]
    lines = sorted({round(box.y_mid, 1) for box in across if box.width > LARGE * place.width})
    return _staves(lines)


def _staves(lines: Sequence[float]) -> bool:
    for i in range(len(lines) - STAVE + 1):
        steps = [b - a for a, b in pairwise(lines[i : i + STAVE])]
        if min(steps) > STAVE_CLOSEST and max(steps) <= STAVE_PITCH and max(steps) - min(steps) < STAVE_EVEN:
            return True
    return False


def are_apart(grid: Grid) -> bool:
    """Whether filled boxes of a drawn grid share no edges, as those of a chart of an organisation or of a flow of work."""
    if grid.region is None:
        return False
    faces = faces_of(grid.region).faces
    words = [w.box for c in grid.cells for w in c.words]
    filled = [f for f in faces if any(f.box.contains(w.x_mid, w.y_mid) for w in words)]
    bounded = [f for f in filled if _is_bounded(f, grid.region.rules)]
    alone = sum(not any(_share_edge(f, other) for other in filled if other is not f) for f in bounded)
    return len(filled) >= FEWEST_BOXES and alone >= MOSTLY_ALONE * len(filled)


def are_within(grid: Grid) -> bool:
    """Whether all upright rules inside a drawn grid are those of boxes clear of its frame and of every rule across it."""
    if grid.region is None:
        return False
    box, inner = grid.region.box, rules_within(grid.region)
    across = [r.at for r in grid.region.rules.horizontal if r not in inner.horizontal] + [box.top, box.bottom]
    return len(inner.vertical) > 1 and not any(r.start - CLEAR < y < r.end + CLEAR for r in inner.vertical for y in across)


def _is_bounded(face: Face, rules: Rules) -> bool:
    """Whether rules stand at all four sides of a face."""
    box = face.box
    across = [_side(rules.horizontal, y, box.x0, box.x1) for y in (box.top, box.bottom)]
    return all(across) and all(_side(rules.vertical, x, box.top, box.bottom) for x in (box.x0, box.x1))


def _side(rules: Iterable[Rule], at: float, start: float, end: float) -> bool:
    return any(abs(r.at - at) < APART and r.start < start + APART and r.end > end - APART for r in rules)


def _share_edge(a: Face, b: Face) -> bool:
    beside = min(a.box.bottom, b.box.bottom) - max(a.box.top, b.box.top) > APART
    below = min(a.box.x1, b.box.x1) - max(a.box.x0, b.box.x0) > APART
    gap_x = max(a.box.x0, b.box.x0) - min(a.box.x1, b.box.x1)
    gap_y = max(a.box.top, b.box.top) - min(a.box.bottom, b.box.bottom)
    return (beside and gap_x < APART) or (below and gap_y < APART)
