"""Heads set on end or slanted over narrow columns."""

from dataclasses import replace

import pytest
from reportlab.pdfgen.canvas import Canvas

from extractors.model.page import Box, Page, Word
from extractors.readers import pdf
from extractors.tables import find
from tests.extractors.readers.press import drawn
from tests.extractors.tables.sheets import across, down, page_of, rows

TEXT = """Table 1. What was measured






Port
North         0.33    0.12    0.22
West          0.35    0.14    0.24
East          0.41    0.25    0.33
"""

PROSE = "What the towns sold to all who came was counted by the clerks of the north and of the old harbour."


def _on_end(text: str, letter: int, line: int) -> list[Word]:
    """Words that are read upwards from a line of the page, in one column of letters."""
    words, bottom = [], 100.0 + line * 12 + 10
    for piece in text.split():
        box = Box(50 + letter * 5.0, bottom - 5.0 * len(piece), 60 + letter * 5.0, bottom)
        words.append(Word(piece, box, 10.0, upright=False))
        bottom = box.top - 3
    return words


def _page() -> Page:
    sheet = page_of(TEXT, [across(line, 0, 38) for line in (2, 8, 11)])
    turned = [w for text, at in (("Rise", 14), ("Low fall", 22), ("Mean", 30)) for w in _on_end(text, at, 7)]
    return replace(sheet, words=(*sheet.words, *turned))


def test_heads_on_end_stand_over_their_columns_and_are_read_upwards() -> None:
    (table,) = find((_page(),))
    assert rows(table)[0] == ["Port", "Rise", "Low fall", "Mean"]
    assert [row[0] for row in rows(table)[1:]] == ["North", "West", "East"]


DRAWN = """
                       Votes





Alm           531      111      176
Bro           748      103      159
Dal           419       32      121
"""


def test_heads_on_end_in_drawn_cells_below_a_head_over_two_columns() -> None:
    rules = [across(line, 13, 40) for line in (1, 2, 7, 8, 9, 10)]
    rules += [down(at, 1 if at in {13, 22, 40} else 2, 10) for at in (13, 22, 31, 40)]
    turned = [w for text, at in (("On list", 15), ("Berg", 24), ("Dahl", 33)) for w in _on_end(text, at, 6)]
    sheet = page_of(DRAWN, rules)
    (table,) = find((replace(sheet, words=(*sheet.words, *turned)),))
    assert rows(table)[:3] == [["", "", "Votes", ""], ["", "On list", "Berg", "Dahl"], ["Alm", "531", "111", "176"]]
    assert table.n_header_rows == 2


def test_heads_on_end_are_taken_in_where_nothing_else_stands_between_their_rules() -> None:
    sheet = page_of(TEXT.replace("Port", "    "), [across(line, 0, 38) for line in (2, 8, 11)])
    turned = [w for text, at in (("Rise", 14), ("Lowest fall", 22), ("Mean", 30)) for w in _on_end(text, at, 7)]
    (table,) = find((replace(sheet, words=(*sheet.words, *turned)),))
    assert rows(table)[:2] == [["", "Rise", "Lowest fall", "Mean"], ["North", "0.33", "0.12", "0.22"]]
    assert " ".join(run.text for run in table.caption) == "Table 1. What was measured"


