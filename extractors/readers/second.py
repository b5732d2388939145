"""The second reader: pdfium's glyphs of a page, for pages that the first reader fails on or finds empty, and its pictures of
pages."""

import ctypes
from math import hypot
from typing import Any

import numpy
import pypdfium2
import pypdfium2.raw as pdfium_c
from numpy.typing import NDArray

from extractors.readers.canvas import Face, Glyph, Painting


def n_letters(document: Any, number: int) -> int:
    """How many letters pdfium finds on a page (from 1); 0 where it cannot load it."""
    try:
        page = document[number - 1]
        text = page.get_textpage()
    except (pypdfium2.PdfiumError, IndexError):
        return 0
    count = int(text.count_chars())
    text.close()
    page.close()
    return count


def painting(document: Any, number: int) -> Painting:
    """The glyphs of a page (from 1) as pdfium finds them; rules and fills are not read this way.

    Raises PdfiumError for a page that pdfium cannot load.
    """
    page = document[number - 1]
    text = page.get_textpage()
    place = _Placer(page)
    found = Painting(place.width, place.height)
    for i in range(text.count_chars()):
        glyph = _glyph(text, i, place)
        if glyph is not None:
            found.glyphs.append(glyph)
    text.close()
    page.close()
    return found


class _Placer:
    """Page space (origin bottom left, unrotated) to points from the top-left corner of the page's MediaBox as displayed."""

    def __init__(self, page: Any) -> None:
        self.left, self.bottom, self.right, self.top = (float(side) for side in page.get_mediabox())
        self.turns = page.get_rotation() // 90
        sides = (self.right - self.left, self.top - self.bottom)
        self.width, self.height = sides if self.turns % 2 == 0 else sides[::-1]

    def box(self, x0: float, y0: float, x1: float, y1: float) -> tuple[float, float, float, float]:
        """x0, top, x1, bottom."""
        a, b = self.point(x0, y0), self.point(x1, y1)
        return min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1])

    def point(self, x: float, y: float) -> tuple[float, float]:
        if self.turns == 1:
            return y - self.bottom, x - self.left
        if self.turns == 2:
            return self.right - x, y - self.bottom
        if self.turns == 3:
            return self.top - y, self.right - x
        return x - self.left, self.top - y


def _glyph(text: Any, i: int, place: _Placer) -> Glyph | None:
    code = pdfium_c.FPDFText_GetUnicode(text, i)
    if code in (0, 0xFFFE, 0xFFFF, 10, 13):
        return None
    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium_c.FPDFText_GetCharOrigin(text, i, x, y)
    matrix = pdfium_c.FS_MATRIX()
    scaled = pdfium_c.FPDFText_GetMatrix(text, i, matrix)
    size = float(pdfium_c.FPDFText_GetFontSize(text, i)) * (hypot(matrix.c, matrix.d) if scaled else 1.0) or 10.0
    loose = pdfium_c.FS_RECTF()
    if not pdfium_c.FPDFText_GetLooseCharBox(text, i, loose):
        return None
    x0, top, x1, bottom = place.box(loose.left, loose.bottom, loose.right, loose.top)
    origin_x, origin_y = place.point(x.value, y.value)
    face = Face("", pdfium_c.FPDFText_GetFontWeight(text, i) >= 600, False)
    return Glyph(chr(code), x0, top, x1, bottom, origin_x, origin_y, size, 0, face, 0.0, 0, i)


def picture(document: Any, number: int, scale: float) -> NDArray[numpy.uint8]:
    """A page (from 1) in grey, rows by columns, 0 black to 255 white, `scale` pixels a point.

    Raises PdfiumError for a page that pdfium cannot load.
    """
    page = document[number - 1]
    bitmap = page.render(scale=scale, grayscale=True, may_draw_forms=False)
    grey: NDArray[numpy.uint8] = bitmap.to_numpy().copy()
    bitmap.close()
    page.close()
    return grey[..., 0] if grey.ndim == 3 else grey
