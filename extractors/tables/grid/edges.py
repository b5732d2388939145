"""Column edges that horizontal rules show: where row after row has a rule beside cells that go on, their ends are one."""

from collections.abc import Sequence
from dataclasses import replace

from extractors.model.page import Word
from extractors.tables.marks.lines import rows_of
from extractors.tables.stages import Region, Rule, Rules

SAME_END = 3.0
"""Ends of rules no further apart than this, in points, are one edge."""

RULED_ROWS = 0.35
"""Share of the lines of text that rules must part, from which the rules are those of rows."""

FEWEST_LEVELS, FEWEST_FULL = 4, 3
"""Heights of a table's rules, for some to be those of rows; and of rules as wide as it, for one to end its heads."""

FULL, INSIDE = 0.9, 12.0
"""Share of a table's width from which a rule is as wide, and points from its sides in which no inner rule ends."""


def with_edges(region: Region, words: Sequence[Word]) -> Region:
    """The region with upright rules where the short ones among its row rules end: beside them cells span rows.

    Rules under heads do not tell, and those above sums are too few to, or none of the table's rules is as wide as it is.
    """
    levels = {round(r.at) for r in region.rules.horizontal}
    if region.kind == "ruled" or region.continues or region.rules.vertical or len(levels) < FEWEST_LEVELS:
        return region
    top = _body_top(region)
    body = rows_of(w for w in words if w.box.y_mid > top)
    if len(levels) < RULED_ROWS * len(rows_of(words)) or sum(at > top + 1 for at in levels) < RULED_ROWS * len(body):
        return region
    found = tuple(_upright_edges(region, words, top))
    return replace(region, rules=Rules(region.rules.horizontal, found)) if found else region


def _body_top(region: Region) -> float:
    """Where the body begins, in points from the page's top: at the second full rule, if one more closes it below."""
    full = sorted({round(r.at) for r in region.rules.horizontal if r.length > FULL * region.box.width})
    return full[1] if len(full) >= FEWEST_FULL else region.box.top


def _upright_edges(region: Region, words: Sequence[Word], body_top: float) -> list[Rule]:
    """An upright rule where two or more rules end, one in the body: through the region, or from its first full rule."""
    box = region.box
    full = [r.at for r in region.rules.horizontal if r.length > FULL * box.width]
    if not full:
        return []
    short = [r for r in region.rules.horizontal if r.length <= FULL * box.width]
    ends = sorted((x, r) for r in short for x in (r.start, r.end) if box.x0 + INSIDE < x < box.x1 - INSIDE)
    groups: list[list[tuple[float, Rule]]] = []
    for x, rule in ends:
        if groups and x - groups[-1][-1][0] <= SAME_END:
            groups[-1].append((x, rule))
        else:
            groups.append([(x, rule)])
    out = []
    for group in groups:
        at = sum(x for x, _ in group) / len(group)
        reaches = [Rule(at, top, box.bottom) for top in (box.top, min(full))]
        clear = [edge for edge in reaches if not _crossed(edge, words)]
        in_body = any(rule.at > body_top + 1 for _, rule in group)
        if len({round(rule.at) for _, rule in group}) >= 2 and in_body and clear:
            out.append(clear[0])
    return out


def _crossed(edge: Rule, words: Sequence[Word]) -> bool:
    """Whether a word stands across an edge."""
    beside = [w for w in words if edge.start < w.box.y_mid < edge.end]
    return any(w.box.x0 < edge.at - 1 and w.box.x1 > edge.at + 1 for w in beside)
