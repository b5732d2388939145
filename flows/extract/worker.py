"""The child's side: one process that reads papers one after the other inside its limits.

A limit that is met between two pages keeps the pages read so far. A limit that is met within a page ends the process; how
far it came stands in a small file, and the parent reads the paper once more up to there.
"""

import hashlib
import importlib
import logging
import os
import resource
import signal
import sys
import threading
import warnings
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import partial
from multiprocessing import connection, parent_process
from pathlib import Path
from typing import TypeVar

from extractors.model.document import Document
from extractors.model.extract import Extract
from extractors.model.ids import content_id
from extractors.model.told import Told
from flows.check import extract_faults
from flows.extract import cache, code, fence
from flows.extract.limits import MEGABYTE, Limits
from flows.extract.remembered import Memory, stages
from flows.extract.scratch import clear

Item = TypeVar("Item")

CRASHED = "crashed"
"""The reason and the flag of a paper on which the reading program itself failed."""

SHEET = 3000
"""Bytes of a text that are counted as a page: its time grows with its length as that of a PDF does with its pages."""

TOO_MUCH = "too_much"
"""The reason of a paper that gives more than is taken."""

SPENT = ".spent"
"""What a file's name ends with that tells the CPU seconds of one paper; the rest is that of its progress."""

WARM_UP = b"On 3 May 2019 the Bank of Example lent Kenya US$ 2 million."
"""A made-up sentence whose reading loads all that reading needs."""


@dataclass(frozen=True, slots=True)
class Job:
    """One paper to read: its file, what its bytes must be, and the most pages to read (0 for all).

    `progress` is a file that gets one byte for each page read. With a `memory`, what is in it is not read again. `told` is
    what persons decided about its tables, `password` what opens it where it is locked.
    """

    file: bytes
    sha256: str
    media_type: str
    progress: str
    max_pages: int = 0
    why: str = ""
    memory: Memory | None = None
    told: tuple[Told, ...] = ()
    password: str = field(default="", repr=False)


class CodeChanged(Exception):
    """The code was changed while papers were read: what this process reads is not what the run set out with."""

    def __str__(self) -> str:
        return "the code was changed while papers were read, nothing was published; run again"


_changed = threading.Event()


def prepare(limits: Limits, scratch: str, version: str) -> None:
    """Make this process a reader: quiet, fenced in, tied to its parent's life, and warm.

    `version` is the extractor version that the run set out with.
    """
    _begin(scratch)
    from extractors import paper

    if code.extractor_version() != version:
        _changed.set()
    paper.extract(WARM_UP, "text/plain")
    cache.adapter()
    _fence_in(limits, scratch)


def prepare_for_tables(limits: Limits, scratch: str, _version: str) -> None:
    """Make this process a reader that looks for tables only, which needs less to be warm."""
    _begin(scratch)
    importlib.import_module("extractors.tables.drawing")  # which loads all that finding tables needs
    _fence_in(limits, scratch)


