"""What a person sees while papers are read: a bar on a terminal, a line now and then elsewhere. All of it on stderr."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from flows.extract.corpus import Step, Watch

EVERY = 10.0
"""Seconds between two lines where there is no terminal."""


@contextmanager
def shown(quiet: bool) -> Iterator[Watch]:
    """Something that can be told of every paper done and shows it."""
    if quiet:
        yield lambda _: None
    elif sys.stderr.isatty():
        with _bar() as watch:
            yield watch
    else:
        yield _lines()


@contextmanager
def _bar() -> Iterator[Watch]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn("reading papers"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        TextColumn("{task.description}"),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        bar = progress.add_task("", total=None)

        def watch(step: Step) -> None:
            name = step.path.rpartition("/")[2][:40].replace("[", "\\[")
            progress.update(bar, completed=step.done, total=step.total, description=name)

        yield watch


def _lines() -> Watch:
    last = time.monotonic()

    def watch(step: Step) -> None:
        nonlocal last
        if step.done == step.total or time.monotonic() - last >= EVERY:
            last = time.monotonic()
            print(f"{step.done} of {step.total} papers read", file=sys.stderr, flush=True)

    return watch
