"""What a page paints as pdfminer's own interpreter and text device have it, letter by letter: the measure of ours."""

from math import hypot
from typing import Any

from pdfminer.pdfdevice import PDFTextDevice
from pdfminer.pdffont import PDFFont, PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdftypes import PDFStream, resolve1
from pdfminer.psparser import PSLiteral

from extractors.model.page import Box
from extractors.readers.canvas import Canvas
from extractors.readers.fonts import descent, is_flipped, stature
from extractors.readers.layers import LAYER, Layers
from extractors.readers.lettering import face_of
from extractors.readers.painted import CLIPPED, MOST_GLYPHS, SWITCHED_OFF, Glyph, PageLimit, Painting, grey_of, turn_of


def painting(page: Any, resources: PDFResourceManager) -> Painting:
    """What a pdfplumber page paints. Raises whatever pdfminer raises on a damaged page."""
    sheet = page.page_obj
    canvas = _Canvas(resources, Painting(float(page.width), float(page.height)), Layers(sheet.doc.catalog))
    left, low, right, high = sheet.mediabox
    sheet.mediabox = (min(left, right), min(low, high), max(left, right), max(low, high))
    try:
        _Interpreter(resources, canvas).process_page(sheet)
    except PageLimit:
        canvas.painting.full = True
    return canvas.painting


class _Interpreter(PDFPageInterpreter):
    """pdfminer's interpreter, which also tells its device on which layer something is painted, within which clip, and that
    a run of colours is."""

    def do_sh(self, name: Any) -> None:  # noqa: ARG002
        self.device.shade()  # type: ignore[attr-defined]

    def do_BDC(self, tag: Any, props: Any) -> None:
        named = resolve1(self.resources.get("Properties"))
        known = isinstance(props, PSLiteral) and isinstance(named, dict)
        super().do_BDC(tag, named.get(props.name) if known else props)

    def do_Do(self, xobjid_arg: Any) -> None:
        device: Any = self.device
        painted = resolve1(self.xobjmap.get(xobjid_arg.name)) if isinstance(xobjid_arg, PSLiteral) else None
        device.begin_tag(LAYER, painted.get("OC") if isinstance(painted, PDFStream) else None)
        depth, saved = len(device.layers.open), device.clips.depth
        device.clips.save()
        super().do_Do(xobjid_arg)
        device.clips.restore(saved)
        del device.layers.open[depth:]
        device.end_tag()

    def do_q(self) -> None:
        super().do_q()
        self.device.clips.save()  # type: ignore[attr-defined]

    def do_Q(self) -> None:
        if self.gstack:
            self.device.clips.restore()  # type: ignore[attr-defined]
        super().do_Q()

    def do_W(self) -> None:
        self.device.clip(self.curpath)  # type: ignore[attr-defined]

    def do_W_a(self) -> None:
        self.do_W()


class _Canvas(Canvas, PDFTextDevice):
    """Our canvas, on which pdfminer places the letters one by one."""

    def render_string(self, textstate: Any, seq: Any, ncs: Any, graphicstate: Any) -> None:
        self.mode = SWITCHED_OFF if self.layers.are_off else textstate.render
        PDFTextDevice.render_string(self, textstate, seq, ncs, graphicstate)

    def render_char(
        self, matrix: Any, font: PDFFont, fontsize: float, scaling: float, rise: float, cid: int, ncs: Any, graphicstate: Any
    ) -> float:
        try:
            text = font.to_unichr(cid)
        except PDFUnicodeNotDefined:
            text = f"(cid:{cid})"
        advance = float(font.char_width(cid)) * fontsize * scaling
        if font.is_vertical():
            shift, lift = font.char_disp(cid)  # type: ignore[misc]
            left = -(fontsize * 0.5 if shift is None else shift * fontsize * 0.001)
            high = (1000 - lift) * fontsize * 0.001 + rise
            place = (left, high + advance, left + fontsize, high)
        else:
            fontsize *= stature(font)
            depth = descent(font)
            low = (-1 - depth if is_flipped(font) else depth) * fontsize + rise
            place = (0, low, advance, low + fontsize)
        grey = grey_of(graphicstate.ncolor, ncs.name if ncs is not None else "")
        self._take(text, matrix, font, place, fontsize, rise, grey)
        return advance

    def _take(self, text: str, matrix: Any, font: PDFFont, place: Any, size: float, rise: float, grey: float | None) -> None:
        paper = self.painting
        if len(paper.glyphs) >= MOST_GLYPHS:
            raise PageLimit
        a, b, c, d, e, f = matrix
        left, low, right, high = place
        xs = (a * left + c * low, a * left + c * high, a * right + c * low, a * right + c * high)
        ys = (b * left + d * low, b * left + d * high, b * right + d * low, b * right + d * high)
        ahead = -1 if ((right - left) or size) < 0 else 1
        self.order += 1
        box = Box(min(xs) + e, paper.height - max(ys) - f, max(xs) + e, paper.height - min(ys) - f)
        paper.glyphs.append(
            Glyph(
                text,
                box.x0,
                box.top,
                box.x1,
                box.bottom,
                c * rise + e,
                paper.height - d * rise - f,
                abs(size) * hypot(c, d),
                turn_of(a * ahead, b * ahead),
                face_of(font),
                grey,
                self.mode if self.clips.shows(box) else CLIPPED,
                self.order,
            )
        )
