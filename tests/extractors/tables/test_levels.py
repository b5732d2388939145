"""Heads in levels: what spans, what wraps, and rows of units and numbers below."""

from dataclasses import replace

import pytest
from reportlab.pdfgen.canvas import Canvas

from extractors.model.document import Table
from extractors.model.page import Box, Fill
from extractors.tables import find
from tests.extractors.readers.press import page
from tests.extractors.tables.sheets import across, down, page_of, rows


def heads(table: Table) -> dict[str, tuple[int, int, int, int]]:
    """The place and the reach of each head, in rows and columns."""
    return {c.text: (c.row, c.col, c.row_span, c.col_span) for c in table.cells if c.is_header and c.runs}


def test_a_wrapped_head_beside_heads_over_several_columns_is_one_cell() -> None:
    text = """               Inward          Outward
Port      -----------------  ----------------  Share of
           Ships      Tons    Ships     Tons   the year
North        512    88,140      498   84,020       61.2
South         96     1,105       88      905       30.3
West          31     2,711       29    2,650        8.5
"""
    (table,) = find((page_of(text.replace("-", " ")),))
    assert heads(table) == {
        "Port": (0, 0, 2, 1),
        "Inward": (0, 1, 1, 2),
        "Outward": (0, 3, 1, 2),
        "Share of the year": (0, 5, 2, 1),
        "Ships": (1, 3, 1, 1),
        "Tons": (1, 4, 1, 1),
    }


def test_heads_that_wrap_over_each_column_are_one_row() -> None:
    text = """          Number of   Mean of
Country    outlets   inhabitants  Turnover
Norway         5.1         1,204     18.35
Sweden         7.0           988     11.02
Denmark        3.2         1,377      9.84
"""
    (table,) = find((page_of(text),))
    assert {text: place[2:] for text, place in heads(table).items()} == {
        "Country": (1, 1),
        "Number of outlets": (1, 1),
        "Mean of inhabitants": (1, 1),
        "Turnover": (1, 1),
    }


def test_a_head_amid_three_columns_spans_them_beside_another_such_head() -> None:
    text = """                  Drawn                        Repaid
Board      2017    2018    2019       2017    2018    2019
North      12.5     3.0     9.0        4.5     1.2     0.8
South       7.0     1.5    11.0        2.0     0.5     0.5
West       22.0     0.1     5.5        6.0     2.4     3.1
"""
    (table,) = find((page_of(text),))
    assert {c.text: c.col_span for c in table.cells if c.row == 0 and c.runs} == {"Board": 1, "Drawn": 3, "Repaid": 3}
    assert {c.col: c.path for c in table.cells if c.row == 2}[6] == ("Repaid", "2019")


def test_numbers_that_count_the_columns_are_a_row_below_the_heads() -> None:
    text = """County      Mills      Cut    Value
                     (feet)   ($000)
              (1)       (2)      (3)
Benewah        14    88,120    4,402
Bonner         31   140,660    7,118
Kootenai       22   120,005    6,301
"""
    (table,) = find((page_of(text, [across(3, 0, 40)]),))
    assert {c.col: c.path[-2:] for c in table.cells if not c.is_header and c.row == 2 and c.col} == {
        1: ("Mills", "(1)"),
        2: ("Cut (feet)", "(2)"),
        3: ("Value ($000)", "(3)"),
    }


def test_a_unit_below_two_heads_is_the_unit_of_both() -> None:
    text = """            Area sown         Yield
State       2007     2008    2007    2008
             1,000 acres       Bushels
Ohio       9,936    9,315     154     188
Iowa      10,558   10,063     162     189
Utah       7,356    7,272     187     117
"""
    (table,) = find((page_of(text, [across(3, 0, 42)]),))
    paths = {c.col: c.path for c in table.cells if not c.is_header and c.row == 3}
    assert paths[1] == ("Area sown", "2007", "1,000 acres")
    assert paths[4] == ("Yield", "2008", "Bushels")


def test_heads_on_a_dark_ground_open_the_table_whose_rows_are_ruled_below() -> None:
    text = """Age       Usual drugs             Another drug
          Rope tar    Fish oil    Lamp oil
Adults    12 weeks    12 weeks     8 weeks
over 18
Others    24 weeks    16 weeks    12 weeks
under 18
Sailors   12 weeks    12 weeks     4 weeks
at sea
"""
    page = page_of(text, [across(line, 0, 45) for line in (4, 6, 8)])
    edges = [(48, 98), (98, 218), (218, 275)]
    ground = [Fill(Box(x0, 99, x1, 111), 0.2) for x0, x1 in edges]
    ground += [Fill(Box(x0, 111, x1, 123), 0.2) for x0, x1 in [(48, 98), (98, 158), (158, 218), (218, 275)]]
    (table,) = find((replace(page, fills=tuple(ground)),))
    assert heads(table)["Usual drugs"] == (0, 1, 1, 2)
    assert [[c.text for c in table.cells if c.row == row] for row in range(2, 5)] == [
        ["Adults over 18", "12 weeks", "12 weeks", "8 weeks"],
        ["Others under 18", "24 weeks", "16 weeks", "12 weeks"],
        ["Sailors at sea", "12 weeks", "12 weeks", "4 weeks"],
    ]


