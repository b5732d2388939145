"""The parent's side: papers go to limited processes, one each, and each comes back as an extract, whatever it does there."""

import errno
import signal
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from dataclasses import dataclass, replace
from itertools import chain, islice
from types import TracebackType
from typing import TypeVar

from extractors.model.extract import Extract
from flows.extract import cache
from flows.extract.cache import Key
from flows.extract.code import extractor_version
from flows.extract.desk import Desk
from flows.extract.limits import Limits
from flows.extract.line import Line
from flows.extract.orders import GARBLED, WAITED, Report
from flows.extract.quarantine import quarantine
from flows.extract.remembered import Memory
from flows.extract.task import Task
from flows.extract.wire import Fault, error_from
from flows.extract.worker import TOO_MUCH, CodeChanged, Job, prepare, read, ready
from flows.ordered import NoRoom
from flows.reasons import worded

AHEAD = 4
"""Papers handed over for each reader: enough to keep it busy, few enough to hold no memory."""

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

    `leavings` is what the stages before the last gave, sealed; no bytes where it was known. `seconds`
    is the CPU time that reading took, None where nobody knows.
    """

    task: Task
    extract: Extract
    cut_short: bool = False
    passing: str = ""
    leavings: tuple[tuple[Key, bytes], ...] = ()
    seconds: float | None = None

    @property
    def lasting(self) -> bool:
        """Whether the extract may be kept for later runs."""
        return not self.passing


class Readers:
    """Processes that read papers, so many at a time. They warm up from `warm` on; leaving the context ends them all.

    `preparation` is what the process does first from which they are forked, given the version of the code.
    """

    def __init__(
        self,
        workers: int,
        limits: Limits,
        reader: Callable[[Job, Desk], bytes] = read,
        preparation: Callable[[str], None] = prepare,
    ) -> None:
        self.workers = workers
        self.reader = reader
        self.limits = limits
        self.line = Line(workers, preparation, extractor_version, limits)

    def __enter__(self) -> "Readers":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.line.close()

    def warm(self) -> None:
        """Start what loads all that is needed, while the caller goes on."""
        self.line.send(ready, None, (), self.limits.wall)

    def read(self, tasks: Iterable[Task], memory: Callable[[Task], Memory] | None = None) -> Iterator[Outcome]:
        """The outcome of every task, in the order in which they come. `memory` says where a task's stages are looked up."""
        waiting = iter(tasks)
        running: dict[Future[Report], _Try] = {}
        while True:
            for task in islice(waiting, self.workers * AHEAD - len(running)):
                self._start(running, _Try(task, memory=memory and memory(task)))
            if not running:
                return
            done, _ = wait(running, return_when=FIRST_COMPLETED)
            for future in done:
                attempt = running.pop(future)
                outcome = self._outcome(attempt, future.result())
                if isinstance(outcome, _Try):
                    self._start(running, outcome)
                else:
                    yield outcome

    def _start(self, running: dict[Future[Report], "_Try"], attempt: "_Try") -> None:
        task = attempt.task
        way = (attempt.max_pages, attempt.why, attempt.memory)
        job = Job(task.file, task.sha256, task.media_type, *way, told=task.told, password=task.password)
        running[self.line.send(self.reader, job, job.files, self.limits.patience(task.size))] = attempt

    def _outcome(self, attempt: "_Try", report: Report) -> "Outcome | _Try":
        """What became of one attempt: the extract, a second attempt at the pages that were read, or a quarantine."""
        passing = False
        try:
            extract = cache.loaded(chain(report.parts, [self._answer(report, attempt.task.size)]))
            leavings = attempt.memory.leavings(report.kept) if attempt.memory else ()
            cut = _is_cut(extract, attempt)
            return Outcome(attempt.task, extract, cut, _of_the_moment(extract), leavings, report.seconds)
        except Failed as failure:
            reason = str(failure)
            passing = report.status in KILLED_FROM_OUTSIDE
        except MemoryError:
            reason = f"out_of_memory: it needs more than {self.limits.memory} MB"
        except (CodeChanged, NoRoom):
            raise
        except OSError as error:  # of the machine it may be, and not of the paper: the next run tries again
            passing = not isinstance(error, PermissionError)
            reason = f"no_space: {error.strerror}" if error.errno in FULL else f"crashed: {type(error).__name__}: {error}"
        except Fault as error:  # in our own code, met on this paper: the others go on, and the reason names it
            reason = f"crashed: {error}"
        except Exception as error:
            reason = f"crashed: {type(error).__name__}: {error}"
        again = None if passing else attempt.shorter(report.pages, reason)
        return again or Outcome(attempt.task, quarantine(attempt.task, reason), True, reason if passing else "")

    def ask(self, work: Callable[[T, Desk], bytes], question: T, file: bytes) -> bytes:
        """What a reader answers, which may read a file. Raises Failed when it meets a limit or dies, else what it raises."""
        report = self.line.send(work, question, (file,), self.limits.wall).result()
        try:
            return self._answer(report, 0)
        except Failed as failure:
            raise Failed(worded(str(failure))) from failure
        except MemoryError as error:
            raise Failed(worded(f"out_of_memory: it needs more than {self.limits.memory} MB")) from error

    def _answer(self, report: Report, size: int) -> bytes:
        """What a reader said for a file of `size` bytes. Raises Failed, with a code of data/reasons.csv, when it died."""
        if report.said is None:
            raise Failed(self._cause(report.status, size))
        if report.said.kind == "answer":
            return report.said.body
        error = error_from(report.said.body)
        raise CodeChanged if str(error).startswith(CodeChanged.__name__) else error

    def _cause(self, status: int, size: int) -> str:
        """Why a reader gave nothing for a file of `size` bytes: a code of data/reasons.csv and words about the case."""
        if status == WAITED:
            return f"out_of_time: it waited for more than {self.limits.patience(size)} s"
        if status == GARBLED:
            return "crashed: the reading program said what it may not say"
        if status == -signal.SIGXCPU:
            return f"out_of_time: a page took more than {self.limits.cpu_page} s of CPU time"
        if status < 0:
            return f"crashed: the reading program was ended by {signal.Signals(-status).name}"
        return f"crashed: the reading program ended with {status}"


@dataclass(frozen=True, slots=True)
class _Try:
    """An attempt at a paper, or, after one that failed, at its first `max_pages` pages."""

    task: Task
    number: int = 1
    max_pages: int = 0
    why: str = ""
    memory: Memory | None = None

    def shorter(self, pages: int, reason: str) -> "_Try | None":
        """The next attempt, at the pages that were read before this one failed, then at half as many; None after the last.

        All attempts together cost at most twice the first one that is shorter.
        """
        pages = pages if self.number == 1 else self.max_pages // 2
        if pages < 1:
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
