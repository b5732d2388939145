"""Contents over a page: whole columns of page numbers tell what a few lines between headings do not."""

from extractors.tables import find
from tests.extractors.tables.sheets import page_of

IN_THREE = """
1 Coast ....................... 1        4 Boats ..................... 12        7 Rules ...................... 31
1.1   Cliffs .................. 2        4.1   Oars .................. 13        7.1   Dues ................... 33
1.2   Sands ................... 4        4.2   Sails ................. 15        7.2   Fines .................. 36
1.3   Marsh ................... 5        4.3   Ropes ................. 16        7.3   Courts ................. 38
2 Quays ....................... 6        5 Crews ..................... 20        8 Ends ....................... 40
2.1   Stone ................... 7        5.1   Mates ................. 22        8.1   Wrecks ................. 44
2.2   Timber .................. 8        5.2   Cooks ................. 23        8.2   Relics ................. 47
2.3   Steps ................... 9        5.3   Boys .................. 29        8.3   Songs .................. 52
"""

LED = """
Grain ......................... 6       12.5
Timber ........................ 7       13.1
Salt .......................... 9       14.0
Tar .......................... 11        9.2
Rope ......................... 14        8.8
Fish ......................... 20       30.1
Wine ......................... 25        2.0
"""


def test_contents_in_three_columns_are_no_table() -> None:
    assert find((page_of(IN_THREE),)) == ()


def test_dots_that_lead_to_figures_beside_others_leave_a_table() -> None:
    (table,) = find((page_of(LED),))
    assert (table.n_rows, table.n_cols) == (7, 3)


STATEMENT = """
Cash ......................... 12        14
Dues ......................... 15        19
Ships ........................ 22        23
Quays ........................ 30        41
"""


def test_dots_that_lead_to_figures_of_two_columns_leave_a_table() -> None:
    (table,) = find((page_of(STATEMENT.strip("\n")),))
    assert table.n_rows == 4


def test_contents_of_titles_on_three_lines_are_no_table() -> None:
    titles = [
        ("what the harbour", "office said of it", "in the year"),
        ("what the pilots", "and the owners of", "the ships said"),
        ("how the dues", "of the town were", "set and paid"),
        ("who looked for", "the ships that", "were late"),
        ("where the sails", "and the ropes of", "boats went"),
        ("which of the men", "had work on the", "quays"),
        ("when the lamps", "of the north were", "lit again"),
    ]
    lines = []
    for at, (left, right) in enumerate(zip(titles, reversed(titles), strict=True)):
        lines += [f"{left[line]:40}{right[line]}" for line in (0, 1)]
        lines.append(f"{left[2] + ' ':.<30} {3 * at + 2:<9}{right[2] + ' ':.<30} {3 * at + 30}")
    assert find((page_of("\n".join(lines)),)) == ()
