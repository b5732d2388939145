"""Which segments are running text: paragraphs are no tables, and tables end where they begin."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from extractors.model.page import Box, union
from extractors.tables.stages import Line, Segment

FEWEST_WORDS = 4.5
"""Words a line of a paragraph has on average, at least; a column of short cells has fewer."""

NARROWEST = 11.0
"""Width of a paragraph in letter sizes, at least."""

MOST_DIGITS = 0.3


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Segments one below the other that read as running text."""

    segments: tuple[Segment, ...]
    box: Box


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
        while open_from < len(out) and out[open_from][-1].box.bottom < segment.box.top - 60:
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
    if box.y_mid < last.y_mid or shared < 0.7 * min(box.width, last.width):
        return False
    size = size_of(segment)
    if not -0.45 * size < box.top - last.bottom < 1.3 * size or box.y_mid < last.y_mid + 0.4 * size:
        return False
    if abs(size - size_of(chain[-1])) > 0.12 * size:
        return False
    leading = box.y_mid - last.y_mid
    if len(chain) > 1 and leading > 1.35 * (last.y_mid - chain[-2].box.y_mid) + 0.5:
        return False
    return abs(box.x0 - last.x0) < 4.0 * size


def paragraphs(lines: Sequence[Line], page_width: float) -> tuple[Paragraph, ...]:
    """The chains that read as running text: long, filled lines of words at one left edge, with no cells beside them."""
    segments = [segment for line in lines for segment in line.segments]
    beside = {id(s) for line in lines for s in line.segments if any(_is_cell(o) for o in line.segments if o is not s)}
    return tuple(
        Paragraph(chain, union(s.box for s in chain))
        for chain in chains(segments)
        if is_prose(chain, page_width) and sum(id(s) in beside for s in chain) < 0.6 * len(chain)
    )


def column_text(lines: Sequence[Line], page_width: float, gutter: float) -> tuple[Paragraph, ...]:
    """The paragraphs of a two-column page that fill one of its columns, set in or not, whatever stands in the other."""
    known = [p.box for p in paragraphs(lines, page_width)]
    found = []
    for left in (True, False):
        own = [box for box in known if (box.x1 <= gutter + 3 if left else box.x0 >= gutter - 3)]
        if not own:
            continue
        start, end = median(box.x0 for box in own), median(box.x1 for box in own)
        segments = [
            s for line in lines for s in line.segments if (s.box.x1 <= gutter + 3 if left else s.box.x0 >= gutter - 3)
        ]
        for chain in chains(segments):
            box = union(s.box for s in chain)
            fills = -4 < box.x0 - start < 0.25 * (end - start) and abs(box.x1 - end) < 4
            if fills and len(chain) >= 3 and is_prose(chain, page_width):
                found.append(Paragraph(chain, box))
    return tuple(found)


def _is_cell(segment: Segment) -> bool:
    """Whether a segment reads as a cell rather than as a line of text: a few words, or figures."""
    return len(segment.words) <= 3 or digit_share(segment.text) > 0.5


def is_prose(chain: Sequence[Segment], page_width: float) -> bool:
    """Whether a chain of segments is a paragraph: enough words a line, lines mostly full, few digits."""
    text = " ".join(segment.text for segment in chain)
    words = sum(len(segment.words) for segment in chain)
    size = size_of(chain[0])
    right, left = max(s.box.x1 for s in chain), min(s.box.x0 for s in chain)
    if digit_share(text) > MOST_DIGITS or right - left < NARROWEST * size:
        return False
    if len(chain) == 1:
        return words >= 9 and right - left > 0.45 * page_width
    if words / len(chain) < FEWEST_WORDS:
        return False
    if len(chain) == 2:
        return words >= 11 and right - left > 0.35 * page_width and chain[0].box.x1 > right - 4 * size
    full = sum(s.box.x1 > right - max(3.5 * size, 0.12 * (right - left)) for s in chain)
    return full >= 0.6 * (len(chain) - 1) and words >= 18