def test_rows_that_a_rule_parts_beside_a_taller_cell_are_two() -> None:
    text = """Port       Ships   Tons
Northern     512   88,140
harbours
             498   84,020
South         31    2,711
"""
    rules = [across(line, 0, 30) for line in (0, 1, 4, 5)] + [across(3, 10, 30)]
    sides = [down(0, 0, 1), down(10, 0, 1), down(18, 0, 1), down(30, 0, 1)]
    (table,) = find((page_of(text, [*rules, *sides]),))
    assert [[c.text for c in table.cells if c.row == row and c.runs] for row in range(1, 4)] == [
        ["Northern harbours", "512", "88,140"],
        ["498", "84,020"],
        ["South", "31", "2,711"],
    ]


def test_rules_around_groups_of_rows_leave_the_rows_of_each_group_apart() -> None:
    text = """Model        First   Second    Third
Kind         Dense   Sparse    Dense
Depth          12B      34B      56B
Width          52B      47B      57B
Counting      67.4     71.8     77.1
Sums          41.0     48.3     44.0
Verses        29.3     37.2     46.3
Riddles       63.9     65.5     64.2
"""
    rules = [across(line, 0, 38) for line in (0, 1, 4, 6, 8)]
    (table,) = find((page_of(text, rules),))
    assert [row[0] for row in rows(table)] == ["Model", "Kind", "Depth", "Width", "Counting", "Sums", "Verses", "Riddles"]


def test_heads_of_six_lines_above_ruled_rows_are_taken_in_whole() -> None:
    text = """                                   Share
                         Number    of those
              Number     of ships  who
              of         that      came
              crews      came      back in
Port          counted    back      the year
North              12        88          41
South              31        12          13
West               44        10          22
East               45        11          23
"""
    (table,) = find((page_of(text, [across(line, 0, 44) for line in (6, 7, 8, 9, 10)]),))
    assert list(heads(table)) == [
        "Port",
        "Number of crews counted",
        "Number of ships that came back",
        "Share of those who came back in the year",
    ]


def test_rules_around_groups_of_words_leave_their_rows_apart() -> None:
    text = """Ship        Master      Cargo       Bound for
Anna        Olsen       Salt        Norhamn
Berta       Quist       Tar         Sydhamn
Clara       Holm        Rope        Westhamn
Dora        Berg        Fish        Norhamn
Elsa        Lund        Timber      Sydhamn
Frida       Dahl        Salt        Osthamn
Greta       Moen        Iron        Norhamn
Hilda       Ness        Glass       Sydhamn
Inga        Vik         Tar         Osthamn
"""
    (table,) = find((page_of(text, [across(line, 0, 46) for line in (0, 1, 4, 7, 10)]),))
    assert [row[0] for row in rows(table)[1:]] == [line.split()[0] for line in text.splitlines()[1:]]


def test_rules_between_columns_alone_leave_the_rows_to_the_lines() -> None:
    text = """Port      What the clerks wrote in their books in the year
North     A ship came in late with a cargo of timber from the
          Northern Dales (1901)

South     The harbour was closed for repairs to the Lantern (1902)

West      Two ships left (1903)
"""
    sides = [down(0, 0, 7), down(9, 0, 7), down(58, 0, 7)]
    (table,) = find((page_of(text, [across(0, 0, 58), across(7, 0, 58), *sides], bold=(0,)),))
    assert [row[0] for row in rows(table)] == ["Port", "North", "South", "West"]


def test_numbers_that_count_columns_stand_in_one_row_below_heads_of_one_level_and_of_two() -> None:
    text = """                      Drowned          Saved
No.   Year    Boats   Men    Rate     Men    Rate
(1)   (2)       (3)   (4)     (5)     (6)     (7)
1.    1867      499   126    25.4     388     7.8
2.    1868      511   127    24.7     406     8.0
3.    1869      522   130    25.0     436     8.3
"""
    (table,) = find((page_of(text, [across(line, 0, 50) for line in range(7)], bold=(0, 1, 2)),))
    places = heads(table)
    assert [places[f"({n})"][:2] for n in range(1, 8)] == [(2, n) for n in range(7)]


def test_units_and_a_remark_amid_the_columns_below_their_heads_span_them() -> None:
    text = """           October  November  December   Change  Change
Port          2007      2007      2007     2006    2005
                          Adjusted
                      tons                  shares
North          512       498       611      4.5     0.8
South          960       880       911      0.5     0.5
West           310       290       350      2.4     3.1
"""
    (table,) = find((page_of(text, [across(line, 0, 55) for line in (0, 4, 7)]),))
    found = heads(table)
    assert found["Adjusted"] == (1, 1, 1, 5)
    assert found["tons"] == (2, 1, 1, 3)
    assert found["shares"] == (2, 4, 1, 2)


