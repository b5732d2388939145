"""Pages with text that show a table as a picture."""

import io

import pytest
from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from extractors.readers import engines, pdf, scan
from extractors.readers.engines import EngineFailed
from extractors.tables import find
from tests.extractors.readers.press import drawn
from tests.extractors.tables.sheets import rows

PROSE = "What the towns sold to all who came was counted by the clerks of the north and of the old harbour."
CELLS = [
    ["Harbour", "Since", "Freight", "Dues"],
    ["Ardal", "1990", "271,859", "36.1"],
    ["Brevik", "1994", "47,543", "93.7"],
    ["Corvo", "2001", "358,625", "60.9"],
    ["Dunmore", "2003", "292,819", "54.4"],
]
EDGES = [20, 330, 560, 860, 1180]

read_by_an_engine = pytest.mark.skipif(not scan.can_read(), reason="needs tesseract, or paperledger's ocr extra")


def table(style: str, shade: str = "white") -> Image.Image:
    """A picture of a table; its head stands on a ground of that colour.

    It is framed cell by cell ("grid"), has three rules across ("rules"), or two below its head and its last row and is cut
    close around them ("two").
    """
    picture = Image.new("RGB", (1200, 400), "white")
    pen = ImageDraw.Draw(picture)
    font = ImageFont.load_default(30)
    pen.rectangle((20, 20, 1180, 88), fill=shade)
    ink = "white" if shade.startswith("dark") else "black"
    for r, row in enumerate(CELLS):
        for c, text in enumerate(row):
            left = EDGES[c] + 12 if c == 0 else EDGES[c + 1] - 14 - pen.textlength(text, font=font)
            pen.text((left, 34 + 68 * r), text, fill="black" if r else ink, font=font)
    for r in range(6) if style == "grid" else (0, 1, 5) if style == "rules" else (1, 5):
        pen.line((20, 20 + 68 * r, 1180, 20 + 68 * r), fill="black", width=3)
    for x in EDGES if style == "grid" else ():
        pen.line((x, 20, x, 360), fill="black", width=3)
    return picture.crop((16, 16, 1184, 366)) if style == "two" else picture


def chart(framed: bool, lined: bool = True) -> Image.Image:
    """A picture of bars, before level lines or above one, with an axis of figures to the left of them."""
    picture = Image.new("RGB", (1200, 600), "white")
    pen = ImageDraw.Draw(picture)
    font = ImageFont.load_default(26)
    for i in range(6):
        if lined or i == 5:
            pen.line((140, 60 + 90 * i, 1150, 60 + 90 * i), fill="black", width=2)
        pen.text((60, 46 + 90 * i), f"{(5 - i) * 20}", fill="black", font=font)
    for i, label in enumerate(("Ardal", "Brevik", "Corvo", "Dunmore", "Eskil")):
        high = 90 + 130 * i % 330
        pen.rectangle((180 + 200 * i, 510 - high, 260 + 200 * i, 510), fill=(40, 90, 160))
        pen.text((170 + 200 * i, 525), label, fill="black", font=font)
    if framed:
        pen.rectangle((2, 2, 1197, 597), outline="black", width=2)
    return picture


def page_with(picture: Image.Image, title: str) -> bytes:
    def sheet(canvas: Canvas) -> None:
        for i in range(8):
            canvas.drawString(72, 760 - 14 * i, PROSE)
        canvas.drawString(72, 620, title)
        out = io.BytesIO()
        picture.save(out, "PNG")
        canvas.drawImage(ImageReader(out), 72, 610 - picture.height * 0.375, 450, picture.height * 0.375)
        for i in range(8):
            canvas.drawString(72, 360 - 14 * i, PROSE)

    return drawn(sheet)


@read_by_an_engine
@pytest.mark.parametrize("style", ["grid", "rules", "two"])
def test_a_picture_of_a_table_is_read_and_said_to_be_read_from_it(style: str) -> None:
    read = tuple(pdf.read(page_with(table(style), "Table 2. Harbours and their freight")))
    (found,) = find(read)
    assert rows(found) == CELLS
    assert (found.number, found.method, found.n_header_rows) == ("2", "ocr", 1)
    box = found.parts[0].box
    assert box is not None
    assert 222 < box.top < box.bottom < 382
    assert [doubt.flag for doubt in read[0].doubts] == ["ocr_page"]
    assert read[0].method == "text"


@read_by_an_engine
@pytest.mark.parametrize("style", ["grid", "rules"])
@pytest.mark.parametrize("shade", ["lightsteelblue", "gray", "darkblue", "darkslategray", "darkgreen"])
def test_the_head_of_a_pictured_table_may_be_shaded_or_dark(style: str, shade: str) -> None:
    (found,) = find(tuple(pdf.read(page_with(table(style, shade), "Table 2. Harbours and their freight"))))
    assert rows(found) == CELLS


@pytest.mark.parametrize("framed", [True, False])
@pytest.mark.parametrize("lined", [True, False])
def test_a_picture_of_a_chart_stays_a_picture(framed: bool, lined: bool) -> None:
    (page,) = pdf.read(page_with(chart(framed, lined), "Figure 2. Harbours and their freight"))
    assert not find((page,))
    assert {word.confidence for word in page.words} == {1.0}
    assert len(page.pictures) == 1


def test_a_picture_of_a_table_that_nothing_can_read_is_told_of(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scan, "can_read", lambda: False)
    (page,) = pdf.read(page_with(table("grid"), "Table 2. Harbours and their freight"))
    (doubt,) = page.doubts
    assert doubt.flag == "text_missing"
    assert "ruled like a table" in doubt.detail
    assert "install" in doubt.detail


@read_by_an_engine
def test_an_engine_that_gives_no_answer_costs_the_picture_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise EngineFailed("it took too long", passing=True)

    monkeypatch.setattr(engines, "page_words", fails)
    (page,) = pdf.read(page_with(table("grid"), "Table 2. Harbours and their freight"))
    assert page.words
    assert [doubt.flag for doubt in page.doubts] == ["ocr_failed"]
