"""Frames: grids of rules that meet, and what a frame holds that is none of a table."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from extractors.model.page import Box, union
from extractors.tables.marks.rules import joined, part_of, with_bands, within
from extractors.tables.marks.sheet import Sheet
from extractors.tables.places.stacks import without_parts
from extractors.tables.stages import Region, Rule, Rules

TOUCH = 3.5
"""Rules meet when their ends are this near, in points."""

TITLE_HEIGHT = 20.0
"""Points that the title of a section breaks upright rules off for, at most."""

FEWEST_MEETING = 3
"""Rules that bound a grid, at least."""

LEAST_WIDTH, LEAST_HEIGHT = 30.0, 12.0
"""Points that a drawn grid is wide and high, at least."""

ONE_GRID = 6.0
"""Points by which the parts of one grid may differ in their sides, and stand apart."""

EDGE = 4.0
"""Rules reach an edge when they end this near to it, in points."""

WIDE = 60.0
"""Points between the sides of a part of a frame, at least."""

CLEAR = 5.0
"""Points from an upright rule to one across, from which they do not meet; rules of tables end up to three short."""

THROUGHOUT, FEWEST_ACROSS = 0.9, 4
"""Share of a region's width or height that a rule takes to run through it, and how many such rules part rows, at least."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A drawn grid, and what it holds if it is none of a table: what stands side by side in it, or tables free in it."""

    whole: Region
    parts: tuple[Region, ...]


def frames_on(sheet: Sheet) -> tuple[Frame, ...]:
    """The grids of rules on a page, edges of shades and dark panels in them, but for those that are part of a stack."""
    framed, text = sheet.drawn.framed, sheet.text
    boxes = _ruled_places(sheet.drawn.rules, sheet.text.labels)
    frames = [Region(box, "ruled", _with_breaks(within(framed, box), box)) for box in boxes]
    frames = [with_bands(frame, sheet.drawn.outer_bands) for frame in frames]
    kept = without_parts(frames, framed.horizontal, text, sheet.drawn.grounds)
    return tuple(Frame(frame, _parts_of(frame, text.labels)) for frame in kept)


def _parts_of(frame: Region, labels: Sequence[Box]) -> tuple[Region, ...]:
    """What stands side by side in a frame, else the tables free in it."""
    inner = rules_within(frame)
    beside, free = _side_by_side(frame), _ruled_places(inner, labels)
    if beside:
        return tuple(part_of(frame, box) for box in beside)
    return tuple(filter(_has_rows, (part_of(replace(frame, rules=inner), box) for box in free)))


def _ruled_places(rules: Rules, labels: Sequence[Box]) -> list[Box]:
    """Boxes of rules that meet: at least one crossing of a horizontal and a vertical rule, and three rules.

    Those that a title across all columns parts are one; `labels`, where captions of tables begin, keep them apart.
    """
    groups = _meeting(rules)
    boxes = []
    for group in groups:
        horizontal = [r for r, is_h in group if is_h]
        vertical = [r for r, is_h in group if not is_h]
        if horizontal and vertical and len(group) >= FEWEST_MEETING:
            boxes.append(
                Box(
                    min([r.start for r in horizontal] + [r.at for r in vertical]),
                    min([r.at for r in horizontal] + [r.start for r in vertical]),
                    max([r.end for r in horizontal] + [r.at for r in vertical]),
                    max([r.at for r in horizontal] + [r.end for r in vertical]),
                )
            )
    boxes = _over_titles(sorted(boxes, key=lambda b: (b.top, b.x0)), rules, labels)
    whole = _united([box for box in boxes if box.width > LEAST_WIDTH and box.height > LEAST_HEIGHT])
    return sorted(whole, key=lambda b: (b.top, b.x0))


def _over_titles(boxes: Sequence[Box], rules: Rules, labels: Sequence[Box]) -> list[Box]:
    """Boxes made one where the same upright rules go on below a line's height: the title of a section breaks them off."""
    out: list[Box] = []
    for box in boxes:
        above = next((i for i, other in enumerate(out) if _resumes(other, box, rules)), None)
        if above is None or any(out[above].bottom < label.y_mid < box.top and _level(label, box) for label in labels):
            out.append(box)
        else:
            out[above] = union((out[above], box))
    return out


def _level(label: Box, box: Box) -> bool:
    return label.x0 < box.x1 and label.x1 > box.x0


