"""Values brought in order without holding them: some thousand in memory, the others in sorted runs on the disk."""

import heapq
import pickle
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from itertools import islice
from operator import itemgetter
from typing import IO, Any, Generic, TypeVar

from flows import pickled

MOST_HELD = 5_000
"""Values that are held in memory."""

MOST_RUNS = 40
"""Files of one size that are open at a time: so many are merged into one of the next size."""

TOGETHER = 32
"""Values that are written, and read back, together."""

Key = TypeVar("Key", int, str, tuple[Any, ...])  # what a key is made of is its maker's: it only has to compare
Value = TypeVar("Value")

_KEY = itemgetter(0)


class NoRoom(OSError):
    """A disk that takes no more rows; the message is one line for people."""


@contextmanager
def room() -> Iterator[None]:
    """Write temporary files. Raises NoRoom where that cannot be."""
    try:
        yield
    except OSError as error:
        folder, why = tempfile.gettempdir(), error.strerror or error
        raise NoRoom(f"rows cannot be put aside in {folder}: {why}; let $TMPDIR be a folder with room for them") from error


def closed(file: IO[bytes]) -> None:
    """Close a temporary file; that a full disk takes no more of it was told of by then."""
    with suppress(OSError):
        file.close()


class Ordering(Generic[Key, Value]):
    """Takes values with their keys, and gives them in order once all are there.

    What does not fit is written to temporary files, which nobody else can open. Raises NoRoom where the disk is full.
    """

    def __init__(self) -> None:
        self._held: list[tuple[Key, Value]] = []
        self._runs: list[list[IO[bytes]]] = [[]]
        """By size, each later than those before it, and than all larger ones."""

    def put(self, key: Key, value: Value) -> None:
        """Take one more."""
        self._held.append((key, value))
        if len(self._held) == MOST_HELD:
            self._held.sort(key=_KEY)
            self._keep(_written(self._held), 0)
            self._held = []

    def _keep(self, run: IO[bytes], size: int) -> None:
        if size == len(self._runs):
            self._runs.append([])
        self._runs[size].append(run)
        if len(self._runs[size]) == MOST_RUNS:
            merged = _written(heapq.merge(*map(_read, self._runs[size]), key=_KEY))
            self._runs[size] = []
            self._keep(merged, size + 1)

    def pairs(self) -> Iterator[tuple[Key, Value]]:
        """All of them by key, those of one key in the order in which they came. To be asked for once."""
        self._held.sort(key=_KEY)
        runs, held = [run for some in reversed(self._runs) for run in some], self._held
        return heapq.merge(*map(_read, runs), held, key=_KEY) if runs else iter(held)

    def values(self) -> Iterator[Value]:
        """The values alone."""
        return (value for _, value in self.pairs())


def ordered(pairs: Iterable[tuple[Key, Value]]) -> Iterator[tuple[Key, Value]]:
    """The pairs by key, those of one key in the order in which they came; see `Ordering`."""
    ordering: Ordering[Key, Value] = Ordering()
    for key, value in pairs:
        ordering.put(key, value)
    yield from ordering.pairs()


def _written(pairs: Iterable[tuple[Key, Value]]) -> IO[bytes]:
    with room():
        run = tempfile.TemporaryFile()  # noqa: SIM115  # closed when it was read
        try:
            left = iter(pairs)
            while some := tuple(islice(left, TOGETHER)):
                pickled.dump(some, run)
            run.flush()
        except OSError:
            closed(run)
            raise
    return run


def _read(run: IO[bytes]) -> Iterator[tuple[Any, Any]]:
    """What `_written` wrote, by this very process; the file is closed behind the last of it, or where nobody reads on."""
    with run:
        run.seek(0)
        while True:
            try:
                some = pickle.load(run)
            except EOFError:
                return
            yield from some