def _begin(scratch: str) -> None:
    os.setpgid(0, 0)
    os.environ |= {"TMPDIR": scratch, "OMP_THREAD_LIMIT": "1", "OPENBLAS_NUM_THREADS": "1"}
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _quiet()
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _fence_in(limits: Limits, scratch: str) -> None:
    """Set the limits that hold for all that this process will read, and close the fences."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (limits.written * MEGABYTE, limits.written * MEGABYTE))
    most = _address_space() + limits.memory * MEGABYTE
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
    fence.close(scratch)
    threading.Thread(target=_end_with_parent, args=(scratch,), daemon=True).start()  # within the fence, as all that follows


def read(job: Job, limits: Limits) -> bytes:
    """The extract of one paper, as JSON. Raises MemoryError when the paper needs more memory than there is.

    Raises CodeChanged when the code is not that of the run.
    """
    from extractors import paper

    if _changed.is_set():
        raise CodeChanged
    start, begun = _cpu(), _cpu_with_children()
    _fence(limits, pages=0, start=start)
    try:
        with open(job.file, "rb") as handle:
            data = handle.read()
    except OSError as error:
        return _refusal(job, "vanished" if isinstance(error, FileNotFoundError) else f"not_permitted: {error.strerror}")
    if hashlib.sha256(data).hexdigest() != job.sha256:
        return _refusal(job, "changed")
    if job.media_type != paper.PDF:
        _fence(limits, len(data) // SHEET, start)
    usual = paper.Stages(partial(_read, job))
    with open(job.progress, "wb", buffering=0) as progress:
        known = stages(job.memory, usual, lambda pages: _fence(limits, pages, start)) if job.memory else usual
        found = paper.extract(data, job.media_type, _stop(job, limits, progress.write), known)
    with suppress(OSError):  # nobody may be waiting for it
        Path(job.progress + SPENT).write_text(f"{_cpu_with_children() - begun:.2f}")
    given = cache.dumped(_sound(_blamed(found, job.why), data, job))
    if len(given) > limits.written * MEGABYTE:
        return _refusal(job, f"{TOO_MUCH}: more than {limits.written} MB")
    return given


def _read(job: Job, data: bytes, media_type: str, stop: Callable[[], str]) -> Document:
    """The first stage for a job: with the password that opens it and what persons decided about its tables."""
    from extractors import reading
    from extractors.readers.unlocking import unlocked

    return reading.read(unlocked(data, job.password) if job.password else data, media_type, stop, job.told)


def fenced(pages: Iterable[Item], limits: Limits) -> Iterator[Item]:
    """The pages, or what is made of each, with the CPU fence set before each of them and for what comes after the last."""
    start = _cpu()
    _fence(limits, 0, start)
    for number, page in enumerate(pages, 1):
        _fence(limits, number, start)
        yield page


def _stop(job: Job, limits: Limits, note: Callable[[bytes], int | None]) -> Callable[[], str]:
    """What the reading asks after each page: notes the page, moves the CPU fence, and says when enough is enough."""
    start, start_of_all, pages = _cpu(), _cpu_with_children(), 0

    def stop() -> str:
        nonlocal pages
        pages += 1
        note(b".")
        _fence(limits, pages, start)
        if job.max_pages and pages >= job.max_pages:
            return job.why
        spent = _cpu_with_children() - start_of_all
        return f"out_of_time: {spent:.0f} s of CPU time are used up" if spent > limits.cpu_most else ""

    return stop


def _fence(limits: Limits, pages: int, start: float) -> None:
    """Let the kernel end this process when the next page, or all that comes after the last one, takes too long.

    `start` is the CPU time at which the paper was begun.
    """
    soon = _cpu() + limits.cpu_page + limits.cpu_start + limits.cpu_after * pages
    most = min(soon, start + limits.cpu_most + limits.cpu_page + limits.cpu_start)
    resource.setrlimit(resource.RLIMIT_CPU, (int(most) + 1, resource.RLIM_INFINITY))


def _cpu() -> float:
    """CPU seconds that this process has used."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def _cpu_with_children() -> float:
    """CPU seconds that this process and the OCR programs it waited for have used."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return _cpu() + used.ru_utime + used.ru_stime


def _sound(found: Extract, data: bytes, job: Job) -> Extract:
    """The extract, or a quarantine when its rows break the schema: one strange paper must not stop the others."""
    from extractors import paper

    fault = next(extract_faults(found), None)
    return found if fault is None else paper.quarantined(data, job.media_type, f"crashed: {fault}")


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


def _address_space() -> int:
    """Bytes of address space that this process holds."""
    return int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize() if sys.platform == "linux" else 0


def _end_with_parent(scratch: str) -> None:
    """Wait for the parent's end, however it comes, and end too, with the programs started here: nothing outlives a run."""
    parent = parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        clear(Path(scratch))
        os.killpg(0, signal.SIGKILL)


def ready() -> None:
    """Nothing: a task that is done once its worker is warm."""
