"""The files and programs that the kernel lets a reader have: Landlock, in Linux since 5.13.

It cares for truncating since 6.2; numbers and layouts are those of linux/landlock.h.
"""

import ctypes
import os
import struct
from collections.abc import Iterator, Sequence

EXECUTE, WRITE_FILE, READ_FILE, READ_FOLDER = 1 << 0, 1 << 1, 1 << 2, 1 << 3
CHANGE_FOLDERS = sum(1 << bit for bit in range(4, 13))  # remove and make files, folders, links, pipes, sockets, devices
REFER, TRUNCATE, IOCTL_DEVICE = 1 << 13, 1 << 14, 1 << 15
SINCE = ((2, REFER), (3, TRUNCATE), (5, IOCTL_DEVICE))
"""Rights that came after Landlock's first version, with the version that brought them."""

TCP = 0b11
SCOPED = 0b11
"""TCP in and out, since Landlock 4; abstract sockets and signals to others, since 6."""

CREATE_RULESET, ADD_RULE, RESTRICT_SELF, VERSION_FLAG, PATH_BENEATH = 444, 445, 446, 1, 1


class _Ruleset(ctypes.Structure):
    _fields_ = (("files", ctypes.c_uint64), ("net", ctypes.c_uint64), ("scoped", ctypes.c_uint64))


class _Beneath(ctypes.Structure):
    _pack_ = 1
    _fields_ = (("allowed", ctypes.c_uint64), ("parent", ctypes.c_int32))


def version(libc: ctypes.CDLL) -> int:
    """The version that this kernel has, 0 for none."""
    return max(0, _call(libc, CREATE_RULESET, None, 0, VERSION_FLAG))


def close(libc: ctypes.CDLL, readable: Sequence[str | bytes], programs: Sequence[str] | None) -> bool:
    """Let this process read these files and folders with all in them alone, write nothing, and start these programs alone.

    For good; whether the kernel has taken that on. `programs` are files that the kernel executes; None lets it read and
    start what it will. What is not there is passed over.
    """
    known = version(libc)
    if not known:
        return False
    ruleset = _ruleset(libc, known, free=programs is None)
    if ruleset < 0:
        return False
    to_nowhere = (WRITE_FILE | TRUNCATE | IOCTL_DEVICE) & _writing(known)
    reading = [] if programs is None else [(path, READ_FILE | READ_FOLDER) for path in readable]
    starting = [(path, EXECUTE) for path in programs or ()]
    nowhere = to_nowhere if programs is None else to_nowhere | READ_FILE
    try:
        return all(
            _allow(libc, ruleset, path, rights) for path, rights in [*reading, *starting, (os.devnull, nowhere)]
        ) and (not _call(libc, RESTRICT_SELF, ruleset, 0))
    finally:
        os.close(ruleset)


def _ruleset(libc: ctypes.CDLL, known: int, free: bool) -> int:
    """A handle of what is forbidden where no rule allows it; below 0 where the kernel gives none."""
    files = _writing(known) | (0 if free else EXECUTE | READ_FILE | READ_FOLDER)
    rules = _Ruleset(files, TCP if known >= 4 else 0, SCOPED if known >= 6 else 0)
    size = 24 if known >= 6 else 16 if known >= 4 else 8
    return _call(libc, CREATE_RULESET, ctypes.byref(rules), size, 0)


def _writing(known: int) -> int:
    return WRITE_FILE | CHANGE_FOLDERS | sum(right for since, right in SINCE if known >= since)


def _allow(libc: ctypes.CDLL, ruleset: int, path: str | bytes, rights: int) -> bool:
    try:
        handle = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return True
    try:
        rule = _Beneath(rights if os.path.isdir(path) else rights & ~READ_FOLDER, handle)
        return not _call(libc, ADD_RULE, ruleset, PATH_BENEATH, ctypes.byref(rule), 0)
    finally:
        os.close(handle)


def executed(program: str) -> Iterator[str]:
    """The files that the kernel executes to start a program: itself and its loader; none for what is no ELF of 64 bits."""
    with open(program, "rb") as handle:
        head = handle.read(64)
        if head[:5] != b"\x7fELF\x02":
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
