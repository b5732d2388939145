"""What readers may say: frames of plain bytes, each of a declared kind with a length that has an upper limit.

A reader that a paper has broken into writes what it likes. Nothing of what comes can run, for nothing is unpickled: an
answer is bytes that the one who asked checks, an error is the names of what went wrong.
"""

import json
import socket
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from extractors.readers.failure import Unreadable
from flows.extract.limits import MEGABYTE

Kind = Literal["page", "kept", "picture", "part", "answer", "error"]
"""A page is done; what a stage gave, to be put away; a picture to be read; a part of a long answer; its end, or all of it;
why there is none."""

HEAD = struct.Struct("<cQ")
KINDS: dict[bytes, Kind] = {
    b"p": "page",
    b"k": "kept",
    b"o": "picture",
    b"t": "part",
    b"a": "answer",
    b"e": "error",
}
SIGNS = {kind: sign for sign, kind in KINDS.items()}

LONGEST_ERROR = 64 << 10
MOST_WORDS = 2000
"""Letters of what an error says."""

LARGEST_PICTURE = 40 << 20
"""Bytes: more than the dots of the largest picture of a page, a byte each."""


class Garbled(Exception):
    """What came is no frame that may come; the message says why."""


@dataclass(frozen=True, slots=True)
class Frame:
    """One thing said."""

    kind: Kind
    body: bytes = b""


def headed(frame: Frame) -> bytes:
    """What comes before the body of a frame."""
    return HEAD.pack(SIGNS[frame.kind], len(frame.body))


def framed(frame: Frame) -> bytes:
    """A frame as bytes."""
    return headed(frame) + frame.body


def received(line: socket.socket, length: int) -> bytes:
    """So many bytes from a line. Raises EOFError where it ends before."""
    held = bytearray()
    while len(held) < length:
        part = line.recv(min(length - len(held), MEGABYTE))
        if not part:
            raise EOFError
        held += part
    return bytes(held)


@dataclass(slots=True)
class Frames:
    """The frames in what comes bit by bit. `written` is the limit of answers and of what is kept, in MB."""

    written: int
    held: bytearray = field(default_factory=bytearray)

    def fed(self, data: bytes) -> Iterator[Frame]:
        """The frames that are whole with these bytes. Raises Garbled for what may not come."""
        self.held += data
        while len(self.held) >= HEAD.size:
            sign, length = HEAD.unpack_from(self.held)
            kind = KINDS.get(sign)
            if kind is None or length > self._most(kind):
                raise Garbled(f"{length} bytes of {sign!r}")
            if len(self.held) < HEAD.size + length:
                return
            body = bytes(memoryview(self.held)[HEAD.size : HEAD.size + length])
            del self.held[: HEAD.size + length]
            yield Frame(kind, body)

    def _most(self, kind: Kind) -> int:
        if kind in ("answer", "part", "kept"):
            return (self.written + 1) * MEGABYTE
        return {"page": 0, "error": LONGEST_ERROR}.get(kind, LARGEST_PICTURE)


PLAIN: dict[str, type[Exception]] = {
    each.__name__: each for each in (MemoryError, ValueError, LookupError, KeyError, IndexError)
}
"""Errors that come back as what they were; so do `Unreadable` and those of the system that have a number."""


class Fault(RuntimeError):
    """An error of another kind; the message names it."""


def error_in(error: BaseException) -> bytes:
    """An error as bytes: its name, its words, and its number or its parts where it has any."""
    told: dict[str, str | int] = {"name": type(error).__name__, "words": str(error)[:MOST_WORDS]}
    if isinstance(error, Unreadable):
        told |= {"words": error.reason, "detail": error.detail[:MOST_WORDS], "pages": error.n_pages}
    elif isinstance(error, OSError) and error.errno:
        told |= {"number": error.errno, "words": error.strerror or ""}
    return json.dumps(told).encode()


def error_from(data: bytes) -> Exception:
    """The error that some bytes tell of."""
    try:
        told = json.loads(data)
        name, words = str(told["name"]), str(told["words"])
        if name == Unreadable.__name__:
            return Unreadable(words, str(told["detail"]), int(told["pages"]))
        if "number" in told:
            return OSError(int(told["number"]), words)
    except (ValueError, KeyError, TypeError, RecursionError):
        return Fault("it tells of an error that is none")
    return PLAIN[name](words) if name in PLAIN else Fault(f"{name}: {words}")
