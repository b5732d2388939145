"""What one paper gives: its rows, its text and its statements. This is what crosses a process and what is cached."""

from dataclasses import dataclass

from extractors.model.document import Zone
from extractors.model.fact import Statement
from extractors.model.page import Box
from extractors.model.rows import CellRow, DocumentRow, FlagRow, MentionRow, ObservationRow, TableRow


@dataclass(frozen=True, slots=True)
class PlacedStatement:
    """A statement and where in the world of papers it stands."""

    statement: Statement
    document_id: str
    zone: Zone
    table_id: str | None
    page: int | None
    box: Box | None


@dataclass(frozen=True, slots=True)
class Extract:
    """Everything read from one paper. A quarantined paper has a document row with its reason, and nothing else."""

    document: DocumentRow
    text: str = ""
    tables: tuple[TableRow, ...] = ()
    cells: tuple[CellRow, ...] = ()
    mentions: tuple[MentionRow, ...] = ()
    statements: tuple[PlacedStatement, ...] = ()
    observations: tuple[ObservationRow, ...] = ()
    flags: tuple[FlagRow, ...] = ()
