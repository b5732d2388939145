"""What is kept in an output folder, shown and pruned: versions, their differences, the cache."""

import json
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import get_args

from extractors.model.rows import ChangeRow
from flows import mirror
from flows.emit import changes, guard, lock, tabled
from flows.emit.dataset import made_from, table_files
from flows.emit.sound import Damaged, damage
from flows.emit.version import Unpublishable, latest, named, prune, versions
from flows.extract import cache, code
from flows.review import plain_text, short
from flows.stages import CACHE

DAY = 86400.0
MOST_CHANGES = 50


@dataclass(frozen=True, slots=True)
class Age:
    """Which old things may go: all but the last `keep`, and those older than `days`; None for no such rule."""

    keep: int | None = None
    days: float | None = None


@dataclass(frozen=True, slots=True)
class Kept:
    """A version that is kept: when it was written, what it holds, whether it is the latest, and why it is held back."""

    name: str
    written: str
    documents: int
    records: int
    changes: int
    latest: bool
    held_back: str


def kept(out: Path) -> Iterator[Kept]:
    """The versions of an output folder, oldest first. Raises Unpublishable where there is none."""
    now, held = latest(out), guard.held(out)
    found = versions(out)
    if not found:
        raise Unpublishable(f"{out} holds no version yet; `paperledger run` makes one")
    for folder in found:
        written = datetime.fromtimestamp(folder.stat().st_mtime, UTC)
        names = ("documents", "records", "changes")
        documents, records, changed = (tabled.count(folder, name) for name in names)
        why = held.get(folder.name, "")
        yield Kept(folder.name, f"{written:%Y-%m-%d %H:%M} UTC", documents, records, changed, folder == now, why)


def version_lines(out: Path) -> Iterator[str]:
    """One line a version: name, when it was written, papers and records, and whether it is the latest."""
    for one in kept(out):
        counts = f"{one.documents} documents, {one.records} records, {one.changes} changes"
        mark = "  latest" if one.latest else f"  held back: {one.held_back}" if one.held_back else ""
        yield f"{one.name}  {one.written}  {counts}{mark}"


def checked_versions(out: Path) -> Iterator[str]:
    """One line a version, whether its files are what was written, and one a file that is not. Those of a URL are fetched.

    Raises Damaged, when all are told, if any is not.
    """
    now, states = latest(out), []
    for folder in mirror.fetched(out) if mirror.url_of(out) else versions(out):
        faults = list(damage(folder))
        states.append(bool(faults))
        mark = "  latest" if now is not None and folder.name == now.name else ""
        yield f"{folder.name}  {'DAMAGED' if faults else 'as it was written'}{mark}"
        yield from (f"  {fault}" for fault in faults)
    if any(states):
        raise Damaged(f"{sum(states)} of {len(states)} versions are damaged; the next run builds the latest anew")


def prune_versions(out: Path, age: Age) -> tuple[str, ...]:
    """Delete old versions by count, by age, or by both when both are given; returns their names. The latest always stays."""
    found = versions(out)
    gone = found[: max(0, len(found) - age.keep)] if age.keep is not None else found
    if age.days is not None:
        before = time.time() - age.days * DAY
        gone = [folder for folder in gone if folder.stat().st_mtime < before]
    return prune(out, gone) if age.keep is not None or age.days is not None else ()


def kept_versions(out: Path, age: Age) -> Iterator[str]:
    """The versions, after those that may go are gone. Raises Unpublishable for those at a URL."""
    if age != Age():
        _must_be_here(out)
        with lock.held(out, print):
            for name in prune_versions(out, age):
                yield f"{name}  deleted"
    yield from version_lines(out)


def kept_cache(out: Path, days: float | None, old_code: bool) -> Iterator[str]:
    """The cache, after what may go is gone. Raises Unpublishable for the one at a URL."""
    if days is not None or old_code:
        _must_be_here(out)
        with lock.held(out, print):
            count, size = prune_cache(out, days, old_code)
        yield f"{count} entries deleted, {size / 1e6:.1f} MB"
    yield from cache_lines(out)


def _must_be_here(out: Path) -> None:
    if url := mirror.url_of(out):
        raise Unpublishable(f"what is at {url} is shared, and is deleted by the store's own means, as a rule on age")


def change_rows(out: Path, old: str, new: str) -> tuple[ChangeRow, ...]:
    """What differs between two versions by name or number; with no `old`, what the version says of itself."""
    folder = named(out, new)
    if not old:
        return tuple(row for row in tabled.rows(folder, "changes") if isinstance(row, ChangeRow))
    before = named(out, old)
    sides = [changes.of_files(table_files(side), made_from(side)) for side in (before, folder)]
    return tuple(changes.between(sides[0], sides[1]))


def change_lines(rows: Sequence[ChangeRow], everything: bool) -> Iterator[str]:
    """The differences by kind and cause, then one by one with the values before and after, the first fifty unless everything
    is asked for."""
    counts = Counter((row.subject, row.change, row.cause or "cause not known") for row in rows)
    for (subject, change, cause), n in sorted(counts.items()):
        yield f"{n:6} {subject} {change}: {cause}"
    shown = rows if everything else rows[:MOST_CHANGES]
    for row in shown:
        yield f"{row.change:8} {row.subject} {row.subject_id}"
        yield from (f"           {words}" for words in _before_and_after(row))
    if len(shown) < len(rows):
        yield f"and {len(rows) - len(shown)} more; --all shows them"
    if not rows:
        yield "nothing differs"


def _before_and_after(row: ChangeRow) -> Iterator[str]:
    """Each column that differs: what it was and what it is."""
    if len(row.columns) == 1:
        (name,) = row.columns
        old, new = (each.removeprefix(f"{name}: ") or "(none)" for each in (row.old, row.new))
        yield plain_text(f"{name}: {short(old)} -> {short(new)}")
    elif row.old or row.new:
        yield plain_text(f"was {short(row.old, 300)}")
        yield plain_text(f"now {short(row.new, 300)}")


def as_json(rows: Iterable[ChangeRow | Kept]) -> Iterator[str]:
    """Rows as a JSON array, for programs."""
    yield json.dumps([asdict(row) for row in rows], ensure_ascii=False, indent=1)


def cache_lines(out: Path) -> Iterator[str]:
    """The cache in a line for each stage and version of its code."""
    by_code: dict[str, list[cache.Entry]] = {}
    now = _as_it_is()
    for entry in cache.entries(out / lock.WORK / CACHE):
        by_code.setdefault(entry.made_by, []).append(entry)
    for name, entries in sorted(by_code.items()):
        used = datetime.fromtimestamp(max(entry.used for entry in entries), UTC)
        mark = "  the code as it is now" if name in now else ""
        size = sum(entry.size for entry in entries) / 1e6
        yield f"{name:21}  {len(entries)} papers, {size:.1f} MB, last used {used:%Y-%m-%d %H:%M} UTC{mark}"
    if not by_code:
        yield "the cache is empty"


def prune_cache(out: Path, days: float | None, old_code: bool) -> tuple[int, int]:
    """Delete entries unused for `days`, and, if asked, those of other code; returns how many went and their bytes."""
    before = time.time() - days * DAY if days is not None else 0.0
    return cache.prune(out / lock.WORK / CACHE, before, _as_it_is() if old_code else ())


def _as_it_is() -> tuple[str, ...]:
    """What the stages are called in the cache, with the code as it is now."""
    return tuple(f"{stage}-{code.stage_version(stage)}" for stage in get_args(cache.Stage))
