"""What a dataset of this corpus must at least and may at most hold, as data: corpus/expectations.csv.

    subject,measure,minimum,maximum,why,papers
    records,rows,100,,"fewer means that tables were lost",
    records,filled:year,0.9,,,samples/
    records,flagged:possible_duplicate,,0.2,,
    records,kind=financing,20,,,

A measure is `rows` (how many there are), `filled:COLUMN` and `flagged:FLAG` (shares, 0 to 1), or `COLUMN=VALUE` (how many
rows have that value). A version that falls below a minimum or rises above a maximum does not become `latest`.

`papers` may name the beginning of `file` in papers.csv. The row then speaks of what these papers give, whatever others are
read with them, and is passed over where papers.csv lists none of them, or a run was asked for papers and not for all of
these.
"""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from pathlib import Path

from extractors.model.rows import TABLES, DocumentRow, EvidenceRow, Row
from flows import sheets
from flows.catalogue import Entry

FILE = "expectations.csv"
BY_PAPER = frozenset({"documents", "tables", "mentions", "evidence", "records"})
"""Tables whose rows can be told apart by paper."""


class BadExpectation(ValueError):
    """A row of expectations.csv that cannot be understood; the message says which and why."""


@dataclass(frozen=True, slots=True)
class Expectation:
    """One row of expectations.csv; a limit is None where it sets none."""

    subject: str
    measure: str
    minimum: float | None
    maximum: float | None
    why: str = ""
    papers: str = ""
    line: int = 0


def load(corpus: Path) -> tuple[Expectation, ...]:
    """The expectations of a corpus folder, none where it has no expectations.csv. Raises BadExpectation."""
    path = corpus / FILE
    text = sheets.text(path, BadExpectation)
    return parse(text) if text is not None else ()


def parse(text: str) -> tuple[Expectation, ...]:
    """The expectations of an expectations.csv. Raises BadExpectation."""
    rows = sheets.rows(text, FILE, ("subject", "measure"), BadExpectation)
    return tuple(_parsed(row, line) for line, row in rows)


def _parsed(row: Mapping[str, str], line: int) -> Expectation:
    subject, measure = row["subject"].strip(), row["measure"].strip()
    if subject not in TABLES:
        raise BadExpectation(f"expectations.csv, line {line}: no such table: {subject!r}")
    column = (
        measure.partition(":")[2] if measure.startswith("filled:") else measure.partition("=")[0] if "=" in measure else ""
    )
    if measure != "rows" and not measure.startswith("flagged:") and column not in TABLES[subject].__slots__:
        raise BadExpectation(f"expectations.csv, line {line}: no such measure of {subject}: {measure!r}")
    papers = row.get("papers", "").strip()
    if papers and subject not in BY_PAPER:
        raise BadExpectation(f"expectations.csv, line {line}: rows of {subject} cannot be told apart by paper")
    limits = [_limit(row.get(name), line) for name in ("minimum", "maximum")]
    return Expectation(subject, measure, limits[0], limits[1], row.get("why", "").strip(), papers, line)


def _limit(text: str | None, line: int) -> float | None:
    try:
        return float(text) if text and text.strip() else None
    except ValueError as error:
        raise BadExpectation(f"expectations.csv, line {line}: no number: {text!r}") from error


def unmet(
    tables: Mapping[str, Sequence[Row]],
    expectations: Sequence[Expectation],
    catalogue: Sequence[Entry] = (),
    asked: bool = False,
) -> tuple[str, ...]:
    """A line for each expectation that the rows do not meet, with what was found; () when all are met.

    `catalogue` tells which papers an expectation speaks of; `asked` tells that the run was given papers to read, so that
    expectations of papers that are not all among them do not count.
    """
    lines = []
    for one in expectations:
        wanted = {entry.sha256 for entry in catalogue if entry.sha256 and one.papers and entry.file.startswith(one.papers)}
        documents = _documents(tables, wanted)
        if one.papers and (not wanted or (asked and len(documents) < len(wanted))):
            continue
        found = measured(_of(tables, one, documents), one.measure)
        below = one.minimum is not None and found < one.minimum
        above = one.maximum is not None and found > one.maximum
        if below or above:
            limit = f"at least {one.minimum:g}" if below else f"at most {one.maximum:g}"
            where = f"{FILE}, line {one.line}" + (f": {one.why}" if one.why else "")
            lines.append(f"{one.subject} {one.measure}: {found:g}, expected {limit} ({where})")
    return tuple(lines)


def _documents(tables: Mapping[str, Sequence[Row]], wanted: AbstractSet[str]) -> frozenset[str]:
    """The ids of the papers with these checksums."""
    rows = (row for row in tables.get("documents", ()) if isinstance(row, DocumentRow))
    return frozenset(row.document_id for row in rows if row.sha256 in wanted)


def _of(tables: Mapping[str, Sequence[Row]], one: Expectation, documents: AbstractSet[str]) -> Sequence[Row]:
    """The rows that an expectation speaks of: a record is of every paper that states it."""
    rows = tables.get(one.subject, ())
    if not one.papers:
        return rows
    if one.subject != "records":
        return [row for row in rows if getattr(row, "document_id", None) in documents]
    evidence = (row for row in tables.get("evidence", ()) if isinstance(row, EvidenceRow))
    stated = {row.record_id for row in evidence if row.document_id in documents}
    return [row for row in rows if getattr(row, "record_id", None) in stated]


def measured(rows: Sequence[Row], measure: str) -> float:
    """The measure of a table's rows. A share of no rows is 0."""
    if measure == "rows":
        return len(rows)
    if measure.startswith("filled:"):
        hits = sum(getattr(row, measure[7:]) not in (None, "", ()) for row in rows)
    elif measure.startswith("flagged:"):
        hits = sum(measure[8:] in getattr(row, "flags", ()) for row in rows)
    else:
        column, _, value = measure.partition("=")
        return sum(_text(getattr(row, column)) == value for row in rows)
    return hits / len(rows) if rows else 0.0


def _text(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
