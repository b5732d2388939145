"""What heads say of the gaps between columns: where a separator goes, which gap is two, and which is missed."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from math import inf

from extractors.model.page import Word
from extractors.tables.grid.gaps import Gap
from extractors.tables.stages import Segment

MOST_TITLES = 2
"""Lines with titles of sections that may stand between the heads and the first line of figures."""

WIDER = 1.3
"""Spaces of a line of heads over its narrowest, from which one may part two heads."""

END = 1.5
"""Points up to which something ends where a column does."""

FEWEST_GAPS = 3
"""Gaps between columns from which on it is no chance that a word ends where each but the first begins."""

FULLER = 1.5
"""Pieces of a line of heads over those of the line below, from which that one gives units of several columns each."""


def between_heads(gap: Gap, before: Segment, head: Segment) -> Gap:
    """A gap with its separator between two heads, where there are as many heads as columns."""
    start, end = max(gap.start, before.box.x1), min(gap.end, head.box.x0)
    return replace(gap, at=(start + end) / 2) if end > start and not start <= gap.at <= end else gap


def heads_over(above: Sequence[Sequence[Segment]], gaps: Sequence[Gap]) -> tuple[Segment, ...]:
    """The lowest heads of the lines above the body, in pieces, from left to right; nothing where there are no such lines.

    They are the pieces of the line right above it, titles of sections between, or of a much fuller one above that, where
    it gives the units of several columns each; and those of other lines beside them.
    """
    found: list[tuple[Segment, ...]] = []
    titles = 0
    for line in reversed(above):
        pieces = _cut_after_figures(line, gaps)
        if not found and len(pieces) < 3:
            titles += 1
            if len(pieces) == 2 or titles > MOST_TITLES:
                break
            continue
        found.append(pieces)
    fuller = next((i for i, pieces in enumerate(found) if len(pieces) >= FULLER * len(found[0])), 0)
    heads: list[Segment] = []
    for pieces in (*found[fuller:], *found[:fuller]):
        heads += [piece for piece in pieces if not heads or _stands_free(piece, heads)]
    return tuple(sorted(heads, key=lambda head: head.box.x0))


def _cut_after_figures(pieces: Sequence[Segment], gaps: Sequence[Gap]) -> tuple[Segment, ...]:
    """Pieces of a line of heads, those parted that run on over the end of a column into the gap beyond it.

    Heads that are set left over figures set right nearly touch: a space wider than the others of the line, where the
    figures end, parts two of them. So does any space where a word ends with the figures of every column.
    """
    words = [word for piece in pieces for word in piece.words]
    flush = len(gaps) >= FEWEST_GAPS and all(any(_ends_at(word, gap) for word in words) for gap in gaps[1:])
    spaces = sorted(b.box.x0 - a.box.x1 for piece in pieces for a, b in pairwise(piece.words))
    if not spaces:
        return tuple(pieces)
    out: list[Segment] = []
    for piece in pieces:
        words = [piece.words[0]]
        for a, b in pairwise(piece.words):
            wide = b.box.x0 - a.box.x1 > WIDER * spaces[0]
            at_end = any(a.box.x1 <= gap.start + END and gap.start - END <= b.box.x0 and b.box.x1 < gap.end for gap in gaps)
            if (wide and at_end) or (flush and _parts_columns(a, b, gaps)):
                out.append(Segment(tuple(words)))
                words = []
            words.append(b)
        out.append(Segment(tuple(words)))
    return tuple(out)


def _ends_at(word: Word, gap: Gap) -> bool:
    return abs(word.box.x1 - gap.start) < END


def _parts_columns(a: Word, b: Word, gaps: Sequence[Gap]) -> bool:
    """Whether a word is the last over its column: it ends where the figures do, or is the last that labels reach under."""
    return any(_ends_at(a, gap) for gap in gaps[1:]) or a.box.x1 <= gaps[0].start + END < b.box.x1


def _stands_free(piece: Segment, heads: Sequence[Segment]) -> bool:
    """Whether a piece of a higher head line stands over none of the heads below, nor over the middle of two of them."""
    if any(piece.box.x0 < h.box.x1 + 2 and piece.box.x1 > h.box.x0 - 2 for h in heads):
        return False
    before = max((h.box.x_mid for h in heads if h.box.x_mid < piece.box.x_mid), default=None)
    after = min((h.box.x_mid for h in heads if h.box.x_mid > piece.box.x_mid), default=None)
    return before is None or after is None or abs((before + after) / 2 - piece.box.x_mid) > 0.15 * (after - before)


def parted_by_heads(gap: Gap, heads: Sequence[Segment], least: float) -> list[Gap]:
    """A gap as the two or more that it is where heads stand in it: over columns that the body leaves blank."""
    inside = [h for h in heads if gap.start < h.box.x0 and h.box.x1 < gap.end]
    edges = [gap.start, *(x for head in inside for x in (head.box.x0, head.box.x1)), gap.end]
    pieces = list(zip(edges[::2], edges[1::2], strict=True))
    if not inside or any(end - start < least for start, end in pieces):
        return [gap]
    return [Gap(start, end, (start + end) / 2, gap.support) for start, end in pieces]


def beside_body(voters: Sequence[Sequence[Word]], heads: Sequence[Segment], least: float) -> list[Gap]:
    """Gaps before heads that stand to the right of all that the body holds: over columns that it leaves blank."""
    body = max((w.box.x1 for line in voters for w in line if w.box.top > heads[0].box.bottom), default=inf)
    found: list[Gap] = []
    for before, head in pairwise(heads):
        start = max(body, before.box.x1)
        if head.box.x0 - start >= least:
            found.append(Gap(start, head.box.x0, (start + head.box.x0) / 2, 1))
    return found


def under_heads(
    above: Sequence[Sequence[Segment]], voters: Sequence[Sequence[Word]], gaps: Sequence[Gap], least: float
) -> list[Gap]:
    """Gaps between heads that the body leaves open, though it hardly fills the columns beside them."""
    found = []
    for before, head in pairwise(heads_over(above, gaps)):
        start, end = before.box.x1, head.box.x0
        if any(gap.start < end and gap.end > start for gap in gaps):
            continue
        middle = (start + end) / 2
        start = max([start] + [w.box.x1 for line in voters for w in line if w.box.x_mid < middle])
        end = min([end] + [w.box.x0 for line in voters for w in line if w.box.x_mid > middle])
        if end - start >= least:
            found.append(Gap(start, end, (start + end) / 2, 1))
    return found
