"""The runs of a long paper's text, a portion of them in memory at a time."""

from array import array
from bisect import bisect_right
from collections.abc import Sequence
from typing import Generic, Protocol, TypeVar

from extractors.model.shelf import PORTION, Portions, Row, Shelf, packed, unpacked


class Starting(Protocol):
    """What starts at an offset of the text."""

    @property
    def start(self) -> int: ...


R = TypeVar("R", bound=Starting)


class Runs(Portions[R]):
    """Runs in the order of their starts, which alone are held."""

    def __init__(self, starts: Sequence[int], portions: Sequence[tuple[R, ...]]) -> None:
        super().__init__(portions, len(starts))
        self.starts = starts


class Writing(Generic[R]):
    """Takes runs one by one, and keeps them, on a shelf if there is one."""

    def __init__(self, shelf: Shelf | None) -> None:
        self._shelf = shelf
        self._fresh: list[R] = []
        self._starts = array("I")  # a text has fewer letters than four bytes count
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
