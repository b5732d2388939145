"""A row with all that stands behind it, in words: a record with its values and quotes, a paper, a table, an entity."""

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from extractors.model.page import Box
from extractors.model.rows import EvidenceRow, RecordRow, Row
from flows import passwords
from flows.emit import csvfile, tabled
from flows.review import Known, NoSuchRecord, doubts_about, plain_text, quoted, resolved, short, where
from flows.schema import columns, row_key


def show(known: Known, key: str) -> str:
    """The row whose id is `key`, or the only one to begin so. A record has its values, each with the quote it was read
    from or the rule that made it; a piece of evidence is shown with its record; any other row has its columns.

    Raises NoSuchRecord.
    """
    table, row_id = resolved(known, key)
    if table in ("records", "evidence"):
        return _record(known, known.records[known.places(row_id)[0].record_id])
    row = next((row for row in tabled.rows(known.folder, table) if row_key(row) == row_id), None)
    if row is None:
        raise NoSuchRecord(f"no row of {table} is called {row_id}")
    return "\n".join(_row(known, table, row_id, row))


def _row(known: Known, table: str, row_id: str, row: Row) -> Iterator[str]:
    """A row's filled columns, its doubts, and the records that it has a part in."""
    yield f"{row_id}  one row of {table}"
    for spec in columns(type(row)):
        value = csvfile.cell(spec, getattr(row, spec.name))
        if value:
            yield f"  {spec.name:18} {plain_text(value)}"
    for flag in known.flags:
        if flag.subject_id == row_id:
            yield f"flag {flag.flag}: {plain_text(flag.detail)}"
    near = [place for places in known.evidence.values() for place in places if _is_of(table, row, row_id, place)]
    for place in near[:MOST_NEAR]:
        yield f"{place.record_id}  {short(plain_text(known.records[place.record_id].title))}"
    if len(near) > MOST_NEAR:
        yield f"and {len(near) - MOST_NEAR} more records"


MOST_NEAR = 20


def _is_of(table: str, row: Row, row_id: str, place: EvidenceRow) -> bool:
    """Whether a place stands in a paper or a table, or holds a mention."""
    if table == "mentions":
        start = getattr(row, "start", None)
        same = getattr(row, "document_id", "") == place.document_id
        return same and start is not None and place.start is not None and place.start <= start < (place.end or 0)
    return row_id in (place.document_id, place.table_id)


def _record(known: Known, record: RecordRow) -> str:
    places = known.evidence.get(record.record_id, ())
    lines = [f"{record.record_id}  {record.kind}, {record.subtype}", f"  {plain_text(record.title)}", ""]
    for name, value, reasons in _values(known, record, places):
        lines.append(f"  {name:14} {plain_text(value)}")
        lines += [f"  {'':14}   {reason}" for reason in reasons]
    lines += ["", f"resolution: {record.resolution}"]
    own = [flag for flag in known.flags if flag.subject_id == record.record_id]
    beside = [flag for flag in doubts_about(known, record.record_id) if flag not in own]
    lines += [f"flag {flag.flag}: {plain_text(flag.detail)}" for flag in (*own, *beside)]
    for row in places:
        lines += ["", f"{row.evidence_id}  {where(known, row)}  ({row.method}, confidence {row.confidence:g})"]
        lines.append(f"  {quoted(row.quote)}")
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
    lines = [f"{s.place.evidence_id}: {quoted(short(s.words))} ({s.rule}){'' if agrees[id(s)] else ' differs'}" for s in own]
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


def draw(known: Known, key: str, picture: Path, corpus: Path) -> bool:
    """Write a picture of the page of the row's first quote, its box drawn. Raises NoSuchRecord where there is none.

    `corpus` is the folder of passwords.csv.
    """
    from flows.extract.pictures import marked

    table, row_id = resolved(known, key)
    place = known.places(row_id)[0] if table in ("records", "evidence") else None
    box = (place.x0, place.top, place.x1, place.bottom) if place is not None else (None,) * 4
    if place is None or place.page is None or None in box:
        raise NoSuchRecord(f"{row_id} has no place on a page that could be drawn")
    paper = known.documents[place.document_id]
    word = passwords.load(corpus).of([os.fsencode(paper.path)])
    x0, top, x1, bottom = (float(edge or 0.0) for edge in box)
    picture.write_bytes(marked(Path(paper.path), paper.sha256, place.page, Box(x0, top, x1, bottom), word))
    return True
