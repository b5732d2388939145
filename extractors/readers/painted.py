"""What a page paints, as it is taken down: letters, areas and pictures in painting order."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from extractors.model.page import Box

MOST_GLYPHS = 100_000
"""Letters read on one page; a full newspaper page has a tenth of it."""

MOST_AREAS = 20_000
"""Painted paths kept on one page; maps and plots have more, tables never."""

INVISIBLE = 3
"""Text render mode that paints nothing (ISO 32000-1, table 106)."""

SWITCHED_OFF = -1
"""No mode of PDF's: that of letters on a layer that is not displayed."""


CLIPPED = -2
"""No mode of PDF's: that of letters outside the clipping path in force."""


def around(points: Sequence[tuple[float, float]]) -> Box:
    """The box around points."""
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return Box(min(xs), min(ys), max(xs), max(ys))


class PageLimit(Exception):
    """A page that paints more than is read; what was taken down before stays."""


@dataclass(slots=True)
class Face:
    """A font as far as it shows in its letters. `tall` is the share of the size above the baseline."""

    name: str
    bold: bool
    italic: bool


@dataclass(slots=True)
class Glyph:
    """A painted letter. `turn` is the direction it is read in, in degrees clockwise (0, 90, 180, 270; 45 for any other).

    `y` is its baseline for turn 0 and 180, `x` the line it stands on for 90 and 270. `grey` is the paint, None where a
    pattern or unknown colour; `mode` the text render mode; `order` its place in the painting order of the page.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    x: float
    y: float
    size: float
    turn: int
    face: Face
    grey: float | None
    mode: int
    order: int


@dataclass(slots=True)
class Area:
    """A painted path: its corner points, whether it is closed, and what is painted: outline, inside or both.

    `width` is the line's, in points; `line` and `fill` are greys, None where that part is not painted. Only what lies
    within `clip` shows, where there is one.
    """

    points: tuple[tuple[float, float], ...]
    width: float
    line: float | None
    fill: float | None
    order: int
    clip: Box | None = None


@dataclass(slots=True)
class Picture:
    """A painted picture. `solid` tells whether nothing beneath it shows through."""

    box: Box
    order: int
    solid: bool


@dataclass(slots=True)
class Painting:
    """All that a page paints, in order. Points from the top-left corner of the displayed page."""

    width: float
    height: float
    glyphs: list[Glyph] = field(default_factory=list)
    areas: list[Area] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    curves: list[Box] = field(default_factory=list)
    """Around each painted subpath with curves in it, rectangles with round corners aside."""
    shadings: list[Box] = field(default_factory=list)
    """Where a run of colours shows that fills the clip in force."""
    n_areas: int = 0
    n_paths: int = 0
    """Paths painted, curves included; `n_areas` counts their straight stretches."""
    full: bool = False


def unclipped(painting: Painting) -> Painting:
    """The same with letters cut off taken for painted: where content is broken, so may be what it clips by."""
    letters = [replace(glyph, mode=0) if glyph.mode == CLIPPED else glyph for glyph in painting.glyphs]
    return replace(painting, glyphs=letters, areas=[replace(area, clip=None) for area in painting.areas])


def grey_of(colour: object, space: str) -> float | None:
    """The grey, 0 black to 1 white, of a colour in a colour space; None for patterns and the like.

    Luminance by ITU-R BT.601; a tint of one separate ink is taken for black ink.
    """
    if isinstance(colour, int | float):
        colour = (colour,)
    if not isinstance(colour, tuple) or not all(isinstance(part, int | float) for part in colour):
        return None
    parts = [min(1.0, max(0.0, float(part))) for part in colour]
    if len(parts) == 1:
        return 1.0 - parts[0] if space in ("Separation", "DeviceN") else parts[0] if space != "Indexed" else None
    if len(parts) == 3 and space != "Lab":
        return 0.299 * parts[0] + 0.587 * parts[1] + 0.114 * parts[2]
    if len(parts) == 4:
        c, m, y, k = parts
        return (1.0 - k) * (1.0 - (0.299 * c + 0.587 * m + 0.114 * y))
    return None


def turn_of(a: float, b: float) -> int:
    """The reading direction that a text matrix gives, degrees clockwise; 45 for one that is no right angle."""
    if abs(b) <= 0.05 * abs(a):
        return 0 if a >= 0 else 180
    if abs(a) <= 0.05 * abs(b):
        return 270 if b > 0 else 90
    return 45
