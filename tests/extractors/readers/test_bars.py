"""Signs whose font tells no letter, read where they are drawn as a bar."""

import pytest

from extractors.readers import pdf
from tests.papers.objects import BOX, CATALOG, FONT, raw, stream

MINUS, DASH = "\u2212", "\u2013"


def words_of(drawing: bytes, after: bytes, name: bytes = b"g1") -> list[str]:
    """The words of a page whose second font has one sign, without a letter unless `name` is one's, drawn in thousandths of
    its size."""
    font = (
        b"<< /Type /Font /Subtype /Type3 /FontBBox [0 0 700 700] /FontMatrix [.001 0 0 .001 0 0] /FirstChar 1 /LastChar 1"
        b" /Widths [700] /CharProcs << /%b 7 0 R >> /Encoding << /Type /Encoding /Differences [1 /%b] >> /Resources << >> >>"
        % (name, name)
    )
    line = b"BT /A 12 Tf 72 700 Td (A long line of text before it: ) Tj /B 12 Tf <01> Tj /A 12 Tf (%b) Tj ET" % after
    page = b"<< /Type /Page /Parent 2 0 R %b /Resources << /Font << /A 4 0 R /B 5 0 R >> >> /Contents 6 0 R >>" % BOX
    pages = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
    data = raw([CATALOG, pages, page, FONT, font, stream(line), stream(b"700 0 0 0 700 700 d1 " + drawing)])
    (read,) = pdf.read(data)
    return [word.text for word in read.words]


@pytest.mark.parametrize("thick", [35, 60, 90])
def test_a_bar_before_a_figure_is_a_minus_sign(thick: int) -> None:
    assert words_of(b"50 230 600 %d re f" % thick, b"0.9393")[-1] == f"{MINUS}0.9393"


def test_a_bar_before_a_word_is_a_dash() -> None:
    assert words_of(b"50 230 600 50 re f", b" all")[-2:] == [DASH, "all"]


@pytest.mark.parametrize(
    "drawing",
    [b"50 -80 600 40 re f", b"300 0 60 650 re f", b"50 230 600 400 re f", b"50 150 600 50 re 50 330 600 50 re f"],
    ids=["underline", "upright", "block", "equals"],
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
