"""What a person should look at, and a record with all that stands behind it, in words."""

import csv
import io
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TypeVar

from extractors.model.rows import DocumentRow, EvidenceRow, FlagRow, MentionRow, RecordRow, TableRow
from flows.emit import csvfile
from flows.emit.dataset import version_folder

WORST_FIRST = (
    "stale_decision",
    "conflict",
    "possible_duplicate",
    "implausible_amount",
    "implausible_unit",
    "missing_party",
    "missing_year",
    "missing_amount",
    "merged_duplicate",
)
"""Flags that ask for a person's word, the most pressing first. All other flags of a dataset come after them."""

SETTLED = frozenset({"umbrella"})
"""Flags that tell something and ask for nothing."""

AnyRow = TypeVar("AnyRow", DocumentRow, EvidenceRow, FlagRow, MentionRow, RecordRow, TableRow)


class NoSuchRecord(LookupError):
    """No record or piece of evidence has this id; the message says so."""


@dataclass(frozen=True, slots=True)
class Known:
    """A published version, as far as reviewing needs it."""

    folder: Path
    documents: dict[str, DocumentRow]
    tables: dict[str, TableRow]
    records: dict[str, RecordRow]
    evidence: dict[str, tuple[EvidenceRow, ...]]  # by record, in print order
    flags: tuple[FlagRow, ...]
    mentions: dict[str, MentionRow]

    def place(self, evidence_id: str) -> EvidenceRow | None:
        """A piece of evidence by its id."""
        return next((row for rows in self.evidence.values() for row in rows if row.evidence_id == evidence_id), None)


@dataclass(frozen=True, slots=True)
class Item:
    """One doubt to look at: what is doubtful, where it is printed, and what a person can do about it."""

    flag: FlagRow
    title: str
    places: tuple[EvidenceRow, ...]
    advice: str
    confidence: float


def load(folder: Path) -> Known:
    """A dataset read back: `folder` is an output folder or one version. Raises FileNotFoundError when there is none."""
    version = version_folder(folder)
    evidence: defaultdict[str, list[EvidenceRow]] = defaultdict(list)
    for row in _rows(version, "evidence", EvidenceRow):
        evidence[row.record_id].append(row)
    flags = _rows(version, "flags", FlagRow)
    doubted = {flag.subject_id for flag in flags if flag.subject == "mentions"}
    return Known(
        folder=version,
        documents={row.document_id: row for row in _rows(version, "documents", DocumentRow)},
        tables={row.table_id: row for row in _rows(version, "tables", TableRow)},
        records={row.record_id: row for row in _rows(version, "records", RecordRow)},
        evidence={key: tuple(sorted(rows, key=_printed)) for key, rows in evidence.items()},
        flags=tuple(flags),
        mentions={row.mention_id: row for row in _rows(version, "mentions", MentionRow) if row.mention_id in doubted},
    )


def _rows(version: Path, table: str, row_class: type[AnyRow]) -> list[AnyRow]:
    values = csvfile.read(row_class, (version / f"{table}.csv").read_bytes())
    return [row for row in csvfile.rows_of(row_class, values) if isinstance(row, row_class)]


def _printed(row: EvidenceRow) -> tuple[str, int, str]:
    return row.document_id, row.start or 0, row.evidence_id


def queue(known: Known) -> tuple[Item, ...]:
    """The doubts that a person should look at, worst first; of one kind the least sure record first."""
    items = [_item(known, flag) for flag in known.flags if flag.flag not in SETTLED]
    rank = {flag: i for i, flag in enumerate(WORST_FIRST)}
    return tuple(
        sorted(items, key=lambda i: (rank.get(i.flag.flag, len(rank)), i.confidence, i.flag.subject_id, i.flag.flag_id))
    )


def _item(known: Known, flag: FlagRow) -> Item:
    record = known.records.get(flag.subject_id)
    if record is not None:
        return Item(flag, record.title, known.evidence.get(record.record_id, ()), advice(flag.flag), record.confidence)
    mention = known.mentions.get(flag.subject_id)
    if mention is not None:
        return Item(flag, mention.text, (), advice(flag.flag), mention.confidence)
    document = known.documents.get(flag.document_id or flag.subject_id)
    return Item(flag, document.path if document else flag.subject_id, (), advice(flag.flag), 1.0)


@cache
def _advice() -> dict[str, str]:
    text = (files("extractors") / "data" / "flags.csv").read_text(encoding="utf-8")
    return {row["flag"]: row["what to do"] for row in csv.DictReader(io.StringIO(text))}


def advice(flag: str) -> str:
    """What a person can do about a flag."""
    return _advice().get(flag, "")


def review(known: Known, limit: int | None = None) -> str:
    """The queue in words, one paragraph an item with its quotes and pages; at most `limit` items."""
    items = queue(known)
    shown = items if limit is None else items[:limit]
    paragraphs = [_paragraph(known, item) for item in shown]
    more = f"... and {len(items) - len(shown)} more" if len(items) > len(shown) else ""
    return "\n\n".join([*paragraphs, *([more] if more else [])]) or "Nothing to look at."


def _paragraph(known: Known, item: Item) -> str:
    lines = [f"{item.flag.flag}  {item.flag.subject_id}  {_short(item.title)}"]
    lines += [f"  {item.flag.detail}"] if item.flag.detail else []
    lines += [f"  {_where(known, row)}: {_quoted(row.quote)}" for row in item.places]
    if not item.places and item.flag.document_id:
        document = known.documents.get(item.flag.document_id)
        page = f", page {item.flag.page}" if item.flag.page else ""
        lines.append(f"  {document.path if document else item.flag.document_id}{page}")
    lines += [f"  -> {item.advice}"] if item.advice else []
    return "\n".join(lines)


