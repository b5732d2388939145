"""What a reader has at hand: its limits, and the one line on which it says what it has done and has pictures read."""

import resource
import socket
import struct
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from extractors.model.shelf import Shelf
from extractors.readers.tesseract import Ended
from flows.extract.limits import Limits
from flows.extract.wire import Frame, headed, received

READ = struct.Struct("<idQ")
"""What comes before the words of a picture: how the engine ended, the CPU seconds that it took, the bytes that follow."""

NOT_STARTED = 1 << 16
"""How an engine ended that could not be started; the bytes say why. No program's exit code is as large."""

T = TypeVar("T")


@dataclass(slots=True)
class Desk:
    """What a reader works with. `pictures_took` is the CPU seconds that engines used for it.

    `shelf` is where it puts the pages of a long paper, None for its memory.
    """

    limits: Limits
    line: socket.socket
    pictures_took: float = 0.0
    shelf: Shelf | None = None

    def say(self, frame: Frame) -> None:
        """Say something."""
        self.line.sendall(headed(frame))
        self.line.sendall(frame.body)

    def page_done(self) -> None:
        """Say that one more page is read."""
        self.say(Frame("page"))

    def keep(self, stage: str, data: bytes) -> None:
        """Hand over what a stage gave, to be put away."""
        self.say(Frame("kept", bytes([len(stage)]) + stage.encode() + data))

    def read_picture(self, mode: int, picture: bytes) -> Ended:
        """How the OCR program ends for a picture, run where it can reach nothing. Raises OSError when it is not started."""
        self.say(Frame("picture", bytes([mode]) + picture))
        status, took, length = READ.unpack(received(self.line, READ.size))
        output = received(self.line, length)
        self.pictures_took += took
        if status == NOT_STARTED:
            raise OSError(output.decode("utf-8", "replace"))
        return Ended(status, output)

    def cpu(self) -> float:
        """CPU seconds used so far, those for its pictures included."""
        used = resource.getrusage(resource.RUSAGE_SELF)
        return used.ru_utime + used.ru_stime + self.pictures_took


Work = Callable[[T, Desk], bytes]
"""What is done in a reader: a question's answer."""
