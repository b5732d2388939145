"""Raised figures that a font draws as letters of their own: the text layer calls them plain figures of the line's size.

Fonts with typographic features have two drawings of a figure, and both are mapped to it, so that a year with a note mark
becomes another number. Two widths of one figure in one font raise the doubt, the page's picture settles it.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

import numpy
from numpy.typing import NDArray

from extractors.model.page import Box
from extractors.readers.painted import Glyph

SCALE = 4.0
"""Pixels a point: a raised figure of a line of 8 points is about 15 pixels high."""

INK = 160
"""Pixels darker than this are ink."""

NARROW = 0.88
"""A raised figure is narrower than the figures of the line by at least this factor: fonts draw it at 0.55 to 0.75."""

LIFT = 0.2
"""Its ink ends above the baseline by at least this share of the size; that of a figure of the line stands on it."""

SMALL = 0.62
"""The size that it is then taken to have, as a share of the line's: what type is set in when it is raised by hand."""

REACH = 1.0
"""How far above the baseline ink is looked for, in sizes."""

SIGNS = "-\u2212\u2013"

Shot = Callable[[Sequence[Box]], NDArray[numpy.uint8] | None]
"""A picture of the page at `SCALE`, of which only what lies in the boxes is looked at; None where it cannot be had."""

Key = tuple[int, str, float]
"""A drawing of a figure: its font, the figure, and its width as a share of the size."""


def lift(glyphs: Sequence[Glyph], shot: Shot) -> int:
    """Gives raised drawings of figures their size and baseline, in place; comes back with how many there were.

    The picture is asked for only where a font has narrow drawings of a figure.
    """
    suspects = _suspects(glyphs)
    picture = shot([_place(drawn[0]) for drawn in suspects.values()]) if suspects else None
    if picture is None:
        return 0
    rises = {id(glyph): rise for drawn in suspects.values() if (rise := _rise(drawn[0], picture)) >= LIFT for glyph in drawn}
    raised = [(glyph, rises[id(glyph)]) for glyph in glyphs if id(glyph) in rises]
    signs = [(sign, rises[id(glyph)]) for sign, glyph in pairwise(glyphs) if id(glyph) in rises and _is_sign_of(sign, glyph)]
    for glyph, rise in [*raised, *signs]:
        glyph.y -= rise * glyph.size
        glyph.bottom = glyph.y
        glyph.size *= SMALL
    return len(raised)


def _is_sign_of(sign: Glyph, figure: Glyph) -> bool:
    """Whether a glyph is the minus of a raised figure, drawn with it."""
    return sign.text in SIGNS and sign.turn == 0 and sign.y == figure.y and abs(figure.x0 - sign.x1) < 0.1 * figure.size


def _suspects(glyphs: Sequence[Glyph]) -> dict[Key, list[Glyph]]:
    """The figures of each drawing that is narrower than the font's other figures."""
    drawings: defaultdict[Key, list[Glyph]] = defaultdict(list)
    for key, glyph in _figures(glyphs):
        drawings[key].append(glyph)
    widths: defaultdict[int, Counter[float]] = defaultdict(Counter)
    for (font, _, width), drawn in drawings.items():
        widths[font][width] += len(drawn)
    usual = {font: found.most_common(1)[0][0] for font, found in widths.items()}
    return {key: drawn for key, drawn in drawings.items() if _is_narrow(key, usual[key[0]], drawings)}


def _figures(glyphs: Sequence[Glyph]) -> Iterator[tuple[Key, Glyph]]:
    figures = {text for text in {glyph.text for glyph in glyphs} if text.isdigit() and len(text) == 1}
    for glyph in glyphs:
        if glyph.text in figures and glyph.turn == 0 and glyph.size > 0:
            yield (id(glyph.face), glyph.text, round((glyph.x1 - glyph.x0) / glyph.size, 2)), glyph


def _is_narrow(key: Key, usual: float, drawings: dict[Key, list[Glyph]]) -> bool:
    """Whether a drawing is narrower than the font's figures are, though the same figure may be as wide as they are: many
    fonts have a narrow one."""
    font, figure, width = key
    if width >= NARROW * usual:
        return False
    return figure != "1" or any(other[:2] == (font, "1") and other[2] > width / NARROW for other in drawings)


def _place(glyph: Glyph) -> Box:
    """Where ink of a figure is looked for: above its baseline."""
    return Box(glyph.x0, glyph.y - REACH * glyph.size, glyph.x1, glyph.y)


def _rise(glyph: Glyph, picture: NDArray[numpy.uint8]) -> float:
    """How far above the baseline a figure's ink ends, as a share of the size; 0 where no ink is seen."""
    place = _place(glyph)
    left, right, top, bottom = (round(side * SCALE) for side in (place.x0, place.x1, place.top, place.bottom))
    inked = numpy.asarray((picture[max(0, top) : max(0, bottom), max(0, left) : max(0, right)] < INK).any(axis=1))
    rows = numpy.flatnonzero(inked)
    return float(len(inked) - 1 - rows[-1]) / SCALE / glyph.size if rows.size else 0.0
