"""Signs without a known meaning that are drawn as one level bar: dashes and minus signs, read from the page's picture.

Fonts of mathematics often have no map to letters, or a wrong one that makes the minus a "2" or an accented letter, and the
sign that they are used for most is the minus. Lost in silence it turns a figure into its opposite.
"""

from collections.abc import Callable, Sequence
from itertools import pairwise

import numpy
from numpy.typing import NDArray

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

LOW, HIGH = 0.12, 0.48
"""Where its middle lies above the baseline, in letter sizes: an underline is lower, an accent higher."""

MINUS, DASH = "\u2212", "\u2013"
SAID = frozenset("-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2500\u2501\uff0d\u30fc\u4e00_~=")
"""Letters of bars whose font says what they are: hyphens, dashes, lines, the Japanese long vowel and the Chinese one."""

Shot = Callable[[], NDArray[numpy.uint8] | None]
"""A picture of the page at `SCALE`, None where it cannot be had."""


def read_bars(glyphs: Sequence[Glyph], shot: Shot) -> int:
    """Gives upright signs without a meaning that are bars their letter, in place; comes back with how many of them it
    read.

    A bar right before a figure is a minus sign, any other a dash; one from another font than the figure's is looked at
    whatever letter it is said to be. The picture is asked for only where there is such a sign.
    """
    unknown = [i for i, glyph in enumerate(glyphs) if glyph.text == MEANINGLESS and glyph.turn == 0]
    strange = _strange(glyphs)
    picture = shot() if unknown or strange else None
    if picture is None:
        return 0
    bars = [i for i in unknown if _is_bar(glyphs[i], picture)]
    for i in bars:
        glyphs[i].text = MINUS if _before_figure(glyphs, i) else DASH
    for places in strange.values():
        if _is_bar(glyphs[places[0]], picture):
            for i in places:
                glyphs[i].text = MINUS
    return len(bars)


def _strange(glyphs: Sequence[Glyph]) -> dict[tuple[int, str], list[int]]:
    """The places of letters right before a figure of another font, by their font and letter; bars that are said to be some
    aside."""
    found: dict[tuple[int, str], list[int]] = {}
    for i, (glyph, after) in enumerate(pairwise(glyphs)):
        if glyph.face is after.face or glyph.turn or not after.text[:1].isdigit() or glyph.text in SAID:
            continue
        if glyph.text.strip() and glyph.text != MEANINGLESS and _before_figure(glyphs, i):
            found.setdefault((id(glyph.face), glyph.text), []).append(i)
    return found


def _is_bar(glyph: Glyph, picture: NDArray[numpy.uint8]) -> bool:
    x0, x1 = round(glyph.x0 * SCALE), round(glyph.x1 * SCALE)
    top, bottom = round((glyph.y - 0.8 * glyph.size) * SCALE), round((glyph.y + 0.25 * glyph.size) * SCALE)
    ink = picture[max(0, top) : max(0, bottom), max(0, x0) : max(0, x1)] < INK
    rows, columns = numpy.flatnonzero(ink.any(axis=1)), numpy.flatnonzero(ink.any(axis=0))
    if not rows.size:
        return False
    high, wide = rows[-1] - rows[0] + 1, columns[-1] - columns[0] + 1
    filled = float(ink[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1].mean())
    above = glyph.y - (max(0, top) + (rows[0] + rows[-1]) / 2) / SCALE
    size = glyph.size * SCALE
    return bool(
        high <= max(2, THICKEST * size)
        and SHORTEST * size <= wide <= LONGEST * size
        and filled >= FILLED
        and LOW * glyph.size <= above <= HIGH * glyph.size
    )


def _before_figure(glyphs: Sequence[Glyph], i: int) -> bool:
    """Whether the glyph painted next, on the same line and close by, is a figure or a decimal point."""
    after = next((glyph for glyph in glyphs[i + 1 : i + 3] if glyph.text.strip()), None)
    if after is None or not (after.text[:1].isdigit() or after.text[:1] == "."):
        return False
    return abs(after.y - glyphs[i].y) < 0.2 * after.size and -0.2 * after.size < after.x0 - glyphs[i].x1 < 0.5 * after.size
