"""When a new version should not take the place of the latest: nothing could be read, or too many records are gone."""

import json
from collections.abc import Collection, Iterator
from pathlib import Path

from extractors.model.rows import DocumentRow, EvidenceRow
from flows import durable
from flows.contents import Contents
from flows.emit import tabled
from flows.emit.lock import WORK

MOST_LOST = 0.2
"""Share of the records that may be gone for other reasons than papers taken away or decisions."""

NOTES = "held.json"


def doubts(before: Path | None, contents: Contents, decided: int, decided_on: Collection[str] = ()) -> Iterator[str]:
    """Why a version that holds `contents` should not follow the version `before`, in words; nothing where it may.

    `decided` is how many decisions take records away (reject, merge): so many may be gone, and all of the papers
    `decided_on`, about whose tables somebody decided since.
    """
    unread = [row for row in contents.documents if row.status == "quarantined"]
    if contents.documents and len(unread) == len(contents.documents):
        yield f"no paper could be read ({len(unread)} quarantined)"
        return
    expected = _still_expected(before, contents, decided_on) if before is not None else 0
    lost = expected - len(contents.records) - decided
    if lost > MOST_LOST * expected:
        yield (
            f"of {expected} records of papers that are still there {lost} are gone, more than {MOST_LOST:.0%}, "
            "and no decision took them away"
        )


def _still_expected(before: Path, contents: Contents, decided_on: Collection[str]) -> int:
    """Records of a version that papers of this run state: by their bytes, or under the same path."""
    here = {row.document_id for row in contents.documents} - set(decided_on)
    paths = {path for row in contents.documents if row.document_id in here for path in (row.path, *row.also_at)}
    old = tabled.rows(before, "documents")
    still = {
        row.document_id
        for row in old
        if isinstance(row, DocumentRow) and (row.document_id in here or paths.intersection((row.path, *row.also_at)))
    }
    places = tabled.rows(before, "evidence")
    return len({row.record_id for row in places if isinstance(row, EvidenceRow) and row.document_id in still})


def note(out: Path, version: str, why: str) -> None:
    """Keep why a version is held back, or with "" that it is not any more, for those who list versions."""
    notes = {name: words for name, words in held(out).items() if name != version}
    if why or version in held(out):
        durable.put(out / WORK / NOTES, json.dumps(notes | ({version: why} if why else {}), indent=1).encode())


def held(out: Path) -> dict[str, str]:
    """The versions of an output folder that are held back, and why."""
    try:
        notes = json.loads((out / WORK / NOTES).read_bytes())
    except (OSError, ValueError):
        return {}
    return {str(name): str(words) for name, words in notes.items()} if isinstance(notes, dict) else {}
