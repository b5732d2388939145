"""What code inside a reader may not do, whatever a paper makes it do: write elsewhere, reach the network, start programs.

There are two fences. An audit hook of Python's, which cannot be taken away again, sees what libraries do through the
interpreter and says in words what was refused. What native code does that a paper has broken into, the kernel refuses, as
far as it can: see `kernel`. Readers have no reason to do any of this.
"""

import os
import shutil
import sys
from collections.abc import Callable

from flows.extract import kernel

PROGRAMS = ("tesseract",)
"""Programs that readers start."""

WRITING = os.O_WRONLY | os.O_RDWR | os.O_APPEND | os.O_CREAT | os.O_TRUNC
CHANGES = ("os.remove", "os.rename", "os.mkdir", "os.rmdir", "os.link", "os.symlink", "os.truncate", "os.chmod", "os.chown")
STARTS = ("subprocess.Popen", "os.posix_spawn", "os.exec")
NEVER = (
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


class Forbidden(PermissionError):
    """Something that a reader has no business doing; the message says what."""


def close(scratch: str) -> None:
    """Close the fences around this process, for good: from now on only files under `scratch` may be written."""
    kernel.close(os.path.realpath(scratch), [os.path.realpath(found) for name in PROGRAMS if (found := shutil.which(name))])
    sys.addaudithook(_hook(os.path.realpath(scratch) + os.sep))


def _hook(inside: str) -> Callable[[str, tuple[object, ...]], None]:
    def hook(event: str, args: tuple[object, ...]) -> None:
        if event == "open":
            flags = args[2]
            if isinstance(flags, int) and flags & WRITING:
                _check_path(event, args[0], inside)
        elif event in CHANGES:
            _check_path(event, args[0], inside)
        elif event in NEVER or (event in STARTS and _name(args[0]) not in PROGRAMS):
            raise Forbidden(f"a reader may not do this: {event} {args[:1]!r}")

    return hook


def _check_path(event: str, path: object, inside: str) -> None:
    """Raises Forbidden for a path outside; a number is a file that is open already."""
    if not isinstance(path, int) and not (os.path.realpath(_text(path)) + os.sep).startswith((inside, os.devnull)):
        raise Forbidden(f"a reader may not do this: {event} {path!r}")


def _name(program: object) -> str:
    return os.path.basename(_text(program))


def _text(path: object) -> str:
    return os.fsdecode(path) if isinstance(path, str | bytes | os.PathLike) else ""
