"""Which segments are running text: paragraphs are no tables, and tables end where they begin."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from extractors.model.page import Box, union
from extractors.tables.marks.gutters import Gutter
from extractors.tables.marks.lines import lines_of
from extractors.tables.stages import Line, Rule, Segment

FEWEST_WORDS = 4.5
"""Words a line of a paragraph has on average, at least; a column of short cells has fewer."""

NARROWEST = 11.0
"""Width of a paragraph in letter sizes, at least."""

MOST_DIGITS_OF_TEXT = 0.5
"""Share of digits from which on a piece of a line is a figure."""

CELL_WORDS = 3
"""Words of a piece of a line, up to which it reads as a cell."""

FURTHEST = 60.0
"""Points between lines that can be of one paragraph, at most."""

SHARED = 0.7
"""Share of the narrower line's width that lines of a paragraph stand above each other with."""

OVERLAP, APART, LEAST_STEP = -0.45, 1.3, 0.4
"""Space between lines of a paragraph in letter sizes, from and to, and the least from middle to middle."""

SAME_SIZE = 0.12
"""Share of a letter size by which lines of a paragraph may differ."""

SAME_LEADING, LEADING_SLACK = 1.35, 0.5
"""How much wider than the last leading of a paragraph the next may be: a factor, and points."""

FURTHEST_IN = 4.0
"""Letter sizes that a line of a paragraph begins to the side of the one above, at most."""

MOST_BESIDE = 0.6
"""Share of a paragraph's lines that cells may stand beside."""

AT_END = 2.0
"""Points that a rule between two lines may be shorter than they at each end."""

GUTTER_SLACK = 3.0
"""Points that text may reach into the gutter between two columns."""

EDGE, MOST_SET_IN = 4.0, 0.25
"""Points by which a paragraph may miss its column's ends, and the share of its width that it may be set in."""

ONE_LINE, ONE_LINE_WIDTH = 9, 0.45
"""Words of a paragraph of one line, and the share of the page's width that it takes."""

TWO_LINES, TWO_LINES_WIDTH, FIRST_LINE_SHORT = 11, 0.35, 4.0
"""The same for one of two lines; and letter sizes that the first may be shorter than the other."""

FULL_WITHIN, FULL_SHARE, MOSTLY_FULL, FEWEST_IN_ALL = 3.5, 0.12, 0.6, 18
"""Letter sizes, or the share of its width, up to which a line of a paragraph counts as full, how many lines are,
and its words."""

MOST_DIGITS = 0.3
"""Share of digits in running text, at most."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Segments one below the other that read as running text."""

    segments: tuple[Segment, ...]
    box: Box = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "box", union(segment.box for segment in self.segments))


def size_of(segment: Segment) -> float:
    """The usual letter size of a segment, in points."""
    sizes = [word.size for word in segment.words]
    return sizes[0] if min(sizes) == max(sizes) else median(sizes)


def digit_share(text: str) -> float:
    """Share of letters and digits that are digits."""
    shown = sum(map(str.isalnum, text))
    return sum(map(str.isdigit, text)) / shown if shown else 1.0


def chains(segments: Sequence[Segment]) -> tuple[tuple[Segment, ...], ...]:
    """Segments linked downwards: same letter size, set close below, sharing most of their width."""
    ordered = sorted(segments, key=lambda s: (s.box.top, s.box.x0))
    out: list[list[Segment]] = []
    open_from = 0
    for segment in ordered:
        while open_from < len(out) and out[open_from][-1].box.bottom < segment.box.top - FURTHEST:
            open_from += 1
        for chain in reversed(out[open_from:]):
            if _follows(chain, segment):
                chain.append(segment)
                break
        else:
            out.append([segment])
    return tuple(tuple(chain) for chain in out)


def _follows(chain: Sequence[Segment], segment: Segment) -> bool:
    last, box = chain[-1].box, segment.box
    shared = min(box.x1, last.x1) - max(box.x0, last.x0)
    if box.y_mid < last.y_mid or shared < SHARED * min(box.width, last.width):
        return False
    size = size_of(segment)
    if not OVERLAP * size < box.top - last.bottom < APART * size or box.y_mid < last.y_mid + LEAST_STEP * size:
        return False
    if abs(size - size_of(chain[-1])) > SAME_SIZE * size:
        return False
    leading = box.y_mid - last.y_mid
    if len(chain) > 1 and leading > SAME_LEADING * (last.y_mid - chain[-2].box.y_mid) + LEADING_SLACK:
        return False
    return abs(box.x0 - last.x0) < FURTHEST_IN * size


