"""Text layers whose letters have no known meaning are noticed; unusual but honest text is not taken for one."""

from dataclasses import replace
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from extractors.model.page import Box, Page, Word
from extractors.readers import pdf, scan
from extractors.readers.garble import MEANINGLESS, is_nonsense, read_letters
from extractors.readers.painted import Face, Glyph

PROSE = ("Grain came down the river in flat boats and left the port in deep ones. " * 12).split()


def glyphs(*letters: str) -> list[Glyph]:
    face = Face("Times", False, False)
    return [Glyph(c, 5.0 * i, 0, 5.0 * i + 4, 10, 5.0 * i, 8, 10, 0, face, 0.0, 0, i) for i, c in enumerate(letters)]


def test_letters_without_meaning_are_counted_and_marked() -> None:
    found = glyphs("a", "(cid:12)", "\ue123", "b", " ")
    assert read_letters(found) == 0.5
    assert [glyph.text for glyph in found] == ["a", MEANINGLESS, MEANINGLESS, "b", " "]


def test_bullets_of_symbol_fonts_have_a_meaning() -> None:
    found = glyphs("\uf0b7", "a")
    assert read_letters(found) == 0.0
    assert found[0].text == "•"


def test_a_shifted_alphabet_is_nonsense() -> None:
    shifted = ["".join(chr((ord(c) - 97 + 1) % 26 + 97) if c.isalpha() else c for c in word.lower()) for word in PROSE]
    assert is_nonsense(shifted)


def test_letters_mapped_to_signs_are_nonsense() -> None:
    signs = "!#$%&'()/:;<>?@[]^{}£§¶¤¥¢"
    mapped = ["".join(signs[(ord(c) - 97) % 26] if c.isalpha() else c for c in word.lower()) for word in PROSE]
    assert is_nonsense(mapped)


def test_prose_figures_and_rules_are_not() -> None:
    assert not is_nonsense(PROSE)
    assert not is_nonsense(["12.4", "1998", "3,100"] * 200)
    assert not is_nonsense(["-----------", "=====", "....."] * 100)
    assert not is_nonsense(["中国和日本的合作"] * 100)


def half_garbled() -> bytes:
    """A page on which a font maps one letter in three to a code point of private use."""
    to_unicode = b"begincmap 1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfchar <58> <E123> endbfchar endcmap"
    lines = b" ".join(b"(Barrels XXXXX) Tj 0 -20 Td" for _ in range(20))
    content = b"BT /F 12 Tf 72 700 Td " + lines + b" ET"
    objects = [
        b"<</Type /Catalog /Pages 2 0 R>>",
        b"<</Type /Pages /Kids [3 0 R] /Count 1>>",
        b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources <</Font <</F 4 0 R>>>> /Contents 5 0 R>>",
        b"<</Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 6 0 R>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(content), content),
        b"<</Length %d>>stream\n%s\nendstream" % (len(to_unicode), to_unicode),
    ]
    out = b"%PDF-1.4\n"
    starts = []
    for number, body in enumerate(objects, 1):
        starts.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % start for start in starts)
    tail = b"trailer <</Size 7 /Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % len(out)
    return out + b"xref\n0 7\n0000000000 65535 f \n" + table + tail


@pytest.mark.parametrize(("confidence", "kept"), [(0.5, True), (0.9, False)])
def test_a_partly_garbled_layer_gives_way_only_to_a_sure_reading(monkeypatch, confidence: float, kept: bool):
    def guessed(page: Page, grey: object, scale: float) -> Page:  # noqa: ARG001
        word = Word("guess", Box(72, 72, 100, 82), 10, confidence=confidence)
        return replace(page, words=(word,), method="ocr")

    monkeypatch.setattr(scan, "can_read", lambda: True)
    monkeypatch.setattr(scan, "read", guessed)
    (page,) = pdf.read(half_garbled())
    assert [word.text for word in page.words][:1] == (["Barrels"] if kept else ["guess"])
    assert "garbled_text" in {doubt.flag for doubt in page.doubts}


CODES = ["".join("QXKVZWJB"[i * 7919 // 8**k % 8] for k in range(6)) + f"-{i:02}" for i in range(1, 90)]


@pytest.mark.parametrize(("seen", "kept"), [(CODES, True), (["harbour", "quay"] * 40, False)])
def test_codes_that_are_seen_on_the_page_are_sound(monkeypatch, tmp_path: Path, seen: list[str], kept: bool):
    def guessed(page: Page, grey: object, scale: float) -> Page:  # noqa: ARG001
        words = tuple(Word(text, Box(72, 72, 100, 82), 10, confidence=0.9) for text in seen)
        return replace(page, words=words, method="ocr")

    monkeypatch.setattr(scan, "can_read", lambda: True)
    monkeypatch.setattr(scan, "read", guessed)
    canvas = Canvas(str(tmp_path / "codes.pdf"), pagesize=(420, 595), invariant=True)
    for i, code in enumerate(CODES):
        canvas.drawString(40 + 180 * (i % 2), 560 - 12 * (i // 2), code)
    canvas.save()
    (page,) = pdf.read((tmp_path / "codes.pdf").read_bytes())
    assert page.method == ("text" if kept else "ocr")
    assert not page.doubts
