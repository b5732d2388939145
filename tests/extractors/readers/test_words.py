"""No word glued to its neighbour, none cut, marks apart."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from extractors.readers.painted import Face, Glyph
from extractors.readers.words import words
from tests.extractors.readers.press import page, texts


def test_a_line_without_space_letters_is_parted_by_its_gaps() -> None:
    def sheet(canvas: Canvas) -> None:
        x = 72.0
        for word in ("Words", "set", "without", "spaces"):
            canvas.drawString(x, 700, word)
            x += canvas.stringWidth(word, "Times-Roman", 10) + 1.9

    assert texts(page(sheet)) == ["Words", "set", "without", "spaces"]


def test_a_kerned_word_stays_whole() -> None:
    def sheet(canvas: Canvas) -> None:
        x = 72.0
        for letter, kern in zip("AVATAR", (-0.8, 0.6, -0.7, 0.9, 0, 0), strict=True):
            canvas.drawString(x, 700, letter)
            x += canvas.stringWidth(letter, "Times-Roman", 10) + kern

    assert texts(page(sheet)) == ["AVATAR"]


def test_a_note_mark_never_sticks_to_a_name() -> None:
    def sheet(canvas: Canvas) -> None:
        canvas.drawString(72, 700, "India")
        end = 72 + canvas.stringWidth("India", "Times-Roman", 10)
        canvas.setFont("Times-Roman", 6.5)
        canvas.drawString(end, 703.6, "19")
        canvas.setFont("Times-Roman", 10)
        canvas.drawString(end + 9, 700, "grew")

    read = page(sheet)
    assert texts(read) == ["India", "19", "grew"]
    assert [word.superscript for word in read.words] == [False, True, False]


@pytest.mark.parametrize(("host", "raised", "whole"), [("13", "th", "13th"), ("40 km", "2", "km2")])
def test_ordinals_and_powers_of_units_belong_to_their_word(host, raised, whole):
    def sheet(canvas: Canvas) -> None:
        canvas.drawString(72, 700, host)
        canvas.setFont("Times-Roman", 6.5)
        canvas.drawString(72 + canvas.stringWidth(host, "Times-Roman", 10), 703.6, raised)

    assert whole in texts(page(sheet))


def test_an_index_below_the_line_goes_with_its_word() -> None:
    def sheet(canvas: Canvas) -> None:
        canvas.drawString(72, 700, "CO")
        canvas.setFont("Times-Roman", 6.5)
        canvas.drawString(72 + canvas.stringWidth("CO", "Times-Roman", 10), 698, "2")

    assert texts(page(sheet)) == ["CO2"]


def test_letters_painted_twice_are_read_once_and_bold() -> None:
    def sheet(canvas: Canvas) -> None:
        for shift in (0.0, 0.3):
            canvas.drawString(72 + shift, 700, "Struck twice")

    read = page(sheet)
    assert texts(read) == ["Struck", "twice"]
    assert all(word.bold for word in read.words)


def test_double_letters_are_not_taken_for_bold() -> None:
    read = page(lambda canvas: canvas.drawString(72, 700, "bookkeeper 1100 1111"))
    assert texts(read) == ["bookkeeper", "1100", "1111"]


def test_words_at_an_angle_are_not_upright() -> None:
    def sheet(canvas: Canvas) -> None:
        canvas.drawString(72, 700, "level")
        canvas.saveState()
        canvas.translate(40, 400)
        canvas.rotate(90)
        canvas.drawString(0, 0, "standing axis")
        canvas.restoreState()

    read = page(sheet)
    assert {word.text: word.upright for word in read.words} == {"level": True, "standing": False, "axis": False}
    axis = next(word for word in read.words if word.text == "axis")
    assert axis.box.height > axis.box.width


def test_control_characters_are_not_read() -> None:
    read = page(lambda canvas: canvas.drawString(72, 700, "bell\x07 end"))
    assert all(letter.isprintable() for word in read.words for letter in word.text)


@settings(max_examples=20, deadline=None)
@given(st.lists(st.text("abcdefgTVWAmil0123456789", min_size=1, max_size=9), min_size=1, max_size=8))
def test_any_words_come_back_as_they_were_set(given_words):
    assert texts(page(lambda canvas: canvas.drawString(40, 700, " ".join(given_words)))) == given_words


def test_letter_spaced_words_are_closed_up() -> None:
    def sheet(canvas: Canvas) -> None:
        text = canvas.beginText(72, 700)
        text.setCharSpace(2.6)
        text.textOut("HARBOUR")
        canvas.drawText(text)

    assert texts(page(sheet)) == ["HARBOUR"]


def test_single_letters_of_a_table_stay_apart() -> None:
    def sheet(canvas: Canvas) -> None:
        for i, letter in enumerate("ABCDEF"):
            canvas.drawString(72 + 40 * i, 700, letter)

    assert texts(page(sheet)) == list("ABCDEF")


@pytest.mark.parametrize(("printed", "spelled"), [("םולש", "שלום"), ("1948-ב", "ב-1948"), ("Beirut", "Beirut")])
def test_words_of_scripts_read_from_right_to_left_are_spelled_as_they_are_read(printed: str, spelled: str):
    """`printed` gives the letters as they stand on the page, from left to right."""
    face = Face("Any", False, False)
    letters = [
        Glyph(c, 100 + 6 * i, 90, 106 + 6 * i, 100, 100 + 6 * i, 98, 10, 0, face, 0.0, 0, i) for i, c in enumerate(printed)
    ]
    assert [word.text for word in words(letters, 595, 842)] == [spelled]


@pytest.mark.parametrize("font", ["Times-Roman", "Helvetica", "Times-Italic"])
@pytest.mark.parametrize(("gap", "tracking"), [(0.11, 0.0), (0.13, 0.0), (0.13, 0.03), (0.15, 0.0)])
def test_a_tight_line_without_space_letters_is_parted_by_its_own_gaps(font: str, gap: float, tracking: float) -> None:
    line = ["the", "harbour", "board", "sold", "nets", "and", "ropes", "of", "hemp", "to", "each", "of", "the", "crews"]

    def sheet(canvas: Canvas) -> None:
        canvas.setFont(font, 10)
        x = 60.0
        for word in line:
            for letter in word:
                canvas.drawString(x, 700, letter)
                x += canvas.stringWidth(letter, font, 10) + 10 * tracking
            x += 10 * gap

    assert texts(page(sheet)) == line


@pytest.mark.parametrize("font", ["Times-Roman", "Helvetica", "Times-Italic"])
def test_the_short_last_line_of_a_tight_paragraph_is_parted_as_the_others_are(font: str) -> None:
    lines = ["the harbour board sold nets and ropes of hemp to each crew"] * 3 + ["that was of Vik"]

    def sheet(canvas: Canvas) -> None:
        canvas.setFont(font, 10)
        for i, line in enumerate(lines):
            x = 60.0
            for word in line.split():
                canvas.drawString(x, 700 - 12 * i, word)
                x += canvas.stringWidth(word, font, 10) + 1.3

    assert texts(page(sheet))[-4:] == ["that", "was", "of", "Vik"]


def test_figures_below_rules_typed_of_signs_stay_whole() -> None:
    rule = ["|---------------------", "+---------", "+--------", "+---------", "|"]

    def sheet(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        for i in range(4):
            x = 60.0
            for piece in rule:
                canvas.drawString(x, 700 - 12 * i, piece)
                x += canvas.stringWidth(piece, "Helvetica", 10) + 1.2
        for x, piece in ((60, "256,"), (60 + canvas.stringWidth("256,", "Helvetica", 10) + 1.2, "707")):
            canvas.drawString(x, 640, piece)

    assert "256,707" in texts(page(sheet))


def test_a_long_word_and_an_address_stay_whole() -> None:
    long = ["https://example.org/harbour/boards/1999/reports.pdf", "Donaudampfschifffahrtsgesellschaft"]

    def sheet(canvas: Canvas) -> None:
        canvas.drawString(60, 700, long[0])
        canvas.drawString(60, 680, long[1])

    assert texts(page(sheet)) == long


@pytest.mark.parametrize("degrees", [30, 45, 70, -45])
@pytest.mark.parametrize("spaced", [True, False])
def test_slanted_lines_are_parted_into_words_as_level_ones_are(degrees: int, spaced: bool) -> None:
    def sheet(canvas: Canvas) -> None:
        for i, line in enumerate(("salt", "flour and meal", "ropes")):
            canvas.saveState()
            canvas.translate(100 + 40 * i, 500)
            canvas.rotate(degrees)
            at = 0.0
            for word in [line] if spaced else line.split():
                canvas.drawString(at, 0, word)
                at += canvas.stringWidth(word + " ", "Times-Roman", 10)
            canvas.restoreState()

    assert texts(page(sheet)) == ["salt", "flour", "and", "meal", "ropes"]


@pytest.mark.parametrize(
    ("printed", "read"), [("warm\u00adup", "warm-up"), ("3e\u00ad4", "3e-4"), ("house\u00ad", "house\u00ad")]
)
def test_a_soft_hyphen_drawn_amid_a_word_is_its_hyphen_and_one_at_its_end_cuts_it(printed: str, read: str) -> None:
    face = Face("Any", False, False)
    letters = [
        Glyph(c, 100 + 6 * i, 90, 106 + 6 * i, 100, 100 + 6 * i, 98, 10, 0, face, 0.0, 0, i) for i, c in enumerate(printed)
    ]
    assert [word.text for word in words(letters, 595, 842)] == [read]
