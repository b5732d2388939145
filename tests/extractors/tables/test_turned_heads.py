"""Heads set on end over narrow columns."""

from dataclasses import replace

from extractors.model.page import Box, Page, Word
from extractors.tables import find
from tests.extractors.tables.sheets import across, down, page_of, rows

TEXT = """Table 1. What was measured






Port
North         0.33    0.12    0.22
West          0.35    0.14    0.24
East          0.41    0.25    0.33
"""


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
