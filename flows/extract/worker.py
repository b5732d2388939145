"""The child's side: how one paper is read, in a process of its own, inside its limits.

A limit that is met between two pages keeps the pages read so far. A limit that is met within a page ends the process; how
far it came was said, and the paper is read once more up to there, in a new process.
"""

import hashlib
import importlib
import logging
import os
import resource
import signal
import threading
import warnings
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TypeVar

from extractors.model.document import Document
from extractors.model.extract import Extract
from extractors.model.ids import content_id
from extractors.model.shelf import Memory as InMemory
from extractors.model.shelf import Shelf, shelved
from extractors.model.told import Told
from flows.check import extract_faults
from flows.extract import cache, code, remembered
from flows.extract.desk import Desk
from flows.extract.limits import MEGABYTE, Limits
from flows.extract.remembered import Memory, stages
from flows.extract.warmth import PAPER, WORDS
from flows.extract.wire import Frame

Item = TypeVar("Item")

CRASHED = "crashed"
"""The reason and the flag of a paper on which the reading program itself failed."""

SHEET = 3000
"""Bytes of a text that are counted as a page: its time grows with its length as that of a PDF does with its pages."""

TOO_MUCH = "too_much"
"""The reason of a paper that gives more than is taken."""


@dataclass(frozen=True, slots=True)
class Job:
    """One paper to read: its file, what its bytes must be, and the most pages to read (0 for all).

    With a `memory`, what is in it is not read again. `why` is what ended an attempt before this one,
    `told` what persons decided about its tables, `password` what opens it where it is locked.
    """

    file: bytes
    sha256: str
    media_type: str
    max_pages: int = 0
    why: str = ""
    memory: Memory | None = None
    told: tuple[Told, ...] = ()
    password: str = field(default="", repr=False)

    @property
    def files(self) -> tuple[bytes, ...]:
        """What its reader needs to read."""
        return (self.file, *(self.memory.files if self.memory else ()))


class CodeChanged(Exception):
    """The code was changed while papers were read: what this process reads is not what the run set out with."""

    def __str__(self) -> str:
        return "the code was changed while papers were read, nothing was published; run again"


_changed = threading.Event()


def prepare(version: str) -> None:
    """Make this process one whose forks can read at once: quiet, and warm.

    `version` is the extractor version that the run set out with.
    """
    begin()
    from extractors import paper

    if code.extractor_version() != version:
        _changed.set()
    for data, media_type in ((WORDS, "text/plain"), (PAPER, paper.PDF)):
        cache.dumped(_sound(paper.extract(data, media_type), data, media_type))
    remembered.warm()


def prepare_for_tables(_version: str) -> None:
    """Make this process one whose forks look for tables only, which needs less to be warm."""
    begin()
    importlib.import_module("extractors.tables.drawing")  # which loads all that finding tables needs


def begin() -> None:
    """Make this process quiet: what it and its forks print goes nowhere, and none leaves a core file."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _quiet()
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def read(job: Job, desk: Desk) -> bytes:
    """The extract of one paper, as a line of JSON; of a long paper the last of several, and those before it are said.

    Raises MemoryError when the paper needs more memory than there is.

    Raises CodeChanged when the code is not that of the run.
    """
    from extractors import paper

    if _changed.is_set():
        raise CodeChanged
    _fence(desk.limits, pages=0)
    try:
        with open(job.file, "rb") as handle:
            data = handle.read()
    except OSError as error:
        return _refusal(job, "vanished" if isinstance(error, FileNotFoundError) else f"not_permitted: {error.strerror}")
    if hashlib.sha256(data).hexdigest() != job.sha256:
        return _refusal(job, "changed")
    if job.media_type != paper.PDF:
        _fence(desk.limits, len(data) // SHEET)
    usual = paper.Stages(partial(_read, job, desk.shelf))
    known = stages(job.memory, usual, desk.keep, lambda pages: _fence(desk.limits, pages)) if job.memory else usual
    found = paper.extract(data, job.media_type, _stop(job, desk), known, desk.shelf)
    given = shelved(cache.lines(_sound(_blamed(found, job.why), data, job.media_type)), desk.shelf or InMemory(), 1)
    if sum(map(len, given)) > desk.limits.written * MEGABYTE:
        return _refusal(job, f"{TOO_MUCH}: more than {desk.limits.written} MB")
    for line in given[:-1]:
        desk.say(Frame("part", line))
    return given[-1]


def _read(job: Job, shelf: Shelf | None, data: bytes, media_type: str, stop: Callable[[], str]) -> Document:
    """The first stage for a job: with the password that opens it and what persons decided about its tables."""
    from extractors import reading
    from extractors.readers.unlocking import unlocked

    return reading.read(unlocked(data, job.password) if job.password else data, media_type, stop, job.told, shelf)


def fenced(pages: Iterable[Item], limits: Limits) -> Iterator[Item]:
    """The pages, or what is made of each, with the CPU fence set before each of them and for what comes after the last."""
    _fence(limits, 0)
    for number, page in enumerate(pages, 1):
        _fence(limits, number)
        yield page


def _stop(job: Job, desk: Desk) -> Callable[[], str]:
    """What the reading asks after each page: says the page, moves the CPU fence, and says when enough is enough."""
    pages = 0

    def stop() -> str:
        nonlocal pages
        pages += 1
        desk.page_done()
        _fence(desk.limits, pages)
        if job.max_pages and pages >= job.max_pages:
            return job.why
        spent = desk.cpu()
        return f"out_of_time: {spent:.0f} s of CPU time are used up" if spent > desk.limits.cpu_most else ""

    return stop


def _fence(limits: Limits, pages: int) -> None:
    """Let the kernel end this process when the next page, or all that comes after the last one, takes too long."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    soon = used.ru_utime + used.ru_stime + limits.cpu_page + limits.cpu_start + limits.cpu_after * pages
    most = min(soon, limits.cpu_most + limits.cpu_page + limits.cpu_start)
    resource.setrlimit(resource.RLIMIT_CPU, (int(most) + 1, limits.cpu_hard))


def _sound(found: Extract, data: bytes, media_type: str) -> Extract:
    """The extract, or a quarantine when its rows break the schema: one strange paper must not stop the others."""
    from extractors import paper

    fault = next(extract_faults(found), None)
    return found if fault is None else paper.quarantined(data, media_type, f"crashed: {fault}")


def _blamed(found: Extract, why: str) -> Extract:
    """The extract with a crash named as what it is: it ended the reading as a limit does, but is no limit."""
    if not why.startswith(CRASHED):
        return found
    reason = why if found.document.reason.startswith("limit_reached") else found.document.reason
    flags = tuple(replace(flag, flag=CRASHED) if flag.flag == "limit_reached" else flag for flag in found.flags)
    return replace(found, document=replace(found.document, reason=reason), flags=flags)


def _refusal(job: Job, reason: str) -> bytes:
    from extractors import paper

    refused = paper.quarantined(b"", job.media_type, reason)
    row = replace(refused.document, document_id=content_id("doc", job.sha256), sha256=job.sha256)
    return cache.dumped(replace(refused, document=row))


def _quiet() -> None:
    """Send everything that libraries print, down to the C level, nowhere: a reader's one word is its result."""
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)


def ready(_question: object, _desk: Desk) -> bytes:
    """Nothing: what a nursery does once it is warm."""
    return b""
