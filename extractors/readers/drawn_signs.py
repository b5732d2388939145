"""Signs of figures that their font gives no meaning, or a wrong one, read from the page's picture.

Fonts of mathematics often have no map to letters, or one that makes the minus a "2", the plus-minus a "6" and the times a
"3". Lost in silence a sign turns a figure into another.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import cache

import numpy
from numpy.typing import NDArray

from extractors.model.page import Box
from extractors.readers.garble import MEANINGLESS
from extractors.readers.painted import Glyph

SCALE = 6.0
"""Pixels a point: a minus sign of 8 points is about 3 pixels thick."""

INK = 128
"""Pixels darker than this are ink."""

THICKEST = 0.14
"""A bar is at most this share of the letter size thick."""

SHORTEST, LONGEST = 0.25, 1.3
"""Its length, in letter sizes."""

FILLED = 0.8
"""Share of the bar's own box that is ink."""

LOW, HIGH = 0.12, 0.5
"""Where a sign's middle lies above the baseline, in letter sizes: an underline is lower, an accent higher."""

MINUS, DASH = "\u2212", "\u2013"
SAID = frozenset("-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2500\u2501\uff0d\u30fc\u4e00_~=+±×<>≤≥÷xX")
"""Letters whose font says what they are where they look like a sign: hyphens, dashes, lines, the Japanese long vowel and the
Chinese one, the signs themselves, and the x, which has the shape of the times."""

SAID_AS_MINUS = "="
"""TeX's companion fonts (TS1) have the minus where ASCII has the equals sign."""

Shot = Callable[[Sequence[Box]], NDArray[numpy.uint8] | None]
"""A picture of the page at `SCALE`, of which only what lies in the boxes is looked at; None where it cannot be had."""

Ink = NDArray[numpy.bool_]

Stroke = tuple[float, float, float, float]
"""From where to where it is drawn, as shares of the sign's width and height."""

_LEVEL, _UPRIGHT, _FOOT = (0.0, 0.5, 1.0, 0.5), (0.5, 0.0, 0.5, 1.0), (0.0, 1.0, 1.0, 1.0)

DRAWN: tuple[tuple[str, float, float, tuple[Stroke, ...]], ...] = (
    ("=", 1.3, 4.2, ((0.0, 0.0, 1.0, 0.0), _FOOT)),
    ("+", 0.8, 1.25, (_LEVEL, _UPRIGHT)),
    ("±", 0.7, 1.15, ((0.5, 0.0, 0.5, 0.8), (0.0, 0.4, 1.0, 0.4), _FOOT)),
    ("±", 0.7, 1.15, (_LEVEL, _UPRIGHT, _FOOT)),
    ("×", 0.8, 1.25, ((0.0, 0.0, 1.0, 1.0), (0.0, 1.0, 1.0, 0.0))),
    ("*", 0.75, 1.25, ((0.5, 0.0, 0.5, 1.0), (0.0, 0.25, 1.0, 0.75), (0.0, 0.75, 1.0, 0.25))),
    ("÷", 0.8, 1.25, (_LEVEL, (0.5, 0.0, 0.5, 0.05), (0.5, 0.95, 0.5, 1.0))),
    ("<", 0.8, 1.6, ((1.0, 0.0, 0.0, 0.5), (0.0, 0.5, 1.0, 1.0))),
    (">", 0.8, 1.6, ((0.0, 0.0, 1.0, 0.5), (1.0, 0.5, 0.0, 1.0))),
    ("≤", 0.65, 1.15, ((1.0, 0.0, 0.0, 0.38), (0.0, 0.38, 1.0, 0.76), _FOOT)),
    ("≥", 0.65, 1.15, ((0.0, 0.0, 1.0, 0.38), (1.0, 0.38, 0.0, 0.76), _FOOT)),
)
"""Signs, the least and the most width that they have for their height, and the strokes that they are drawn with."""

PENS = 0.06, 0.1, 0.15
"""Thickness of strokes, as shares of the longer side."""

ALIKE = 0.86
"""Cosine between a sign's ink and its strokes, on a grid of `SQUARES` by `SQUARES`. The signs of 14 faces, light to bold,
come to it at 24 dots a size, and no letter or digit but the x."""

SQUARES, DOTS = 9, 8
"""Squares along a side of the grid, and dots along a side of a square."""


def read_signs(glyphs: Sequence[Glyph], shot: Shot) -> int:
    """Gives upright signs without a meaning the one that they are drawn as, in place; comes back with how many were read.

    A bar right before a figure is a minus sign, any other a dash; a letter from another font than the figure that it stands
    right before is looked at whatever it is said to be. The picture is asked for only where there is such a sign.
    """
    unknown = [i for i, glyph in enumerate(glyphs) if glyph.text == MEANINGLESS and glyph.turn == 0]
    strange = _strange(glyphs)
    looked_at = [_place(glyphs[i]) for i in (*unknown, *(places[0] for places in strange.values()))]
    picture = shot(looked_at) if looked_at else None
    if picture is None:
        return 0
    n_read = 0
    for i in unknown:
        if sign := _sign(glyphs[i], picture):
            glyphs[i].text = DASH if sign == MINUS and not _figure_after(glyphs, i) else sign
            n_read += 1
    for places in strange.values():
        if sign := _sign(glyphs[places[0]], picture):
            for i in places:
                glyphs[i].text = sign
    return n_read


