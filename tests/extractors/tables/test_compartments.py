"""Tables side by side under bold titles with a rule each, a small one below a small one; one in a box beside prose."""

from dataclasses import replace

import pytest

from extractors.tables import find, find_on_pages
from tests.extractors.tables.sheets import across, down, page_of, rows

SHEET = """
Loans                      Notes

          Count    Tons    Class    First    Now     Rate
Grain         1   65.00    A-1        256    256    1.52%
Timber        4   13.00    A-2         16     16    1.72%
Salt         29   37.40    B-1         24     24    2.00%
                           B-2          8      8    5.84%
Cash                       C           24     24    2.50%

Quay           386.03      D-1         24     24    3.75%
Mill            12.81      D-2          4      4    9.05%
Ferry            7.27      E           12     12    6.76%
Total          406.11
"""


def test_a_table_stands_in_the_width_of_its_titles_rule() -> None:
    rules = [across(2.2, 0, 24), across(2.2, 27, 57), across(9.2, 0, 24)]
    page = page_of(SHEET, rules, bold=[1])
    words = tuple(replace(word, bold=word.bold or word.text == "Cash") for word in page.words)
    page = replace(page, words=words)
    found = [rows(table) for table in find_on_pages((page,))]
    assert [[row[0] for row in table] for table in found] == [
        ["", "Grain", "Timber", "Salt"],
        ["Class", "A-1", "A-2", "B-1", "B-2", "C", "D-1", "D-2", "E"],
        ["Quay", "Mill", "Ferry", "Total"],
    ]
    assert [len(table[0]) for table in found] == [3, 4, 2]


@pytest.mark.parametrize("closed", [True, False])
def test_a_table_in_a_framed_box_beside_prose_is_a_table_by_itself(closed: bool) -> None:
    """Its right side may be that of the box, a little apart from its rules."""
    text = """
  Box 1. On the dues of the ports

  The dues of the ports have been paid
  since the war, and few of them were     Port          Dues
  raised by much. Most of what is paid    Aden           120
  goes to the towns, which keep the       Basra           90
  quays and pay for the lights, as the    Cairo           75
  ports have no means of their own.       Dakar           60
  Nobody has ever counted what it is      Essen           55
  that the towns pay for the lights.      Faro            40

"""
    side = 70 if closed else 62
    rules = [across(0, 0, side), across(12, 0, side), down(0, 0, 12), down(side, 0, 12)]
    right = 61
    rules += [across(line, 41, right) for line in range(4, 12)]
    rules += [down(at, 4, 11) for at in ((41, 52, 61) if closed else (41, 52))]
    (table,) = find((page_of(text, rules),))
    assert rows(table) == [
        ["Port", "Dues"],
        ["Aden", "120"],
        ["Basra", "90"],
        ["Cairo", "75"],
        ["Dakar", "60"],
        ["Essen", "55"],
        ["Faro", "40"],
    ]
