"""Scanned pages are straightened, their rules found, their letters read, and what is missing is said."""

import io

import numpy
import pytest
from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from extractors.model.page import Box, Page, Word
from extractors.readers import boldness, pdf, raster, scan, stamped
from tests.benchmarks import stamps
from tests.extractors.readers.press import drawn

SCALE = 200 / 72
LINES = [
    "The harbour book was read on 4 May 1998.",
    "Grain came down the river in flat boats.",
    "Nobody asked the clerk why.",
]


def sheet_picture(degrees: float = 0.0, ruled: bool = False) -> Image.Image:
    """An A4 page at 200 dots an inch, with three lines of text and, if ruled, a grid of two by two cells."""
    picture = Image.new("L", (1654, 2339), 255)
    pen = ImageDraw.Draw(picture)
    font = ImageFont.load_default(34)
    for i, line in enumerate(LINES):
        pen.text((200, 200 + 60 * i), line, fill=0, font=font)
    for i in range(3 if ruled else 0):
        pen.line((200, 800 + 100 * i, 1000, 800 + 100 * i), fill=0, width=3)
        pen.line((200 + 400 * i, 800, 200 + 400 * i, 1000), fill=0, width=3)
    return picture.rotate(degrees, resample=Image.Resampling.BICUBIC, fillcolor=255)


def scanned(picture: Image.Image) -> bytes:
    def sheet(canvas: Canvas) -> None:
        out = io.BytesIO()
        picture.save(out, "PNG")
        canvas.drawImage(ImageReader(out), 0, 0, 595, 842)

    return drawn(sheet)


@pytest.mark.parametrize("degrees", [-2.0, -0.5, 0.0, 0.5, 3.0])
def test_a_page_laid_askew_is_straightened(degrees):
    assert raster.skew(numpy.asarray(sheet_picture(degrees, ruled=True))) == pytest.approx(-degrees, abs=0.1)


def test_an_empty_page_is_not_turned() -> None:
    assert raster.skew(numpy.full((800, 600), 255, dtype=numpy.uint8)) == 0.0


def test_drawn_rules_are_found_and_wiped_and_letters_stay() -> None:
    grey = numpy.asarray(sheet_picture(ruled=True))
    found, wiped = raster.rules(grey, SCALE)
    assert sorted(rule.horizontal for rule in found) == [False] * 3 + [True] * 3
    assert [round(rule.at * SCALE, -1) for rule in found if rule.horizontal] == [800, 900, 1000]
    assert int(wiped[780:1020, 150:1100].min()) > 200
    assert numpy.array_equal(wiped[150:400], grey[150:400])


def test_text_alone_has_no_rules() -> None:
    found, _ = raster.rules(numpy.asarray(sheet_picture()), SCALE)
    assert found == ()


