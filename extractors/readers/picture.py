"""A page as a picture for people: grey, of few levels, so that many of them stay small."""

import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pypdfium2

SCALE = 1.5
"""Pixels per point: letters of 8 points can be read."""

LEVELS = 16

PACKED = 6
"""How hard zlib packs a picture, of 9: at 9 it takes eight times as long, 0.1 CPU seconds a page, for 3 % less."""

MOST_PIXELS = 8_000_000
"""Pixels of a picture; a larger page is drawn smaller."""


@dataclass(frozen=True, slots=True)
class PagePicture:
    """A page's number, its size in points as displayed, and its picture as a PNG."""

    number: int
    width: float
    height: float
    png: bytes


def pictures(data: bytes, numbers: Iterable[int]) -> Iterator[PagePicture]:
    """Pictures of the pages with these numbers, from 1, that the PDF has; a page that cannot be drawn is left out.

    Raises pypdfium2's PdfiumError when the file cannot be opened.
    """
    pdf = pypdfium2.PdfDocument(data)
    try:
        for number in numbers:
            if not 1 <= number <= len(pdf):
                continue
            try:
                yield _drawn(pdf, number)
            except pypdfium2.PdfiumError:
                continue
    finally:
        pdf.close()


def _drawn(pdf: pypdfium2.PdfDocument, number: int) -> PagePicture:
    page = pdf[number - 1]
    width, height = page.get_size()
    scale = min(SCALE, (MOST_PIXELS / max(1.0, width * height)) ** 0.5)
    image = page.render(scale=scale, grayscale=True).to_pil().convert("L")
    step = 256 // LEVELS
    image = image.point([value // step for value in range(256)])
    image.putpalette([level * 255 // (LEVELS - 1) for level in range(LEVELS) for _ in range(3)])
    out = io.BytesIO()
    image.save(out, "PNG", compress_level=PACKED, bits=4)
    return PagePicture(number, round(width, 2), round(height, 2), out.getvalue())
