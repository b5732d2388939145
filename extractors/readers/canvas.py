"""What a page's content paints: glyphs, strokes and filled areas, pictures, straight from the interpreter.

pdfplumber opens the file and pdfminer runs the page's operators; this device takes the painted things down in the displayed
page's points, without the attribute tables that cost pdfplumber a third of its time.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from math import hypot
from typing import Any

from pdfminer.pdfdevice import PDFTextDevice
from pdfminer.pdffont import PDFFont, PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFResourceManager
from pdfminer.utils import MATRIX_IDENTITY, apply_matrix_pt, mult_matrix

from extractors.model.page import Box
from extractors.readers.clips import Clips, corners_of, points_of, shown
from extractors.readers.fonts import descent, is_flipped, named_bold, named_italic, stature
from extractors.readers.layers import Interpreter, Layers
from extractors.readers.outlines import outlines

Matrix = tuple[float, float, float, float, float, float]

MOST_GLYPHS = 100_000
"""Letters read on one page; a full newspaper page has a tenth of it."""

MOST_AREAS = 20_000
"""Painted paths kept on one page; maps and plots have more, tables never."""

MOST_PATHS = 50_000
"""Paths looked at on one page: what comes after so many is left to the reader that only knows letters."""

MOST_FORMS = 5_000
DEEPEST_FORM = 24
"""Forms painted on one page, and within each other: files that break these do it to hang a reader."""

INVISIBLE = 3
"""Text render mode that paints nothing (ISO 32000-1, table 106)."""

SWITCHED_OFF = -1
"""No mode of PDF's: that of letters on a layer that is not displayed."""


CLIPPED = -2
"""No mode of PDF's: that of letters outside the clipping path in force."""


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
    n_areas: int = 0
    n_paths: int = 0
    """Paths painted, curves included; `n_areas` counts their straight stretches."""
    undefined: int = 0
    full: bool = False


def unclipped(painting: Painting) -> Painting:
    """The same with letters cut off taken for painted: where content is broken, so may be what it clips by."""
    letters = [replace(glyph, mode=0) if glyph.mode == CLIPPED else glyph for glyph in painting.glyphs]
    return replace(painting, glyphs=letters, areas=[replace(area, clip=None) for area in painting.areas])


def painting(page: Any, resources: PDFResourceManager) -> Painting:
    """What a pdfplumber page paints, cut short with `full` set where it paints too much.

    Raises whatever pdfminer raises on a damaged page.
    """
    canvas = _Canvas(resources, Painting(float(page.width), float(page.height)), Layers(page.page_obj.doc.catalog))
    left, low, right, high = page.page_obj.mediabox
    page.page_obj.mediabox = (min(left, right), min(low, high), max(left, right), max(low, high))  # any two corners will do
    try:
        Interpreter(resources, canvas).process_page(page.page_obj)
    except PageLimit:
        canvas.painting.full = True
    return canvas.painting


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


