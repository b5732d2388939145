"""Ways out of a reader, each tried by native code in a real one: python -m tests.fence.attempts

Told is what stopped each: the kernel (a call was refused), a limit (there was no more of it), Python (the interpreter
refused it before), or nothing. README names those that nothing stops.
"""

import ctypes
import errno
import json
import os
import platform
import resource
import socket
import struct
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from flows.extract import fence, kernel, spill
from flows.extract.desk import Desk
from flows.extract.limits import MEGABYTE, Limits
from flows.extract.pool import Readers
from flows.extract.spill import Spill
from tests.flows.extract import misbehaving

CALLS = {
    "x86_64": {
        "memfd": 319,
        "execveat": 322,
        "prlimit": 302,
        "ptrace": 101,
        "unshare": 272,
        "keyctl": 250,
        "bpf": 321,
        "shmget": 29,
        "clone": 56,
    },
    "aarch64": {
        "memfd": 279,
        "execveat": 281,
        "prlimit": 261,
        "ptrace": 117,
        "unshare": 97,
        "keyctl": 219,
        "bpf": 280,
        "shmget": 194,
        "clone": 220,
    },
}
LOADER = next((path for path in ("/lib64/ld-linux-x86-64.so.2", "/lib/ld-linux-aarch64.so.1") if os.path.exists(path)), "")
IO_URING_SETUP, PIDFD_GETFD, PIDFD_OPEN = 425, 438, 434
PDEATHSIG = 1
AT_FDCWD, AT_EMPTY_PATH = -100, 0x1000

REFUSED = 99
"""The exit code of a child that could not become a program."""

Stopped = Literal["kernel", "limit", "Python", "not"]

NAMED: frozenset[str] = frozenset()
"""Ways that README says are open."""

SECRET = "SECRET_OF_THE_RUN"
"""A variable of the environment of the one who runs; no reader may see it."""

MEMORY = 300
"""MB that the reader may have."""


@dataclass(frozen=True)
class Place:
    """Where the attempts are made: a folder with a file in it, another paper's, and the parent's number."""

    folder: str
    parent: int

    @property
    def file(self) -> bytes:
        return f"{self.folder}/kept".encode()

    def new(self, name: str) -> bytes:
        return f"{self.folder}/{name}".encode()


