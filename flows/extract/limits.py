"""What reading one paper may cost."""

from dataclasses import dataclass

MEGABYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits of one paper; a run's options override them.

    Time is CPU time, so that a busy machine does no harm: `cpu_start` seconds for opening a file, `cpu_page` for each page,
    `cpu_after` a page for what is done when all are read, `cpu_most` in all, after which the pages read so far are kept.
    `wall` is for a child that waits for ever, so much for every 5 MB begun: it must not punish a busy machine. `memory` is
    address space above what a warm reader has. Sizes are in MB; `written` is what one paper may give.
    """

    cpu_start: int = 90
    cpu_page: int = 60
    cpu_after: int = 2
    cpu_most: int = 3600
    wall: int = 3600
    memory: int = 1500
    file_size: int = 500
    written: int = 256

    def patience(self, size: int) -> int:
        """Seconds of the wall clock that a file of `size` bytes may take."""
        return self.wall * (1 + size // (5 * MEGABYTE))

    @property
    def cpu_hard(self) -> int:
        """CPU seconds after which the kernel ends a reader, whatever it has done to its other limits."""
        return self.cpu_most + self.cpu_page + self.cpu_start + 10

    @property
    def fingerprint(self) -> str:
        """Names the limits that can change what is read."""
        return f"{self.cpu_start}-{self.cpu_page}-{self.cpu_after}-{self.cpu_most}-{self.wall}-{self.memory}-{self.written}"
