"""Clipping paths: what is painted outside the one in force does not show (ISO 32000-1, 8.5.4).

Kept as the box around each path, so that nothing that shows is ever taken for hidden.
"""

from collections.abc import Iterable, Sequence

from extractors.model.page import Box

EDGE = 0.6
"""Points. A rule set on the very edge of a clipping path shows half of its thickness."""


class Clips:
    """The clipping path in force, and those that are saved with the states of the page's graphics.

    `box` is in points from the top-left corner of the displayed page; None while nothing is clipped.
    """

    def __init__(self) -> None:
        self.box: Box | None = None
        self._saved: list[Box | None] = []

    @property
    def depth(self) -> int:
        """How many are saved."""
        return len(self._saved)

    def save(self) -> None:
        """Saves the one in force."""
        self._saved.append(self.box)

    def restore(self, depth: int | None = None) -> None:
        """Brings back the one saved last, or the one in force when `depth` of them were saved. Needs one to be saved."""
        at = len(self._saved) - 1 if depth is None else depth
        self.box = self._saved[at]
        del self._saved[at:]

    def shows(self, letter: Box) -> bool:
        """Whether any of a letter lies within the clipping path, as far as its box tells."""
        clip = self.box
        return clip is None or (
            letter.x0 < clip.x1 + EDGE
            and letter.x1 > clip.x0 - EDGE
            and letter.top < clip.bottom + EDGE
            and letter.bottom > clip.top - EDGE
        )

    def narrow(self, points: Sequence[tuple[float, float]]) -> None:
        """Only what shows and lies within the box around some points goes on to show; points on one line clip nothing."""
        xs, ys = [x for x, _ in points], [y for _, y in points]
        if not points or max(xs) - min(xs) <= 0 or max(ys) - min(ys) <= 0:
            return
        around = Box(min(xs), min(ys), max(xs), max(ys))
        self.box = shown(around, self.box) or Box(around.x0, around.top, around.x0, around.top)


def shown(box: Box, clip: Box | None) -> Box | None:
    """The part of a box that lies within a clipping path; None where none does."""
    if clip is None:
        return box
    x0, x1 = max(box.x0, clip.x0), min(box.x1, clip.x1)
    top, bottom = max(box.top, clip.top), min(box.bottom, clip.bottom)
    if x1 < x0 - EDGE or bottom < top - EDGE:
        return None
    return Box(min(x0, x1), min(top, bottom), max(x0, x1), max(top, bottom))


def corners_of(box: object) -> list[tuple[float, float]]:
    """The corners of a form's box as a file gives it; none where it gives no four numbers."""
    if not isinstance(box, list | tuple) or len(box) != 4 or not all(isinstance(n, int | float) for n in box):
        return []
    x0, y0, x1, y1 = box
    return [(x0, y0), (x1, y0), (x0, y1), (x1, y1)]


def points_of(path: Iterable[Sequence[object]]) -> list[tuple[float, float]]:
    """All points of a path as the interpreter keeps it, those that steer its curves among them."""
    found = []
    for _, *numbers in path:
        values = [float(n) for n in numbers if isinstance(n, int | float)]
        found += list(zip(values[::2], values[1::2], strict=False))
    return found