def _strange(glyphs: Sequence[Glyph]) -> dict[tuple[int, str], list[int]]:
    """The places of letters right before a figure of another font, by their font and letter; signs that are said to be some
    aside."""
    found: dict[tuple[int, str], list[int]] = {}
    begun = {text for text in {glyph.text for glyph in glyphs} if text[:1].isdigit() or text[:1] == "."}
    figures = [i for i, glyph in enumerate(glyphs) if glyph.text in begun]
    for i in sorted({place - before for place in figures for before in (1, 2) if place >= before}):
        glyph = glyphs[i]
        if glyph.turn or not glyph.text.strip() or glyph.text == MEANINGLESS or glyph.text in SAID - {SAID_AS_MINUS}:
            continue
        after = _figure_after(glyphs, i)
        if after is not None and after.face is not glyph.face:
            found.setdefault((id(glyph.face), glyph.text), []).append(i)
    return found


def _figure_after(glyphs: Sequence[Glyph], i: int) -> Glyph | None:
    """The glyph painted next, where it is a figure or a decimal point, on the same line and close by."""
    after = next((glyph for glyph in glyphs[i + 1 : i + 3] if glyph.text.strip()), None)
    if after is None or not (after.text[:1].isdigit() or after.text[:1] == "."):
        return None
    gap = after.x0 - glyphs[i].x1
    is_near = abs(after.y - glyphs[i].y) < 0.2 * after.size and -0.2 * after.size < gap < 0.5 * after.size
    return after if is_near else None


def _place(glyph: Glyph) -> Box:
    """Where a glyph's ink lies."""
    return Box(glyph.x0, glyph.y - 0.8 * glyph.size, glyph.x1, glyph.y + 0.25 * glyph.size)


def _sign(glyph: Glyph, picture: NDArray[numpy.uint8]) -> str:
    """The sign that a glyph's ink shows; "" where it shows none, or lies higher or lower than signs do."""
    place = _place(glyph)
    x0, x1, top, bottom = (round(side * SCALE) for side in (place.x0, place.x1, place.top, place.bottom))
    ink = picture[max(0, top) : max(0, bottom), max(0, x0) : max(0, x1)] < INK
    rows, columns = numpy.flatnonzero(ink.any(axis=1)), numpy.flatnonzero(ink.any(axis=0))
    if not rows.size:
        return ""
    above = glyph.y - (max(0, top) + (rows[0] + rows[-1]) / 2) / SCALE
    if not LOW * glyph.size <= above <= HIGH * glyph.size:
        return ""
    inked = ink[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    return MINUS if _is_bar(inked, glyph.size * SCALE) else _drawn(inked)


def _is_bar(ink: Ink, size: float) -> bool:
    high, wide = ink.shape
    return high <= max(2, THICKEST * size) and SHORTEST * size <= wide <= LONGEST * size and float(ink.mean()) >= FILLED


def _drawn(ink: Ink) -> str:
    """The sign whose strokes ink is most alike; "" where it is alike none."""
    high, wide = ink.shape
    seen = _coverage(ink)
    alike = [
        (float((seen * strokes).sum() / numpy.sqrt((seen**2).sum() * (strokes**2).sum())), sign)
        for number, (sign, least, most, _) in enumerate(DRAWN)
        if least <= wide / high <= most
        for strokes in (_strokes(number, round(wide / high, 1), pen) for pen in PENS)
    ]
    best = max(alike, default=(0.0, ""))
    return best[1] if best[0] >= ALIKE else ""


def _coverage(ink: Ink) -> NDArray[numpy.float64]:
    """The share of ink in each square of a grid over its box."""
    high, wide = ink.shape
    at = (numpy.arange(SQUARES * DOTS) + 0.5) / (SQUARES * DOTS)
    dots = ink[numpy.ix_((at * high).astype(int), (at * wide).astype(int))]
    return numpy.asarray(dots.reshape(SQUARES, DOTS, SQUARES, DOTS).mean(axis=(1, 3)))


@cache
def _strokes(number: int, width: float, pen: float) -> NDArray[numpy.float64]:
    """The squares that a sign's strokes cover, drawn so many times as wide as high with a round pen."""
    half = pen * max(width, 1.0) / 2
    dots = SQUARES * DOTS
    ys, xs = (numpy.arange(dots) + 0.5) / dots, (numpy.arange(dots) + 0.5) / dots * width
    drawn = numpy.zeros((dots, dots), dtype=bool)
    for x0, y0, x1, y1 in _placed(DRAWN[number][3], width, half):
        long, tall = x1 - x0, y1 - y0
        along = numpy.clip(((xs[None, :] - x0) * long + (ys[:, None] - y0) * tall) / max(long**2 + tall**2, 1e-9), 0.0, 1.0)
        drawn |= (xs[None, :] - x0 - along * long) ** 2 + (ys[:, None] - y0 - along * tall) ** 2 <= half**2
    return _coverage(drawn)


def _placed(strokes: Sequence[Stroke], width: float, half: float) -> Iterator[Stroke]:
    """Strokes in the sign's own measure, so far within its box that a pen stays in it."""
    for x0, y0, x1, y1 in strokes:
        across, down = width - 2 * half, 1.0 - 2 * half
        yield half + x0 * across, half + y0 * down, half + x1 * across, half + y1 * down
