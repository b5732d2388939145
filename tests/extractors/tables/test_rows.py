"""Rows whose cells wrap: within a page, and over the end of one."""

import re
from dataclasses import replace
from itertools import product

import pytest

from extractors.model.page import Box, Page, Ruling, Word
from extractors.tables import find
from tests.extractors.tables.sheets import CLERKS, LETTER, across, down, page_of, rows, word

PORTS = """Table 1. What the clerks wrote

Port        Entry

North Quay  A ship came in late with a cargo of timber from the
            Northern Dales (1901)

            The harbour was closed for repairs to the Lantern (1902)

            Two ships left (1903)
"""


def test_a_row_cut_by_the_page_end_goes_on_with_a_capital() -> None:
    first = "\n".join(PORTS.splitlines()[:5])
    rest = "\n".join(["            Northern Dales (1901)", *PORTS.splitlines()[6:]])
    (table,) = find((page_of(first), page_of(rest, number=2)))
    assert [row[1] for row in rows(table)[1:]] == [
        "A ship came in late with a cargo of timber from the Northern Dales (1901)",
        "The harbour was closed for repairs to the Lantern (1902)",
        "Two ships left (1903)",
    ]


def test_the_first_page_of_a_table_is_read_by_the_rows_of_the_second() -> None:
    (table,) = find((page_of(CLERKS[0]), page_of(CLERKS[1], number=2)))
    assert [row[1][-6:] for row in rows(table)[1:]] == ["(1901)", "(1902)", "(1903)", "(1904)", "(1905)", "(1906)"]


ITEMS = """Table 1. What was built

Needs                   Works
1. Timber for masts     1. A shed behind the Salt
2. Rope and tar         House
3. Oil for the lamps    2. A second lantern
4. Glass for the lamps
5. Salt for the cellar  3. A cellar
"""


def test_a_numbered_item_over_two_rows_takes_its_second_line_from_the_lower() -> None:
    (table,) = find((page_of(ITEMS),))
    assert [row[1] for row in rows(table)[1:]] == [
        "1. A shed behind the Salt House",
        "",
        "2. A second lantern",
        "",
        "3. A cellar",
    ]


def test_figures_below_a_line_of_figures_are_no_second_line_of_an_item() -> None:
    (table,) = find(
        (page_of("Port     Rise    Fall\nNorth    0.33    0.12\nWest             -0.01\nEast     0.41    0.25\n"),)
    )
    assert [row[2] for row in rows(table)[1:]] == ["0.12", "-0.01", "0.25"]


def test_a_list_in_a_cell_stays_in_it_however_far_apart_its_items_stand() -> None:
    text = """Table 1. What was sent

Port    Gifts

North   In 1901, two lamps;

        In 1902, a bell;

        In 1903, a boat.

West    In 1901, a rope;

        In 1904, an oar.
"""
    (table,) = find((page_of(text),))
    assert [row[0] for row in rows(table)] == ["Port", "North", "West"]
    assert rows(table)[2][1] == "In 1901, a rope;\nIn 1904, an oar."


def test_a_cell_over_two_rows_wraps_however_loosely_it_is_set() -> None:
    text = "Area            Project\n\nMachines        New centres for the Island\n\nTools           Trade\n\n"
    text += "Ships           Ropes\n"
    rules = [across(line, 0, end) for line, end in ((-0.5, 44), (1.5, 44), (3.5, 15), (5.5, 44), (7.5, 44))]
    (table,) = find((page_of(text, rules + [down(letter, -0.5, 7.5) for letter in (0, 15, 44)]),))
    assert next(cell.row_span for cell in table.cells if cell.text == "New centres for the Island Trade") == 2


def test_short_rules_beside_a_cell_show_that_it_spans_rows() -> None:
    text = """Table 1. Needs and works

Needs               Works
Timber
                    A shed
Rope
Oil
                    A lantern
Glass
"""
    rules = [across(line) for line in (3, 6, 9)] + [across(line, 0, 19) for line in (4.5, 7.5)]
    (table,) = find((page_of(text, rules),))
    assert [(c.text, c.row, c.row_span) for c in table.cells if c.col == 1] == [
        ("Works", 0, 1),
        ("A shed", 1, 2),
        ("A lantern", 3, 2),
    ]


