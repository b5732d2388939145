"""A version is whole, checked, described and compared; the same rows make no new one."""

import json
import os
from collections.abc import Collection, Iterator
from dataclasses import replace
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from frictionless import Package

from extractors.model.rows import TABLES, CellRow, ChangeRow
from flows import read_dataset
from flows.contents import Contents
from flows.emit import csvfile, parquet
from flows.emit.publish import Pieces, emit
from flows.emit.version import Published, Unpublishable, latest, switch, versions
from tests.flows.rows import contents, document

MADE_FROM = {"papers": "p1", "code": "c1", "decisions": "", "layout": "l1"}


def page(contents: Contents, changes: Collection[ChangeRow]) -> Iterator[tuple[str, Pieces]]:
    yield "report.html", [f"{len(contents.documents)} papers, {len(changes)} changes".encode()]


def published(out: Path, of: Contents, **made_from: str) -> Published:
    return emit(of, MADE_FROM | made_from, out, page)


def test_a_version_holds_what_the_contract_names(tmp_path: Path) -> None:
    folder = published(tmp_path, contents()).folder
    names = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    tables = {f"{name}.{kind}" for name in TABLES for kind in ("csv", "parquet")}
    assert names == tables | {"datapackage.json", "report.html", f"texts/{document().document_id}.txt"}
    assert (tmp_path / "latest").resolve() == folder.resolve()


def test_the_package_passes_frictionless(tmp_path: Path) -> None:
    folder = published(tmp_path, contents()).folder
    report = Package(str(folder / "datapackage.json")).validate()
    assert report.valid, report.flatten(["type", "note"])


def test_frictionless_sees_a_changed_file(tmp_path: Path) -> None:
    folder = published(tmp_path, contents()).folder
    (folder / "cells.csv").chmod(0o644)
    (folder / "cells.csv").write_bytes((folder / "cells.csv").read_bytes().replace(b"lines", b"Lines"))
    assert not Package(str(folder / "datapackage.json")).validate().valid


def test_every_file_is_described_with_its_hash(tmp_path: Path) -> None:
    folder = published(tmp_path, contents()).folder
    descriptor = json.loads((folder / "datapackage.json").read_bytes())
    described = {each["path"] for each in descriptor["resources"] + descriptor["files"]}
    assert described == {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()} - {"datapackage.json"}


def test_a_version_that_a_killed_run_had_written_is_switched_to(tmp_path: Path) -> None:
    first = published(tmp_path, contents()).folder
    second = published(tmp_path, contents(document("b.pdf", "1" * 64))).folder
    switch(tmp_path, first)  # as it was before the second became the latest
    again = published(tmp_path, contents(document("b.pdf", "1" * 64)))
    assert (again.folder, again.is_new) == (second, True)
    assert latest(tmp_path) == second
    assert versions(tmp_path) == [first, second]


def test_the_same_rows_make_no_new_version(tmp_path: Path) -> None:
    first = published(tmp_path, contents())
    second = published(tmp_path, contents(), code="another")
    assert (first.is_new, second.is_new) == (True, False)
    assert first.folder == second.folder
    assert len(versions(tmp_path)) == 1


def test_the_same_rows_give_the_same_bytes(tmp_path: Path) -> None:
    one, two = (published(tmp_path / name, contents()).folder for name in ("a", "b"))
    assert {p.name: p.read_bytes() for p in one.iterdir() if p.is_file()} == {
        p.name: p.read_bytes() for p in two.iterdir() if p.is_file()
    }


def test_changes_tell_what_and_why(tmp_path: Path) -> None:
    published(tmp_path, contents(document("a.pdf")))
    folder = published(tmp_path, contents(document("a.pdf"), document("b.pdf", "1" * 64)), papers="p2").folder
    rows = list(csvfile.rows_of(ChangeRow, csvfile.stream(ChangeRow, folder / "changes.csv")))
    new_id = document("b.pdf", "1" * 64).document_id
    assert ChangeRow("documents", new_id, "added", (), "", "", "new paper") in rows
    assert ChangeRow("records", "rec_1", "changed", ("n_evidence",), "n_evidence: 1", "n_evidence: 2", "new paper") in rows
    assert all(isinstance(row, ChangeRow) and row.change != "removed" for row in rows)


