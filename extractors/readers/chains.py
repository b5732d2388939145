"""Letters that make a word, as they are put together."""

from dataclasses import dataclass

from extractors.readers.painted import Glyph


@dataclass(slots=True)
class Chain:
    """Letters of one word, in its own reading direction: `u` runs along the line, `v` down across the lines."""

    glyphs: list[Glyph]
    u0: float
    u1: float
    v: float
    size: float
    turn: int
    closed: bool = False
    """Whether a printed space follows."""
    opened: bool = False
    """Whether a printed space comes before."""
    twice: bool = False
    """Whether it was painted twice to look bold."""
    raised: bool = False
