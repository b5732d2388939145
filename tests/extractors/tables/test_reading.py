"""Small tables set by hand, one trap each: what a person reads off them is what comes out."""

import random
from dataclasses import replace

import pytest

from extractors.model.page import Box, Page
from extractors.tables import find, find_on_pages
from extractors.tables.drawing import shapes
from extractors.tables.grid.cells import grid_of
from extractors.tables.grid.ends import trimmed
from extractors.tables.stages import Region
from tests.extractors.tables.sheets import across, down, page_of, rows

NUMBERS = """Table 1. Ships by port

Port            1995    1996    1997
North Quay       112      98     104
Western Quay      96      88      91
Fish Hall         31      28      30
Total            239     214     225
"""


def test_columns_of_figures_without_rules() -> None:
    (table,) = find((page_of(NUMBERS),))
    assert rows(table) == [
        ["Port", "1995", "1996", "1997"],
        ["North Quay", "112", "98", "104"],
        ["Western Quay", "96", "88", "91"],
        ["Fish Hall", "31", "28", "30"],
        ["Total", "239", "214", "225"],
    ]
    assert (table.number, table.n_header_rows, table.method, table.doubts) == ("1", 1, "text", ())
    assert [cell.path for cell in table.cells if cell.row == 2] == [("Port",), ("1995",), ("1996",), ("1997",)]


def test_a_table_that_is_likely_wrong_sorts_before_a_sound_one() -> None:
    loose = (
        "Table 2. Crews by port\n\nPort              Ships   Crews   Goods\n"
        "Alder town           12     140     300\nnear the bay\n"
        "Birk     9       95     210\nCove                 17     201     455\nElm                  11     120     280\n"
    )
    (sound,) = find((page_of(NUMBERS),))
    (doubtful,) = find((page_of(loose),))
    assert doubtful.confidence < 0.8 < sound.confidence
    assert [doubt.detail[:12] for doubt in doubtful.doubts if doubt.flag == "cells_disagree"] == ["1 of 19 cell"]
    sure = {cell.text: cell.confidence for cell in doubtful.cells}
    assert sure["Birk 9"] < sure["Cove"] == doubtful.confidence


def test_a_line_of_the_table_left_outside_makes_it_less_sure() -> None:
    rules = [across(i, 0, 40) for i in (2, 3, 6)]
    rules += [down(letter, 2, 6) for letter in (0, 13, 21, 29, 40)]
    (whole,) = find((page_of(NUMBERS.replace("Total            239     214     225\n", ""), rules),))
    (cut,) = find((page_of(NUMBERS, rules),))
    assert rows(cut) == rows(whole)
    assert cut.confidence < whole.confidence


def test_words_with_jitter_as_ocr_gives_them_read_the_same() -> None:
    chance = random.Random(7)
    page = page_of(NUMBERS)
    shaken = [
        replace(
            w,
            box=Box(
                w.box.x0 + chance.uniform(-0.8, 0.8),
                w.box.top + chance.uniform(0, 2.5),
                w.box.x1 + chance.uniform(-0.8, 0.8),
                w.box.bottom - chance.uniform(0, 2.5),
            ),
            size=w.size * chance.uniform(0.9, 1.1),
            confidence=0.8,
        )
        for w in page.words
    ]
    (table,) = find((replace(page, words=tuple(shaken), method="ocr"),))
    (plain,) = find((page,))
    assert rows(table) == rows(plain)
    assert table.method == "ocr"
    assert table.confidence < plain.confidence


def test_a_wrapped_cell_never_crosses_a_drawn_rule() -> None:
    text = "Office       Duty\nMaster       Gives berths and\n             keeps the books\nPilot        Brings ships\n"
    rules = [across(i, 0, 40) for i in (0, 1, 3, 4)] + [down(x, 0, 4) for x in (0, 12, 40)]
    (table,) = find((page_of(text, rules),))
    assert rows(table) == [["Office", "Duty"], ["Master", "Gives berths and keeps the books"], ["Pilot", "Brings ships"]]
    assert table.method == "lines"


