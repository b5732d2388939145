"""One row a record with what a person needs beside it: names, quote, paper and page, in words."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from extractors.model.rows import EvidenceRow, RecordRow
from flows.contents import Contents
from flows.ordered import ordered

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
    """A row for each record, in the order of their ids, with the columns of `FACTS`.

    Raises ValueError where the records do not stand in that order: quotes would be lost.
    """
    names = {row.code: row.name for row in contents.entities if row.label == "COUNTRY" and row.code}
    papers = paper_names(contents)
    firsts = (next(same) for _, same in groupby(in_print(contents.evidence), key=lambda row: row.record_id))
    first = next(firsts, None)
    before = ""
    for record in contents.records:
        if record.record_id < before:
            raise ValueError(f"records out of order: {record.record_id} after {before}")
        before = record.record_id
        while first is not None and first.record_id < before:
            first = next(firsts, None)
        yield _fact(record, first if first is not None and first.record_id == before else None, names, papers)


def in_print(evidence: Iterable[EvidenceRow]) -> Iterator[EvidenceRow]:
    """Places by their records, those of each in the order in which papers print them."""
    keyed = (((row.record_id, row.document_id, row.start or 0, row.evidence_id), row) for row in evidence)
    return (row for _, row in ordered(keyed))


def _fact(
    row: RecordRow, first: EvidenceRow | None, names: Mapping[str, str], papers: Mapping[str, str]
) -> tuple[Cell, ...]:
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
        papers.get(first.document_id, "") if first else "",
        first.page if first else None,
        row.n_evidence,
    )


def paper_names(contents: Contents) -> dict[str, str]:
    """Papers as a person calls them, by their ids: by title, else by the file's name."""
    return {row.document_id: row.title or row.path.rpartition("/")[2] for row in contents.documents}
