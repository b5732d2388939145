"""Blocks of lines that share gaps between columns: on the page, in its text columns, or in compartments.

Compartments are places side by side, each under a bold title with a rule of its own.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from extractors.model.page import Box
from extractors.tables.marks.captions import label_of, opens_note
from extractors.tables.marks.kinds import is_bold, is_number
from extractors.tables.marks.lines import lines_of
from extractors.tables.marks.text import PageText
from extractors.tables.places.parts import tables_below
from extractors.tables.stages import SPARE, Block, Line, Region, Rule, Segment

GUTTER_SLACK = 3.0
"""Points that text may reach into the gutter between two columns of a page."""

SEVERAL = 3
"""Pieces of a line that are no chance, and lines of a block from which on its letter size is known."""

STEP, STEP_OF_ALIKE, USUAL_STEP, STEP_SLACK = 2.2, 3.5, 1.8, 0.5
"""Space to the next line of a block, at most: in letter sizes, to one of as many pieces, and in usual spaces with
some more of a letter size."""

SMALLER, LARGER = 0.9, 1.15
"""Letter size of a line of a block over that of the lines above, from and to."""

PART_OF_WIDTH = 0.75
"""Share of a block's width that a line of one piece takes, at most."""

LOOKED_BACK = 8
"""Lines of a block that the next one shares a gap with."""

LEAST_GAP = 0.5
"""Width of a gap that lines share, in letter sizes."""

FOOT_WORDS = 4
"""Words of a last line of one piece, up to which it may be a label."""

LEVEL = 2.0
"""Rules of compartments side by side lie at one height, in points."""

FLUSH = 4.0
"""A title begins where its rule does, in points. Heads over several columns are centred above theirs."""

REACH = 1.5
"""How far above its rule a title stands, in heights of the title."""


def text_regions(text: PageText, rules: Sequence[Rule]) -> tuple[Region, ...]:
    """Runs of lines that share a gap between columns, outside of paragraphs, in compartments apart. `rules` are level."""
    zones = _in_compartments(_zones(text), _compartments(text.lines, rules))
    blocks = [block for zone in zones for block in _blocks(lines_of(w for s in zone for w in s.words), text)]
    return tuple(Region(Block(tuple(block)).box.grown(SPARE), "text") for block in blocks)


def _zones(text: PageText) -> list[list[Segment]]:
    """Loose segments apart by page column, where running text stands in two columns; else all together."""
    gutter = text.gutter
    if gutter is None:
        return [list(text.loose)]
    beside = [b for b in text.prose if b.x1 <= gutter + GUTTER_SLACK or b.x0 >= gutter - GUTTER_SLACK]
    stretches = [*((b.top, b.bottom) for b in beside), *((strip.top, strip.bottom) for strip in text.strips)]
    zones: dict[tuple[int, str], list[Segment]] = {}
    for segment in text.loose:
        in_columns = any(top - 2 < segment.box.y_mid < bottom + 2 for top, bottom in stretches)
        above = sum(b.bottom < segment.box.y_mid for b in beside)
        if not in_columns or segment.box.x0 < gutter - GUTTER_SLACK < gutter + GUTTER_SLACK < segment.box.x1:
            side = "whole"
        else:
            side = "left" if segment.box.x_mid < gutter else "right"
        zones.setdefault((0 if side != "whole" else above, side), []).append(segment)
    return [zones[key] for key in sorted(zones)]


def _in_compartments(zones: Sequence[list[Segment]], boxes: Sequence[Box]) -> list[list[Segment]]:
    """The zones, what stands in compartments taken out of them into zones of its own."""
    rest = [[s for s in zone if not any(box.contains(s.box.x_mid, s.box.y_mid) for box in boxes)] for zone in zones]
    own = [[s for zone in zones for s in zone if box.contains(s.box.x_mid, s.box.y_mid)] for box in boxes]
    return [zone for zone in (*rest, *own) if zone]


def _blocks(lines: Sequence[Line], text: PageText) -> list[list[Line]]:
    """Lines chained downwards while a gap runs through; single segments ride along between lines of several."""
    size = text.size
    blocks: list[list[Line]] = []
    block: list[Line] = []
    for at, line in enumerate(lines):
        is_caption = label_of(line.text) is not None
        is_note = len(block) >= SEVERAL > len(line.segments) and opens_note(line.text)
        if block and (is_caption or is_note or _typed_between(block[-1], line, text) or not _goes_on(block, line, size)):
            blocks.append(block)
            block = []
        if not is_caption and (block or len(line.segments) >= 2 or heads_figures(line, (*lines[at + 1 :], line)[0])):
            block.append(line)
    if block:
        blocks.append(block)
    trimmed = (_trimmed(part) for whole in blocks for part in tables_below(whole))
    return [block for block in trimmed if sum(len(x.segments) >= 2 for x in block) >= 2]