def test_one_frame_around_all_does_not_hide_the_table() -> None:
    rules = [across(0.2 + 2 * i, 0, 38) for i in (0.9, 3.0)] + [down(0, 2, 6.2), down(38, 2, 6.2)]
    (table,) = find((page_of(NUMBERS.replace("Total            239     214     225\n", ""), rules),))
    assert rows(table)[1] == ["North Quay", "112", "98", "104"]
    assert table.n_cols == 4


def test_a_double_line_makes_no_sliver_column() -> None:
    text = "Port         Ships\nNorth           12\nSouth            7\n"
    rules = [across(i, 0, 20) for i in range(4)] + [down(x, 0, 3) for x in (0, 10, 20)]
    twin = [replace(r, box=Box(r.box.x0 + 2, r.box.top, r.box.x1 + 2, r.box.bottom)) for r in rules if not r.horizontal]
    (table,) = find((page_of(text, [*rules, *twin]),))
    assert rows(table) == [["Port", "Ships"], ["North", "12"], ["South", "7"]]


def test_currency_signs_and_percent_signs_are_no_columns() -> None:
    text = (
        "Table 2: Dues\n\nPort             1995       1996\nNorth         $  112     $   98\n"
        "South         $   96     $   88\nWest          $   31     $   28\n"
    )
    (table,) = find((page_of(text),))
    assert rows(table)[1:] == [["North", "$ 112", "$ 98"], ["South", "$ 96", "$ 88"], ["West", "$ 31", "$ 28"]]


def test_dot_leaders_do_not_close_the_gap() -> None:
    text = (
        "Table 3: Dues\n\nPort                  1995\nNorth Quay ........    112\n"
        "South .............     96\nWestern Quay ......     31\n"
    )
    (table,) = find((page_of(text),))
    assert [row[1] for row in rows(table)] == ["1995", "112", "96", "31"]
    assert rows(table)[1][0].startswith("North Quay")


def test_heads_over_two_columns_are_spread_and_give_paths() -> None:
    text = (
        "Table 4: Traffic\n\n             Inward         Outward\nPort     Ships   Tons    Ships   Tons\n"
        "North      112   2,871      98   1,310\nSouth       96   1,105      88     905\n"
        "West        31     988      28     741\n"
    )
    (table,) = find((page_of(text),))
    assert {c.text: (c.col, c.col_span) for c in table.cells if c.row == 0 and c.runs} == {
        "Port": (0, 1),
        "Inward": (1, 2),
        "Outward": (3, 2),
    }
    assert {c.col: c.path for c in table.cells if c.row == 2}[4] == ("Outward", "Tons")


def test_no_head_ends_amid_a_head_below_it() -> None:
    text = (
        "Table 5: Borrowing\n\n"
        "                          Loans                      Grants\n"
        "               2017                2018                Years\n"
        "Board     Drawn    Repaid     Drawn    Repaid     Town    Port\n"
        "North      12.5       3.0       9.0       4.5      1.2     0.8\n"
        "South       7.0       1.5      11.0       2.0      0.5     0.5\n"
        "West       22.0       0.0       5.5       6.0      2.4     3.1\n"
        "East        1.0       0.2       0.0       0.2      0.1     0.0\n"
        "Quay        4.5       1.0       3.5       1.0      0.8     0.4\n"
    )
    (table,) = find((page_of(text),))
    spans = {c.text: (c.col, c.col_span) for c in table.cells if c.row < 2 and c.runs}
    assert spans == {"Board": (0, 1), "Loans": (1, 4), "2017": (1, 2), "2018": (3, 2), "Grants": (5, 2), "Years": (5, 2)}


def test_notes_are_not_rows() -> None:
    (table,) = find((page_of(NUMBERS + "Source: landing books.\n"),))
    assert table.n_rows == 5
    assert [" ".join(run.text for run in note) for note in table.notes] == ["Source: landing books."]


def test_a_chart_with_its_axis_is_no_table() -> None:
    marks = "300         x     x\n200   x     x     x     x\n100   x     x     x     x\n"
    text = f"400   x\n{marks}\n      1995  1996  1997  1998\n"
    assert find((page_of(text),)) == ()


