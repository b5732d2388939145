"""Values brought in order without holding them: some thousand in memory, the others in sorted runs on the disk."""

import heapq
import pickle
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from operator import itemgetter
from typing import IO, Any, TypeVar

MOST_HELD = 5_000
"""Values that are held in memory."""

MOST_RUNS = 200
"""Files that are open at a time."""

Key = TypeVar("Key", int, str, tuple[Any, ...])  # what a key is made of is its maker's: it only has to compare
Value = TypeVar("Value")

_KEY = itemgetter(0)


def ordered(pairs: Iterable[tuple[Key, Value]]) -> Iterator[tuple[Key, Value]]:
    """The pairs by key, those of one key in the order in which they came.

    What does not fit is written to temporary files, which nobody else can open. Raises OSError where the disk is full.
    """
    held: list[tuple[Key, Value]] = []
    runs: list[IO[bytes]] = []
    with ExitStack() as files:
        for pair in pairs:
            held.append(pair)
            if len(held) == MOST_HELD:
                held.sort(key=_KEY)
                runs.append(_written(held, files))
                held = []
                if len(runs) == MOST_RUNS:
                    runs = [_written(heapq.merge(*map(_read, runs), key=_KEY), files)]
        held.sort(key=_KEY)
        yield from heapq.merge(*map(_read, runs), held, key=_KEY) if runs else held


def _written(pairs: Iterable[tuple[Key, Value]], files: ExitStack) -> IO[bytes]:
    run = files.enter_context(tempfile.TemporaryFile())  # noqa: SIM115  # closed with all the others
    for pair in pairs:
        pickle.dump(pair, run, pickle.HIGHEST_PROTOCOL)
    return run


def _read(run: IO[bytes]) -> Iterator[tuple[Any, Any]]:
    """What `_written` wrote, by this very process."""
    run.seek(0)
    while True:
        try:
            yield pickle.load(run)
        except EOFError:
            run.close()
            return
