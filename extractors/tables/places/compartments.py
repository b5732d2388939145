"""Compartments: places side by side, each under a bold title with a rule of its own, and tables free in a frame."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from extractors.model.page import Box
from extractors.tables.marks.kinds import is_bold
from extractors.tables.marks.rules import within
from extractors.tables.stages import Line, Region, Rule, Rules

LEVEL = 2.0
"""Rules of compartments side by side lie at one height, in points."""

FLUSH = 4.0
"""A title begins where its rule does, in points. Heads over several columns are centred above theirs."""

REACH = 1.5
"""How far above its rule a title stands, in heights of the title."""


EDGE = 4.0
"""Rules reach an edge when they end this near to it, in points."""

WIDE = 60.0
"""Points between the sides of a part of a frame, at least."""

CLEAR = 5.0
"""Points from an upright rule to one across, from which they do not meet; rules of tables end up to three short."""

THROUGHOUT, FEWEST_ACROSS = 0.9, 4
"""Share of a region's width or height that a rule takes to run through it, and how many such rules part rows, at least."""


@dataclass(frozen=True, slots=True)
class _Titled:
    """A rule and the title above it."""

    rule: Rule
    title: Box


def side_by_side(region: Region) -> tuple[Region, ...]:
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
    if not cuts:
        return ()
    boxes = (Box(x0, box.top, x1, box.bottom) for x0, x1 in pairwise((box.x0, *cuts, box.x1)))
    return tuple(replace(region, box=b, rules=within(rules, b)) for b in boxes)


def rules_within(region: Region) -> Rules:
    """The rules of a region but for those across all of it and those at its sides."""
    box, rules = region.box, region.rules
    level = tuple(r for r in rules.horizontal if r.start >= box.x0 + CLEAR or r.end <= box.x1 - CLEAR)
    return Rules(level, tuple(r for r in rules.vertical if box.x0 + CLEAR < r.at < box.x1 - CLEAR))


def has_rows(region: Region) -> bool:
    """Whether rules from side to side part several rows of a region, with uprights from its top to its foot."""
    across = sum(rule.length >= THROUGHOUT * region.box.width for rule in region.rules.horizontal)
    down = sum(rule.length >= THROUGHOUT * region.box.height for rule in region.rules.vertical)
    return across >= FEWEST_ACROSS and down > 1


def compartments(lines: Sequence[Line], rules: Rules) -> tuple[Box, ...]:
    """The compartments of a page, below their titles: two or more side by side."""
    titled = [t for rule in rules.horizontal if (t := _titled(rule, lines)) is not None]
    beside = [t for t in titled if any(_side_by_side(t.rule, other.rule) for other in titled)]
    own = sorted(beside, key=lambda t: (t.rule.at, t.rule.start))
    return tuple(_compartment(t, own, rules.horizontal) for t in own)


def _titled(rule: Rule, lines: Sequence[Line]) -> _Titled | None:
    """The rule with the bold piece of text that stands alone above it, flush with its start."""
    over = [
        s
        for line in lines
        for s in line.segments
        if -1 < rule.at - s.box.bottom < REACH * s.box.height and s.box.x0 < rule.end and s.box.x1 > rule.start
    ]
    if len(over) != 1 or abs(over[0].box.x0 - rule.start) > FLUSH or not is_bold(over[0].words):
        return None
    return _Titled(rule, over[0].box) if over[0].box.x1 <= rule.end else None


def _side_by_side(a: Rule, b: Rule) -> bool:
    return abs(a.at - b.at) < LEVEL and (a.end < b.start or b.end < a.start)


def _compartment(titled: _Titled, others: Sequence[_Titled], rules: Sequence[Rule]) -> Box:
    """What stands below a title, down to the next title in its width or a rule that runs out of it; else it is open."""
    rule = titled.rule
    below = [r for r in rules if r.at > rule.at + LEVEL and r.start < rule.end and r.end > rule.start]
    ends = [r.at for r in below if r.start < rule.start - FLUSH or r.end > rule.end + FLUSH]
    ends += [other.title.top for other in others if other.rule in below]
    return Box(rule.start - FLUSH, rule.at, rule.end + FLUSH, min(ends, default=float("inf")))
