"""Lines of heads that are rows of their own: units below heads, and parts of one column beside those of several."""

from dataclasses import replace

import pytest

from extractors.model.document import Table
from extractors.model.page import Box, Page, Word
from extractors.tables import find
from extractors.tables.heads.pieces import Piece, _with_centred_joined
from tests.extractors.tables.sheets import LEADING, across, page_of

UNITS = """Table 1. Ropes

Rope       Load    Loss    Cost
           (kN)    (%)     (ducats)
hemp       12.5     3.1    4
tarred     14.0     3.3    5
wire       19.8     2.9    9
"""

PARTS = """Table 1. Ropes

              Load        Worn
Rope       New    Wet     Once
hemp      12.5   11.1      3.1
tarred    14.0   13.3      3.3
wire      19.8   19.2      2.9
cable     21.4   20.0      1.8
"""


def heads(table: Table) -> dict[str, tuple[int, int, int, int]]:
    return {c.text: (c.row, c.col, c.row_span, c.col_span) for c in table.cells if c.is_header and c.runs}


def moved(page: Page, above: float, points: float) -> Page:
    """The page with what stands from a line on set lower, its rules too."""
    at = 100 + above * LEADING - 2

    def lower(word: Word) -> Word:
        return replace(word, box=replace(word.box, top=word.box.top + points, bottom=word.box.bottom + points))

    words = tuple(lower(w) if w.box.top > at else w for w in page.words)
    boxes = [
        (r, r.box if r.box.top < at else replace(r.box, top=r.box.top + points, bottom=r.box.bottom + points))
        for r in page.rulings
    ]
    return replace(page, words=words, rulings=tuple(replace(r, box=box) for r, box in boxes))


@pytest.mark.parametrize("raised", ["", "(kN)", "(%)"])
def test_units_a_row_below_their_heads_are_a_row(raised: str) -> None:
    page = page_of(UNITS, [across(line, 0, 36) for line in (2, 4, 7)])
    words = [piece for w in page.words for piece in (in_pieces(w) if w.text == raised else [w])]
    (table,) = find((replace(page, words=tuple(words)),))
    found = heads(table)
    assert [found[text] for text in ("Load", "Loss", "Cost")] == [(0, col, 1, 1) for col in (1, 2, 3)]
    assert sorted(place for place in found.values() if place[0] == 1) == [(1, col, 1, 1) for col in (1, 2, 3)]


def in_pieces(unit: Word) -> list[Word]:
    """A unit with a raised mark before its bracket."""
    box = unit.box
    mark = replace(box, x0=box.x1 - 4, x1=box.x1 - 1, top=box.top - 2, bottom=box.bottom - 5)
    return [
        replace(unit, text=unit.text[:-1], box=replace(box, x1=box.x1 - 4)),
        Word("3", mark, 6.0, superscript=True),
        replace(unit, text=")", box=replace(box, x0=box.x1 - 1)),
    ]


@pytest.mark.parametrize("space", [2.5, 4.0, 6.0])
def test_a_part_set_further_down_than_a_row_is_below_its_head(space: float) -> None:
    rules = [across(2, 0, 34), across(3, 10, 21), across(4, 0, 34), across(8, 0, 34)]
    (table,) = find((moved(page_of(PARTS, rules), 3, space),))
    assert heads(table)["Worn"] == (0, 3, 1, 1)
    assert heads(table)["Once"] == (1, 3, 1, 1)
    assert heads(table)["Load"] == (0, 1, 1, 2)


def test_lines_of_one_head_at_the_step_of_rows_stay_one() -> None:
    text = PARTS.replace("Once", "once")
    rules = [across(2, 0, 34), across(3, 10, 21), across(4, 0, 34), across(8, 0, 34)]
    (table,) = find((page_of(text, rules),))
    assert heads(table)["Worn once"] == (0, 3, 2, 1)


def test_a_head_of_two_lines_amid_heads_of_one_is_one_though_others_stand_above_it() -> None:
    upper = (("Old", 1, 219, 81), ("Worn", 3, 300, 81), ("Load", 3, 296, 94))
    lower = (("Dry", 1, 206, 98), ("Wet", 2, 246, 98), ("(kN)", 3, 297, 102))
    pieces = [Piece(c, c + 1, (Word(t, Box(x, y, x + 20, y + 7), 7.0),), 0) for t, c, x, y in (*upper, *lower)]
    assert " ".join(word.text for word in _with_centred_joined(pieces)[-1].words) == "Load (kN)"
