"""The same reconciliation in shards: what is done for each paper, pair or fact is done in pieces, wherever these are done.

Shards know nothing of each other. A pair is judged by its two statements and the weights of words over the whole corpus;
statements that no pair connects, however far, are grouped apart. So the answer is that of one piece, to the byte.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Protocol, TypeVar

PIECE = 2000
"""Papers, pairs or facts of a shard: a second's work or more."""

A = TypeVar("A")
B = TypeVar("B")


class Each(Protocol):
    """Does something for each of some shards, here or elsewhere, and gives what came of them in their order."""

    def __call__(self, work: Callable[[A], B], shards: Iterable[A], /) -> Iterable[B]: ...


def here(work: Callable[[A], B], shards: Iterable[A], /) -> Iterable[B]:
    """One shard after the other, in this process."""
    return map(work, shards)


def cut(items: Iterable[A]) -> Iterator[Sequence[A]]:
    """Items in runs of `PIECE`, order kept."""
    left = iter(items)
    while some := tuple(islice(left, PIECE)):
        yield some


def connected(n: int, links: Iterable[Sequence[int]]) -> list[list[int]]:
    """The positions below `n` that links connect, each set and all of them in order; those without a link are left out."""
    parent = list(range(n))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    linked: set[int] = set()
    for link in links:
        linked.update(link)
        for other in link[1:]:
            one, two = sorted((root(link[0]), root(other)))
            parent[two] = one
    found: defaultdict[int, list[int]] = defaultdict(list)
    for i in sorted(linked):
        found[root(i)].append(i)
    return [found[i] for i in sorted(found)]


def gathered(sets: Iterable[Sequence[int]]) -> Iterator[list[int]]:
    """Connected sets put together until they have `PIECE` positions, each in order."""
    held: list[int] = []
    for some in sets:
        held.extend(some)
        if len(held) >= PIECE:
            yield sorted(held)
            held = []
    if held:
        yield sorted(held)
