"""Heads as papers set with TeX have them: in levels, of several lines, with few rules."""

from dataclasses import replace

import pytest

from extractors.tables import find
from tests.extractors.tables.sheets import across, down, moved, page_of, rows, spans

REPEATED = """Table 1. Ropes by port and year

         Alm                   Bro
Rope     2001      2002        2001      2002
         t    %    t    %      t    %    t    %
hemp     12   31   15   33     11   30   16   35
tarred   14   29   13   28     19   41   11   27
wire     17   40   16   39     18   38   12   26
"""


@pytest.mark.parametrize("ruled", [True, False])
def test_heads_stand_over_as_many_columns_as_those_below_repeat_in(ruled: bool) -> None:
    (table,) = find((page_of(REPEATED, [across(line, 0, 48) for line in (2, 5, 8)] if ruled else ()),))
    spans = sorted((c.text, c.col, c.col_span) for c in table.cells if c.col_span > 1)
    years = [("2001", 1, 2), ("2001", 5, 2), ("2002", 3, 2), ("2002", 7, 2)]
    assert spans == [*years, ("Alm", 1, 4), ("Bro", 5, 4)]


TWO_LINES = """Table 1. Ropes by kind

                    Load
Rope       Weight            Loss    Colour
                    (kN)
hemp       12.5     3.1      0.4     brown
tarred     14.0     3.3      0.2     black
wire       19.8     2.9      0.1     grey
"""


@pytest.mark.parametrize("by", [0.5, 0.4, 0.6])
def test_a_head_of_two_lines_set_to_the_middle_of_others_is_one_head(by: float) -> None:
    page = page_of(TWO_LINES, [across(line, 0, 42) for line in (2, 5, 8)])
    (table,) = find((moved(moved(page, "Load", by), "(kN)", -by),))
    assert rows(table)[0] == ["Rope", "Weight", "Load (kN)", "Loss", "Colour"]
    assert spans(table) == {}


CORNER = """Table 1. Ropes by kind

                 Measured
Rope       Load    Loss    Share
hemp       12.5     3.1      0.4
tarred     14.0     3.3      0.2
wire       19.8     2.9      0.1
"""


def test_a_rule_across_the_table_takes_no_label_under_the_head_beside_its_corner() -> None:
    rules = [across(line, 0, 33) for line in range(2, 8)]
    bars = [down(at, 2, 7) for at in (0, 10, 33)] + [down(at, 3, 7) for at in (17, 25)]
    (table,) = find((page_of(CORNER, [*rules, *bars]),))
    assert spans(table)["Measured"] == (1, 3)
    assert next(c.col for c in table.cells if c.text == "Rope") == 0


WRAPPED_HEADS = """Table 1. Ropes by port

Port       Rope      Load    Loss
                     (kN)    (kg)
           hemp      12.5     3.1
Alm        tarred    14.0     3.3
           wire      19.8     2.9
           hemp      11.1     3.0
Bro        tarred    15.2     4.4
           wire      17.7     2.8
"""


def test_labels_centred_beside_their_groups_span_them_below_heads_of_two_lines() -> None:
    page = page_of(WRAPPED_HEADS, [across(line, 0, 33) for line in (2, 4, 10)])
    (table,) = find((page,))
    assert {text: span for text, span in spans(table).items() if text in ("Alm", "Bro")} == {"Alm": (3, 1), "Bro": (3, 1)}


LOOSE_HEADS = """Table 1. Ropes by port

           Ships of      Load
Port       harbours   hemp   wire
Alm        125        3.1      4
Bro        140        3.3      5
Cay        198        2.9      6
"""


def test_a_head_that_runs_on_is_one_however_far_apart_its_lines_stand_beside_heads_in_levels() -> None:
    page = page_of(LOOSE_HEADS, [across(line, 0, 33) for line in (4, 7)])
    page = replace(page, rulings=(*page.rulings, across(1.7, 0, 33), across(2.9, 21, 33)))
    (table,) = find((moved(moved(moved(page, "Ships", -0.3), "of", -0.3), "Load", -0.3),))
    assert spans(table) == {"Port": (2, 1), "Ships of harbours": (2, 1), "Load": (1, 2)}


@pytest.mark.parametrize(("below", "n_heads"), [("step      low-high", 1), ("          (in knots)", 2)])
def test_a_full_row_right_below_the_only_rule_is_none_of_heads(below: str, n_heads: int) -> None:
    text = f"""Table 1. What is set

Name      Range       What it is
{below}    Step of it
depth     2-12        Layers of it
share     0.0-0.5     Part left out
count     16-32       Seen at once
"""
    (table,) = find((page_of(text, [across(line, 0, 34) for line in (2, 3, 7)]),))
    assert {c.row for c in table.cells if c.is_header} == set(range(n_heads))


def test_a_head_over_columns_that_are_counted_spans_them() -> None:
    text = """Table 1. Wood and mean

                  Wood            Mean
Model:    (1)     (2)     (3)     (4)
Visit     0.17    0.09    0.12    0.51
Trade     0.31    0.14    0.41    0.62
Draught   0.44    0.21    0.19    0.33
"""
    (table,) = find((page_of(text, [across(line, 0, 38) for line in (2, 4, 7)]),))
    assert spans(table) == {"Wood": (1, 3)}


def test_a_head_with_an_equals_sign_is_not_parted_behind_it() -> None:
    text = """Table 1. Crews

           Men (n = 412)   Women (n = 9)
Age       1.21    0.03    1.18    0.07
Draught   1.33    0.14    1.12    0.63
Load      2.04    0.01    1.76    0.02
"""
    (table,) = find((page_of(text, [across(2, 0, 41), across(3, 0, 41), across(6, 0, 41)]),))
    assert spans(table) == {"Men (n = 412)": (1, 2), "Women (n = 9)": (1, 2)}


def test_heads_below_a_title_and_the_only_rule_are_heads() -> None:
    text = """Table 1. Growth

           Growth by year
Port      Before      After
Alm       0.035       0.038
Bro       0.055       0.063
Cay       0.132       0.135
"""
    (table,) = find((page_of(text, [across(line, 0, 28) for line in (2, 3, 7)]),))
    assert {c.row for c in table.cells if c.is_header} == {0, 1}
