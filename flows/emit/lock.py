"""One run at a time on an output folder. The lock is the kernel's: it goes when its holder goes, however that ends."""

import errno
import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from flows.emit.last import WORK
from flows.emit.version import Unpublishable

__all__ = ["WORK", "Busy", "held", "made_work_folder"]


def made_work_folder(out: Path) -> Path:
    """The output folder's own working folder, made when it is not there. Raises Unpublishable when it cannot be."""
    try:
        (out / WORK).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Unpublishable(f"cannot write to {out}: {error.strerror or error}") from error
    return out / WORK


class Busy(Unpublishable):
    """Another run holds the lock; the message says which."""


@contextmanager
def held(out: Path, on_wait: Callable[[str], None], wait: bool = True) -> Iterator[None]:
    """Hold the output folder's lock. When another run holds it, `on_wait` is told who, and this one waits its turn.

    Raises Busy when `wait` is False and another run holds it, Unpublishable when the lock's file cannot be written.
    """
    path = made_work_folder(out) / "lock"
    try:
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        raise Unpublishable(f"cannot write to {out}: {error.strerror or error}") from error
    try:
        _take(handle, out, on_wait, wait)
        yield
    finally:
        os.close(handle)


def _take(handle: int, out: Path, on_wait: Callable[[str], None], wait: bool) -> None:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno not in (errno.EAGAIN, errno.EACCES):
            raise
        holder = os.pread(handle, 20, 0).decode("ascii", "replace").strip() or "another process"
        if not wait:
            raise Busy(f"another run (process {holder}) is writing to {out}") from error
        on_wait(f"another run (process {holder}) is writing to {out}; waiting for it to end")
        fcntl.flock(handle, fcntl.LOCK_EX)
    try:
        os.ftruncate(handle, 0)
        os.pwrite(handle, f"{os.getpid()}\n".encode(), 0)
    except OSError as error:
        raise Unpublishable(f"cannot write to {out}: {error.strerror or error}") from error
