"""A version that is not what was written is told, set aside and never built upon."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from flows import upkeep
from flows.emit import last, sound
from flows.emit.version import Unpublishable, latest
from tests.flows.emit.test_publish import MADE_FROM, published
from tests.flows.rows import contents, document


def cut(file: Path) -> None:
    os.truncate(file, file.stat().st_size // 2)


def emptied(file: Path) -> None:
    file.write_bytes(b"")


def flipped(file: Path) -> None:
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 1
    file.write_bytes(data)


def swapped(file: Path) -> None:
    other = next(each for each in sorted(file.parent.iterdir()) if each.is_file() and each != file)
    first, second = file.read_bytes(), other.read_bytes()
    other.chmod(0o644)
    file.write_bytes(second)
    other.write_bytes(first)


def removed(file: Path) -> None:
    file.unlink()


FILES = ("documents.csv", "records.parquet", "changes.csv", "datapackage.json", "report.html")


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize("damage", [cut, emptied, flipped, swapped, removed])
def test_damage_is_found(tmp_path: Path, file: str, damage: Callable[[Path], None]) -> None:
    version = published(tmp_path, contents()).folder
    made = last.Last(version.name, MADE_FROM, {}, sound.seal(version), sound.described(version))
    (tmp_path / ".paperledger").mkdir()
    last.write(tmp_path, made)
    assert sound.is_sound(tmp_path, version)
    (version / file).chmod(0o644)
    damage(version / file)
    assert not sound.is_sound(tmp_path, version)


def test_a_copy_is_whole(tmp_path: Path) -> None:
    published(tmp_path / "a", contents())
    shutil.copytree(tmp_path / "a", tmp_path / "b", symlinks=True)
    copied = latest(tmp_path / "b")
    assert copied is not None
    assert sound.is_sound(tmp_path / "b", copied)
    assert sound.set_aside(tmp_path / "b") == ""


def test_a_damaged_version_is_set_aside_and_made_anew_as_it_was(tmp_path: Path) -> None:
    first = published(tmp_path, contents()).folder
    both = contents(document("b.pdf", "1" * 64))
    second = published(tmp_path, both).folder
    before = {path.name: path.read_bytes() for path in second.iterdir() if path.is_file()}
    (second / "cells.csv").chmod(0o644)
    cut(second / "cells.csv")
    assert "cells.csv is not what was written" in sound.set_aside(tmp_path)
    assert latest(tmp_path) == first
    again = published(tmp_path, both)
    assert (again.folder, again.is_new) == (second, True)
    assert {path.name: path.read_bytes() for path in second.iterdir() if path.is_file()} == before
    assert (tmp_path / "versions" / f".damaged-{second.name}" / "cells.csv").is_file()


def test_a_latest_that_is_a_folder_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "latest").mkdir()
    with pytest.raises(Unpublishable, match="no link to a version"):
        sound.set_aside(tmp_path)


def test_the_check_tells_each_damaged_file(tmp_path: Path) -> None:
    version = published(tmp_path, contents()).folder
    assert list(upkeep.checked_versions(tmp_path)) == [f"{version.name}  as it was written  latest"]
    (version / "cells.csv").chmod(0o644)
    emptied(version / "cells.csv")
    told = upkeep.checked_versions(tmp_path)
    assert [next(told), next(told)] == [f"{version.name}  DAMAGED  latest", "  cells.csv is not what was written"]
    with pytest.raises(sound.Damaged, match="1 of 1 versions"):
        next(told)
