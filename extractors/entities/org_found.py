"""What is found of organisations in a passage, before it becomes a mention."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from extractors.entities import overlap


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


def longest(candidates: Iterable[Found]) -> list[Found]:
    """Of candidates that overlap the longest, then the surest; in text order."""
    ordered = sorted(candidates, key=lambda f: (f.start - f.end, -f.confidence))
    return sorted(overlap.free(ordered), key=lambda f: f.start)


def added(old: Sequence[Found], more: Sequence[Found]) -> list[Found]:
    """What the rules found, and of the rest what does not overlap it."""
    best = sorted(more, key=lambda f: (f.start - f.end, -f.confidence))
    return sorted(overlap.free([*old, *best]), key=lambda f: f.start)
