"""The whole of reconciliation: extracts and decisions in, published rows out."""

import gc
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace

from extractors.model.extract import Extract
from extractors.model.rows import DocumentRow, EntityRow, EvidenceRow, FlagRow, MentionRow, ParticipantRow, RecordRow
from flows.kept import Kept, picked
from flows.reconcile import decisions as decided
from flows.reconcile import entities, publishing, sharded
from flows.reconcile.decisions import Decision
from flows.reconcile.grouping import group
from flows.reconcile.participants import places_of
from flows.reconcile.shards import Each, here
from flows.reconcile.stated import stated
from flows.reconcile.witnesses import papers


@dataclass(frozen=True, slots=True)
class Reconciled:
    """What is known over all papers. Mentions carry their entity, documents their number of records."""

    documents: tuple[DocumentRow, ...]
    mentions: Sequence[MentionRow]
    entities: tuple[EntityRow, ...]
    records: Sequence[RecordRow]
    participants: Sequence[ParticipantRow]
    evidence: Sequence[EvidenceRow]
    flags: Sequence[FlagRow]


def reconcile(extracts: Sequence[Extract], decisions: Sequence[Decision] = (), each: Each | None = None) -> Reconciled:
    """Distinct entities and facts over all papers.

    The extracts may come in any order: they are taken by the paper's id, and all rows are sorted by their keys. Flags are
    those about entities, records, evidence and decisions; the extracts' own flags are not repeated here. `each` does the
    work in shards, wherever it likes; the rows are the same.
    """
    with _collector_resting():
        return _reconciled(extracts, decisions, each)


@contextmanager
def _collector_resting() -> Iterator[None]:
    """No search for garbage in cycles meanwhile: nothing here makes any, and each search goes through all rows."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _reconciled(extracts: Sequence[Extract], decisions: Sequence[Decision], each: Each | None) -> Reconciled:
    documents: list[DocumentRow] = []
    known = papers(_noted(extracts, documents))
    order = sorted(range(len(documents)), key=lambda i: documents[i].document_id)
    ordered = picked(extracts, order)
    named = entities.resolve(ordered, decisions)
    statements = sharded.stated_by(each, ordered, named.names, known) if each else stated(ordered, named.names, known)
    applied = decided.apply(decisions, statements, {row.document_id: row.title for row in documents})
    applied = replace(applied, stale=(*applied.stale, *named.stale))
    each = each or (here if isinstance(statements, Kept) else None)
    groups = sharded.group(statements, applied.found, each) if each else group(statements, applied.found)
    found = publishing.publish(statements, groups, applied, known, places_of(named), each or here)
    return Reconciled(
        documents=tuple(_counted(documents[i], found.n_records, named.rejected) for i in order),
        mentions=named.mentions,
        entities=named.entities,
        records=found.records,
        participants=found.participants,
        evidence=found.evidence,
        flags=found.flags,
    )


def _noted(extracts: Iterable[Extract], documents: list[DocumentRow]) -> Iterator[Extract]:
    """The extracts, while the rows of their papers are noted: to read many of them from the disk takes long."""
    for extract in extracts:
        documents.append(extract.document)
        yield extract


def _counted(row: DocumentRow, n_records: Mapping[str, int], rejected: Mapping[str, int]) -> DocumentRow:
    """A paper's row with the number of its records, and of the mentions that no person rejected."""
    key = row.document_id
    return replace(row, n_records=n_records.get(key, 0), n_mentions=row.n_mentions - rejected.get(key, 0))
