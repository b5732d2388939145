"""What a person should look at, and a record with all that stands behind it, in words."""

import json
import re
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from extractors.model.rows import DocumentRow, EvidenceRow, FlagRow, MentionRow, RecordRow, TableRow
from flows.emit import tabled
from flows.emit.dataset import made_from, version_folder
from flows.reasons import flags as known_flags
from flows.twins import DUPLICATE, RECORD

WORST_FIRST = (
    "stale_decision",
    "conflict",
    "possible_duplicate",
    "implausible_amount",
    "implausible_unit",
    "missing_party",
    "missing_year",
    "missing_amount",
    "unsure",
    "merged_duplicate",
)
"""Flags that ask for a person's word, the most pressing first. All other flags of a dataset come after them."""

SETTLED = frozenset(flag.code for flag in known_flags().values() if flag.what_to_do.startswith("Nothing"))
"""Flags that tell something and ask for nothing."""

SHOWN = frozenset({"records", "evidence", "documents", "tables", "mentions", "entities"})
"""Tables whose rows `paperledger show` prints."""

PAIR = re.compile(rf"({RECORD.pattern}) may be ({RECORD.pattern}):")

AnyRow = TypeVar("AnyRow", DocumentRow, EvidenceRow, FlagRow, MentionRow, RecordRow, TableRow)


class NoSuchRecord(LookupError):
    """No row has this id, or several have ids that begin so; the message says so in one line."""


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

    def places(self, key: str) -> tuple[EvidenceRow, ...]:
        """The places of a record, or the piece of evidence, with this id."""
        place = self.place(key)
        return (place,) if place is not None else self.evidence[key]


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


IDS = {"rec": "records", "evd": "evidence", "doc": "documents", "tab": "tables", "men": "mentions", "ent": "entities"}
"""The table whose ids begin so."""


def resolved(known: Known, key: str) -> tuple[str, str]:
    """The table and the id of the row whose id is `key` or the only one to begin so. Raises NoSuchRecord."""
    key = key.strip()
    table = IDS.get(key[:3], "")
    ids = _ids(known, table) if table and len(key) > 4 else []
    found = [each for each in ids if each == key] or sorted({each for each in ids if each.startswith(key)})
    if len(found) > 1:
        more = " ..." if len(found) > 3 else ""
        raise NoSuchRecord(f"{len(found)} ids begin with {key}: {', '.join(found[:3])}{more}; give more of it")
    if not found:
        words = f"no row of {table} has an id that begins with {key}" if table else f"{key} is no id of this dataset"
        raise NoSuchRecord(f"{words}; `paperledger find WORDS` looks for facts by their words")
    return table, found[0]


def _ids(known: Known, table: str) -> list[str]:
    match table:
        case "records":
            return list(known.records)
        case "evidence":
            return [row.evidence_id for rows in known.evidence.values() for row in rows]
        case "documents":
            return list(known.documents)
        case "tables":
            return list(known.tables)
        case _:
            key = f"{table.removesuffix('ies').removesuffix('s')}{'y' if table == 'entities' else ''}_id"
            return [str(getattr(row, key)) for row in tabled.rows(known.folder, table)]


def _rows(version: Path, table: str, row_class: type[AnyRow]) -> list[AnyRow]:
    return [row for row in tabled.rows(version, table) if isinstance(row, row_class)]


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


def advice(flag: str) -> str:
    """What a person can do about a flag."""
    known = known_flags().get(flag)
    return known.what_to_do if known else ""


def commands(item: Item) -> tuple[str, ...]:
    """Ready commands that answer a doubt about a record, the likeliest first."""
    key, say = item.flag.subject_id, "paperledger decide"
    if item.flag.subject != "records":
        none = (f"{say} {key} no_table",) if item.flag.flag == "doubtful_table" else ()
        return (f"paperledger show {key}", *none) if item.flag.subject in SHOWN else ()
    if item.flag.flag == DUPLICATE:
        return *(f"{say} {key} merge {twin}" for twin in twins(item.flag, key)[:1]), f"{say} {key} keep"
    yes = f"{say} {key} accept {item.flag.flag}"
    match item.flag.flag:
        case "conflict":
            named = item.flag.detail.partition(":")[0]
            field = named if named in RecordRow.__slots__ else "FIELD"
            return yes, f"{say} {key} correct --field {field} --value ..."
        case "missing_year" | "missing_amount" | "missing_party" as flag:
            field = {"missing_year": "year", "missing_amount": "amount", "missing_party": "parties"}[flag]
            return f"{say} {key} correct --field {field} --value ...", yes
        case "merged_duplicate":
            return yes, *(f"{say} {place.evidence_id} split" for place in item.places[1:2])
        case _:
            return yes, f"{say} {key} reject"


