"""Titles of sections of rows, and rows that rules only group."""

from dataclasses import replace

import pytest

from extractors.model.page import Box, Fill
from extractors.tables import find
from tests.extractors.tables.sheets import across, down, page_of, rows


def test_a_title_centred_over_the_table_is_a_cell_over_all_its_columns() -> None:
    text = """Table 1. What was measured

Port          Rise    Fall    Mean

              Old gauges

North         0.33    0.12    0.22
West          0.35    0.14    0.24

              New gauges

East          0.41    0.25    0.33
South         0.43    0.27    0.35
"""
    rules = [across(line, 0, 38) for line in (2, 3.5, 5.5, 8.5, 10.5, 13)]
    (table,) = find((page_of(text, rules),))
    wide = [(c.text, c.col, c.col_span) for c in table.cells if c.col_span > 1]
    assert wide == [("Old gauges", 0, 4), ("New gauges", 0, 4)]
    assert [row[0] for row in rows(table)] == ["Port", "Old gauges", "North", "West", "New gauges", "East", "South"]


def test_a_bold_label_above_the_first_row_of_a_ruled_band_is_a_row_of_its_own() -> None:
    text = """Table 1. What was measured

Gauge         Rise    Fall
By the Lantern
  old         0.33    0.12
  new         0.35    0.14
By the Mole
  old         0.41    0.25
  new         0.43    0.27
"""
    rules = [across(line, 0, 30) for line in (2, 3, 5, 6, 8, 9)] + [down(x, 2, 9) for x in (0, 13, 21, 30)]
    (table,) = find((page_of(text, rules, bold=(3, 6)),))
    assert [row[0] for row in rows(table)] == ["Gauge", "By the Lantern", "old", "new", "By the Mole", "old", "new"]


def test_lines_between_rules_that_fill_every_column_with_a_word_are_rows() -> None:
    text = """Table 1. What was built

Quay          North   West    East    South
Kind          mole    pier    mole    pier
Stone         red     grey    red     red
Roofs         slate   tile    tile    slate
Rise          0.33    0.12    0.22    0.41
Fall          0.35    0.14    0.24    0.43
"""
    rules = [across(line, 0, 43) for line in (2, 3, 6, 7, 8)]
    (table,) = find((page_of(text, rules),))
    assert [row[0] for row in rows(table)] == ["Quay", "Kind", "Stone", "Roofs", "Rise", "Fall"]


def test_rows_below_the_last_rule_of_a_page_belong_to_the_table() -> None:
    text = """Table 1. What was measured

Port          Rise    Fall    Mean
North         0.33    0.12    0.22
              0.35    0.14    0.24
West          0.41    0.25    0.33
              0.43    0.27    0.35
"""
    rules = [across(line, 0, 38) for line in (2, 3, 5)]
    (table,) = find((page_of(text, rules),))
    assert [row[1] for row in rows(table)] == ["Rise", "0.33", "0.35", "0.41", "0.43"]


def test_the_rule_of_a_running_head_is_no_rule_of_the_table_below() -> None:
    text = """The Books of Two Ports     Two


Port          Keeper     Lamp
North         Crown      old
West          Salt House new
East          Crown      new
"""
    rules = [across(line, 0, 34) for line in (1, 2.8, 4, 7)]
    (table,) = find((page_of(text, rules),))
    assert [row[0] for row in rows(table)] == ["Port", "North", "West", "East"]


def test_lines_without_a_label_that_all_go_on_with_wrapped_text_begin_no_row() -> None:
    text = """Table 1. What each flag means

Flag     Meaning
red      A storm is now very near.
         Boats stay in the harbour.
green    The harbour is open now.
         Small boats keep outside.
white    A pilot is wanted now.
         Whoever watches goes out.
black    The lantern is out.
"""
    rules = [across(line, 0, 35) for line in (2, 3, 10)]
    (table,) = find((page_of(text, rules),))
    assert [row[0] for row in rows(table)] == ["Flag", "red", "green", "white", "black"]


