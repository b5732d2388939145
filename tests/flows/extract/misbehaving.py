"""Readers that misbehave as told by the file they are given, for tests of the pool that runs them."""

import ctypes
import errno
import os
import resource
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path
from unittest import mock

from extractors.model.extract import Extract
from extractors.model.page import Page
from extractors.readers import pdf
from flows.extract import cache, worker
from flows.extract.desk import Desk
from flows.extract.wire import Frame
from flows.extract.worker import Job
from flows.extract.worker import read as honest
from tests.flows.rows import extract

NATIVE = (
    "write natively",
    "remove natively",
    "connect natively",
    "start natively",
    "signal natively",
    "hide natively",
    "limit natively",
)


class Trojan:
    """What would run a command in the process that reads the pickle of it."""

    def __init__(self, folder: str) -> None:
        self.folder = folder

    def __reduce__(self) -> tuple[Callable[..., int], tuple[str]]:
        return os.system, (f"touch {self.folder}/ran",)


def natively(words: str, folder: bytes) -> None:
    """Do something forbidden past the interpreter, as code would that a paper has broken into. Raises OSError if refused."""
    libc = ctypes.CDLL(None, use_errno=True)
    deeds: dict[str, Callable[[], int]] = {
        "write natively": lambda: libc.open(folder + b"/written", os.O_WRONLY | os.O_CREAT, 0o644),
        "remove natively": lambda: libc.unlink(folder + b"/kept"),
        "connect natively": lambda: libc.socket(socket.AF_INET, socket.SOCK_STREAM, 0),
        "start natively": lambda: libc.execv(b"/bin/true", (ctypes.c_char_p * 2)(b"true", None)),
        "signal natively": lambda: libc.kill(os.getppid(), 0),
        "hide natively": lambda: libc.memfd_create(b"hidden", 0),
        "limit natively": lambda: libc.prlimit(os.getppid(), resource.RLIMIT_NOFILE, None, (ctypes.c_uint64 * 2)()),
    }
    if deeds[words]() == -1:
        raise OSError(ctypes.get_errno(), words)


def die(words: str, _desk: Desk) -> bytes:
    """Die of a question."""
    os.kill(os.getpid(), signal.SIGSEGV)
    return words.encode()


def prepare(_version: str) -> None:
    """Prepare without warming up: most of these readers die of their papers."""
    worker.begin()


def pages_up_to_a_fault(data: bytes) -> Iterator[Page]:
    """The first two pages of a PDF, then a fault in our own code."""
    yield from islice(pdf.read(data), 2)
    raise RuntimeError("a fault in our own code")


def read_with_a_fault(job: Job, desk: Desk) -> bytes:
    """Read honestly, with a fault on the third page of every PDF."""
    with mock.patch("extractors.reading.pdf", mock.Mock(wraps=pdf, read=pages_up_to_a_fault)):
        return honest(job, desk)


def read_without_reading(job: Job, desk: Desk) -> bytes:
    """Read honestly, where no PDF can be read."""
    with mock.patch("extractors.reading.pdf", None):
        return honest(job, desk)


def read_without_finding(job: Job, desk: Desk) -> bytes:
    """Read honestly, where no PDF can be read and nothing can be found in a document."""
    with mock.patch("extractors.entities.finding.passages", None):
        return read_without_reading(job, desk)


def _loop() -> None:
    _, most = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (int(time.process_time()) + 1, most))
    while True:
        pass


def _raise(error: Exception) -> None:
    raise error


FAULTS: dict[str, Callable[[Job], object]] = {
    "sleep": lambda _job: time.sleep(600),
    "nap": lambda _job: time.sleep(1),
    "loop": lambda _job: _loop(),
    "die": lambda _job: os.kill(os.getpid(), signal.SIGSEGV),
    "exit": lambda _job: os._exit(3),
    "raise": lambda _job: _raise(RuntimeError("a fault in our own code")),
    "write": lambda job: Path(f"{os.fsdecode(job.file)}.written").write_text("x"),
    "connect": lambda _job: socket.create_connection(("127.0.0.1", 9)),
    "start": lambda _job: subprocess.run(["true"], check=True),
    "fill": lambda _job: _raise(OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))),
}
"""What goes wrong, by the word that asks for it."""


def read(job: Job, desk: Desk) -> bytes:
    """Do what the file says, or give the rows of some paper."""
    words = Path(os.fsdecode(job.file)).read_text()
    if words in FAULTS:
        FAULTS[words](job)
    if words in NATIVE:
        natively(words, os.path.dirname(job.file))
    if words == "hoard":
        return b"x" * (1 << 40)
    if words == "garbage":
        return b"{}"
    if words == "send code":
        return Trojan(os.path.dirname(job.file).decode())  # type: ignore[return-value]
    if words == "die on page 3":
        return _dead_on_page_3(job, desk)
    if words == "need more with each page":
        return _greedy(job, desk)
    if words in IN_PARTS:
        return _in_parts(words, desk)
    return cache.dumped(extract())


IN_PARTS = ("answer in parts", "die amid an answer", "answer without end")


def long_extract() -> Extract:
    """Rows of which several parts are made."""
    one = extract()
    return replace(one, cells=tuple(replace(one.cells[0], col=col) for col in range(12)))


def _in_parts(words: str, desk: Desk) -> bytes:
    """Answer bit by bit, and to the end if that is all that was asked for."""
    *parts, last = (cache.adapter().dump_json(part) for part in long_extract().portions(2))
    for part in parts:
        desk.say(Frame("part", part))
    if words == "die amid an answer":
        os.kill(os.getpid(), signal.SIGSEGV)
    while words == "answer without end":
        desk.say(Frame("part", b" " * (8 << 20)))
    return last


def _greedy(job: Job, desk: Desk) -> bytes:
    """Read nine pages, or as many as are asked for, and have no memory left for what comes then, but for a single page."""
    for _ in range(job.max_pages or 9):
        desk.page_done()
    if job.max_pages != 1:
        raise MemoryError
    return cache.dumped(extract())


def _dead_on_page_3(job: Job, desk: Desk) -> bytes:
    """Die, or where only two pages are asked for give them."""
    if not job.max_pages:
        desk.page_done()
        desk.page_done()
        os.kill(os.getpid(), signal.SIGSEGV)
    return cache.dumped(extract()) if job.max_pages == 2 else b""
