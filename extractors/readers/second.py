"""The second reader: pdfium's glyphs of a page, for pages that the first reader fails on or finds empty, and its pictures of
pages."""

import ctypes
from collections.abc import Iterable, Iterator
from math import ceil, floor, hypot
from typing import Any

import numpy
import pypdfium2
import pypdfium2.raw as pdfium_c
from numpy.typing import NDArray

from extractors.model.page import Box
from extractors.readers.garble import MEANINGLESS
from extractors.readers.painted import MOST_GLYPHS, Face, Glyph, Painting, turn_of

Sheet = tuple[float, float, float, float]
"""A page's box in the file's own points: left, bottom, right, top."""

EDGE = 3
"""Dots around a spot that are drawn with it: at the edge of a picture letters are drawn a shade otherwise."""

LAST = 1_000_000_000
"""Where this reader's glyphs stand in the painting order: it does not tell, so nothing is taken to be painted over them."""


def n_letters(document: Any, number: int) -> int:
    """How many letters pdfium finds on a page (from 1); 0 where it cannot load it, or there is no document."""
    if document is None:
        return 0
    try:
        page = document[number - 1]
        text = page.get_textpage()
    except (pypdfium2.PdfiumError, IndexError):
        return 0
    count = int(text.count_chars())
    text.close()
    page.close()
    return count


def painting(document: Any, number: int, sheet: Sheet | None = None) -> Painting:
    """The glyphs of a page (from 1) as pdfium finds them; rules and fills are not read this way.

    `sheet` is the page's MediaBox where it is known; else what pdfium displays is taken for it, as it does not tell a box
    that a page inherits. Raises PdfiumError for a page that pdfium cannot load.
    """
    page = document[number - 1]
    text = page.get_textpage()
    place = _Placer(page, sheet or page.get_bbox())
    found = Painting(place.width, place.height)
    for i in range(min(MOST_GLYPHS, text.count_chars())):
        glyph = _glyph(text, i, place)
        if glyph is not None:
            found.glyphs.append(glyph)
    text.close()
    page.close()
    return found


class _Placer:
    """Page space (origin bottom left, unrotated) to points from the top-left corner of the page's MediaBox as displayed."""

    def __init__(self, page: Any, sheet: Sheet) -> None:
        self.left, self.bottom, self.right, self.top = sheet
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
    turn = turn_of(matrix.a, matrix.b) if scaled else 0
    loose = pdfium_c.FS_RECTF()
    if not pdfium_c.FPDFText_GetLooseCharBox(text, i, loose):
        return None
    x0, top, x1, bottom = place.box(loose.left, loose.bottom, loose.right, loose.top)
    origin_x, origin_y = place.point(x.value, y.value)
    return Glyph(
        text=MEANINGLESS if pdfium_c.FPDFText_HasUnicodeMapError(text, i) > 0 else chr(code),
        x0=x0,
        top=top,
        x1=x1,
        bottom=bottom,
        x=origin_x,
        y=origin_y,
        size=size,
        turn=turn if turn == 45 else (turn + 90 * place.turns) % 360,
        face=Face("", pdfium_c.FPDFText_GetFontWeight(text, i) >= 600, False),
        grey=_grey(text, i),
        mode=max(0, int(pdfium_c.FPDFTextObj_GetTextRenderMode(pdfium_c.FPDFText_GetTextObject(text, i)))),
        order=LAST + i,
    )


def _grey(text: Any, i: int) -> float:
    """The paint of a letter, 0 black to 1 white."""
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not pdfium_c.FPDFText_GetFillColor(text, i, red, green, blue, alpha):
        return 0.0
    return (0.299 * red.value + 0.587 * green.value + 0.114 * blue.value) / 255


def picture(document: Any, number: int, scale: float) -> NDArray[numpy.uint8]:
    """A page (from 1) in grey, rows by columns, 0 black to 255 white, `scale` pixels a point.

    Raises PdfiumError for a page that pdfium cannot load.
    """
    page = document[number - 1]
    grey = _rendered(page, scale, (0, 0, 0, 0))
    page.close()
    return grey


def spots(document: Any, number: int, scale: float, boxes: Iterable[Box]) -> Iterator[tuple[int, int, NDArray[numpy.uint8]]]:
    """Parts of a page's picture: top row, left column and dots of each. A spot takes a hundredth of the whole page's time.

    The boxes are in points from the top-left corner of what is displayed; what lies beside it is left out. Raises
    PdfiumError for a page that pdfium cannot load.
    """
    page = document[number - 1]
    wide, high = ceil(page.get_width() * scale), ceil(page.get_height() * scale)
    for box in boxes:
        left, top = max(0, floor(box.x0 * scale) - EDGE), max(0, floor(box.top * scale) - EDGE)
        right, bottom = max(0, wide - ceil(box.x1 * scale) - EDGE), max(0, high - ceil(box.bottom * scale) - EDGE)
        if left + right < wide and top + bottom < high:
            yield top, left, _rendered(page, scale, (left, bottom, right, top))
    page.close()


def _rendered(page: Any, scale: float, without: tuple[int, int, int, int]) -> NDArray[numpy.uint8]:
    """A page's picture without so many dots at its left, bottom, right and top."""
    crop = tuple((dots - 0.5) / scale if dots else 0 for dots in without)  # pdfium's binding rounds them up
    bitmap = page.render(scale=scale, crop=crop, grayscale=True, may_draw_forms=False)
    grey: NDArray[numpy.uint8] = bitmap.to_numpy().copy()
    bitmap.close()
    return grey[..., 0] if grey.ndim == 3 else grey