class _Canvas(PDFTextDevice):
    """The device that the interpreter paints on."""

    def __init__(self, resources: PDFResourceManager, painting: Painting, layers: Layers) -> None:
        super().__init__(resources)
        self.painting = painting
        self.layers = layers
        self.clips = Clips()
        self.order = 0
        self._mode = 0
        self._forms: list[Matrix] = []
        self._n_forms = 0
        self._faces: dict[int, tuple[PDFFont, Face]] = {}

    def begin_tag(self, tag: Any, props: Any = None) -> None:
        self.layers.begin(tag, props)

    def end_tag(self) -> None:
        self.layers.end()

    def clip(self, path: Sequence[Any]) -> None:
        """What is painted from here on shows only within a path."""
        self.clips.narrow([self._point(apply_matrix_pt(self.ctm or MATRIX_IDENTITY, point)) for point in points_of(path)])

    def begin_figure(self, name: str, bbox: Any, matrix: Any) -> None:  # noqa: ARG002
        self._n_forms += 1
        if self._n_forms > MOST_FORMS or len(self._forms) > DEEPEST_FORM:
            raise PageLimit
        self._forms.append(mult_matrix(matrix, self.ctm or MATRIX_IDENTITY))
        self.clips.narrow([self._point(apply_matrix_pt(self._forms[-1], corner)) for corner in corners_of(bbox)])

    def end_figure(self, name: str) -> None:  # noqa: ARG002
        self._forms.pop()

    def render_image(self, name: str, stream: Any) -> None:  # noqa: ARG002
        corners = [self._point(apply_matrix_pt(self._forms[-1], corner)) for corner in ((0, 0), (1, 0), (0, 1), (1, 1))]
        self.order += 1
        if self.layers.are_off:
            return
        solid = not any(key in stream for key in ("SMask", "Mask", "ImageMask", "IM"))
        box = shown(_around(corners), self.clips.box)
        if box is not None:
            self.painting.pictures.append(Picture(box, self.order, solid))

    def render_string(self, textstate: Any, seq: Any, ncs: Any, graphicstate: Any) -> None:
        self._mode = SWITCHED_OFF if self.layers.are_off else textstate.render
        super().render_string(textstate, seq, ncs, graphicstate)

    def render_char(
        self,
        matrix: Any,
        font: PDFFont,
        fontsize: float,
        scaling: float,
        rise: float,
        cid: int,
        ncs: Any,
        graphicstate: Any,
    ) -> float:
        try:
            text = font.to_unichr(cid)
        except PDFUnicodeNotDefined:
            self.painting.undefined += 1
            text = f"(cid:{cid})"
        advance = float(font.char_width(cid)) * fontsize * scaling
        if font.is_vertical():
            shift, lift = font.char_disp(cid)  # type: ignore[misc]
            left = -(fontsize * 0.5 if shift is None else shift * fontsize * 0.001)
            high = (1000 - lift) * fontsize * 0.001 + rise
            self._take(text, matrix, font, (left, high + advance, left + fontsize, high), fontsize, rise, ncs, graphicstate)
            return advance
        fontsize *= stature(font)
        depth = descent(font)
        low = (-1 - depth if is_flipped(font) else depth) * fontsize + rise
        self._take(text, matrix, font, (0, low, advance, low + fontsize), fontsize, rise, ncs, graphicstate)
        return advance

    def _take(
        self,
        text: str,
        matrix: Matrix,
        font: PDFFont,
        place: tuple[float, float, float, float],
        fontsize: float,
        rise: float,
        ncs: Any,
        graphicstate: Any,
    ) -> None:
        """Takes a glyph down. `place` is its rectangle in text space."""
        paper = self.painting
        if len(paper.glyphs) >= MOST_GLYPHS:
            raise PageLimit
        a, b, c, d, e, f = matrix
        left, low, right, high = place
        xs = (a * left + c * low, a * left + c * high, a * right + c * low, a * right + c * high)
        ys = (b * left + d * low, b * left + d * high, b * right + d * low, b * right + d * high)
        # A negative size and a negative scaling undo each other: letters are read the way they advance.
        ahead = -1 if ((right - left) or fontsize) < 0 else 1
        self.order += 1
        box = Box(min(xs) + e, paper.height - max(ys) - f, max(xs) + e, paper.height - min(ys) - f)
        mode = self._mode if self.clips.shows(box) else CLIPPED
        paper.glyphs.append(
            Glyph(
                text,
                box.x0,
                box.top,
                box.x1,
                box.bottom,
                c * rise + e,
                paper.height - d * rise - f,
                abs(fontsize) * hypot(c, d),
                turn_of(a * ahead, b * ahead),
                self._face(font),
                grey_of(graphicstate.ncolor, ncs.name if ncs is not None else ""),
                mode,
                self.order,
            )
        )

    def _face(self, font: PDFFont) -> Face:
        known = self._faces.get(id(font))
        if known is None:
            name = font.fontname.decode("latin-1") if isinstance(font.fontname, bytes) else str(font.fontname)
            name = name.rpartition("+")[2]
            weight = font.descriptor.get("FontWeight", 0)
            bold = named_bold(name) or bool(font.flags & (1 << 18))
            bold = bold or (isinstance(weight, int | float) and weight >= 600)
            italic = named_italic(name) or bool(font.flags & (1 << 6)) or font.italic_angle != 0
            known = self._faces[id(font)] = (font, Face(name, bold, italic))
        return known[1]

    def paint_path(self, gstate: Any, stroke: bool, fill: bool, evenodd: bool, path: Sequence[Any]) -> None:  # noqa: ARG002
        self.order += 1
        self.painting.n_paths += 1
        if self.painting.n_paths > MOST_PATHS:
            raise PageLimit
        if self.layers.are_off:
            return
        line = grey_of(gstate.scolor, gstate.scs.name) if stroke else None
        inside = grey_of(gstate.ncolor, gstate.ncs.name) if fill else None
        line = 0.5 if stroke and line is None else line
        inside = 0.5 if fill and inside is None else inside
        scale = hypot(self.ctm[0], self.ctm[1]) if self.ctm else 1.0
        clip = self.clips.box
        for outline in outlines(path):
            corners = tuple(self._point(apply_matrix_pt(self.ctm, point)) for point in outline.points)  # type: ignore[arg-type]
            box = shown(_around(corners), clip)
            if box is None:
                continue
            if outline.curved:
                self.painting.curves.append(box)
                continue
            self.painting.n_areas += 1
            if self.painting.n_areas > MOST_AREAS:
                return
            within = inside if outline.encloses else None
            if within is not None or line is not None:
                self.painting.areas.append(Area(corners, gstate.linewidth * scale, line, within, self.order, clip))

    def _point(self, point: tuple[float, float]) -> tuple[float, float]:
        return point[0], self.painting.height - point[1]


def turn_of(a: float, b: float) -> int:
    """The reading direction that a text matrix gives, degrees clockwise; 45 for one that is no right angle."""
    if abs(b) <= 0.05 * abs(a):
        return 0 if a >= 0 else 180
    if abs(a) <= 0.05 * abs(b):
        return 270 if b > 0 else 90
    return 45


def _around(points: Sequence[tuple[float, float]]) -> Box:
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return Box(min(xs), min(ys), max(xs), max(ys))
