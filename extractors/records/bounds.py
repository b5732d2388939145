"""Sentences of a length that can be read: what has no full stop for pages is read in pieces, and said.

What is made of a sentence may take the square of its length; a bound keeps all of it in step with the length of the paper.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from extractors.model.document import Document, Span
from extractors.model.page import Doubt
from extractors.records.located import Located

LONGEST = 2000
"""Characters of a sentence; longer ones are lists, tables or no prose at all. The grammar is read off no longer ones."""

MOST_FIGURES = 40
"""Sums, quantities and shares in a sentence; what holds more is a list of figures, of which no sentence tells the sense."""

BREAKS = ("; ", ", ", " ")
"""Where a sentence that is too long is cut, the best place first."""


def pieces(text: str, spans: Iterable[Span]) -> Iterator[Span]:
    """The stretches of `text`, those that are too long in pieces that are not, cut at the last good place in each."""
    for span in spans:
        start = span.start
        while span.end - start > LONGEST:
            end = _cut(text, start, start + LONGEST)
            yield Span(start, end)
            start = end
        yield span if start == span.start else Span(start, span.end)


def _cut(text: str, start: int, end: int) -> int:
    """Where a piece that may reach up to `end` ends: after a break in its second half, else at `end`."""
    for mark in BREAKS:
        at = text.rfind(mark, start + LONGEST // 2, end)
        if at >= 0:
            return at + len(mark)
    return end


def is_crowded(located: Located, span: Span) -> bool:
    """Whether a sentence holds more figures than are read out of one."""
    return len(located.within(span, "AMOUNT")) > MOST_FIGURES


def may_be_long(block: Span, figures: Sequence[int]) -> bool:
    """Whether a block may hold a sentence that is too long or crowded; `figures` are the places of all figures, in order."""
    n_figures = bisect_left(figures, block.end) - bisect_left(figures, block.start)
    return block.end - block.start > LONGEST or n_figures > MOST_FIGURES


def doubts(located: Located, spans: Iterable[Span]) -> Iterator[Doubt]:
    """A doubt where some of the sentences of a document are read in pieces, and one where some are left out."""
    whole = list(spans)
    long = [span for span in whole if span.end - span.start > LONGEST]
    crowded = [span for span in pieces(located.document.text, whole) if is_crowded(located, span)]
    if long:
        yield Doubt("long_sentence", f"{len(long)} of more than {LONGEST} characters", _page(located.document, long[0]))
    if crowded:
        told = f"{len(crowded)} with more than {MOST_FIGURES} figures"
        yield Doubt("crowded_sentence", told, _page(located.document, crowded[0]))


def _page(document: Document, span: Span) -> int | None:
    place = document.place(span.start, span.end)
    return place.page if place is not None else None
