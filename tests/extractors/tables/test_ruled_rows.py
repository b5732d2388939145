"""Rows between rules that part some columns only, or groups of rows."""

from extractors.model.page import Ruling
from extractors.tables import find
from tests.extractors.tables.sheets import across, down, page_of, rows

SHIPS = """Port      Ships    Tons
North        12     340
South        13     351
Westhaven     9     298
Holm          4     107
"""

FRAME = [across(0, 0, 24), across(1, 0, 24), across(5, 0, 24), down(0, 0, 5), down(10, 0, 5), down(18, 0, 5), down(24, 0, 5)]


def test_figures_beside_rules_that_stop_short_of_them_are_cells_of_their_rows() -> None:
    (table,) = find((page_of(SHIPS, [*FRAME, *(across(i, 0, 18) for i in (2, 3, 4))]),))
    assert [row[2] for row in rows(table)] == ["Tons", "340", "351", "298", "107"]


def test_labels_beside_rules_that_begin_after_them_are_cells_of_their_rows() -> None:
    (table,) = find((page_of(SHIPS, [*FRAME, *(across(i, 10, 24) for i in (2, 3, 4))]),))
    assert [row[0] for row in rows(table)] == ["Port", "North", "South", "Westhaven", "Holm"]


def test_a_label_wrapped_over_the_rows_beside_it_stays_one() -> None:
    text = SHIPS.replace("Westhaven", "Inspected").replace("Holm", "by us").replace("South", "ports")
    (table,) = find((page_of(text, [*FRAME, *(across(i, 10, 24) for i in (2, 3, 4))]),))
    assert rows(table)[1][0] == "North ports Inspected by us"


LEDGER = """              Stock    Gains   Treasury   Total
Opening         175      202        (2)     375

Transfers                (23)                (23)
Dividends                (85)                (85)
Purchases                           (7)      (7)
Sales                     (4)        8         4

Closing         175       90        (1)     264

Opening         175       90        (1)     264
"""


def test_rows_of_figures_between_group_rules_are_rows_though_few_cells_are_filled() -> None:
    (table,) = find((page_of(LEDGER, [across(at, 0, 46) for at in (0, 1, 2.5, 7.5, 9.5, 11)]),))
    assert [row[0] for row in rows(table)][1:] == [
        "Opening",
        "Transfers",
        "Dividends",
        "Purchases",
        "Sales",
        "Closing",
        "Opening",
    ]


VARIANTS = """Letter      Setting       Code

mwa         Standard      -

            Alternate     cv04

            Other         cv05

rwa         Standard      -

            Alternate     cv06

xwa         Standard      -

            Disconnected  cv21

            Cohen         cv22
"""


def _under(*lines: int) -> list[Ruling]:
    return [across(at, 0, 32) for at in (-0.5, *(line + 1.5 for line in lines))]


def test_lines_as_far_apart_as_ruled_rows_are_rows() -> None:
    (table,) = find((page_of(VARIANTS, _under(0, 2, 6, 8, 10, 12, 16)),))
    assert [row[1] for row in rows(table)] == [
        "Setting",
        "Standard",
        "Alternate",
        "Other",
        "Standard",
        "Alternate",
        "Standard",
        "Disconnected",
        "Cohen",
    ]


STATEMENT = """                                          2007      2006

Assets
Cash and balances with the banks        225,10    198,37
Timber and stones in the yards           10,26      4,95
Other assets                              1,03      3,26
Total                                   236,39    206,58
"""


def test_labels_beside_rules_above_and_below_sums_alone_are_taken_in() -> None:
    text = "Report of the board\n\n" + "\n".join(STATEMENT.splitlines())
    places = ((40, 48), (50, 58))
    (table,) = find((page_of(text, [across(at, *place) for at in (3.2, 8, 9) for place in places]),))
    assert [row[0] for row in rows(table)][-4:] == [
        "Cash and balances with the banks",
        "Timber and stones in the yards",
        "Other assets",
        "Total",
    ]
    assert rows(table)[0] == ["", "2007", "2006"]


def test_figures_of_two_rows_behind_one_rule_are_cells_of_their_own() -> None:
    text = "Table 1. Scores\n\nRound    1  2  3  4  5\nPoints   12 7  15 3  21"
    rules = [*(across(at, 0, 26) for at in (2, 3, 4)), *(down(letter, 2, 4) for letter in (0, 8, 26))]
    (table,) = find((page_of(text, rules),))
    assert rows(table) == [["Round", "1", "2", "3", "4", "5"], ["Points", "12", "7", "15", "3", "21"]]


def test_groups_of_three_digits_behind_one_rule_are_one_figure() -> None:
    text = "Table 1. Ships\n\nTons     1 200 300 400\nDues     2 100 250 300"
    rules = [*(across(at, 0, 26) for at in (2, 3, 4)), *(down(letter, 2, 4) for letter in (0, 8, 26))]
    (table,) = find((page_of(text, rules),))
    assert rows(table) == [["Tons", "1 200 300 400"], ["Dues", "2 100 250 300"]]


def test_rows_beside_a_drawn_label_from_the_page_before_are_not_doubted() -> None:
    text = "         Salt House    1903\n         Lantern       1904\n         Red Lake      1905\n"
    prose = "of the harbour that was built then     the ships of the north paid dues by the ton"
    rules = [*(across(at, 9, 30) for at in (1, 2)), *(across(at, 0, 30) for at in (0, 3))]
    rules += [down(letter, 0, 3) for letter in (0, 8, 22, 30)]
    (table,) = find((page_of(f"{text}{prose}", rules),))
    assert table.n_rows == 3
    assert table.confidence > 0.9
