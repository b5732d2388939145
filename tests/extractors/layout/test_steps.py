"""Columns are read to a rule, frame or heading over all of them before what stands below it."""

import re

import pytest
from reportlab.pdfgen.canvas import Canvas

from extractors.reading import read_pdf
from tests.extractors.readers.press import drawn

PROSE = "the clerk of the quay who kept ropes and"


def _column(canvas: Canvas, x: float, top: float, first: int, n: int) -> None:
    """Lines that are numbered from `first`, as wide as a column of 220 points."""
    for i in range(n):
        text = canvas.beginText(x, top - 13 * i)
        text.textOut(f"Line {first + i} of " + PROSE)
        canvas.drawText(text)


def _sheet(canvas: Canvas, step: str, short: int) -> None:
    _column(canvas, 60, 760, 1, 12)
    _column(canvas, 320, 760, 13, 12 - short)
    _column(canvas, 60, 540, 25 - short, 12)
    _column(canvas, 320, 540, 37 - short, 12 - short)
    if step == "rule":
        canvas.line(60, 580, 535, 580)
    if step == "shade":
        canvas.setFillGray(0.85)
        canvas.rect(58, 560, 478, 45, stroke=0, fill=1)
        canvas.setFillGray(0)
        canvas.drawString(70, 580, "A ledger is kept here.")
    if step == "heading":
        canvas.setFont("Times-Bold", 14)
        canvas.drawString(60, 575, "On ropes and masts")


@pytest.mark.parametrize("step", ["rule", "shade", "heading"])
@pytest.mark.parametrize("short", [0, 2])
def test_what_stands_above_is_read_first(step: str, short: int) -> None:
    text = read_pdf(drawn(lambda canvas: _sheet(canvas, step, short))).text
    read = [int(n) for n in re.findall(r"Line (\d+) of", text)]
    assert read == list(range(1, 49 - 2 * short))


def test_a_heading_whose_column_does_not_begin_level_with_the_other_parts_nothing() -> None:
    def sheet(canvas: Canvas) -> None:
        _column(canvas, 60, 760, 1, 12)
        _column(canvas, 60, 540, 13, 12)
        _column(canvas, 320, 760, 25, 11)
        _column(canvas, 320, 590, 36, 14)
        canvas.setFont("Times-Bold", 14)
        canvas.drawString(60, 565, "On ropes")

    text = read_pdf(drawn(sheet)).text
    assert [int(n) for n in re.findall(r"Line (\d+) of", text)] == list(range(1, 50))
