"""What a version of the dataset holds, before it is written."""

from collections.abc import Iterator, Mapping, Sequence
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

    documents: Sequence[DocumentRow] = ()
    tables: Sequence[TableRow] = ()
    cells: Sequence[CellRow] = ()
    mentions: Sequence[MentionRow] = ()
    entities: Sequence[EntityRow] = ()
    records: Sequence[RecordRow] = ()
    participants: Sequence[ParticipantRow] = ()
    evidence: Sequence[EvidenceRow] = ()
    observations: Sequence[ObservationRow] = ()
    flags: Sequence[FlagRow] = ()
    texts: Mapping[str, str] = field(default_factory=dict)

    def by_name(self) -> Iterator[tuple[str, Sequence[Row]]]:
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
