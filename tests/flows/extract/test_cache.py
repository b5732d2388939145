"""The cache gives back what was put, and nothing else: not after new code, not when damaged, not when foreign."""

import gzip
import hashlib
import pickle
import shutil
import time
from dataclasses import replace
from pathlib import Path

import pytest

from flows import kept
from flows.extract import cache
from flows.extract.cache import Key
from flows.extract.limits import Limits
from tests.flows.rows import SHA, extract

LIMITS = Limits().fingerprint
KEY = Key("records", "code1", SHA, "application/pdf")
OTHERS = (
    replace(KEY, code="code2"),
    replace(KEY, media_type="text/plain"),
    replace(KEY, sha256="1" * 64),
    replace(KEY, stage="reading"),
)


def put(folder: Path, key: Key = KEY, limits: str = "whole") -> Path:
    cache.put(folder, key, cache.sealed(key, cache.lines(extract()), limits))
    return key.path(folder)


def got(folder: Path, key: Key = KEY, limits: str = LIMITS) -> object:
    return cache.get_extract(folder, key, limits)


def test_what_is_put_is_got(tmp_path: Path) -> None:
    put(tmp_path)
    assert got(tmp_path) == extract()
    assert cache.known(tmp_path, KEY)


def test_a_long_extract_is_put_and_got_a_portion_after_the_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one = extract()
    long = replace(one, cells=tuple(replace(one.cells[0], col=col) for col in range(9)), text="")
    monkeypatch.setattr(cache, "PORTION", 2)
    monkeypatch.setattr(kept, "MOST_HELD", 3)
    lines = list(cache.lines(long))
    assert len(lines) == 5
    cache.put(tmp_path, KEY, cache.sealed(KEY, lines))
    found = cache.get_extract(tmp_path, KEY)
    assert found is not None
    assert isinstance(found.cells, kept.Kept)
    assert found == long
    assert pickle.loads(pickle.dumps(found)) == long


def test_stage_code_content_and_kind_each_name_another_entry(tmp_path: Path) -> None:
    assert len({key.path(tmp_path) for key in (KEY, *OTHERS)}) == 5


@pytest.mark.parametrize("other", OTHERS)
def test_an_entry_in_the_place_of_another_is_a_miss(tmp_path: Path, other: Key) -> None:
    other.path(tmp_path).parent.mkdir(parents=True)
    shutil.copy(put(tmp_path), other.path(tmp_path))
    assert got(tmp_path, other) is None
    assert not cache.known(tmp_path, other)


def test_a_cut_extract_holds_for_the_same_limits_only(tmp_path: Path) -> None:
    put(tmp_path, limits=LIMITS)
    assert got(tmp_path) == extract()
    assert got(tmp_path, limits=replace(Limits(), memory=9000).fingerprint) is None


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: data[:-1],
        lambda data: data[:-9] + b"x" + data[-8:],
        lambda data: data[:0],
        lambda data: b"\x80\x04\x95" + data,
        lambda data: data.replace(b"entry 3", b"entry 2", 1),
    ],
)
def test_a_damaged_or_foreign_entry_is_a_miss(tmp_path: Path, damage: object) -> None:
    assert callable(damage)
    entry = put(tmp_path)
    entry.write_bytes(damage(entry.read_bytes()))
    assert got(tmp_path) is None
    assert not cache.known(tmp_path, KEY)


@pytest.mark.parametrize(
    "body", [gzip.compress(b'{"document": {"document_id": 3}}'), b"not compressed at all", gzip.compress(b"")[:-1]]
)
def test_a_signed_entry_of_another_shape_is_a_miss(tmp_path: Path, body: bytes) -> None:
    head = f"{cache.HEAD} {KEY.name} {hashlib.sha256(body).hexdigest()} whole\n"
    put(tmp_path).write_bytes(head.encode() + body)
    assert got(tmp_path) is None


def test_the_folder_may_be_gone(tmp_path: Path) -> None:
    assert got(tmp_path / "no") is None
    assert not cache.known(tmp_path / "no", KEY)
    assert list(cache.entries(tmp_path / "no")) == []


def test_pruning_takes_what_is_unused_or_of_other_code(tmp_path: Path) -> None:
    entry, other = put(tmp_path), put(tmp_path, OTHERS[0])
    assert cache.prune(tmp_path, time.time() - 60)[0] == 0
    assert cache.prune(tmp_path, 0.0, keep=("records-code2", "reading-code2"))[0] == 1
    assert [each.file for each in cache.entries(tmp_path)] == [other]
    assert cache.prune(tmp_path, time.time() + 60)[0] == 1
    assert not entry.exists()
    assert list(tmp_path.iterdir()) == []


def test_an_interrupted_write_leaves_no_entry(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        put(tmp_path)
    assert [p for p in tmp_path.rglob("*") if p.is_file()] == []