def test_a_table_under_a_figures_caption_is_a_figure() -> None:
    assert find((page_of(NUMBERS.replace("Table 1.", "Figure 1.")),)) == ()


def test_tables_with_equal_columns_and_own_captions_stay_apart() -> None:
    second = replace(page_of(NUMBERS.replace("Table 1. Ships", "Table 2. Boats")), number=2)
    found = find((page_of(NUMBERS), second))
    assert [table.number for table in found] == ["1", "2"]
    assert [table.page_start for table in found] == [1, 2]


def test_page_by_page_nothing_is_joined() -> None:
    head = page_of("\n" * 44 + NUMBERS.replace("Total            239     214     225\n", ""))
    rest = page_of("\n".join(NUMBERS.splitlines()[2:4]).replace("North Quay", "South Pier"), number=2)
    low = replace(rest, words=tuple(replace(w, box=Box(w.box.x0, w.box.top, w.box.x1, w.box.bottom)) for w in rest.words))
    joined = find((head, low))
    assert [(t.page_start, t.page_end, t.n_rows) for t in joined] == [(1, 2, 5)]
    assert rows(joined[0])[-1] == ["South Pier", "112", "98", "104"]
    apart = find_on_pages((head, low))
    assert [(t.page_start, t.page_end) for t in apart] == [(1, 1), (2, 2)]


def test_the_picture_shows_rules_cells_caption_and_region() -> None:
    page = page_of(NUMBERS, [across(2, 0, 38)])
    drawn = shapes(page, find((page,)))
    strokes = [shape.stroke for shape in drawn]
    assert strokes.count("rule") == 1
    assert strokes.count("cell") == 20
    assert strokes.count("header") == 4
    assert strokes.count("caption") == 5
    assert strokes[-1] == "region"


def test_an_empty_page_has_no_table() -> None:
    assert find((Page(1, 600.0, 800.0),)) == ()
    assert find(()) == ()


PROSE = (
    "The harbour board met twice a year",
    "and set the dues for the next one.",
    "Ships from the north paid less and",
    "the islands paid nothing at all in",
    "the years of the war or after that",
)


@pytest.mark.parametrize("caption", ["Table 1. Ships by year", "Ships by year of the count"])
def test_a_table_in_one_column_leaves_the_text_of_the_other_alone(caption: str) -> None:
    left = [
        *PROSE * 3,
        "",
        caption,
        "",
        "Year  Ships   Tons",
        "1995     12    304",
        "1996     15    310",
        "1997      9    288",
    ]
    left += ["1998     11    301", "", *PROSE * 2]
    page = page_of("\n".join(f"{line:42}{PROSE[i % 5]}" for i, line in enumerate(left)))
    (table,) = find([page])
    assert rows(table)[0] == ["Year", "Ships", "Tons"]
    assert rows(table)[-1] == ["1998", "11", "301"]
    assert table.n_cols == 3


def test_a_head_wider_than_its_figures_is_over_them_not_over_a_column_of_its_own() -> None:
    text = """
                                        Rate
Port          Ships    Tons        per thousand
North            12     304                      9
South            15     310                     10
East              9     288                      8
West             11     301                      7
"""
    (table,) = find([page_of(text)])
    assert table.n_cols == 4
    assert rows(table)[0] == ["Port", "Ships", "Tons", "Rate per thousand"]


def test_labels_alone_below_ruled_heads_open_the_rows() -> None:
    text = """
                       2009         2008
Assets
  With others:
    Funds          $  1,204      $ 1,101
    Dues              (304)          310
  Other               1,288          291
Total              $  2,188      $ 1,702
"""
    rules = [across(2, 21, 30), across(2, 33, 41)]
    (table,) = find([page_of(text, rules)])
    assert [row[0] for row in rows(table)] == ["", "Assets", "With others:", "Funds", "Dues", "Other", "Total"]
    assert rows(table)[3] == ["Funds", "$ 1,204", "$ 1,101"]


