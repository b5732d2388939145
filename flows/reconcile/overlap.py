"""What the words of two places have in common."""

from dataclasses import dataclass
from functools import lru_cache

from flows.reconcile.wording import alike

MANY = 2_000
"""Overlaps that are kept, two kilobytes each: the measures of one pair ask for the same ones."""


@dataclass(frozen=True, slots=True)
class Overlap:
    """Two sets of words: what both hold, in words that are the same or spelled alike, and what only one of them does."""

    shared: frozenset[str]
    only_a: frozenset[str]
    only_b: frozenset[str]

    @property
    def contrast(self) -> bool:
        """One word in another's place within the same frame: barley for corn."""
        return len(self.only_a) == 1 and len(self.only_b) == 1 and bool(self.shared)


@lru_cache(maxsize=MANY)
def overlap(a: frozenset[str], b: frozenset[str]) -> Overlap:
    """The overlap of two sets of stems and numbers; numbers are the same only when equal."""
    shared, left, right = a & b, a - b, b - a
    if left and right:
        for word in sorted(left):
            twin = next((other for other in sorted(right) if alike(word, other)), None)
            if twin is not None:
                left, right, shared = left - {word}, right - {twin}, shared | {word}
    return Overlap(shared, left, right)