def ways(at: Place, desk: Desk) -> Mapping[str, Callable[[], int]]:
    """Each way out, as a function that gives -1 where it is closed."""
    libc = ctypes.CDLL(None, use_errno=True)
    calls = CALLS[platform.machine()]
    program = (ctypes.c_char_p * 2)(b"true", None)

    def call(number: int, *args: object) -> int:
        return int(libc.syscall(*(ctypes.c_long(each) if isinstance(each, int) else each for each in (number, *args))))

    def in_a_thread(way: Callable[[], int]) -> int:
        found: list[tuple[int, int]] = []
        thread = threading.Thread(target=lambda: found.append((way(), ctypes.get_errno())))
        try:
            thread.start()
        except RuntimeError:  # the interpreter does not say why
            ctypes.set_errno(errno.EPERM)
            return -1
        thread.join()
        result, number = found[0]
        ctypes.set_errno(number)  # each thread has its own
        return result

    return {
        "write a file": lambda: libc.open(at.new("written"), os.O_WRONLY | os.O_CREAT, 0o644),
        "write a file from a thread": lambda: in_a_thread(
            lambda: libc.open(at.new("thread"), os.O_WRONLY | os.O_CREAT, 0o644)
        ),
        "write for other papers to find": lambda: libc.open(b"/tmp/reading", os.O_WRONLY | os.O_CREAT, 0o644),
        "write to shared memory": lambda: libc.open(b"/dev/shm/reading", os.O_RDWR | os.O_CREAT, 0o644),
        "write over a file": lambda: libc.open(at.file, os.O_WRONLY),
        "cut a file": lambda: libc.truncate(at.file, ctypes.c_long(0)),
        "remove a file": lambda: libc.unlink(at.file),
        "rename a file": lambda: libc.rename(at.file, at.new("renamed")),
        "link to a file": lambda: libc.link(at.file, at.new("linked")),
        "give the file without a name one": lambda: libc.linkat(_shelf(desk), b"", AT_FDCWD, at.new("named"), AT_EMPTY_PATH),
        "write more than a shelf takes": lambda: libc.pwrite(
            _shelf(desk), b"1", ctypes.c_size_t(1), ctypes.c_long(spill.LARGEST)
        ),
        "make a symbolic link": lambda: libc.symlink(at.file, at.new("symbolic")),
        "make a folder": lambda: libc.mkdir(at.new("made"), 0o755),
        "make a pipe": lambda: libc.mkfifo(at.new("pipe"), 0o644),
        "change a mode": lambda: libc.chmod(at.file, 0o777),
        "change an owner": lambda: libc.chown(at.file, 1, 1),
        "change a file's times": lambda: libc.utimensat(AT_FDCWD, at.file, None, 0),
        "read another paper": lambda: libc.open(at.file, os.O_RDONLY),
        "read a file of the user": lambda: _read(libc, b"/etc/passwd"),
        "list a folder of the user": lambda: libc.open(at.folder.encode(), os.O_RDONLY | os.O_DIRECTORY),
        "list processes": lambda: libc.open(b"/proc", os.O_RDONLY | os.O_DIRECTORY),
        "read the environment": lambda: _environment(libc),
        "open a socket": lambda: libc.socket(socket.AF_INET, socket.SOCK_STREAM, 0),
        "open a local socket": lambda: libc.socket(socket.AF_UNIX, socket.SOCK_STREAM, 0),
        "open a raw socket": lambda: libc.socket(socket.AF_PACKET, socket.SOCK_RAW, 0),
        "start a program": lambda: libc.execv(b"/bin/true", program),
        "start a program in a child": lambda: _started(libc, lambda: libc.execv(b"/bin/true", program)),
        "start the loader": lambda: libc.execv(LOADER.encode(), program),
        "start a shell": lambda: libc.execv(b"/bin/sh", program),
        "start a hidden program": lambda: call(calls["execveat"], -100, b"/bin/true", program, None, 0),
        "start a program by the interpreter": lambda: subprocess.run(["true"], check=False).returncode,
        "make a hidden file": lambda: call(calls["memfd"], b"hidden", 0),
        "keep memory beyond the end": lambda: call(calls["shmget"], 0x7061, 1 << 20, 0o1600),
        "start a process": lambda: _forked(libc),
        "start a process past the library": lambda: _cloned(call, calls["clone"]),
        "signal the parent": lambda: libc.kill(at.parent, 0),
        "signal everybody": lambda: libc.kill(-1, 0),
        "end the parent's group": lambda: libc.killpg(1, 0),
        "trace the parent": lambda: call(calls["ptrace"], 16, at.parent, None, None),
        "read the parent's memory": lambda: libc.open(f"/proc/{at.parent}/mem".encode(), os.O_RDONLY),
        "read the parent's environment": lambda: _read(libc, f"/proc/{at.parent}/environ".encode()),
        "take a handle of the parent's": lambda: call(PIDFD_GETFD, call(PIDFD_OPEN, at.parent, 0), 0, 0),
        "limit the parent": lambda: call(
            calls["prlimit"], at.parent, resource.RLIMIT_NOFILE, struct.pack("QQ", 64, 64), None
        ),
        "lift the limit of memory": lambda: _lifted(libc, resource.RLIMIT_AS, 1 << 40),
        "lift the limit of time": lambda: _lifted(libc, resource.RLIMIT_CPU, 1 << 30),
        "map much memory": lambda: _mapped(libc, 2 * MEMORY * MEGABYTE, 0x22),
        "map much shared memory": lambda: _mapped(libc, 2 * MEMORY * MEGABYTE, 0x21),
        "outlive the nursery": lambda: libc.prctl(PDEATHSIG, 0, 0, 0, 0),
        "leave the process group": lambda: libc.setsid(),
        "make a namespace": lambda: call(calls["unshare"], 0x10000000),
        "use the keyring": lambda: call(calls["keyctl"], 0, -3, 0),
        "load a kernel program": lambda: call(calls["bpf"], 0, None, 0),
        "use a ring": lambda: call(IO_URING_SETUP, 1, ctypes.create_string_buffer(120)),
        "speak to the run past the nursery": lambda: _handles(desk),
    }


def _read(libc: ctypes.CDLL, file: bytes) -> int:
    """Read a byte of a file; -1 where there is none to be had."""
    handle = int(libc.open(file, os.O_RDONLY))
    return 0 if handle >= 0 and libc.read(handle, ctypes.create_string_buffer(1), ctypes.c_size_t(1)) == 1 else -1


def _environment(libc: ctypes.CDLL) -> int:
    """Look for the variable in what this process was started with, as native code can."""
    libc.getenv.restype = ctypes.c_char_p
    if libc.getenv(SECRET.encode()) is not None:
        return 0
    start = ctypes.c_void_p.in_dll(libc, "__libc_argv").value if hasattr(libc, "__libc_argv") else None
    found = ctypes.string_at(ctypes.cast(start, ctypes.POINTER(ctypes.c_void_p))[0] or 0, 2000) if start else b""
    ctypes.set_errno(errno.EPERM)
    return 0 if SECRET.encode() in found else -1


