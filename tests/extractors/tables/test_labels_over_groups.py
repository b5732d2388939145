"""Labels that stand alone in their rows and open groups of rows: cells over the whole table."""

import pytest

from extractors.model.document import Table
from extractors.model.page import Page
from extractors.tables import find
from tests.extractors.tables.sheets import across, page_of, rows

DEEPER = """Table 1. Ropes by port

Port           Load    Loss    Cost
In the yard
  Hemp         12.5     3.1     4.0
  Tarred       14.0     3.3     5.5
On the mole
  Wire         19.8     2.9     9.0
  Cable        21.4     1.8    12.0
"""

LEVEL = DEEPER.replace("  Hemp  ", "Hemp    ").replace("  Tarred  ", "Tarred    ").replace("  Wire  ", "Wire    ")
LEVEL = LEVEL.replace("  Cable  ", "Cable    ")


def over_all(table: Table) -> list[tuple[int, str]]:
    return [(c.row, c.text) for c in table.cells if c.runs and c.col_span == table.n_cols]


def page(text: str, ruled: bool = False, bold: tuple[int, ...] = ()) -> Page:
    lines = (2, 3, 6, 9) if ruled else (2, 3, 9)
    return page_of(text, [across(line, 0, 36) for line in lines], bold=bold)


TITLES = [(1, "In the yard"), (4, "On the mole")]


def test_labels_above_deeper_ones_stand_over_all_columns() -> None:
    (table,) = find((page(DEEPER),))
    assert over_all(table) == TITLES


@pytest.mark.parametrize("text", [DEEPER, LEVEL])
def test_bold_labels_above_plain_ones_stand_over_all_columns(text: str) -> None:
    (table,) = find((page(text, bold=(3, 6)),))
    assert over_all(table) == TITLES
    assert rows(table)[2] == ["Hemp", "12.5", "3.1", "4.0"]


def test_labels_below_rules_that_part_groups_stand_over_all_columns() -> None:
    (table,) = find((page(LEVEL, ruled=True),))
    assert over_all(table) == TITLES


def test_a_row_without_figures_set_as_all_others_is_a_row() -> None:
    text = LEVEL.replace("In the yard\n", "").replace("On the mole", "Sisal")
    (table,) = find((page_of(text, [across(line, 0, 36) for line in (2, 3, 8)]),))
    assert over_all(table) == []
    assert rows(table)[3] == ["Sisal", "", "", ""]
