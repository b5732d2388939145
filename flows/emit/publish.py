"""The way of a dataset to disk: checked, written, compared with the version before, published."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from extractors.model.rows import TABLES, ChangeRow
from flows.check import faults
from flows.contents import Contents
from flows.emit import changes, csvfile
from flows.emit.dataset import made_from as read_made_from
from flows.emit.dataset import table_files
from flows.emit.package import describe
from flows.emit.sound import is_sound
from flows.emit.version import Published, Unpublishable, content_hash, latest, next_name, publish, switch, versions

SHOWN_FAULTS = 3

Extras = Callable[[Contents, tuple[ChangeRow, ...]], Mapping[str, bytes]]
"""Makes the files for people (report, page to explore, workbook, database), by path, of what a version holds and how it
differs from the one before."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A version's main files, before it is compared with others."""

    files: Mapping[str, bytes]
    content: str


def emit(contents: Contents, made_from: Mapping[str, str], out: Path, extras: Extras, held: Sequence[str] = ()) -> Published:
    """Publish a version that holds `contents`, or find that the latest one already does.

    `made_from` names the inputs (papers, code, decisions, layout of the files) by their fingerprints, `held` the reasons
    for which it should be held back: with any, the version is written and does not become the latest. Raises
    Unpublishable when a rule of the schema is broken or the disk does not let it be; nothing is published then.
    """
    from flows.emit import parquet  # loads pyarrow, which a run that finds nothing to do goes without

    check(contents)
    before = latest(out)
    main = draft(contents, made_from.get("layout", ""))
    there = versions(out)
    same = [each for each in there if each.name.endswith(f"-{main.content}") and (each == before or is_sound(out, each))]
    if before in same or (same and held):
        return Published(before if before in same else same[-1], is_new=False)
    if same and same[-1] == there[-1] and read_made_from(same[-1]) == dict(made_from):
        switch(out, same[-1])  # a run that was killed just before had written it
        return Published(same[-1], is_new=True)
    old = changes.of_files(table_files(before), read_made_from(before)) if before is not None else changes.Version()
    differences = tuple(changes.between(old, changes.of_contents(contents, made_from)))
    files = {
        **main.files,
        "changes.csv": csvfile.write(ChangeRow, differences),
        "changes.parquet": parquet.write(ChangeRow, differences),
        **extras(contents, differences),
    }
    name = next_name(out, main.content)
    return publish(out, name, {**files, "datapackage.json": describe(name, files, made_from, contents.documents)}, not held)


def check(contents: Contents) -> None:
    """Raises Unpublishable, naming the first faults, when the rows break the schema."""
    first = list(islice(faults(contents), SHOWN_FAULTS + 1))
    if first:
        more = " ..." if len(first) > SHOWN_FAULTS else ""
        raise Unpublishable("the tables break their own schema: " + "; ".join(map(str, first[:SHOWN_FAULTS])) + more)


def draft(contents: Contents, layout: str) -> Draft:
    """The tables and texts as files, and what names them. `layout` is the fingerprint of the code that lays out files."""
    from flows.emit import parquet

    tables = dict(contents.by_name())
    files: dict[str, bytes] = {}
    for name in TABLES:
        if name in tables:
            files[f"{name}.csv"] = csvfile.write(TABLES[name], tables[name])
    for document_id, text in sorted(contents.texts.items()):
        files[f"texts/{document_id}.txt"] = text.encode()
    content = content_hash({**files, "layout": layout.encode()})
    for name in tables:
        files[f"{name}.parquet"] = parquet.write(TABLES[name], tables[name])
    return Draft(files, content)
