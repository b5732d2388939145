"""corpus/papers.csv: the papers a corpus consists of, with what is known of them from outside.

Columns: file (beside the catalogue), sha256, title, year, doi, url, licence, citation. A row whose file is not there is a
reference to a paper that a person may add.
"""

import csv
import filecmp
import io
import os
import re
import shutil
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path

from flows import durable, sheets

CATALOGUE = "papers.csv"


class BadCatalogue(Exception):
    """A catalogue that cannot be used; the message is one line for people."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One catalogued paper. Unknown values are empty. `file` is relative to the catalogue's folder."""

    file: str
    sha256: str = ""
    title: str = ""
    year: str = ""
    doi: str = ""
    url: str = ""
    licence: str = ""
    citation: str = ""


def load(corpus: Path) -> tuple[Entry, ...]:
    """The entries of a corpus folder's catalogue, in its order; none when it has no catalogue.

    Raises BadCatalogue when the file is no CSV with a `file` column in UTF-8.
    """
    text = sheets.text(corpus / CATALOGUE, BadCatalogue)
    if text is None:
        return ()
    names = [field.name for field in fields(Entry)]
    rows = sheets.rows(text, str(corpus / CATALOGUE), ("file",), BadCatalogue)
    entries = ((Entry(*(row.get(name, "").strip() for name in names)), line) for line, row in rows if any(row.values()))
    return tuple(_checked(entry, line, corpus) for entry, line in entries)


YEAR = re.compile(r"1[4-9]\d\d|20\d\d")
DOI = re.compile(r"10\.\d+(?:\.\d+)*/\S+")
"""A Digital Object Identifier: prefix and suffix (ISO 26324)."""


def _checked(entry: Entry, line: int, corpus: Path) -> Entry:
    """The entry, its DOI without the address of a resolver. Raises BadCatalogue for a year or a DOI that is none."""
    entry = replace(entry, doi=re.sub(r"^(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", "", entry.doi, flags=re.IGNORECASE))
    where = f"{corpus / CATALOGUE}, line {line}"
    if entry.year and not YEAR.fullmatch(entry.year):
        raise BadCatalogue(f"{where}: {entry.year!r} is no year; give four digits, or nothing to take what the paper prints")
    if entry.doi and not DOI.fullmatch(entry.doi):
        raise BadCatalogue(f"{where}: {entry.doi!r} is no DOI; give one such as 10.1000/182, or nothing")
    return entry


def save(corpus: Path, entries: Iterable[Entry]) -> None:
    """Write the catalogue in one step, so that a reader finds the old one or the new one."""
    out = io.StringIO()
    writer = csv.DictWriter(out, [field.name for field in fields(Entry)], lineterminator="\n")
    writer.writeheader()
    writer.writerows(asdict(entry) for entry in entries)
    corpus.mkdir(parents=True, exist_ok=True)
    durable.put(corpus / CATALOGUE, out.getvalue().encode())


def with_paper(entries: Sequence[Entry], entry: Entry) -> tuple[Entry, ...]:
    """The catalogue with one more paper.

    A reference that is the same paper (same hash, DOI or file name) gets the file and keeps what a person wrote about it.
    """
    for i, known in enumerate(entries):
        same = (
            (known.sha256 and known.sha256 == entry.sha256)
            or (known.doi and known.doi == entry.doi)
            or known.file == entry.file
        )
        if same:
            merged = {field.name: getattr(known, field.name) or getattr(entry, field.name) for field in fields(Entry)}
            filled = replace(Entry(**merged), file=entry.file, sha256=entry.sha256)
            return (*entries[:i], filled, *entries[i + 1 :])
    return (*entries, entry)


def copy_in(file: Path, corpus: Path, taken: Iterable[str]) -> str:
    """Copy a paper into the corpus under a tame name; returns that name.

    `taken` are names that other papers have. A file of other content that lies there uncatalogued keeps its name, too.
    """
    stem = (
        re.sub(r"[^\w.-]+", "-", os.fsdecode(file.stem).encode("utf-8", "replace").decode(), flags=re.ASCII).strip("-.")
        or "paper"
    )
    used = set(taken)
    name, n = f"{stem}{file.suffix.lower()}", 2
    while name in used or _is_other(corpus / name, file):
        name, n = f"{stem}-{n}{file.suffix.lower()}", n + 1
    corpus.mkdir(parents=True, exist_ok=True)
    if not (corpus / name).exists():
        shutil.copyfile(file, corpus / name)
    return name


def _is_other(there: Path, file: Path) -> bool:
    """Whether a file stands there already and holds something else."""
    return there.exists() and not filecmp.cmp(there, file, shallow=False)
