"""Where tables begin and end on pages without rules, or with few of them."""

from dataclasses import replace

import pytest

from extractors.model.page import Box, Fill
from extractors.tables import find
from extractors.tables.places.finding import _preferred
from extractors.tables.stages import Region
from tests.extractors.tables.sheets import across, down, page_of, rows

PORTS = """
Port      Ships   Tons
North        10    200
South        12    300
East         14    400
"""

TRADES = """
Trade     Ships   Crew
Coal          8     90
Wool          6     70
Wine          4     50
"""


def _lines(text: str) -> list[list[str]]:
    return [line.split() for line in text.strip("\n").splitlines()]


@pytest.mark.parametrize("between", ["\n    Ships by trade\n", "\nShips by trade\n", "Ships by trade"])
def test_a_title_with_heads_below_it_opens_another_table(between: str) -> None:
    text = PORTS.strip("\n") + "\n" + between + "\n" + TRADES.strip("\n")
    title = text.splitlines().index(between.strip("\n"))
    found = find([page_of(text, bold=[title])])
    assert [rows(table) for table in found] == [_lines(PORTS), _lines(TRADES)]


def test_a_heading_of_a_section_with_rows_below_it_opens_none() -> None:
    text = PORTS.strip("\n") + "\n\n    Inland\n" + "\n".join(TRADES.strip("\n").splitlines()[1:])
    (table,) = find([page_of(text, bold=[5])])
    assert ("Inland" in rows(table)[4][0], rows(table)[-1]) == (True, ["Wine", "4", "50"])


def test_a_stack_of_rules_does_not_reach_over_the_rules_of_another_table() -> None:
    text = (
        PORTS.strip("\n")
        + "\n\n\nShips by trade\n\n\n"
        + TRADES.strip("\n")
        + "\n\n\nShips by owner\n\n\n"
        + PORTS.strip("\n")
    )
    starts = (0, 9, 18)
    page = page_of(text, [across(start + at, end=22) for start in starts for at in (0, 1, 4)])
    assert [rows(table) for table in find([page])] == [_lines(PORTS), _lines(TRADES), _lines(PORTS)]


BESIDE = """
By port                     By trade
Port      Ships   Tons      Trade     Ships   Crew
North        10    200      Coal          8     90
South        12    300      Wool          6     70
East         14    400      Wine          4     50
"""


def test_bold_titles_side_by_side_part_the_tables_below_them() -> None:
    found = find([page_of(BESIDE.strip("\n"), bold=[0])])
    assert [rows(table) for table in found] == [_lines(PORTS), _lines(TRADES)]


def test_tables_between_three_rules_each_stand_side_by_side() -> None:
    lines = [
        left.ljust(28) + right
        for left, right in zip(*(text.strip("\n").splitlines() for text in (PORTS, TRADES)), strict=True)
    ]
    rules = [across(at, start, start + 22) for start in (0, 28) for at in (0, 1, 4)]
    assert [rows(table) for table in find([page_of("\n".join(lines), rules)])] == [_lines(PORTS), _lines(TRADES)]


def test_a_table_without_rules_ends_where_one_between_rules_begins() -> None:
    wide = [
        f"{name:12}{i * 7 + 3:6}{i * 5 + 11:8}{i * 3 + 20:8}"
        for i, name in enumerate(["Alder", "Birch", "Cedar", "Elm", "Fir"])
    ]
    text = "Tree          1995    1996    1997\n" + "\n".join(wide) + "\n\n" + PORTS.strip("\n")
    tall, ruled = find([page_of(text, [across(at, end=22) for at in (7, 8, 11)])])
    assert (len(rows(tall)), rows(ruled)) == (6, _lines(PORTS))


STATEMENT = """
                             1997      1996
Assets
Cash and deposits            $225      $198
Treasury obligations        8,910     8,204
Receivables                   141       133
Total assets               $9,276    $8,535
Liabilities
Accounts payable               73        60
Escrowed amounts              210        40
Total liabilities             283       100
"""


def test_labels_belong_to_figures_that_alone_have_rules() -> None:
    text = STATEMENT.strip("\n")
    rules = [across(at, start, end) for at in (1, 5, 6, 9, 10) for start, end in ((26, 33), (36, 43))]
    (table,) = find([page_of(text, rules)])
    assert rows(table)[:3] == [["", "1997", "1996"], ["Assets", "", ""], ["Cash and deposits", "$225", "$198"]]
    assert rows(table)[-1] == ["Total liabilities", "283", "100"]


PROFILES = """
Prices                       Reserves
              1998  1999                  1998  1999
Gas           7.11  6.90     Oil            12    14
Power         8.92  8.44     Gas           404   410
Petrol        1.31  1.28     Coal           30    31
"""


def test_titles_over_labels_that_no_head_names_part_tables() -> None:
    found = find([page_of(PROFILES.strip("\n"), bold=[0, 1])])
    assert [rows(table)[:2] for table in found] == [
        [["", "1998", "1999"], ["Gas", "7.11", "6.90"]],
        [["", "1998", "1999"], ["Oil", "12", "14"]],
    ]


