"""One paper as it is handed to readers."""

from dataclasses import dataclass, field

from extractors.model.ids import fingerprint
from extractors.model.told import Told


@dataclass(frozen=True, slots=True)
class Task:
    """One paper to read, by its content.

    `told` is what persons decided about its tables, `password` what opens it where it is locked.
    """

    document_id: str
    sha256: str
    file: bytes
    media_type: str
    path: str
    size: int = 0
    told: tuple[Told, ...] = ()
    password: str = field(default="", repr=False)

    @property
    def kept_as(self) -> str:
        """What a cache tells its results by beside the paper's bytes: its kind, what was decided, that it was opened."""
        decided = f" told {fingerprint(repr(self.told).encode())}" if self.told else ""
        return f"{self.media_type}{decided}{' unlocked' if self.password else ''}"
