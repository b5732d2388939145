"""What the Linux kernel forbids a reader, native code included: Landlock for files and programs, seccomp for the rest.

Both need no rights and cannot be taken back. Landlock is in Linux since 5.13, and cares for truncating since 6.2, seccomp is
older; numbers and layouts are those of linux/landlock.h, linux/seccomp.h and linux/filter.h. Where the kernel knows neither,
or this is another system or processor, less holds; `close` says what does.
"""

import ctypes
import os
import platform
import struct
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

Guard = Literal["landlock", "seccomp"]

EXECUTE, WRITE_FILE = 1 << 0, 1 << 1
CHANGE_FOLDERS = sum(1 << bit for bit in range(4, 13))  # remove and make files, folders, links, pipes, sockets, devices
REFER, TRUNCATE, IOCTL_DEVICE = 1 << 13, 1 << 14, 1 << 15
SINCE = ((2, REFER), (3, TRUNCATE), (5, IOCTL_DEVICE))
"""Rights that came after Landlock's first version, with the version that brought them."""

TCP = 0b11
SCOPED = 0b11
"""TCP in and out, since Landlock 4; abstract sockets and signals to others, since 6."""

CREATE_RULESET, ADD_RULE, RESTRICT_SELF, VERSION_FLAG, PATH_BENEATH = 444, 445, 446, 1, 1
NO_NEW_PRIVILEGES = 38
FILTER_MODE, ALL_THREADS = 1, 1
ALLOW, REFUSE = 0x7FFF0000, 0x00050000 | 1  # REFUSE: the call fails with EPERM


@dataclass(frozen=True, slots=True)
class Processor:
    """What seccomp must know of a kind of processor: its audit number, the call of seccomp, and the calls to refuse."""

    audit: int
    seccomp: int
    prlimit: int
    capset: int
    refused: tuple[int, ...]


FOR_ALL = (425, 426, 427, 428, 429, 430, 438, 442, 447, 452)
"""io_uring_setup, _enter and _register (which would go round this filter), open_tree, move_mount, fsopen, pidfd_getfd,
mount_setattr, memfd_secret, fchmodat2; in the order of the processors' own: sockets, owners and modes, other processes,
groups and sessions, mounts and namespaces, keys, hidden programs."""

PROCESSORS = {
    "x86_64": Processor(
        audit=0xC000003E,
        seccomp=317,
        prlimit=302,
        capset=126,
        refused=(
            *(41, 42, 49, 50),  # socket, connect, bind, listen
            *(90, 91, 268, 92, 93, 94, 260, 188, 189, 190),  # chmod, chown, setxattr and their kin
            *(
                101,
                310,
                311,
                321,
                298,
                323,
            ),  # ptrace, process_vm_readv, process_vm_writev, bpf, perf_event_open, userfaultfd
            *(109, 112),  # setpgid, setsid: what is started here must end with the reader
            *(155, 161, 165, 166, 272, 304, 308),  # pivot_root, chroot, mount, umount, unshare, open_by_handle_at, setns
            *(248, 249, 250),  # add_key, request_key, keyctl
            *(319, 322),  # memfd_create, execveat: programs and memory that no folder and no limit knows of
        ),
    ),
    "aarch64": Processor(
        audit=0xC00000B7,
        seccomp=277,
        prlimit=261,
        capset=91,
        refused=(
            *(198, 203, 200, 201),
            *(52, 53, 54, 55, 5, 6, 7),
            *(117, 270, 271, 280, 241, 282),
            *(154, 157),
            *(41, 51, 40, 39, 97, 265, 268),
            *(217, 218, 219),
            *(279, 281),
        ),
    ),
}
CAPABILITIES = 0x20080522
KEPT = 1 << 1 | 1 << 2
"""The version of linux/capability.h; CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH."""

FIRST_ARGUMENT = 16
"""Where a call's first argument stands in what a filter sees; the lower half of it."""

X32 = 0x40000000
"""From here on x86_64 numbers its calls a second time; no program that is built today makes these."""


class _Ruleset(ctypes.Structure):
    _fields_ = (("files", ctypes.c_uint64), ("net", ctypes.c_uint64), ("scoped", ctypes.c_uint64))


class _Beneath(ctypes.Structure):
    _pack_ = 1
    _fields_ = (("allowed", ctypes.c_uint64), ("parent", ctypes.c_int32))


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_uint16), ("filter", ctypes.c_char_p))


def close(scratch: str, programs: Sequence[str]) -> frozenset[Guard]:
    """Refuse this thread, and all that it starts, writing outside `scratch`, sockets, and programs but these; for good.

    `programs` are paths. Gives what the kernel has taken on. Threads that run already keep their files and programs.
    """
    if not offered():
        return frozenset()
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(NO_NEW_PRIVILEGES, 1, 0, 0, 0):
        return frozenset()
    _without_privileges(libc)
    held: dict[Guard, bool] = {"landlock": _landlock(libc, scratch, programs), "seccomp": _seccomp(libc)}
    return frozenset(guard for guard, holds in held.items() if holds)


