"""Tables of narrow columns, little further apart than words, as in the columns of a journal."""

from dataclasses import replace

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from extractors.model.page import Box, Page, Ruling, Word
from extractors.tables import find
from extractors.tables.grid.gaps import _quietest
from tests.extractors.readers.press import page
from tests.extractors.tables.sheets import rows

SIZE, STEP, LEFT = 7.0, 8.5, 60.0

ARROWS = str.maketrans("↑↓", "11")

SPACE = 2.1
"""Points between words."""


def set_close(table: str, gap: float, right: bool = False) -> Page:
    """A page with a table of cells parted by bars in the text, its columns `gap` points apart, between three rules."""
    cells = [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]
    widths = [max(_width(row[c]) for row in cells) for c in range(len(cells[0]))]
    words = _phrase("Table 1. Loads of ropes", LEFT, 100.0)
    for r, row in enumerate(cells):
        x = LEFT
        for cell, width in zip(row, widths, strict=True):
            words += _phrase(cell, x + width - _width(cell) if right and x > LEFT else x, 114.0 + r * STEP)
            x += width + gap
    end = LEFT + sum(widths) + gap * (len(widths) - 1)
    levels = (112.0, 113.0 + STEP, 114.0 + len(cells) * STEP)
    return Page(1, 600.0, 800.0, tuple(words), tuple(Ruling(Box(LEFT, y, end, y), horizontal=True) for y in levels))


def _width(text: str) -> float:
    return sum(map(_set, text.split())) + SPACE * text.count(" ")


def _set(piece: str) -> float:
    return float(stringWidth(piece.translate(ARROWS), "Times-Roman", SIZE))


def _phrase(text: str, x: float, top: float) -> list[Word]:
    out = []
    for piece in text.split():
        out.append(Word(piece, Box(x, top, x + _set(piece), top + SIZE), SIZE))
        x += _set(piece) + SPACE
    return out


FIGURES = """
Rope         | New  | Worn | Wet  | Dry
tarred hemp  | 12.5 | 11.1 | 9.84 | 12.7
plain hemp   | 14.0 | 13.3 | 10.2 | 15.1
drawn wire   | 19.8 | 19.2 | 18.4 | 20.6
"""

SUMS = """
Port         | Inward    | Outward   | Moored
Old North    | 9,633,220 | 8,159,382 | 12
East Mole    | 6,962,817 | 7,678,695 | 31
Long Sand    | 1,204,118 | 2,330,007 | 9
"""

MARKS = """
Rule            | kept | asked | known | told
lamps of a mole | yes  | no    | yes   | often
the old quay    | no   | yes   | yes   | once
locks by night  | yes  | yes   | no    | never
a dock in ice   | no   | no    | no    | twice
pier and bridge | yes  | no    | yes   | often
"""


@pytest.mark.parametrize("gap", [2.7, 3.3, 4.6])
@pytest.mark.parametrize("right", [False, True])
@pytest.mark.parametrize("text", [FIGURES, SUMS, MARKS])
def test_columns_a_little_further_apart_than_words_are_columns(text: str, right: bool, gap: float) -> None:
    (table,) = find((set_close(text, gap, right),))
    assert rows(table)[1:] == [[cell.strip() for cell in line.split("|")] for line in text.strip().splitlines()[1:]]


def test_a_sum_in_groups_of_three_digits_is_one_figure() -> None:
    text = "Port | Paid\nNorth | 12 345.6\nSouth | 98 201.7\nWest | 31 448.2\nEast | 10 002.9"
    (table,) = find((set_close(text, 9.0),))
    assert [row[1] for row in rows(table)[1:]] == ["12 345.6", "98 201.7", "31 448.2", "10 002.9"]


def test_an_arrow_behind_a_head_is_in_its_column() -> None:
    text = (
        "Rope | Loss ↓ | Load ↑ | Cost ↓\ntarred hemp | 3.1 | 12.5 | 4\nplain hemp | 2.8 | 14.0 | 5\nwire | 1.2 | 19.8 | 9"
    )
    (table,) = find((set_close(text, 4.0),))
    assert rows(table)[0] == ["Rope", "Loss ↓", "Load ↑", "Cost ↓"]


POWERS = ("6.9 × 10 −8 | 44.7", "1.3 × 10 −1 | 98.8", "1.0 × 10 4 | 86.6", "6.2 × 10 −4 | 67.0", "3.8 × 10 7 | 69.2")


def test_the_power_of_a_figure_is_no_column() -> None:
    text = "\n".join(
        ["Rope | Strain | Load", *(f"rope {name} | {cells}" for name, cells in zip("abcde", POWERS, strict=True))]
    )
    page = set_close(text, 6.0)
    words = list(page.words)
    for i in range(1, len(words)):
        if words[i - 1].text == "10":
            box, ten = words[i].box, words[i - 1].box
            words[i] = Word(
                words[i].text, Box(ten.x1, box.top - 1, ten.x1 + box.width, box.bottom - 3), 5.0, superscript=True
            )
    (table,) = find((replace(page, words=tuple(words)),))
    assert [row[1] for row in rows(table)[1:]] == ["6.9 × 10⁻⁸", "1.3 × 10⁻¹", "1.0 × 10⁴", "6.2 × 10⁻⁴", "3.8 × 10⁷"]


