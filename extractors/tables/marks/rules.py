"""Rulings -> clean rules: pieces joined, typewriter rules and edges of shades taken in."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from extractors.model.page import Box, Fill, Page, Word
from extractors.tables.marks.typed import Typed
from extractors.tables.stages import Region, Rule, Rules

TRACK = 1.5
"""Parallel rules nearer than this, in points, are of one line: the two edges of a thick one, neighbouring borders."""

JOIN = 3.5
"""Pieces of one rule with a gap below this, in points, are joined: dashes, cell borders that do not quite meet."""

BRIDGE = 6.5
"""Points between the pieces of an upright rule that breaks off for a level one, at most."""

FLUSH = 2.0
"""Points up to which an underline begins and ends where its words do."""

COVERED = 0.7
"""Share of an underline that its words take, spaces aside."""

AT_EDGE = 0.06
"""Letter sizes at the foot of a word's box in which a rule may be that of a tight row."""

MOST_FILLS = 500
"""Fills that are held against each other; a page with more of them is a drawing."""

LEAST_INSIDE = 0.2
"""Share of a word's height below its top, from which a rule runs through it."""

BAND, LARGEST_BAND, BAND_WIDTH, COVERING = 5.0, 0.5, 8.0, 0.8
"""Height of a shaded band in points and as a share of the page's, from and to, its width, and how much of it is shaded."""

PAGE_EDGE, FRAMING = 0.015, 0.97
"""Share of a page from its edge in which no rule is a table's, and of its length from which one frames it."""

WEIGHT = 0.01
"""Points that the shortest rule counts in a mean of places."""

DECIMALS = 3
"""Of a rule's place, in points."""

INSET = 0.5
"""Points that the corners of a fill lie inside another."""

SHORTEST = 5.0
"""A joined rule shorter than this, in points, bounds nothing."""

REACH = 4.0
"""Points around lines in which their rules may lie."""

ACROSS = 0.7
"""Share of a region's width that a shaded band across it takes."""

DARK, TALLEST = 0.6, 0.2
"""The greys up to which a ground is dark, so that letters on it are light; and the share of the page's height up to which it
is that of heads."""

TOUCH = 3.0
"""Dark grounds that are this near, in points, are cells side by side."""

HIGHEST_LINE, WHITE = 10.0, 0.995
"""Points that a shade is high from which on it is more than a line's, and the grey from which on it is none."""

MOST_CROSSINGS = 10_000
"""Crossings of rules on a page; a regular grid of 100 by 100 lines, which no printed table has."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """What is drawn on a page that may bound a table or its rows.

    `framed` are its rules and the edges of dark panels. `bands` are the edges of shaded bands, `outer_bands` those of shades
    that lie in no other, and `grounds` the shaded places of more than a line's height.
    """

    rules: Rules = field(default_factory=Rules)
    framed: Rules = field(default_factory=Rules)
    bands: tuple[Rule, ...] = ()
    outer_bands: tuple[Rule, ...] = ()
    grounds: tuple[Box, ...] = ()


def drawn_on(page: Page, found: Typed) -> Drawn:
    """A page's clean rules, those `found` among its words too, and what its fills add to them."""
    rules = clean(page, found)
    grounds = tuple(fill.box for fill in page.fills if fill.box.height > HIGHEST_LINE and fill.grey < WHITE)
    return Drawn(rules, _with_panels(page, rules), bands(page), bands(page, _outermost(page.fills)), grounds)


def clean(page: Page, found: Typed) -> Rules:
    """The page's rules after joining, those `found` among its words too; without hair-thin page edges and a page's frame."""
    horizontal = [Rule(r.at, r.box.x0, r.box.x1) for r in page.rulings if r.horizontal]
    horizontal = _without_underlines(horizontal, page.words)
    vertical = [Rule(r.at, r.box.top, r.box.bottom) for r in page.rulings if not r.horizontal]
    horizontal += found.horizontal
    vertical += found.vertical
    across = joined(horizontal)
    return Rules(
        tuple(r for r in across if not _page_edge(r, page.height, page.width)),
        tuple(r for r in _bridged(joined(vertical), across) if not _page_edge(r, page.width, page.height)),
    )