@pytest.mark.parametrize("degrees", [35, 45, 65])
@pytest.mark.parametrize("ruled", [True, False])
def test_slanted_heads_stand_over_their_columns(degrees: int, ruled: bool) -> None:
    def sheet(canvas: Canvas) -> None:
        canvas.drawString(100, 700, "Table 4. Freight by goods")
        for i, head in enumerate(("Salt", "Flour and meal", "Ropes", "Masts")):
            canvas.saveState()
            canvas.translate(205 + 60 * i, 620)
            canvas.rotate(degrees)
            canvas.drawString(0, 0, head)
            canvas.restoreState()
        for r, label in enumerate(("Ardal", "Brevik", "Corvo", "Dunmore", "Eskil")):
            canvas.drawString(100, 600 - 14 * r, label)
            for c in range(4):
                canvas.drawRightString(220 + 60 * c, 600 - 14 * r, f"{(7 * r + 3 * c) % 10}.{c}")
        for y in (690, 613, 540) if ruled else ():
            canvas.line(98, y, 410, y)

    (table,) = find(tuple(pdf.read(drawn(sheet))))
    assert rows(table)[:2] == [["", "Salt", "Flour and meal", "Ropes", "Masts"], ["Ardal", "0.0", "3.1", "6.2", "9.3"]]
    assert table.n_header_rows == 1


@pytest.mark.parametrize(("pitch", "above", "font"), [(22, 34, 12), (18, 26, 10), (15, 24, 9)])
def test_heads_far_above_coloured_cells_are_taken_in(pitch: int, above: int, font: int) -> None:
    """As a browser prints a map of colours, larger than the text, whose heads stand in a high row, near each other."""

    def sheet(canvas: Canvas) -> None:
        canvas.setFont("Times-Roman", 0.7 * font)
        for i in range(8):
            canvas.drawString(58, 780 - 10 * i, PROSE)
        canvas.setFont("Times-Roman", font)
        for c, head in enumerate(("Salt", "Flour", "Copper", "Ropes", "Masts")):
            canvas.drawCentredString(150 + 3.4 * font * c, 660, head)
        for r, label in enumerate(("Ardal", "Brevik", "Corvo", "Dunmore", "Eskil")):
            y = 660 - above - pitch * r
            canvas.drawRightString(112, y, label)
            for c in range(5):
                canvas.setFillGray(0.3 + 0.1 * ((3 * r + 2 * c) % 7))
                canvas.rect(150 + 3.4 * font * (c - 0.5), y - 0.35 * pitch, 3.4 * font, pitch, stroke=0, fill=1)
                canvas.setFillGray(0)
                canvas.drawCentredString(150 + 3.4 * font * c, y, f"0.{(37 * r + 23 * c) % 90:02}")
        canvas.setFont("Times-Roman", 0.7 * font)
        foot = 660 - above - 4.35 * pitch - 16
        for i, line in enumerate(("Table 2. Share of goods by harbour", *3 * (PROSE,))):
            canvas.drawString(58, foot - 14 * i, line)

    (table,) = find(tuple(pdf.read(drawn(sheet))))
    assert rows(table)[:2] == [
        ["", "Salt", "Flour", "Copper", "Ropes", "Masts"],
        ["Ardal", "0.00", "0.23", "0.46", "0.69", "0.02"],
    ]


def test_heads_on_end_read_downwards_and_set_to_the_middle_of_a_tall_row() -> None:
    """As a browser sets them: the longest stands close above the table, the others amid beside it."""
    heads = (("Names on the whole roll", 150), ("Votes", 190), ("Anna Lind", 230))

    def sheet(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        for text, x in heads:
            canvas.saveState()
            canvas.translate(x, 700 + canvas.stringWidth(text, "Helvetica", 10) / 2)
            canvas.rotate(-90)
            canvas.drawString(0, 0, text)
            canvas.restoreState()
        for i, row in enumerate((("Asp", "531", "48", "111"), ("Birk", "748", "34", "103"), ("Dal", "419", "19", "32"))):
            y = 625 - 16 * i
            canvas.drawString(72, y, row[0])
            for text, x in zip(row[1:], (160, 200, 240), strict=True):
                canvas.drawRightString(x, y, text)
            canvas.line(70, y - 5, 245, y - 5)
        canvas.line(70, 637, 245, 637)

    (table,) = find(tuple(pdf.read(drawn(sheet))))
    assert rows(table)[:2] == [["", "Names on the whole roll", "Votes", "Anna Lind"], ["Asp", "531", "48", "111"]]
