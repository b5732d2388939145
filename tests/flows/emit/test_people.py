"""facts.csv, dataset.xlsx and dataset.sqlite: the same bytes for the same rows, every value the same, nothing that acts."""

import csv
import io
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from extractors.model.rows import EntityRow
from flows.contents import Contents
from flows.emit.people import files_of
from tests.flows.rows import contents

EVIL = '=HYPERLINK("http://x","y")'


def made(of: Contents) -> dict[str, bytes]:
    return {path: b"".join(pieces) for path, pieces in files_of(of)}


@pytest.fixture(scope="module")
def whole() -> Contents:
    good = contents()
    countries = [EntityRow(f"ent_{code}", "COUNTRY", name, code, "", (), 1, 1) for code, name in NAMES.items()]
    record = replace(good.records[0], title=EVIL, flags=("missing_year",), amount=3e6)
    return replace(good, records=(record,), entities=tuple(countries))


NAMES = {"CHN": "China", "KEN": "Kenya"}


@pytest.fixture(scope="module")
def files(whole: Contents) -> dict[str, bytes]:
    return made(whole)


def test_the_same_rows_give_the_same_bytes(whole: Contents, files: dict[str, bytes]) -> None:
    assert made(whole) == files


def test_facts_have_names_quote_paper_and_page(files: dict[str, bytes]) -> None:
    (row,) = csv.DictReader(io.StringIO(files["facts.csv"].decode()))
    assert (row["giver"], row["receiver"], row["countries"]) == ("China", "Kenya", "China; Kenya")
    assert (row["quote"], row["paper"], row["page"]) == ("In 2016 China lent Kenya US$ 3 million.", "A title", "1")
    assert row["title"] == f"'{EVIL}"
    assert (row["amount"], row["may_be_summed"]) == ("3000000.0", "true")


def test_the_workbook_has_text_as_text(files: dict[str, bytes]) -> None:
    book = openpyxl.load_workbook(io.BytesIO(files["dataset.xlsx"]))
    assert book.sheetnames == ["facts", "quotes", "to check", "papers", "columns"]
    sheet = book["facts"]
    heads = [cell.value for cell in sheet[1]]
    row = dict(zip(heads, sheet[2], strict=True))
    assert (row["title"].value, row["title"].data_type) == (EVIL, "s")
    assert (row["amount"].value, row["amount"].data_type) == (3e6, "n")
    assert (row["may_be_summed"].value, row["may_be_summed"].data_type) == (True, "b")
    assert (sheet.freeze_panes, bool(sheet.auto_filter.ref)) == ("A2", True)
    assert [cell.value for cell in book["quotes"][2]][5] == "In 2016 China lent Kenya US$ 3 million."


def test_the_database_answers_by_words_keys_and_names(files: dict[str, bytes], tmp_path: Path) -> None:
    (tmp_path / "dataset.sqlite").write_bytes(files["dataset.sqlite"])
    with closing(sqlite3.connect(tmp_path / "dataset.sqlite")) as found:
        fact = found.execute("SELECT giver, receiver, year, quote, paper, page FROM facts").fetchone()
        assert fact == ("China", "Kenya", 2016, "In 2016 China lent Kenya US$ 3 million.", "A title", 1)
        assert found.execute("SELECT record_id FROM search WHERE search MATCH 'kenya lent'").fetchall() == [("rec_1",)]
        assert found.execute("PRAGMA foreign_key_check").fetchall() == []
        assert found.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        plan = found.execute("EXPLAIN QUERY PLAN SELECT * FROM evidence WHERE record_id = 'rec_1'").fetchone()
        assert "USING INDEX" in plan[3]


def test_every_value_is_the_same_in_each(whole: Contents, files: dict[str, bytes], tmp_path: Path) -> None:
    (tmp_path / "dataset.sqlite").write_bytes(files["dataset.sqlite"])
    record = whole.records[0]
    with closing(sqlite3.connect(tmp_path / "dataset.sqlite")) as found:
        by_sql = pd.read_sql_query("SELECT * FROM records", found).iloc[0]
    by_csv = pd.read_csv(io.BytesIO(files["facts.csv"])).iloc[0]
    by_sheet = pd.read_excel(io.BytesIO(files["dataset.xlsx"]), sheet_name="facts").iloc[0]
    for name in ("amount", "year", "currency", "confidence", "amount_usd", "date"):
        assert {str(float(v)) if name != "currency" else v for v in (by_sql[name], by_csv[name], by_sheet[name])} == {
            str(float(getattr(record, name))) if name != "currency" else record.currency
        }
