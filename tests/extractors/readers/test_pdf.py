"""Any file is read or refused with a reason, and every page is accounted for."""

import zlib
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from extractors.model.page import Page
from extractors.readers import contents, engines, opening, pdf, scan
from extractors.readers.engines import EngineFailed, Seen
from extractors.readers.failure import Unreadable, reasons
from extractors.readers.fonts import Fonts
from tests.extractors.readers.press import drawn, page, texts
from tests.papers import forged, hostile, tangled
from tests.papers.hostile import SEEN, UNSEEN
from tests.papers.objects import BOX, CATALOG, FONT, page_of, raw, show, stream

ROBUST = Path(__file__).parents[4] / "shared" / "robust"
LIGHT = [case for case in (*hostile.cases(), *tangled.cases(), *forged.cases()) if not case.heavy]


def _text(pages: list[Page]) -> str:
    return " ".join(word.text for read in pages for word in read.words)


def _read(data: bytes) -> tuple[list[Page], str]:
    """The pages, or why there are none."""
    try:
        return list(pdf.read(data)), ""
    except Unreadable as failure:
        return [], failure.reason


@pytest.mark.parametrize("case", LIGHT, ids=lambda case: case.name)
def test_hostile_files_are_read_or_refused_with_a_reason(case):
    pages, reason = _read(case.data())
    if reason:
        assert reason in reasons()
        assert "quarantined" in case.statuses
        return
    text = _text(pages)
    assert [wanted for wanted in case.holds if wanted not in text] == []
    assert [unwanted for unwanted in case.lacks if unwanted in text] == []
    if case.flag in ("hidden_text", "lost_page", "missing_pages", "filled_in"):
        assert case.flag in {doubt.flag for read in pages for doubt in read.doubts}


@pytest.mark.parametrize(
    ("data", "reason"),
    [(b"", "empty"), (b"GIF89a nothing", "not_a_pdf"), (b"<html>%PDF</html>", "not_a_pdf"), (b"%PDF-1.7\n", "damaged")],
)
def test_what_is_no_paper_says_why(data, reason):
    with pytest.raises(Unreadable) as failure:
        list(pdf.read(data))
    assert failure.value.reason == reason
    assert reasons()[reason].meaning in str(failure.value)


def test_a_reason_must_be_on_the_list() -> None:
    with pytest.raises(ValueError, match="no such reason"):
        Unreadable("because")


def test_white_letters_on_a_dark_ground_are_seen() -> None:
    def sheet(canvas: Canvas) -> None:
        canvas.setFillGray(0.1)
        canvas.rect(60, 690, 300, 30, stroke=0, fill=1)
        canvas.setFillGray(1)
        canvas.drawString(72, 700, SEEN)
        canvas.drawString(72, 500, UNSEEN)

    read = page(sheet)
    assert SEEN in " ".join(texts(read))
    assert "nine" not in texts(read)
    assert [doubt.flag for doubt in read.doubts] == ["hidden_text"]


def test_white_letters_beside_rules_are_not_seen() -> None:
    def sheet(canvas: Canvas) -> None:
        canvas.drawString(72, 700, SEEN)
        canvas.setFillGray(1)
        canvas.drawString(72, 500, "731")
        for y in (496.5, 508.5):
            canvas.line(60, y, 200, y)

    read = page(sheet)
    assert SEEN in " ".join(texts(read))
    assert "731" not in texts(read)
    assert [doubt.flag for doubt in read.doubts] == ["hidden_text"]