def test_a_caption_at_the_foot_of_a_page_names_the_table_on_the_next() -> None:
    prose = "The clerks kept their books with care, and wrote down every ship that came\ninto the harbour of the town.\n\n"
    table = "Port        1995    1996\nNorth        112      98\nWest          96      88\n"
    (found,) = find((page_of(prose + "Table 3. Ships by port\n"), page_of(table, number=2)))
    assert (found.number, found.page_start) == ("3", 2)
    assert {run.page for run in found.caption} == {1}


def test_complete_lines_set_tight_are_rows_each() -> None:
    text = """Table 1. What was lent

Port      Keeper      Sum          Opened
North     Crown       $30 billion  October 2008
East      Crown       $30 billion  October 2008
West      Old Crown   $30 billion  October 2008
Fishmire  Salt House  $15 billion  September 2008
"""
    rules = [across(2, 0, 52), across(3, 0, 52), across(7, 0, 52)]
    (table,) = find((page_of(text, rules),))
    assert [row[0] for row in rows(table)] == ["Port", "North", "East", "West", "Fishmire"]


def test_sums_in_brackets_between_rules_are_rows_each() -> None:
    text = """Kind                      2021        2020
Fares                   48,213      61,907
Sold                     1,942       2,310
Loss                $ (12,010)    $ (95,2)
Others:
Tax                     71,305      73,820
Net                  $ 112,865    $ 80,521
"""
    rules = [across(line, 0, 42) for line in (0, 1, 2, 3, 6, 7)]
    (table,) = find((page_of(text, rules),))
    assert [row[0] for row in rows(table)] == ["Kind", "Fares", "Sold", "Loss", "Others:", "Tax", "Net"]


def test_a_caption_and_heads_at_the_foot_of_a_page_with_wordy_rows_on_the_next() -> None:
    prose = "The clerks kept their books with care, and wrote down every ship that came\ninto the harbour of the town.\n\n"
    head = "Port        Entry\n"
    body = """North       A ship came in late with a cargo of timber from the Northern Dales
            The harbour was closed for repairs to the Lantern and for cleaning
            Two ships left for the islands with salt, rope and tar for the boats
"""
    (found,) = find((page_of(prose + "Table 3. Ships by port\n" + head, bold=[4]), page_of(head + body, number=2, bold=[0])))
    assert (found.number, found.n_cols, found.n_header_rows) == ("3", 2, 1)


def test_words_among_figures_end_rows_that_tight_columns_leave_no_room_beside() -> None:
    text = """
Model             (1)     (2)     (3)
Commute         0.021   0.019   0.012
              (0.004) (0.004) (0.005)
Schooling               0.071   0.066
                      (0.002) (0.002)
Person effects     No      No     Yes
Year effects      Yes     Yes     Yes
Observations   18,204  18,204  22,951
"""
    (table,) = find((page_of(text, [across(1, 0, 37), across(2, 0, 37), across(9, 0, 37)]),))
    assert rows(table)[-3:] == [
        ["Person effects", "No", "No", "Yes"],
        ["Year effects", "Yes", "Yes", "Yes"],
        ["Observations", "18,204", "18,204", "22,951"],
    ]


FONTS = """Table 1. What the parameters are

encoding:  OT1    OML     OMS     OMX     MSA     MSB

name:      ccr10  xccm10  xccs10  xcce10  xcca10  xccb10
lead:      ccr10  ccr10   ccr10   ccr10   ccr10   ccr10
trust:     none   none    cmsy10  cmex10  cmsy10  cmsy10
variant:   false  true    unused  unused  unused  unused
fitting:   false  true    true    false   true    true
generate:  roman  mathit  mathsy  mathex  amsya   amsyb
"""


def test_lines_that_fill_many_columns_at_once_are_rows_however_narrow_and_lower_case() -> None:
    (table,) = find((page_of(FONTS),))
    assert [row[0] for row in rows(table)[1:]] == ["name:", "lead:", "trust:", "variant:", "fitting:", "generate:"]


def test_a_mark_raised_into_the_row_above_joins_no_rows() -> None:
    page = page_of("""Table 1. What was made

Year      Output    Stocks
1998       412.1     218.5
1999       348.4     149.2
2000  p    360.7     157.7
""")
    words = [
        replace(w, box=Box(70.5, w.box.top - 4, 73.5, w.box.top + 2), size=6.0, superscript=True) if w.text == "p" else w
        for w in page.words
    ]
    (table,) = find((replace(page, words=tuple(words)),))
    assert [row[0] for row in rows(table)][1:] == ["1998", "1999", "2000ᵖ"]


