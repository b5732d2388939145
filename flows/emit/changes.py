"""What differs between two versions of the dataset, row by row, and why.

Neither version is held in memory: rows are told apart by hashes of their keys and cells, and only those that differ are
read as rows.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import chain
from pathlib import Path

from extractors.model.rows import Change, ChangeRow
from flows.contents import Contents
from flows.emit.differing import Keys, differing
from flows.emit.lines import Cells, Line, Lines, of_file, of_rows
from flows.emit.parts import alike
from flows.emit.renamed import WITNESSES, successors

NEW_PAPER, GONE_PAPER, CHANGED_PAPER = "new paper", "removed paper", "changed paper"
NEW_CODE, DECISION, OTHER_PAPER, CATALOGUE = "new code", "decision", "another paper", "catalogue"

MOST_AT_ONCE = 50_000
"""Rows that differ which are held at a time."""


Part = tuple[Lines, ...]
"""Rows of one part of a table, or of several parts together."""


@dataclass(frozen=True, slots=True)
class Version:
    """One version as changes see it: the parts of its tables by name, and what it was made from."""

    tables: Mapping[str, Part] = field(default_factory=dict)
    made_from: Mapping[str, str] = field(default_factory=dict)

    def rows(self, table: str) -> Iterator[Line]:
        """The rows of one table; none where it has no such table."""
        return _chained(self.tables.get(table, ()))


def of_contents(contents: Contents, made_from: Mapping[str, str]) -> Version:
    """A version that is about to be written."""
    return Version({name: (partial(of_rows, rows),) for name, rows in contents.by_name()}, made_from)


def of_files(files: Mapping[str, Sequence[Path]], made_from: Mapping[str, str]) -> Version:
    """A version that was written: its CSV files by table name."""
    return Version({name: tuple(partial(of_file, name, file) for file in some) for name, some in files.items()}, made_from)


def between(old: Version, new: Version) -> Iterator[ChangeRow]:
    """One row a difference, by table and key. Everything in a first version is new, and is not listed.

    A row whose id became another is told once, as renamed; its new id is not listed as added.
    """
    if not old.tables:
        return
    causes = _causes(old, new)
    for table in sorted(set(new.tables) | set(old.tables)):
        yield from _of_table(table, old, new, causes)


def _of_table(table: str, old: Version, new: Version, causes: "_Causes") -> Iterator[ChangeRow]:
    sides = [
        tuple(partial(_chained, side) for side in pair)
        for pair in alike(old.tables.get(table, ()), new.tables.get(table, ()))
    ]
    keys: Iterable[Keys] = (differing(before, after) for before, after in sides)
    renamed: dict[str, str] = {}
    if table in WITNESSES:
        keys = tuple(keys)
        gone, come = (frozenset[str]().union(*some) for some in ([each.gone for each in keys], [each.come for each in keys]))
        renamed = successors(table, Keys(gone, come), old.rows, new.rows)
    before, after = _picked(old.rows(table), renamed), _picked(new.rows(table), renamed.values())
    for key, became in sorted(renamed.items()):
        changed = tuple(name for name, cell in after[became].items() if cell not in (before[key].get(name), became))
        yield ChangeRow(table, key, "renamed", changed, key, became, causes.of(table, became, after[became]))  # type: ignore[arg-type]
    told = renamed.keys() | set(renamed.values())
    for (was, now), own in zip(sides, keys, strict=True):
        yield from _of_part(table, was, now, sorted(own.all - ((own.gone | own.come) & told)), causes)


def _of_part(table: str, old: Lines, new: Lines, rest: Sequence[str], causes: "_Causes") -> Iterator[ChangeRow]:
    """The rows of a part with these keys, which differ."""
    for at in range(0, len(rest), MOST_AT_ONCE):
        some = rest[at : at + MOST_AT_ONCE]
        before, after = _picked(old(), some), _picked(new(), some)
        rows = (_change(table, key, before.get(key), after.get(key), causes) for key in some)
        yield from (row for row in rows if row is not None)


def _chained(some: Part) -> Iterator[Line]:
    return chain.from_iterable(lines() for lines in some)


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
    """What became of papers, and so of those behind each thing, and what else the versions were made from."""

    fates: Mapping[str, str]
    behind: Mapping[str, str]
    differing: frozenset[str]

    def of(self, table: str, key: str, row: Mapping[str, str]) -> str:
        """The cause of one row's difference; "" when it cannot be told."""
        document = key if table == "documents" else row.get("document_id", "")
        things = [key, row.get("record_id", "")]
        if table in ("cells", "flags"):
            things.append(row.get("table_id", "") or row.get("subject_id", ""))
        own = [self.fates.get(document, ""), *(self.behind.get(thing, "") for thing in things)]
        return min(filter(None, own), default="") or self._of_the_run()

    def _of_the_run(self) -> str:
        if "decisions" in self.differing:
            return DECISION
        if "code" in self.differing:
            return NEW_CODE
        if self.fates:
            return OTHER_PAPER
        return CATALOGUE if "papers" in self.differing else ""


def _causes(old: Version, new: Version) -> _Causes:
    fates = _fates(
        *({line.key: (line.cell("path"), line.cell(READ_BY)) for line in side.rows("documents")} for side in (old, new))
    )
    return _Causes(
        fates=fates,
        behind=_behind(old, new, fates) if fates else {},
        differing=frozenset(
            name for name in {*old.made_from, *new.made_from} if old.made_from.get(name) != new.made_from.get(name)
        ),
    )


READ_BY = "extractor_version"

PathAndCode = tuple[str, str]
"""What a paper's fate is told by."""


def _fates(before: Mapping[str, PathAndCode], after: Mapping[str, PathAndCode]) -> dict[str, str]:
    """What became of each paper of which something did between two versions."""
    paths_before, paths_after = (Counter(path for path, _ in rows.values()) for rows in (before, after))
    fates = ((key, _fate(before.get(key), after.get(key), paths_before, paths_after)) for key in {*before, *after})
    return {key: fate for key, fate in fates if fate}


def _fate(was: PathAndCode | None, now: PathAndCode | None, before: Mapping[str, int], after: Mapping[str, int]) -> str:
    if was is None and now is not None:
        return CHANGED_PAPER if now[0] in before else NEW_PAPER
    if now is None and was is not None:
        return CHANGED_PAPER if was[0] in after else GONE_PAPER
    return NEW_CODE if was is not None and now is not None and was[1] != now[1] else ""


POINTING = (("tables", "table_id"), ("evidence", "record_id"), ("mentions", "entity_id"))
"""Tables whose rows name a paper and a thing that it is behind, and the column that names the thing."""


def _behind(old: Version, new: Version, fates: Mapping[str, str]) -> dict[str, str]:
    """Of the papers behind each table, record and entity the fate that comes first, where any has one."""
    found: dict[str, str] = {}
    for version in (old, new):
        for table, column in POINTING:
            for line in version.rows(table):
                fate = fates.get(line.cell("document_id"))
                if fate and (thing := line.cell(column)):
                    found[thing] = min(fate, found.get(thing, fate))
    return found
