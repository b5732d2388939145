"""Rows in the order in which they came: in memory while they are few, on the disk where they are many.

What is on the disk costs eight bytes a block in memory. The files are temporary ones without a name: nobody else can open
them, and they are gone with the process, however it ends.
"""

import os
import pickle
import tempfile
import weakref
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Generic, TypeVar, overload

from extractors.model.shelf import Row
from flows import pickled
from flows.ordered import closed, room

MOST_HELD = 5_000
"""Values that are held in memory: rows of some kilobyte at most."""

PAPERS_HELD = 16
"""Papers whose extracts, or texts, are held in memory: a megabyte each, seldom more."""

BLOCK = 64
"""Values that are written, and read back, together."""

NEAR = 64
"""Blocks that are remembered where single values are asked for."""

T = TypeVar("T")


class Pile(Generic[T]):
    """Takes values, and gives them as a sequence once all are there. Raises NoRoom where the disk is full."""

    def __init__(self, most_held: int = 0, block: int = BLOCK) -> None:
        self._held: list[T] = []
        self._most, self._block = most_held or MOST_HELD, block
        self._kept: Kept[T] | None = None

    def put(self, values: Iterable[T]) -> "Pile[T]":
        """Take some more."""
        for value in values:
            self._held.append(value)
            if len(self._held) >= (self._most if self._kept is None else self._block):
                self._write(len(self._held) // self._block * self._block)
        return self

    def done(self) -> Sequence[T]:
        """All of them. Nothing can be put any more."""
        if self._kept is None:
            return tuple(self._held)
        self._write(len(self._held))
        return self._kept

    def _write(self, n: int) -> None:
        if self._kept is None:
            self._kept = Kept(self._block)
        self._kept.extend(self._held[:n])
        del self._held[:n]


def kept(values: Iterable[T], most_held: int = 0, block: int = BLOCK) -> Sequence[T]:
    """The values as a sequence, a tuple where there are no more than `most_held`, or `MOST_HELD` for 0."""
    return Pile[T](most_held, block).put(values).done()


class Kept(Sequence[T]):
    """Values in a file, in blocks of so many."""

    def __init__(self, block: int) -> None:
        with room():
            self._file = tempfile.TemporaryFile()  # noqa: SIM115  # closed when nobody holds the values any more
        self._block, self._n = block, 0
        self._ends = array("Q", [0])
        self._near: dict[int, tuple[T, ...]] = {}
        weakref.finalize(self, closed, self._file)

    def extend(self, values: Sequence[T]) -> None:
        """Write values behind the others; before the last call they fill whole blocks."""
        for at in range(0, len(values), self._block):
            data = pickled.dumps(tuple(values[at : at + self._block]))
            with room():
                self._file.write(data)
            self._ends.append(self._ends[-1] + len(data))
        with room():
            self._file.flush()
        self._n += len(values)

    def _read(self, at: int) -> tuple[T, ...]:
        begin, end = self._ends[at], self._ends[at + 1]
        found: tuple[T, ...] = pickle.loads(os.pread(self._file.fileno(), end - begin, begin))
        return found

    def __reduce__(self) -> tuple[type[tuple[T, ...]], tuple[tuple[T, ...]]]:
        return tuple, (tuple(self),)  # a file is of this process, and there are only so many open at a time

    def __len__(self) -> int:
        return self._n

    def __iter__(self) -> Iterator[T]:
        return chain.from_iterable(map(self._read, range(len(self._ends) - 1)))

    @overload
    def __getitem__(self, at: int) -> T: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[T]: ...
    def __getitem__(self, at: int | slice) -> T | Sequence[T]:
        if isinstance(at, slice):
            return tuple(self[i] for i in range(*at.indices(self._n)))
        i = at + self._n if at < 0 else at
        if not 0 <= i < self._n:
            raise IndexError(at)
        at_block, within = divmod(i, self._block)
        block = self._near.get(at_block)
        if block is None:
            if len(self._near) == NEAR:
                del self._near[next(iter(self._near))]
            block = self._near[at_block] = self._read(at_block)
        return block[within]

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Sequence):
            return NotImplemented
        return len(self) == len(other) and all(one == two for one, two in zip(self, other, strict=True))

    __hash__ = None  # type: ignore[assignment]  # as lists have none


def picked(values: Sequence[T], places: Sequence[int]) -> Sequence[T]:
    """Values of a sequence in another order."""
    return Row(len(places), lambda i: values[places[i]])


class Texts(Mapping[str, str]):
    """Texts by key, where they are many on the disk. None can be put any more once one was asked for."""

    def __init__(self, texts: Iterable[tuple[str, str]] = ()) -> None:
        self._pile, self._at = Pile[str](PAPERS_HELD, 1), dict[str, int]()
        self._texts: Sequence[str] | None = None
        for key, text in texts:
            self.put(key, text)

    def put(self, key: str, text: str) -> None:
        """Take one more, under a new key."""
        self._at[key] = len(self._at)
        self._pile.put((text,))

    def __getitem__(self, key: str) -> str:
        if self._texts is None:
            self._texts = self._pile.done()
        return self._texts[self._at[key]]

    def __iter__(self) -> Iterator[str]:
        return iter(self._at)

    def __len__(self) -> int:
        return len(self._at)