def test_the_edge_of_a_shade_parts_rows_that_rules_only_group() -> None:
    text = """Table 1. What each port has

Port        Lamp        Bell
North       Old         Bronze
            New one     Iron
West        Old         Bronze
            New one     Iron
"""
    rules = [across(line, 0, 30) for line in (2, 3, 5, 7)] + [down(x, 2, 7) for x in (0, 11, 23, 30)]
    shades = tuple(Fill(Box(48.0, 99.0 + 12 * line, 200.0, 111.0 + 12 * line), 0.8) for line in (3, 5))
    (table,) = find((replace(page_of(text, rules), fills=shades),))
    assert [row[1] for row in rows(table)] == ["Lamp", "Old", "New one", "Old", "New one"]


def test_titles_amid_rows_without_rules_are_rows_of_their_own() -> None:
    text = """Table 1. What was measured

Port            Rise    Fall    Mean
                     Old gauges
North           0.33    0.12    0.22
Total           0.35    0.14    0.24
                     New gauges
East            0.41    0.25    0.33
South           0.43    0.27    0.35
"""
    (table,) = find((page_of(text, [across(line, 0, 38) for line in (2, 3, 9)]),))
    wide = [(c.text, c.col, c.col_span) for c in table.cells if c.col_span > 1]
    assert wide == [("Old gauges", 0, 4), ("New gauges", 0, 4)]
    assert [row[0] for row in rows(table)] == ["Port", "Old gauges", "North", "Total", "New gauges", "East", "South"]


def test_a_yes_below_a_figure_begins_a_row() -> None:
    text = """Table 1. What was found

            Sales   Costs   Gains
log price    0.31    0.44    0.28
           [0.07]  [0.15]  [0.06]
log wage     0.12    0.19    0.10
           [0.03]  [0.08]  [0.03]
Effects        No      No     Yes
N           1,911   1,911   1,870
"""
    (table,) = find((page_of(text, [across(line, 0, 34) for line in (2, 3, 9)]),))
    assert [row[0] for row in rows(table)][-2:] == ["Effects", "N"]
    assert [row[3] for row in rows(table)][-3:] == ["[0.03]", "Yes", "1,870"]


def test_a_title_centred_across_the_labels_is_a_row_over_all_columns() -> None:
    text = """Table 1. What was spent

Fund                   2001    2002    2003
               DIRECT SPENDING
Health                   20      45      61
Schools                  15      41      58
                  REVENUES
Customs                  10      14      22
"""
    (table,) = find((page_of(text),))
    assert [(c.text, c.col, c.col_span) for c in table.cells if c.col_span > 1] == [
        ("DIRECT SPENDING", 0, 4),
        ("REVENUES", 0, 4),
    ]


def test_a_unit_in_brackets_above_the_heads_is_no_row() -> None:
    text = """      [In thousands of pounds]
Port            Rise    Fall    Mean
North           0.33    0.12    0.22
East            0.41    0.25    0.33
South           0.43    0.27    0.35
"""
    (table,) = find((page_of(text, [across(line, 0, 36) for line in (0, 2, 5)]),))
    assert rows(table)[0] == ["Port", "Rise", "Fall", "Mean"]


@pytest.mark.parametrize(("parted", "span"), [(False, 1), (True, 3)])
def test_titles_of_sections_are_set_alike_though_the_rule_under_the_heads_is_above_the_first(
    parted: bool, span: int
) -> None:
    text = """Table 1. Water

Parameter    Site 1    Site 2
Dry season
Lime         7.2       7.4
Nitrate      3.1       5.6
Wet season
Lime         6.8       7.0
Nitrate      4.4       8.3
"""
    rules = [across(line, 0, 30) for line in ((2, 3, 6, 9) if parted else (2, 3, 9))]
    (table,) = find((page_of(text, rules),))
    assert [c.col_span for c in table.cells if c.text.endswith("season")] == [span, span]
