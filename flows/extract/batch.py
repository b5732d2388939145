"""A batch of papers read on another machine: what it is told, what it does there, and what it gives back.

Code is never sent: the other machine has the project installed, and says no when its code is not the run's. What it reads it
puts into the cache, which it shares with the run; it gives back what became of each paper, and only extracts that the cache
may not keep.
"""

import atexit
import os
import socket
import threading
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from extractors.model.extract import Extract
from flows.beyond import copies, is_url
from flows.extract import cache, code
from flows.extract.corpus import Step, Store, extract
from flows.extract.limits import Limits
from flows.extract.pool import Readers
from flows.extract.task import Task

MOST = 25
"""Papers of a batch: about a minute of one core."""

ROUNDS = 4
"""Batches that each core has at least, where there are papers enough: so none waits long for the last."""


class Elsewhere(Exception):
    """Papers cannot be read on other machines; the message is one line for people."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Papers to read, the cache and limits, and a file by which the shared folder is known."""

    tasks: tuple[Task, ...]
    store: Store
    mark: Path


@dataclass(frozen=True, slots=True)
class Done:
    """What became of a paper. `extract` is its JSON where the cache does not keep it."""

    step: Step
    extract: bytes = b""


def batches(tasks: Sequence[Task], store: Store, mark: Path, cores: int) -> list[Batch]:
    """The papers in batches, in their order, with paths that hold anywhere."""
    size = max(1, min(MOST, len(tasks) // (ROUNDS * max(1, cores))))
    there = replace(store, folder=store.folder.resolve())
    own = [task if is_url(task.file) else replace(task, file=os.path.abspath(task.file)) for task in tasks]
    return [Batch(tuple(own[i : i + size]), there, mark.resolve()) for i in range(0, len(own), size)]


def read(batch: Batch, at_a_time: int) -> tuple[Done, ...]:
    """Read a batch in fenced children of this process, so many at a time.

    Raises Elsewhere, before anything is written, when the code is another or the folders of the run are not seen here.
    """
    _may_read(batch)
    if batch.store.beyond:  # the folder is of copies, and each machine has its own
        batch = replace(batch, store=replace(batch.store, folder=copies() / "cache"))
    steps: list[Step] = []
    found = extract(batch.tasks, batch.store, _readers(batch.store.limits, at_a_time), steps.append)
    extracts = {task.document_id: own for task, own in zip(batch.tasks, found, strict=True)}
    tasks = {task.document_id: task for task in batch.tasks}
    return tuple(
        Done(step, _unkept(batch.store, tasks[step.document_id], extracts[step.document_id], step)) for step in steps
    )


def _unkept(store: Store, task: Task, own: Extract, step: Step) -> bytes:
    return cache.dumped(own) if step.passing or not store.has(task) else b""


def _may_read(batch: Batch) -> None:
    here, version = socket.gethostname(), code.extractor_version()
    if version != batch.store.code:
        raise Elsewhere(f"the code on {here} is {version}, that of the run {batch.store.code}: install the same on both")
    files = [task.file for task in batch.tasks if not is_url(task.file)]
    folders = {*(Path(os.fsdecode(file)).parent for file in files), *(() if batch.store.beyond else (batch.mark,))}
    unseen = sorted(str(each) for each in folders if not each.exists())
    if unseen:
        raise Elsewhere(f"{here} does not see {unseen[0]}: papers and outputs must be on a disk that all machines share")


_opening = threading.Lock()
_open: dict[tuple[Limits, int], Readers] = {}


def _readers(limits: Limits, at_a_time: int) -> Readers:
    """This process's readers, which stay warm between batches and end with it."""
    with _opening:
        key = (limits, at_a_time)
        if key not in _open:
            _open[key] = Readers(at_a_time, limits)
            atexit.register(_open[key].line.close)
        return _open[key]
