"""The rows of all papers and what reconciliation made of them, as the contents of one version."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from extractors.model.extract import Extract
from extractors.model.rows import CellRow, FlagRow, ObservationRow, TableRow
from flows import sheets
from flows.contents import Contents
from flows.kept import Pile, Texts
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

    `each` reconciles in shards. Of many papers the rows are on the disk, and so should the extracts be: they are gone
    through a few times, in the papers' order and in that of their ids.
    """
    known = reconcile(extracts, decisions, each)
    rows, order = {row.document_id: row for row in known.documents}, []
    tables, cells, figures, flags = Pile[TableRow](), Pile[CellRow](), Pile[ObservationRow](), Pile[FlagRow]()
    texts = Texts()
    for one in extracts:
        order.append(one.document.document_id)
        tables.put(one.tables)
        cells.put(one.cells)
        figures.put(one.observations)
        flags.put(one.flags)
        if one.document.status != "quarantined":
            texts.put(one.document.document_id, one.text)
    observations, differing = series.compared(figures.done())
    return Contents(
        documents=tuple(rows[document_id] for document_id in order),
        tables=tables.done(),
        cells=cells.done(),
        mentions=known.mentions,
        entities=known.entities,
        records=known.records,
        participants=known.participants,
        evidence=known.evidence,
        observations=observations,
        flags=flags.put(known.flags).put(differing).done(),
        texts=texts,
    )