def test_a_version_of_older_code_without_a_table_is_read_and_built_upon(tmp_path: Path) -> None:
    old = published(tmp_path, contents()).folder
    old.chmod(0o755)
    package = old / "datapackage.json"
    package.chmod(0o644)
    written = json.loads(package.read_bytes())
    written["resources"] = [each for each in written["resources"] if each["name"] != "participants"]
    package.write_text(json.dumps(written))
    (old / "participants.csv").unlink()
    assert read_dataset(old)["participants"].empty
    assert len(read_dataset(old)["records"]) == 1
    folder = published(tmp_path, contents(document("a.pdf"), document("b.pdf", "1" * 64)), papers="p2").folder
    assert len(read_dataset(folder)["documents"]) == 2


def test_rows_that_break_the_schema_are_not_published(tmp_path: Path) -> None:
    published(tmp_path, contents())
    broken = contents()
    broken = replace(broken, mentions=(replace(broken.mentions[0], confidence=7.0),))
    with pytest.raises(Unpublishable, match=r"confidence is above 1"):
        published(tmp_path, broken)
    assert len(versions(tmp_path)) == 1


def test_parquet_has_the_schema_types(tmp_path: Path) -> None:
    folder = published(tmp_path, contents()).folder
    documents = pq.read_table(folder / "documents.parquet")
    assert str(documents.schema.field("authors").type) in ("list<element: string>", "list<item: string>")
    assert documents.schema.field("year").metadata[b"description"]
    assert documents.column("doi").to_pylist() == [None]
    assert pq.read_table(folder / "cells.parquet").column("text").to_pylist()[0] == "=1+1"


def test_a_notebook_reads_it_with_its_types(tmp_path: Path) -> None:
    published(tmp_path, contents())
    tables = read_dataset(tmp_path)
    assert list(tables) == list(TABLES)
    assert tables["cells"]["text"].tolist()[0] == "=1+1"
    assert tables["documents"]["authors"].tolist() == [("A. Author",)]
    assert tables["documents"]["year"].dtype == "Int64"
    assert tables["records"]["amount_usd"].sum() == 3e6
    assert tables["documents"]["doi"].isna().all()
    assert tables["entities"].empty
    assert tables["records"]["aggregate"].dtype == bool


def test_reading_nothing_says_so(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="holds no dataset"):
        read_dataset(tmp_path)


def test_a_version_is_not_written_to_again(tmp_path: Path) -> None:
    folder = published(tmp_path, contents()).folder
    assert all(not path.stat().st_mode & 0o222 for path in folder.rglob("*") if path.is_file())


def test_a_half_written_version_is_swept_away(tmp_path: Path) -> None:
    leftover = tmp_path / "versions" / ".draft-x"
    leftover.mkdir(parents=True)
    (leftover / "documents.csv").touch()
    published(tmp_path, contents())
    assert not leftover.exists()
    assert [each.name[:4] for each in versions(tmp_path)] == ["0001"]


def test_a_disk_that_takes_no_more_leaves_latest_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = published(tmp_path, contents()).folder

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(Unpublishable, match="No space left on device"):
        published(tmp_path, contents(document("a.pdf"), document("b.pdf", "1" * 64)))
    monkeypatch.undo()
    assert latest(tmp_path) == before
    assert os.listdir(tmp_path / "versions") == [before.name]


def test_parquet_is_the_same_in_however_many_steps_it_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [replace(contents().cells[0], row=i, text=f"cell {i % 7}") for i in range(25)]
    for name, step in (("one", 1000), ("many", 3)):
        monkeypatch.setattr(parquet, "AT_ONCE", step)
        parquet.write(CellRow, iter(rows), tmp_path / name)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "many").read_bytes()
    monkeypatch.setattr(parquet, "GROUP", 10)
    parquet.write(CellRow, iter(rows), tmp_path / "groups")
    assert pq.read_table(tmp_path / "groups").equals(pq.read_table(tmp_path / "one"))
    assert pq.ParquetFile(tmp_path / "groups").num_row_groups == 3
    parquet.write(CellRow, iter(()), tmp_path / "none")
    assert pq.read_table(tmp_path / "none").num_rows == 0
