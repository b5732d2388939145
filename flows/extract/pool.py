"""The parent's side: papers go to limited child processes, and each comes back as an extract, whatever it does there."""

import errno
import signal
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, TimeoutError, wait
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import TypeVar

import pebble

from extractors.model.extract import Extract
from flows.extract import cache
from flows.extract.cache import Key
from flows.extract.code import extractor_version
from flows.extract.fence import Forbidden
from flows.extract.limits import Limits
from flows.extract.quarantine import quarantine
from flows.extract.remembered import Memory
from flows.extract.scratch import Scratch
from flows.extract.task import Task
from flows.extract.wire import Context
from flows.extract.worker import SPENT, TOO_MUCH, CodeChanged, Job, prepare, read, ready
from flows.reasons import worded

PAPERS_A_WORKER = 1000
"""A worker is replaced after so many papers, for what libraries may hold on to. A new one costs three CPU seconds; after
three hundred papers of four pages one that was measured held 9 MB more than at first."""

AHEAD = 4
"""Papers handed to the pool for each worker: enough to keep it busy, few enough to hold no memory."""

FULL = (errno.ENOSPC, errno.EDQUOT)

KILLED_FROM_OUTSIDE = (-signal.SIGKILL, -signal.SIGTERM)


PASSING = ("vanished", "changed", "not_permitted", "ocr_failed", "wrong_password")
"""Reasons of a paper that another run may find otherwise, whatever its bytes were."""

OCR_FAILED = "ocr_failed"
"""The flag of a page whose picture was not read because the engine was stopped from outside."""

T = TypeVar("T")


