"""Text that nobody sees on the page: left out, and said.

Old layers, tracking marks and words planted for machines. What is judged by paint alone is checked on a picture of the page,
because transparency and blending can show what the paint seems to hide.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence

import numpy
from numpy.typing import NDArray

from extractors.model.page import Box
from extractors.readers.clips import shown
from extractors.readers.painted import CLIPPED, INVISIBLE, SWITCHED_OFF, Area, Glyph, Painting, around

SQUARE = 48.0
"""Side in points of the squares that covers are looked up in."""

TINY = 1.0
"""Letters smaller than this, in points, cannot be read."""

PALE = 0.9
"""Letters at least as light as this may be lost on white paper."""

NEAR = 0.1
"""Letters may be lost on a ground whose grey is no farther from theirs than this, 0 black to 1 white."""

LEAST_CONTRAST = 24
"""Grey levels, of 256, that letters must stand out from their ground by."""

_NOT_SHOWN = {SWITCHED_OFF: "on a layer that is switched off", CLIPPED: "cut off by a clipping path"}

EDGE = 0.25
"""Share of a letter's height at its top and at its foot that its middle leaves out."""

Shot = Callable[[Sequence[Box]], NDArray[numpy.uint8] | None]
"""Gives a grey picture of the page, of which only what lies in the boxes is looked at, or None; called only where paint
leaves a doubt."""


def sifted(painting: Painting, visible: Box, shot: Shot, scale: float) -> tuple[list[Glyph], Counter[str], list[Glyph]]:
    """The glyphs that can be seen, how many are hidden by each cause, and the hidden ones.

    `visible` is the part of the page that is displayed; `shot` gives its picture at `scale` pixels a point.
    """
    unseen = _unpainted(painting)
    causes: Counter[str] = Counter()
    seen: list[Glyph] = []
    gone: list[Glyph] = []
    doubtful: list[Glyph] = []
    covers = _Covers(painting)
    for glyph in painting.glyphs:
        if _is_plain(glyph, visible, covers):
            seen.append(glyph)
            continue
        cause = _cause(glyph, visible, unseen) or ("behind a picture" if covers.pictures.covers(glyph) else "")
        if cause:
            causes[cause] += 1
            gone.append(glyph)
        elif _is_doubtful(glyph, covers) and glyph.text.strip():
            doubtful.append(glyph)
        else:
            seen.append(glyph)
    if doubtful:
        place = around([corner for glyph in doubtful for corner in ((glyph.x0, glyph.top), (glyph.x1, glyph.bottom))])
        lost = _lost(doubtful, shot([place]), scale)
        causes["in the colour of their ground or painted over"] += len(lost)
        gone += lost
        lost_ids = {id(glyph) for glyph in lost}
        seen = sorted(seen + [g for g in doubtful if id(g) not in lost_ids], key=lambda g: g.order)
    return seen, +causes, gone


def _unpainted(painting: Painting) -> bool:
    """Whether invisible letters count as hidden: not where they are the text layer of a scan or of drawn outlines."""
    invisible = [glyph.mode for glyph in painting.glyphs].count(INVISIBLE)
    if not invisible:
        return False
    page = painting.width * painting.height
    pictured = sum(p.box.width * p.box.height for p in painting.pictures) > 0.3 * page
    return not (pictured or (invisible > 0.9 * len(painting.glyphs) and painting.n_areas > 100))


