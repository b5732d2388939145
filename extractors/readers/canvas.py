"""What a page's content paints: glyphs, strokes and filled areas, pictures, straight from the interpreter.

pdfplumber opens the file and pdfminer runs the page's operators; this device takes the painted things down in the displayed
page's points, without the attribute tables that cost pdfplumber a third of its time.
"""

from collections.abc import Sequence
from math import hypot
from typing import Any

from pdfminer.pdfdevice import PDFDevice
from pdfminer.pdffont import PDFFont
from pdfminer.pdfinterp import PDFResourceManager
from pdfminer.utils import MATRIX_IDENTITY, Matrix, apply_matrix_pt, mult_matrix

from extractors.readers.clips import Clips, corners_of, points_of, shown
from extractors.readers.interpreter import Interpreter
from extractors.readers.layers import Layers
from extractors.readers.lettering import Lettering, Setting
from extractors.readers.outlines import outlines
from extractors.readers.painted import (
    MOST_AREAS,
    MOST_GLYPHS,
    SWITCHED_OFF,
    Area,
    PageLimit,
    Painting,
    Picture,
    around,
    grey_of,
)

MOST_PATHS = 50_000
"""Paths looked at on one page: what comes after so many is left to the reader that only knows letters."""

MOST_FORMS = 5_000
DEEPEST_FORM = 24
"""Forms painted on one page, and within each other: files that break these do it to hang a reader."""


def painting(page: Any, resources: PDFResourceManager) -> Painting:
    """What a pdfplumber page paints, cut short with `full` set where it paints too much.

    Raises whatever pdfminer raises on a damaged page.
    """
    canvas = Canvas(resources, Painting(float(page.width), float(page.height)), Layers(page.page_obj.doc.catalog))
    left, low, right, high = page.page_obj.mediabox
    page.page_obj.mediabox = (min(left, right), min(low, high), max(left, right), max(low, high))  # any two corners will do
    try:
        Interpreter(resources, canvas).process_page(page.page_obj)
    except PageLimit:
        canvas.painting.full = True
    return canvas.painting


class Canvas(PDFDevice):
    """The device that the interpreter paints on."""

    def __init__(self, resources: PDFResourceManager, painting: Painting, layers: Layers) -> None:
        super().__init__(resources)
        self.painting = painting
        self.layers = layers
        self.clips = Clips()
        self.order = 0
        self.opacity = 1.0
        self._forms: list[Matrix] = []
        self._n_forms = 0
        self._letterings: dict[int, Lettering] = {}
        self._ink: tuple[Any, Any, float | None] = (None, None, None)

    def begin_tag(self, tag: Any, props: Any = None) -> None:
        self.layers.begin(tag, props)

    def end_tag(self) -> None:
        self.layers.end()

    def clip(self, path: Sequence[Any]) -> None:
        """What is painted from here on shows only within a path."""
        self.clips.narrow([self._point(apply_matrix_pt(self.ctm or MATRIX_IDENTITY, point)) for point in points_of(path)])

    def shade(self) -> None:
        """A run of colours fills all that the clip in force leaves."""
        if self.clips.box is not None and len(self.painting.shadings) < MOST_FORMS and not self.layers.are_off:
            self.painting.shadings.append(self.clips.box)

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
        box = shown(around(corners), self.clips.box)
        if box is not None:
            self.painting.pictures.append(Picture(box, self.order, solid))

    def render_string(self, textstate: Any, seq: Any, ncs: Any, graphicstate: Any) -> None:
        font = self._lettering(textstate.font)
        letters, along = font.placed(textstate, seq)
        x, y = textstate.linematrix
        textstate.linematrix = (x, along) if font.is_column else (along, y)
        setting = Setting(
            mult_matrix(textstate.matrix, self.ctm or MATRIX_IDENTITY),
            textstate.fontsize,
            textstate.rise,
            self.painting.height,
            x if font.is_column else y,
            self._veiled(self._grey(graphicstate.ncolor, ncs), getattr(graphicstate, "opacity", 1.0)),
            SWITCHED_OFF if self.layers.are_off else textstate.render,
            self.clips.box,
            self.order,
        )
        room = MOST_GLYPHS - len(self.painting.glyphs)
        self.painting.glyphs += font.painted(letters[:room], setting)
        self.order += len(letters)
        if len(letters) > room:
            raise PageLimit

    def _grey(self, colour: Any, space: Any) -> float | None:
        """The grey of a colour in its space, which most strings have in common with the one before."""
        if self._ink[0] is not colour or self._ink[1] is not space or colour is None:
            self._ink = (colour, space, grey_of(colour, space.name if space is not None else ""))
        return self._ink[2]

    def _veiled(self, grey: float | None, opacity: float) -> float | None:
        """What is left of a grey on white where paint, or the form that it stands in, lets its ground show through."""
        shown = opacity * self.opacity
        return grey if grey is None or shown == 1.0 else 1.0 - shown * (1.0 - grey)

    def _lettering(self, font: PDFFont) -> Lettering:
        known = self._letterings.get(id(font))
        if known is None:
            known = self._letterings[id(font)] = Lettering(font)
        return known

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
            box = shown(around(corners), clip)
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