class Failed(Exception):
    """A reader that gave nothing; the message is one line for people."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """One paper's extract. `passing` is what went wrong that was of the moment: the next run should try again then.

    `leavings` are the files in which its reader may have left what the stages before the last gave, `seconds` the CPU time
    that reading took, None where nobody knows.
    """

    task: Task
    extract: Extract
    cut_short: bool = False
    passing: str = ""
    leavings: tuple[tuple[Key, Path], ...] = ()
    seconds: float | None = None

    @property
    def lasting(self) -> bool:
        """Whether the extract may be kept for later runs."""
        return not self.passing


class Readers:
    """Child processes that read papers. They warm up from `warm` on; leaving the context ends them all.

    `preparation` is what each does first, before it is given a paper.
    """

    def __init__(
        self,
        workers: int,
        limits: Limits,
        reader: Callable[[Job, Limits], bytes] = read,
        preparation: Callable[[Limits, str, str], None] = prepare,
    ) -> None:
        self.workers = workers
        self.reader = reader
        self.limits = limits
        self.folder = Scratch()
        self.scratch = self.folder.path
        self.preparation = preparation
        self.opening = threading.Lock()
        self.opened: pebble.ProcessPool | None = None

    def __enter__(self) -> "Readers":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self.opened is not None:
            self.opened.stop()  # type: ignore[no-untyped-call]  # pebble leaves it without annotations
            self.opened.join()
        self.folder.put_away()

    @property
    def pool(self) -> pebble.ProcessPool:
        """The processes, which start with their first task, all at once."""
        with self.opening:
            if self.opened is None:
                self.opened = pebble.ProcessPool(
                    max_workers=self.workers,
                    max_tasks=PAPERS_A_WORKER,
                    initializer=self.preparation,
                    initargs=(self.limits, str(self.scratch), extractor_version()),
                    context=Context(CodeChanged, Forbidden),
                )
            return self.opened

    def expect(self, papers: int) -> None:
        """Start no more processes than there are papers to read: each costs seconds before its first."""
        self.workers = max(1, min(self.workers, papers))

    def warm(self) -> None:
        """Start the processes, which load what they need while the caller goes on."""
        for _ in range(self.workers):
            self.pool.schedule(ready)

    def read(self, tasks: Iterable[Task], memory: Callable[[Task, str], Memory] | None = None) -> Iterator[Outcome]:
        """The outcome of every task, in the order in which they come.

        `memory` says where a task's stages are looked up, given the beginning of a path to leave them at.
        """
        waiting = iter(tasks)
        running: dict[Future[bytes], _Try] = {}
        while True:
            for task in islice(waiting, self.workers * AHEAD - len(running)):
                self._start(running, _Try(task, memory=memory and memory(task, str(self.scratch / task.document_id))))
            if not running:
                return
            done, _ = wait(running, return_when=FIRST_COMPLETED)
            for future in done:
                attempt = running.pop(future)
                outcome = self._outcome(attempt, future)
                if isinstance(outcome, _Try):
                    self._start(running, outcome)
                else:
                    yield outcome

    def _start(self, running: dict[Future[bytes], "_Try"], attempt: "_Try") -> None:
        task = attempt.task
        progress = str(self._progress(attempt))
        way = (progress, attempt.max_pages, attempt.why, attempt.memory)
        job = Job(task.file, task.sha256, task.media_type, *way, told=task.told, password=task.password)
        running[self.pool.schedule(self.reader, args=(job, self.limits), timeout=self.limits.patience(task.size))] = attempt

    def _progress(self, attempt: "_Try") -> Path:
        return self.scratch / f"{attempt.task.document_id}.{attempt.number}"

    def _outcome(self, attempt: "_Try", future: "Future[bytes]") -> "Outcome | _Try":
        """What became of one attempt: the extract, a second attempt at the pages that were read, or a quarantine."""
        progress = self._progress(attempt)
        passing = False
        try:
            extract = cache.loaded(future.result())
            leavings = attempt.memory.leavings() if attempt.memory else ()
            cut = _is_cut(extract, attempt)
            return Outcome(attempt.task, extract, cut, _of_the_moment(extract), leavings, _spent(progress))
        except (TimeoutError, MemoryError, pebble.ProcessExpired) as end:
            reason = self._cause(end, attempt.task.size)
            passing = isinstance(end, pebble.ProcessExpired) and end.exitcode in KILLED_FROM_OUTSIDE
        except CodeChanged:
            raise
        except OSError as error:  # of the machine it may be, and not of the paper: the next run tries again
            passing = True
            reason = f"no_space: {error.strerror}" if error.errno in FULL else f"crashed: {type(error).__name__}: {error}"
        except Exception as error:  # a fault in our own code, met on this paper: the others go on, and the reason names it
            reason = f"crashed: {type(error).__name__}: {error}"
        finally:
            pages = _size(progress)
            for file in (progress, Path(f"{progress}{SPENT}")):
                file.unlink(missing_ok=True)
        again = None if passing else attempt.shorter(pages, reason)
        return again or Outcome(attempt.task, quarantine(attempt.task, reason), True, reason if passing else "")

    def ask(self, function: Callable[[T, Limits], bytes], question: T) -> bytes:
        """What a function gives in a reader. Raises Failed when it meets a limit or the reader dies, else what it raises."""
        try:
            answer: bytes = self.pool.schedule(function, args=(question, self.limits), timeout=self.limits.wall).result()
        except (TimeoutError, MemoryError, pebble.ProcessExpired) as end:
            raise Failed(worded(self._cause(end, 0))) from end
        return answer

    def _cause(self, end: BaseException, size: int) -> str:
        """Why a reader gave nothing for a file of `size` bytes: a code of data/reasons.csv and words about the case."""
        if isinstance(end, TimeoutError):
            return f"out_of_time: it waited for more than {self.limits.patience(size)} s"
        if isinstance(end, MemoryError):
            return f"out_of_memory: it needs more than {self.limits.memory} MB"
        exitcode = end.exitcode if isinstance(end, pebble.ProcessExpired) else 0
        if exitcode == -signal.SIGXCPU:
            return f"out_of_time: a page took more than {self.limits.cpu_page} s of CPU time"
        if exitcode < 0:
            return f"crashed: the reading program was ended by {signal.Signals(-exitcode).name}"
        return f"crashed: the reading program ended with {exitcode}"


@dataclass(frozen=True, slots=True)
class _Try:
    """An attempt at a paper, or, after one that failed, at its first `max_pages` pages."""

    task: Task
    number: int = 1
    max_pages: int = 0
    why: str = ""
    memory: Memory | None = None

    def shorter(self, pages: int, reason: str) -> "_Try | None":
        """The next attempt, when pages were read before this one failed; None after three."""
        pages = pages if self.number == 1 else self.max_pages // 2
        if pages < 1 or self.number >= 3:
            return None
        return replace(self, number=self.number + 1, max_pages=pages, why=reason, memory=None)


def _of_the_moment(extract: Extract) -> str:
    """What an extract lacks that the next run may find; "" where it would be the same again."""
    reason = extract.document.reason
    if reason.startswith(PASSING):
        return reason
    return next((f"{flag.flag}: {flag.detail}" for flag in extract.flags if flag.flag == OCR_FAILED), "")


def _is_cut(extract: Extract, attempt: _Try) -> bool:
    stopped = any(flag.flag == "limit_reached" for flag in extract.flags)
    return stopped or attempt.number > 1 or extract.document.reason.startswith(TOO_MUCH)


def _spent(progress: Path) -> float | None:
    """The CPU seconds that a reader says it took; None where it says none."""
    try:
        return float(Path(f"{progress}{SPENT}").read_text("ascii")[:20])
    except (OSError, ValueError):
        return None


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