def _is_plain(glyph: Glyph, visible: Box, covers: "_Covers") -> bool:
    """Whether a letter is seen beyond doubt, as most are: dark, on the page, of some size, nothing painted near it after the
    first letter, and no area on the page as grey as it is."""
    if glyph.mode < 0 or glyph.mode == INVISIBLE or covers.sinking[glyph.grey]:
        return False
    x, y = (glyph.x0 + glyph.x1) / 2, (glyph.top + glyph.bottom) / 2
    if covers.squares and (int(x // SQUARE), int(y // SQUARE)) in covers.squares:
        return False
    on_page = visible.x0 <= x <= visible.x1 and visible.top <= y <= visible.bottom
    return on_page and glyph.bottom - glyph.top >= TINY


def _cause(glyph: Glyph, visible: Box, unpainted: bool) -> str:
    if glyph.mode == INVISIBLE:
        return "painted invisible" if unpainted else ""
    if glyph.mode in _NOT_SHOWN:
        return _NOT_SHOWN[glyph.mode]
    x, y = (glyph.x0 + glyph.x1) / 2, (glyph.top + glyph.bottom) / 2
    if not (visible.x0 <= x <= visible.x1 and visible.top <= y <= visible.bottom):
        return "off the page"
    if glyph.bottom - glyph.top < TINY and glyph.x1 - glyph.x0 < TINY and glyph.text.strip():
        return "too small to see"
    return ""


class _Covers:
    """What was painted over letters and under them, looked up by place: areas and pictures, with their order."""

    def __init__(self, painting: Painting) -> None:
        first = painting.glyphs[0].order if painting.glyphs else 0
        page = painting.width * painting.height
        filled = [(_box(area), area) for area in painting.areas if area.fill is not None]
        self.over = _Map((box, area.order) for box, area in filled if area.order > first)
        self.fills = {area.order: area.fill for box, area in filled if area.fill is not None and _is_ground(box)}
        self.grounds = _Map((box, area.order) for box, area in filled if area.order in self.fills)
        self._greys = frozenset(self.fills.values())
        self.sinking = {grey: self._may_sink(grey) for grey in {glyph.grey for glyph in painting.glyphs}}
        """Whether letters of each grey are as pale as paper, or as grey as some area."""
        solid = [p for p in painting.pictures if p.solid and p.order > first and p.box.width * p.box.height < 0.5 * page]
        self.pictures = _Map((picture.box, picture.order) for picture in solid)
        self.squares = {*self.over.squares, *self.pictures.squares}

    def _may_sink(self, grey: float | None) -> bool:
        return grey is not None and (grey >= PALE or any(abs(grey - fill) <= NEAR for fill in self._greys))

    def sinks(self, glyph: Glyph) -> bool:
        """Whether the area that a letter was painted on last is as grey as it is."""
        order = self.grounds.last_under(glyph) if self.sinking[glyph.grey] else None
        return order is not None and glyph.grey is not None and abs(self.fills[order] - glyph.grey) <= NEAR


class _Map:
    """Boxes by the squares of the page that they reach into."""

    def __init__(self, boxes: Iterable[tuple[Box, int]]) -> None:
        self.squares: dict[tuple[int, int], list[tuple[Box, int]]] = defaultdict(list)
        for box, order in boxes:
            if not _is_ground(box) or box.width * box.height > 1e8:
                continue
            for column in range(int(box.x0 // SQUARE), int(box.x1 // SQUARE) + 1):
                for row in range(int(box.top // SQUARE), int(box.bottom // SQUARE) + 1):
                    self.squares[column, row].append((box, order))

    def covers(self, glyph: Glyph) -> bool:
        """Whether one of the boxes was painted over the middle of the letter."""
        x, y = (glyph.x0 + glyph.x1) / 2, (glyph.top + glyph.bottom) / 2
        near = self.squares.get((int(x // SQUARE), int(y // SQUARE)), ())
        return bool(near) and any(order > glyph.order and box.contains(x, y) for box, order in near)

    def last_under(self, glyph: Glyph) -> int | None:
        """The place in the order of the box that the middle of the letter was painted on; None where there is none."""
        x, y = (glyph.x0 + glyph.x1) / 2, (glyph.top + glyph.bottom) / 2
        near = self.squares.get((int(x // SQUARE), int(y // SQUARE)), ())
        return max((order for box, order in near if order < glyph.order and box.contains(x, y)), default=None)


def _is_ground(box: Box) -> bool:
    """Whether an area can be the ground of letters: no rule."""
    return box.width >= 8 and box.height >= 5


def _box(area: Area) -> Box:
    """Where an area shows; nothing of it where no more than its edge does."""
    xs, ys = [p[0] for p in area.points], [p[1] for p in area.points]
    around = Box(min(xs), min(ys), max(xs), max(ys))
    return shown(around, area.clip) or Box(around.x0, around.top, around.x0, around.top)


def _is_doubtful(glyph: Glyph, covers: _Covers) -> bool:
    """Whether paint alone leaves open that the letter is seen: it is pale, as grey as its ground, or painted over."""
    if glyph.grey is not None and glyph.mode in (0, 2) and (glyph.grey >= PALE or covers.sinks(glyph)):
        return True
    return bool(covers.over.squares) and covers.over.covers(glyph)


def _lost(glyphs: Sequence[Glyph], grey: NDArray[numpy.uint8] | None, scale: float) -> list[Glyph]:
    """The glyphs whose place on the picture shows no contrast; none where there is no picture.

    Of letters and digits the middle is looked at: a rule may run along their edge.
    """
    if grey is None:
        return []
    lost = []
    for glyph in glyphs:
        off = EDGE * (glyph.bottom - glyph.top) if glyph.text.isalnum() else 0.0
        top, bottom = int(max(0.0, glyph.top + off) * scale), int((glyph.bottom - off) * scale) + 1
        left, right = int(max(0.0, glyph.x0) * scale), int(glyph.x1 * scale) + 1
        patch = grey[top:bottom, left:right]
        if patch.size and int(patch.max()) - int(patch.min()) < LEAST_CONTRAST:
            lost.append(glyph)
    return lost
