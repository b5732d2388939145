"""What a measure of likeness says, of statements or of names."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Seen:
    """What a measure found: one of its levels, and a sentence why."""

    level: str
    why: str


@dataclass(frozen=True, slots=True)
class Score:
    """A matcher's finding: 0 to 1, and a sentence why."""

    value: float
    why: str
