"""Candidate regions: grids of rules, stacks of horizontal rules, and blocks of lines with aligned gaps."""

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from extractors.model.page import Box, union
from extractors.tables.marks.captions import line_label, opens_note
from extractors.tables.marks.lines import lines_of
from extractors.tables.marks.rules import joined, within
from extractors.tables.marks.text import PageText, captioned, gutter_of, table_labels
from extractors.tables.places.compartments import compartments
from extractors.tables.places.titles import tables_below
from extractors.tables.stages import Line, Region, Rule, Rules, Segment

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

REACH = 4.0
"""Points around a block of lines in which its rules may lie."""

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

# ---------------------------------------------------------------- grids of rules


def ruled_regions(rules: Rules, labels: Sequence[Box] = ()) -> tuple[Region, ...]:
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
    return tuple(Region(box, "ruled", within(rules, box)) for box in sorted(whole, key=lambda b: (b.top, b.x0)))


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


def with_breaks(rules: Rules, box: Box) -> Rules:
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


# ---------------------------------------------------------------- the page's text


# ---------------------------------------------------------------- blocks of lines with aligned gaps


def text_regions(text: PageText, rules: Rules, width: float) -> tuple[Region, ...]:
    """Runs of lines that share a gap between columns, outside of paragraphs."""
    regions = []
    labels = table_labels(text)
    for segments in _in_compartments(_zones(text, width), compartments(text.lines, rules)):
        lines = _lines_of_segments(segments)
        for block in _blocks(lines, text.size):
            box = _grown(union(line.box for line in block))
            regions.append(Region(box, "text", within(rules, box, REACH), captioned(box, labels)))
    return tuple(regions)


def _grown(box: Box) -> Box:
    return Box(box.x0 - 1, box.top - 1, box.x1 + 1, box.bottom + 1)


def _zones(text: PageText, width: float) -> list[list[Segment]]:
    """Loose segments apart by page column, where running text stands in two columns; else all together."""
    known = gutter_of(text.prose, width)
    gutter = known if known is not None else text.strips[0].at if text.strips else None
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


def _lines_of_segments(segments: Sequence[Segment]) -> tuple[Line, ...]:
    return lines_of([word for segment in segments for word in segment.words])


def _blocks(lines: Sequence[Line], size: float) -> list[list[Line]]:
    """Lines chained downwards while a gap runs through; single segments ride along between lines of several."""
    blocks: list[list[Line]] = []
    block: list[Line] = []
    for line in lines:
        if block and not _goes_on(block, line, size):
            blocks.append(block)
            block = []
        if line_label(line) is not None or (not block and len(line.segments) < 2):
            if block:
                blocks.append(block)
            block = []
            continue
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
    if opens_note(line.text) and len(block) >= SEVERAL and len(line.segments) < SEVERAL:
        return False
    if len(line.segments) < 2:
        return (
            line.box.x0 < union(x.box for x in block).x1
            and line.box.width < PART_OF_WIDTH * union(x.box for x in block).width
        )
    return bool(shared_gaps([*block[-LOOKED_BACK:], line], size))


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
