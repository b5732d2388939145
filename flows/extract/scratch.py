"""Papers from beyond this machine as files here, for as long as they are read."""

import fcntl
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import replace
from pathlib import Path

from flows import beyond
from flows.extract.task import Task


class Scratch:
    """A folder for copies, made with the first of them. Whoever reads one holds it against its SHA-256."""

    def __init__(self, closing: ExitStack) -> None:
        self._closing = closing
        self._folder: Path | None = None

    def near(self, task: Task) -> Task:
        """The paper as a file of this machine, fetched where it is none; one that is gone is no file. Raises Unreachable."""
        if not beyond.is_url(task.file):
            return task
        if self._folder is None:
            self._folder = self._closing.enter_context(_folder(beyond.copies() / "papers"))
        copy = self._folder / f"{task.document_id}{os.path.splitext(os.fsdecode(task.file))[1]}"
        beyond.fetch(os.fsdecode(task.file), copy)
        return replace(task, file=bytes(copy))

    def done(self, task: Task) -> None:
        """Take a copy away."""
        file = Path(os.fsdecode(task.file))
        if file.parent == self._folder:
            file.unlink(missing_ok=True)


OLD = 60.0
"""Seconds after which a folder that nobody holds was left by a process that was killed."""


@contextmanager
def _folder(top: Path) -> Iterator[Path]:
    """A folder of this process, gone at the end; where that was cut off, with the next one that is made."""
    top.mkdir(parents=True, exist_ok=True)
    for left in top.iterdir():
        _sweep(left)
    with tempfile.TemporaryDirectory(dir=top) as name:
        handle = os.open(name, os.O_RDONLY)
        try:
            with suppress(OSError):  # a file system without such locks, as NFS has none on folders: nobody can sweep there
                fcntl.flock(handle, fcntl.LOCK_EX)
            yield Path(name)
        finally:
            os.close(handle)


def _sweep(left: Path) -> None:
    """Delete a folder whose maker is gone: the kernel's lock on it goes with who holds it."""
    with suppress(OSError):
        handle = os.open(left, os.O_RDONLY)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if time.time() - left.stat().st_mtime > OLD:
                shutil.rmtree(left, ignore_errors=True)
        finally:
            os.close(handle)


@contextmanager
def scratch() -> Iterator[Scratch]:
    """A place for copies, gone at the end."""
    with ExitStack() as closing:
        yield Scratch(closing)
