"""Tables side by side: a region below two captions of one line is cut in two."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extractors.model.page import Box
from extractors.tables.rules import within
from extractors.tables.stages import Line, Region

LEVEL = 3.0
"""Captions stand on one line when their middles are this near, in points."""

FLUSH = 4.0
"""A caption begins where its table does when their left ends are this near, in points."""

REACH = 5.0
"""How far above a region its captions may stand, in heights of the captions."""


def parted(region: Region, labels: Sequence[Box], lines: Sequence[Line]) -> tuple[Region, ...]:
    """The region, or its parts below captions side by side, cut at gaps that all its lines leave open."""
    box = region.box
    over = sorted(b for b in labels if -2 <= box.top - b.bottom < REACH * b.height and b.x1 > box.x0 and b.x0 < box.x1)
    level = [b for b in over if abs(b.y_mid - over[-1].y_mid) < LEVEL and not any(o != b and _holds(b, o) for o in over)]
    cuts = [cut for pair in pairwise(level) if (cut := _cut(*pair, box, lines)) is not None]
    if not cuts:
        return (region,)
    boxes = [Box(x0, box.top, x1, box.bottom) for x0, x1 in pairwise((box.x0, *cuts, box.x1))]
    return tuple(
        replace(region, box=b, rules=within(region.rules, b), columns=tuple(x for x in region.columns if b.x0 < x < b.x1))
        for b in boxes
    )


def _holds(line: Box, label: Box) -> bool:
    """Whether a box is the whole line that a caption stands in."""
    return line.x0 <= label.x0 and label.x1 <= line.x1 and abs(line.y_mid - label.y_mid) < LEVEL


def _cut(left: Box, right: Box, box: Box, lines: Sequence[Line]) -> float | None:
    """The middle of the gap between two tables: the one that ends where the second caption begins, else the widest."""
    inside = [line for line in lines if box.contains(line.box.x_mid, line.box.y_mid)]
    edges = sorted((w.box.x0, w.box.x1) for line in inside for w in line.words)
    gaps, reach = [], box.x0
    for x0, x1 in edges:
        if x0 > reach and left.x_mid < (reach + x0) / 2 < right.x_mid:
            gaps.append((reach, x0))
        reach = max(reach, x1)
    flush = [gap for gap in gaps if abs(gap[1] - right.x0) < FLUSH]
    best = max(flush or gaps, key=lambda gap: gap[1] - gap[0], default=None)
    return sum(best) / 2 if best is not None else None
