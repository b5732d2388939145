"""The blocks of lines on a page that are captions of tables and figures."""

from collections.abc import Sequence

from extractors.model.page import Box, union
from extractors.tables.marks.captions import label_of, opens_note
from extractors.tables.marks.lines import lines_of
from extractors.tables.marks.prose import size_of
from extractors.tables.stages import Caption, Segment

MOST_CAPTION_LINES = 8

LETTER_GAP = 2.5
"""Letter sizes between pieces of a caption's line, at most."""

CAPTION_STEP, LIKE_STEP, MOST_OF_LINE = 1.1, 0.75, 0.5
"""Letter sizes between lines of a caption, at most; the same where no table follows; and how far below one the next is."""

NEXT_TO = 2.0
"""Points that a caption, or a note, may reach into its table."""

TO_TABLE, SIZES_APART = 6.0, 0.2
"""Letter sizes between a caption's line and the table below that all between is a caption up to; and the share of a letter
size by which lines of a caption may differ else."""


def captions_on(lines: Sequence[Sequence[Segment]], grids: Sequence[Box]) -> tuple[Caption, ...]:
    """All captions of tables and figures among the segments of lines outside of grids, from top to bottom.

    Those of one line are made one where no more than letters set wide parts them; a line ends at the page's gutter.
    """
    parts = (part for segments in lines for part in _by_labels(segments))
    whole = [line for part in parts for line in lines_of([w for s in part for w in s.words], LETTER_GAP)]
    merged = [segment for line in sorted(whole, key=lambda x: (x.box.y_mid, x.box.x0)) for segment in line.segments]
    out = []
    for segment in merged:
        label = label_of(segment.text)
        if label is not None:
            block = _caption_block(segment, merged, grids)
            out.append(Caption(label, tuple(w for s in block for w in s.words), union(s.box for s in block)))
    return tuple(out)


def _by_labels(segments: Sequence[Segment]) -> list[list[Segment]]:
    """The segments of a line, parted where one after a caption's label opens another caption."""
    out: list[list[Segment]] = [[]]
    for segment in segments:
        if out[-1] and label_of(segment.text) and label_of(out[-1][0].text):
            out.append([])
        out[-1].append(segment)
    return out


def _caption_block(first: Segment, segments: Sequence[Segment], grids: Sequence[Box]) -> list[Segment]:
    """A caption's segments from its label on: lines below at its leading and size, up to a table or another caption."""
    size = size_of(first)
    block = [first]
    below = sorted((s for s in segments if s.box.y_mid > first.box.y_mid + MOST_OF_LINE * size), key=lambda s: s.box.top)
    table_below = min(
        (b.top for b in grids if b.top > first.box.y_mid - size and b.shared_width(first.box) > 0), default=None
    )
    for segment in below:
        last = block[-1].box
        step = segment.box.top - last.bottom
        if step > CAPTION_STEP * size or len(block) >= MOST_CAPTION_LINES:
            break
        if segment.box.shared_width(union(s.box for s in block)) <= 0 or label_of(segment.text) or opens_note(segment.text):
            continue
        to_table = (
            table_below is not None
            and segment.box.bottom < table_below + NEXT_TO
            and table_below - last.bottom < TO_TABLE * size
        )
        if abs(size_of(segment) - size) > SIZES_APART * size and not to_table:
            break
        if not to_table and (step > LIKE_STEP * size or _style(segment) != _style(block[-1])):
            break
        block.append(segment)
    return block


def _style(segment: Segment) -> tuple[bool, bool]:
    n = len(segment.words)
    return sum(w.bold for w in segment.words) * 2 > n, sum(w.italic for w in segment.words) * 2 > n
