"""The shelf of a reader: a file on disk without a name, which is gone with its process."""

import errno
import os
import tempfile
from array import array

from flows.extract import kernel
from flows.extract.limits import MEGABYTE

LARGEST = 2000 * MEGABYTE
"""Bytes of a shelf: more than 40,000 pages of a book take."""


class Spill:
    """A shelf in an open file, given by its number."""

    def __init__(self, handle: int) -> None:
        self.handle = handle
        self._ends = array("Q", (0,))

    def put(self, data: bytes) -> int:
        """Put some bytes away; gives the number by which they are got. Raises MemoryError where the shelf is full."""
        at, rest = self._ends[-1], memoryview(data)
        while rest:
            try:
                written = os.pwrite(self.handle, rest, at)
            except OSError as error:
                if error.errno == errno.EFBIG:
                    raise MemoryError from error
                raise
            at, rest = at + written, rest[written:]
        self._ends.append(at)
        return len(self._ends) - 2

    def get(self, number: int) -> bytes:
        """Bytes that were put away. Raises EOFError where they are not there any more."""
        at, end = self._ends[number], self._ends[number + 1]
        parts = []
        while at < end:
            part = os.pread(self.handle, end - at, at)
            if not part:
                raise EOFError
            parts.append(part)
            at += len(part)
        return b"".join(parts)


def opened() -> Spill | None:
    """A new shelf; None where a reader must not have a file that it may write to, as the kernel keeps it from no other."""
    if "landlock" not in kernel.offered():
        return None
    try:
        with tempfile.TemporaryFile() as file:
            return Spill(os.dup(file.fileno()))
    except OSError:  # no disk takes it: what is put away stays in memory
        return None
