"""The way of a dataset to disk: checked, written file by file, compared with the version before, published."""

import hashlib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path

from extractors.model.rows import ChangeRow
from flows.check import faults
from flows.contents import Contents
from flows.emit import changes, parts, tabled
from flows.emit.dataset import made_from as read_made_from
from flows.emit.dataset import table_files
from flows.emit.drafting import Draft, drafted, publish
from flows.emit.package import describe
from flows.emit.sound import is_sound
from flows.emit.version import DESCRIPTOR, Published, Unpublishable, latest, named_by, next_name, switch, versions

SHOWN_FAULTS = 3

CHANGES = "changes"

Pieces = Iterable[bytes]
"""A file, a piece after the other."""

Extras = Callable[[Contents, Collection[ChangeRow]], Iterable[tuple[str, Pieces]]]
"""Makes the files for people (report, page to explore, workbook, database), by path, of what a version holds and how it
differs from the one before. Each is written before the next is asked for."""


def whole(files: Mapping[str, bytes]) -> Iterator[tuple[str, Pieces]]:
    """Files that were made whole."""
    for path, data in files.items():
        yield path, (data,)


def emit(contents: Contents, made_from: Mapping[str, str], out: Path, extras: Extras, held: Sequence[str] = ()) -> Published:
    """Publish a version that holds `contents`, or find that the latest one already does.

    `made_from` names the inputs (papers, code, decisions, layout of the files) by their fingerprints, `held` the reasons
    for which it should be held back: with any, the version is written and does not become the latest. Raises
    Unpublishable when a rule of the schema is broken or the disk does not let it be; nothing is published then.
    """
    check(contents)
    with drafted(out) as draft:
        main(draft, contents)
        content = _content(draft, made_from.get("layout", ""))
        known = _known(out, content, made_from, bool(held))
        if known is not None:
            return known
        for table, rows in contents.by_name():
            tabled.put_parquet(draft, table, rows)
        for path, pieces in extras(contents, _changes(draft, made_from, latest(out))):
            draft.put(path, pieces)
        name = next_name(out, content)
        draft.put(DESCRIPTOR, [describe(name, draft.files, made_from, contents.documents)])
        return publish(out, name, draft, not held)


def check(contents: Contents) -> None:
    """Raises Unpublishable, naming the first faults, when the rows break the schema."""
    first = list(islice(faults(contents), SHOWN_FAULTS + 1))
    if first:
        more = " ..." if len(first) > SHOWN_FAULTS else ""
        raise Unpublishable("the tables break their own schema: " + "; ".join(map(str, first[:SHOWN_FAULTS])) + more)


def main(draft: Draft, contents: Contents) -> None:
    """Write the files that name a version: tables as CSV, and texts. Raises OSError."""
    for name, rows in contents.by_name():
        tabled.put(draft, name, partial(iter, rows), len(rows))
    for document_id in sorted(contents.texts):
        draft.put(f"texts/{document_id}.txt", [contents.texts[document_id].encode()])


def _content(draft: Draft, layout: str) -> str:
    """The name of what the main files hold. `layout` is the fingerprint of the code that lays out files."""
    hashes = {path: file.sha256 for path, file in draft.files.items()}
    return named_by({**hashes, "layout": hashlib.sha256(layout.encode()).hexdigest()})


def _known(out: Path, content: str, made_from: Mapping[str, str], held: bool) -> Published | None:
    """A version that holds the same already, made the latest where a run that was killed just before had written it."""
    before, there = latest(out), versions(out)
    same = [each for each in there if each.name.endswith(f"-{content}") and (each == before or is_sound(out, each))]
    if before in same or (same and held):
        return Published(before if before in same else same[-1], is_new=False)
    if same and same[-1] == there[-1] and read_made_from(same[-1]) == dict(made_from):
        switch(out, same[-1])
        return Published(same[-1], is_new=True)
    return None


@dataclass(frozen=True, slots=True)
class Stored(Collection[ChangeRow]):
    """The changes as a draft has them on the disk."""

    folder: Path
    size: int

    def __len__(self) -> int:
        return self.size

    def __iter__(self) -> Iterator[ChangeRow]:
        for row in tabled.rows(self.folder, CHANGES):
            assert isinstance(row, ChangeRow)
            yield row

    def __contains__(self, row: object) -> bool:
        return any(each == row for each in self)


def _changes(draft: Draft, made_from: Mapping[str, str], before: Path | None) -> Stored:
    """What differs from the version before, written into the draft."""
    old = changes.of_files(table_files(before), read_made_from(before)) if before is not None else changes.Version()
    new = changes.of_files(table_files(draft.folder), made_from)
    counted = _Counted(changes.between(old, new))
    tabled.put(draft, CHANGES, lambda: counted, 0)
    stored = Stored(draft.folder, counted.n)
    if parts.digits(counted.n):
        with draft.taken_out(f"{CHANGES}.csv") as whole:
            tabled.put(draft, CHANGES, partial(tabled.of, ChangeRow, whole), counted.n)
    tabled.put_parquet(draft, CHANGES, stored)
    return stored


class _Counted:
    """Rows as they come, and how many came."""

    def __init__(self, rows: Iterable[ChangeRow]) -> None:
        self.rows, self.n = rows, 0

    def __iter__(self) -> Iterator[ChangeRow]:
        for row in self.rows:
            self.n += 1
            yield row
