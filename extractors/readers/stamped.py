"""Scans under a stamp: how much of what a page's picture shows is not in the text that lies over it."""

from collections.abc import Callable, Sequence

import numpy
from numpy.typing import NDArray

from extractors.model.page import Page, Word

DARK = 128
"""Grey level, of 256, below which a dot is ink."""

INK = (0.004, 0.35)
"""The share of a page of text that is ink; what has more is a photograph or a coloured ground, what has less is empty."""

UNREAD = 0.4
"""From this share of the ink without words over it a picture may hold text that the text layer lacks. Rules, drawings, dirt
and letters that reach out of their boxes come to less."""

PAD = 2.0
"""Points around a word that its letters may stand in: text layers of scans are seldom laid exactly."""

ASKEW = 1.7
"""A word so many times taller than its letters does not stand on a line of the sheet, and what is around it covers much more
than it does: it is a stamp's."""

Shot = Callable[[], NDArray[numpy.uint8] | None]
"""Gives a grey picture of a page at one dot a point, or None."""


def is_unread(shot: Shot, page: Page) -> bool:
    """Whether much of the ink of a page's picture has no words over it."""
    grey = shot()
    if grey is None:
        return False
    ink = grey < DARK
    share = float(ink.mean())
    if not INK[0] <= share <= INK[1]:
        return False
    left_over = ink.copy()
    for word in page.words:
        box = word.box
        if box.height > ASKEW * word.size:
            continue
        top, bottom = max(0, int(box.top - PAD)), int(box.bottom + PAD) + 1
        left, right = max(0, int(box.x0 - PAD)), int(box.x1 + PAD) + 1
        left_over[top:bottom, left:right] = False
    return float(left_over.sum()) > UNREAD * float(ink.sum())


def n_beside(found: Sequence[Word], known: Sequence[Word]) -> int:
    """How many of the words found on a picture stand where none is known."""
    taken: dict[tuple[int, int], list[Word]] = {}
    for word in known:
        for square in _squares(word):
            taken.setdefault(square, []).append(word)
    return sum(not any(_meet(word, other) for square in _squares(word) for other in taken.get(square, ())) for word in found)


SQUARE = 40.0
"""Side in points of the squares that words are looked up in."""


def _squares(word: Word) -> list[tuple[int, int]]:
    box = word.box
    columns = range(int(box.x0 // SQUARE), int(box.x1 // SQUARE) + 1)
    rows = range(int(box.top // SQUARE), int(box.bottom // SQUARE) + 1)
    return [(column, row) for column in columns for row in rows]


def _meet(one: Word, other: Word) -> bool:
    a, b = one.box, other.box
    return a.x0 < b.x1 and b.x0 < a.x1 and a.top < b.bottom and b.top < a.bottom
