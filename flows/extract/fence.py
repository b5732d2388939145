"""What code in a reader may not do, whatever a paper makes it do: write, look elsewhere, use the network, start programs.

There are two fences. An audit hook of Python's, which cannot be taken away again, sees what libraries do through the
interpreter and says in words what was refused. What native code does that a paper has broken into, the kernel refuses, as
far as it can: see `kernel`. A reader has no reason to do any of this: it is given bytes and says bytes.
"""

import os
import sys
import sysconfig
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files

from flows.extract import kernel
from flows.extract.kernel import Allowed

WRITING = os.O_WRONLY | os.O_RDWR | os.O_APPEND | os.O_CREAT | os.O_TRUNC
CHANGES = ("os.remove", "os.rename", "os.mkdir", "os.rmdir", "os.link", "os.symlink", "os.truncate", "os.chmod", "os.chown")
NEVER = (
    *CHANGES,
    "subprocess.Popen",
    "os.posix_spawn",
    "os.exec",
    "os.system",
    "os.fork",
    "os.forkpty",
    "pty.spawn",
    "socket.connect",
    "socket.bind",
    "socket.sendto",
    "socket.getaddrinfo",
    "socket.gethostbyname",
)

OF_THE_SYSTEM = (
    *("/lib", "/lib64", "/usr/lib", "/usr/lib64", "/usr/local/lib", "/etc/ld.so.cache", "/nix/store", "/opt/homebrew/lib"),
    *("/usr/share/fonts", "/usr/share/X11/fonts", "/usr/local/share/fonts", "/usr/share/zoneinfo", "/etc/localtime"),
    *("/dev/urandom", "/proc/cpuinfo", "/sys/devices/system/cpu", "/usr/share/locale"),
)
"""Libraries, the fonts that pages are drawn with, and what libraries ask about the machine."""


class Forbidden(PermissionError):
    """Something that a reader has no business doing; the message says what."""


def close(papers: Sequence[bytes], threads: bool) -> None:
    """Close the fences around this process, for good: it may read these files, the interpreter's and the system's alone.

    It must have no threads yet; with `threads` it may start some.
    """
    kernel.close(Allowed((*interpreter(), *papers), (), threads))
    sys.addaudithook(_hook)


@cache
def interpreter() -> tuple[str, ...]:
    """Folders and files of the interpreter, its packages and its libraries, the code's own, and the system's."""
    return tuple(sorted({*_of_python(), *OF_THE_SYSTEM}))


def _of_python() -> Iterator[str]:
    yield from (str(files(package)) for package in ("extractors", "flows"))
    for name in ("stdlib", "platstdlib", "purelib", "platlib"):
        yield sysconfig.get_path(name)
    for prefix in (sys.prefix, sys.base_prefix, sys.exec_prefix, sys.base_exec_prefix):
        yield os.path.join(prefix, "lib")
    yield from (path for path in sys.path if path.endswith(("site-packages", "dist-packages")))


def _hook(event: str, args: tuple[object, ...]) -> None:
    if event == "open":
        flags = args[2]
        if isinstance(flags, int) and flags & WRITING and not isinstance(args[0], int) and args[0] != os.devnull:
            raise Forbidden(f"a reader may not do this: open {args[0]!r}")
    elif event in NEVER:
        raise Forbidden(f"a reader may not do this: {event} {args[:1]!r}")
