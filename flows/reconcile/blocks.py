"""Positions that share a key, in blocks, without holding the keys: sixteen bytes a key and position, on the disk if many.

A key is known by its hash. Should two keys have the same one, which of a thousand million keys two have once in forty times,
some statements are compared that need not be.
"""

import tempfile
from array import array
from collections.abc import Iterator
from typing import IO, TYPE_CHECKING

from flows.ordered import room

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

    Entries = NDArray[numpy.void]

PARTS = 16
"""Parts that keys fall into by their hashes: one is sorted at a time."""

MOST_HELD = 50_000
"""Entries of a part that are held before they are written."""

ENTRY = [("key", "<i8"), ("at", "<u4"), ("sort", "<u2"), ("place", "<u2")]
"""An entry: the key's hash, the position that has it, the number of its sort, its place among the keys of that position."""


class Blocks:
    """Takes keys with their positions, and gives the positions by key."""

    def __init__(self) -> None:
        self._sorts: dict[str, int] = {}
        self._parts = [_Part() for _ in range(PARTS)]

    def add(self, sort: str, key: object, at: int, place: int) -> None:
        """Note that a position has a key. Positions come in order; `place` is that of the key among the position's."""
        number = hash(key)
        self._parts[number % PARTS].add(number, at, self._sorts.setdefault(sort, len(self._sorts)), place)

    def shared(self) -> Iterator[tuple[str, list[int]]]:
        """The sort of each key that several positions have, and these in order.

        The smallest come first; of one size the one with the first position, then second, then by sort, then by place.
        """
        import numpy

        names = sorted(self._sorts)
        rank = numpy.zeros(len(names), dtype=numpy.int64)
        for i, name in enumerate(names):
            rank[self._sorts[name]] = i
        found = []
        while self._parts:
            found.append(self._parts.pop().blocks())
        positions = [each for each, _, _, _ in found]
        starts, sizes, firsts = (numpy.concatenate([each[i] for each in found]) for i in (1, 2, 3))
        part = numpy.repeat(numpy.arange(PARTS), [len(each[1]) for each in found])
        second = numpy.concatenate([each[0][each[1] + 1] for each in found])
        by = (firsts["place"], rank[firsts["sort"]], second, firsts["at"], sizes)
        for i in numpy.lexsort(by):
            start = starts[i]
            yield names[rank[firsts["sort"][i]]], positions[part[i]][start : start + sizes[i]].tolist()


class _Part:
    """The entries of some keys."""

    def __init__(self) -> None:
        self._keys, self._at, self._told = array("q"), array("I"), array("I")
        self._file: IO[bytes] | None = None

    def add(self, key: int, at: int, sort: int, place: int) -> None:
        self._keys.append(key)
        self._at.append(at)
        self._told.append(sort << 16 | place)
        if len(self._keys) == MOST_HELD:
            with room():
                if self._file is None:
                    self._file = tempfile.TemporaryFile()  # noqa: SIM115  # closed when it was read
                self._file.write(self._held().tobytes())
            self._keys, self._at, self._told = array("q"), array("I"), array("I")

    def _held(self) -> "Entries":
        import numpy

        held = numpy.empty(len(self._keys), dtype=ENTRY)
        told = numpy.array(self._told, dtype=numpy.uint32)
        held["key"], held["at"] = self._keys, self._at
        held["sort"], held["place"] = told >> 16, told & 0xFFFF
        return held

    def _all(self) -> "Entries":
        import numpy

        if self._file is None:
            return self._held()
        with self._file as file:
            file.seek(0)
            return numpy.concatenate([numpy.frombuffer(file.read(), dtype=ENTRY), self._held()])

    def blocks(self) -> "tuple[NDArray[numpy.uint32], NDArray[numpy.int64], NDArray[numpy.int64], Entries]":
        """Positions, block after block, of the keys that several have; where each begins, its size and its first entry."""
        import numpy

        entries = self._all()
        entries = entries[numpy.argsort(entries["key"], kind="stable")]
        begins = numpy.flatnonzero(numpy.r_[len(entries) > 0, entries["key"][1:] != entries["key"][:-1]])
        sizes = numpy.diff(numpy.r_[begins, len(entries)])
        several = numpy.repeat(sizes > 1, sizes)
        shared = sizes[sizes > 1]
        starts = numpy.cumsum(shared) - shared
        return entries["at"][several], starts, shared, entries[begins[sizes > 1]]