def _resumes(above: Box, box: Box, rules: Rules) -> bool:
    """Whether a box is flush with one that ends a line's height above it, and has its upright rules, one inside at least.

    No rule closes it at its top, as one does where a table of its own begins.
    """
    flush = abs(above.x0 - box.x0) < TOUCH and abs(above.x1 - box.x1) < TOUCH
    closed = any(abs(r.at - box.top) < TOUCH and r.start < box.x1 and r.end > box.x0 for r in rules.horizontal)
    if not flush or closed or not 0 < box.top - above.bottom < TITLE_HEIGHT:
        return False
    ends = [r.at for r in rules.vertical if above.x0 - 1 < r.at < above.x1 + 1 and abs(r.end - above.bottom) < TOUCH]
    begins = [r.at for r in rules.vertical if box.x0 - 1 < r.at < box.x1 + 1 and abs(r.start - box.top) < TOUCH]
    inner = [at for at in ends if box.x0 + TOUCH < at < box.x1 - TOUCH]
    return bool(inner) and len(ends) == len(begins) and all(abs(a - b) < 1 for a, b in zip(ends, begins, strict=True))


def _with_breaks(rules: Rules, box: Box) -> Rules:
    """The rules of a drawn grid, with one across it where all upright ones inside break off or begin again: a title stands
    there."""
    inner = [r for r in rules.vertical if box.x0 + TOUCH < r.at < box.x1 - TOUCH]
    stops = {(round(r.end, 1), TOUCH) for r in inner} | {(round(r.start, 1), -TOUCH) for r in inner}
    found = []
    for at, off in sorted(stops):
        amid = box.top + TOUCH < at < box.bottom - TOUCH and not any(abs(r.at - at) < TOUCH for r in rules.horizontal)
        if amid and not any(r.start < at + off < r.end for r in inner):
            found.append(Rule(at, box.x0, box.x1))
    return Rules(joined((*rules.horizontal, *found)), rules.vertical) if found else rules


def _meeting(rules: Rules) -> list[list[tuple[Rule, bool]]]:
    """Rules grouped by touching each other."""
    items = [(r, True) for r in rules.horizontal] + [(r, False) for r in rules.vertical]
    parent = list(range(len(items)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    n = len(rules.horizontal)
    for j, vertical in enumerate(rules.vertical):
        for i, horizontal in enumerate(rules.horizontal):
            if horizontal.at > vertical.end + TOUCH:
                break
            if horizontal.at >= vertical.start - TOUCH and horizontal.start - TOUCH <= vertical.at <= horizontal.end + TOUCH:
                parent[root(i)] = root(n + j)
    groups: dict[int, list[tuple[Rule, bool]]] = {}
    for i, item in enumerate(items):
        groups.setdefault(root(i), []).append(item)
    return list(groups.values())


def _united(boxes: Sequence[Box]) -> list[Box]:
    """Boxes made one where they overlap, or stand flush with nothing but a hair between: one grid cut in pieces."""
    out = list(boxes)
    again = True
    while again:
        again = False
        for i in range(len(out)):
            for j in range(i + 1, len(out)):
                if _one_grid(out[i], out[j]):
                    out[i] = union((out[i], out[j]))
                    del out[j]
                    again = True
                    break
            if again:
                break
    return out


def _one_grid(a: Box, b: Box) -> bool:
    if a.overlaps(b):
        return True
    flush = abs(a.x0 - b.x0) < ONE_GRID and abs(a.x1 - b.x1) < ONE_GRID
    return flush and max(a.top, b.top) - min(a.bottom, b.bottom) < ONE_GRID


def _side_by_side(region: Region) -> list[Box]:
    """The parts of a frame on both sides of rules that run from its top to its foot and that nothing inside crosses.

    A page's frame may hold a table beside charts. Nothing where no such rule stands.
    """
    box, rules = region.box, region.rules
    inner = [r for r in rules.horizontal if box.top + EDGE < r.at < box.bottom - EDGE]
    cuts = [
        r.at
        for r in rules.vertical
        if box.x0 + WIDE < r.at < box.x1 - WIDE
        and r.start < box.top + EDGE
        and r.end > box.bottom - EDGE
        and not any(h.start < r.at - EDGE and h.end > r.at + EDGE for h in inner)
        and any(h.end < r.at + EDGE for h in inner)
        and any(h.start > r.at - EDGE for h in inner)
    ]
    edges = (box.x0, *cuts, box.x1)
    return [Box(x0, box.top, x1, box.bottom) for x0, x1 in pairwise(edges)] if cuts else []


def rules_within(region: Region) -> Rules:
    """The rules of a region but for those across all of it and those at its sides."""
    box, rules = region.box, region.rules
    level = tuple(r for r in rules.horizontal if r.start >= box.x0 + CLEAR or r.end <= box.x1 - CLEAR)
    return Rules(level, tuple(r for r in rules.vertical if box.x0 + CLEAR < r.at < box.x1 - CLEAR))


def _has_rows(region: Region) -> bool:
    """Whether rules from side to side part several rows of a region, with uprights from its top to its foot."""
    across = sum(rule.length >= THROUGHOUT * region.box.width for rule in region.rules.horizontal)
    down = sum(rule.length >= THROUGHOUT * region.box.height for rule in region.rules.vertical)
    return across >= FEWEST_ACROSS and down > 1
