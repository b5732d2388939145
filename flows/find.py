"""Facts by words: countries by name, years, kinds, organisations, and words of titles and quotes."""

import json
from collections.abc import Iterator, Sequence

from extractors.entities import countries
from extractors.model.rows import RecordRow
from flows.review import Known, plain_text, short


def lines(known: Known, words: Sequence[str], limit: int, as_json: bool = False) -> Iterator[str]:
    """The records that speak of every word, the surest first, a line each with its first quote and page."""
    found = sorted(
        (record for record in known.records.values() if _speaks_of(known, record, words)),
        key=lambda record: (-record.confidence, record.year or 0, record.record_id),
    )
    if as_json:
        yield json.dumps([_plain(known, record) for record in found[:limit]], ensure_ascii=False, indent=1)
        return
    for record in found[:limit]:
        yield f"{record.record_id}  {_said(record)}"
        place = known.evidence[record.record_id][0]
        page = f", page {place.page}" if place.page is not None else ""
        paper = known.documents[place.document_id].path.rpartition("/")[2]
        yield f'  "{short(plain_text(" ".join(place.quote.split())), 160)}"  {paper}{page}'
    if len(found) > limit:
        yield f"and {len(found) - limit} more; --limit {len(found)} lists them"
    if not found:
        yield f"no fact speaks of {' and '.join(words)}"


def _said(record: RecordRow) -> str:
    sides = [record.donor, record.recipient] if record.donor or record.recipient else list(record.parties)
    names = (" -> " if record.donor or record.recipient else ", ").join(
        countries.short_name(side) if side else "?" for side in sides
    )
    amount = f"{record.currency} {record.amount:,.15g}" if record.amount is not None else ""
    doubts = f"[{', '.join(record.flags)}]" if record.flags else ""
    title = short(plain_text(record.title), 90)
    return "  ".join(filter(None, (record.kind, record.date or "no date", names, amount, title, doubts)))


def _speaks_of(known: Known, record: RecordRow, words: Sequence[str]) -> bool:
    sides = {*record.parties, record.donor, record.recipient} - {""}
    text = " ".join(
        (
            *(countries.short_name(side) for side in sides),
            record.kind,
            record.subtype,
            record.date,
            str(record.year or ""),
            record.title,
            record.record_id,
            *record.organizations,
            *(place.quote for place in known.evidence[record.record_id]),
        )
    ).casefold()
    return all(word.casefold() in text or countries.parse(word) in sides for word in words)


def _plain(known: Known, record: RecordRow) -> dict[str, object]:
    row: dict[str, object] = {name: getattr(record, name) for name in RecordRow.__slots__}
    row["quotes"] = [
        {"paper": known.documents[place.document_id].path, "page": place.page, "quote": place.quote}
        for place in known.evidence[record.record_id]
    ]
    return row
