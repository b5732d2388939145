"""Parts of a place: tables side by side below captions of one line, or titles; and tables one below the other.

Of the latter each has a title, and no rule parts them.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from extractors.model.page import Box
from extractors.tables.marks.kinds import is_bold, is_number, is_year
from extractors.tables.marks.rules import part_of
from extractors.tables.stages import Line, Region, Segment

LEVEL = 3.0
"""Captions stand on one line when their middles are this near, in points."""

FLUSH = 4.0
"""A caption begins where its table does when their left ends are this near, in points."""

REACH = 5.0
"""How far above a region its captions may stand, in heights of the captions."""

FEWEST_LINES = 4
"""Lines of tables side by side under titles: the titles, the heads and two rows."""

FEWEST_ROWS = 2
"""Rows that each of two tables has, at least."""


def tables_beside(region: Region, labels: Sequence[Box], lines: Sequence[Line]) -> tuple[Region, ...]:
    """The region, or its parts below captions side by side, cut at gaps that all its lines leave open."""
    boxes = _under_titles(region, lines) or _under_captions(region.box, labels, lines)
    if not boxes:
        return (region,)
    return tuple(replace(part_of(region, b), columns=tuple(x for x in region.columns if b.x0 < x < b.x1)) for b in boxes)


def _under_captions(box: Box, labels: Sequence[Box], lines: Sequence[Line]) -> list[Box]:
    """The parts of a place below captions side by side; none where no gap parts it."""
    over = sorted(b for b in labels if -2 <= box.top - b.bottom < REACH * b.height and b.x1 > box.x0 and b.x0 < box.x1)
    level = [b for b in over if abs(b.y_mid - over[-1].y_mid) < LEVEL and not any(o != b and _holds(b, o) for o in over)]
    cuts = [cut for pair in pairwise(level) if (cut := _cut(*pair, box, lines)) is not None]
    return [Box(x0, box.top, x1, box.bottom) for x0, x1 in pairwise((box.x0, *cuts, box.x1))] if cuts else []


def _under_titles(region: Region, lines: Sequence[Line]) -> list[Box]:
    """The parts of a region under bold titles on its first line, each flush with a head of plain print on the second, or
    with labels that no head names.

    Heads over several columns stand amid them, or over no label column, and part nothing.
    """
    box = region.box
    inside = [line for line in lines if box.contains(line.box.x_mid, line.box.y_mid)]
    if len(inside) < FEWEST_LINES or len(inside[0].segments) < 2 or region.rules.vertical:
        return []
    titles, heads = inside[0].segments, inside[1].segments
    starts = [head.box.x0 for head in heads]
    flush = all(any(abs(title.box.x0 - x) < FLUSH for x in starts) for title in titles)
    apart = flush and abs(titles[0].box.x0 - starts[0]) < FLUSH and len(heads) >= 2 * len(titles)
    apart = (apart and not is_bold(inside[1].words)) or _over_labels(titles, heads, inside[2:])
    if not apart or not all(is_bold(title.words) for title in titles):
        return []
    cuts = [_cut(a.box, b.box, box, inside[1:]) for a, b in pairwise(titles)]
    edges = (box.x0, *(cut for cut in cuts if cut is not None), box.x1)
    if len(edges) != len(titles) + 1:
        return []
    return [Box(x0, inside[1].box.top - 1, x1, box.bottom) for x0, x1 in pairwise(edges)]


def _over_labels(titles: Sequence[Segment], heads: Sequence[Segment], rows: Sequence[Line]) -> bool:
    """Whether each title stands flush over a column of labels that no head names, with figures below the heads beside."""
    ends = [*(title.box.x0 for title in titles[1:]), float("inf")]
    for title, end in zip(titles, ends, strict=True):
        own = [[s for s in line.segments if title.box.x0 - FLUSH < s.box.x0 < end - FLUSH] for line in rows]
        own = [row for row in own if row]
        named = any(abs(head.box.x0 - title.box.x0) < FLUSH for head in heads)
        labelled = all(abs(row[0].box.x0 - title.box.x0) < FLUSH and not is_number(row[0].text) for row in own)
        figured = all(len(row) > 1 and all(is_number(s.text) for s in row[1:]) for row in own)
        if named or not labelled or not figured or len(own) < FEWEST_ROWS:
            return False
        if not any(title.box.x0 < head.box.x0 < end for head in heads):
            return False
    return True


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


# ---------------------------------------------------------------- one below the other


def tables_below(block: Sequence[Line]) -> tuple[tuple[Line, ...], ...]:
    """A block cut below each title: a line of one piece, set off or bold, with heads below it where figures were before.

    A heading of a section inside a table has rows below it, not heads, and keeps the block whole.
    """
    parts: list[tuple[Line, ...]] = []
    start = 0
    for i in range(1, len(block)):
        before, after = block[start:i], block[i:]
        if len(block[i - 1].segments) > 1 or len(block[i].segments) < 2 or not _rows(after) >= FEWEST_ROWS:
            continue
        top = next(k for k in range(i - 1, -1, -1) if k == start or len(block[k - 1].segments) > 1)
        above, titles = block[start:top], block[top:i]
        if _rows(above) >= FEWEST_ROWS and _opens(titles, before, block) and _heads(above, after):
            parts.append(tuple(above))
            start = i
    return (*parts, tuple(block[start:]))


def _rows(lines: Sequence[Line]) -> int:
    return sum(len(line.segments) > 1 for line in lines)


def _opens(titles: Sequence[Line], before: Sequence[Line], block: Sequence[Line]) -> bool:
    """Whether lines of one piece open a table: bold where rows are not, or further from the rows above than these are."""
    rows = [word for line in block if len(line.segments) > 1 for word in line.words]
    if is_bold(titles[-1].words) and not is_bold(rows):
        return True
    steps = [b.box.top - a.box.bottom for a, b in pairwise(before)]
    size = median(word.size for word in titles[-1].words)
    return max(steps[-len(titles) :]) > median(steps) + 0.6 * size


def _heads(above: Sequence[Line], below: Sequence[Line]) -> bool:
    """Whether the rows above are of figures, and the first line below names columns: no figure but years, figures after."""
    return _figured(above) and not _has_figures(below[0]) and _figured(below)


def _figured(lines: Sequence[Line]) -> bool:
    rows = [line for line in lines if len(line.segments) > 1]
    return sum(_has_figures(line) for line in rows) >= max(1, 0.5 * len(rows))


def _has_figures(line: Line) -> bool:
    texts = [segment.text.strip() for segment in line.segments[1:]]
    return any(is_number(text) and not is_year(text) and any(c.isdigit() for c in text) for text in texts)
