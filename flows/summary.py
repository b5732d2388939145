"""A run in a few lines that a person reads, told from the version that it published."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from extractors.model.rows import DocumentRow, FlagRow
from flows import mirror
from flows.catalogue import Entry
from flows.emit import tabled
from flows.emit.version import Published

MOST = 10
"""Papers that are named one by one; the report names all."""


@dataclass(frozen=True, slots=True)
class Summary:
    """The counts of a version, and the papers that could not be read, or not whole."""

    published: Published
    documents: tuple[DocumentRow, ...]
    counts: dict[str, int]
    flags: Counter[str]

    @property
    def n_read(self) -> int:
        return sum(row.status != "quarantined" for row in self.documents)


def summarise(published: Published) -> Summary:
    """The summary of a version, read from its files."""
    documents = tuple(row for row in tabled.rows(published.folder, "documents") if isinstance(row, DocumentRow))
    flags = Counter(row.flag for row in tabled.rows(published.folder, "flags") if isinstance(row, FlagRow))
    return Summary(
        published=published,
        documents=documents,
        counts={
            name: tabled.count(published.folder, name)
            for name in ("tables", "mentions", "entities", "records", "evidence", "changes")
        },
        flags=flags,
    )


def lines(summary: Summary, out: Path, references: Sequence[Entry] = (), passed_over: Sequence[str] = ()) -> Iterator[str]:
    """The summary, line by line."""
    by_status = Counter(row.status for row in summary.documents)
    parts = [f"{by_status['ok']} read", f"{by_status['partial']} read in part", f"{by_status['quarantined']} quarantined"]
    counts = summary.counts
    yield f"papers    {len(summary.documents)}: {', '.join(parts)}"
    yield f"tables    {counts['tables']}"
    yield f"mentions  {counts['mentions']} of {counts['entities']} entities"
    yield f"records   {counts['records']} with {counts['evidence']} pieces of evidence"
    yield f"flags     {sum(summary.flags.values())}" + _listed(summary.flags)
    yield from quarantined(summary)
    if references:
        yield f"{len(references)} catalogued papers have no file yet: " + ", ".join(
            entry.file for entry in references[:MOST]
        )
    if passed_over:
        more = " ..." if len(passed_over) > MOST else ""
        yield f"{len(passed_over)} other files passed over: " + ", ".join(passed_over[:MOST]) + more
    yield _where(summary, out)


def quarantined(summary: Summary) -> Iterator[str]:
    """The papers that could not be read, or not whole, each with the reason."""
    for status, title in (("quarantined", "Quarantined"), ("partial", "Read in part")):
        rows = [row for row in summary.documents if row.status == status]
        if rows:
            yield f"{title}:"
            yield from (f"  {row.path}: {row.reason}" for row in rows[:MOST])
            if len(rows) > MOST:
                yield f"  and {len(rows) - MOST} more, see report.html"


def _where(summary: Summary, out: Path) -> str:
    folder, url = out / "latest", mirror.url_of(out)
    place = f"{url}/latest" if url else folder
    if not summary.published.is_new:
        return f"Nothing changed since version {summary.published.name}: {place}"
    return f"Version {summary.published.name}: {place}, for a look open {folder / 'explore.html'}"


def _listed(flags: Counter[str]) -> str:
    return (
        ": " + ", ".join(f"{n} {flag}" for flag, n in flags.most_common(5)) + (" ..." if len(flags) > 5 else "")
        if flags
        else ""
    )