PLAIN = """Table 1. What the ships carried

Port           Cargo
north quay     timber of all kinds
salt house     fish
lantern hill   white salt
old harbour    rope and tar
red lake       coal
"""


@pytest.mark.parametrize("upright", [(), (15,)])
def test_words_in_small_letters_that_fill_both_columns_on_every_line_are_rows(upright: tuple[int, ...]) -> None:
    rules = [across(at, 0, 36) for at in (2, 3, 8)]
    (table,) = find((page_of(PLAIN, [*rules, *(down(letter, 2, 8) for letter in upright)]),))
    assert [row[0] for row in rows(table)] == ["Port", "north quay", "salt house", "lantern hill", "old harbour", "red lake"]


HEADS = ["項目", "方法", "用途"]
CELLS = [
    ["水質検査", "採取", "環境調査"],
    ["土壌分析", "攪動計測", ""],
    ["気象観測", "計測", "予報"],
    ["稻種消毒", "浸漬", "農業業務"],
]


def test_cells_of_a_script_that_parts_no_words_are_rows_where_a_letter_more_would_have_fitted() -> None:
    placed = [
        (text, 50 + 65 * c, 100 + 14 * r) for r, row in enumerate([HEADS, *CELLS]) for c, text in enumerate(row) if text
    ]
    words = tuple(Word(text, Box(x, y, x + 10 * len(text), y + 10), 10.0) for text, x, y in placed)
    rules = tuple(Ruling(Box(48, y, 235, y), horizontal=True) for y in (98, 112, 168))
    (table,) = find((Page(1, 600.0, 800.0, words, rules),))
    assert rows(table) == [HEADS, *CELLS]


def test_a_value_that_stands_once_to_the_right_of_two_rows_keeps_them_apart() -> None:
    page = page_of("Table 1. What was spent\n\nPlace    Sill    Range", (across(2), across(3), across(6), down(8, 2, 6)))
    set_apart = [(50, 140, "space"), (95, 140, "6.8"), (135, 140, "542"), (50, 158, "time"), (95, 158, "8.7")]
    set_apart += [(135, 158, "5.5"), (230, 124, "Ratio"), (230, 148, "1.61")]
    (table,) = find([replace(page, words=(*page.words, *(word(text, x, top) for x, top, text in set_apart)))])
    assert rows(table) == [["Place", "Sill", "Range", "Ratio"], ["space", "6.8", "542", "1.61"], ["time", "8.7", "5.5", ""]]


HARBOUR = (
    ("Measure", "Who is asked", "When", "Cost"),
    ("Dredging of the\ninner basin to\nnine metres", "Port office", "by May", "420"),
    ("New lamps", "Electric works of\nthe town, with those\nwho own the mills\non the bank", "by June", "35"),
    ("Survey", "Engineers", "by July, or in\nspring if ice stays", "61"),
    ("Painting", "Wardens", "yearly", "4"),
)


def set_down(at: str, leading: float, pad: float) -> Page:
    """The rows of HARBOUR with their cells set to the top or the middle of their row, and rules around the heads."""
    words, top = [], 100.0
    edges = [top]
    for texts in HARBOUR:
        tallest = max(text.count("\n") for text in texts)
        for x, text in zip((50.0, 150.0, 270.0, 390.0), texts, strict=True):
            spare = (tallest - text.count("\n")) * leading
            y = top + (spare / 2 if at == "middle" else 0.0)
            for i, line in enumerate(text.split("\n")):
                words += [word(w.group(), x + LETTER * w.start(), y + i * leading) for w in re.finditer(r"\S+", line)]
        top += (tallest + 1) * leading + pad
        edges.append(top)
    ruled = [edge - pad / 2 - 1 for edge in (edges[0], edges[1], edges[-1])]
    rules = [Ruling(Box(48, y, 420, y), horizontal=True) for y in ruled]
    return Page(1, 600.0, 800.0, tuple(words), tuple(rules))


@pytest.mark.parametrize(
    ("at", "leading", "pad"),
    [*product(["top", "middle"], [11.5, 12.0, 13.5], [5.0, 8.0]), ("middle", 12.0, 0.0), ("middle", 13.0, 0.5)],
)
def test_cells_set_to_the_top_or_the_middle_of_their_row_are_of_that_row(at: str, leading: float, pad: float) -> None:
    (table,) = find((set_down(at, leading, pad),))
    assert rows(table) == [[text.replace("\n", " ") for text in texts] for texts in HARBOUR]
