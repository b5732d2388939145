"""Captions as papers set with TeX have them: short ones above and below tables, headings of annexes."""

import pytest

from extractors.model.page import Ruling
from extractors.tables import find
from tests.extractors.tables.sheets import across, page_of, rows

CAPTIONED = """Table 1. Ropes of the yard by what
      they bear in
Rope         Load      Loss
hemp         12.5       3.1
tarred       14.0       3.3
"""


@pytest.mark.parametrize("below", [False, True])
def test_the_last_line_of_a_caption_is_no_head(below: bool) -> None:
    text = CAPTIONED
    if below:
        head, *body = CAPTIONED.splitlines()[2:]
        text = "\n".join([head, *body, "", *CAPTIONED.splitlines()[:2]])
    first = 0 if below else 2
    (table,) = find((page_of(text, [across(line + first, 0, 27) for line in (0, 1, 3)]),))
    assert rows(table)[0] == ["Rope", "Load", "Loss"]
    assert table.number == "1"


def test_captions_below_their_tables_belong_to_those_above() -> None:
    lines: list[str] = []
    rules: list[Ruling] = []
    for number, port in enumerate(("Alm", "Bro", "Dal"), 1):
        at = len(lines)
        lines += ["Rope         Load      Loss", f"{port}          12.5       3.1", "tarred       14.0       3.3"]
        lines += [f"Table {number}. Ropes of {port}", ""]
        rules += [across(at + line, 0, 27) for line in (0, 1, 3)]
    found = find((page_of("\n".join(lines), rules),))
    assert [(table.number, rows(table)[1][0]) for table in found] == [("1", "Alm"), ("2", "Bro"), ("3", "Dal")]


def test_the_caption_of_a_table_overleaf_moves_no_caption_of_its_page() -> None:
    lines = ["Rope         Load      Loss", "rigging      10.5       2.1", "anchors      11.0       2.3", ""]
    rules = [across(line, 0, 27) for line in (0, 1, 3)]
    for number, port in enumerate(("Alm", "Bro", "Dal"), 4):
        at = len(lines) + 1
        lines += [f"Table {number}. Ropes of {port}", "Rope         Load      Loss", f"{port}          12.5       3.1"]
        lines += ["tarred       14.0       3.3", ""]
        rules += [across(at + line, 0, 27) for line in (0, 1, 3)]
    found = find((page_of("\n".join([*lines, "Table 7. Ropes of Eke"]), rules),))
    assert [(table.number, rows(table)[-2][0]) for table in found if table.number] == [
        ("4", "Alm"),
        ("5", "Bro"),
        ("6", "Dal"),
    ]


@pytest.mark.parametrize(
    ("heading", "number"), [("Annex 2: Boats of the yard", "2"), ("Anhang A. Boote", "A"), ("표 3. 배", "3")]
)
def test_a_heading_that_names_an_annex_is_the_caption_of_the_table_right_below(heading: str, number: str) -> None:
    text = f"{heading}\n\nRope         Load      Loss\nhemp         12.5       3.1\ntarred       14.0       3.3\n"
    (table,) = find((page_of(text, [across(line, 0, 27) for line in (2, 3, 5)]),))
    assert (table.number, " ".join(run.text for run in table.caption)) == (number, heading)
