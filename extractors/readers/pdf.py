"""PDF bytes -> pages of words, rulings, fills and pictures; every page is closed after use."""

import io
import logging
from collections.abc import Iterator
from typing import Any

import pdfplumber
from pdfminer.pdfinterp import PDFResourceManager

from extractors.model.page import Doubt, Page
from extractors.readers.canvas import painting
from extractors.readers.drawings import fills, rulings
from extractors.readers.words import words

logging.getLogger("pdfminer").setLevel(logging.ERROR)  # it warns of each oddity that it copes with


def read(data: bytes) -> Iterator[Page]:
    """The pages of a PDF in order, one at a time so that memory stays flat.

    Raises pdfplumber's PdfminerException when the file cannot be opened.
    """
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        resources = PDFResourceManager()
        for page in pdf.pages:
            yield _page(page, resources)
            page.close()


def _page(page: Any, resources: PDFResourceManager) -> Page:
    painted = painting(page, resources)
    found = words(painted.glyphs, painted.width, painted.height)
    return Page(
        number=page.page_number,
        width=painted.width,
        height=painted.height,
        words=found,
        rulings=rulings(painted),
        fills=fills(painted),
        pictures=tuple(box for box, _ in painted.pictures),
        method="text" if found else "none",
        doubts=() if found else (Doubt("unreadable_page", "the page has no text layer", page.page_number),),
    )
