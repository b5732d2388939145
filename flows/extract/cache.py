"""Extracts kept on disk, so that what did not change is not read again.

An entry is named by what decides its content: the paper's bytes, its kind of file, and the code, data and model that read
it. It is JSON under a line with its own hash: a damaged or foreign entry is a miss, and nothing in it can run. The whole
folder may be deleted at any time.
"""

import hashlib
import os
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from extractors.model.extract import Extract

if TYPE_CHECKING:
    from pydantic import TypeAdapter

HEAD = "paperledger extract 1"


@dataclass(frozen=True, slots=True)
class Entry:
    """One cached extract as a file: its size in bytes, when it was last used, and the code that made it."""

    file: Path
    size: int
    used: float
    code: str


@cache
def adapter() -> "TypeAdapter[Extract]":
    """Turns extracts into JSON and back, every type checked."""
    from pydantic import TypeAdapter

    return TypeAdapter(Extract)


def dumped(extract: Extract) -> bytes:
    """An extract as JSON."""
    return adapter().dump_json(extract)


def loaded(data: bytes) -> Extract:
    """The extract that JSON holds. Raises ValueError when it does not hold one."""
    return adapter().validate_json(data, strict=True)


def entry_path(folder: Path, sha256: str, media_type: str, code: str) -> Path:
    """Where the extract of these bytes by this code is kept."""
    name = hashlib.sha256(f"{sha256} {media_type}".encode()).hexdigest()
    return folder / code / name[:2] / f"{name[2:34]}.json"


def get(path: Path, limits: str) -> Extract | None:
    """The extract kept at `path`, or None: not there, damaged, or cut short under other limits than `limits`."""
    try:
        head, _, body = path.read_bytes().partition(b"\n")
    except OSError:
        return None
    words = head.decode("ascii", "replace").split(" ")
    if " ".join(words[:3]) != HEAD or len(words) != 5 or words[3] != hashlib.sha256(body).hexdigest():
        return None
    if words[4] not in ("whole", limits):
        return None
    try:
        found = loaded(body)
    except ValueError:
        return None
    _touch(path)
    return found


def put(path: Path, extract: Extract, limits: str) -> None:
    """Keep an extract, in one step. `limits` names the limits that cut it short, "whole" when none did.

    Raises OSError when it cannot be written; the run does not need it.
    """
    body = dumped(extract)
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, beside = tempfile.mkstemp(prefix=".new-", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(f"{HEAD} {hashlib.sha256(body).hexdigest()} {limits}\n".encode() + body)
            out.flush()
            os.fsync(out.fileno())
        Path(beside).replace(path)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise


def entries(folder: Path) -> Iterator[Entry]:
    """All entries, by path."""
    for file in sorted(folder.glob("*/*/*.json")):
        try:
            status = file.stat()
        except OSError:
            continue
        yield Entry(file, status.st_size, status.st_mtime, file.parts[-3])


def prune(folder: Path, unused_since: float, keep_code: str = "") -> tuple[int, int]:
    """Delete entries not used since a time (seconds since the epoch), and those by other code than `keep_code` if given.

    Returns how many entries went, and their bytes.
    """
    gone = [e for e in entries(folder) if e.used < unused_since or (keep_code and e.code != keep_code)]
    for entry in gone:
        entry.file.unlink(missing_ok=True)
    for leftover in folder.glob("*/*/.new-*"):
        leftover.unlink(missing_ok=True)
    for empty in sorted(folder.glob("*/*"), reverse=True) + sorted(folder.glob("*"), reverse=True):
        if empty.is_dir() and not any(empty.iterdir()):
            empty.rmdir()
    return len(gone), sum(entry.size for entry in gone)


def _touch(path: Path) -> None:
    """Note that an entry was used; a cache on a read-only disk goes without."""
    try:
        os.utime(path)
    except OSError:
        return