def _forked(libc: ctypes.CDLL) -> int:
    """Start one process, and end it."""
    child = int(libc.fork())
    if child == 0:
        os._exit(0)
    if child > 0:
        os.waitpid(child, 0)
    return child


def _cloned(call: Callable[..., int], number: int) -> int:
    """The same without the library's help."""
    child = call(number, 17, 0, 0, 0, 0)  # 17 is SIGCHLD
    if child == 0:
        os._exit(0)
    return child


def _started(libc: ctypes.CDLL, start: Callable[[], int]) -> int:
    """Become a program in a child process; -1 where that is refused, or there is no child."""
    child = int(libc.fork())
    if child == 0:
        start()
        os._exit(REFUSED)
    return -1 if child < 0 or os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == REFUSED else 0


def _lifted(libc: ctypes.CDLL, limit: int, to: int) -> int:
    """Set a limit of this process, soft and hard."""
    return int(libc.setrlimit(limit, struct.pack("QQ", to, to)))


def _mapped(libc: ctypes.CDLL, size: int, flags: int) -> int:
    """Map so many bytes, and give them back."""
    libc.mmap.restype = ctypes.c_void_p
    at = libc.mmap(None, ctypes.c_size_t(size), 3, flags, -1, ctypes.c_long(0))
    if at in (None, ctypes.c_void_p(-1).value):
        return -1
    libc.munmap(ctypes.c_void_p(at), ctypes.c_size_t(size))
    return 0


def _handles(desk: Desk) -> int:
    """Whether there are open handles but for the line to the nursery, nowhere, and the file without a name for its pages."""
    mine = {desk.line.fileno(), _shelf(desk)}
    return -1 if not [n for n in range(3, 256) if n not in mine and _is_open(n)] else 0


def _shelf(desk: Desk) -> int:
    """The handle of the file without a name for the pages of a long paper, -1 where there is none."""
    return desk.shelf.handle if isinstance(desk.shelf, Spill) else -1


def _is_open(handle: int) -> bool:
    try:
        os.fstat(handle)
    except OSError:
        ctypes.set_errno(errno.EBADF)
        return False
    return True


def tried(at: Place, desk: Desk) -> bytes:
    """The reader's side: what stopped each way out, as JSON."""
    return json.dumps({name: stopped(way) for name, way in ways(at, desk).items()}).encode()


def stopped(way: Callable[[], int]) -> Stopped:
    """What stopped a way out."""
    ctypes.set_errno(0)
    try:
        if way() != -1:
            return "not"
    except fence.Forbidden:
        return "Python"
    except OSError as error:
        ctypes.set_errno(error.errno or 0)
    number = ctypes.get_errno()
    if number in (errno.ENOMEM, errno.EAGAIN, errno.EFBIG):
        return "limit"
    return "kernel" if number in (errno.EPERM, errno.EACCES, errno.ENOSYS, errno.EBADF) else "not"


def stoppers() -> Mapping[str, Stopped]:
    """What stops each way out of a reader."""
    os.environ[SECRET] = "mine"
    try:
        with tempfile.TemporaryDirectory(prefix="attempts-") as folder:
            (Path(folder) / "kept").write_text("mine")
            own = Path(folder) / "own"
            own.touch()
            limits = replace(Limits(), memory=MEMORY)
            with Readers(1, limits, preparation=misbehaving.prepare) as readers:
                found: dict[str, Stopped] = json.loads(readers.ask(tried, Place(folder, os.getpid()), bytes(own)))
            assert (Path(folder) / "kept").read_text() == "mine"
            assert sorted(path.name for path in Path(folder).iterdir()) == ["kept", "own"]
    finally:
        del os.environ[SECRET]
    return found


def main() -> int:
    """Try all ways; gives how many are open that README does not name."""
    if kernel.offered() != {"landlock", "seccomp"}:
        print(f"nothing was tried: {kernel.missing()}")
        return 0
    found = stoppers()
    for name, by in found.items():
        told = "not stopped" if by == "not" else f"stopped by {'a' if by == 'limit' else ''}{'the' * (by == 'kernel')} {by}"
        print(f"{name:36} {' '.join(told.split())}{'  (named in README)' * (name in NAMED)}")
    still = [name for name, by in found.items() if by == "not"]
    unnamed = [name for name in still if name not in NAMED]
    print(f"{len(found)} tried, {len(still)} open, {len(unnamed)} of them not named in README")
    return len(unnamed)


if __name__ == "__main__":
    from tests.fence import attempts  # by its name, under which a reader finds what it is to do

    sys.exit(bool(attempts.main()))
