"""What the kernel forbids a reader, native code included: Landlock for files and programs, seccomp for the rest.

Both need no rights and cannot be taken back. Where the kernel knows neither, or this is another system or processor, less
holds; `close` says what does, `missing` what does not.
"""

import ctypes
import os
import platform
import signal
import struct
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from flows.extract import landlock, seccomp

Guard = Literal["landlock", "seccomp"]

NO_NEW_PRIVILEGES = 38
"""An option of prctl(2)."""

CAPSET = {"x86_64": 126, "aarch64": 91}
CAPABILITIES = 0x20080522
KEPT = 1 << 1 | 1 << 2
"""The call of capset(2), the version of linux/capability.h; CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH."""

UNFENCED: dict[Guard, str] = {
    "landlock": "it could read and write the files that you may, and start programs",
    "seccomp": "it could reach the network, start processes and signal others of yours",
}


@dataclass(frozen=True, slots=True)
class Allowed:
    """What a process may have. `programs` are files that it may execute, None for whatever it likes."""

    readable: Sequence[str | bytes] = ()
    programs: Sequence[str] | None = ()
    threads: bool = False


def close(allowed: Allowed) -> frozenset[Guard]:
    """Refuse this process all that is not allowed, for good; gives what the kernel has taken on.

    It must have no threads yet: those that run already keep their files and programs.
    """
    if not offered():
        return frozenset()
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(NO_NEW_PRIVILEGES, 1, 0, 0, 0):
        return frozenset()
    _without_privileges(libc)
    held: dict[Guard, bool] = {
        "landlock": landlock.close(libc, allowed.readable, allowed.programs),
        "seccomp": seccomp.close(libc, allowed.threads, program=allowed.programs is None or bool(allowed.programs)),
    }
    return frozenset(guard for guard, holds in held.items() if holds)


def end_with_parent(parent: int) -> None:
    """Have the kernel end this process with its parent, whose number is given; on Linux."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(seccomp.SIGNAL_AT_PARENTS_END, signal.SIGKILL, 0, 0, 0)
    if os.getppid() != parent:
        os._exit(1)


def _without_privileges(libc: ctypes.CDLL) -> None:
    """Give up what root may do beyond others, but for reading files: the other processes' secrets are none of a reader's."""
    number = CAPSET.get(platform.machine())
    if number is not None and os.geteuid() == 0:
        kept = (KEPT, KEPT, 0, 0, 0, 0)  # effective, permitted and inheritable, the lower half and the upper
        libc.syscall(ctypes.c_long(number), struct.pack("<Ii", CAPABILITIES, 0), struct.pack("<6I", *kept))


def offered() -> frozenset[Guard]:
    """What this kernel can take on; nothing is changed by asking."""
    if sys.platform != "linux" or sys.byteorder != "little":
        return frozenset()
    has_landlock = landlock.version(ctypes.CDLL(None, use_errno=True)) > 0
    known: dict[Guard, bool] = {"landlock": has_landlock, "seccomp": platform.machine() in seccomp.PROCESSORS}
    return frozenset(guard for guard, is_known in known.items() if is_known)


def missing() -> str:
    """What code that broke into a reader could do here, as the kernel has no fence for it, in one line; "" for nothing."""
    gaps = [words for guard, words in UNFENCED.items() if guard not in offered()]
    if not gaps:
        return ""
    return f"this system fences readers in by Python alone: if a paper broke into one by native code, {' and '.join(gaps)}"
