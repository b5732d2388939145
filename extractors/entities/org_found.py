"""What is found of organisations in a passage, before it becomes a mention."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


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
    taken: list[Found] = []
    for item in sorted(candidates, key=lambda f: (f.start - f.end, -f.confidence)):
        if all(item.end <= other.start or item.start >= other.end for other in taken):
            taken.append(item)
    return sorted(taken, key=lambda f: f.start)


def added(old: Sequence[Found], more: Sequence[Found]) -> list[Found]:
    """What the rules found, and of the rest what does not overlap it."""
    free = [item for item in more if all(item.end <= other.start or item.start >= other.end for other in old)]
    return sorted([*old, *longest(free)], key=lambda f: f.start)