@pytest.mark.parametrize(("opacity", "is_seen"), [(0.0, False), (0.03, False), (0.5, True), (1.0, True)])
@pytest.mark.parametrize("in_form", [False, True])
def test_letters_that_let_their_ground_show_through_are_not_seen(opacity: float, is_seen: bool, in_form: bool) -> None:
    def sheet(canvas: Canvas) -> None:
        canvas.drawString(72, 700, SEEN)
        if in_form:
            canvas.beginForm("figures")
            canvas.drawString(72, 500, "731")
            canvas.endForm()
        canvas.setFillAlpha(opacity)
        if in_form:
            canvas.doForm("figures")
        else:
            canvas.drawString(72, 500, "731")
        canvas.setFillAlpha(1)
        canvas.drawString(72, 300, SEEN)

    read = page(sheet)
    assert ("731" in texts(read)) == is_seen
    assert " ".join(texts(read)).count(SEEN) == 2
    assert [doubt.flag for doubt in read.doubts] == ([] if is_seen else ["hidden_text"])


@pytest.mark.parametrize("grey", [0.0, 0.5, 0.8])
def test_letters_as_grey_as_the_area_that_they_stand_on_are_not_seen(grey: float) -> None:
    def sheet(canvas: Canvas) -> None:
        canvas.setFillGray(0.3)
        canvas.drawString(72, 700, SEEN)
        canvas.setFillGray(grey)
        canvas.rect(60, 490, 200, 30, stroke=0, fill=1)
        canvas.drawString(72, 500, "731")
        canvas.setFillGray(1)
        canvas.drawString(120, 500, "842")

    read = page(sheet)
    assert "842" in texts(read)
    assert "731" not in texts(read)
    assert [doubt.flag for doubt in read.doubts] == ["hidden_text"]


def test_letters_that_stand_on_end_are_read_from_left_to_right() -> None:
    def sheet(canvas: Canvas) -> None:
        canvas.translate(80, 100)
        canvas.rotate(90)
        for i in range(12):
            canvas.drawString(0, -20 * i, f"Row {i} of a wide table")

    read = page(sheet)
    assert read.turn == 270
    assert (round(read.width), round(read.height)) == (842, 595)
    assert all(word.upright for word in read.words)
    assert texts(read)[:7] == ["Row", "0", "of", "a", "wide", "table", "Row"]


def test_letters_of_negative_size_and_negative_width_stand_upright() -> None:
    def sheet(canvas: Canvas) -> None:
        for i in range(12):
            text = canvas.beginText(72, 0)
            text.setFont("Times-Roman", -10)
            text.setHorizScale(-100)
            text.setTextTransform(1, 0, 0, -1, 72, 700 - 20 * i)
            text.textOut(f"Row {i} of a table")
            canvas.drawText(text)

    read = page(sheet)
    assert (read.turn, texts(read)[:6]) == (0, ["Row", "0", "of", "a", "table", "Row"])


def test_pages_are_counted_from_one_and_none_is_left_out() -> None:
    pages = list(pdf.read(drawn(*[lambda canvas: canvas.drawString(72, 700, "text")] * 3)))
    assert [read.number for read in pages] == [1, 2, 3]


@pytest.mark.skipif(not ROBUST.is_dir(), reason="the awkward files of ../shared are not here")
@pytest.mark.parametrize("name", ["0233db11499ffbde", "3d9f7d6f1ed4bc07", "bed6bcdaf7ace56a", "2c153eb1a00e2583"])
def test_files_that_one_reader_loses_are_read_with_the_other(name):
    pages = list(pdf.read((ROBUST / f"{name}.pdf").read_bytes()))
    assert _text(pages).strip()
    assert "repaired" in {doubt.flag for read in pages for doubt in read.doubts}


@pytest.mark.skipif(not ROBUST.is_dir(), reason="the awkward files of ../shared are not here")
def test_a_file_with_a_coding_of_its_own_is_read() -> None:
    pages = list(pdf.read((ROBUST / "06a4a4a205ea6e39.pdf").read_bytes()))
    assert _text(pages) == "Hello world"


@pytest.mark.skipif(not ROBUST.is_dir(), reason="the awkward files of ../shared are not here")
@pytest.mark.parametrize("name", ["1919480aba35617d", "4e62b820702c329e", "c8dbdfb034d7deb9"])
def test_locked_files_say_so(name):
    with pytest.raises(Unreadable) as failure:
        list(pdf.read((ROBUST / f"{name}.pdf").read_bytes()))
    assert failure.value.reason == "encrypted"


