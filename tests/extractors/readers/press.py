"""Small PDFs drawn for one test each."""

import io
from collections.abc import Callable

from reportlab.pdfgen.canvas import Canvas

from extractors.model.page import Page
from extractors.readers import pdf

HEIGHT = 842.0


def drawn(*sheets: Callable[[Canvas], None]) -> bytes:
    """A PDF with one A4 page for each function, which draws it."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595.0, HEIGHT), invariant=1)
    for sheet in sheets:
        canvas.setFont("Times-Roman", 10)
        sheet(canvas)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def page(sheet: Callable[[Canvas], None]) -> Page:
    """The page that the reader makes of one drawing."""
    (only,) = pdf.read(drawn(sheet))
    return only


def texts(read: Page) -> list[str]:
    """The words of a page, in painting order."""
    return [word.text for word in read.words]