def _without_privileges(libc: ctypes.CDLL) -> None:
    """Give up what root may do beyond others, but for reading files: the other processes' secrets are none of a reader's."""
    processor = PROCESSORS.get(platform.machine())
    if processor is not None and os.geteuid() == 0:
        kept = (KEPT, KEPT, 0, 0, 0, 0)  # effective, permitted and inheritable, the lower half and the upper
        _call(libc, processor.capset, struct.pack("<Ii", CAPABILITIES, 0), struct.pack("<6I", *kept))


def offered() -> frozenset[Guard]:
    """What this kernel can take on; nothing is changed by asking."""
    if sys.platform != "linux" or sys.byteorder != "little":
        return frozenset()
    version = _call(ctypes.CDLL(None, use_errno=True), CREATE_RULESET, None, 0, VERSION_FLAG)
    known: dict[Guard, bool] = {"landlock": version > 0, "seccomp": platform.machine() in PROCESSORS}
    return frozenset(guard for guard, is_known in known.items() if is_known)


def _landlock(libc: ctypes.CDLL, scratch: str, programs: Sequence[str]) -> bool:
    version = _call(libc, CREATE_RULESET, None, 0, VERSION_FLAG)
    if version < 1:
        return False
    writing = WRITE_FILE | CHANGE_FOLDERS | sum(right for since, right in SINCE if version >= since)
    to_file = writing & (WRITE_FILE | TRUNCATE | IOCTL_DEVICE)
    needed = [path for program in programs for path in _executed(program)]
    starting = EXECUTE if all(needed) else 0
    rules = _Ruleset(writing | starting, TCP if version >= 4 else 0, SCOPED if version >= 6 else 0)
    size = 24 if version >= 6 else 16 if version >= 4 else 8
    ruleset = _call(libc, CREATE_RULESET, ctypes.byref(rules), size, 0)
    if ruleset < 0:
        return False
    try:
        allowed = [(scratch, writing), (os.devnull, to_file), *((path, EXECUTE) for path in needed if starting)]
        return all(_allow(libc, ruleset, path, rights) for path, rights in allowed) and not _call(
            libc, RESTRICT_SELF, ruleset, 0
        )
    finally:
        os.close(ruleset)


def _allow(libc: ctypes.CDLL, ruleset: int, path: str, rights: int) -> bool:
    handle = os.open(path, os.O_PATH | os.O_CLOEXEC)
    try:
        rule = _Beneath(rights, handle)
        return not _call(libc, ADD_RULE, ruleset, PATH_BENEATH, ctypes.byref(rule), 0)
    finally:
        os.close(handle)


def _executed(program: str) -> Iterator[str]:
    """The files that the kernel executes to start a program: itself and its loader; "" for one that is no ELF of 64 bits."""
    with open(program, "rb") as handle:
        head = handle.read(64)
        if head[:5] != b"\x7fELF\x02":
            yield ""
            return
        yield program
        (table,) = struct.unpack_from("<Q", head, 32)
        size, count = struct.unpack_from("<HH", head, 54)
        handle.seek(table)
        headers = handle.read(size * count)
        for at in range(0, len(headers), size):
            kind, _, offset, _, _, length = struct.unpack_from("<IIQQQQ", headers, at)
            if kind == 3:  # PT_INTERP
                handle.seek(offset)
                yield os.fsdecode(handle.read(length).rstrip(b"\0"))


def _call(libc: ctypes.CDLL, number: int, *args: object) -> int:
    """A system call; -1 where the kernel refuses it or does not know it."""
    return int(libc.syscall(*(ctypes.c_long(arg) if isinstance(arg, int) else arg for arg in (number, *args))))


def _seccomp(libc: ctypes.CDLL) -> bool:
    processor = PROCESSORS.get(platform.machine())
    if processor is None:
        return False
    code = b"".join(_filter(processor))
    program = _Program(len(code) // 8, code)
    return not _call(libc, processor.seccomp, FILTER_MODE, ALL_THREADS, ctypes.byref(program))


def _filter(processor: Processor) -> Iterator[bytes]:
    """The filter's instructions: what is refused jumps to the last one, all else comes to the one before it.

    Limits of other processes are neither read nor set.
    """
    load, equal, at_least, give = 0x20, 0x15, 0x35, 0x06
    refused = (*FOR_ALL, *processor.refused)
    yield struct.pack("<HBBI", load, 0, 0, 4)
    yield struct.pack("<HBBI", equal, 0, len(refused) + 6, processor.audit)
    yield struct.pack("<HBBI", load, 0, 0, 0)
    yield struct.pack("<HBBI", at_least, len(refused) + 4, 0, X32)
    for left, number in zip(range(len(refused), 0, -1), refused, strict=True):
        yield struct.pack("<HBBI", equal, left + 3, 0, number)
    yield struct.pack("<HBBI", equal, 0, 2, processor.prlimit)
    yield struct.pack("<HBBI", load, 0, 0, FIRST_ARGUMENT)  # the process whose limits are asked for: 0 is this one
    yield struct.pack("<HBBI", equal, 0, 1, 0)
    yield struct.pack("<HBBI", give, 0, 0, ALLOW)
    yield struct.pack("<HBBI", give, 0, 0, REFUSE)