def test_a_page_whose_content_breaks_off_keeps_what_comes_before_and_says_so() -> None:
    figures = " ".join(str(number * number) for number in range(4000))
    content = zlib.compress(show(SEEN) + b"\n" + show(figures, y=700))
    broken = content[:-700] + b"\xff" * 700
    (read,) = pdf.read(page_of(broken, deflated=True))
    assert SEEN in _text([read])
    assert [doubt.flag for doubt in read.doubts] == ["damaged_page"]


def test_a_page_that_cannot_be_unpacked_is_lost_and_not_blank() -> None:
    (read,) = pdf.read(page_of(b"\x78\x9c" + b"\xff" * 400, deflated=True))
    assert (read.method, [doubt.flag for doubt in read.doubts]) == ("none", ["lost_page"])


def test_letters_stand_on_the_page_however_deep_their_font_says_they_reach() -> None:
    font = b"<< /Type /Font /Subtype /TrueType /BaseFont /Deep /FontDescriptor << /Type /FontDescriptor /Descent -2463 >> >>"
    (read,) = pdf.read(page_of(show(SEEN, y=30), font=font))
    assert _text([read]) == SEEN


@pytest.mark.parametrize("most", [0, 10_000])
def test_a_page_s_content_is_held_no_longer_than_it_is_read_and_read_again_for_a_page_that_shares_it(
    monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    monkeypatch.setattr(contents, "MOST_READ_AGAIN", most)
    own = b"<< /Type /Page /Parent 2 0 R /Resources << /Font << /A 5 0 R >> >> %b /Contents [6 0 R %d 0 R] >>"
    tree = b"<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 >>"
    lines = [stream(show("Kept by the Board of Wells")), stream(show("one pump", 700)), stream(show("two pumps", 700))]
    book = opening.opened(raw([CATALOG, tree, own % (BOX, 7), own % (BOX, 8), FONT, *lines]))
    read = [pdf._page(book, number, Fonts()) for number in (1, 2)]
    assert [_text([each]) for each in read] == [f"Kept by the Board of Wells {what}" for what in ("one pump", "two pumps")]
    held = set(book.pages[0].page_obj.doc._cached_objs)
    assert held & {6, 7, 8} == (set() if most else {6, 7, 8})


def test_a_sheet_given_from_its_upper_corner_is_the_same_sheet() -> None:
    (read,) = pdf.read(page_of(show(SEEN), box=b"/MediaBox [0 842 595 0]"))
    assert _text([read]) == SEEN
    assert 70 < read.words[0].box.top < 82


def test_a_page_read_by_the_second_reader_lies_on_the_sheet_that_it_inherits() -> None:
    page_object = b"<< /Type /Page /Parent 2 0 R /Resources << /Font << /A 4 0 R >> >> /Contents 5 0 R >>"
    tree = b"<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 300 50] >>"
    objects = [CATALOG, tree, page_object, FONT, stream(show(SEEN, y=20), length=7)]
    (read,) = pdf.read(raw(objects))
    assert _text([read]) == SEEN
    assert (read.width, read.height) == (300, 50)


def test_a_file_without_its_first_bytes_is_damaged() -> None:
    assert _read(b"0000000\n1 0 obj\n<< /Type /ObjStm >>\nstream\n")[1] == "damaged"


def test_drawn_letters_have_the_size_in_which_they_are_seen() -> None:
    """Scanned type of old TeX: letters of 40 by 60 dots, set in a size of 0.12 points."""
    letter = stream(b"40 0 0 0 40 60 d1 0 0 40 60 re f")
    type3 = b"<< /Type /Font /Subtype /Type3 /FontBBox [0 0 40 60] /FontMatrix [1 0 0 1 0 0] /FirstChar 97 /LastChar 99 "
    type3 += b"/Widths [40 40 40] /Encoding << /Differences [97 /a /b /c] >> /CharProcs << /a 6 0 R /b 6 0 R /c 6 0 R >> >>"
    content = stream(b"BT /A 0.12 Tf 100 700 Td (abc cab) Tj ET")
    page_object = b"<< /Type /Page /Parent 2 0 R %b /Resources << /Font << /A 4 0 R >> >> /Contents 5 0 R >>" % BOX
    tree = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
    (read,) = pdf.read(raw([CATALOG, tree, page_object, type3, content, letter]))
    assert texts(read) == ["abc", "cab"]
    assert 6 < read.words[0].size < 8
    assert read.doubts == ()


def test_letters_of_dots_stand_where_their_unit_box_says_nothing() -> None:
    """Ghostscript's: a box of one dot for all letters, drawn downwards and set in a text that stands on its head."""
    letter = stream(b"50 0 0 0 50 -70 d1 0 0 50 -70 re f")
    type3 = b"<< /Type /Font /Subtype /Type3 /FontBBox [0 0 1 -1] /FontMatrix [1 0 0 -1 0 0] /FirstChar 97 /LastChar 99 "
    type3 += b"/Widths [50 50 50] /Encoding << /Differences [97 /a /b /c] >> /CharProcs << /a 6 0 R /b 6 0 R /c 6 0 R >> >>"
    content = stream(b"BT /A 0.12 Tf 1 0 0 -1 100 700 Tm (abc) Tj ET")
    page_object = b"<< /Type /Page /Parent 2 0 R %b /Resources << /Font << /A 4 0 R >> >> /Contents 5 0 R >>" % BOX
    (read,) = pdf.read(raw([CATALOG, b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>", page_object, type3, content, letter]))
    (seen,) = read.words
    baseline = read.height - 700
    assert 10 < seen.size < 14
    assert seen.box.top < baseline - 7
    assert baseline < seen.box.bottom < baseline + 4


def test_a_page_of_endless_lines_keeps_its_letters() -> None:
    lines = b"".join(b"%d 0 m %d 9 l S\n" % (i % 500, i % 500) for i in range(60_000))
    (read,) = pdf.read(page_of(lines + show(SEEN)))
    assert _text([read]) == SEEN
    assert "too_much_on_page" in {doubt.flag for doubt in read.doubts}


def test_a_page_whose_content_only_one_reader_finds_is_whole() -> None:
    odd = page_of(show(SEEN)).replace(b"endstream\nendobj", b"endstream junk endobj")
    (read,) = pdf.read(odd)
    assert _text([read]) == SEEN
    assert "damaged_page" not in {doubt.flag for doubt in read.doubts}


@pytest.mark.skipif(not scan.can_read(), reason="no engine for optical character recognition is installed")
def test_a_drawing_without_words_is_no_loss() -> None:
    _, drawing = _read(drawn(_circles))[0]
    assert (drawing.method, drawing.doubts) == ("none", ())


@pytest.mark.parametrize(("passing", "flag"), [(True, "ocr_failed"), (False, "ocr_given_up")])
def test_a_drawing_that_could_not_be_looked_at_is_one(monkeypatch, passing, flag):
    def fails(_grey: object) -> list[Seen]:
        raise EngineFailed("it was ended", passing)

    monkeypatch.setattr(engines, "page_words", fails)
    monkeypatch.setattr(scan, "can_read", lambda: True)
    _, drawing = _read(drawn(_circles))[0]
    assert [doubt.flag for doubt in drawing.doubts] == [flag]


def test_a_page_thinner_than_a_letter_holds_none() -> None:
    strip = page_of(b"0 0 m 1 90000 l S " * 9, box=b"/MediaBox [0 0 1 900000]")
    assert [(sheet.method, sheet.doubts) for sheet in _read(strip)[0]] == [("none", ())]


def _circles(canvas: Canvas) -> None:
    canvas.drawString(72, 760, SEEN)
    canvas.showPage()
    for i in range(8):
        canvas.circle(300 + 9 * i, 400, 40 + 19 * i)
