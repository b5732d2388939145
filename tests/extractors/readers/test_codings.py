"""Fonts whose coding stands in the file, and faces told by their names."""

import pytest

from extractors.readers import pdf
from extractors.readers.fonts import named_bold, named_italic
from tests.papers.objects import BOX, CATALOG, raw, stream

CODING = b"""/CIDInit /ProcSet findresource begin begincmap /CMapName /Own def
1 begincodespacerange <20> <7e> endcodespacerange
2 begincidchar <20> 1 <2e> 2 endcidchar
1 begincidrange <41> <7a> 3 endcidrange endcmap"""
LETTERS = b"""/CIDInit /ProcSet findresource begin begincmap /CMapName /Letters def
1 begincodespacerange <20> <7e> endcodespacerange
1 beginbfrange <20> <7e> <0020> endbfrange endcmap"""


def _set_in_own_coding() -> bytes:
    """A line in a font whose glyphs are numbered anew."""
    font = b"<< /Type /Font /Subtype /Type0 /BaseFont /Own /Encoding 7 0 R /ToUnicode 8 0 R /DescendantFonts [6 0 R] >>"
    part = (
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Own /DW 100 /W [1 [250 250] 3 60 500] "
        b"/CIDSystemInfo << /Registry (A) /Ordering (B) /Supplement 0 >> >>"
    )
    page = b"<< /Type /Page /Parent 2 0 R %b /Resources << /Font << /A 4 0 R >> >> /Contents 5 0 R >>" % BOX
    pages = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
    content = b"BT /A 10 Tf 72 700 Td (The harbour is open.) Tj ET"
    return raw([CATALOG, pages, page, font, stream(content), part, stream(CODING), stream(LETTERS)])


def test_letters_in_a_coding_of_the_files_own_are_read_where_they_stand() -> None:
    (page,) = pdf.read(_set_in_own_coding())
    assert [word.text for word in page.words] == ["The", "harbour", "is", "open."]
    # 3 letters of 5 points, a blank of 2.5: widths go by the glyph that a code shows, not by the code.
    assert page.words[1].box.x0 == pytest.approx(72 + 3 * 5 + 2.5)
    assert page.doubts == ()


@pytest.mark.parametrize(
    "name",
    ["CMBX12", "CMB10", "CMSSBX10", "SFBX1095", "NimbusRomNo9L-Medi", "Times-Bold", "HelveticaNeueLTStd-Bd", "Gill-BdCn"],
)
def test_bold_faces_are_known_by_their_names(name: str) -> None:
    assert named_bold(name)


@pytest.mark.parametrize("name", ["CMR10", "CMMI10", "CMBright", "SFRM1095", "MSBM10", "Times-Roman", "Helvetica-Medium"])
def test_other_faces_are_not_bold(name: str) -> None:
    assert not named_bold(name)


@pytest.mark.parametrize(
    ("name", "slanted"), [("CMTI10", True), ("SFSL1000", True), ("Times-Italic", True), ("CMBX12", False)]
)
def test_slanted_faces_are_known_by_their_names(name: str, slanted: bool) -> None:
    assert named_italic(name) == slanted