def paragraphs(lines: Sequence[Line], page_width: float, rules: Sequence[Rule]) -> tuple[Paragraph, ...]:
    """The chains that read as running text: long, filled lines of words at one left edge, with no cells beside them.

    None runs on over one of these level `rules` that is as wide.
    """
    segments = [segment for line in lines for segment in line.segments]
    beside = {id(s) for line in lines for s in line.segments if any(_is_cell(o) for o in line.segments if o is not s)}
    return tuple(
        Paragraph(part)
        for chain in chains(segments)
        if is_prose(chain, page_width) and sum(id(s) in beside for s in chain) < MOST_BESIDE * len(chain)
        for part in _cut(chain, rules)
        if len(part) == len(chain) or is_prose(part, page_width)
    )


def _cut(chain: tuple[Segment, ...], rules: Sequence[Rule]) -> list[tuple[Segment, ...]]:
    """A chain in the parts that rules as wide as both lines leave of it."""
    parts: list[tuple[Segment, ...]] = [chain[:1]]
    for above, below in pairwise(chain):
        left, right = min(above.box.x0, below.box.x0) + AT_END, max(above.box.x1, below.box.x1) - AT_END
        between = (rule for rule in rules if above.box.y_mid < rule.at < below.box.y_mid)
        if any(rule.start < left and rule.end > right for rule in between):
            parts.append(())
        parts[-1] += (below,)
    return parts


def in_columns(
    lines: Sequence[Line], page_width: float, gutter: float, strips: Sequence[Gutter], prose: Sequence[Paragraph]
) -> tuple[Line, ...]:
    """The lines of a page in two columns, those beside running text cut at its gutter: a column's table ends there.

    So are those in `strips`, where tables stand side by side. `prose` are the paragraphs of the lines.
    """
    columns = [p.box for p in _column_text(lines, page_width, gutter, prose)]
    cut: list[Line] = []
    whole: list[Line] = []
    for line in lines:
        crosses = any(w.box.x0 < gutter - 2 and w.box.x1 > gutter + 2 for s in line.segments for w in s.words)
        beside = any(b.top - 1 < line.box.y_mid < b.bottom + 1 for b in columns)
        apart = not crosses and (beside or any(strip.top < line.box.y_mid < strip.bottom for strip in strips))
        (cut if apart else whole).append(line)
    words = [w for line in cut for w in line.words]
    halves = [lines_of(w for w in words if (w.box.x_mid < gutter) == left) for left in (True, False)]
    return tuple(sorted((*whole, *halves[0], *halves[1]), key=lambda x: (x.box.y_mid, x.box.x0)))


def _column_text(
    lines: Sequence[Line], page_width: float, gutter: float, prose: Sequence[Paragraph]
) -> tuple[Paragraph, ...]:
    """The paragraphs of a two-column page that fill one of its columns, set in or not, whatever stands in the other.

    `prose` are those of the lines as they are.
    """
    known = [p.box for p in prose]
    found = []
    for left in (True, False):
        own = [box for box in known if (box.x1 <= gutter + GUTTER_SLACK if left else box.x0 >= gutter - GUTTER_SLACK)]
        if not own:
            continue
        start, end = median(box.x0 for box in own), median(box.x1 for box in own)
        segments = [
            s
            for line in lines
            for s in line.segments
            if (s.box.x1 <= gutter + GUTTER_SLACK if left else s.box.x0 >= gutter - GUTTER_SLACK)
        ]
        for chain in chains(segments):
            block = Paragraph(chain)
            fills = -EDGE < block.box.x0 - start < MOST_SET_IN * (end - start) and abs(block.box.x1 - end) < EDGE
            if fills and len(chain) > 2 and is_prose(chain, page_width):
                found.append(block)
    return tuple(found)


def _is_cell(segment: Segment) -> bool:
    """Whether a segment reads as a cell rather than as a line of text: a few words, or figures."""
    return len(segment.words) <= CELL_WORDS or digit_share(segment.text) > MOST_DIGITS_OF_TEXT


def is_prose(chain: Sequence[Segment], page_width: float) -> bool:
    """Whether a chain of segments is a paragraph: enough words a line, lines mostly full, few digits."""
    text = " ".join(segment.text for segment in chain)
    words = sum(len(segment.words) for segment in chain)
    size = size_of(chain[0])
    right, left = max(s.box.x1 for s in chain), min(s.box.x0 for s in chain)
    if digit_share(text) > MOST_DIGITS or right - left < NARROWEST * size:
        return False
    if len(chain) == 1:
        return words >= ONE_LINE and right - left > ONE_LINE_WIDTH * page_width
    if words / len(chain) < FEWEST_WORDS:
        return False
    if len(chain) == 2:
        return (
            words >= TWO_LINES
            and right - left > TWO_LINES_WIDTH * page_width
            and chain[0].box.x1 > right - FIRST_LINE_SHORT * size
        )
    full = sum(s.box.x1 > right - max(FULL_WITHIN * size, FULL_SHARE * (right - left)) for s in chain)
    return full >= MOSTLY_FULL * (len(chain) - 1) and words >= FEWEST_IN_ALL
