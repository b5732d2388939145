"""CSV that a spreadsheet cannot run and that reads back unchanged."""

import csv
import io
import math
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.model.rows import TABLES, CellRow, DocumentRow, Row
from flows.emit import csvfile
from flows.schema import Value, columns
from tests.flows.rows import cell, contents, document, table

TEXTS = st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from("'=-9"), max_size=30)


@given(TEXTS)
def test_a_guarded_text_comes_back(text: str) -> None:
    assert csvfile.unguard(csvfile.guard(text)) == text


def read(row_class: type[Row], data: bytes) -> list[tuple[Value, ...]]:
    with tempfile.NamedTemporaryFile() as file:
        Path(file.name).write_bytes(data)
        return list(csvfile.stream(row_class, Path(file.name)))


@pytest.mark.parametrize("first", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "'="])
def test_what_a_spreadsheet_would_run_is_guarded(first: str) -> None:
    assert csvfile.guard(f"{first}cmd|' /C calc'!A0").startswith("'")


@pytest.mark.parametrize("text", ["-", "--", "-9.1", "+3", "-.5", "- 1,234.5", "-9.1 %", "-12 t", "'90s", "90s"])
def test_plain_numbers_and_dashes_stand_as_printed(text: str) -> None:
    assert csvfile.guard(text) == text
    assert csvfile.unguard(csvfile.guard(f"'{text}")) == f"'{text}"


@pytest.mark.parametrize("text", ["-A1", "-9+A1", "-1 SUM(A1)", "+cmd", "--1"])
def test_what_is_more_than_a_number_is_guarded(text: str) -> None:
    assert csvfile.guard(text) == f"'{text}"


@given(st.lists(TEXTS, max_size=4), TEXTS, st.none() | st.integers(-3000, 3000))
def test_rows_come_back_unchanged(authors: list[str], title: str, year: int | None) -> None:
    row = replace(document(), authors=tuple(authors), title=title, year=year)
    assert list(csvfile.rows_of(DocumentRow, read(DocumentRow, csvfile.write(DocumentRow, [row])))) == [row]


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_numbers_are_plain_and_exact(number: float) -> None:
    text = csvfile.plain_number(number)
    assert float(text) == number
    assert "e" not in text.lower()


@pytest.mark.parametrize("number", [math.nan, math.inf, -math.inf])
def test_what_is_no_number_is_refused(number: float) -> None:
    with pytest.raises(ValueError, match="cannot be published"):
        csvfile.plain_number(number)


def test_large_sums_have_no_exponent() -> None:
    assert csvfile.plain_number(18e9) == "18000000000.0"
    assert csvfile.plain_number(1e23) == "100000000000000000000000.0"


def test_every_table_reads_back(tmp_path: Path) -> None:
    for name, rows in contents().by_name():
        file = tmp_path / f"{name}.csv"
        data = csvfile.write(TABLES[name], rows)
        assert tuple(csvfile.rows_of(TABLES[name], read(TABLES[name], data))) == rows
        file.write_bytes(data)
        assert csvfile.count(file) == len(rows)


def test_the_file_is_plain_rfc_4180() -> None:
    own = table(document())
    data = csvfile.write(CellRow, [cell(own, 0, 'a "quoted", text\nin two lines')])
    assert b"\r" not in data
    line = list(csv.reader(io.StringIO(data.decode(), newline="")))[1]
    assert 'a "quoted", text\nin two lines' in line
    assert data.decode().splitlines()[0].split(",") == [spec.name for spec in columns(CellRow)]


def test_columns_of_another_version_do_no_harm() -> None:
    data = b"document_id,unknown\ndoc_1,x\n"
    values = next(iter(read(DocumentRow, data)))
    assert values[0] == "doc_1"
    assert values[[spec.name for spec in columns(DocumentRow)].index("year")] is None
