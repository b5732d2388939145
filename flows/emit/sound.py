"""Whether a published version still is what was written: its files against the hashes of its `datapackage.json`.

A version never changes, so a file that differs was damaged or edited. Such a version is set aside, not built upon, and not
deleted: somebody may have meant it.
"""

import hashlib
import json
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from extractors.model.rows import TABLES
from flows.emit import last
from flows.emit.package import digest
from flows.emit.parts import table_of
from flows.emit.version import DESCRIPTOR, LATEST, Unpublishable, latest, named_by, switch, versions

ASIDE = ".damaged-"


class Damaged(Exception):
    """Versions that are not what was written; the message is one line for people."""


def damage(version: Path) -> Iterator[str]:
    """A line for each file of a version that is not as its `datapackage.json` says, or for that file itself."""
    try:
        described = json.loads((version / DESCRIPTOR).read_bytes())
        written = [file for each in (*described["resources"], *described["files"]) for file in each.get("parts", [each])]
        hashes = {str(each["path"]): str(each["hash"]) for each in written}
        layout = str(described["made_from"].get("layout", ""))
    except (OSError, ValueError, LookupError, TypeError, AttributeError) as error:
        yield f"{DESCRIPTOR} {_missing(error) or 'cannot be understood'}"
        return
    if not version.name.endswith(f"-{_content(hashes, layout)}"):
        yield f"{DESCRIPTOR} speaks of other tables than the version is named for"
    for path, wanted in sorted(hashes.items()):
        try:
            if digest(version / path) != wanted:
                yield f"{path} is not what was written"
        except OSError as error:
            yield f"{path} {_missing(error) or 'cannot be read'}"


def is_sound(out: Path, version: Path) -> bool:
    """Whether a version of an output folder is whole. What nobody touched since it was last found so is not read again."""
    known = last.read(out)
    if known is not None and known.version == version.name:
        if known.seal == seal(version):
            return True
        if known.descriptor != described(version):
            return False
    return next(damage(version), None) is None


def seal(version: Path) -> str:
    """Changes whenever a file of a version is written to, replaced or removed: size, times and number of each file."""
    total = hashlib.sha256()
    for folder, _, names in sorted(os.walk(version)):
        for name in sorted(names):
            status = os.lstat(os.path.join(folder, name))
            what = (folder[len(str(version)) :], name, status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)
            total.update(repr(what).encode())
    return total.hexdigest()[:32]


def described(version: Path) -> str:
    """The hash of a version's `datapackage.json`; "" where it cannot be read."""
    try:
        return digest(version / DESCRIPTOR)
    except OSError:
        return ""


def set_aside(out: Path) -> str:
    """Move the latest version out of the way if it is damaged; comes back with a line about it, "" where it is whole.

    `latest` then points to the newest whole version before it, or nowhere. Only for the holder of the output folder's lock.
    Raises Unpublishable when `latest` is no link of ours, or the disk does not let it be.
    """
    link = out / LATEST
    if link.exists() and not link.is_symlink():
        raise Unpublishable(f"{link} is no link to a version: move it away, the next run makes it anew")
    now = latest(out)
    if now is None:
        return "" if not link.is_symlink() else _without(out, Path(os.readlink(link)).name, "it is gone")
    if is_sound(out, now):
        _sealed_again(out, now)
        return ""
    what = next(damage(now), f"{DESCRIPTOR} is not what was written")
    aside = now.with_name(f"{ASIDE}{now.name}")
    try:
        shutil.rmtree(aside, ignore_errors=True)
        now.rename(aside)
        return _without(out, now.name, f"{what}; it is kept as {aside}")
    except OSError as error:
        raise Unpublishable(f"version {now.name} is damaged and cannot be moved: {error.strerror or error}") from error


def _sealed_again(out: Path, version: Path) -> None:
    """Note that a version was found whole, after it was copied for one, so that its files need not be read each time."""
    known = last.read(out)
    if known is not None and known.version == version.name and known.seal != seal(version):
        with suppress(OSError):
            last.write(out, replace(known, seal=seal(version)))


def _without(out: Path, name: str, what: str) -> str:
    """Let `latest` go back to a whole version before the one called `name`."""
    before = [each for each in versions(out) if each.name < name and is_sound(out, each)]
    if before:
        switch(out, before[-1])
    else:
        (out / LATEST).unlink(missing_ok=True)
    return f"version {name} is damaged and is built anew: {what}"


def _content(hashes: Mapping[str, str], layout: str) -> str:
    """The name of what a version holds, by the hashes of its files."""
    main = {path: each.partition(":")[2] for path, each in hashes.items() if _names(path)}
    return named_by({**main, "layout": hashlib.sha256(layout.encode()).hexdigest()})


def _names(path: str) -> bool:
    """Whether a file is one of those that a version is named for."""
    return table_of(path) in TABLES.keys() - {"changes"} or path.startswith("texts/")


def _missing(error: Exception) -> str:
    return "is missing" if isinstance(error, FileNotFoundError) else ""