def test_a_ruled_head_spans_heads_of_fewer_lines_set_to_the_foot() -> None:
    text = """                                 Kinds of change       Costs

                                      Other
                               concessions,
                                    granted
              Ports    Rates   by the board   Total
North            24       24            349     397       3.1
South            41       15            259     315       4.2
West              3      706          1,651   2,360       5.3
"""
    (table,) = find(
        (page_of(text, [across(0, 0, 60), across(1, 12, 51), across(1, 53, 60), across(6, 0, 60), across(9, 0, 60)]),)
    )
    assert heads(table)["Kinds of change"][3] == 4


def test_years_on_the_last_line_of_heads_are_heads() -> None:
    text = """                Fever           Measles
             Cum.    Cum.     Cum.    Cum.
Area         2004    2003     2004    2003
North         512     498       12       8
South          96      88        1       2
West           31      29        -       1
"""
    (table,) = find((page_of(text, [across(at, 0, 43) for at in (0, 3, 6)]),))
    assert [text for text in heads(table) if "Cum." in text] == ["Cum. 2004", "Cum. 2003"]


def test_the_first_section_below_a_head_that_ended_lines_above_is_no_part_of_it() -> None:
    text = """                      Averages of daily figures
Items                Week ended       Change from
                    Feb 13, 2002      Feb 14, 2001
Credit
 Securities              561,203            1,122
 Bills                   187,566              301
 Notes                   361,404            1,423
 Repurchases              31,857            6,290
"""
    (table,) = find((page_of(text),))
    assert [row[0] for row in rows(table)][-5:] == ["Credit", "Securities", "Bills", "Notes", "Repurchases"]


def test_a_head_over_a_short_rule_from_the_left_edge_spans_the_labels_too() -> None:
    text = """       Catch
Boat       Fish         Price
Aldis      herring      13.65
           cod           0.31
Brand      mackerel     92.50
Corve      eel          33.33
"""
    rules = [across(0, 0, 28), across(1, 0, 18), across(2, 0, 28), across(6, 0, 28)]
    (table,) = find((page_of(text, rules),))
    assert heads(table) == {"Catch": (0, 0, 1, 2), "Boat": (1, 0, 1, 1), "Fish": (1, 1, 1, 1), "Price": (0, 2, 2, 1)}


def test_a_title_amid_the_whole_table_spans_it() -> None:
    text = """        Stores of this port
salt          north wall         12
rope          south wall          7
tar           old quay           31
sails         long loft           5
"""
    rules = [across(0, 0, 35), across(1, 0, 35), across(5, 0, 35)]
    (table,) = find((page_of(text, rules),))
    assert heads(table) == {"Stores of this port": (0, 0, 1, 3)}


def test_a_head_of_two_words_over_two_columns_of_repeats_is_one() -> None:
    """By chance "Old" ends where the figures below it do, and "Years" stands amid those of the next column."""

    def sheet(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 7)
        for block in range(4):
            at = 110 + 46 * block
            years = canvas.stringWidth("Years", "Helvetica", 7)
            middle = at + 2 + years / 2
            canvas.drawRightString(at, 720, "Old")
            canvas.drawString(at + 2, 720, "Years")
            for i, (n, share) in enumerate((("N", "%"), ("31", "52"), ("13", "48"), ("32", "41"), ("18", "66"))):
                canvas.drawRightString(at, 710 - 9 * i, n)
                canvas.drawCentredString(middle, 710 - 9 * i, share)
        for i, name in enumerate(("East", "West", "Moor", "Shore")):
            canvas.drawString(60, 701 - 9 * i, name)

    (table,) = find((page(sheet),))
    assert [c.col_span for c in table.cells if c.text == "Old Years"] == [2, 2, 2, 2]


def test_numbers_in_brackets_below_heads_are_heads_and_errors_in_brackets_are_none() -> None:
    text = """Table 1. Roads and incomes

                    Income            Spending
               (1)       (2)       (3)       (4)
 Road          0.214     0.187     0.098     0.071
               (0.04)    (0.05)    (0.03)    (0.04)
 Market        0.055     0.049     0.031     0.028
               (0.03)    (0.03)    (0.02)    (0.02)
"""
    (table,) = find((page_of(text, [across(line, 0, 50) for line in (2, 8)]),))
    assert (table.n_rows, table.n_header_rows) == (6, 2)


@pytest.mark.parametrize(
    ("text", "n"),
    [
        ("Aden, old port     6\nBasra              24\nCairo, on hire     110", 0),
        ("Port               1    2    3\nDakar, old port    16   24   31\nEssen              24   18   12", 1),
        ("Depth              10   20   30\nSand               16   24   31\nClay               24   18   12", 1),
        ("Name of them:      Amina\nAddress:           Quay Road\nAmount asked:      1,500", 0),
        ("Name of them       Amina\nAddress            Quay Road\nAmount asked       1,500", 1),
    ],
)
def test_a_first_row_that_is_as_all_below_is_no_head(text: str, n: int) -> None:
    (table,) = find((page_of("Table 2. Staff of the ports\n\n" + text),))
    assert (table.n_rows, table.n_header_rows) == (3, n)
