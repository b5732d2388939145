"""The program as a person starts it, for tests of whole runs."""

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

COMMAND = [sys.executable, "-c", "from flows.cli import main; main()"]


PR_SET_PDEATHSIG = 1
"""The option of prctl(2), from linux/prctl.h, that asks for a signal when the parent dies."""

LIBC = ctypes.CDLL(None) if sys.platform == "linux" else None


def _end_with_tests() -> None:
    """Ask the kernel to end this process when the tests are killed: what it started sees its end and ends too.

    It heeds Ctrl-C even where the tests do not: a shell has what it starts with `&` ignore it, and whatever that starts.
    """
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    if LIBC is not None:
        LIBC.prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


def paperledger(
    *args: str | Path, cwd: Path | None = None, mark: str = "", patience: float = 600
) -> subprocess.CompletedProcess[str]:
    """Run to the end, within `patience` seconds; gives exit code and output. For `mark` see `started`."""
    return subprocess.run(
        [*COMMAND, *map(str, args)],
        capture_output=True,
        text=True,
        cwd=cwd,
        timeout=patience,
        env=_environ(mark),
        preexec_fn=_end_with_tests,
    )


def started(*args: str | Path, mark: str = "") -> subprocess.Popen[bytes]:
    """Start and go on; with a `mark` (NAME=value) in the environment, by which all that comes of it can be found."""
    nowhere = subprocess.DEVNULL
    command = [*COMMAND, *map(str, args)]
    return subprocess.Popen(
        command, stdout=nowhere, stderr=nowhere, start_new_session=True, env=_environ(mark), preexec_fn=_end_with_tests
    )


def _environ(mark: str) -> dict[str, str]:
    return os.environ | (dict([mark.split("=", 1)]) if mark else {})


def tables(out: Path) -> dict[str, bytes]:
    """The bytes of every file of the latest version that has to be the same on any machine."""
    folder = (out / "latest").resolve()
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.suffix in (".csv", ".parquet", ".txt", ".html")
    }


def offspring(mark: str) -> list[int]:
    """Processes that have `mark` in their environment: what a run has started, whatever became of their parents."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit() and int(entry.name) != os.getpid():
            try:
                if mark.encode() in (entry / "environ").read_bytes():
                    found.append(int(entry.name))
            except OSError:
                continue
    return found


def gone(mark: str, patience: float = 20.0) -> Sequence[int]:
    """Wait until no process has the mark; gives those that still have it."""
    end = time.monotonic() + patience
    while (left := offspring(mark)) and time.monotonic() < end:
        time.sleep(0.1)
    return left
