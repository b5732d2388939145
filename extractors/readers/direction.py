"""Scripts that are read from right to left: what stands from left to right on the page, put in the order of reading."""

import unicodedata
from collections.abc import Callable, Sequence
from itertools import groupby
from typing import TypeVar

Piece = TypeVar("Piece")

RIGHT = ("R", "AL")
LEFT = ("L", "EN", "AN")
"""Classes of letters by the Unicode bidirectional algorithm (UAX 9): figures run from left to right in all scripts."""


def is_right_to_left(text: str) -> bool:
    """Whether most letters of a text belong to a script that is read from right to left."""
    if text.isascii():
        return False
    kinds = [unicodedata.bidirectional(letter) for letter in text]
    return sum(kind in RIGHT for kind in kinds) > sum(kind == "L" for kind in kinds)


def in_reading_order(pieces: Sequence[Piece], text: Callable[[Piece], str]) -> list[Piece]:
    """Pieces given from left to right, in the order in which a line of such a script is read.

    Neighbours that hold words of other scripts, or figures, keep their order among each other.
    """
    order: list[Piece] = []
    for runs_left, group in groupby(reversed(pieces), key=lambda piece: _runs_left(text(piece))):
        run = list(group)
        order += run[::-1] if runs_left else run
    return order


def _runs_left(text: str) -> bool:
    kinds = [unicodedata.bidirectional(letter) for letter in text]
    return any(kind in LEFT for kind in kinds) and not any(kind in RIGHT for kind in kinds)