def doubts_about(known: Known, record_id: str) -> tuple[FlagRow, ...]:
    """The flags that say of a record that it may be another's, at itself or at one that hangs together with it."""
    return tuple(f for f in known.flags if f.flag == DUPLICATE and record_id in (f.subject_id, *RECORD.findall(f.detail)))


def twins(flag: FlagRow, record_id: str) -> tuple[str, ...]:
    """The other records that a doubt names, the likeliest first: those that it holds against this one before all."""
    beside = [pair for pair in PAIR.findall(flag.detail) if record_id in pair]
    named = [*(each for pair in beside for each in pair), *RECORD.findall(flag.detail)]
    return tuple(dict.fromkeys(each for each in named if each != record_id))


def review(known: Known, limit: int | None = None) -> str:
    """The queue in words, one paragraph an item with its quotes and pages; at most `limit` items."""
    items = queue(known)
    shown = items if limit is None else items[:limit]
    paragraphs = [paragraph(known, item) for item in shown]
    more = f"... and {len(items) - len(shown)} more" if len(items) > len(shown) else ""
    return "\n\n".join([progress(known), *paragraphs, *([more] if more else [])]) if items else "Nothing to look at."


def as_json(known: Known) -> str:
    """The whole queue as a JSON array, for programs."""
    items = [
        {
            **{name: getattr(item.flag, name) for name in FlagRow.__slots__},
            "title": item.title,
            "confidence": item.confidence,
            "quotes": [{"document_id": row.document_id, "page": row.page, "quote": row.quote} for row in item.places],
            "commands": commands(item),
        }
        for item in queue(known)
    ]
    return json.dumps(items, ensure_ascii=False, indent=1)


def progress(known: Known) -> str:
    """How far the queue has come, in a line."""
    items = queue(known)
    decided = len(made_from(known.folder).get("decision_ids", "").split())
    subjects = len({item.flag.subject_id for item in items})
    return f"{len(items)} doubts about {subjects} rows to look at; {decided} decisions applied so far"


def paragraph(known: Known, item: Item) -> str:
    """One doubt in words, with its quotes and pages, what can be done, and the commands that do it."""
    lines = [f"{item.flag.flag}  {item.flag.subject_id}  {short(plain_text(item.title))}"]
    lines += [f"  {plain_text(item.flag.detail)}"] if item.flag.detail else []
    lines += [f"  {where(known, row)}: {quoted(row.quote)}" for row in item.places]
    if not item.places and item.flag.document_id:
        document = known.documents.get(item.flag.document_id)
        page = f", page {item.flag.page}" if item.flag.page else ""
        lines.append(f"  {document.path if document else item.flag.document_id}{page}")
    lines += [f"  -> {item.advice}"] if item.advice else []
    lines += [f"     {command}" for command in commands(item)]
    return "\n".join(lines)


def plain_text(text: str) -> str:
    """A paper's words in one line, without anything that a terminal would obey."""
    return "".join(letter if letter.isprintable() else " " if letter.isspace() else "\ufffd" for letter in text)


def short(text: str, length: int = 120) -> str:
    """The text, or its first whole words and an ellipsis."""
    return text if len(text) <= length else text[: length - 1].rsplit(" ", 1)[0].rstrip() + "…"


def quoted(text: str) -> str:
    """A paper's words in quotation marks, in one line."""
    return '"' + plain_text(" ".join(text.split())) + '"'


def where(known: Known, row: EvidenceRow) -> str:
    """The paper, page, table cell and box of a place."""
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
