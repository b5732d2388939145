"""The rows of all papers and what reconciliation made of them, as the contents of one version."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from extractors.model.extract import Extract
from flows import sheets
from flows.contents import Contents
from flows.reconcile import reconcile, series
from flows.reconcile.decisions import BadDecision, Decision, parse
from flows.reconcile.shards import Each

DECISIONS = "decisions.csv"


@dataclass(frozen=True, slots=True)
class Decided:
    """What persons have decided, and a fingerprint of it; "" when nothing was."""

    decisions: tuple[Decision, ...] = ()
    fingerprint: str = ""

    @property
    def ids(self) -> str:
        """The decisions' ids, parted by spaces, as a version keeps them."""
        return " ".join(sorted(one.id for one in self.decisions))


def decided(corpus: Path) -> Decided:
    """The decisions of a corpus folder. Raises BadDecision when decisions.csv, or a row of it, cannot be understood."""
    path = corpus / DECISIONS
    text = sheets.text(path, BadDecision)
    if text is None:
        return Decided()
    return Decided(parse(text, str(path)), hashlib.sha256(text.encode()).hexdigest()[:12])


def gathered(extracts: Sequence[Extract], decisions: Sequence[Decision], each: Each | None = None) -> Contents:
    """Everything that is published: papers, tables and cells in the papers' order, the rest as reconciliation sorts it.

    `each` reconciles in shards.
    """
    known = reconcile(extracts, decisions, each)
    rows = {row.document_id: row for row in known.documents}
    observations, differing = series.compared([row for each in extracts for row in each.observations])
    return Contents(
        documents=tuple(rows[each.document.document_id] for each in extracts),
        tables=tuple(row for each in extracts for row in each.tables),
        cells=tuple(row for each in extracts for row in each.cells),
        mentions=known.mentions,
        entities=known.entities,
        records=known.records,
        participants=known.participants,
        evidence=known.evidence,
        observations=observations,
        flags=(*(row for each in extracts for row in each.flags), *known.flags, *differing),
        texts={each.document.document_id: each.text for each in extracts if each.document.status != "quarantined"},
    )
