"""What differs between two versions of the dataset, row by row, and why.

Neither version is held in memory: rows are told apart by hashes of their keys and cells, and only those that differ are
read as rows.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from extractors.model.rows import Change, ChangeRow
from flows.contents import Contents
from flows.emit.differing import Keys, differing
from flows.emit.lines import Cells, Line, Lines, of_file, of_rows
from flows.emit.renamed import successors

NEW_PAPER, GONE_PAPER, CHANGED_PAPER = "new paper", "removed paper", "changed paper"
NEW_CODE, DECISION, OTHER_PAPER, CATALOGUE = "new code", "decision", "another paper", "catalogue"

MOST_AT_ONCE = 50_000
"""Rows that differ which are held at a time."""


@dataclass(frozen=True, slots=True)
class Version:
    """One version as changes see it: the rows of its tables by name, and what it was made from."""

    tables: Mapping[str, Lines] = field(default_factory=dict)
    made_from: Mapping[str, str] = field(default_factory=dict)

    def rows(self, table: str) -> Iterable[Line]:
        """The rows of one table; none where it has no such table."""
        return self.tables[table]() if table in self.tables else ()


def of_contents(contents: Contents, made_from: Mapping[str, str]) -> Version:
    """A version that is about to be written."""
    return Version({name: partial(of_rows, rows) for name, rows in contents.by_name()}, made_from)


def of_files(files: Mapping[str, Path], made_from: Mapping[str, str]) -> Version:
    """A version that was written: its CSV files by table name."""
    return Version({name: partial(of_file, name, file) for name, file in files.items()}, made_from)


def between(old: Version, new: Version) -> Iterator[ChangeRow]:
    """One row a difference, by table and key. Everything in a first version is new, and is not listed.

    A row whose id became another is told once, as renamed; its new id is not listed as added.
    """
    if not old.tables:
        return
    tables = sorted(set(new.tables) | set(old.tables))
    keys = {table: differing(partial(old.rows, table), partial(new.rows, table)) for table in tables}
    causes = _causes(old, new, keys)
    for table in tables:
        renamed = successors(table, keys[table], old.rows, new.rows)
        before, after = _picked(old.rows(table), renamed), _picked(new.rows(table), renamed.values())
        for key, became in sorted(renamed.items()):
            changed = tuple(name for name, cell in after[became].items() if cell not in (before[key].get(name), became))
            yield ChangeRow(table, key, "renamed", changed, key, became, causes.of(table, became, after[became]))  # type: ignore[arg-type]
        rest = sorted(keys[table].all - renamed.keys() - (keys[table].come & set(renamed.values())))
        for at in range(0, len(rest), MOST_AT_ONCE):
            some = rest[at : at + MOST_AT_ONCE]
            before, after = _picked(old.rows(table), some), _picked(new.rows(table), some)
            rows = (_change(table, key, before.get(key), after.get(key), causes) for key in some)
            yield from (row for row in rows if row is not None)


def _picked(lines: Iterable[Line], wanted: Iterable[str]) -> dict[str, Cells]:
    """The cells of the rows with these keys."""
    keys = frozenset(wanted)
    return {key: line.cells() for line in lines if (key := line.key) in keys} if keys else {}


def _change(table: str, key: str, was: Cells | None, now: Cells | None, causes: "_Causes") -> ChangeRow | None:
    """What became of one row; None where nothing did in the columns that there are now."""
    if was == now:
        return None
    change: Change = "added" if was is None else "removed" if now is None else "changed"
    changed = tuple(name for name in now if was.get(name, "") != now[name]) if was and now else ()
    if change == "changed" and not changed:
        return None
    before, after = (_told(row, changed) for row in (was, now))
    return ChangeRow(table, key, change, changed, before, after, causes.of(table, key, now or was or {}))  # type: ignore[arg-type]  # table names are subjects


def _told(row: Mapping[str, str] | None, names: Sequence[str]) -> str:
    """The named cells of a row in words, "" where there is no row or nothing named."""
    return "; ".join(f"{name}: {row.get(name, '')}" for name in names) if row else ""


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


def _causes(old: Version, new: Version, keys: Mapping[str, Keys]) -> _Causes:
    before, after = ({line.key: line.cells() for line in side.rows("documents")} for side in (old, new))
    return _Causes(
        fates=_fates(before, after),
        witnesses=_witnesses(old, new, keys),
        differing=frozenset(
            name for name in {*old.made_from, *new.made_from} if old.made_from.get(name) != new.made_from.get(name)
        ),
    )


def _fates(before: Mapping[str, Cells], after: Mapping[str, Cells]) -> dict[str, str]:
    """What became of each paper between two versions; "" for nothing."""
    paths_before, paths_after = (Counter(row["path"] for row in rows.values()) for rows in (before, after))
    return {key: _fate(before.get(key), after.get(key), paths_before, paths_after) for key in {*before, *after}}


def _fate(was: Cells | None, now: Cells | None, before: Mapping[str, int], after: Mapping[str, int]) -> str:
    if was is None and now is not None:
        return CHANGED_PAPER if now["path"] in before else NEW_PAPER
    if now is None and was is not None:
        return CHANGED_PAPER if was["path"] in after else GONE_PAPER
    if was is not None and now is not None and was["extractor_version"] != now["extractor_version"]:
        return NEW_CODE
    return ""


POINTING = (("tables", "table_id"), ("evidence", "record_id"), ("mentions", "entity_id"))
"""Tables whose rows name a paper and a thing that it is behind, and the column that names the thing."""


def _witnesses(old: Version, new: Version, keys: Mapping[str, Keys]) -> dict[str, frozenset[str]]:
    """The papers behind each table, record and entity that differs, or that a row that differs may point to, by its key."""
    anything = any(each.all for each in keys.values())
    found: dict[str, set[str]] = {}
    for version in (old, new) if anything else ():
        for table, column in POINTING:
            for line in version.rows(table):
                if thing := line.cell(column):
                    found.setdefault(thing, set()).add(line.cell("document_id"))
    return {key: frozenset(documents) for key, documents in found.items()}
