"""What a person sees while papers are read: a bar on a terminal, a line now and then elsewhere. All of it on stderr."""

import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from flows.extract.corpus import Step

EVERY = 10.0
"""Seconds between two lines where there is no terminal."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How many papers are done, of how many, and the one that was done last."""

    done: int
    total: int
    last: Step


Listener = Callable[[Tally], None]


class Progress:
    """Counts papers, from any thread, and tells its listeners."""

    def __init__(self, *listeners: Listener) -> None:
        self.total = 0
        self.done = 0
        self.listeners = list(listeners)
        self.lock = threading.Lock()

    def expect(self, total: int) -> None:
        """Say how many papers there will be."""
        self.total = total

    def seen(self, step: Step) -> None:
        """Count one paper."""
        with self.lock:
            self.done += 1
            tally = Tally(self.done, self.total, step)
            for listener in self.listeners:
                listener(tally)


@contextmanager
def shown(quiet: bool) -> Iterator[Progress]:
    """Progress that a person can see, unless it should be quiet."""
    if quiet:
        yield Progress()
    elif sys.stderr.isatty():
        with _bar() as listener:
            yield Progress(listener)
    else:
        yield Progress(_lines())


@contextmanager
def _bar() -> Iterator[Listener]:
    from rich.console import Console
    from rich.markup import escape
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    name = TextColumn("{task.description}")
    columns = (TextColumn("reading papers"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), name)
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        bar = progress.add_task("", total=None)

        def listener(tally: Tally) -> None:
            last = escape(tally.last.path.rpartition("/")[2][:40])
            progress.update(bar, completed=tally.done, total=tally.total, description=last)

        yield listener


def _lines() -> Listener:
    last = time.monotonic()

    def listener(tally: Tally) -> None:
        nonlocal last
        if tally.done == tally.total or time.monotonic() - last >= EVERY:
            last = time.monotonic()
            print(f"{tally.done} of {tally.total} papers read", file=sys.stderr, flush=True)

    return listener
