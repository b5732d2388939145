"""Initials over several lines, and columns whose stretched lines hide the gutter."""

import io
from collections.abc import Callable

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from extractors import reading

FONTS = ("Times-Roman", "Helvetica", "Courier")


def text_of(draw: Callable[[Canvas], None]) -> str:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1)
    draw(canvas)
    canvas.save()
    return " ".join(reading.read(out.getvalue(), reading.PDF).text.split())


@pytest.mark.parametrize("font", FONTS)
@pytest.mark.parametrize("lines", [2, 3])
def test_an_initial_is_read_with_the_first_line_beside_it(font: str, lines: int) -> None:
    size, leading = 10, 13
    letters = size + leading * (lines - 1) / 0.66  # a capital is about two thirds of its size high

    def sheet(canvas: Canvas) -> None:
        top = 700.0
        canvas.setFont(font, letters)
        canvas.drawString(72, top - leading * (lines - 1), "W")
        canvas.setFont(font, size)
        beside = 72 + stringWidth("W", font, letters) + 3
        words = [
            "ells were dug in each of",
            "the seven valleys by hand.",
            "In 2009 Denmark gave Mali",
            "US$12 million for pumps, and",
        ]
        for i, text in enumerate([*words, "more of them came in the year", "that followed the first one."]):
            canvas.drawString(beside if i < lines else 72, top - i * leading, text)

    assert text_of(sheet).startswith(
        "Wells were dug in each of the seven valleys by hand. In 2009 Denmark gave Mali US$12 million for pumps, and more"
    )


def test_an_initial_that_is_a_word_stays_one() -> None:
    def sheet(canvas: Canvas) -> None:
        canvas.setFont("Times-Roman", 29)
        canvas.drawString(72, 687, "A")
        canvas.setFont("Times-Roman", 10)
        for i, text in enumerate(["valley without wells is", "one without people, and", "every valley here had some."]):
            canvas.drawString(96 if i < 2 else 72, 700 - 13 * i, text)

    assert text_of(sheet).startswith("A valley without wells is one without people, and every valley")


def justified(canvas: Canvas, text: str, x: float, y: float, width: float, font: str) -> None:
    """Draws a line whose word spaces fill the measure."""
    words = text.split()
    gap = (width - sum(stringWidth(word, font, 9) for word in words)) / (len(words) - 1)
    for word in words:
        canvas.drawString(x, y, word)
        x += stringWidth(word, font, 9) + gap


@pytest.mark.parametrize("font", FONTS[:2])
@pytest.mark.parametrize("gutter", [16.0, 22.0, 30.0])
def test_columns_with_stretched_lines_are_read_one_after_the_other(font: str, gutter: float) -> None:
    left = [
        "the wells of the north are deep",
        "and old",
        "In 2007 Denmark gave Mali",
        "aid for pumps and pipes too",
        "which",
        "were sold",
    ]
    right = [
        "the roads of the south are long",
        "and few",
        "In 1998 Norway lent Niger",
        "money for a bridge of stone",
        "that",
        "fell in",
    ]
    long = "strengthening administration"

    def sheet(canvas: Canvas) -> None:
        canvas.setFont(font, 9)
        width = 190.0
        for i in range(24):
            for k, column in enumerate((left, right)):
                text = column[i % 6]
                full = text if len(text) > 12 else f"{text} {long}"
                justified(canvas, full, 60 + k * (width + gutter), 760 - 11 * i, width, font)

    text = text_of(sheet)
    assert text.count("In 2007 Denmark gave Mali aid for pumps and pipes too") == 4
    assert text.count("In 1998 Norway lent Niger money for a bridge of stone") == 4
    assert text.rindex("Denmark") < text.index("Norway")


@pytest.mark.parametrize("font", FONTS[:2])
@pytest.mark.parametrize("narrowed", [1.3, 1.8])
def test_words_parted_by_printed_spaces_however_narrow_stay_apart(font: str, narrowed: float) -> None:
    line = "the wells of the north were dug by hand and few of them are deep"

    def sheet(canvas: Canvas) -> None:
        for i in range(6):
            text = canvas.beginText(72, 700 - 13 * i)
            text.setFont(font, 10)
            text.setWordSpace(-narrowed)
            text.textOut(line)
            canvas.drawText(text)

    assert text_of(sheet).count(line) == 6


@pytest.mark.parametrize("font", FONTS[:2])
def test_a_sentence_told_again_and_again_makes_no_columns_within_a_stretched_one(font: str) -> None:
    told = ["In 1998 Norway gave Niger nine", "million pounds for harbour walls."] * 8
    other = [f"The boats of the year {n} lay in the outer bay until spring" for n in range(1801, 1817)]

    def sheet(canvas: Canvas) -> None:
        canvas.setFont(font, 10)
        for i, (left, right) in enumerate(zip(told, other, strict=True)):
            words, y = left.split(), 700 - 12 * i
            gap = (228 - sum(stringWidth(word, font, 10) for word in words)) / (len(words) - 1)
            x = 72.0
            for word in words:
                canvas.drawString(x, y, word)
                x += stringWidth(word, font, 10) + gap
            canvas.drawString(310, y, right)

    text = text_of(sheet)
    assert text.count(" ".join(told[:2])) == 8
    assert " ".join(other) in text


def test_words_of_a_sheared_line_that_overlap_stay_words() -> None:
    line = "All sums are those of the ledger and not those of the bank"

    def sheet(canvas: Canvas) -> None:
        canvas.setFont("Times-Roman", 10)
        canvas.drawString(72, 720, "Some words stand here before it, all of one size and on one line.")
        canvas.transform(1, 0, 0.5, 1, 72, 690)
        canvas.drawString(0, 0, line)

    assert line in text_of(sheet)
