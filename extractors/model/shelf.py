"""Long rows of things of which few are held in memory at a time: those of a paper of many pages.

A row of up to `FEW` pages' worth stays as it is. Of a longer one each thing is packed and put on a shelf, and made anew when
it is asked for: whoever walks along such a row holds one thing after the other.
"""

import pickle
import sys
import zlib
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import Generic, Protocol, TypeVar, overload

T = TypeVar("T")
S = TypeVar("S")

FEW = 128
"""Pages whose words are simply held, some 30 MB: to pack and unpack a page takes about a tenth of what reading it does."""

QUICK = 1
"""The level of zlib: a fourth of the size, for a fifth of the time that packing takes."""


class Shelf(Protocol):
    """Where bytes are put for as long as a paper is read."""

    def put(self, data: bytes) -> int:
        """Put some bytes away; gives the number by which they are got."""

    def get(self, number: int) -> bytes:
        """Bytes that were put away."""


class Memory:
    """A shelf that holds its bytes in memory."""

    def __init__(self) -> None:
        self._held: list[bytes] = []

    def put(self, data: bytes) -> int:
        self._held.append(data)
        return len(self._held) - 1

    def get(self, number: int) -> bytes:
        return self._held[number]


class Row(Sequence[T], Generic[T]):
    """So many things in order, each made when it is asked for; the last one made is remembered."""

    def __init__(self, length: int, make: Callable[[int], T]) -> None:
        self._length = length
        self._make = make
        self._last: tuple[int, T] | None = None

    def __len__(self) -> int:
        return self._length

    @overload
    def __getitem__(self, at: int) -> T: ...
    @overload
    def __getitem__(self, at: slice) -> "Row[T]": ...
    def __getitem__(self, at: int | slice) -> "T | Row[T]":
        if isinstance(at, slice):
            places = range(self._length)[at]
            return Row(len(places), lambda i: self[places[i]])
        place = range(self._length)[at]
        if self._last is None or self._last[0] != place:
            self._last = (place, self._make(place))
        return self._last[1]

    def __iter__(self) -> Iterator[T]:
        return map(self.__getitem__, range(self._length))


def shelved(things: Iterable[T], shelf: Shelf, few: int = FEW) -> Sequence[T]:
    """The things in order: as they are where they are few, else on a shelf."""
    each = iter(things)
    first = tuple(islice(each, few + 1))
    if len(first) <= few:
        return first
    places = array("Q", (shelf.put(packed(thing)) for thing in chain(first, each)))
    return Row(len(places), lambda i: unpacked(shelf.get(places[i])))


PORTION = 128
"""Small things, such as rows of a table, that are put away and got together."""


class Portions(Sequence[T], Generic[T]):
    """Many small things in order, of which a portion is held at a time."""

    def __init__(self, portions: Sequence[tuple[T, ...]], length: int) -> None:
        self._portions = portions
        self._length = length

    def __len__(self) -> int:
        return self._length

    @overload
    def __getitem__(self, at: int) -> T: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[T, ...]: ...
    def __getitem__(self, at: int | slice) -> T | tuple[T, ...]:
        places = range(self._length)[at]
        if isinstance(places, range):
            return tuple(self[place] for place in places)
        return self._portions[places // PORTION][places % PORTION]

    def __iter__(self) -> Iterator[T]:
        return chain.from_iterable(self._portions)


def in_portions(things: Iterable[T], shelf: Shelf) -> Sequence[T]:
    """The things in order, on a shelf."""
    each = iter(things)
    lengths = array("Q")

    def portions() -> Iterator[tuple[T, ...]]:
        while portion := tuple(islice(each, PORTION)):
            lengths.append(len(portion))
            yield portion

    return Portions(shelved(portions(), shelf, -1), sum(lengths))


class Keep:
    """Keeps things in the way in which a row is kept, as they are or on a shelf."""

    def __init__(self, row: Sequence[object], shelf: Shelf) -> None:
        self._few = -1 if isinstance(row, Row) else sys.maxsize - 1
        self._shelf = shelf

    def __call__(self, things: Iterable[T]) -> Sequence[T]:
        return shelved(things, self._shelf, self._few)


def packed(thing: object) -> bytes:
    """A thing as bytes, for this process alone."""
    return zlib.compress(pickle.dumps(thing, pickle.HIGHEST_PROTOCOL), QUICK)


def unpacked(data: bytes) -> "T":  # type: ignore[type-var]
    """The thing that `packed` gave as bytes."""
    thing: T = pickle.loads(zlib.decompress(data))
    return thing


def numbered(row: Sequence[T], of: Callable[[int, T], S]) -> Sequence[S]:
    """What is made of each thing of a row and its number from 0: at once where things are held, else when asked for."""
    if isinstance(row, Row):
        return Row(len(row), lambda at: of(at, row[at]))
    return tuple(of(at, thing) for at, thing in enumerate(row))


def picked(row: Sequence[T], places: Sequence[int], of: Callable[[int, T], S]) -> Sequence[S]:
    """What is made of the things at these places and of their number among them, as `numbered` makes it."""
    if isinstance(row, Row):
        return Row(len(places), lambda i: of(i, row[places[i]]))
    return tuple(of(i, row[place]) for i, place in enumerate(places))