@pytest.mark.parametrize("font", ["Helvetica", "Times-Roman"])
def test_heads_set_to_the_left_of_figures_set_to_the_right_are_their_heads(font: str) -> None:
    """As spreadsheets print them: the gaps between the heads and those between the figures do not meet."""

    def sheet(canvas: Canvas) -> None:
        canvas.setFont(font, 10)
        for x, head in zip((72, 112, 166), ("Year", "Mill Hands", "Boys"), strict=True):
            canvas.drawString(x, 760, head)
        for i, row in enumerate(("2014 120 31", "2015 135 40", "2016 150 28", "2017 172 52", "2018 160 47")):
            for x, figure in zip((108, 162, 212), row.split(), strict=True):
                canvas.drawRightString(x, 745 - 13 * i, figure)

    (table,) = find((page(sheet),))
    assert rows(table)[:2] == [["Year", "Mill Hands", "Boys"], ["2014", "120", "31"]]
    assert table.n_header_rows == 1


def test_words_that_stretched_lines_of_one_cell_push_apart_are_no_column() -> None:
    """A narrow column is justified: "Cutting of" and "Vines" end its lines flush, with a gap before "Old" and "Red"."""

    def sheet(canvas: Canvas) -> None:
        canvas.setFont("Times-Roman", 10)
        lines = [
            (("Help", 72), ("How often", 160), ("Who", 250)),
            (("Cutting of", 72), ("Old", 131), ("40 min a visit,", 160), ("Vine keepers", 250)),
            (("Vines and", 72), ("Red", 130), ("twice a week", 160)),
            (("White ones", 72),),
            (("Shed help", 72), ("As needed", 160), ("Hands", 250)),
            (("Care of bees", 72), ("20 min a week", 160), ("Keepers", 250)),
        ]
        for i, line in enumerate(lines):
            for text, x in line:
                canvas.drawString(x, 740 - 12 * i - 5 * (i > 0) - 5 * (i > 3) - 5 * (i > 4), text)
        for y in (752, 734, 665):
            canvas.line(70, y, 310, y)

    (table,) = find((page(sheet),))
    assert rows(table)[:3] == [
        ["Help", "How often", "Who"],
        ["Cutting of Old Vines and Red White ones", "40 min a visit, twice a week", "Vine keepers"],
        ["Shed help", "As needed", "Hands"],
    ]


PORTS = """
Port | Ships in | Ships out | Cargo, t
Aden | 31 | 30 | 4.02
Oran | 12 | 14 | 1.19
Suez | 50 | 49 | 7.73
Tema | 8 | 9 | 0.65
"""


@pytest.mark.parametrize("gap", [1.8, SPACE, 2.5, 4.0])
def test_heads_no_further_apart_than_their_words_end_with_their_figures(gap: float) -> None:
    (table,) = find((set_close(PORTS, gap, right=True),))
    assert rows(table) == [[cell.strip() for cell in line.split("|")] for line in PORTS.strip().splitlines()]


def test_a_separator_goes_between_heads_that_stand_nearer_than_columns_do() -> None:
    over_both = (("Full", 135.6, 151.1), ("sample", 153.6, 182.2), ("Women", 208.8, 240.3), ("only", 242.8, 261.1))
    over_each = (("Wave", 125.0, 147.8), ("1", 150.3, 154.9), ("Wave", 162.9, 185.8), ("2", 188.3, 192.9))
    lines = [[Word(text, Box(x0, 100.0, x1, 110.0), 10.0) for text, x0, x1 in line] for line in (over_both, over_each)]
    assert 154.9 < _quietest(lines, 149.3, 168.6) < 162.9


@pytest.mark.parametrize(("end", "n"), [("in", 4), ("In", 5)])
def test_the_end_of_a_stretched_line_of_heads_heads_no_column(end: str, n: int) -> None:
    """Heads in columns of one width, the first line of the last one stretched to it."""
    left = (("Crossing", 158, 196), ("Vehicles", 220, 255), ("per", 258, 271), ("day", 275, 294), ("Share", 306, 329))
    right = (("of", 333, 341), ("heavy", 345, 379), ("Accidents", 391, 433), (end, 445, 454))
    second = (("(average)", 220, 260), ("lorries", 306, 336), ("(%)", 340, 352), ("2015", 391, 411))
    figures = (("Old", "8,410", "12.4", "7"), ("New", "15,220", "21.9", "4"), ("Ferry", "960", "31.0", "0"))
    body = [[(text, x, x + 5 * len(text)) for text, x in zip(row, (158, 220, 306, 391), strict=True)] for row in figures]
    words = tuple(
        Word(text, Box(x0, top, x1, top + 10), 10.0)
        for top, line in zip((143, 155, 172, 184, 196), ((*left, *right), second, *body), strict=True)
        for text, x0, x1 in line
    )
    caption = Word("Table 5", Box(235, 117, 270, 127), 10.0)
    rules = tuple(Ruling(Box(152, y, 460, y), horizontal=True) for y in (139, 168, 209))
    (table,) = find((Page(1, 600.0, 800.0, (caption, *words), rules),))
    assert table.n_cols == n
