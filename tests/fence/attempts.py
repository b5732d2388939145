"""Ways out of a reader, each tried by native code in a real one: python -m tests.fence.attempts

Told is what stopped each: the kernel (a call was refused), or nothing. README names those that nothing stops.
"""

import ctypes
import json
import os
import platform
import resource
import signal
import socket
import struct
import sys
import tempfile
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from flows.extract import kernel
from flows.extract.limits import Limits
from flows.extract.pool import Readers
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
    },
    "aarch64": {
        "memfd": 279,
        "execveat": 281,
        "prlimit": 261,
        "ptrace": 117,
        "unshare": 97,
        "keyctl": 219,
        "bpf": 280,
    },
}
LOADER = next((path for path in ("/lib64/ld-linux-x86-64.so.2", "/lib/ld-linux-aarch64.so.1") if os.path.exists(path)), "")
IO_URING_SETUP, PIDFD_GETFD, PIDFD_OPEN = 425, 438, 434

REFUSED = 99
"""The exit code of a child that could not become a program."""

NAMED = frozenset(
    {
        "read a file of the user",
        "list a folder of the user",
        "start processes without end",
        "map much memory",
        "start the loader",
    }
)
"""Ways that README says are open."""


@dataclass(frozen=True)
class Place:
    """Where the attempts are made: a folder outside of the scratch folder, with a file in it, and the parent's number."""

    folder: str
    parent: int

    @property
    def file(self) -> bytes:
        return f"{self.folder}/kept".encode()

    def new(self, name: str) -> bytes:
        return f"{self.folder}/{name}".encode()


def ways(at: Place) -> Mapping[str, Callable[[], int]]:
    """Each way out, as a function that gives -1 where it is closed."""
    libc = ctypes.CDLL(None, use_errno=True)
    calls = CALLS[platform.machine()]
    program = (ctypes.c_char_p * 2)(b"true", None)

    def call(number: int, *args: object) -> int:
        return int(libc.syscall(*(ctypes.c_long(each) if isinstance(each, int) else each for each in (number, *args))))

    def in_a_thread(way: Callable[[], int]) -> int:
        found: list[int] = []
        thread = threading.Thread(target=lambda: found.append(way()))
        thread.start()
        thread.join()
        return found[0]

    return {
        "write a file": lambda: libc.open(at.new("written"), os.O_WRONLY | os.O_CREAT, 0o644),
        "write a file from a thread": lambda: in_a_thread(
            lambda: libc.open(at.new("thread"), os.O_WRONLY | os.O_CREAT, 0o644)
        ),
        "write over a file": lambda: libc.open(at.file, os.O_WRONLY),
        "cut a file": lambda: libc.truncate(at.file, ctypes.c_long(0)),
        "remove a file": lambda: libc.unlink(at.file),
        "rename a file": lambda: libc.rename(at.file, at.new("renamed")),
        "link to a file": lambda: libc.link(at.file, at.new("linked")),
        "make a symbolic link": lambda: libc.symlink(at.file, at.new("symbolic")),
        "make a folder": lambda: libc.mkdir(at.new("made"), 0o755),
        "make a pipe": lambda: libc.mkfifo(at.new("pipe"), 0o644),
        "change a mode": lambda: libc.chmod(at.file, 0o777),
        "change an owner": lambda: libc.chown(at.file, 1, 1),
        "open a socket": lambda: libc.socket(socket.AF_INET, socket.SOCK_STREAM, 0),
        "open a local socket": lambda: libc.socket(socket.AF_UNIX, socket.SOCK_STREAM, 0),
        "open a raw socket": lambda: libc.socket(socket.AF_PACKET, socket.SOCK_RAW, 0),
        "start a program": lambda: _started(libc, lambda: libc.execv(b"/bin/true", program)),
        "start the loader": lambda: _started(libc, lambda: libc.execv(LOADER.encode(), program)),
        "start a shell": lambda: _started(libc, lambda: libc.execv(b"/bin/sh", program)),
        "start a hidden program": lambda: _started(
            libc, lambda: call(calls["execveat"], -100, b"/bin/true", program, None, 0)
        ),
        "make a hidden file": lambda: call(calls["memfd"], b"hidden", 0),
        "signal the parent": lambda: libc.kill(at.parent, 0),
        "end the parent's group": lambda: libc.killpg(os.getpgid(at.parent), 0),
        "trace the parent": lambda: call(calls["ptrace"], 16, at.parent, None, None),
        "read the parent's memory": lambda: _read(libc, f"/proc/{at.parent}/mem".encode()),
        "read the parent's environment": lambda: _read(libc, f"/proc/{at.parent}/environ".encode()),
        "take a handle of the parent's": lambda: call(PIDFD_GETFD, call(PIDFD_OPEN, at.parent, 0), 0, 0),
        "limit the parent": lambda: call(
            calls["prlimit"], at.parent, resource.RLIMIT_NOFILE, struct.pack("QQ", 64, 64), None
        ),
        "leave the process group": lambda: libc.setsid(),
        "make a namespace": lambda: call(calls["unshare"], 0x10000000),
        "use the keyring": lambda: call(calls["keyctl"], 0, -3, 0),
        "load a kernel program": lambda: call(calls["bpf"], 0, None, 0),
        "use a ring": lambda: call(IO_URING_SETUP, 1, ctypes.create_string_buffer(120)),
        "read a file of the user": lambda: libc.open(at.file, os.O_RDONLY),
        "list a folder of the user": lambda: libc.open(at.folder.encode(), os.O_RDONLY | os.O_DIRECTORY),
        "start processes without end": lambda: _forked(libc),
        "map much memory": lambda: _mapped(libc, 1 << 30),
    }


