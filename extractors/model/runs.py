"""The runs of a long paper's text, a portion of them in memory at a time."""

from array import array
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Generic, Protocol, TypeVar, overload

from extractors.model.shelf import Row, Shelf, packed, unpacked

PORTION = 128
"""Runs that are put away and got together."""


class Starting(Protocol):
    """What starts at an offset of the text."""

    @property
    def start(self) -> int: ...


R = TypeVar("R", bound=Starting)


class Runs(Sequence[R], Generic[R]):
    """Runs in the order of their starts, which alone are held."""

    def __init__(self, starts: Sequence[int], portions: Sequence[tuple[R, ...]]) -> None:
        self.starts = starts
        self._portions = portions

    def __len__(self) -> int:
        return len(self.starts)

    @overload
    def __getitem__(self, at: int) -> R: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[R, ...]: ...
    def __getitem__(self, at: int | slice) -> R | tuple[R, ...]:
        places = range(len(self.starts))[at]
        if isinstance(places, range):
            return tuple(self[place] for place in places)
        return self._portions[places // PORTION][places % PORTION]

    def __iter__(self) -> Iterator[R]:
        return chain.from_iterable(self._portions)


class Writing(Generic[R]):
    """Takes runs one by one, and keeps them, on a shelf if there is one."""

    def __init__(self, shelf: Shelf | None) -> None:
        self._shelf = shelf
        self._fresh: list[R] = []
        self._starts = array("Q")
        self._places = array("Q")

    def append(self, run: R) -> None:
        """Take one more run."""
        self._fresh.append(run)
        if self._shelf is not None:
            self._starts.append(run.start)
            if len(self._fresh) == PORTION:
                self._put(self._shelf)

    def _put(self, shelf: Shelf) -> None:
        self._places.append(shelf.put(packed(tuple(self._fresh))))
        self._fresh.clear()

    def whole(self) -> Sequence[R]:
        """All runs that were taken."""
        shelf = self._shelf
        if shelf is None:
            return tuple(self._fresh)
        self._put(shelf)
        places = self._places
        return Runs(self._starts, Row(len(places), lambda i: unpacked(shelf.get(places[i]))))


def at_or_before(runs: Sequence[Starting], offset: int) -> int:
    """The number of the last run that starts at an offset of the text or before it; -1 where none does."""
    if isinstance(runs, Runs):
        return bisect_right(runs.starts, offset) - 1
    return bisect_right(runs, offset, key=lambda run: run.start) - 1
