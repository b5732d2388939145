"""Papers from beyond this machine as files here, for as long as they are read."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
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
            self._folder = Path(self._closing.enter_context(tempfile.TemporaryDirectory(prefix="paperledger-")))
        copy = self._folder / f"{task.document_id}{os.path.splitext(os.fsdecode(task.file))[1]}"
        beyond.fetch(os.fsdecode(task.file), copy)
        return replace(task, file=bytes(copy))

    def done(self, task: Task) -> None:
        """Take a copy away."""
        file = Path(os.fsdecode(task.file))
        if file.parent == self._folder:
            file.unlink(missing_ok=True)


@contextmanager
def scratch() -> Iterator[Scratch]:
    """A place for copies, gone at the end."""
    with ExitStack() as closing:
        yield Scratch(closing)
