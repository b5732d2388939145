"""What is drawn on a page beside rules: pictures, curves, ticks of axes and underlines tell tables from charts."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from extractors.model.page import Box, Ruling
from extractors.tables import find
from tests.extractors.tables.sheets import across, down, page_of, rows

WORDS = """\
Town       Staff     Cost
Aden       paid      high
Basra      fed       low
Cairo      kept      none
Dakar      sent      some"""

DRAWN = page_of(WORDS, [*(across(line, 0, 28) for line in range(6)), *(down(letter, 0, 5) for letter in (0, 10, 20, 28))])

AROUND = Box(45.0, 97.0, 193.0, 161.0)
"""A place a little wider than the grid."""


def test_rules_over_a_picture_are_part_of_it_and_draw_no_cells() -> None:
    (drawn,), (pictured,) = find((DRAWN,)), find((replace(DRAWN, pictures=(AROUND,)),))
    assert (drawn.method, pictured.method) == ("lines", "text")


def test_curves_around_a_grid_are_a_panel_behind_it() -> None:
    (table,) = find((replace(DRAWN, slants=(AROUND, AROUND)),))
    assert (table.n_rows, table.n_cols) == (5, 3)


def test_ticks_in_even_steps_are_those_of_an_axis() -> None:
    ticks = [Ruling(Box(45, 100 + 12 * i, 49, 100 + 12 * i), horizontal=True) for i in range(6)]
    rules = [across(0, 0, 28), across(1, 0, 28), across(5, 0, 28)]
    assert len(find((page_of(WORDS, rules),))) == 1
    assert find((page_of(WORDS, [*rules, *ticks]),)) == ()


@pytest.mark.parametrize(
    "figures", [("2000", "2005", "2010", "2015"), ("0.5", "1.0", "2.0", "4.0"), ("10", "20", "30", "40")]
)
@pytest.mark.parametrize("reach", [0.0, 40.0])
def test_labels_below_the_grid_lines_of_a_plot_and_its_legend_are_no_table(figures: Sequence[str], reach: float) -> None:
    """The grid lines end at the labels, or run on up to the frame of the plot; in a table they stand between figures."""
    line = "".join(f"{figure:<14}" for figure in figures)
    text = f"{line}\nsalt          12            13            14\ngrain         15            16            17"
    middles = [50 + 5.0 * (14 * i + len(figure) / 2) for i, figure in enumerate(figures)]
    drawn = [Ruling(Box(x, 97 - reach - 20, x, 97), horizontal=False) for x in middles]
    beside = [Ruling(Box(x - 30, 97 - reach - 20, x - 30, 97), horizontal=False) for x in middles]
    assert find((page_of(text, drawn),)) == ()
    assert len(find((page_of(text, beside),))) == 1


def test_a_rule_through_a_word_underlines_it() -> None:
    text = "Town       Staff     Cost\nAden       12        13\nBasra of   14        15\nthe coast\nCairo      16        5"
    underline = Ruling(Box(50, 131, 90, 131), horizontal=True)
    (table,) = find((page_of(text, [across(0, 0, 28), across(1, 0, 28), underline, across(5, 0, 28)]),))
    assert rows(table)[2] == ["Basra of the coast", "14", "15"]


def test_two_grids_with_a_hair_between_are_one() -> None:
    def grid(first: int, last: int, lower: float) -> list[Ruling]:
        top, bottom = 99 + 12 * first + lower, 99 + 12 * last + lower
        level = [Ruling(Box(48, y, 190, y), horizontal=True) for y in (top, (top + bottom) / 2, bottom)]
        return level + [Ruling(Box(x, top, x, bottom), horizontal=False) for x in (48, 98, 148, 190)]

    text = "Town       Staff     Cost\nAden       12        13\nBasra      14        15\nCairo      16        5"
    (table,) = find((page_of(text, [*grid(0, 2, 0.0), *grid(2, 4, 4.5)]),))
    assert len(rows(table)) == 4
