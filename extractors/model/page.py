"""What a reader hands on: pages of words, rulings, fills and pictures.

Coordinates are PDF points (1/72 inch) from the top-left corner of the page as it is displayed, that is after the page's
own rotation, as in pdfplumber. Pages count from 1.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from extractors.model.light import light

PageMethod = Literal["text", "ocr", "none"]


@light
@dataclass(frozen=True, slots=True, order=True)
class Box:
    """A rectangle with `x0 <= x1` and `top <= bottom`."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def width(self) -> float:
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def x_mid(self) -> float:
        return (self.x0 + self.x1) / 2

    @property
    def y_mid(self) -> float:
        return (self.top + self.bottom) / 2

    def contains(self, x: float, y: float) -> bool:
        return self.x0 <= x <= self.x1 and self.top <= y <= self.bottom

    def shared_width(self, other: "Box") -> float:
        """How much of the x-axis two boxes share, in points; below 0 how far they are apart."""
        return min(self.x1, other.x1) - max(self.x0, other.x0)

    def shared_area(self, other: "Box") -> float:
        """The area that two boxes share, in square points."""
        return max(0.0, self.shared_width(other)) * max(0.0, min(self.bottom, other.bottom) - max(self.top, other.top))

    def grown(self, by: float) -> "Box":
        """The box with so many points more on all sides."""
        return Box(self.x0 - by, self.top - by, self.x1 + by, self.bottom + by)

    def moved(self, right: float, down: float) -> "Box":
        """The box so many points further right and down."""
        return Box(self.x0 + right, self.top + down, self.x1 + right, self.bottom + down)

    def __reduce__(self) -> tuple[type["Box"], tuple[float, ...]]:
        return Box, (self.x0, self.top, self.x1, self.bottom)

    def overlaps(self, other: "Box") -> bool:
        return self.x0 < other.x1 and other.x0 < self.x1 and self.top < other.bottom and other.top < self.bottom


def union(boxes: Iterable[Box]) -> Box:
    """The smallest box around all boxes. Raises ValueError when there are none."""
    all_boxes = list(boxes)
    if not all_boxes:
        raise ValueError("no boxes to unite")
    if len(all_boxes) == 1:
        return all_boxes[0]
    return Box(
        min([b.x0 for b in all_boxes]),
        min([b.top for b in all_boxes]),
        max([b.x1 for b in all_boxes]),
        max([b.bottom for b in all_boxes]),
    )


@light
@dataclass(frozen=True, slots=True)
class Word:
    """Letters that stand together, as printed (ligatures spelled out).

    `size` is the font size in points. A raised note mark or exponent is a word of its own with `superscript` set, so that
    it never sticks to a name. `upright` is False for words printed at an angle to the page's reading direction.
    `confidence` is below 1 for words read by OCR.
    """

    text: str
    box: Box
    size: float
    bold: bool = False
    italic: bool = False
    superscript: bool = False
    upright: bool = True
    confidence: float = 1.0

    def __hash__(self) -> int:
        return hash((self.text, self.box.x0, self.box.top))

    def __reduce__(self) -> tuple[type["Word"], tuple[str, Box, float, bool, bool, bool, bool, float]]:
        face = (self.bold, self.italic, self.superscript, self.upright)
        return Word, (self.text, self.box, self.size, *face, self.confidence)


@dataclass(frozen=True, slots=True)
class Ruling:
    """A straight horizontal or vertical rule: a drawn line, or a rectangle too thin to be anything else."""

    box: Box
    horizontal: bool

    @property
    def at(self) -> float:
        """The coordinate that the rule holds: y of a horizontal one, x of a vertical one."""
        return self.box.y_mid if self.horizontal else self.box.x_mid


@dataclass(frozen=True, slots=True)
class Fill:
    """A filled rectangle that is no rule: a shaded cell, row or panel. `grey` runs from 0 (black) to 1 (white)."""

    box: Box
    grey: float


@dataclass(frozen=True, slots=True)
class Doubt:
    """A thing a person should look at: a code from data/flags.csv, and words about this case."""

    flag: str
    detail: str
    page: int | None = None


LOSSES = frozenset(
    {"lost_page", "damaged_page", "missing_pages", "limit_reached", "unreadable_page", "ocr_failed", "ocr_given_up"}
)
"""Doubts that mean a part of the paper was not read: its status is then `partial`."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page as read. `method` is `none` where no text could be read, and a doubt then says why.

    `turn` is not 0 where the page's letters stand on end: the degrees clockwise that they are turned by on the displayed
    page. Such a page is handed on turned back, so that it reads from left to right, and all its boxes with it.
    `slants` are boxes around curves and slanting strokes, `marks` around painted things as small as a bullet.
    """

    number: int
    width: float
    height: float
    words: tuple[Word, ...] = ()
    rulings: tuple[Ruling, ...] = ()
    fills: tuple[Fill, ...] = ()
    pictures: tuple[Box, ...] = ()
    method: PageMethod = "text"
    doubts: tuple[Doubt, ...] = field(default=())
    turn: int = 0
    slants: tuple[Box, ...] = ()
    marks: tuple[Box, ...] = ()