def test_words_in_thick_strokes_are_bold() -> None:
    picture = Image.new("L", (1200, 1000), 255)
    pen, font = ImageDraw.Draw(picture), ImageFont.load_default(34)
    words = []
    for i in range(40):
        x, y = 50 + 220 * (i % 5), 50 + 100 * (i // 5)
        pen.text((x, y), "harbour", fill=0, font=font, stroke_width=1 if i // 5 == 3 else 0)
        words.append(Word("harbour", Box(x, y, x + 140, y + 40), 34.0))
    bold = [word.bold for word in boldness.with_bold(words, numpy.asarray(picture), 1.0)]
    assert bold == [i // 5 == 3 for i in range(40)]


def test_without_an_engine_the_page_says_what_to_install(monkeypatch):
    monkeypatch.setattr(scan, "can_read", lambda: False)
    (page,) = pdf.read(scanned(sheet_picture()))
    assert page.method == "none"
    assert [doubt.flag for doubt in page.doubts] == ["unreadable_page"]
    assert "install tesseract" in page.doubts[0].detail


@pytest.mark.skipif(not scan.can_read(), reason="no engine for optical character recognition is installed")
def test_a_scan_is_read_with_words_in_their_places() -> None:
    (page,) = pdf.read(scanned(sheet_picture(0.5, ruled=True)))
    assert page.method == "ocr"
    assert page.pictures == ()
    assert [doubt.flag for doubt in page.doubts] == ["ocr_page"]
    words = " ".join(word.text for word in page.words)
    assert sum(line in words for line in LINES) >= 2
    harbour = next(word for word in page.words if word.text == "harbour")
    assert harbour.box.top == pytest.approx(200 * 842 / 2339, abs=8)
    assert all(0 < word.confidence <= 1 for word in page.words)
    assert len(page.rulings) == 6


def _words(n: int, top: float) -> list[Word]:
    return [
        Word("harbour", Box(40 + 50 * (i % 10), top + 12 * (i // 10), 80 + 50 * (i % 10), top + 9 + 12 * (i // 10)), 9.0)
        for i in range(n)
    ]


def _shown(words: list[Word]) -> numpy.ndarray:
    """A picture, a dot a point, of a page with these words on it."""
    grey = numpy.full((842, 595), 255, dtype=numpy.uint8)
    for word in words:
        grey[int(word.box.top) + 2 : int(word.box.bottom) - 2, int(word.box.x0) : int(word.box.x1) : 2] = 0
    return grey


@pytest.mark.parametrize(("n_stamp", "n_layer", "unread"), [(10, 0, True), (60, 0, True), (200, 0, True), (20, 400, False)])
def test_a_stamp_of_any_length_leaves_a_scan_unread(n_stamp: int, n_layer: int, unread: bool) -> None:
    printed, stamp = _words(400, 300), _words(n_stamp, 10)
    page = Page(1, 595.0, 842.0, words=(*stamp, *printed[:n_layer]))
    assert stamped.is_unread(lambda: _shown([*printed, *stamp]), page) is unread
    assert stamped.n_beside([*printed, *stamp], page.words) == len(printed) - n_layer


@pytest.mark.parametrize("layout", ["on the side", "diagonal"])
def test_a_stamp_that_lies_askew_is_no_text_of_the_sheet(monkeypatch, layout: str) -> None:
    monkeypatch.setattr(scan, "can_read", lambda: False)
    (page,) = pdf.read(stamps.sheet(lambda canvas: stamps.LAYOUTS[layout](canvas, 60)))
    assert "text_missing" in {doubt.flag for doubt in page.doubts}
    (page,) = pdf.read(stamps.sheet(stamps.own_text))
    assert "text_missing" not in {doubt.flag for doubt in page.doubts}


def test_a_photograph_behind_text_is_no_scan() -> None:
    page = Page(1, 595.0, 842.0, words=tuple(_words(30, 10)))
    assert not stamped.is_unread(lambda: numpy.full((842, 595), 60, dtype=numpy.uint8), page)


@pytest.mark.skipif(not scan.can_read(), reason="no engine for optical character recognition is installed")
@pytest.mark.parametrize(
    ("laid", "turn"), [(Image.Transpose.ROTATE_180, 180), (Image.Transpose.ROTATE_270, 90), (Image.Transpose.ROTATE_90, 270)]
)
def test_a_sheet_laid_the_wrong_way_round_is_read_all_the_same(laid, turn):
    picture = Image.new("L", (1654, 2339) if turn == 180 else (2339, 1654), 255)
    pen = ImageDraw.Draw(picture)
    for i in range(24):
        pen.text((200, 150 + 60 * i), LINES[i % 3], fill=0, font=ImageFont.load_default(34))
    (page,) = pdf.read(scanned(picture.transpose(laid)))
    assert (page.method, page.turn) == ("ocr", turn)
    words = " ".join(word.text for word in page.words)
    assert sum(words.count(line) for line in LINES) >= 20


def under_layer(layer: list[str]) -> bytes:
    """A scan with lines of text laid over it unseen, where its own lines are."""
    picture = Image.new("L", (1654, 2339), 255)
    font = ImageFont.load_default(34)
    for i, line in enumerate(LINES):
        ImageDraw.Draw(picture).text((200, 200 + 60 * i), line, fill=0, font=font)

    def sheet(canvas: Canvas) -> None:
        out = io.BytesIO()
        picture.save(out, "PNG")
        canvas.drawImage(ImageReader(out), 0, 0, 595, 842)
        for i, line in enumerate(layer):
            text = canvas.beginText(72, 842 - 82 - 21.6 * i)
            text.setTextRenderMode(3)
            text.textOut(line)
            canvas.drawText(text)

    return drawn(sheet)


@pytest.mark.skipif(not scan.can_read(), reason="no engine for optical character recognition is installed")
@pytest.mark.parametrize(
    "layer",
    [
        ["Stores of goods in boxes and crates at closing", "All pallets were shelved by hand", "Units of account"],
        ["Tbe barb0ur b00k wae rcad 0n 4 Mav 1998", "6ra1n eame d0wn tbe r1ver 1n fIat b0ate", "N0b0dv aeked tbe eIerk wbv"],
        [" ".join(line) for line in LINES],
    ],
)
def test_a_layer_that_says_other_than_the_scan_under_it_is_not_believed(layer: list[str]) -> None:
    (page,) = pdf.read(under_layer(layer))
    assert page.method == "ocr"
    assert "harbour book was read" in " ".join(word.text for word in page.words)


@pytest.mark.skipif(not scan.can_read(), reason="no engine for optical character recognition is installed")
def test_a_layer_that_says_what_the_scan_under_it_shows_is_kept() -> None:
    (page,) = pdf.read(under_layer([line.replace("boats", "b0ats") for line in LINES]))
    assert page.method == "text"
    assert "b0ats." in [word.text for word in page.words]
