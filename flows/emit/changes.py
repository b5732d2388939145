"""What differs between two versions of the dataset, row by row, and why."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from extractors.model.rows import TABLES, Change, ChangeRow, Row
from flows.contents import Contents
from flows.emit import csvfile
from flows.emit.renamed import successors
from flows.schema import columns, row_key

NEW_PAPER, GONE_PAPER, CHANGED_PAPER = "new paper", "removed paper", "changed paper"
NEW_CODE, DECISION, OTHER_PAPER, CATALOGUE = "new code", "decision", "another paper", "catalogue"


@dataclass(frozen=True, slots=True)
class Version:
    """One version as changes see it: CSV cells by table, key and column, and what it was made from."""

    tables: Mapping[str, Mapping[str, Mapping[str, str]]] = field(default_factory=dict)
    made_from: Mapping[str, str] = field(default_factory=dict)


def of_contents(contents: Contents, made_from: Mapping[str, str]) -> Version:
    """A version that is about to be written."""
    return Version({name: {row_key(row): _cells(row) for row in rows} for name, rows in contents.by_name()}, made_from)


def of_files(files: Mapping[str, bytes], made_from: Mapping[str, str]) -> Version:
    """A version that was written: its CSV files by table name."""
    tables = {}
    for name, data in files.items():
        rows = csvfile.rows_of(TABLES[name], csvfile.read(TABLES[name], data))
        tables[name] = {row_key(row): _cells(row) for row in rows}
    return Version(tables, made_from)


def between(old: Version, new: Version) -> Iterator[ChangeRow]:
    """One row a difference, by table and key. Everything in a first version is new, and is not listed.

    A row whose id became another is told once, as renamed; its new id is not listed as added.
    """
    if not old.tables:
        return
    causes = _causes(old, new)
    for table in sorted(set(new.tables) | set(old.tables)):
        before, after = old.tables.get(table, {}), new.tables.get(table, {})
        renamed = successors(table, old.tables, new.tables)
        for key, became in sorted(renamed.items()):
            differing = tuple(name for name, cell in after[became].items() if cell not in (before[key].get(name), became))
            yield ChangeRow(table, key, "renamed", differing, key, became, causes.of(table, became, after[became]))  # type: ignore[arg-type]
        for key in sorted((before.keys() | after.keys()) - renamed.keys() - (set(renamed.values()) - before.keys())):
            was, now = before.get(key), after.get(key)
            if was == now:
                continue
            change: Change = "added" if was is None else "removed" if now is None else "changed"
            differing = tuple(name for name in now if was.get(name, "") != now[name]) if was and now else ()
            if change != "changed" or differing:
                cause = causes.of(table, key, now or was or {})
                before_, after_ = (_told(row, differing) for row in (was, now))
                yield ChangeRow(table, key, change, differing, before_, after_, cause)  # type: ignore[arg-type]  # table names are subjects


def _told(row: Mapping[str, str] | None, names: Sequence[str]) -> str:
    """The named cells of a row in words, "" where there is no row or nothing named."""
    return "; ".join(f"{name}: {row.get(name, '')}" for name in names) if row else ""


def _cells(row: Row) -> dict[str, str]:
    return {spec.name: csvfile.cell(spec, getattr(row, spec.name)) for spec in columns(type(row))}


@dataclass(frozen=True, slots=True)
class _Causes:
    """What became of each paper, the papers behind each row, and what else the versions were made from."""

    fates: Mapping[str, str]
    witnesses: Mapping[str, frozenset[str]]
    differing: frozenset[str]

    def of(self, table: str, key: str, row: Mapping[str, str]) -> str:
        """The cause of one row's difference; "" when it cannot be told."""
        document = key if table == "documents" else row.get("document_id", "")
        behind = {document, *self.witnesses.get(key, ()), *self.witnesses.get(row.get("record_id", ""), ())}
        if table in ("cells", "flags"):
            behind |= self.witnesses.get(row.get("table_id", "") or row.get("subject_id", ""), frozenset())
        own = sorted(filter(None, (self.fates.get(each, "") for each in behind)))
        return own[0] if own else self._of_the_run()

    def _of_the_run(self) -> str:
        if "decisions" in self.differing:
            return DECISION
        if "code" in self.differing:
            return NEW_CODE
        if any(self.fates.values()):
            return OTHER_PAPER
        return CATALOGUE if "papers" in self.differing else ""


def _causes(old: Version, new: Version) -> _Causes:
    before, after = old.tables.get("documents", {}), new.tables.get("documents", {})
    return _Causes(
        fates={key: _fate(key, before, after) for key in {*before, *after}},
        witnesses=_witnesses(old, new),
        differing=frozenset(
            name for name in {*old.made_from, *new.made_from} if old.made_from.get(name) != new.made_from.get(name)
        ),
    )


def _fate(key: str, before: Mapping[str, Mapping[str, str]], after: Mapping[str, Mapping[str, str]]) -> str:
    """What became of a paper between two versions; "" for nothing."""
    was, now = before.get(key), after.get(key)
    if was is None and now is not None:
        return CHANGED_PAPER if now["path"] in {row["path"] for row in before.values()} else NEW_PAPER
    if now is None and was is not None:
        return CHANGED_PAPER if was["path"] in {row["path"] for row in after.values()} else GONE_PAPER
    if was is not None and now is not None and was["extractor_version"] != now["extractor_version"]:
        return NEW_CODE
    return ""


def _witnesses(old: Version, new: Version) -> dict[str, frozenset[str]]:
    """The papers behind a table, record or entity, by its key."""
    found: dict[str, set[str]] = {}
    for version in (old, new):
        for row in version.tables.get("tables", {}).values():
            found.setdefault(row["table_id"], set()).add(row["document_id"])
        for row in version.tables.get("evidence", {}).values():
            found.setdefault(row["record_id"], set()).add(row["document_id"])
        for row in version.tables.get("mentions", {}).values():
            if row["entity_id"]:
                found.setdefault(row["entity_id"], set()).add(row["document_id"])
    return {key: frozenset(documents) for key, documents in found.items()}
