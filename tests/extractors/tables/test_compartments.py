"""Tables side by side under bold titles with a rule each, a small one below a small one."""

from dataclasses import replace

from extractors.tables import find_on_pages
from tests.extractors.tables.sheets import across, page_of, rows

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
