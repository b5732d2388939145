"""Rows of many papers are on the disk, and are the rows that few papers would have in memory."""

import tempfile
from dataclasses import replace
from pathlib import Path
from typing import IO

import pytest

from extractors.model.extract import Extract
from flows import kept, ordered
from flows.gather import gathered
from flows.kept import Kept, picked
from flows.reconcile import blocks, stated
from tests.benchmarks.many import paper

FULL = Path("/dev/full")


@pytest.fixture(scope="module")
def papers() -> list[Extract]:
    """Twelve papers, one of them under two names."""
    made = [paper(i) for i in range(12)]
    return [*made, replace(made[3], document=replace(made[3].document, document_id="doc_ffff"))]


def test_rows_are_the_same_on_the_disk_and_in_memory(papers: list[Extract], monkeypatch: pytest.MonkeyPatch) -> None:
    held = gathered(papers, ())
    assert all(isinstance(rows, tuple) for _, rows in held.by_name())
    for module, most in ((kept, 70), (ordered, 20), (blocks, 50), (stated, 10)):
        monkeypatch.setattr(module, "MOST_HELD", most)
    monkeypatch.setattr(kept, "PAPERS_HELD", 2)
    spilled = gathered(papers, ())
    assert {name for name, rows in spilled.by_name() if isinstance(rows, Kept)} >= {"cells", "mentions", "records"}
    for (name, rows), (_, others) in zip(held.by_name(), spilled.by_name(), strict=True):
        assert tuple(rows) == tuple(others), name
    assert dict(held.texts) == dict(spilled.texts)


def test_papers_in_another_order_give_the_same_records_from_the_disk(
    papers: list[Extract], monkeypatch: pytest.MonkeyPatch
) -> None:
    held = gathered(papers, ())
    monkeypatch.setattr(stated, "MOST_HELD", 10)
    other = gathered(picked(papers, range(len(papers) - 1, -1, -1)), ())
    assert (tuple(held.records), tuple(held.evidence)) == (tuple(other.records), tuple(other.evidence))
    assert [row.document_id for row in other.documents] == [each.document.document_id for each in reversed(papers)]


def test_single_rows_and_runs_of_them_are_found_on_the_disk() -> None:
    rows = kept.kept(range(1000), 10)
    assert isinstance(rows, Kept)
    assert (len(rows), rows[0], rows[-1], rows[517], tuple(rows[998:])) == (1000, 0, 999, 517, (998, 999))
    assert rows == tuple(range(1000)) != kept.kept(range(999), 10)
    with pytest.raises(IndexError):
        rows[1000]


def test_rows_can_be_gone_through_by_two_at_once() -> None:
    rows = kept.kept(range(500), 10)
    assert [(a, b) for a, b in zip(rows, rows, strict=True)] == [(i, i) for i in range(500)]


def test_what_is_sorted_on_the_disk_keeps_the_order_of_equal_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ordered, "MOST_HELD", 3)
    monkeypatch.setattr(ordered, "MOST_RUNS", 2)
    pairs = [(str(i * 37 % 11), i) for i in range(200)]
    assert list(ordered.ordered(pairs)) == sorted(pairs, key=lambda pair: pair[0])


@pytest.mark.skipif(not FULL.exists(), reason="no disk here is always full")
def test_a_full_disk_is_told_of_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "TemporaryFile", lambda: FULL.open("w+b"))
    with pytest.raises(ordered.NoRoom, match=r"rows cannot be put aside in .*: No space left on device; let .TMPDIR"):
        kept.kept(range(1000), 10)
    with pytest.raises(ordered.NoRoom, match="rows cannot be put aside"):
        list(ordered.ordered((i, i) for i in range(ordered.MOST_HELD)))


def test_no_folder_for_rows_is_told_of_in_one_line(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "gone"))
    with pytest.raises(ordered.NoRoom, match=r"rows cannot be put aside in .*gone: No such file or directory"):
        kept.kept(range(1000), 10)


def test_files_are_closed_where_rows_are_not_read_to_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    usual, made = tempfile.TemporaryFile, list[IO[bytes]]()

    def noted() -> IO[bytes]:
        made.append(usual())
        return made[-1]

    monkeypatch.setattr(tempfile, "TemporaryFile", noted)
    monkeypatch.setattr(ordered, "MOST_HELD", 3)
    rows = ordered.ordered((i, i) for i in range(10))
    assert next(rows) == (0, 0)
    del rows
    on_disk = kept.kept(range(1000), 10)
    assert on_disk[999] == 999
    del on_disk
    assert len(made) == 4
    assert all(file.closed for file in made)
