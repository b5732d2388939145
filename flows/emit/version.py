"""Versions of the dataset on disk: written beside, made durable, then switched to; never changed afterwards.

    OUT/latest -> versions/<number>-<hash>
    OUT/versions/0001-3fa9c1d2e4b5/...

The number counts the versions of one output folder; the hash is that of what the version holds, so a run that gives the same
tables makes no new version.
"""

import hashlib
import os
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from flows.durable import sync

VERSIONS, LATEST, DRAFT = "versions", "latest", ".draft-"
DESCRIPTOR = "datapackage.json"
"""The manifest of a version, written last."""


class Unpublishable(Exception):
    """A version that cannot be written; the message is one line for people. What was there before is untouched."""


@dataclass(frozen=True, slots=True)
class Published:
    """A version of the dataset: its folder, and whether this run made it."""

    folder: Path
    is_new: bool

    @property
    def name(self) -> str:
        return self.folder.name


def named_by(hashes: Mapping[str, str]) -> str:
    """12 hex digits that name what files hold whose SHA-256 are these, by path."""
    total = hashlib.sha256()
    for path in sorted(hashes):
        total.update(f"{path}\0{hashes[path]}\n".encode())
    return total.hexdigest()[:12]


def latest(out: Path) -> Path | None:
    """The folder that `latest` points to, or None while there is none."""
    link = out / LATEST
    if not link.is_symlink():
        return None
    folder = out / VERSIONS / Path(os.readlink(link)).name
    return folder if folder.is_dir() else None


def versions(out: Path) -> list[Path]:
    """The folders of all versions, oldest first."""
    folder = out / VERSIONS
    names = sorted(os.listdir(folder), key=_number) if folder.is_dir() else []
    return [folder / name for name in names if _number(name)]


def next_name(out: Path, content: str) -> str:
    """The name of the version that comes next in `out` and holds what `content` names."""
    return f"{max((_number(folder.name) for folder in versions(out)), default=0) + 1:04d}-{content}"


def switch(out: Path, folder: Path) -> None:
    """Point `latest` at a version in one step: a reader finds the old one or the new one, never none."""
    beside = out / f".{LATEST}-{os.getpid()}"
    beside.unlink(missing_ok=True)
    beside.symlink_to(Path(VERSIONS) / folder.name)
    try:
        beside.replace(out / LATEST)
    except OSError:
        beside.unlink(missing_ok=True)
        raise
    sync(out)


def named(out: Path, name: str) -> Path:
    """The version called `name`, or the one with that number, or `latest`. Raises Unpublishable when there is none."""
    if name == LATEST:
        found = latest(out)
    else:
        number = int(name) if name.isdigit() else 0
        found = next((each for each in versions(out) if each.name == name or _number(each.name) == number), None)
    if found is None:
        raise Unpublishable(f"{out} has no version {name}; `paperledger versions` lists them")
    return found


def prune(out: Path, gone: Iterable[Path]) -> tuple[str, ...]:
    """Delete versions, and never the latest; returns the names of those deleted. Only for the holder of the lock."""
    kept, names = latest(out), []
    for folder in gone:
        if folder == kept:
            continue
        draft = folder.with_name(f"{DRAFT}{folder.name}")
        folder.rename(draft)
        shutil.rmtree(draft)
        names.append(folder.name)
    return tuple(names)


def sweep(out: Path) -> None:
    """Take away what a run that died left half written. Only for the holder of the output folder's lock."""
    for draft in (out / VERSIONS).glob(f"{DRAFT}*"):
        shutil.rmtree(draft, ignore_errors=True)
    for link in out.glob(f".{LATEST}-*"):
        link.unlink(missing_ok=True)


def _number(name: str) -> int:
    head, _, tail = name.partition("-")
    return int(head) if head.isdigit() and tail else 0
