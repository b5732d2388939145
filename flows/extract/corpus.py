"""The extracts of all papers of a run: from the cache where it knows them, else from the readers."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from extractors.model.extract import Extract
from flows import beyond
from flows.extract import cache, code
from flows.extract.cache import Key, Stage
from flows.extract.limits import Limits
from flows.extract.pool import Outcome, Readers
from flows.extract.remembered import Memory
from flows.extract.scratch import scratch
from flows.extract.task import Task
from flows.kept import PAPERS_HELD, Pile, picked

EARLIER: tuple[Stage, ...] = ("entities", "reading")
"""The stages before the last one, last first."""


@dataclass(frozen=True, slots=True)
class Step:
    """One paper done, for those who watch: what became of it, and whether the cache knew it.

    `passing` is what went wrong that was of the moment, "" where nothing did: the next run should try the paper again.
    `seconds` is the CPU time that reading took.
    """

    path: str
    status: str
    from_cache: bool
    document_id: str = ""
    passing: str = ""
    n_pages: int = 0
    reason: str = ""
    seconds: float | None = None


Watch = Callable[[Step], None]


@dataclass(frozen=True, slots=True)
class Store:
    """Where extracts are kept, and for which code and limits. `code` is the extractor version.

    With a URL `beyond`, the folder has copies of entries that are kept there, for all who share it.
    """

    folder: Path
    code: str
    limits: Limits
    beyond: str = ""

    def get(self, task: Task) -> Extract | None:
        """The extract of a paper, if it is known."""
        self._bring(self._key(task))
        found = cache.get_extract(self.folder, self._key(task), self.limits.fingerprint)
        return found if found is not None and found.document.sha256 == task.sha256 else None

    def has(self, task: Task) -> bool:
        """Whether there is an entry for a paper; it is not opened."""
        self._bring(self._key(task))
        return self._key(task).path(self.folder).is_file()

    def known(self, task: Task) -> Stage | None:
        """The last stage up to which nothing of a paper need be done again; None where it is to be read.

        Of a long paper mentions are kept, and what they were found in is not: it is read.
        """
        for stage in get_args(Stage):
            self._bring(self._key(task, stage))
        if cache.known(self.folder, self._key(task), self.limits.fingerprint):
            return "records"
        earlier = [stage for stage in EARLIER if cache.known(self.folder, self._key(task, stage))]
        return earlier[0] if "reading" in earlier else None

    def memory(self, task: Task) -> Memory:
        """Where the reader of a paper looks its stages up."""
        keys = self._key(task, "reading"), self._key(task, "entities")
        for key in keys:
            self._bring(key)
        return Memory(self.folder, *keys)

    def put(self, outcome: Outcome) -> None:
        """Keep what was read. A disk that takes no more does not stop the run: the paper is read again next time."""
        try:
            for key, data in outcome.leavings:
                _put_away(self.folder, key, data)
                self._send(key, bool(data))
            if outcome.lasting:
                key = self._key(outcome.task)
                limits = self.limits.fingerprint if outcome.cut_short else "whole"
                cache.put(self.folder, key, cache.sealed(key, cache.lines(outcome.extract), limits))
                self._send(key)
        except OSError:
            return

    def _url(self, key: Key) -> str:
        return f"{self.beyond}/{key.path(self.folder).relative_to(self.folder).as_posix()}"

    def _bring(self, key: Key) -> None:
        """Have a copy here of an entry that is kept beyond. Raises Unreachable."""
        if self.beyond and not key.path(self.folder).is_file():
            beyond.fetch(self._url(key), key.path(self.folder))

    def _send(self, key: Key, is_new: bool = True) -> None:
        """Keep an entry beyond too: who else writes it writes the same. Raises Unreachable."""
        if self.beyond and is_new and key.path(self.folder).is_file():
            beyond.put(self._url(key), key.path(self.folder))

    def _key(self, task: Task, stage: Stage = "records") -> Key:
        made_by = self.code if stage == "records" else code.stage_version(stage)
        return Key(stage, made_by, task.sha256, task.kept_as)


def _put_away(folder: Path, key: Key, data: bytes) -> None:
    """Put what a reader gave for a key into the cache; where it gave nothing, note that what is there was used.

    Raises OSError when the disk does not let it be.
    """
    if not data:
        cache.touch(key.path(folder))
    elif cache.whole(data, key):
        cache.put(folder, key, data, lasting=False)


def batches(tasks: Sequence[Task], most: int) -> list[tuple[Task, ...]]:
    """The tasks in at most `most` runs of about equal length, order kept."""
    size = max(1, -(-len(tasks) // most))
    return [tuple(tasks[i : i + size]) for i in range(0, len(tasks), size)]


def extract(tasks: Sequence[Task], store: Store, readers: Readers, seen: Watch) -> Sequence[Extract]:
    """The extract of every paper, in the order of the tasks. `seen` is told of each paper as it is done."""
    found: Gathered = Gathered()
    for outcome, from_cache in _each(tasks, store, readers):
        found.put(outcome.extract)
        seen(step_of(outcome, from_cache))
    return found.of(tasks)


class Gathered:
    """Extracts as they come; of many papers they are on the disk."""

    def __init__(self) -> None:
        self._pile = Pile[Extract](PAPERS_HELD, 1)
        self._at: dict[str, int] = {}
        self._n = 0

    def put(self, extract: Extract) -> None:
        """Take one more."""
        self._pile.put((extract,))
        self._at[extract.document.document_id] = self._n
        self._n += 1

    def of(self, tasks: Iterable[Task]) -> Sequence[Extract]:
        """Those of the tasks, in their order, once all are there."""
        return picked(self._pile.done(), [self._at[task.document_id] for task in tasks])


def step_of(outcome: Outcome, from_cache: bool) -> Step:
    """A paper done, for those who watch."""
    task, document = outcome.task, outcome.extract.document
    about = (document.n_pages, document.reason, outcome.seconds)
    return Step(task.path, document.status, from_cache, task.document_id, outcome.passing, *about)


def _each(tasks: Iterable[Task], store: Store, readers: Readers) -> Iterator[tuple[Outcome, bool]]:
    unknown = []
    for task in tasks:
        known = store.get(task)
        if known is not None:
            yield Outcome(task, known), True
        else:
            unknown.append(task)
    with scratch() as copies:
        for outcome in readers.read(map(copies.near, unknown), store.memory):
            copies.done(outcome.task)
            store.put(outcome)
            yield outcome, False
