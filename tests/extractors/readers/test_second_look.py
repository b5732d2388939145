"""Doubted words are read again, alone; what most readings agree on is believed, and is said to be less sure."""

import numpy
import pytest

from extractors.readers import engines, second_look
from extractors.readers.engines import Seen
from extractors.readers.misread import mended

LINE = (1, 1, 1, 1)


def page_with(*boxes: tuple[int, int, int, int]) -> numpy.ndarray:
    grey = numpy.full((400, 600), 255, numpy.uint8)
    for left, top, right, bottom in boxes:
        grey[top:bottom, left:right] = 0
    return grey


def answering(monkeypatch: pytest.MonkeyPatch, texts: list[str]) -> None:
    """An engine that reads these texts, one a line of the sheet, all 0.9 sure."""

    def words(sheet: numpy.ndarray) -> list[Seen]:
        inked = numpy.flatnonzero(sheet.min(axis=1) < 128)
        lines = numpy.split(inked, numpy.flatnonzero(numpy.diff(inked) > 20) + 1)
        return [
            Seen(text, 40, int(rows[0]), 50, len(rows), 0.9, LINE) for text, rows in zip(texts, lines, strict=True) if text
        ]

    monkeypatch.setattr(engines, "can_read_lines", lambda: True)
    monkeypatch.setattr(engines, "line_words", words)


@pytest.mark.parametrize(
    ("first", "again", "text"),
    [
        ("RUB", ["RMB", "RMB", "RMB"], "RMB"),
        ("harbour", ["harbour", "harboui", "harbour"], "harbour"),
        ("gate", ["gale", "", "gafe"], "gate"),
        ("AIIB", ["AllB", "AllB", "AllB"], "AIIB"),
        ("_", ["l", "l", "l"], "_"),
    ],
)
def test_most_readings_decide_unless_only_strokes_differ(monkeypatch, first, again, text):
    answering(monkeypatch, again)
    doubted = Seen(first, 100, 100, 60, 30, 0.5, LINE)
    (word,) = second_look.looked_again(page_with((100, 100, 160, 130)), [doubted])
    assert word.text == text
    assert word.confidence < 0.8


def test_an_upright_stroke_alone_may_be_a_one(monkeypatch):
    answering(monkeypatch, ["1", "1", "]"])
    (word,) = second_look.looked_again(page_with((100, 100, 110, 130)), [Seen("|", 100, 100, 10, 30, 0.5, LINE)])
    assert word.text == "1"


def test_a_word_that_the_page_has_elsewhere_is_kept(monkeypatch):
    answering(monkeypatch, ["horbour", "horbour", "harbour"])
    words = [Seen("harbour,", 100, 100, 60, 30, 0.5, LINE), Seen("Harbour", 300, 100, 60, 30, 0.95, LINE)]
    read = second_look.looked_again(page_with((100, 100, 160, 130), (300, 100, 360, 130)), words)
    assert [word.text for word in read] == ["harbour,", "Harbour"]


def test_ink_that_a_box_leaves_out_of_its_word_is_not_read_twice(monkeypatch):
    answering(monkeypatch, ["6", "6", "6"])
    sure = Seen("16", 100, 100, 20, 30, 0.95, LINE)
    assert second_look.looked_again(page_with((100, 100, 120, 130), (132, 100, 150, 130)), [sure]) == [sure]


def test_a_figure_that_the_engine_left_out_is_read(monkeypatch):
    answering(monkeypatch, ["7", "7", "7"])
    sure = Seen("Grain", 100, 100, 100, 30, 0.95, LINE)
    read = second_look.looked_again(page_with((100, 100, 200, 130), (300, 100, 318, 130)), [sure])
    assert [(word.text, word.left, word.top) for word in read] == [("Grain", 100, 100), ("7", 300, 100)]


def test_specks_are_no_figures(monkeypatch):
    answering(monkeypatch, [])
    sure = Seen("Grain", 100, 100, 100, 30, 0.95, LINE)
    assert second_look.looked_again(page_with((100, 100, 200, 130), (300, 100, 304, 104)), [sure]) == [sure]


@pytest.mark.parametrize(("text", "right"), [("Ill.", "III."), ("2O18", "2018"), ("20l8", "2018"), ("Illness", "Illness")])
def test_letters_that_the_word_itself_gives_away_are_put_right(text, right):
    assert mended(text) == right
