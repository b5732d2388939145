"""The cache gives back what was put, and nothing else: not after new code, not when damaged, not when foreign."""

import time
from dataclasses import replace
from pathlib import Path

import pytest

from flows.extract import cache
from flows.extract.limits import Limits
from tests.flows.rows import SHA, extract

LIMITS = Limits().fingerprint


@pytest.fixture
def entry(tmp_path: Path) -> Path:
    path = cache.entry_path(tmp_path, SHA, "application/pdf", "code1")
    cache.put(path, extract(), "whole")
    return path


def test_what_is_put_is_got(entry: Path) -> None:
    assert cache.get(entry, LIMITS) == extract()


def test_code_content_and_kind_each_name_another_entry(tmp_path: Path) -> None:
    names = {
        cache.entry_path(tmp_path, SHA, "application/pdf", "code1"),
        cache.entry_path(tmp_path, SHA, "application/pdf", "code2"),
        cache.entry_path(tmp_path, SHA, "text/plain", "code1"),
        cache.entry_path(tmp_path, "1" * 64, "application/pdf", "code1"),
    }
    assert len(names) == 4


def test_a_cut_extract_holds_for_the_same_limits_only(entry: Path) -> None:
    cache.put(entry, extract(), LIMITS)
    assert cache.get(entry, LIMITS) == extract()
    assert cache.get(entry, replace(Limits(), memory=9000).fingerprint) is None


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: data[:-1],
        lambda data: data.replace(b"China", b"Chile"),
        lambda data: data[:0],
        lambda data: b"\x80\x04\x95" + data,
        lambda data: data.replace(b"extract 1", b"extract 0", 1),
    ],
)
def test_a_damaged_or_foreign_entry_is_a_miss(entry: Path, damage: object) -> None:
    assert callable(damage)
    entry.write_bytes(damage(entry.read_bytes()))
    assert cache.get(entry, LIMITS) is None


def test_a_signed_entry_of_another_shape_is_a_miss(entry: Path) -> None:
    import hashlib

    body = b'{"document": {"document_id": 3}}'
    entry.write_bytes(f"{cache.HEAD} {hashlib.sha256(body).hexdigest()} whole\n".encode() + body)
    assert cache.get(entry, LIMITS) is None


def test_the_folder_may_be_gone(tmp_path: Path) -> None:
    assert cache.get(tmp_path / "no" / "such.json", LIMITS) is None
    assert list(cache.entries(tmp_path / "no")) == []


def test_pruning_takes_what_is_unused_or_of_other_code(tmp_path: Path, entry: Path) -> None:
    other = cache.entry_path(tmp_path, "1" * 64, "application/pdf", "code2")
    cache.put(other, extract(), "whole")
    assert cache.prune(tmp_path, time.time() - 60)[0] == 0
    assert cache.prune(tmp_path, 0.0, keep_code="code2")[0] == 1
    assert [each.file for each in cache.entries(tmp_path)] == [other]
    assert cache.prune(tmp_path, time.time() + 60)[0] == 1
    assert not entry.exists()
    assert list(tmp_path.iterdir()) == []


def test_an_interrupted_write_leaves_no_entry(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = cache.entry_path(tmp_path, SHA, "application/pdf", "code1")

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        cache.put(path, extract(), "whole")
    assert [p for p in tmp_path.rglob("*") if p.is_file()] == []