def test_a_row_of_figures_under_years_is_a_table_between_rules() -> None:
    text = "Share           2019    2020    2021\nMaize           12.8    10.7    10.8"
    (table,) = find([page_of(text, [across(0, end=36), across(2, end=36)])])
    assert rows(table) == _lines(text)


@pytest.mark.parametrize("caption", ["Table 2: Grain in tons", "表 2：Grain in tons"])
def test_a_caption_makes_a_row_at_a_page_foot_a_table(caption: str) -> None:
    text = f"{caption}\n\n                2019    2020    2021\nMaize           12.8    10.7    10.8"
    (table,) = find([page_of(text)])
    assert rows(table) == [["", "2019", "2020", "2021"], ["Maize", "12.8", "10.7", "10.8"]]


SECTIONS = """
             2020    2021    2022

  Labour
Hours           7       8       9
Wages          17      18      19

  Health
Safety         27      28      29
Kitchens       37      38      39
"""


@pytest.mark.parametrize("heads", [False, True])
def test_a_title_low_in_its_band_opens_a_section_where_no_heads_follow(heads: bool) -> None:
    text = SECTIONS.strip("\n")
    if heads:
        text = text.replace("Health\n", "Health\n             Men   Women     All\n")
    ends = (0, 1, 3, 4, 5, 7.3, *((8.3, 9.3, 10.3) if heads else (8.3, 9.3)))
    found = find([page_of(text, [across(at, end=34) for at in ends])])
    assert len(found) == (2 if heads else 1)
    assert ["Hours", "7", "8", "9"] in rows(found[0])


FRAMED = """
Grain         Tons    Price       9.0
Wheat          120      7.1       8.0
Maize           90      5.4       7.0
Barley          44      6.2       6.0
Oats            31      4.9       5.0
Rye             12      5.8       4.0
"""


def test_a_frame_parts_a_table_from_the_chart_beside_it() -> None:
    frame = [across(0, end=60), across(6, end=60), *(down(at, 0, 6) for at in (0, 31, 60))]
    inner = [across(at, 0, 30) for at in (1, 3)] + [across(at + 0.5, 38, 59) for at in range(6)]
    curves = tuple(Box(240 + at, 100, 300 + at, 165) for at in (0, 50))
    (table,) = find([replace(page_of(FRAMED.strip("\n"), [*frame, *inner]), slants=curves)])
    assert rows(table) == [line.split()[:3] for line in FRAMED.strip("\n").splitlines()]


SLAUGHTER = """
-----------------------------------------
           :       November    : Percent
           :-------------------:   of
Species    :   1998  :   1999  :  1998
-----------------------------------------
Beef ......:  2,347  :  2,466  :    105
Veal ......:    369  :    491  :    133
Pork ......:    918  :  1,931  :    210
Lamb ......:     80  :     15  :     19
"""


def test_colons_one_above_the_other_part_columns_as_rules_do() -> None:
    (table,) = find([page_of(SLAUGHTER.strip("\n"))])
    found = [[text.rstrip(" .") for text in row] for row in rows(table)]
    assert found[-4:] == [
        ["Beef", "2,347", "2,466", "105"],
        ["Veal", "369", "491", "133"],
        ["Pork", "918", "1,931", "210"],
        ["Lamb", "80", "15", "19"],
    ]
    assert not any(":" in text for row in found for text in row)


def test_colons_between_labels_and_texts_are_no_rules() -> None:
    text = "\n".join(f"{label:<12}:  {label[::-1]}" for label in ("Name", "Street", "Town", "Place", "Land"))
    assert find([page_of(text)]) == ()


BESIDE_BARS = """
Region       2001   2002      100
North         394    744       80
South          93    191       60
East          844    400       40
West          362    322       20
Isles         295    595        0
"""


def test_the_figures_of_an_axis_are_no_column_of_the_table_beside() -> None:
    page = page_of(BESIDE_BARS.strip("\n"))
    bars = tuple(Fill(Box(220 + 20 * i, 170 - height, 232 + 20 * i, 170), 0.5) for i, height in enumerate((40, 62, 25, 51)))
    (table,) = find([replace(page, fills=bars)])
    assert rows(table) == [line.split()[:3] for line in BESIDE_BARS.strip("\n").splitlines()]


@pytest.mark.parametrize(("top", "first"), [(100.0, "promised"), (130.0, "block")])
def test_a_caption_asks_for_the_heads_that_stand_above_rows_of_other_gaps(top: float, first: str) -> None:
    promised = Region(Box(50.0, top, 300.0, 200.0), "text", captioned=True)
    block = Region(Box(50.0, 130.0, 300.0, 200.0), "text")
    assert _preferred([promised], [block])[0] is {"promised": promised, "block": block}[first]
