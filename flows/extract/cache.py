"""What the stages of reading a paper gave, kept on disk, so that what did not change is not done again.

An entry is named by what decides its content: the stage, the code, data and model of it and of the stages before it, the
paper's bytes and its kind of file. It is compressed JSON under a line with its name and its own hash: a damaged entry, or
one that was put in another's place, is a miss, and nothing in it can run. The whole folder may be deleted at any time.

A long paper's extract is several lines of JSON, each an extract with some of its rows: none has to be held whole.
"""

import gzip
import hashlib
import io
import os
import tempfile
import zlib
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeVar

from extractors.model.extract import Extract, PlacedStatement
from extractors.model.rows import CellRow, DocumentRow, FlagRow, MentionRow, ObservationRow, TableRow
from flows.kept import Pile

if TYPE_CHECKING:
    from pydantic import TypeAdapter

HEAD = "paperledger entry 3"
QUICK = 1
"""The level of gzip: a fifth of the size, for a hundredth of the time that reading takes."""

PORTION = 1_000
"""Rows of a kind that are made JSON, and read again, together: some two megabytes."""

Stage = Literal["reading", "entities", "records", "pictures"]
"""Bytes to the document with its tables; that to mentions; both to what the paper states. Bytes to pictures of pages."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Key:
    """What an entry stands for. `code` is the fingerprint of the stage's code and of that of the stages before it."""

    stage: Stage
    code: str
    sha256: str
    media_type: str

    @property
    def name(self) -> str:
        """64 hex digits."""
        return hashlib.sha256(f"{self.stage} {self.code} {self.sha256} {self.media_type}".encode()).hexdigest()

    def path(self, folder: Path) -> Path:
        """Where the entry is kept in a cache's folder."""
        return folder / f"{self.stage}-{self.code}" / self.name[:2] / f"{self.name[2:34]}.json"


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry as a file: its size in bytes, when it was last used, and the stage and code that made it."""

    file: Path
    size: int
    used: float
    made_by: str


@cache
def adapter() -> "TypeAdapter[Extract]":
    """Turns extracts into JSON and back, every type checked."""
    from pydantic import TypeAdapter

    return TypeAdapter(Extract)


def lines(extract: Extract) -> Iterator[bytes]:
    """An extract as JSON, a line for each portion of its rows."""
    return map(adapter().dump_json, extract.portions(PORTION))


def dumped(extract: Extract) -> bytes:
    """An extract as lines of JSON."""
    return b"\n".join(lines(extract))


def loaded(some: Iterable[bytes]) -> Extract:
    """The extract that lines of JSON hold, its rows on the disk where they are many. Raises ValueError for other lines."""
    document: DocumentRow | None = None
    text = ""
    tables, cells, mentions = Pile[TableRow](), Pile[CellRow](), Pile[MentionRow]()
    statements, observations, flags = Pile[PlacedStatement](), Pile[ObservationRow](), Pile[FlagRow]()
    for line in some:
        own = adapter().validate_json(line, strict=True)
        if document is None:
            document, text = own.document, own.text
        tables.put(own.tables)
        cells.put(own.cells)
        mentions.put(own.mentions)
        statements.put(own.statements)
        observations.put(own.observations)
        flags.put(own.flags)
    if document is None:
        raise ValueError("it holds no extract")
    rows = (tables.done(), cells.done(), mentions.done(), statements.done(), observations.done(), flags.done())
    return Extract(document, text, *rows)


def sealed(key: Key, some: Iterable[bytes], limits: str = "whole") -> bytes:
    """An entry of lines of JSON. `limits` names the limits that cut it short, "whole" when none did."""
    packed = io.BytesIO()
    with gzip.GzipFile(fileobj=packed, mode="wb", compresslevel=QUICK, mtime=0) as file:
        for line in some:
            file.write(line + b"\n")
    body = packed.getvalue()
    return f"{HEAD} {key.name} {hashlib.sha256(body).hexdigest()} {limits}\n".encode() + body


def whole(data: bytes, key: Key, limits: str = "whole") -> bool:
    """Whether this is the entry of `key`, undamaged, and not cut short under other limits than `limits`."""
    head, _, body = data.partition(b"\n")
    words = head.decode("ascii", "replace").split(" ")
    return (
        " ".join(words[:3]) == HEAD
        and len(words) == 6
        and words[3] == key.name
        and words[4] == hashlib.sha256(body).hexdigest()
        and words[5] in ("whole", limits)
    )


def get(folder: Path, key: Key, shape: "TypeAdapter[T]") -> T | None:
    """What is kept for a key, or None: not there, damaged, or another's."""
    return _got(folder, key, lambda some: shape.validate_json(b"".join(some), strict=True), "whole")


def get_extract(folder: Path, key: Key, limits: str = "whole") -> Extract | None:
    """The extract that is kept for a key, or None, as also where it was cut short under other limits than `limits`."""
    return _got(folder, key, loaded, limits)


def _got(folder: Path, key: Key, made: Callable[[Iterable[bytes]], T], limits: str) -> T | None:
    path = key.path(folder)
    try:
        data = path.read_bytes()
    except OSError:
        return None
    if not whole(data, key, limits):
        return None
    packed = io.BytesIO(data)
    packed.readline()
    try:
        with gzip.GzipFile(fileobj=packed) as body:
            found = made(body)
    except (ValueError, EOFError, gzip.BadGzipFile, zlib.error):
        return None
    touch(path)
    return found


def known(folder: Path, key: Key, limits: str = "whole") -> bool:
    """Whether `get` would find something; it is not looked into."""
    try:
        return whole(key.path(folder).read_bytes(), key, limits)
    except OSError:
        return False


def put(folder: Path, key: Key, data: bytes, lasting: bool = True) -> None:
    """Keep a sealed entry, in one step; what a `lasting` one holds is on the disk before it has its name.

    Raises OSError when it cannot be written; the run does not need it.
    """
    path = key.path(folder)
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, beside = tempfile.mkstemp(prefix=".new-", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(data)
            out.flush()
            if lasting:
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


def prune(folder: Path, unused_since: float, keep: Collection[str] = ()) -> tuple[int, int]:
    """Delete entries not used since a time (seconds since the epoch), and those that none of `keep` made, if any are given.

    Returns how many entries went, and their bytes.
    """
    gone = [e for e in entries(folder) if e.used < unused_since or (keep and e.made_by not in keep)]
    for entry in gone:
        entry.file.unlink(missing_ok=True)
    for leftover in folder.glob("*/*/.new-*"):
        leftover.unlink(missing_ok=True)
    for empty in sorted(folder.glob("*/*"), reverse=True) + sorted(folder.glob("*"), reverse=True):
        if empty.is_dir() and not any(empty.iterdir()):
            empty.rmdir()
    return len(gone), sum(entry.size for entry in gone)


def touch(path: Path) -> None:
    """Note that an entry was used, if it is there; a cache on a read-only disk goes without."""
    try:
        os.utime(path)
    except OSError:
        return
