"""What decided on a page's tables can be asked for: candidates refused, rows, and the evidence that spoke."""

import pytest

from extractors.tables import refused
from extractors.tables.why import AGAIN, why
from tests.extractors.tables.sheets import CLERKS, across, page_of

LEDGER = """Port       Office        Dues
Oslo       Harbour       1,200
           office east
Bergen     Quay           800
Hamar      Lake           300
"""

LIST = """1.     what the harbour office said
2.     what the pilots said of it
3.     what the owners of the ships said
4.     what nobody said
"""


def test_the_evidence_for_each_row_is_told() -> None:
    told = why((page_of(LEDGER, (across(0, 0, 34), across(1, 0, 34), across(5, 0, 34))),), 1)
    (wrapped,) = [line for line in told if "a row begins: office east" in line]
    assert wrapped.startswith("no")
    assert "small letter -1.0" in next(line for line in told if "column 1: office east" in line)
    (row,) = [line for line in told if "a row begins: Bergen" in line]
    assert row.startswith("yes")


def test_a_refused_candidate_says_what_it_is() -> None:
    page = page_of(LIST)
    (line,) = [line for line in why((page,), 1) if "a table: " in line]
    assert line.startswith("no")
    assert line.endswith("[list -1.0]")
    assert len(refused((page,))[1]) == 1


def test_what_later_pages_show_of_the_rows_is_told() -> None:
    told = why((page_of(CLERKS[0]), page_of(CLERKS[1], number=2)), 1)
    rows = [line for line in told if "a row begins: Bells rang" in line]
    assert [line[:3] for line in rows] == ["no ", "yes"]
    (column,) = [line for line in told if "column 1: Bells rang" in line and line.lstrip().startswith("yes")]
    assert "ends as rows do +1.2" in column
    assert told.index(rows[0]) < told.index(AGAIN) < told.index(rows[1])
    assert told[-1].startswith("taken: 3 x 2")
    assert told[-1].endswith(", columns parted at 105")


def test_where_a_caption_went_and_what_a_narrow_gap_is_are_told() -> None:
    ports = ("Oslo old", "Bergen old", "Hamar new", "Bodo new", "Lund old", "Molde new", "Narvik old")
    rows = [f"{port:12} {10 + i} {30 + i}" for i, port in enumerate(ports)]
    told = why((page_of("\n".join(["Table 1. Dues", *rows, *[""] * 9, "Table 2. Ships that came"])),), 1)
    captions = [line for line in told if "a caption may be a table's" in line]
    assert [line.rpartition("[")[2] for line in captions] == ["near +1.0]", "too far -1.0]"]
    (gap,) = [line for line in told if "a narrow gap" in line]
    assert gap.endswith("[between figures +1.0]")
    assert "rows of heads: 1, caption: Table 1. Dues" in told[-1]


def test_a_page_that_is_not_there() -> None:
    with pytest.raises(LookupError):
        why((page_of(LIST),), 2)