def test_a_source_line_between_rules_ends_a_table() -> None:
    part = "Port      Ships   Tons\nNorth        10    200\nSouth        12    300"
    text = f"{part}\nNothing sailed in the other year.\nSource: the board.\n\nNo. 2. The second count\n{part}"
    page = page_of(text, [across(at, end=36) for at in (0, 1, 3, 7, 8, 10)])
    assert [rows(table)[0] for table in find([page])] == [["Port", "Ships", "Tons"]] * 2


@pytest.mark.parametrize(("indent", "caption"), [(10, "Table 1. Dues of ships"), (60, "")])
def test_a_table_far_to_the_side_of_a_caption_is_not_named_by_it(indent: int, caption: str) -> None:
    lines = ("Port      Ships   Tons", "North        10    200", "South        12    300", "East         14    400")
    (found,) = find((page_of("\n".join(["Table 1. Dues of ships", "", *(" " * indent + line for line in lines)])),))
    assert " ".join(run.text for run in found.caption) == caption


def test_two_captions_on_one_line_head_two_tables() -> None:
    text = """
Table 3. Ships                      Table 4. Goods

Port           1995    1996         Goods           Tons    Share
North Quay      112      98         Coal             304     10.5
West Quay        96      88         Timber           310     11.2
Fish Hall        31      28         Grain            288      9.9
"""
    found = find([page_of(text)])
    assert [table.number for table in found] == ["3", "4"]
    assert [rows(table)[0] for table in found] == [["Port", "1995", "1996"], ["Goods", "Tons", "Share"]]
    assert [rows(table)[-1] for table in found] == [["Fish Hall", "31", "28"], ["Grain", "288", "9.9"]]


def test_heads_that_come_again_are_parts_of_the_heads_above_them() -> None:
    text = """Port    Inward              Outward
        Ships     Tons      Ships     Tons
North     512   88,140        498   84,020
West       31    2,711         29    2,650
East       12    1,004         11      998
"""
    (table,) = find((page_of(text, [across(2)]),))
    assert [cell.path for cell in table.cells if cell.row == 2] == [
        ("Port",),
        ("Inward", "Ships"),
        ("Inward", "Tons"),
        ("Outward", "Ships"),
        ("Outward", "Tons"),
    ]


def test_rules_under_two_levels_of_heads_bound_no_columns() -> None:
    text = """
                Households                     Firms
            Borrowing       Deposits    Borrowing  Deposits
Port       Stock   Rate   Stock   Rate      Stock     Stock
All ports  9,204    4.1   7,311    1.2      8,115     3,004
North      5,118    3.9   4,006    1.1      5,377     1,902
Quay       3,870    3.7   2,915    1.0      4,260     1,388
West       2,455  (4.6)   2,011  (1.4)      1,609       640
East       1,631    4.5   1,294    1.3      1,129       462
"""
    spans = [
        across(2, 11, 38),
        across(2, 41, 59),
        across(3, 11, 23),
        across(3, 26, 38),
        across(3, 41, 49),
        across(3, 51, 59),
    ]
    (table,) = find((page_of(text, [across(1, 0, 59), *spans, across(4, 0, 59), across(9, 0, 59)]),))
    assert rows(table)[2:4] == [
        ["", "Stock", "Rate", "Stock", "Rate", "Stock", "Stock"],
        ["All ports", "9,204", "4.1", "7,311", "1.2", "8,115", "3,004"],
    ]


def test_a_line_that_opens_with_a_raised_mark_is_a_note_and_one_that_does_not_a_row() -> None:
    text = """Table 2. Aid by donor

Donor        2008      2009
Norway       40.3      38.8
Sweden       52.0      49.5
Others       7.4       8.0
A Provisional
"""
    region = Region(Box(48.0, 120.0, 200.0, 190.0), "text")
    words = page_of(text).words
    raised = tuple(replace(word, superscript=word.text == "A") for word in words)
    assert [trimmed(grid_of(region, printed)).n_rows for printed in (words, raised)] == [5, 4]
