"""Written expectations hold a dataset back when it falls short."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from extractors.model.extract import Extract
from extractors.model.rows import TABLES, RecordRow, Row
from flows import catalogue
from flows.catalogue import Entry
from flows.emit.csvfile import rows_of, stream
from flows.expectations import BadExpectation, Expectation, load, parse, unmet
from flows.reconcile import reconcile
from tests.flows.reconcile.making import document, statement

RECORDS = reconcile([document("doc_a", statement("Treaty of Lamu"), statement("Agreement on Fish", year=None))]).records

AT = " (expectations.csv, line 0)"


def test_counts_and_shares_are_held_against_their_limits() -> None:
    wanted = parse(
        "subject,measure,minimum,maximum,why\n"
        "records,rows,2,2,\n"
        "records,filled:year,0.9,,tables were lost\n"
        "records,flagged:missing_year,,0.1,\n"
        "records,kind=financing,1,,\n"
        "records,kind=agreement,1,,\n"
    )
    assert unmet({"records": RECORDS}, wanted) == (
        "records filled:year: 0.5, expected at least 0.9 (expectations.csv, line 3: tables were lost)",
        "records flagged:missing_year: 0.5, expected at most 0.1 (expectations.csv, line 4)",
        "records kind=financing: 0, expected at least 1 (expectations.csv, line 5)",
    )


def test_no_rows_fall_short_of_a_minimum() -> None:
    assert unmet({}, [Expectation("records", "rows", 1, None)]) == (f"records rows: 0, expected at least 1{AT}",)


@pytest.mark.parametrize("row", ["recordings,rows,1,", "records,filled:colour,1,", "records,rows,many,"])
def test_a_row_that_makes_no_sense_is_refused(row: str) -> None:
    with pytest.raises(BadExpectation, match="line 2"):
        parse(f"subject,measure,minimum,maximum\n{row}\n")


TWO = [document(f"doc_{name}", statement(f"Treaty of {name}")) for name in ("Lamu", "Oslo")]
CATALOGUE = [Entry("samples/Lamu.pdf", sha256="a" * 64), Entry("own/Oslo.pdf", sha256="b" * 64)]


def tables_of(*papers: Extract) -> dict[str, Sequence[Row]]:
    """The tables of a run over some of the two papers, which differ in their checksums."""
    known = reconcile([replace(p, document=replace(p.document, sha256=CATALOGUE[TWO.index(p)].sha256)) for p in papers])
    return {"documents": known.documents, "records": known.records, "evidence": known.evidence}


def test_rows_that_name_papers_speak_of_those_whatever_is_read_with_them() -> None:
    wanted = parse("subject,measure,minimum,maximum,why,papers\nrecords,rows,1,1,,samples/\ndocuments,rows,2,,,samples/\n")
    assert unmet(tables_of(*TWO), wanted, CATALOGUE) == ("documents rows: 1, expected at least 2" + AT.replace("0", "3"),)


def test_a_run_that_was_asked_for_other_papers_is_not_hindered() -> None:
    wanted = parse("subject,measure,minimum,maximum,why,papers\nrecords,rows,9,,,samples/\n")
    short = ("records rows: 0, expected at least 9 (expectations.csv, line 2)",)
    assert unmet(tables_of(TWO[1]), wanted, CATALOGUE, asked=True) == ()
    assert unmet(tables_of(TWO[1]), wanted, CATALOGUE) == short
    assert unmet(tables_of(*TWO), wanted, CATALOGUE, asked=True) == (
        "records rows: 1, expected at least 9" + AT.replace("0", "2"),
    )
    assert unmet(tables_of(*TWO), wanted, CATALOGUE[1:]) == ()


def test_rows_that_belong_to_no_paper_cannot_name_any() -> None:
    with pytest.raises(BadExpectation, match="line 2"):
        parse("subject,measure,minimum,maximum,why,papers\nentities,rows,1,,,samples/\n")


CORPUS = Path(__file__).parents[2] / "corpus"
SAMPLE = CORPUS.parent / "outputs" / "sample"


@pytest.fixture(scope="module")
def sample() -> dict[str, Sequence[Row]]:
    """The tables of outputs/sample."""
    return {
        name: tuple(rows_of(TABLES[name], stream(TABLES[name], SAMPLE / f"{name}.csv")))
        for name in ("documents", "tables", "mentions", "records", "evidence")
    }


def test_the_samples_dataset_is_what_is_expected_of_it(sample: dict[str, Sequence[Row]]) -> None:
    expected = load(CORPUS)
    assert expected
    assert unmet(sample, expected, catalogue.load(CORPUS)) == ()


@pytest.mark.parametrize("table", ["documents", "tables", "mentions", "records", "evidence"])
def test_a_lowered_dataset_of_the_samples_falls_short(table: str, sample: dict[str, Sequence[Row]]) -> None:
    lowered = {**sample, table: sample[table][: len(sample[table]) * 4 // 5]}
    assert any(line.startswith(table) for line in unmet(lowered, load(CORPUS), catalogue.load(CORPUS)))


def test_lost_years_of_the_samples_are_noticed(sample: dict[str, Sequence[Row]]) -> None:
    records = [row for row in sample["records"] if isinstance(row, RecordRow)]
    emptied = [replace(row, year=None) if i % 6 == 0 else row for i, row in enumerate(records)]
    lines = unmet({**sample, "records": emptied}, load(CORPUS), catalogue.load(CORPUS))
    assert [line.split(":")[0] for line in lines] == ["records filled"]
