"""The whole of reconciliation: extracts and decisions in, published rows out."""

import gc
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace

from extractors.model.extract import Extract
from extractors.model.rows import DocumentRow, EntityRow, EvidenceRow, FlagRow, MentionRow, ParticipantRow, RecordRow
from flows.reconcile import decisions as decided
from flows.reconcile import entities, facts, sharded
from flows.reconcile.decisions import Decision
from flows.reconcile.grouping import group
from flows.reconcile.participants import participants
from flows.reconcile.shards import Each, here
from flows.reconcile.stated import stated
from flows.reconcile.witnesses import papers


@dataclass(frozen=True, slots=True)
class Reconciled:
    """What is known over all papers. Mentions carry their entity, documents their number of records."""

    documents: tuple[DocumentRow, ...]
    mentions: tuple[MentionRow, ...]
    entities: tuple[EntityRow, ...]
    records: tuple[RecordRow, ...]
    participants: tuple[ParticipantRow, ...]
    evidence: tuple[EvidenceRow, ...]
    flags: tuple[FlagRow, ...]


def reconcile(extracts: Sequence[Extract], decisions: Sequence[Decision] = (), each: Each | None = None) -> Reconciled:
    """Distinct entities and facts over all papers.

    The extracts may come in any order: they are sorted by the paper's id, and all rows are sorted by their keys. Flags are
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
    ordered = sorted(extracts, key=lambda extract: extract.document.document_id)
    named = entities.resolve(ordered, decisions)
    statements = sharded.stated_by(each, ordered, named.names) if each else stated(ordered, named.names)
    titles = {extract.document.document_id: extract.document.title for extract in ordered}
    applied = decided.apply(decisions, statements, titles)
    applied = replace(applied, stale=(*applied.stale, *named.stale))
    groups = sharded.group(statements, applied.found, each) if each else group(statements, applied.found)
    known = facts.publish(statements, groups, applied, papers(ordered), each or here)
    return Reconciled(
        documents=_counted(ordered, known.evidence),
        mentions=named.mentions,
        entities=named.entities,
        records=known.records,
        participants=participants(known.facts, named),
        evidence=known.evidence,
        flags=known.flags,
    )


def _counted(extracts: Iterable[Extract], evidence: Iterable[EvidenceRow]) -> tuple[DocumentRow, ...]:
    counts = Counter(document for document, _ in {(row.document_id, row.record_id) for row in evidence})
    return tuple(replace(extract.document, n_records=counts[extract.document.document_id]) for extract in extracts)