def _read(libc: ctypes.CDLL, file: bytes) -> int:
    """Read a byte of a file; -1 where there is none to be had."""
    handle = int(libc.open(file, os.O_RDONLY))
    return 0 if handle >= 0 and libc.read(handle, ctypes.create_string_buffer(1), ctypes.c_size_t(1)) == 1 else -1


def _forked(libc: ctypes.CDLL) -> int:
    """Start one process, and end it."""
    child = int(libc.fork())
    if child == 0:
        os._exit(0)
    if child > 0:
        os.waitpid(child, 0)
    return child


def _started(libc: ctypes.CDLL, start: Callable[[], int]) -> int:
    """Become a program in a child process; -1 where that is refused, or there is no child."""
    child = int(libc.fork())
    if child == 0:
        start()
        os._exit(REFUSED)
    return -1 if child < 0 or os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == REFUSED else 0


def _mapped(libc: ctypes.CDLL, size: int) -> int:
    """Map so many bytes, and give them back."""
    libc.mmap.restype = ctypes.c_void_p
    at = libc.mmap(None, ctypes.c_size_t(size), 3, 0x22, -1, ctypes.c_long(0))
    if at in (None, ctypes.c_void_p(-1).value):
        return -1
    libc.munmap(ctypes.c_void_p(at), ctypes.c_size_t(size))
    return 0


def tried(at: Place, _limits: Limits) -> bytes:
    """The reader's side: what each way out gave, as JSON."""
    signal.signal(signal.SIGSYS, signal.SIG_IGN)
    return json.dumps({name: way() for name, way in ways(at).items()}).encode()


def still_open() -> Mapping[str, bool]:
    """Whether each way out of a reader is open."""
    with tempfile.TemporaryDirectory(prefix="attempts-") as folder:
        (Path(folder) / "kept").write_text("mine")
        with Readers(1, Limits(), preparation=misbehaving.prepare) as readers:
            given = json.loads(readers.ask(tried, Place(folder, os.getpid())))
        assert (Path(folder) / "kept").read_text() == "mine"
        assert [path.name for path in Path(folder).iterdir()] == ["kept"]
    return {name: gave != -1 for name, gave in given.items()}


def main() -> int:
    """Try all ways; gives how many are open that README does not name."""
    if kernel.offered() != {"landlock", "seccomp"}:
        print("this kernel does not fence readers in; nothing was tried")
        return 0
    found = still_open()
    for name, is_open in found.items():
        print(f"{name:32} {'not stopped' if is_open else 'stopped by the kernel'}{'  (named in README)' * (name in NAMED)}")
    unnamed = [name for name, is_open in found.items() if is_open and name not in NAMED]
    print(f"{len(found)} tried, {sum(found.values())} open, {len(unnamed)} of them not named in README")
    return len(unnamed)


if __name__ == "__main__":
    sys.exit(bool(main()))
