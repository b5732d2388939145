"""PDF bytes -> pages of words, rulings, fills and pictures, with pdfplumber; every page is closed after use."""

import io
from collections.abc import Iterator
from typing import Any

import pdfplumber

from extractors.model.page import Box, Doubt, Fill, Page, Ruling, Word

RULE_THICKNESS = 2.5
"""A filled rectangle thinner than this, in points, is a rule: word processors draw table borders this way."""

LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}


def read(data: bytes) -> Iterator[Page]:
    """The pages of a PDF in order, one at a time so that memory stays flat.

    Raises pdfplumber's PdfminerException when the file cannot be opened.
    """
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            yield _page(page)
            page.close()


def _page(page: Any) -> Page:
    words = tuple(_words(page))
    return Page(
        number=page.page_number,
        width=float(page.width),
        height=float(page.height),
        words=words,
        rulings=tuple(_rulings(page)),
        fills=tuple(_fills(page)),
        pictures=tuple(_box(picture) for picture in page.images),
        method="text" if words else "none",
        doubts=() if words else (Doubt("unreadable_page", "the page has no text layer", page.page_number),),
    )


def _words(page: Any) -> Iterator[Word]:
    # A tolerance in shares of the letter size parts words that are set tight; pdfplumber's default of 3 pt glues them.
    found = page.extract_words(x_tolerance_ratio=0.15, keep_blank_chars=False, extra_attrs=["fontname", "size"])
    for word in found:
        text = "".join(LIGATURES.get(letter, letter) for letter in word["text"])
        font = word["fontname"].rpartition("+")[2].lower()
        yield Word(
            text=text,
            box=_box(word),
            size=float(word["size"]),
            bold="bold" in font,
            italic="italic" in font or "oblique" in font,
            upright=bool(word["upright"]),
        )


def _rulings(page: Any) -> Iterator[Ruling]:
    for edge in page.edges:
        yield Ruling(_box(edge), horizontal=edge["orientation"] == "h")


def _fills(page: Any) -> Iterator[Fill]:
    for rect in page.rects:
        if rect["fill"] and rect["width"] > RULE_THICKNESS and rect["height"] > RULE_THICKNESS:
            yield Fill(_box(rect), grey=0.5)


def _box(thing: dict[str, Any]) -> Box:
    return Box(float(thing["x0"]), float(thing["top"]), float(thing["x1"]), float(thing["bottom"]))
