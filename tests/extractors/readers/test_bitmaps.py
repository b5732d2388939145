"""Fonts of dots whose letters are named by their codes alone, as TeX writes them where it has no outlines."""

from collections.abc import Callable, Mapping

import pytest

from extractors import reading
from extractors.readers import pdf
from tests.papers.objects import BOX, CATALOG, FONT, raw, stream

# fmt: off
ROMAN = {"a": 500, "c": 444, "e": 444, "f": 306, "g": 500, "h": 556, "i": 278, "l": 278, "m": 833, "n": 556, "o": 500,
         "r": 392, "s": 394, "t": 389, "u": 556, "y": 528, " ": 333, "0": 500, "1": 500, "$": 500}
ITALIC = ROMAN | {"f": 307, "i": 307, "l": 256, "0": 511, "1": 511, "$": 769}
MATHEMATICS = {"a": 529, "c": 433, "e": 466, "f": 490, "i": 345, "l": 298, "n": 600, "o": 485}
"""Widths of Computer Modern's letters, in thousandths of the size."""
# fmt: on

TALL, DASH, POINT, COMMA = (0, 0, 400, 690), (0, 250, 500, 275), (80, 0, 190, 110), (80, -190, 190, 110)
COLON, MACRON = (80, 0, 190, 430), (70, 560, 430, 590)

Names = Callable[[int], str]


def by_number(code: int) -> str:
    """pdfTeX's name."""
    return f"a{code}"


