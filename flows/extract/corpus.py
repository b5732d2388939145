"""The extracts of all papers of a run: from the cache where it knows them, else from the readers."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from extractors.model.extract import Extract
from flows.extract import cache
from flows.extract.limits import Limits
from flows.extract.pool import Outcome, Readers, Task


@dataclass(frozen=True, slots=True)
class Step:
    """One paper done, for those who watch: what became of it, and whether the cache knew it."""

    path: str
    status: str
    from_cache: bool


Watch = Callable[[Step], None]


@dataclass(frozen=True, slots=True)
class Store:
    """Where extracts are kept, and for which code and limits."""

    folder: Path
    code: str
    limits: Limits

    def get(self, task: Task) -> Extract | None:
        """The extract of a paper, if it is known."""
        found = cache.get(self._path(task), self.limits.fingerprint)
        return found if found is not None and found.document.sha256 == task.sha256 else None

    def has(self, task: Task) -> bool:
        """Whether there is an entry for a paper; it is not opened."""
        return self._path(task).is_file()

    def put(self, outcome: Outcome) -> None:
        """Keep an extract. A disk that takes no more does not stop the run: the paper is read again next time."""
        if not outcome.lasting:
            return
        try:
            limits = self.limits.fingerprint if outcome.cut_short else "whole"
            cache.put(self._path(outcome.task), outcome.extract, limits)
        except OSError:
            return

    def _path(self, task: Task) -> Path:
        return cache.entry_path(self.folder, task.sha256, task.media_type, self.code)


def batches(tasks: Sequence[Task], most: int) -> list[tuple[Task, ...]]:
    """The tasks in at most `most` runs of about equal length, order kept."""
    size = max(1, -(-len(tasks) // most))
    return [tuple(tasks[i : i + size]) for i in range(0, len(tasks), size)]


def extract(tasks: Sequence[Task], store: Store, readers: Readers, seen: Watch) -> tuple[Extract, ...]:
    """The extract of every paper, in the order of the tasks. `seen` is told of each paper as it is done."""
    found: dict[str, Extract] = {}
    for task, each, from_cache in _each(tasks, store, readers):
        found[task.document_id] = each
        seen(Step(task.path, each.document.status, from_cache))
    return tuple(found[task.document_id] for task in tasks)


def _each(tasks: Iterable[Task], store: Store, readers: Readers) -> Iterator[tuple[Task, Extract, bool]]:
    unknown = []
    for task in tasks:
        known = store.get(task)
        if known is not None:
            yield task, known, True
        else:
            unknown.append(task)
    for outcome in readers.read(unknown):
        store.put(outcome)
        yield outcome.task, outcome.extract, False
