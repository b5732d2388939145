"""What every published column says of itself, and the columns that several tables share."""

from dataclasses import dataclass
from typing import Annotated, Literal

from extractors.model.edtf import EDTF


@dataclass(frozen=True, slots=True)
class Column:
    """What a column means. `key` marks the primary key, `of` the table whose key it holds.

    `listed` names a closed list: a file of extractors/data and its column.
    """

    description: str
    unit: str = ""
    key: bool = False
    of: str = ""
    minimum: float | None = None
    maximum: float | None = None
    pattern: str = ""
    listed: str = ""


ISO3 = r"[A-Z]{3}"
DATED = rf"({EDTF})?"
SHARE = {"minimum": 0.0, "maximum": 1.0}

DocumentId = Annotated[str, Column("The paper", of="documents")]
Confidence = Annotated[float, Column("How sure the reading is; sorting by it puts the rows worth checking first", **SHARE)]
PageNumber = Annotated[int | None, Column("Page, from 1", minimum=1)]
Start = Annotated[int | None, Column("First character in texts/<document_id>.txt, in Unicode code points", minimum=0)]
End = Annotated[int | None, Column("Character after the last", minimum=0)]
Left = Annotated[float | None, Column("Left edge, from the page's left; null for plain text", unit="pt")]
Top = Annotated[float | None, Column("Upper edge, from the page's top", unit="pt")]
Right = Annotated[float | None, Column("Right edge", unit="pt")]
Bottom = Annotated[float | None, Column("Lower edge", unit="pt")]
InTable = Annotated[str | None, Column("The table it stands in, if any", of="tables")]
RowNumber = Annotated[int | None, Column("Table row, from 0", minimum=0)]
ColNumber = Annotated[int | None, Column("Table column, from 0", minimum=0)]


Donor = Annotated[str, Column("Who gives, ISO 3166-1 alpha-3", pattern=rf"({ISO3})?")]
Recipient = Annotated[str, Column("Who receives, ISO 3166-1 alpha-3", pattern=rf"({ISO3})?")]
RefArea = Annotated[str, Column("Whose figure a claim is, ISO 3166-1 alpha-3", pattern=rf"({ISO3})?")]
CounterpartArea = Annotated[str, Column("With whom: partner, creditor, investor, ISO 3166-1 alpha-3", pattern=rf"({ISO3})?")]
ClaimValue = Annotated[float | None, Column("The figure that a claim states")]
UnitMeasure = Annotated[str, Column("Its unit: ISO 4217, UCUM, %; empty for counts")]


Subject = Literal[
    "documents", "tables", "cells", "mentions", "entities", "records", "participants", "evidence", "observations"
]
