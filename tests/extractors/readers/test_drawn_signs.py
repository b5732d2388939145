"""Signs whose font tells no letter, or a wrong one, are read as they are drawn."""

import pytest

from extractors.readers import pdf
from tests.papers.objects import BOX, CATALOG, FONT, raw, stream

MINUS, DASH = "\u2212", "\u2013"


def words_of(drawing: bytes, after: bytes, name: bytes = b"g1", box: bytes = BOX, times: int = 1) -> list[str]:
    """The words of a page whose second font has one sign, without a letter unless `name` is one's, drawn in thousandths of
    its size. The sign and what stands after it are repeated on lines below so many times."""
    font = (
        b"<< /Type /Font /Subtype /Type3 /FontBBox [0 0 700 700] /FontMatrix [.001 0 0 .001 0 0] /FirstChar 1 /LastChar 1"
        b" /Widths [700] /CharProcs << /%b 7 0 R >> /Encoding << /Type /Encoding /Differences [1 /%b] >> /Resources << >> >>"
        % (name, name)
    )
    size = 12 if times == 1 else 5
    sign = b"/B %d Tf <01> Tj /A %d Tf (%b) Tj 0 -7 Td " % (size, size, after)
    line = b"BT /A 12 Tf 72 700 Td (A long line of text before it: ) Tj %b ET" % (sign * times)
    page = b"<< /Type /Page /Parent 2 0 R %b /Resources << /Font << /A 4 0 R /B 5 0 R >> >> /Contents 6 0 R >>" % box
    pages = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
    data = raw([CATALOG, pages, page, FONT, font, stream(line), stream(b"700 0 0 0 700 700 d1 " + drawing)])
    (read,) = pdf.read(data)
    return [word.text for word in read.words]


@pytest.mark.parametrize("thick", [35, 60, 90])
def test_a_bar_before_a_figure_is_a_minus_sign(thick: int) -> None:
    assert words_of(b"50 230 600 %d re f" % thick, b"0.9393")[-1] == f"{MINUS}0.9393"


def test_a_sign_is_read_where_a_part_of_the_sheet_is_displayed() -> None:
    assert words_of(b"50 230 600 50 re f", b"0.9393", box=BOX + b" /CropBox [60 500 500 750]")[-1] == f"{MINUS}0.9393"


def test_a_page_full_of_signs_is_read_as_one_with_a_few() -> None:
    assert words_of(b"50 230 600 50 re f", b"0.9393", times=80).count(f"{MINUS}0.9393") == 80


def test_a_bar_before_a_word_is_a_dash() -> None:
    assert words_of(b"50 230 600 50 re f", b" all")[-2:] == [DASH, "all"]


@pytest.mark.parametrize(
    "drawing",
    [b"50 -80 600 40 re f", b"300 0 60 650 re f", b"50 230 600 400 re f", b"100 0 60 650 re f 300 0 200 60 re f"],
    ids=["underline", "upright", "block", "corner"],
)
def test_what_is_drawn_otherwise_stays_unknown(drawing: bytes) -> None:
    assert "\ufffd" in " ".join(words_of(drawing, b"0.9393"))


@pytest.mark.parametrize("name", [b"two", b"Agrave", b"exclamdown", b"softhyphen"])
def test_a_minus_sign_that_its_font_calls_a_letter_is_a_minus_sign(name: bytes) -> None:
    assert words_of(b"50 230 600 50 re f", b"0.9393", name)[-1] == f"{MINUS}0.9393"


@pytest.mark.parametrize(("name", "letter"), [(b"two", "2"), (b"Euro", "€")])
def test_a_letter_of_another_font_that_is_no_bar_stays(name: bytes, letter: str) -> None:
    assert words_of(b"100 0 60 650 re f 300 0 200 60 re f", b"0.9393", name)[-1] == f"{letter}0.9393"


@pytest.mark.parametrize(("name", "letter"), [(b"emdash", "\u2014"), (b"afii00208", "\u2015"), (b"uni4E00", "\u4e00")])
def test_a_bar_that_its_font_calls_a_dash_or_a_one_stays(name: bytes, letter: str) -> None:
    assert words_of(b"50 230 600 50 re f", b"0.9393", name)[-1] == f"{letter}0.9393"


CROSS = b"350 130 m 350 550 l 140 340 m 560 340 l S"
SIGNS = {
    "=": b"60 160 m 640 160 l 60 360 m 640 360 l S",
    "+": CROSS,
    "\u00b1": CROSS + b" 140 0 m 560 0 l S",
    "\u00d7": b"150 50 m 550 450 l 150 450 m 550 50 l S",
    "*": b"350 80 m 350 560 l 140 200 m 560 440 l 140 440 m 560 200 l S",
    "<": b"600 20 m 120 260 l 600 500 l S",
    "\u2265": b"120 140 m 600 380 l 120 620 l 120 20 m 600 20 l S",
}


@pytest.mark.parametrize("sign", SIGNS)
@pytest.mark.parametrize("name", [b"g1", b"six", b"Agrave"])
@pytest.mark.parametrize("pen", [35, 60])
def test_a_sign_before_a_figure_is_read_as_it_is_drawn_whatever_its_font_calls_it(sign: str, name: bytes, pen: int) -> None:
    assert words_of(b"%d w " % pen + SIGNS[sign], b"0.9393", name)[-1].replace(" ", "") == f"{sign}0.9393"


@pytest.mark.parametrize("sign", SIGNS)
def test_a_sign_of_a_font_without_letters_is_read_before_a_word_too(sign: str) -> None:
    assert words_of(b"50 w " + SIGNS[sign], b" all")[-2:] == [sign, "all"]


def test_an_x_drawn_as_a_cross_stays_an_x() -> None:
    assert words_of(b"50 w " + SIGNS["\u00d7"], b"12", b"x")[-1] == "x12"
