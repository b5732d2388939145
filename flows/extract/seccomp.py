"""The calls that the kernel refuses a reader, by a filter that it cannot take away again.

Numbers and layouts are those of linux/seccomp.h, linux/filter.h and the tables of calls of each processor.
"""

import ctypes
import os
import platform
import struct
from collections.abc import Iterator
from dataclasses import dataclass

FILTER_MODE, ALL_THREADS = 1, 1
ALLOW, REFUSE, UNKNOWN = 0x7FFF0000, 0x00050000 | 1, 0x00050000 | 38
"""The call is made; it fails with EPERM; it fails with ENOSYS, as on a kernel that does not have it."""

CLONE_THREAD = 0x10000
SIGNAL_AT_PARENTS_END = 1
"""A flag of clone(2) and an option of prctl(2)."""


@dataclass(frozen=True, slots=True)
class Processor:
    """What a filter must know of a kind of processor: its audit number, the call of seccomp, and the numbers of calls."""

    audit: int
    seccomp: int
    prlimit: int
    prctl: int
    signals: tuple[int, int]
    clone: int
    start: tuple[int, ...]
    fork: tuple[int, ...]
    refused: tuple[int, ...]


CLONE3 = 435
FOR_ALL = (424, 425, 426, 427, 428, 429, 430, 434, 438, 440, 442, 447, 452)
"""pidfd_send_signal, io_uring_setup, _enter and _register (which would go round this filter), open_tree, move_mount, fsopen,
pidfd_open, pidfd_getfd, process_madvise, mount_setattr, memfd_secret, fchmodat2.

In the order of the processors' own: sockets; owners, modes and times; other processes; signals and pages of others;
groups and sessions; mounts and namespaces; keys; hidden programs and memory that outlives its process.
"""

PROCESSORS = {
    "x86_64": Processor(
        audit=0xC000003E,
        seccomp=317,
        prlimit=302,
        prctl=157,
        signals=(62, 234),  # kill, tgkill
        clone=56,
        start=(59, 322),  # execve, execveat
        fork=(57, 58),  # fork, vfork
        refused=(
            *(41, 42, 49, 50),  # socket, connect, bind, listen
            *(90, 91, 268, 92, 93, 94, 260, 188, 189, 190),  # chmod, chown, setxattr and their kin
            *(132, 235, 261, 280),  # utime, utimes, futimesat, utimensat
            *(101, 310, 311, 312, 321, 298, 323),  # ptrace, process_vm_*, kcmp, bpf, perf_event_open, userfaultfd
            *(200, 129, 297, 256, 279),  # tkill, rt_sigqueueinfo, rt_tgsigqueueinfo, migrate_pages, move_pages
            *(109, 112),  # setpgid, setsid
            *(
                155,
                161,
                165,
                166,
                272,
                304,
                308,
                300,
            ),  # pivot_root, chroot, (u)mount, unshare, open_by_handle_at, setns, fanotify
            *(248, 249, 250),  # add_key, request_key, keyctl
            *(319, 29, 64, 68, 240),  # memfd_create, shmget, semget, msgget, mq_open
        ),
    ),
    "aarch64": Processor(
        audit=0xC00000B7,
        seccomp=277,
        prlimit=261,
        prctl=167,
        signals=(129, 131),
        clone=220,
        start=(221, 281),
        fork=(),
        refused=(
            *(198, 203, 200, 201),
            *(52, 53, 54, 55, 5, 6, 7),
            88,
            *(117, 270, 271, 272, 280, 241, 282),
            *(130, 138, 240, 238, 239),
            *(154, 157),
            *(41, 51, 40, 39, 97, 265, 268, 262),
            *(217, 218, 219),
            *(279, 194, 190, 186, 180),
        ),
    ),
}

FIRST_ARGUMENT = 16
"""Where a call's first argument stands in what a filter sees; the lower half of it, on processors that are little-endian."""

X32 = 0x40000000
"""From here on x86_64 numbers its calls a second time; no program that is built today makes these."""

LOAD, EQUAL, AT_LEAST, HAS, GIVE = 0x20, 0x15, 0x35, 0x45, 0x06


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_uint16), ("filter", ctypes.c_char_p))


def close(libc: ctypes.CDLL, threads: bool, program: bool) -> bool:
    """Refuse this process sockets, other processes, and new ones, for good; whether the kernel has taken that on.

    With `threads` it may start threads, with `program` become another program.
    """
    processor = PROCESSORS.get(platform.machine())
    if processor is None:
        return False
    code = b"".join(_filter(processor, threads, program))
    filled = _Program(len(code) // 8, code)
    number = ctypes.c_long(processor.seccomp)
    mode, everywhere = ctypes.c_long(FILTER_MODE), ctypes.c_long(ALL_THREADS)
    return not int(libc.syscall(number, mode, everywhere, ctypes.byref(filled)))


@dataclass(frozen=True, slots=True)
class _Step:
    """An instruction of a filter, and where it goes on if a test holds or not: to an end, or over so many steps."""

    code: int
    value: int
    yes: int | str = 0
    no: int | str = 0


ENDS = {"allow": ALLOW, "refuse": REFUSE, "unknown": UNKNOWN}


def _filter(processor: Processor, threads: bool, program: bool) -> Iterator[bytes]:
    """The filter's instructions."""
    steps = [*_steps(processor, threads, program), *(_Step(GIVE, end) for end in ENDS.values())]
    first_end = len(steps) - len(ENDS)
    for at, step in enumerate(steps):
        yes, no = (
            first_end + list(ENDS).index(where) - at - 1 if isinstance(where, str) else where
            for where in (step.yes, step.no)
        )
        yield struct.pack("<HBBI", step.code, yes, no, step.value)


def _steps(processor: Processor, threads: bool, program: bool) -> Iterator[_Step]:
    never = (*FOR_ALL, *processor.refused, *processor.fork)
    never += () if program else processor.start
    never += () if threads else (processor.clone,)
    yield _Step(LOAD, 4)
    yield _Step(EQUAL, processor.audit, no="refuse")
    yield _Step(LOAD, 0)
    yield _Step(AT_LEAST, X32, yes="refuse")
    yield from (_Step(EQUAL, number, yes="refuse") for number in never)
    yield _Step(EQUAL, CLONE3, yes="unknown")  # its flags are out of sight; libraries use clone then
    yield from _only(processor.prlimit, EQUAL, 0)  # the limits of this process, not of others
    for call in processor.signals:
        yield from _only(call, EQUAL, os.getpid())
    yield from _only(processor.clone, HAS, CLONE_THREAD)
    yield from _only(processor.prctl, EQUAL, SIGNAL_AT_PARENTS_END, holds="refuse", else_="allow")
    yield _Step(GIVE, ALLOW)


def _only(call: int, test: int, value: int, holds: str = "allow", else_: str = "refuse") -> Iterator[_Step]:
    """A call whose first argument decides."""
    yield _Step(EQUAL, call, no=2)
    yield _Step(LOAD, FIRST_ARGUMENT)
    yield _Step(test, value, yes=holds, no=else_)
