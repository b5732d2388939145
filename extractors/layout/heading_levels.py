"""How deep a heading stands: by its number where it has one, else by its face among the faces of the paper's headings.

Larger letters stand over smaller ones, then capitals over small letters, bold over plain and upright over slanted.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

DEEPEST = 6


class Shown(NamedTuple):
    """How a heading without a number is set: its size in points, to half a point, and its letters; higher ones last."""

    size: float
    capitals: bool
    bold: bool
    upright: bool


def shown(text: str, size: float, bold: bool, italic: bool) -> Shown:
    """The face of a heading of these words."""
    letters = [c for c in text if c.isalpha()]
    return Shown(round(size * 2) / 2, len(letters) > 3 and all(c.isupper() for c in letters), bold, not italic)


def levels(faces: Iterable[Shown], numbered: Mapping[tuple[float, bool, bool], int]) -> dict[Shown, int]:
    """The depth, from 1, of each face. `numbered` is the depth that numbers give to faces: size, bold, italic."""
    found: dict[Shown, int] = {}
    depth = 0
    for face in sorted(set(faces), reverse=True):
        depth = numbered.get((face.size, face.bold, not face.upright), min(depth + 1, DEEPEST))
        found[face] = depth
    return found
