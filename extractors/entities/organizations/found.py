"""What is found of organisations in a passage, before it becomes a mention."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from extractors.entities import overlap
from extractors.entities.organizations import norms
from extractors.entities.organizations.words import Name, Word
from extractors.entities.passages import Passage


@dataclass(frozen=True, slots=True)
class Found:
    """Characters `start` to `end` of a passage name an organisation, `norm` being its canonical name."""

    start: int
    end: int
    text: str
    norm: str
    kind: str
    method: str
    confidence: float

    def starting(self, start: int) -> "Found":
        """The same without what stands before `start`; the norm stays."""
        return replace(self, start=start, text=self.text[start - self.start :])

    def named(self, norm: str) -> "Found":
        """The same under another canonical name."""
        return replace(self, norm=norm)


Lists = list[list[Found]]
"""What is found in a paper: one list a passage, each in text order."""


def of_name(passage: Passage, stream: Sequence[Word], name: Name) -> Found:
    """The name that words of a passage make up."""
    start, end = stream[name.first].start, stream[name.last].end
    text = passage.text[start:end]
    return Found(start, end, text, norms.norm(text), name.kind, name.method, name.confidence)


def longest(candidates: Iterable[Found]) -> list[Found]:
    """Of candidates that overlap the longest, then the surest; in text order."""
    ordered = sorted(candidates, key=lambda f: (f.start - f.end, -f.confidence))
    return sorted(overlap.free(ordered), key=lambda f: f.start)


def added(old: Sequence[Found], more: Sequence[Found]) -> list[Found]:
    """What the rules found, and of the rest what does not overlap it."""
    best = sorted(more, key=lambda f: (f.start - f.end, -f.confidence))
    return sorted(overlap.free([*old, *best]), key=lambda f: f.start)
