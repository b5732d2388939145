"""Large tables are published in parts, by the first hex digits of their keys, and read as one."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq
import pytest
from frictionless import Package

from extractors.model.ids import content_id
from extractors.model.rows import ChangeRow
from flows import read_dataset
from flows.contents import Contents
from flows.emit import parts, tabled
from flows.emit.people import files_of
from flows.emit.publish import emit
from flows.emit.sound import damage
from flows.upkeep import change_rows
from tests.flows.rows import contents, document, evidence, record

WITH_PEOPLE = lambda rows, _: files_of(rows)  # noqa: E731


def dataset(papers: Sequence[int], said: str = "a loan") -> Contents:
    """A paper for each number, each with a record of its own."""
    rows = [document(f"{i:03d}.pdf", f"{i:064x}") for i in papers]
    records = [replace(record(), record_id=content_id("rec", i), title=f"{said} {i}") for i in papers]
    places = [evidence(paper, one) for paper, one in zip(rows, records, strict=True)]
    by_id = sorted(records, key=lambda row: row.record_id)
    return replace(contents(*rows), records=tuple(by_id), evidence=tuple(sorted(places, key=lambda row: row.evidence_id)))


def published(out: Path, rows: Contents, **made_from: str) -> Path:
    return emit(rows, {"papers": "1", "layout": "l"} | made_from, out, WITH_PEOPLE).folder


@pytest.fixture
def parted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A version of ten papers in which a part has room for two rows."""
    monkeypatch.setattr(parts, "MOST_ROWS", 2)
    return published(tmp_path / "parted", dataset(range(10)))


def test_the_number_of_parts_follows_from_the_number_of_rows() -> None:
    rows = parts.MOST_ROWS
    assert [parts.digits(n) for n in (0, rows, rows + 1, 16 * rows, 16 * rows + 1)] == [0, 0, 1, 1, 2]
    assert parts.paths("records", 0, "csv") == ["records.csv"]
    assert len(parts.paths("records", 2, "csv")) == 256


def test_parts_hold_what_one_file_holds(parted: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    whole = published(tmp_path / "whole", dataset(range(10)))
    assert len(list((parted / "records.csv").glob("*.csv"))) == 16
    assert not (parted / "records.csv").is_file()
    assert (whole / "records.csv").is_file()
    for name, table in read_dataset(whole).items():
        keys = list(table.columns)[:3]
        same = read_dataset(parted)[name].sort_values(keys, ignore_index=True)
        pd.testing.assert_frame_equal(same, table.sort_values(keys, ignore_index=True))
    for file in (parted / "records.csv").glob("*.csv"):
        ids = [str(getattr(row, "record_id", "")) for row in tabled.of(type(record()), file)]
        assert ids == sorted(ids)
        assert all(each.startswith(f"rec_{file.stem}") for each in ids)
    assert pq.read_table(parted / "records.parquet").num_rows == 10
    assert (parted / "facts.csv").read_bytes() == (whole / "facts.csv").read_bytes()


def test_frictionless_reads_the_parts_as_one_table(parted: Path) -> None:
    package = Package(str(parted / "datapackage.json"))
    report = package.validate()
    assert report.valid, report.flatten(["type", "note"])
    assert len(package.get_table_resource("records").read_rows()) == 10


def test_a_damaged_and_a_lost_part_are_told_of(parted: Path) -> None:
    assert not list(damage(parted))
    file = parted / "records.csv" / "3.csv"
    file.chmod(0o644)
    file.write_bytes(file.read_bytes() + b"x")
    assert list(damage(parted)) == ["records.csv/3.csv is not what was written"]
    (parted / "records.csv").chmod(0o755)
    file.unlink()
    with pytest.raises(FileNotFoundError, match="lacks parts of records"):
        read_dataset(parted)


@pytest.mark.parametrize(("before", "after"), [(10, 12), (2, 10), (10, 3)])
def test_changes_are_the_same_in_however_many_parts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, before: int, after: int
) -> None:
    told: list[list[ChangeRow]] = []
    for name, room in (("parted", 2), ("whole", 10_000)):
        monkeypatch.setattr(parts, "MOST_ROWS", room)
        published(tmp_path / name, dataset(range(before)))
        published(tmp_path / name, dataset(range(2, after), "a grant"), papers="2")
        told.append(sorted(change_rows(tmp_path / name, "", "latest"), key=lambda row: (row.subject, row.subject_id)))
    assert told[0] == told[1]
    assert {row.cause for row in told[0]} >= {"removed paper"}


def test_parts_of_two_sizes_are_compared_where_the_same_keys_stand() -> None:
    few, many = (tuple(parts.paths("records", n, "csv")) for n in (1, 2))
    pairs = list(parts.alike(few, many))
    assert len(pairs) == 16
    assert pairs[10] == (("records.csv/a.csv",), tuple(f"records.csv/a{each}.csv" for each in parts.HEX))
    assert list(parts.alike((), many)) == [((), many)]


def test_a_second_run_makes_no_new_version(parted: Path) -> None:
    assert published(parted.parents[1], dataset(range(10))) == parted