def _goes_on(block: Sequence[Line], line: Line, size: float) -> bool:
    step = line.box.top - block[-1].box.bottom
    steps = [b.box.top - a.box.bottom for a, b in pairwise(block)]
    usual = median(steps) if len(steps) >= 2 else size
    alike = len(line.segments) >= SEVERAL and abs(len(line.segments) - len(block[-1].segments)) <= 1
    if step > max((STEP_OF_ALIKE if alike else STEP) * size, USUAL_STEP * usual + STEP_SLACK * size):
        return False
    set_in, own = median(w.size for x in block for w in x.words), median(w.size for w in line.words)
    if len(block) >= SEVERAL and (own < SMALLER * set_in or own > LARGER * set_in) and len(line.segments) < SEVERAL:
        return False
    if len(line.segments) < 2:
        left, right = min(x.box.x0 for x in block), max(x.box.x1 for x in block)
        return line.box.x0 < right and line.box.width < PART_OF_WIDTH * (right - left)
    rows = block[1:] if heads_figures(block[0], (*block[1:], line)[0]) else block
    return bool(shared_gaps([*rows[-LOOKED_BACK:], line], size))


def _typed_between(above: Line, line: Line, text: PageText) -> bool:
    """Whether something was typed at a console between two lines of a block."""
    return any(above.box.y_mid < box.y_mid < line.box.y_mid and box.shared_width(line.box) > 0 for box in text.typed)


def heads_figures(heads: Line, figures: Line) -> bool:
    """Whether a line of words heads one of figures, each set to the right of its column, so that their gaps need not meet:
    each column has words that begin left of its figure's end and right of the figure before."""
    if len(figures.segments) < SEVERAL or not all(is_number(s.text) for s in figures.segments):
        return False
    ends = [s.box.x1 for s in figures.segments]
    owners = [sum(end <= word.box.x0 for end in ends) for word in heads.words]
    fits = heads.box.x0 > figures.box.x0 - figures.box.width / len(ends) and heads.box.x1 < ends[-1] + heads.words[0].size
    named = heads.text[-1] not in ".:;" and not any(is_number(word.text) for word in heads.words)
    return fits and named and set(owners) == set(range(len(ends)))


def shared_gaps(lines: Sequence[Line], size: float) -> list[tuple[float, float]]:
    """The x-intervals that are a gap in every line of several segments."""
    shared: list[tuple[float, float]] | None = None
    for line in lines:
        if len(line.segments) < 2:
            continue
        gaps = [(a.box.x1, b.box.x0) for a, b in zip(line.segments, line.segments[1:], strict=False)]
        gaps = [(float("-inf"), line.segments[0].box.x0), *gaps, (line.segments[-1].box.x1, float("inf"))]
        if shared is None:
            shared = gaps[1:-1]
        else:
            shared = [(max(a, c), min(b, d)) for a, b in shared for c, d in gaps if min(b, d) - max(a, c) > LEAST_GAP * size]
    return shared or []


def _trimmed(block: Sequence[Line]) -> list[Line]:
    """A block without single segments at its end that lie clear of the table's first column."""
    out = list(block)
    while out and len(out[-1].segments) < 2 and (opens_note(out[-1].text) or len(out[-1].words) > FOOT_WORDS):
        out.pop()
    return out


@dataclass(frozen=True, slots=True)
class _Titled:
    """A rule and the title above it."""

    rule: Rule
    title: Box


def _compartments(lines: Sequence[Line], rules: Sequence[Rule]) -> tuple[Box, ...]:
    """The compartments of a page with these level rules, below their titles: two or more side by side."""
    titled = [t for rule in rules if (t := _titled(rule, lines)) is not None]
    beside = [t for t in titled if any(_level_apart(t.rule, other.rule) for other in titled)]
    own = sorted(beside, key=lambda t: (t.rule.at, t.rule.start))
    return tuple(_compartment(t, own, rules) for t in own)


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


def _level_apart(a: Rule, b: Rule) -> bool:
    return abs(a.at - b.at) < LEVEL and (a.end < b.start or b.end < a.start)


def _compartment(titled: _Titled, others: Sequence[_Titled], rules: Sequence[Rule]) -> Box:
    """What stands below a title, down to the next title in its width or a rule that runs out of it; else it is open."""
    rule = titled.rule
    below = [r for r in rules if r.at > rule.at + LEVEL and r.start < rule.end and r.end > rule.start]
    ends = [r.at for r in below if r.start < rule.start - FLUSH or r.end > rule.end + FLUSH]
    ends += [other.title.top for other in others if other.rule in below]
    return Box(rule.start - FLUSH, rule.at, rule.end + FLUSH, min(ends, default=float("inf")))
