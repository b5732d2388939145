"""A page's text: its lines, which of them are running text, and where captions of tables stand."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from extractors.model.page import Box, Word
from extractors.tables.marks.captions import label_of
from extractors.tables.marks.gutters import Gutter, gutter_without_prose, open_stretches
from extractors.tables.marks.lines import USUAL_SIZE, lines_of
from extractors.tables.marks.prose import Paragraph, column_text, paragraphs
from extractors.tables.stages import Line, Rule, Segment

NEAR = 40.0
"""Points above and below a stretch of the gutter in which captions of what stands beside it may stand."""


BESIDE, ABOVE, BELOW = 20.0, 5.0, 2.0
"""Points that a table's caption may stand to its side; and heights of its line that it stands above the table, or below."""

LEFT_END, LEFT_START, RIGHT_START, FEWEST_POINTS = 0.62, 0.4, 0.38, 30.0
"""Shares of a page's width that text of its left column ends and begins before, and of its right begins after; and points
that each is high."""


@dataclass(frozen=True, slots=True)
class PageText:
    """A page's lines, which of their segments are running text, and the words that stand on end."""

    lines: tuple[Line, ...]
    prose: tuple[Box, ...]
    loose: tuple[Segment, ...]
    size: float
    turned: tuple[Word, ...] = ()
    strips: tuple[Gutter, ...] = ()
    """Stretches of the gutter that part tables side by side."""


def page_text(words: Sequence[Word], page_width: float, rules: Sequence[Rule] = ()) -> PageText:
    """Lines of a page and its paragraphs. `loose` are the segments outside of paragraphs, `rules` level ones."""
    whole = lines_of(words)
    found = paragraphs(whole, page_width)
    strips = strips_of(whole, page_width, rules, found)
    lines = in_columns(whole, page_width, found, strips)
    if lines is not whole:
        found = paragraphs(lines, page_width)
    segments = [segment for line in lines for segment in line.segments]
    in_prose = {id(segment) for paragraph in found for segment in paragraph.segments}
    loose = tuple(segment for segment in segments if id(segment) not in in_prose)
    size = median(word.size for word in words) if words else USUAL_SIZE
    return PageText(lines, tuple(p.box for p in found), loose, size, strips=strips)


def strips_of(
    lines: Sequence[Line], page_width: float, rules: Sequence[Rule], prose: Sequence[Paragraph]
) -> tuple[Gutter, ...]:
    """The stretches of a page's gutter that part what is no prose: tables side by side, of rows that do not match.

    `prose` are the paragraphs of the lines.
    """
    gutter = gutter_of([p.box for p in prose], page_width)
    if gutter is not None:
        found = open_stretches(gutter, lines, rules)
    else:
        alone = gutter_without_prose(lines, rules, page_width)
        found = () if alone is None else (alone,)
    return tuple(strip for strip in found if not _of_figures(strip, lines))


def _of_figures(strip: Gutter, lines: Sequence[Line]) -> bool:
    """Whether captions beside a stretch of the gutter are those of figures alone: charts stand side by side too."""
    inside = [line for line in lines if strip.top - NEAR < line.box.y_mid < strip.bottom + NEAR]
    labels = [label_of(piece.text) for line in inside for piece in (*line.segments, _whole(line))]
    kinds = {label.kind for label in labels if label is not None}
    return "figure" in kinds and "table" not in kinds


def in_columns(
    lines: tuple[Line, ...], page_width: float, prose: Sequence[Paragraph], strips: Sequence[Gutter] = ()
) -> tuple[Line, ...]:
    """The lines, those beside running text of a two-column page cut at its gutter: a column's table ends at the gutter.

    So are those in stretches of the gutter that are known to part tables. `prose` are the paragraphs of the lines.
    """
    at = gutter_of([p.box for p in prose], page_width)
    gutter = at if at is not None else strips[0].at if strips else None
    if gutter is None:
        return lines
    columns = [p.box for p in column_text(lines, page_width, gutter, prose)]
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


def table_labels(text: PageText) -> tuple[Box, ...]:
    """Where captions of tables begin."""
    found = ((line, label_of(segment.text), segment) for line in text.lines for segment in (*line.segments, _whole(line)))
    return tuple(sorted({segment.box for _, label, segment in found if label is not None and label.kind == "table"}))


def captioned(box: Box, labels: Sequence[Box]) -> bool:
    """Whether the caption of a table stands close above a box, or right below it."""
    return any(
        min(box.x1, label.x1) > max(box.x0, label.x0) - BESIDE
        and (-2 <= box.top - label.bottom < ABOVE * label.height or -2 <= label.top - box.bottom < BELOW * label.height)
        for label in labels
    )


def gutter_of(prose: Sequence[Box], width: float) -> float | None:
    """The x between two columns of running text, or None on a one-column page."""
    left = [b for b in prose if b.x1 < LEFT_END * width and b.x0 < LEFT_START * width]
    right = [b for b in prose if b.x0 > RIGHT_START * width]
    if not left or not right:
        return None
    inner, outer = max(b.x1 for b in left), min(b.x0 for b in right)
    height = min(sum(b.height for b in left), sum(b.height for b in right))
    return (inner + outer) / 2 if inner < outer and height > FEWEST_POINTS else None


def _whole(line: Line) -> Segment:
    return Segment(line.words, line.box)
