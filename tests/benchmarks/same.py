"""Whether a change leaves everything that is read from the papers at hand as it was, byte for byte.

    python -m tests.benchmarks.same save FILE [PLACE...]     # writes the digests of what the code reads now
    python -m tests.benchmarks.same check FILE [PLACE...]    # prints what differs from that; exit code 1 where any does

Places are those of tests.benchmarks.speed, and `cases`, `robust`, `papers`; without any, all of them. Told is which part
of a paper differs: its row, text, tables, cells, mentions, statements, observations or flags. What is kept between two
stages, the document, is compared too. A paper that FILE does not know differs, and so does a check of none at all.
"""

import hashlib
import json
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import fields
from pathlib import Path

from extractors import paper, reading
from extractors.model.document import Document
from flows.extract import cache, remembered
from flows.extract.remembered import Reading
from tests.benchmarks.speed import SHARED, papers

PLACES = ("samples", "settings", "facts", *(str(SHARED / place) for place in ("cases", "robust", "papers")))

Digests = Mapping[str, Mapping[str, str]]
"""For each paper, by its folder and name, the digest of each part."""


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:16]


def digests_of(data: bytes, is_pdf: bool) -> dict[str, str]:
    """The digest of each part of what one paper gives."""
    read: list[Document] = []

    def kept(*given: object) -> Document:
        read.append(reading.read(*given))  # type: ignore[arg-type]
        return read[-1]

    found = paper.extract(data, paper.PDF if is_pdf else "text/plain", stages=paper.Stages(read=kept))
    first, *others = map(json.loads, cache.lines(found))
    for more in others:
        first |= {name: first[name] + rows for name, rows in more.items() if name not in ("document", "text")}
    own = {field.name: _digest(json.dumps(first[field.name]).encode()) for field in fields(found)}
    kept_too = [remembered.readings().dump_json(Reading(document)) for document in read]
    return own | {"kept": _digest(b"".join(kept_too))}


def digests(places: Sequence[str]) -> Digests:
    """What the code reads from the papers of these places."""
    with tempfile.TemporaryDirectory() as folder:
        found = papers([place if place in PLACES else str(SHARED / place) for place in places or PLACES], Path(folder))
        kept = [file for file in found if not file.name.endswith(".expected.md")]
        return {f"{file.parent.name if folder not in str(file) else 'settings'}/{file.name}": _told(file) for file in kept}


def _told(file: Path) -> dict[str, str]:
    return digests_of(file.read_bytes(), file.suffix == ".pdf")


def main(what: str, file: Path, places: Sequence[str]) -> int:
    """Save or check; the exit code."""
    found = digests(places)
    if what == "save":
        file.write_text(json.dumps(found, indent=0), "utf-8")
        print(f"{len(found)} papers kept in {file}")
        return 0
    before: Digests = json.loads(file.read_text("utf-8"))
    differing = {name: _differing(own, before.get(name, {})) for name, own in found.items()}
    for name, parts in differing.items():
        if parts:
            print(f"{name}: {', '.join(parts) if name in before else 'not kept'}")
    print(f"{sum(map(bool, differing.values()))} of {len(differing)} papers differ")
    return 1 if any(differing.values()) or not found else 0


def _differing(one: Mapping[str, str], other: Mapping[str, str]) -> list[str]:
    """The parts that two papers do not have alike."""
    return sorted(part for part in {*one, *other} if one.get(part) != other.get(part))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], Path(sys.argv[2]), sys.argv[3:]))