def _bridged(vertical: Sequence[Rule], horizontal: Sequence[Rule]) -> tuple[Rule, ...]:
    """Upright rules, pieces made one that break off above a level rule and go on below it: space is set around that."""
    out: list[Rule] = []
    for rule in sorted(vertical, key=lambda r: (round(r.at), r.start)):
        last = out[-1] if out else None
        if last is not None and abs(last.at - rule.at) < 1 and 0 < rule.start - last.end < BRIDGE:
            amid = [r for r in horizontal if last.end - 1 < r.at < rule.start + 1]
            if any(r.start < rule.at - JOIN and r.end > rule.at + JOIN for r in amid):
                out[-1] = Rule(last.at, last.start, rule.end)
                continue
        out.append(rule)
    return tuple(sorted(out))


def _without_underlines(rules: Sequence[Rule], words: Sequence[Word]) -> list[Rule]:
    """Level rules without those that underline or strike out words: they run through the boxes of words of their length."""
    upright = sorted((w for w in words if w.upright), key=lambda w: w.box.bottom)
    bottoms = [w.box.bottom for w in upright]
    tallest = max((w.box.height for w in upright), default=0.0)
    kept = []
    for rule in rules:
        near = upright[bisect_left(bottoms, rule.at) : bisect_right(bottoms, rule.at + tallest)]
        under = [w for w in near if _runs_through(rule, w)]
        long = sum(w.box.width for w in under) > COVERED * rule.length
        if (
            not long
            or abs(min(w.box.x0 for w in under) - rule.start) > FLUSH
            or abs(max(w.box.x1 for w in under) - rule.end) > FLUSH
        ):
            kept.append(rule)
    return kept


def _runs_through(rule: Rule, word: Word) -> bool:
    """Whether a rule runs through a word's box, not along its edge."""
    inside = word.box.top + LEAST_INSIDE * word.box.height < rule.at < word.box.bottom - AT_EDGE * word.size
    return inside and word.box.x0 > rule.start - FLUSH and word.box.x1 < rule.end + FLUSH


def bands(page: Page, fills: Sequence[Fill] | None = None) -> tuple[Rule, ...]:
    """The upper and lower edges of shaded bands as rules: where shading begins or ends, a row does too.

    Fills of a line's height count; smaller ones are marks, larger ones backgrounds. Bands that abut make one band first, as
    word processors shade a row cell by cell and a cell line by line. `fills` are those to look at, all of the page if None.
    """
    edges: dict[tuple[float, float], list[tuple[float, float]]] = {}
    for fill in page.fills if fills is None else fills:
        if BAND < fill.box.height < LARGEST_BAND * page.height and fill.box.width > BAND_WIDTH:
            edges.setdefault((round(fill.box.top), round(fill.box.bottom)), []).append((fill.box.x0, fill.box.x1))
    found = []
    for (top, bottom), spans in edges.items():
        start, end = min(x0 for x0, _ in spans), max(x1 for _, x1 in spans)
        if sum(x1 - x0 for x0, x1 in spans) > COVERING * (end - start):
            found += [Rule(float(top), start, end), Rule(float(bottom), start, end)]
    return joined(found)


def _outermost(fills: Sequence[Fill]) -> list[Fill]:
    """The fills that lie in no other: shades of cells, not those of the lines in them. None where a page has very many."""
    if len(fills) > MOST_FILLS:
        return []
    boxes = [fill.box for fill in fills]
    return [fill for fill in fills if not _lies_within(fill.box, boxes)]


def _lies_within(box: Box, others: Iterable[Box]) -> bool:
    """Whether a box, set in a little, lies in one of others that is wider or taller."""
    left, right = sorted((box.x0 + INSET, box.x1 - INSET))
    top, bottom = sorted((box.top + INSET, box.bottom - INSET))
    around = [o for o in others if o.x0 <= left and right <= o.x1 and o.top <= top and bottom <= o.bottom]
    return any(other.width > box.width + 1 or other.height > box.height + 1 for other in around)


def _with_panels(page: Page, rules: Rules) -> Rules:
    """The rules and the edges of dark panels: of heads in light letters, two cells or more side by side."""
    dark = [fill for fill in page.fills if fill.grey <= DARK and fill.box.height < TALLEST * page.height]
    rows = [row for row in _rows(dark) if len(row) > 1]
    edges = bands(page, [fill for row in rows for fill in row])
    if not edges:
        return rules
    between = joined([rule for row in rows for rule in _between(row)])
    return Rules(joined((*rules.horizontal, *edges)), joined((*rules.vertical, *between)))


