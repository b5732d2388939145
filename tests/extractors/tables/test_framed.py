"""What two rules frame is no table for that: notes, code, steps, lists and contents between rules; and what lists are."""

import pytest

from extractors.tables import find
from tests.extractors.tables.sheets import across, down, page_of, rows

NOTES_BESIDE = """
1 the harbour was closed           4 no ship from the east
2 see the ledger of 1804           5 the pilots went home
3 as told by the keeper            6 in the old measure
"""

NOTES_IN_TURN = """
a the tolls of the spring    b as the keeper tells    c see there
d in the old measure      e of the ledger of the year     f ibid.
g no ship came        h the pilots were paid       i on the quay
"""

LABELS_BESIDE_TEXT = """
\\sail          The command takes the name of a ship and the
\\anchor        port that it leaves, and prints both of them on
\\row           one line, with a dash between them.
"""

VALUES = """
depth = metres                              (default: none)
The depth of the water at low tide is printed beside it
width = metres                              (default: 12)
The width of the gate is printed behind the depth, if it
is known at all.
"""


TWO_ENTRIES = """
1    The northern port . . . . . . . . . . . . . 4
2    The southern port . . . . . . . . . . . . . 7
"""


@pytest.mark.parametrize("text", [TWO_ENTRIES, NOTES_BESIDE, NOTES_IN_TURN, LABELS_BESIDE_TEXT, VALUES])
def test_what_two_rules_frame_is_no_table_for_that(text: str) -> None:
    lines = text.strip("\n").split("\n")
    assert find([page_of(text.strip("\n"), (across(0, 0, 60), across(len(lines), 0, 60)))]) == ()


def test_figures_between_two_rules_are_a_table() -> None:
    text = "North        10    200\nSouth        12    300\nEast          9    180"
    (table,) = find([page_of(text, (across(0, 0, 24), across(3, 0, 24)))])
    assert rows(table) == [line.split() for line in text.split("\n")]


PAIRS = """
\\ship{north} sails       The ship sails to the
\\port[old]{quay}         north from the old quay


\\ship{south} waits       The ship waits for the
\\port[new]{pier}         tide at the new pier


\\ship{east} anchors      The ship anchors before
\\port{bay}               the bay of the east
"""


def test_frames_one_below_the_other_are_no_table() -> None:
    rules = [across(at, 0, 50) for first in (0, 4, 8) for at in (first, first + 2)]
    assert find([page_of(PAIRS.strip("\n"), rules)]) == ()


def test_two_rows_of_texts_with_rules_are_too_few() -> None:
    text = "Before the spring        A\n\nAfter the autumn         The"
    assert find([page_of(text, [across(at, 0, 40) for at in (0, 1.5, 3)])]) == ()


STEPS = """
1:   take the ledger of the port
2:   for every ship of it
3:      add its tons to the sum
4:   give the sum to the keeper
"""

STEPS_ANEW = """
2    the sum is none
3    the rest is the ledger
4    go to the last line
1    the sum is one
2    the rest is the port
3    go to the first line
"""


@pytest.mark.parametrize("text", [STEPS, STEPS_ANEW])
@pytest.mark.parametrize("framed", [False, True])
def test_numbered_steps_are_no_table(text: str, framed: bool) -> None:
    lines = text.strip("\n").split("\n")
    rules = (across(0, 0, 40), across(len(lines), 0, 40)) if framed else ()
    assert find([page_of(text.strip("\n"), rules)]) == ()


CODE = """
1    total = add(tons, 4)
2    ship = find(total, port)
3    port.close(ship, 12)
4    rest = total - ship
"""

RANKS = """
1    Northern ports
2    Southern ports
3    Islands
4    Inland
"""


def _boxed(text: str) -> list[list[list[str]]]:
    rules = [across(0, -1, 34), across(4, -1, 34)] + [down(at, 0, 4) for at in (-1, 3, 34)]
    return [rows(table) for table in find([page_of(text.strip("\n"), rules)])]


def test_numbered_lines_of_code_in_a_box_are_no_table() -> None:
    assert _boxed(CODE) == []


def test_ranks_in_a_box_are_a_table() -> None:
    (found,) = _boxed(RANKS)
    assert [row[1] for row in found] == ["Northern ports", "Southern ports", "Islands", "Inland"]


IN_COLUMNS = """
1.  Use the northern port      4.  Wait for the tide      7.  Close the gate
2.  Ask the keeper             5.  Row to the quay        8.  Count the tons
3.  Pay the dues               6.  Tie the boat           9.  Leave by noon
"""

MARKED = """
(1) Use the port      (4) Wait here         (7) Close up
(2) Ask a keeper      (5) Row on            (8) Count
(3) Pay the dues      (6) Tie a boat        (9) Leave
"""


@pytest.mark.parametrize("text", [IN_COLUMNS, MARKED])
def test_a_counted_list_set_in_columns_is_no_table(text: str) -> None:
    assert find([page_of(text.strip("\n"))]) == ()


CONTENTS_WITHOUT_DOTS = """
The coast                  5        The inland waters          19
Ports of the north         7        Lakes                      21
Ports of the south        11        Rivers and canals          24
Islands                   14        Index of the ships         30
Harbour dues              17        Index of the ports         33
"""

TITLES_WITH_FIGURES = """
1.1  Lot 1 . . . . . . . . . . . . 3
1.2  Lot 2 and what is left of it
     by the keepers  . . . . . . . 3
1.3  Lot 3 . . . . . . . . . . . . 4
1.4  Lot 4 . . . . . . . . . . . . 4
"""


WRAPPED_TITLES = """
1.1  The dues of the ports
     in the north, by ship
     and ton  . . . . . . . . . . . . 3
1.2  The keepers  . . . . . . . . . . 4
1.3  The dues of the islands
     in the old measure, as
     told by the keepers  . . . . . . 4
"""

LISTS_AFTER_CONTENTS = """
1    The coast  . . . . . . . . . . . 3
2    Ports  . . . . . . . . . . . . . 6
3    Islands  . . . . . . . . . . . . 6
4    Rivers . . . . . . . . . . . . . 9
5    Canals . . . . . . . . . . . . . 9
6    Lakes  . . . . . . . . . . . . . 12
1    The northern port  . . . . . . . 4
2    The southern port  . . . . . . . 7
"""


@pytest.mark.parametrize("text", [CONTENTS_WITHOUT_DOTS, TITLES_WITH_FIGURES, WRAPPED_TITLES, LISTS_AFTER_CONTENTS])
def test_contents_are_no_table(text: str) -> None:
    assert find([page_of(text.strip("\n"))]) == ()


SECTIONS = """
3     How to sail
3.1   The north
3.2   The south
3.3   The islands
"""

DASHES = """
–     Complete the ledger       –     Count the ships
–     Ask the keeper            –     Close the gate
–     Pay the dues              –     Leave by noon
"""

ORPHANS = """
Northern ports          3
Inland
Southern ports          5
"""


DATED_SECTIONS = """
11      2016
None.
12      July 2017
"""

KNOTS = """
7     6     8     4
3     7     6     1
2     5     9     8
"""


@pytest.mark.parametrize("text", [SECTIONS, DASHES, ORPHANS, DATED_SECTIONS, KNOTS])
def test_what_counts_items_or_is_named_by_no_word_is_no_figure_of_a_table(text: str) -> None:
    assert find([page_of(text.strip("\n"))]) == ()
