"""Drawn marks that figures have and tables have not: bars, ticks, curves over several cells, staves, boxes apart."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from extractors.model.page import Box, Fill, Ruling
from extractors.tables.grid.faces import Face, faces_of
from extractors.tables.marks.kinds import is_number
from extractors.tables.marks.lines import rows_of
from extractors.tables.marks.plots import FEWEST_BARS, FEWEST_TICKS, LIGHTEST, SAME_PLACE
from extractors.tables.places.frames import CLEAR, rules_within
from extractors.tables.stages import Grid, Rule, Rules

LONGEST_TICK = 6.5
"""Points. A rule no longer than this bounds no cell."""

SMALL = 14.0
"""Points up to which curves are marks that may stand in a cell: ticks, dots, arrow heads."""

STAVE = 5
"""Lines of a stave."""

STAVE_PITCH = 7.6
"""Points from line to line of a stave, at most: no row of text stands between."""

APART = 5.0
"""Points between two boxes from which they share no edge."""

ALL_ACROSS = 0.95
"""Share of a grid's width from which a shade is a row's, not a bar."""

AROUND = 12.0
"""Points around a place in which the ticks of its axes stand."""

STEP_SHARE, STEP_SLACK, LONGER = 0.04, 0.1, 1.2
"""By how much steps between ticks may differ, as a share and in points, and how much longer than a tick they are."""

LARGE = 0.25
"""Share of a grid's width, and height, from which a curve takes a large part of it."""

PANEL = 8.0
"""Points around a grid's corners in which a curve around all of it runs."""

FEWEST_LABELS, UNDER_TICK = 3, 8.0
"""Figures below the ends of upright rules that are an axis', at least, and points to there."""

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
    near = place.grown(AROUND)
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


def is_below_uprights(grid: Grid, rulings: Iterable[Ruling]) -> bool:
    """Whether the figures of a line stand each in the middle below the end of an upright rule: labels of a plot's axis.

    Rules between the columns of a table stand beside their figures.
    """
    ends = [r.box for r in rulings if not r.horizontal]
    lines = rows_of(word for cell in grid.cells for word in cell.words)
    labels = ([word.box for word in line if is_number(word.text)] for line in lines)
    return any(len(boxes) >= FEWEST_LABELS and all(_is_below(box, ends) for box in boxes) for boxes in labels)


def _is_below(label: Box, ends: Sequence[Box]) -> bool:
    return any(
        abs(end.x_mid - label.x_mid) < SAME_PLACE and -SAME_PLACE < label.top - end.bottom < UNDER_TICK for end in ends
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
    faces = faces_of(grid.region).faces
    words = [w.box for c in grid.cells for w in c.words]
    filled = [f for f in faces if any(f.box.contains(w.x_mid, w.y_mid) for w in words)]
    bounded = [f for f in filled if _is_bounded(f, grid.region.rules)]
    alone = sum(not any(_share_edge(f, other) for other in filled if other is not f) for f in bounded)
    return len(filled) >= FEWEST_BOXES and alone >= MOSTLY_ALONE * len(filled)


def are_within(grid: Grid) -> bool:
    """Whether all upright rules inside a drawn grid are those of boxes clear of its frame and of every rule across it."""
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
