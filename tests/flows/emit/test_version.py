"""Versions: numbered, switched to in one step, pruned, the latest never."""

from pathlib import Path

import pytest

from flows.emit.version import Unpublishable, latest, named, next_name, prune, publish, versions


def three(out: Path) -> list[Path]:
    return [publish(out, next_name(out, f"hash{i}"), {"a.csv": b"x", "texts/t.txt": b"y"}).folder for i in range(3)]


def test_versions_are_listed_oldest_first(tmp_path: Path) -> None:
    folders = three(tmp_path)
    assert versions(tmp_path) == folders
    assert [folder.name for folder in folders] == ["0001-hash0", "0002-hash1", "0003-hash2"]
    assert latest(tmp_path) == folders[-1]


def test_a_version_is_found_by_name_number_or_latest(tmp_path: Path) -> None:
    folders = three(tmp_path)
    assert named(tmp_path, "2") == named(tmp_path, "0002") == named(tmp_path, "0002-hash1") == folders[1]
    assert named(tmp_path, "latest") == folders[2]
    with pytest.raises(Unpublishable, match="has no version 7"):
        named(tmp_path, "7")


def test_the_latest_is_never_pruned(tmp_path: Path) -> None:
    folders = three(tmp_path)
    assert prune(tmp_path, folders) == ("0001-hash0", "0002-hash1")
    assert versions(tmp_path) == [folders[2]]
    assert (tmp_path / "latest" / "texts" / "t.txt").read_bytes() == b"y"


def test_numbers_go_on_after_pruning(tmp_path: Path) -> None:
    prune(tmp_path, three(tmp_path))
    assert next_name(tmp_path, "x") == "0004-x"


def test_there_is_no_latest_at_first(tmp_path: Path) -> None:
    assert latest(tmp_path) is None
    assert versions(tmp_path) == []


def test_a_latest_that_leads_nowhere_is_none(tmp_path: Path) -> None:
    (tmp_path / "latest").symlink_to("versions/gone")
    assert latest(tmp_path) is None


def test_where_nothing_can_be_written_one_line_says_so(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file where the folder should be")
    with pytest.raises(Unpublishable, match="nothing was published"):
        publish(tmp_path / "out", "0001-x", {"a.csv": b"x"})
