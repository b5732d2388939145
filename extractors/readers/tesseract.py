"""The tesseract program: where it is, how it is called, and what runs it."""

import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import cache

RESOLUTION = 300
"""Dots an inch that a page is rendered at: tesseract's manual asks for 300."""

LONGEST = 300
"""CPU seconds for one picture; one that is read takes a few. Not of the wall clock: a busy machine loses no page."""


@dataclass(frozen=True, slots=True)
class Ended:
    """How a program ended: its exit code, or the negative number of a signal; and what it wrote."""

    status: int
    output: bytes


Run = Callable[[int, bytes], Ended]
"""Runs tesseract in a mode on a picture. Raises OSError when it cannot be started."""


def command(mode: int) -> list[str]:
    """How tesseract is called: a picture comes in at stdin, a table goes out at stdout."""
    fixed = ["-", "-", "--dpi", str(RESOLUTION), "--psm", str(mode), "-c", "preserve_interword_spaces=0", "tsv"]
    return [path(), *fixed]


def run_here(mode: int, picture: bytes) -> Ended:
    """Run tesseract as a child of this process. Raises OSError when it cannot be started."""
    with subprocess.Popen(
        command(mode),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "OMP_THREAD_LIMIT": "1"},
    ) as program:
        if sys.platform == "linux":
            with suppress(ProcessLookupError, PermissionError):  # it has ended, or is another user's
                resource.prlimit(program.pid, resource.RLIMIT_CPU, (LONGEST, LONGEST + 5))
        output, _ = program.communicate(picture)
    return Ended(program.returncode, output)


_run: Run = run_here


def run_with(run: Run) -> None:
    """Have the program run by something else from now on: a reader may not start any itself."""
    global _run
    _run = run


def read(mode: int, picture: bytes) -> Ended:
    """How the program ends for a picture, whoever runs it. Raises OSError when it cannot be started."""
    return _run(mode, picture)


@cache
def path() -> str:
    """The path of the tesseract program, "" where it is not installed."""
    return shutil.which("tesseract") or ""
