"""Tables that a page with text shows as a picture: ruled pictures without words over them, read and laid in their place."""

from collections.abc import Sequence
from dataclasses import replace

import numpy
from numpy.typing import NDArray

from extractors.model.page import Box, Doubt, Page, Ruling, Word, union
from extractors.readers import pictured, scan
from extractors.readers.engines import EngineFailed
from extractors.readers.opening import Opened
from extractors.readers.raster import Grey, levelled

LOOK = 1.5
"""Pixels a point at which pictures are looked at for rules."""

WIDEST, HIGHEST, LEAST_WIDTH, LEAST_HEIGHT = 0.98, 0.8, 120.0, 40.0
"""Shares of the page that such a picture takes, at most, and points, at least: what fills the page is a scan of it."""

FEWEST_RULES, ACROSS, THICKEST = 3, 0.6, 4
"""Rules across that a table has, at least; the share of the picture that each takes; and their pixels, at most."""

FEW_RULES, ALL_ACROSS = 2, 0.9
"""The same of a table whose heads stand above the first rule, in a picture cut close around it that has no rule down."""

PAPER, DARKER = 200, 40
"""The grey of the ground of a printed table, at least, and by how much its rules are darker."""

SURE, FEWEST_WORDS = 0.8, 6
"""How sure the words of the picture are, on average, and how many stand between its rules, at least."""

UNEVEN = 6.0
"""Points by which rules of one extent begin and end apart, at most."""

BESIDE = 0.05
"""Share of the words that may stand beside the rules: a label that was misplaced."""


def with_tables(book: Opened, page: Page) -> Page:
    """The page with the words and rules of its pictures that are ruled like tables.

    A picture that is no table, or not surely read, leaves the page as it was; one that cannot be read for want of an
    engine, or because that gave no answer, leaves a doubt.
    """
    boxes = [box for box in page.pictures if _may_be_table(box, page)]
    if page.method != "text" or page.turn or not boxes:
        return page
    look = pictured.shot(book, page.number, LOOK, boxes)
    ruled = [box for box in boxes if look is not None and is_ruled(levelled(_cut(look, box, LOOK), LOOK))]
    if not ruled:
        return page
    if not scan.can_read():
        told = f"a picture that is ruled like a table has no text over it: {scan.INSTALL}"
        return pictured.doubted(page, "text_missing", told)
    scale = scan.scale_for(page.width, page.height)
    grey = pictured.shot(book, page.number, scale, ruled)
    if grey is None:
        return page
    try:
        found = [_read(page, levelled(_cut(grey, box, scale), scale), box, scale) for box in ruled]
        return _joined(page, [sheet for sheet in found if sheet])
    except EngineFailed as failure:
        return pictured.failed(page, failure)


def is_ruled(grey: Grey) -> bool:
    """Whether a picture shows rules across it on light ground, and no dark stretch across that is thicker than a rule."""
    ground = int(numpy.median(grey)) if grey.size else 0
    if ground < PAPER:
        return False
    dark = grey < ground - DARKER
    return _n_rules(dark, ACROSS) >= FEWEST_RULES or (
        _n_rules(dark, ALL_ACROSS) == FEW_RULES and not (dark.mean(axis=0) >= ACROSS).any()
    )


def _n_rules(dark: NDArray[numpy.bool_], across: float) -> int:
    """How many rules take at least such a share of a picture; none where a dark stretch is thicker than a rule."""
    rows = dark.mean(axis=1) >= across
    edges = numpy.flatnonzero(numpy.diff(numpy.concatenate(([0], rows.astype(numpy.int8), [0]))))
    starts, ends = edges[::2], edges[1::2]
    return len(starts) if bool((ends - starts <= THICKEST).all()) else 0


def _may_be_table(box: Box, page: Page) -> bool:
    sized = box.width >= LEAST_WIDTH and box.height >= LEAST_HEIGHT
    part = box.width <= WIDEST * page.width and box.height <= HIGHEST * page.height
    return sized and part and not any(box.contains(word.box.x_mid, word.box.y_mid) for word in page.words)


def _cut(grey: Grey, box: Box, scale: float) -> Grey:
    top, bottom, left, right = (max(0, round(side * scale)) for side in (box.top, box.bottom, box.x0, box.x1))
    return numpy.ascontiguousarray(grey[top:bottom, left:right])


def _read(page: Page, grey: Grey, box: Box, scale: float) -> Page | None:
    """The words and rules of a picture, as a sheet laid in its place; None where they are unsure or form no table."""
    sheet = scan.read(Page(page.number, box.width, box.height), grey, scale)
    words = sheet.words
    if sum(word.confidence for word in words) < SURE * len(words) or not _stand_between(words, sheet.rulings):
        return None
    return replace(
        sheet,
        words=tuple(replace(word, box=word.box.moved(box.x0, box.top)) for word in words),
        rulings=tuple(replace(rule, box=rule.box.moved(box.x0, box.top)) for rule in sheet.rulings),
        pictures=(box,),
    )


def _stand_between(words: Sequence[Word], rulings: Sequence[Ruling]) -> bool:
    """Whether words stand between rules of one extent, none left or right of them as those of a chart's axis do."""
    level = [rule.box for rule in rulings if rule.horizontal]
    alike = max(([b for b in level if abs(b.x0 - a.x0) + abs(b.x1 - a.x1) <= UNEVEN] for a in level), key=len, default=[])
    if len(alike) < (FEW_RULES if len(level) == len(rulings) else FEWEST_RULES):
        return False
    place = union(alike)
    within = [word for word in words if place.top < word.box.y_mid < place.bottom]
    beside = [word for word in within if not place.x0 < word.box.x_mid < place.x1]
    return len(within) - len(beside) >= FEWEST_WORDS and len(beside) <= BESIDE * len(within)


def _joined(page: Page, read: Sequence[Page]) -> Page:
    """The page with what was read of its pictures, which are pictures no longer."""
    words: list[Word] = [word for sheet in read for word in sheet.words]
    rulings: list[Ruling] = [rule for sheet in read for rule in sheet.rulings]
    gone = {box for sheet in read for box in sheet.pictures}
    sure = sum(word.confidence for word in words) / max(1, len(words))
    doubts = (Doubt("ocr_page", f"a table read from its picture, {sure:.0%} sure", page.number),) if read else ()
    return replace(
        page,
        words=(*page.words, *words),
        rulings=(*page.rulings, *rulings),
        pictures=tuple(box for box in page.pictures if box not in gone),
        doubts=(*page.doubts, *doubts),
    )
