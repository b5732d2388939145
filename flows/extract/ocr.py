"""The OCR program, run for readers in a process of its own: it gets a picture, gives words, and can reach nothing else.

It is the one that was there when the run began: named by its path, and known by the hash of its bytes.
"""

import hashlib
import os
import resource
import signal
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import IO, NoReturn

from extractors.readers import tesseract
from flows.extract import kernel, landlock
from flows.extract.desk import NOT_STARTED, READ
from flows.extract.kernel import Allowed
from flows.extract.limits import MEGABYTE

OF_THE_SYSTEM = (
    "/lib",
    "/lib64",
    "/usr",
    "/etc/ld.so.cache",
    "/etc/localtime",
    "/nix/store",
    "/dev/urandom",
    "/proc/cpuinfo",
)
"""What the program may read beside its own folders."""

MEMORY = 1000
"""MB of address space that a picture may take beyond what a paper may."""

MOST_WORDS = 64 * MEGABYTE
"""Bytes of a table of words; one of a page has some ten thousand."""

KEPT = ("PATH", "TESSDATA_PREFIX", "LD_LIBRARY_PATH", "LANG", "LC_ALL")


@dataclass(frozen=True, slots=True)
class Engine:
    """The OCR program: its real path, the SHA-256 of its bytes, and the files that are executed to start it.

    There are none for a script: what that starts cannot be told.
    """

    path: str
    digest: str
    executed: tuple[str, ...]

    @property
    def readable(self) -> tuple[str, ...]:
        """Folders that it may read: the system's, its own installation, and its data."""
        own = os.path.dirname(os.path.dirname(self.path))
        data = os.environ.get("TESSDATA_PREFIX", "")
        return tuple(path for path in (*OF_THE_SYSTEM, own if own.count(os.sep) > 1 else "", data) if path)


def found() -> Engine | None:
    """The OCR program that is installed, None for none."""
    path = tesseract.path()
    if not path:
        return None
    real = os.path.realpath(path)
    try:
        return Engine(real, _digest(real), tuple(landlock.executed(real)))
    except OSError:
        return None


def warning(engine: Engine | None) -> str:
    """What a person should know of the program before it is run; "" for nothing."""
    if engine is None or engine.executed:
        return ""
    return f"{engine.path} is a script (sha256 {engine.digest[:16]}): what it starts can be neither checked nor fenced in"


def _digest(path: str) -> str:
    with open(path, "rb") as handle:
        return hashlib.file_digest(handle, "sha256").hexdigest()


@cache
def _digest_of(path: str, _inode: int, _size: int, _changed: int) -> str:
    return _digest(path)


def is_same(engine: Engine) -> bool:
    """Whether the program's bytes are those that it was named by; they are read again when its file has changed."""
    try:
        status = os.stat(engine.path)
        return _digest_of(engine.path, status.st_ino, status.st_size, status.st_mtime_ns) == engine.digest
    except OSError:
        return False


@dataclass(slots=True)
class Recognition:
    """A picture that is being read. `ends` is a handle that can be read from once the program has ended."""

    pid: int
    ends: int
    output: IO[bytes]

    def result(self) -> tuple[bytes, float]:
        """The answer as a reader gets it, and the CPU seconds that the program took, which has ended."""
        os.close(self.ends)
        _, ended, used = os.wait4(self.pid, 0)
        status, took = os.waitstatus_to_exitcode(ended), used.ru_utime + used.ru_stime
        with self.output:
            self.output.seek(0)
            words = self.output.read()
        if status == NO_START:
            return not_started("it may not be executed"), took
        return READ.pack(status, took, len(words)) + words, took

    def stop(self) -> None:
        """End it, its answer is not wanted."""
        os.kill(self.pid, signal.SIGKILL)
        self.result()


NO_START = 125
"""The exit code, before it has become the program, of a process that could not; tesseract ends with 0 and 1."""


def not_started(why: str) -> bytes:
    """The answer to a picture that no program was started for."""
    words = why.encode()
    return READ.pack(NOT_STARTED, 0.0, len(words)) + words


def start(engine: Engine, mode: int, picture: bytes, most: int) -> Recognition:
    """Have the program read a picture; it may use `most` MB and some more. Raises OSError where that cannot be."""
    output = tempfile.TemporaryFile()  # noqa: SIM115  # it is closed when its words are read
    with tempfile.TemporaryFile() as given:
        given.write(picture)
        given.seek(0)
        ends, held = os.pipe()
        parent, pid = os.getpid(), os.fork()
        if pid == 0:
            _become(engine, mode, most, (given.fileno(), output.fileno(), held), parent)
        os.close(held)
    return Recognition(pid, ends, output)


def _become(engine: Engine, mode: int, most: int, handles: tuple[int, int, int], parent: int) -> NoReturn:
    """Turn this process into the program. `handles` are what it reads, what it writes, and what its end is seen by."""
    try:
        kernel.end_with_parent(parent)
        for handle, number in zip(handles, (0, 1, 3), strict=True):
            os.dup2(handle, number)
        os.set_inheritable(3, True)  # it may have had the number before
        os.closerange(4, resource.getrlimit(resource.RLIMIT_NOFILE)[0])
        resource.setrlimit(resource.RLIMIT_CPU, (tesseract.LONGEST, tesseract.LONGEST + 5))
        memory = (most + MEMORY) * MEGABYTE
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_FSIZE, (MOST_WORDS, MOST_WORDS))
        kernel.close(Allowed(engine.readable, engine.executed or None, threads=True))
        command = tesseract.command(mode)
        os.execve(engine.path, command, environ())
    finally:
        os._exit(NO_START)


def environ() -> Mapping[str, str]:
    """All that the program's environment holds."""
    return {name: os.environ[name] for name in KEPT if name in os.environ} | {"OMP_THREAD_LIMIT": "1"}
