"""What a version of the dataset holds, before it is written."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from extractors.model.rows import (
    CellRow,
    DocumentRow,
    EntityRow,
    EvidenceRow,
    FlagRow,
    MentionRow,
    ObservationRow,
    ParticipantRow,
    RecordRow,
    Row,
    TableRow,
)


@dataclass(frozen=True, slots=True)
class Contents:
    """The rows of every table in publishing order, the papers' texts by document, and what they were made from."""

    documents: tuple[DocumentRow, ...] = ()
    tables: tuple[TableRow, ...] = ()
    cells: tuple[CellRow, ...] = ()
    mentions: tuple[MentionRow, ...] = ()
    entities: tuple[EntityRow, ...] = ()
    records: tuple[RecordRow, ...] = ()
    participants: tuple[ParticipantRow, ...] = ()
    evidence: tuple[EvidenceRow, ...] = ()
    observations: tuple[ObservationRow, ...] = ()
    flags: tuple[FlagRow, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)

    def by_name(self) -> Iterator[tuple[str, tuple[Row, ...]]]:
        """Each table's name and rows, parents before the tables that point to them."""
        yield "documents", self.documents
        yield "tables", self.tables
        yield "cells", self.cells
        yield "entities", self.entities
        yield "mentions", self.mentions
        yield "records", self.records
        yield "participants", self.participants
        yield "evidence", self.evidence
        yield "observations", self.observations
        yield "flags", self.flags
