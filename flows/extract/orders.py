"""What the run and its nursery say to each other: orders, which are trusted, and reports, which are plain bytes."""

import pickle
import struct
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from flows.extract.desk import Desk
from flows.extract.limits import Limits
from flows.extract.wire import Frame, Frames, framed

LENGTH = struct.Struct("<Q")
REPORT = struct.Struct("<QiIdQ")
"""The number of an order, how its reader ended, its pages, its CPU seconds, and the bytes of frames that follow."""

WAITED, GARBLED, AT_WORK = 1001, 1002, 1003
"""How a reader ended that waited too long, or said what may not be said, and that one has not ended. No exit code is as
large."""


@dataclass(frozen=True, slots=True)
class Beginning:
    """How a nursery begins: what it does to be warm, given the version of the code, and how many readers it has at once."""

    preparation: Callable[[str], None]
    version: str
    readers: int


@dataclass(frozen=True, slots=True)
class Order:
    """A question for a reader, which may read `files`; it has `patience` seconds of the wall clock."""

    number: int
    work: Callable[[Any, Desk], bytes]
    question: object
    limits: Limits
    files: tuple[bytes, ...]
    patience: float


@dataclass(frozen=True, slots=True)
class Report:
    """What came of an order. `status` is the reader's exit code, the negative number of a signal, or one of those above.

    `seconds` is the CPU time that it and its pictures took. `said` is the answer or the error, None for neither; of one at
    work it is a part of a long answer, and `parts` are all of them where the rest is there. `kept` is what stages gave, by
    name.
    """

    number: int
    status: int
    pages: int = 0
    seconds: float | None = None
    said: Frame | None = None
    kept: Mapping[str, bytes] = field(default_factory=dict)
    parts: Sequence[bytes] = ()


def packed(message: Beginning | Order) -> bytes:
    """A message to the nursery."""
    data = pickle.dumps(message)
    return LENGTH.pack(len(data)) + data


def unpacked(held: bytearray) -> Beginning | Order | None:
    """The first message in what has come from the run, which is taken out; None while it is not whole."""
    if len(held) < LENGTH.size:
        return None
    (length,) = LENGTH.unpack_from(held)
    if len(held) < LENGTH.size + length:
        return None
    found: Beginning | Order = pickle.loads(held[LENGTH.size : LENGTH.size + length])
    del held[: LENGTH.size + length]
    return found


def reported(report: Report) -> bytes:
    """A report as bytes."""
    kept = [Frame("kept", bytes([len(stage)]) + stage.encode() + data) for stage, data in report.kept.items()]
    frames = b"".join(framed(frame) for frame in [*kept, *([report.said] if report.said else [])])
    return REPORT.pack(report.number, report.status, report.pages, report.seconds or 0.0, len(frames)) + frames


def report_of(head: bytes, frames: bytes, written: int) -> Report:
    """A report, of its head and what follows that. `written` is the limit of what readers give, in MB."""
    number, status, pages, seconds, _ = REPORT.unpack(head)
    said: Frame | None = None
    kept: dict[str, bytes] = {}
    for frame in Frames(written).fed(frames):
        if frame.kind == "kept":
            stage, data = stage_of(frame)
            kept[stage] = data
        else:
            said = frame
    return Report(number, status, pages, seconds, said, kept)


def stage_of(frame: Frame) -> tuple[str, bytes]:
    """The stage that gave something to be kept, and that; the stage is "" where the frame names none."""
    length = frame.body[0] if frame.body else 0
    return frame.body[1 : 1 + length].decode("ascii", "replace"), frame.body[1 + length :]
