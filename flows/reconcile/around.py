"""What is named shortly before a statement, for words such as "the project" and "the port" point to it."""

from bisect import bisect_left
from collections.abc import Iterable

from extractors.model.rows import MentionRow
from flows.reconcile.anchors import anchors

REACH = 600  # characters before a statement that are looked at
BREAK = "\n\n"
PARAGRAPHS = 2  # its own and the one before it


class Before:
    """The places and times that a text names, by where they begin."""

    def __init__(self, mentions: Iterable[MentionRow]) -> None:
        told = sorted((m.start, m.text) for m in mentions if m.label in ("COUNTRY", "DATE") and m.start is not None)
        self._starts = [start for start, _ in told]
        self._texts = [text for _, text in told]

    def within(self, start: int, end: int) -> list[str]:
        """The words of those that begin within a span."""
        return self._texts[bisect_left(self._starts, start) : bisect_left(self._starts, end)]


def around(text: str, start: int, before: Before) -> frozenset[str]:
    """The proper names in the sentences before `start`, in its paragraph or the one before; no countries and dates."""
    low = max(0, start - REACH)
    paragraphs = text[low:start].split(BREAK)[-PARAGRAPHS:]
    low = start - len(BREAK.join(paragraphs))
    return anchors(text[low:start], before.within(low, start), ()).firm if low < start else frozenset()
