"""Versions: numbered, switched to in one step, pruned, the latest never."""

import errno
import os
from pathlib import Path

import pytest

from flows import durable
from flows.emit.drafting import drafted, publish
from flows.emit.version import Published, Unpublishable, latest, named, next_name, prune, versions
from flows.extract import cache
from flows.extract.cache import Key

Call = tuple[str, str]
"""What the kernel was asked for, and for which file: its path from the folder of the version, or its name."""


def recorded(monkeypatch: pytest.MonkeyPatch) -> list[Call]:
    """The calls that make files durable or move names, as they come from now on."""
    calls: list[Call] = []
    fsync, rename, replace = os.fsync, os.rename, os.replace

    def fsync_(handle: int) -> None:
        calls.append(("fsync", os.readlink(f"/proc/self/fd/{handle}")))
        fsync(handle)

    def rename_(old: Path, new: Path) -> None:
        calls.append(("rename", str(old)))
        rename(old, new)

    def replace_(old: Path, new: Path) -> None:
        calls.append(("replace", str(old)))
        replace(old, new)

    for name, call in (("fsync", fsync_), ("rename", rename_), ("replace", replace_)):
        monkeypatch.setattr(os, name, call)
    return calls


def published(out: Path, name: str) -> Published:
    """A version of two files."""
    with drafted(out) as draft:
        draft.put("a.csv", [b"x"])
        draft.put("texts/t.txt", [b"", b"y"])
        return publish(out, name, draft)


def three(out: Path) -> list[Path]:
    return [published(out, next_name(out, f"hash{i}")).folder for i in range(3)]


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
        published(tmp_path / "out", "0001-x")


def test_what_a_name_leads_to_is_on_the_disk_before_the_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    calls = recorded(monkeypatch)
    published(tmp_path, "0001-hash")
    named = next(at for at, (call, _) in enumerate(calls) if call == "rename")
    switched = next(at for at, (call, _) in enumerate(calls) if call == "replace")
    draft = calls[named][1]
    assert {("fsync", f"{draft}{name}") for name in ("/a.csv", "/texts/t.txt", "/texts", "")} <= set(calls[:named])
    assert ("fsync", str(tmp_path / "versions")) in calls[named:switched]
    assert ("fsync", str(tmp_path)) in calls[switched:]


def test_a_file_is_on_the_disk_before_it_has_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    calls = recorded(monkeypatch)
    durable.put(tmp_path / "decisions.csv", b"data")
    cache.put(tmp_path, Key("records", "code", "0" * 64, "text/plain"), b"data")
    (_, decisions), _, _, (_, entry), _ = calls
    assert calls == [
        ("fsync", decisions),
        ("replace", decisions),
        ("fsync", str(tmp_path)),
        ("fsync", entry),
        ("replace", entry),
    ]


def test_a_file_that_cannot_be_replaced_is_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "decisions.csv").write_bytes(b"old")

    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        durable.put(tmp_path / "decisions.csv", b"new")
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("decisions.csv", b"old")]
