"""One row a record with what a person needs beside it: names, quote, paper and page, in words."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from extractors.model.rows import DocumentRow, EvidenceRow, RecordRow
from flows.contents import Contents

Cell = str | int | float | bool | None


@dataclass(frozen=True, slots=True)
class Heading:
    """A column of a table for people, and what it means."""

    name: str
    meaning: str


FACTS = (
    Heading("record_id", "The fact; `paperledger show` tells all about it"),
    Heading("kind", "What sort of fact"),
    Heading("subtype", "Finer sort"),
    Heading("title", "Title or sentence that names it"),
    Heading("countries", "Countries that have a part in it, by name"),
    Heading("giver", "Who gives: a country, else organisations"),
    Heading("receiver", "Who receives: a country, else organisations"),
    Heading("organizations", "Organisations named"),
    Heading("date", "When, as precise as printed (EDTF)"),
    Heading("year", "Year"),
    Heading("amount", "Sum of money stated for it"),
    Heading("currency", "Currency of the sum, ISO 4217"),
    Heading("amount_usd", "The sum in US dollars at the year's average rate"),
    Heading("quantities", "Quantities stated for it"),
    Heading("value", "The figure that a claim states"),
    Heading("unit", "Its unit"),
    Heading("purpose", "What it is for"),
    Heading("status", "How far it has come"),
    Heading("may_be_summed", "no for running totals, plans, umbrellas and possible duplicates"),
    Heading("doubts", "What a person should look at"),
    Heading("confidence", "0 to 1; low ones first are worth checking"),
    Heading("quote", "The words of its first place"),
    Heading("paper", "The paper of that place"),
    Heading("page", "Its page"),
    Heading("places", "How many places state it"),
)
"""The columns of facts.csv and of the sheet and the view of that name."""


def facts(contents: Contents) -> Iterator[tuple[Cell, ...]]:
    """A row for each record, in the order of records, with the columns of `FACTS`."""
    names = {row.code: row.name for row in contents.entities if row.label == "COUNTRY" and row.code}
    documents = {row.document_id: row for row in contents.documents}
    places: defaultdict[str, list[EvidenceRow]] = defaultdict(list)
    for place in contents.evidence:
        places[place.record_id].append(place)
    for record in contents.records:
        own = sorted(places[record.record_id], key=lambda row: (row.document_id, row.start or 0, row.evidence_id))
        yield _fact(record, own, names, documents)


def _fact(
    row: RecordRow, places: Sequence[EvidenceRow], names: Mapping[str, str], documents: Mapping[str, DocumentRow]
) -> tuple[Cell, ...]:
    first = places[0] if places else None
    return (
        row.record_id,
        row.kind,
        row.subtype,
        row.title,
        "; ".join(names.get(code, code) for code in dict.fromkeys((*row.parties, row.donor, row.recipient)) if code),
        names.get(row.donor, row.donor) or "; ".join(row.donor_organizations),
        names.get(row.recipient, row.recipient) or "; ".join(row.recipient_organizations),
        "; ".join(row.organizations),
        row.date,
        row.year,
        row.amount,
        row.currency,
        row.amount_usd,
        "; ".join(row.quantities),
        row.value,
        row.unit_measure,
        row.purpose,
        row.status,
        row.aggregate,
        "; ".join(row.flags),
        row.confidence,
        " ".join(first.quote.split()) if first else "",
        paper_name(documents.get(first.document_id)) if first else "",
        first.page if first else None,
        row.n_evidence,
    )


def paper_name(paper: DocumentRow | None) -> str:
    """A paper as a person calls it: its title, else its file's name."""
    return "" if paper is None else paper.title or paper.path.rpartition("/")[2]
