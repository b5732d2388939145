"""The rows of all papers and what reconciliation made of them, as the contents of one version."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from extractors.model.extract import Extract
from flows.contents import Contents
from flows.reconcile import reconcile
from flows.reconcile.decisions import Decision, parse

DECISIONS = "decisions.csv"


@dataclass(frozen=True, slots=True)
class Decided:
    """What persons have decided, and a fingerprint of it; "" when nothing was."""

    decisions: tuple[Decision, ...] = ()
    fingerprint: str = ""


def decided(corpus: Path) -> Decided:
    """The decisions of a corpus folder. Raises BadDecision when a row of decisions.csv cannot be understood."""
    try:
        data = (corpus / DECISIONS).read_bytes()
    except FileNotFoundError:
        return Decided()
    return Decided(parse(data.decode("utf-8-sig")), hashlib.sha256(data).hexdigest()[:12])


def gathered(extracts: Sequence[Extract], decisions: Sequence[Decision]) -> Contents:
    """Everything that is published: papers, tables and cells in the papers' order, the rest as reconciliation sorts it."""
    known = reconcile(extracts, decisions)
    rows = {row.document_id: row for row in known.documents}
    return Contents(
        documents=tuple(rows[each.document.document_id] for each in extracts),
        tables=tuple(row for each in extracts for row in each.tables),
        cells=tuple(row for each in extracts for row in each.cells),
        mentions=known.mentions,
        entities=known.entities,
        records=known.records,
        participants=known.participants,
        evidence=known.evidence,
        flags=(*(row for each in extracts for row in each.flags), *known.flags),
        texts={each.document.document_id: each.text for each in extracts if each.document.status != "quarantined"},
    )
