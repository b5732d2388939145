"""What one paper gives: its rows, its text and its statements. This is what crosses a process and what is cached."""

from collections.abc import Iterator, Sequence
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
    """Everything read from one paper. A quarantined paper has a document row with its reason, and nothing else.

    Of a long paper the rows need not be in memory: whoever walks along them holds a few at a time.
    """

    document: DocumentRow
    text: str = ""
    tables: Sequence[TableRow] = ()
    cells: Sequence[CellRow] = ()
    mentions: Sequence[MentionRow] = ()
    statements: Sequence[PlacedStatement] = ()
    observations: Sequence[ObservationRow] = ()
    flags: Sequence[FlagRow] = ()

    def portions(self, size: int) -> Iterator["Extract"]:
        """The extract as several, each with so many rows of a kind at most; the first has the text."""
        rows = (self.tables, self.cells, self.mentions, self.statements, self.observations, self.flags)
        for at in range(0, max(1, *map(len, rows)), size):
            own = slice(at, at + size)
            yield Extract(
                document=self.document,
                text="" if at else self.text,
                tables=tuple(self.tables[own]),
                cells=tuple(self.cells[own]),
                mentions=tuple(self.mentions[own]),
                statements=tuple(self.statements[own]),
                observations=tuple(self.observations[own]),
                flags=tuple(self.flags[own]),
            )
