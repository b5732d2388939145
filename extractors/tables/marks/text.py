"""A page's text: its lines, which of them are running text, and where captions of tables stand."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from extractors.model.page import Box, Word
from extractors.tables.marks.captions import labels_on
from extractors.tables.marks.console import typed_in
from extractors.tables.marks.gutters import Gutter, gutter_of, strips_at
from extractors.tables.marks.lines import lines_of
from extractors.tables.marks.prose import in_columns, paragraphs
from extractors.tables.stages import USUAL_SIZE, Line, Rule, Segment

BESIDE, ABOVE, BELOW = 20.0, 5.0, 2.0
"""Points that a table's caption may stand to its side; and heights of its line that it stands above the table, or below."""

CAPTION_TOP, CAPTION_FOOT = 1.2, 0.2
"""Letter sizes above the text of a page between which the caption that the page before ends with would stand."""


@dataclass(frozen=True, slots=True)
class PageText:
    """A page's lines, which of their segments are running text, and the words that stand on end.

    `loose` are the segments outside of running text and of what was typed at a console, `typed` the places of the latter,
    `strips` the stretches of the gutter that part tables side by side,
    `gutter` the x between two columns, None on a page of one. `labels` are where captions of tables begin,
    the first where one that the page before ends with would stand on this one.
    """

    lines: tuple[Line, ...] = ()
    prose: tuple[Box, ...] = ()
    loose: tuple[Segment, ...] = ()
    size: float = 0.0
    turned: tuple[Word, ...] = ()
    strips: tuple[Gutter, ...] = ()
    gutter: float | None = None
    labels: tuple[Box, ...] = ()
    typed: tuple[Box, ...] = ()


def page_text(
    words: Sequence[Word], turned: tuple[Word, ...], page_width: float, rules: Sequence[Rule], caption: Box | None
) -> PageText:
    """Lines of a page and its paragraphs.

    `turned` are the words that stand on end, `rules` the level ones, and `caption` is the place of the caption that the page
    before ends with.
    """
    lines = lines_of(words)
    found = paragraphs(lines, page_width, rules)
    known = gutter_of([p.box for p in found], page_width)
    strips = strips_at(known, lines, page_width, rules)
    gutter = known if known is not None else strips[0].at if strips else None
    if gutter is not None:
        lines = in_columns(lines, page_width, gutter, strips, found)
        found = paragraphs(lines, page_width, rules)
    typed = typed_in(lines)
    in_prose = {id(s) for of in (*(p.segments for p in found), *(line.segments for line in typed)) for s in of}
    loose = tuple(segment for line in lines for segment in line.segments if id(segment) not in in_prose)
    size = median(word.size for word in words) if words else USUAL_SIZE
    labels = (*_above(lines, size, caption), *_table_labels(lines))
    places = tuple(line.box for line in typed)
    return PageText(lines, tuple(p.box for p in found), loose, size, turned, strips, gutter, labels, places)


def _above(lines: Sequence[Line], size: float, caption: Box | None) -> tuple[Box, ...]:
    """A line's place right above the text of a page, as wide as a caption."""
    if caption is None or not lines:
        return ()
    top = lines[0].box.top
    return (Box(caption.x0, top - CAPTION_TOP * size, caption.x1, top - CAPTION_FOOT * size),)


def _table_labels(lines: Sequence[Line]) -> tuple[Box, ...]:
    """Where captions of tables begin."""
    return tuple(sorted({box for label, box in labels_on(lines) if label.kind == "table"}))


def has_caption(box: Box, labels: Sequence[Box]) -> bool:
    """Whether the caption of a table stands close above a box, or right below it."""
    return any(
        min(box.x1, label.x1) > max(box.x0, label.x0) - BESIDE
        and (-2 <= box.top - label.bottom < ABOVE * label.height or -2 <= label.top - box.bottom < BELOW * label.height)
        for label in labels
    )