def _short(text: str, length: int = 120) -> str:
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"


def _quoted(text: str) -> str:
    return '"' + " ".join(text.split()) + '"'


def _where(known: Known, row: EvidenceRow) -> str:
    document = known.documents.get(row.document_id)
    parts = [document.path if document else row.document_id]
    if row.page is not None:
        parts.append(f"page {row.page}")
    table = known.tables.get(row.table_id or "")
    if table is not None:
        parts.append(f"table {table.number or table.table_id}, row {row.row}, column {row.col}")
    if row.x0 is not None:
        parts.append(f"box {row.x0:g},{row.top:g},{row.x1:g},{row.bottom:g}")
    return ", ".join(parts)


# One record


def show(known: Known, key: str) -> str:
    """A record with its values, each with the quote it was read from or the rule that made it. `key` may name evidence.

    Raises NoSuchRecord.
    """
    place = known.place(key)
    record = known.records.get(place.record_id if place is not None else key)
    if record is None:
        raise NoSuchRecord(f"no record or evidence {key}")
    places = known.evidence.get(record.record_id, ())
    lines = [f"{record.record_id}  {record.kind}, {record.subtype}", f"  {record.title}", ""]
    for name, value, reasons in _values(known, record, places):
        lines.append(f"  {name:14} {value}")
        lines += [f"  {'':14}   {reason}" for reason in reasons]
    lines += ["", f"resolution: {record.resolution}"]
    lines += [f"flag {flag.flag}: {flag.detail}" for flag in known.flags if flag.subject_id == record.record_id]
    for row in places:
        lines += ["", f"{row.evidence_id}  {_where(known, row)}  ({row.method}, confidence {row.confidence:g})"]
        lines.append(f"  {_quoted(row.quote)}")
    return "\n".join(lines)


COMPUTED = {
    "amount_usd": "rule: amount / usd_rate",
    "usd_rate": "rule: the year's average rate (flows/data/exchange_rates.csv)",
    "usd_rate_year": "rule: the record's year",
    "n_evidence": "rule: places that state it",
    "n_independent": "rule: distinct papers or cited sources",
    "source_quality": "rule: flows.reconcile.scores.source_quality",
    "completeness": "rule: flows.reconcile.scores.completeness",
    "aggregate": "rule: flows.reconcile.scores.may_sum",
    "confidence": "rule: flows.reconcile.scores.confidence",
    "cumulative": 'rule: words such as "to the end of" in the quote',
    "subtype": "rule: extractors/data/instruments.csv, aid_words.csv, frames.csv",
    "flags": "rule: extractors/data/flags.csv",
}
STATED_AS = {"year": "date", "amount": "amounts", "currency": "amounts"}
SILENT = frozenset({"record_id", "kind", "title", "resolution"})
READ = re.compile(r"(\w+)=(.*) @(\d+):(\d+) (.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Source:
    """Where one place read one value: the words and the rule."""

    place: EvidenceRow
    field: str
    value: str
    words: str
    rule: str


def sources(known: Known, places: Iterable[EvidenceRow]) -> tuple[Source, ...]:
    """All values that places state, each with the words it was read from, which may be a label's or a caption's."""
    found = []
    for row in places:
        text = (known.folder / "texts" / f"{row.document_id}.txt").read_text(encoding="utf-8")
        for entry in row.values:
            if hit := READ.fullmatch(entry):
                words = " ".join(text[int(hit[3]) : int(hit[4])].split())
                found.append(Source(row, hit[1], hit[2], words, hit[5]))
    return tuple(found)


def _values(known: Known, record: RecordRow, places: Sequence[EvidenceRow]) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Each filled column: name, value, and the quotes or the rule that it comes from."""
    read = sources(known, places)
    for name in RecordRow.__slots__:
        value = getattr(record, name)
        if name in SILENT or value in (None, "", ()):
            continue
        shown = ", ".join(value) if isinstance(value, tuple) else f"{value:.15g}" if isinstance(value, float) else str(value)
        rule = COMPUTED.get(name)
        yield name, shown, (rule,) if rule else _origins(name, record, places, read)


def _origins(name: str, record: RecordRow, places: Sequence[EvidenceRow], read: Sequence[Source]) -> tuple[str, ...]:
    """The words that state a value, place by place, with those that state another one; the rule where no words do."""
    own = [source for source in read if source.field == STATED_AS.get(name, name)]
    agrees = {id(source): _agrees(name, source, record) for source in own}
    lines = [
        f"{s.place.evidence_id}: {_quoted(_short(s.words))} ({s.rule}){'' if agrees[id(s)] else ' differs'}" for s in own
    ]
    if record.resolution == "decided" and not all(agrees.values()):
        lines.insert(0, "rule: decided (corpus/decisions.csv)")
    if not own and record.resolution == "decided":
        lines = ["rule: decided (corpus/decisions.csv), or read from the quote"]
    return tuple(dict.fromkeys(lines)) or (f"rule: read from the quote ({places[0].method})",)


def _agrees(name: str, source: Source, record: RecordRow) -> bool:
    """Whether what a place states is what is released."""
    if name in ("amount", "currency"):
        currency, _, number = source.value.partition(" ")
        sums = [s for s in (number.replace(",", ""),) if s.replace(".", "", 1).isdigit()]
        return not sums or name == "currency" or (float(sums[0]) == record.amount and currency == record.currency)
    if name == "year":
        return source.value.removeprefix("../").startswith(str(record.year))
    if name in ("date", "donor", "recipient"):
        return bool(source.value == getattr(record, name))
    return True
