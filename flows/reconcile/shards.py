"""The same reconciliation in shards: what is done for each paper, pair or fact is done in pieces, wherever these are done.

Shards know nothing of each other. A pair is judged by its two statements and the weights of words over the whole corpus;
statements that no pair connects, however far, are grouped apart. So the answer is that of one piece, to the byte.
"""

from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import compress, islice
from typing import Protocol, TypeVar

PIECE = 2000
"""Pairs, statements or facts of a shard: some tenths of a second's work."""

PAPERS = 50
"""Papers of a shard: some twenty megabytes."""

A = TypeVar("A")
B = TypeVar("B")
C = TypeVar("C")


class Each(Protocol):
    """Does something for each of some shards, here or elsewhere, and gives what came of them in their order.

    What all shards need beside their own, `common`, is sent once. Shards are made as they are asked for, some ahead.
    """

    def __call__(self, work: Callable[[A, C], B], shards: Iterable[A], common: C, /) -> Iterable[B]: ...


def here(work: Callable[[A, C], B], shards: Iterable[A], common: C, /) -> Iterable[B]:
    """One shard after the other, in this process."""
    return (work(shard, common) for shard in shards)


def cut(items: Iterable[A], size: int = 0) -> Iterator[Sequence[A]]:
    """Items in runs of a size, `PIECE` where none is given, order kept."""
    left = iter(items)
    while some := tuple(islice(left, size or PIECE)):
        yield some


def connected(n: int, links: Iterable[Sequence[int]]) -> list[list[int]]:
    """The positions below `n` that links connect, each set and all of them in order; those without a link are left out."""
    parent = array("q", range(n))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    linked = bytearray(n)
    for link in links:
        for i in link:
            linked[i] = True
        for other in link[1:]:
            one, two = sorted((root(link[0]), root(other)))
            parent[two] = one
    found: defaultdict[int, list[int]] = defaultdict(list)
    for i in compress(range(n), linked):
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