def by_digits(code: int) -> str:
    """dvips' name."""
    return "ABCDEFGH"[code // 36] + "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"[code % 36]


def printed(
    line: bytes,
    widths: Mapping[str, int],
    own: Mapping[int, int],
    inks: Mapping[int, tuple[int, ...]] | None = None,
    names: Names = by_number,
    packing: bytes = b"",
) -> str:
    """What is read of a line in a font of these letters and of `own` widths at other codes."""
    wide = {ord(letter): width for letter, width in widths.items()} | dict(own)
    drawings = [
        stream(b"%d 0 %d %d %d %d d1 0 0 1 1 re f" % (width, *(inks or {}).get(code, TALL)), packing)
        for code, width in wide.items()
    ]
    procs = " ".join(f"/{names(code)} {number} 0 R" for number, code in enumerate(wide, 6))
    differences = " ".join(f"{code} /{names(code)}" for code in wide)
    table = " ".join(str(wide.get(code, 0)) for code in range(256))
    font = (
        "<< /Type /Font /Subtype /Type3 /FontBBox [0 -250 1000 750] /FontMatrix [.001 0 0 .001 0 0] "
        f"/FirstChar 0 /LastChar 255 /Widths [{table}] /Encoding << /Type /Encoding /Differences [{differences}] >> "
        f"/CharProcs << {procs} >> >>"
    ).encode()
    page = b"<< /Type /Page /Parent 2 0 R %b /Resources << /Font << /A 4 0 R >> >> /Contents 5 0 R >>" % BOX
    pages = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
    content = stream(b"BT /A 11 Tf 72 700 Td <%b> Tj ET" % line.hex().encode())
    (only,) = pdf.read(raw([CATALOG, pages, page, font, content, *drawings]))
    return " ".join(word.text for word in only.words)


OT1 = {11: 583, 12: 556, 13: 556, 14: 833, 34: 500, 92: 500, 123: 500}
T1 = {16: 500, 17: 500, 21: 500, 27: 583, 28: 556, 29: 556, 30: 833, 0xE9: 444, 0xBF: 500}


@pytest.mark.parametrize("names", [by_number, by_digits])
def test_ligatures_quotes_and_dashes_of_knuths_coding_are_read(names: Names) -> None:
    assert printed(b'\\o\x0ece" sta\x0b \x0cne \x0dat 10{11', ROMAN, OT1, names=names) == "“office” staff fine flat 10–11"


@pytest.mark.parametrize("names", [by_number, by_digits])
def test_ligatures_accents_and_signs_of_the_cork_encoding_are_read(names: Names) -> None:
    line = b"\x10o\x1ece\x11 sta\x1b \x1cne \x1dat caf\xe9 10\x1511 \xbf10"
    assert printed(line, ROMAN, T1, names=names) == "“office” staff fine flat café 10–11 £10"


def test_the_pound_of_italics_is_no_dollar() -> None:
    assert printed(b"\x0cne $10", ITALIC, {12: 562}) == "fine £10"
    assert printed(b"\x0cne $10", ROMAN, {12: 556}) == "fine $10"


def test_greek_letters_of_mathematics_become_no_ligatures() -> None:
    greek = {11: 640, 12: 566, 13: 518, 14: 444, 15: 406, 27: 571, 28: 437, 29: 540, 30: 596, 31: 626}
    read = printed(bytes([*greek, *b"fnil"]), MATHEMATICS, greek)
    assert read == "\ufffd" * len(greek) + "fnil"


def test_letters_that_two_codings_explain_stay_unread() -> None:
    assert printed(b"o\x1c", ROMAN | {"i": 230}, {28: 500}) == "o\ufffd"
    assert printed(b"o\x1c \x1f", ROMAN | {"i": 230}, {28: 500, 31: 778}) == "o\ufffd \ufffd"
    assert printed(b"caf\xe9", ROMAN, {0xE9: 600}) == "caf\ufffd"


def test_points_commas_and_dashes_of_other_fonts_are_told_by_their_ink() -> None:
    inks = {0: DASH, 58: POINT, 59: COMMA, 123: DASH}
    own = {0: 778, 58: 278, 59: 278, 123: 500}
    assert printed(b"\x0010:11;0 1{1", ROMAN, own, inks) == "−10.11,0 1–1"


def test_colons_braces_and_macrons_stay_what_they_are() -> None:
    assert printed(b"a:{a\x16", ROMAN, {22: 500, 58: 278, 123: 500}, {22: MACRON, 58: COLON}) == "a:{a\ufffd"


def test_drawings_that_cannot_be_unpacked_lose_no_line() -> None:
    assert printed(b"10:11", ROMAN, {58: 278}, packing=b"/Filter /ASCIIHexDecode") == "10:11"


ARROW, UPRIGHT, DAGGER, PRIME = (55, 0, 944, 500), (30, -193, 470, 694), (55, -216, 389, 705), (30, 45, 262, 560)
LETTER, FIGURE, QUOTE, SIGN = (20, -205, 508, 431), (39, -22, 421, 676), (34, 379, 466, 694), (56, -194, 777, 694)


@pytest.mark.parametrize(
    ("code", "sign", "ink", "letter", "other"),
    [
        (33, "→", ARROW, "!", TALL),
        (34, "↑", UPRIGHT, '"', QUOTE),
        (35, "↓", UPRIGHT, "#", SIGN),
        (48, "′", PRIME, "0", FIGURE),
        (106, "|", (119, -249, 159, 750), "j", TALL),
        (120, "§", DAGGER, "x", LETTER),
        (121, "†", DAGGER, "y", LETTER),
        (122, "‡", DAGGER, "z", LETTER),
    ],
)
def test_a_sign_at_the_code_of_a_letter_is_told_by_its_ink(
    code: int, sign: str, ink: tuple[int, ...], letter: str, other: tuple[int, ...]
) -> None:
    assert printed(bytes([code]), {}, {code: 500}, {code: ink}) == sign
    assert printed(bytes([code]), {}, {code: 500}, {code: other}) == letter


def test_a_raised_minus_alone_in_its_font_is_raised() -> None:
    """Its font's box is as flat as the sign."""
    minus = (
        b"<< /Type /Font /Subtype /Type3 /FontBBox [80 240 810 290] /FontMatrix [.001 0 0 .001 0 0] "
        b"/FirstChar 0 /LastChar 0 /Widths [893] /Encoding << /Type /Encoding /Differences [0 /a0] >> "
        b"/CharProcs << /a0 6 0 R >> >>"
    )
    line = b"BT /F1 10 Tf 72 700 Td (about 3.2 x 10) Tj 3.6 Ts /A 7 Tf <00> Tj /F1 7 Tf (4) Tj /F1 10 Tf 0 Ts ( of it) Tj ET"
    page = b"<< /Type /Page /Parent 2 0 R %b /Resources << /Font << /A 4 0 R /F1 7 0 R >> >> /Contents 5 0 R >>" % BOX
    drawing = stream(b"893 0 80 240 810 290 d1 80 240 730 50 re f")
    pages = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
    read = reading.read(raw([CATALOG, pages, page, minus, stream(line), drawing, FONT]), reading.PDF)
    assert read.text == "about 3.2 x 10⁻⁴ of it"


@pytest.mark.parametrize(("code", "sign"), [(14, "◦"), (176, "°")])
def test_the_sign_of_degrees_is_told_by_its_ink(code: int, sign: str) -> None:
    assert printed(bytes([code]), {}, {code: 500}, {code: (56, 56, 444, 444)}) == sign
    assert "\ufffd" in printed(b"a" + bytes([code]), {"a": 500}, {code: 833}, {code: (27, 0, 800, 705)})
