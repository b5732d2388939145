"""Every published column: name, type, meaning, limits.

CSV header, Parquet schema, `datapackage.json`, the data dictionary and the checks before publishing are read off these
classes. A field's annotation gives the type (a `Literal` is a closed list, `| None` may be missing, a tuple is a list);
`Column` gives the rest.
"""

from extractors.model.rows.columns import Column, Subject
from extractors.model.rows.facts import Change, ChangeRow, EntityRow, EvidenceRow, ParticipantRow, RecordRow
from extractors.model.rows.papers import CellRow, DocumentRow, DocumentStatus, FlagRow, MentionRow, ObservationRow, TableRow

__all__ = [
    "TABLES",
    "CellRow",
    "Change",
    "ChangeRow",
    "Column",
    "DocumentRow",
    "DocumentStatus",
    "EntityRow",
    "EvidenceRow",
    "FlagRow",
    "MentionRow",
    "ObservationRow",
    "ParticipantRow",
    "RecordRow",
    "Row",
    "Subject",
    "TableRow",
]

Row = (
    DocumentRow
    | TableRow
    | CellRow
    | MentionRow
    | EntityRow
    | RecordRow
    | ParticipantRow
    | EvidenceRow
    | ObservationRow
    | FlagRow
    | ChangeRow
)

TABLES: dict[str, type[Row]] = {
    "documents": DocumentRow,
    "tables": TableRow,
    "cells": CellRow,
    "mentions": MentionRow,
    "entities": EntityRow,
    "records": RecordRow,
    "participants": ParticipantRow,
    "evidence": EvidenceRow,
    "observations": ObservationRow,
    "flags": FlagRow,
    "changes": ChangeRow,
}
