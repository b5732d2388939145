"""Pages whose letters stand on end, as a wide table on an upright sheet: turned to read from left to right, and back."""

from collections import Counter
from dataclasses import replace

from extractors.model.page import Box, Page
from extractors.readers.painted import Glyph, Painting

MOSTLY = 0.7
FEWEST = 60
"""A page is turned when this share of its letters stands the same way, and it has at least so many."""


def reading_turn(glyphs: list[Glyph]) -> int:
    """The direction that a page's letters are read in, degrees clockwise: 0, 90, 180 or 270; 0 where they do not agree."""
    if {glyph.turn for glyph in glyphs} <= {0}:
        return 0  # as on most pages
    turns = Counter(glyph.turn for glyph in glyphs if glyph.text.strip())
    if not turns or sum(turns.values()) < FEWEST:
        return 0
    turn, count = turns.most_common(1)[0]
    return turn if turn in (90, 180, 270) and count >= MOSTLY * sum(turns.values()) else 0


def turned(painting: Painting, turn: int) -> Painting:
    """The painting with letters of that direction made upright; the page's sides change places for 90 and 270."""
    if turn == 0:
        return painting
    width, height = painting.width, painting.height

    def point(x: float, y: float) -> tuple[float, float]:
        if turn == 90:
            return y, width - x
        return (height - y, x) if turn == 270 else (width - x, height - y)

    def box(old: Box) -> Box:
        (ax, ay), (bx, by) = point(old.x0, old.top), point(old.x1, old.bottom)
        return Box(min(ax, bx), min(ay, by), max(ax, bx), max(ay, by))

    fresh = replace(painting, width=width if turn == 180 else height, height=height if turn == 180 else width)
    fresh.glyphs = []
    for glyph in painting.glyphs:
        new = box(Box(glyph.x0, glyph.top, glyph.x1, glyph.bottom))
        x, y = point(glyph.x, glyph.y)
        direction = glyph.turn if glyph.turn == 45 else (glyph.turn - turn) % 360
        fresh.glyphs.append(replace(glyph, x0=new.x0, top=new.top, x1=new.x1, bottom=new.bottom, x=x, y=y, turn=direction))
    fresh.areas = [
        replace(area, points=tuple(point(x, y) for x, y in area.points), clip=None if area.clip is None else box(area.clip))
        for area in painting.areas
    ]
    fresh.pictures = [replace(picture, box=box(picture.box)) for picture in painting.pictures]
    fresh.curves = [box(curve) for curve in painting.curves]
    fresh.shadings = [box(shading) for shading in painting.shadings]
    return fresh


def displayed(box: Box, page: Page) -> Box:
    """A box of a turned page as it stands on the page that is displayed."""
    if page.turn == 90:
        return Box(page.height - box.bottom, box.x0, page.height - box.top, box.x1)
    if page.turn == 270:
        return Box(box.top, page.width - box.x1, box.bottom, page.width - box.x0)
    if page.turn == 180:
        return Box(page.width - box.x1, page.height - box.bottom, page.width - box.x0, page.height - box.top)
    return box
