"""What is named shortly before a statement, for words such as "the project" and "the port" point to it."""

import re
from bisect import bisect_left
from collections.abc import Iterable

from extractors.model.rows import MentionRow
from flows.reconcile.anchors import WORD, anchors, sorts
from flows.reconcile.wording import stem, unaccented

REACH = 600  # characters before a statement that are looked at
BREAK = "\n\n"
PARAGRAPHS = 2  # its own and the one before it
THE = re.compile(r"\b(?:the|this|that)\s+(?:new\s+)?([a-z]+)\b(?!\s+(?:of|in|at|between)\s+[A-Z])", re.IGNORECASE)
"""A thing that is pointed to: "the port", no "port of Marra"."""
SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")
BESIDE = 3  # words between a thing and its name: "the port of Marra", "Marra deep-sea port"
ANY = frozenset({"project", "scheme"})
"""Words that point to any work."""


class Before:
    """The places and times that a text names, by where they begin."""

    def __init__(self, mentions: Iterable[MentionRow]) -> None:
        told = sorted((m.start, m.text) for m in mentions if m.label in ("COUNTRY", "DATE") and m.start is not None)
        self._starts = [start for start, _ in told]
        self._texts = [text for _, text in told]

    def within(self, start: int, end: int) -> list[str]:
        """The words of those that begin within a span."""
        return self._texts[bisect_left(self._starts, start) : bisect_left(self._starts, end)]


def around(text: str, start: int, before: Before) -> tuple[str, frozenset[str]]:
    """The sentences before `start`, in its paragraph or the one before, and their proper names; no countries and dates."""
    low = max(0, start - REACH)
    paragraphs = text[low:start].split(BREAK)[-PARAGRAPHS:]
    low = start - len(BREAK.join(paragraphs))
    names = anchors(text[low:start], before.within(low, start), ()).firm if low < start else frozenset()
    return text[low:start], names


def pointed(quote: str, before: str, names: frozenset[str]) -> frozenset[str]:
    """Those of the `names` before a statement that name what it points to: of "the port" the one that a port before has,
    of "the project" those of the last sentence before with any."""
    things = {stem(hit[1].casefold()) for hit in THE.finditer(quote)}
    found: set[str] = set()
    for sentence in reversed(SENTENCE.split(before)):
        words = [unaccented(word).casefold() for word in WORD.findall(sentence)]
        here = [(i, word) for i, word in enumerate(words) if word in names]
        if things & ANY and not found:
            found |= {word for _, word in here}
        for i, word in here:
            near = {stem(other) for other in words[max(0, i - BESIDE) : i + BESIDE + 1]}
            found |= {word} if near & things & sorts() else set()
        if found:
            break
    return frozenset(found)
