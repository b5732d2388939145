"""Written expectations hold a dataset back when it falls short."""

import pytest

from flows.expectations import BadExpectation, Expectation, parse, unmet
from flows.reconcile import reconcile
from tests.flows.reconcile.making import document, statement

RECORDS = reconcile([document("doc_a", statement("Treaty of Lamu"), statement("Agreement on Fish", year=None))]).records


def test_counts_and_shares_are_held_against_their_limits() -> None:
    wanted = parse(
        "subject,measure,minimum,maximum,why\n"
        "records,rows,2,2,\n"
        "records,filled:year,0.9,,tables were lost\n"
        "records,flagged:missing_year,,0.1,\n"
        "records,kind=aid,1,,\n"
        "records,kind=agreement,1,,\n"
    )
    assert unmet({"records": RECORDS}, wanted) == (
        "records filled:year: 0.5, expected at least 0.9 (tables were lost)",
        "records flagged:missing_year: 0.5, expected at most 0.1",
        "records kind=aid: 0, expected at least 1",
    )


def test_no_rows_fall_short_of_a_minimum() -> None:
    assert unmet({}, [Expectation("records", "rows", 1, None)]) == ("records rows: 0, expected at least 1",)


@pytest.mark.parametrize("row", ["recordings,rows,1,", "records,filled:colour,1,", "records,rows,many,"])
def test_a_row_that_makes_no_sense_is_refused(row: str) -> None:
    with pytest.raises(BadExpectation, match="line 2"):
        parse(f"subject,measure,minimum,maximum\n{row}\n")