def _rows(fills: Sequence[Fill]) -> list[list[Fill]]:
    """Fills of one height side by side, from left to right."""
    rows: dict[tuple[float, float], list[Fill]] = {}
    for fill in sorted(fills, key=lambda f: f.box):
        rows.setdefault((round(fill.box.top), round(fill.box.bottom)), []).append(fill)
    return list(rows.values())


def _between(row: Sequence[Fill]) -> list[Rule]:
    """The edges between the cells of a row that touch."""
    pairs = ((a.box, b.box) for a, b in pairwise(row))
    return [Rule((a.x1 + b.x0) / 2, a.top, a.bottom) for a, b in pairs if abs(b.x0 - a.x1) < TOUCH]


def _page_edge(rule: Rule, depth: float, breadth: float) -> bool:
    near_edge = rule.at < PAGE_EDGE * depth or rule.at > (1 - PAGE_EDGE) * depth
    return near_edge or rule.length > FRAMING * breadth


def joined(rules: Sequence[Rule]) -> tuple[Rule, ...]:
    """Collinear rules that meet made one, sorted by place; pieces below `SHORTEST` dropped."""
    tracks: list[list[Rule]] = []
    for rule in sorted(set(rules)):
        if tracks and rule.at - tracks[-1][0].at <= TRACK:
            tracks[-1].append(rule)
        else:
            tracks.append([rule])
    merged: list[Rule] = []
    for track in tracks:
        merged.extend(_chained(track))
    return tuple(sorted(rule for rule in merged if rule.length >= SHORTEST))


def _chained(track: Sequence[Rule]) -> list[Rule]:
    """Rules on one track, joined end to end; the place is the mean weighted by length."""
    chains: list[list[Rule]] = []
    end = float("-inf")
    for rule in sorted(track, key=lambda r: (r.start, r.end)):
        if chains and rule.start <= end + JOIN:
            chains[-1].append(rule)
            end = max(end, rule.end)
        else:
            chains.append([rule])
            end = rule.end
    return [_one(chain) for chain in chains]


def _one(chain: Sequence[Rule]) -> Rule:
    weight = sum(rule.length + WEIGHT for rule in chain)
    at = sum(rule.at * (rule.length + WEIGHT) for rule in chain) / weight
    return Rule(round(at, DECIMALS), min(rule.start for rule in chain), max(rule.end for rule in chain))


def within(rules: Rules, box: Box, slack: float = 2.0) -> Rules:
    """The parts of rules that lie in a box, grown by `slack` points; pieces below `SHORTEST` dropped."""
    return Rules(
        _clipped(rules.horizontal, box.top - slack, box.bottom + slack, box.x0 - slack, box.x1 + slack),
        _clipped(rules.vertical, box.x0 - slack, box.x1 + slack, box.top - slack, box.bottom + slack),
    )


def _clipped(rules: Iterable[Rule], low: float, high: float, start: float, end: float) -> tuple[Rule, ...]:
    cut = (Rule(r.at, max(r.start, start), min(r.end, end)) for r in rules if low <= r.at <= high)
    return tuple(rule for rule in cut if rule.length >= SHORTEST)


def part_of(region: Region, box: Box) -> Region:
    """A part of a region, with the rules there."""
    return replace(region, box=box, rules=within(region.rules, box))


def with_rules(region: Region, rules: Rules, shades: Sequence[Rule] = ()) -> Region:
    """A region of lines with the rules in it or near, and the edges of shaded bands across it."""
    return with_bands(replace(region, rules=within(rules, region.box, REACH)), shades)


def with_bands(region: Region, shades: Sequence[Rule]) -> Region:
    """A region with the edges of shaded bands across it as rules."""
    box = region.box
    across = [r for r in shades if min(r.end, box.x1) - max(r.start, box.x0) > ACROSS * box.width]
    edges = within(Rules(tuple(across)), box, 0.0).horizontal
    return (
        replace(region, rules=Rules(joined((*region.rules.horizontal, *edges)), region.rules.vertical)) if edges else region
    )


def crossings(rules: Rules, limit: int = MOST_CROSSINGS) -> int:
    """How many times a horizontal and a vertical rule cross; counting stops above `limit`."""
    places = [rule.at for rule in rules.horizontal]
    count = 0
    for vertical in rules.vertical:
        for rule in rules.horizontal[bisect_left(places, vertical.start) : bisect_right(places, vertical.end)]:
            count += rule.start <= vertical.at <= rule.end
        if count > limit:
            break
    return count
