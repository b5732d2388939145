"""Raised figures never become digits of the number that they stand at, however they are set."""

import pytest
from reportlab.pdfgen.canvas import Canvas

from extractors import reading
from extractors.readers import pdf
from tests.extractors.readers.press import drawn, page, texts
from tests.papers.objects import BOX, CATALOG, FONT, raw, stream

FONTS = ("Times-Roman", "Helvetica", "Courier")


def printed(canvas: Canvas, x: float, y: float, text: str, font: str, size: float, share: float, rise: float) -> None:
    """Draws a text whose parts between carets are raised: "10^2^" is a hundred."""
    for i, part in enumerate(text.split("^")):
        letters = size * (share if i % 2 else 1.0)
        canvas.setFont(font, letters)
        canvas.drawString(x, y + (rise * size if i % 2 else 0.0), part)
        x += canvas.stringWidth(part, font, letters)


def read(text: str, font: str, share: float = 0.6, rise: float = 0.35) -> str:
    """The text of a paper of two lines, the second as given."""

    def sheet(canvas: Canvas) -> None:
        canvas.setFont(font, 10)
        canvas.drawString(60, 720, "Some words stand here before it, all of one size and on one line.")
        printed(canvas, 60, 690, text, font, 10, share, rise)

    return reading.read(drawn(sheet), reading.PDF).text.split("\n")[-1]


@pytest.mark.parametrize("font", FONTS)
@pytest.mark.parametrize(("share", "rise"), [(0.6, 0.35), (0.75, 0.3), (0.9, 0.4), (0.95, 0.35)])
def test_a_raised_figure_is_a_mark_whatever_its_size(font: str, share: float, rise: float) -> None:
    text = read("In 2018^2^ they sold 31^3^ million tons for 24.9^1^ each.", font, share, rise)
    assert text == "In 2018\u00b2 they sold 31\u00b3 million tons for 24.9\u00b9 each."


@pytest.mark.parametrize("font", FONTS)
@pytest.mark.parametrize(
    ("printed_so", "text"),
    [
        ("the curve 2t^3^ and 3ab^2^ fell", "the curve 2t\u00b3 and 3ab\u00b2 fell"),
        ("with sin^2^ and (1 + r)^2^ and f(x)^3^ too", "with sin\u00b2 and (1 + r)\u00b2 and f(x)\u00b3 too"),
        ("a flux of 25 W/m^2^ there", "a flux of 25 W/m2 there"),
        ("a load of 40 kg/m^3^ there", "a load of 40 kg/m3 there"),
        ("a drag of 7 g/s^2^ there", "a drag of 7 g/s\u00b2 there"),
        ("after Berg^3^ and Dahl (2004)^4^ it was", "after Berg and Dahl (2004) it was"),
        ("in the 1990s^3^ and the 19th^4^ round it was", "in the 1990s and the 19th round it was"),
        ("in Annex (b)^2^ they say", "in Annex (b) they say"),
        ("the 14^th^ and 21^er^ of 36^a^ and 40^e^ there", "the 14th and 21er of 36ᵃ and 40ᵉ there"),
    ],
)
def test_powers_stay_and_note_marks_go(font: str, printed_so: str, text: str) -> None:
    assert read(printed_so, font) == text


@pytest.mark.parametrize("font", FONTS)
@pytest.mark.parametrize("letters", [20.0, 23.0, 27.0])
def test_words_beside_a_low_initial_are_no_index_of_it(font: str, letters: float) -> None:
    def sheet(canvas: Canvas) -> None:
        canvas.setFont(font, letters)
        canvas.drawString(60, 688, "T")
        beside = 62 + canvas.stringWidth("T", font, letters)
        canvas.setFont(font, 10)
        canvas.drawString(beside, 697, "he town had a road by")
        canvas.drawString(beside, 684, "the sea and it was old")
        canvas.drawString(60, 671, "when the last of its piers was set.")

    text = reading.read(drawn(sheet), reading.PDF).text
    assert " ".join(text.split()) == "The town had a road by the sea and it was old when the last of its piers was set."


def test_an_index_set_in_small_letters_still_goes_with_its_word() -> None:
    def sheet(canvas: Canvas) -> None:
        canvas.drawString(72, 700, "PM")
        canvas.setFont("Times-Roman", 5.5)
        canvas.drawString(72 + canvas.stringWidth("PM", "Times-Roman", 10), 698.4, "10")

    assert texts(page(sheet)) == ["PM10"]


def figures_of(raised: bytes, width: int) -> list[str]:
    """The words of a page in a font that has two drawings of the figure 2, one of them drawn as given."""
    font = (
        b"<< /Type /Font /Subtype /Type3 /FontBBox [0 0 700 700] /FontMatrix [.001 0 0 .001 0 0] /FirstChar 1 /LastChar 3"
        b" /Widths [500 500 %d] /CharProcs << /two 7 0 R /nine 7 0 R /small 8 0 R >> /ToUnicode 9 0 R"
        b" /Encoding << /Type /Encoding /Differences [1 /two /nine /small] >> /Resources << >> >>" % width
    )
    codes = b"3 beginbfchar <01> <0032> <02> <0039> <03> <0032> endbfchar"
    known = b"begincmap 1 begincodespacerange <00> <ff> endcodespacerange %b endcmap" % codes
    line = b"BT /A 12 Tf 72 700 Td (Sold at: ) Tj /B 12 Tf <01020203> Tj /A 12 Tf ( then) Tj ET"
    body = b"<< /Type /Page /Parent 2 0 R %b /Resources << /Font << /A 4 0 R /B 5 0 R >> >> /Contents 6 0 R >>" % BOX
    pages = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
    whole = b"500 0 0 0 500 700 d1 50 0 400 650 re f"
    small = b"%d 0 0 0 500 700 d1 " % width + raised
    data = raw([CATALOG, pages, body, FONT, font, stream(line), stream(whole), stream(small), stream(known)])
    (only,) = pdf.read(data)
    return [word.text for word in only.words]


@pytest.mark.parametrize("width", [280, 330, 380])
def test_a_raised_drawing_of_a_figure_is_told_from_its_picture(width: int) -> None:
    assert figures_of(b"30 300 200 380 re f", width)[2:4] == ["299", "2"]


@pytest.mark.parametrize("width", [280, 380, 500])
def test_a_narrow_drawing_of_a_figure_on_the_line_is_a_digit(width: int) -> None:
    assert figures_of(b"30 0 200 650 re f", width)[2] == "2992"
