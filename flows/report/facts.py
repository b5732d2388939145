"""The records with the words that state them, and the entities that papers name most."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from heapq import nsmallest

from extractors.model.rows import DocumentRow, EntityRow, EvidenceRow, RecordRow
from flows.report.markup import Html, element, folded, grid, number, section, share, shown_of, text

MOST_RECORDS = 400
"""Records shown of each kind."""

MOST_QUOTES = 5
MOST_ENTITIES = 40
QUOTE = 400
"""Characters of a quote that are shown."""

KINDS = {"agreement": "Agreements", "financing": "Financing", "project": "Projects", "claim": "Claims"}


def shown(rows: Iterable[RecordRow], kind: str) -> list[RecordRow]:
    """The records of a kind that are shown: the least sure ones, these first."""
    return nsmallest(MOST_RECORDS, (row for row in rows if row.kind == kind), lambda row: (row.confidence, row.record_id))


def records(
    rows: Sequence[RecordRow], evidence: Mapping[str, Sequence[EvidenceRow]], documents: Mapping[str, DocumentRow]
) -> Html:
    """The records by kind, the least sure ones first, each with the words that state it."""
    parts = []
    for kind, title in KINDS.items():
        worst = shown(rows, kind)
        if worst:
            n = sum(row.kind == kind for row in rows)
            lead = shown_of(len(worst), n, "records, the least sure first", "records.csv")
            heads = ("What", "Who", "When", "Sum", "Sure", "Said by")
            body = grid(heads, (_record(row, evidence.get(row.record_id, ()), documents) for row in worst), "records")
            parts.append(section(f"records-{kind}", title, lead, body))
    return "".join(parts) or section("records-none", "Records", "No records were found.", "")


def _record(row: RecordRow, places: Sequence[EvidenceRow], documents: Mapping[str, DocumentRow]) -> list[Html]:
    marks = "".join(element("code", text(flag), "flag") for flag in row.flags)
    what = f"{text(row.title)} {element('small', text(row.subtype))} {marks}"
    heading = f"{len(places)} quote{'s' if len(places) != 1 else ''}"
    quotes = folded(heading, "".join(_quote(each, documents) for each in places[:MOST_QUOTES]))
    return [what, _who(row), text(row.date or row.year), _sum(row), share(row.confidence), quotes]


def _who(row: RecordRow) -> Html:
    if row.donor or row.recipient:
        return text(f"{row.donor or '?'} → {row.recipient or '?'}")
    return text(", ".join(row.parties or row.organizations))


def _sum(row: RecordRow) -> Html:
    parts = [f"{row.currency} {number(row.amount)}"] if row.amount is not None else []
    if row.amount_usd is not None and row.currency != "USD":
        parts.append(element("small", f"USD {number(row.amount_usd)}"))
    return "<br>".join([*parts, *(text(quantity) for quantity in row.quantities)])


def _quote(row: EvidenceRow, documents: Mapping[str, DocumentRow]) -> Html:
    paper = documents.get(row.document_id)
    name = paper.path.rpartition("/")[2] if paper else row.document_id
    page = f", page {row.page}" if row.page is not None else ""
    words = row.quote if len(row.quote) <= QUOTE else row.quote[:QUOTE] + " ..."
    return element("blockquote", text(words) + element("footer", text(f"{name}{page}")))


def entities(rows: Sequence[EntityRow]) -> Html:
    """The entities named most, by kind."""
    if not rows:
        return section("entities", "Entities", "No entities were found.", "")
    parts = []
    for label in sorted({row.label for row in rows}):
        own = nsmallest(MOST_ENTITIES, (row for row in rows if row.label == label), lambda row: (-row.n_mentions, row.name))
        heads = (label.title(), "Code", "Mentions", "Papers")
        parts.append(grid(heads, ([text(e.name), text(e.code), str(e.n_mentions), str(e.n_documents)] for e in own)))
    counts = Counter(row.label for row in rows)
    lead = ", ".join(f"{n:,} {label.title()}" for label, n in sorted(counts.items())) + "; those named most."
    return section("entities", "Entities", lead, element("div", "".join(parts), "columns"))


def timeline(rows: Sequence[RecordRow]) -> Html:
    """Records by year, as bars."""
    years = Counter(row.year for row in rows if row.year is not None)
    if len(years) < 2:
        return ""
    first, last = max(min(years), max(years) - 59), max(years)
    most = max(years.values())
    step = 720 / (last - first + 1)
    bars = []
    for year in range(first, last + 1):
        height = 90 * years[year] / most
        x = (year - first) * step
        place = f'x="{x:.1f}" y="{100 - height:.1f}" width="{step * 0.8:.1f}" height="{height:.1f}"'
        bars.append(f"<rect {place}><title>{year}: {years[year]}</title></rect>")
        if year % 5 == 0 or last - first < 12:
            bars.append(f'<text x="{x + step * 0.4:.1f}" y="114">{year}</text>')
    drawing = f'<svg viewBox="0 0 720 118" role="img" aria-label="Records by year">{"".join(bars)}</svg>'
    return element("figure", drawing + element("figcaption", "Records by year"))
