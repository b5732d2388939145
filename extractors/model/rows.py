"""Every published column: name, type, meaning, limits.

CSV header, Parquet schema, `datapackage.json`, the data dictionary and the checks before publishing are read off these
classes. A field's annotation gives the type (a `Literal` is a closed list, `| None` may be missing, a tuple is a list);
`Column` gives the rest.
"""

from dataclasses import dataclass
from typing import Annotated, Literal

from extractors.model.document import TableMethod, Zone
from extractors.model.edtf import EDTF
from extractors.model.fact import Label, MentionKind, RecordKind, Role
from extractors.model.observation import ObsStatus, Statistic

DocumentStatus = Literal["ok", "partial", "quarantined"]
Change = Literal["added", "removed", "changed", "renamed"]
Subject = Literal[
    "documents", "tables", "cells", "mentions", "entities", "records", "participants", "evidence", "observations"
]


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


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """One row a source paper, whatever became of it."""

    document_id: Annotated[str, Column("The paper, named by its bytes", key=True)]
    sha256: Annotated[str, Column("SHA-256 of the file", pattern=r"([0-9a-f]{64})?")]
    path: Annotated[str, Column("The file as it was given")]
    also_at: Annotated[tuple[str, ...], Column("Other paths with the same bytes")]
    media_type: Annotated[str, Column("What the file is, by its content")]
    title: Annotated[str, Column("Title as printed")]
    authors: Annotated[tuple[str, ...], Column("Authors as printed")]
    year: Annotated[int | None, Column("Year of publication as printed")]
    publisher: Annotated[str, Column("Who published it, as printed")]
    doi: Annotated[str, Column("Digital Object Identifier as printed")]
    url: Annotated[str, Column("Where the paper comes from, from the catalogue")]
    licence: Annotated[str, Column("Licence of the paper, from the catalogue")]
    language: Annotated[str, Column("Main language of the text", pattern=r"([a-z]{2,3})?")]
    n_pages: Annotated[int, Column("Pages in the file", minimum=0)]
    n_pages_ocr: Annotated[int, Column("Pages read by optical character recognition", minimum=0)]
    n_tables: Annotated[int, Column("Logical tables found", minimum=0)]
    n_mentions: Annotated[int, Column("Mentions found", minimum=0)]
    n_records: Annotated[int, Column("Distinct facts that this paper states", minimum=0)]
    status: Annotated[DocumentStatus, Column("What became of it")]
    reason: Annotated[str, Column("Why it is not ok: a code from the list of reasons, and what a person can do")]
    extractor_version: Annotated[str, Column("Fingerprint of the code, data and model that read it")]


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row a logical table, continuations on later pages joined."""

    table_id: Annotated[str, Column("The table", key=True)]
    document_id: DocumentId
    number: Annotated[str, Column("Number as printed, without the word Table")]
    caption: Annotated[str, Column("Caption as printed")]
    notes: Annotated[tuple[str, ...], Column("Note and source lines that belong to it")]
    unit: Annotated[str, Column("Unit or scale printed for the whole table")]
    page_start: Annotated[int, Column("First page", minimum=1)]
    page_end: Annotated[int, Column("Last page", minimum=1)]
    n_rows: Annotated[int, Column("Rows, header rows included", minimum=1)]
    n_cols: Annotated[int, Column("Columns", minimum=1)]
    n_header_rows: Annotated[int, Column("Rows of column heads at the top", minimum=0)]
    method: Annotated[TableMethod, Column("What its grid was read from: drawn lines, text, OCR words, tabs")]
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class CellRow:
    """One row a table cell; a spanning cell is one row, with its spans."""

    table_id: Annotated[str, Column("The table", key=True, of="tables")]
    row: Annotated[int, Column("First row, from 0", key=True, minimum=0)]
    col: Annotated[int, Column("First column, from 0", key=True, minimum=0)]
    row_span: Annotated[int, Column("Rows covered", minimum=1)]
    col_span: Annotated[int, Column("Columns covered", minimum=1)]
    is_header: Annotated[bool, Column("Whether it is a column head")]
    path: Annotated[tuple[str, ...], Column("The column heads over it, outermost first")]
    text: Annotated[str, Column("Text; several paragraphs in a cell are parted by line breaks")]
    page: PageNumber
    x0: Left
    top: Top
    x1: Right
    bottom: Bottom
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class MentionRow:
    """One row a country, date, amount or organisation named in the text."""

    mention_id: Annotated[str, Column("The mention", key=True)]
    document_id: DocumentId
    label: Annotated[Label, Column("What is named")]
    kind: Annotated[
        MentionKind,
        Column("AMOUNT: money, quantity, percent, count; COUNTRY: name, demonym, prefix, nested; DATE: plan"),
    ]
    text: Annotated[str, Column("The words as printed")]
    norm: Annotated[str, Column("ISO 3166-1 alpha-3, EDTF, `USD 18000000000` / `30 t` / `77 %`, or the canonical name")]
    value: Annotated[float | None, Column("The amount's number")]
    unit: Annotated[str, Column("The amount's unit: ISO 4217 or UCUM")]
    modifier: Annotated[str, Column("Words that limit the value: more than, about, end of")]
    entity_id: Annotated[str | None, Column("The entity it names", of="entities")]
    zone: Annotated[Zone, Column("Part of the paper")]
    page: PageNumber
    start: Start
    end: End
    table_id: InTable
    row: RowNumber
    col: ColNumber
    x0: Left
    top: Top
    x1: Right
    bottom: Bottom
    method: Annotated[str, Column("The rule or model that read it")]
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class EntityRow:
    """One row a distinct entity, over all papers."""

    entity_id: Annotated[str, Column("The entity", key=True)]
    label: Annotated[Label, Column("What it is")]
    name: Annotated[str, Column("Canonical name or value")]
    code: Annotated[str, Column("ISO code where there is one")]
    country: Annotated[str, Column("Country of a government body, ISO 3166-1 alpha-3", pattern=rf"({ISO3})?")]
    aliases: Annotated[tuple[str, ...], Column("Other printed forms")]
    n_mentions: Annotated[int, Column("Mentions", minimum=0)]
    n_documents: Annotated[int, Column("Papers that name it", minimum=0)]


@dataclass(frozen=True, slots=True)
class RecordRow:
    """One row a distinct fact: two places that state it are two rows of evidence."""

    record_id: Annotated[str, Column("The fact", key=True)]
    kind: Annotated[RecordKind, Column("What sort of fact")]
    subtype: Annotated[str, Column("Finer sort: treaty, memorandum, loan, ...", listed="subtypes.csv subtype")]
    title: Annotated[str, Column("Title or sentence that names it")]
    parties: Annotated[tuple[str, ...], Column("Countries that are party to it, ISO 3166-1 alpha-3")]
    donor: Donor
    recipient: Recipient
    donor_organizations: Annotated[tuple[str, ...], Column("Organisations that give, by their canonical names")]
    recipient_organizations: Annotated[tuple[str, ...], Column("Organisations that receive, by their canonical names")]
    organizations: Annotated[tuple[str, ...], Column("All organisations named, by their canonical names")]
    date: Annotated[str, Column("When, EDTF", pattern=DATED)]
    term: Annotated[str, Column("For how long it runs, EDTF interval", pattern=DATED)]
    year: Annotated[int | None, Column("Year")]
    amount: Annotated[float | None, Column("Sum of money stated for it")]
    currency: Annotated[str, Column("Currency of the sum, ISO 4217", pattern=rf"({ISO3})?")]
    amount_usd: Annotated[float | None, Column("The sum at the year's average rate", unit="USD")]
    usd_rate: Annotated[float | None, Column("Units of the currency for one US dollar, the year's average")]
    usd_rate_year: Annotated[int | None, Column("Year of that rate")]
    quantities: Annotated[tuple[str, ...], Column("Quantities stated for it, with UCUM units")]
    interest_rate: Annotated[float | None, Column("Interest of a loan", unit="% a year")]
    maturity_years: Annotated[float | None, Column("Years until a loan is paid back", minimum=0.0)]
    grace_years: Annotated[float | None, Column("Years before the first repayment", minimum=0.0)]
    measure: Annotated[str, Column("What a claim measures: exports, debt_stock, share, ...")]
    ref_area: RefArea
    counterpart_area: CounterpartArea
    value: ClaimValue
    unit_measure: UnitMeasure
    purpose: Annotated[str, Column("What it is for, as printed")]
    status: Annotated[str, Column("How far it has come, as printed: pledged, signed, completed, ...")]
    cumulative: Annotated[bool, Column("A running total rather than one year's figure")]
    flags: Annotated[tuple[str, ...], Column("Doubts, by their codes in the table flags")]
    n_evidence: Annotated[int, Column("Places that state it", minimum=1)]
    n_independent: Annotated[int, Column("Independent witnesses among them", minimum=1)]
    resolution: Annotated[str, Column("The rule that chose the released values where statements differ")]
    source_quality: Annotated[float | None, Column("How good its sources are, after TUFF", **SHARE)]
    completeness: Annotated[float | None, Column("Share of the values that such a fact should have", **SHARE)]
    aggregate: Annotated[
        bool,
        Column("Whether it may be summed; false for umbrellas, running totals, possible duplicates, restatements, plans"),
    ]
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class ParticipantRow:
    """One row a part that a country or an organisation has in a record."""

    record_id: Annotated[str, Column("The fact", key=True, of="records")]
    role: Annotated[Role, Column("As what it takes part", key=True)]
    name: Annotated[str, Column("Its canonical name", key=True)]
    entity_id: Annotated[str | None, Column("The entity", of="entities")]
    country: Annotated[str, Column("The country, or the organisation's home, ISO 3166-1 alpha-3", pattern=rf"({ISO3})?")]
    document_id: Annotated[str | None, Column("The paper that names it in this part", of="documents")]
    start: Start
    end: End
    method: Annotated[str, Column("The rule that gave the part")]


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """One row a place that states a record, and what this place itself states."""

    evidence_id: Annotated[str, Column("The place", key=True)]
    record_id: Annotated[str, Column("The fact it states", of="records")]
    document_id: DocumentId
    zone: Annotated[Zone, Column("Part of the paper")]
    table_id: InTable
    row: RowNumber
    col: ColNumber
    page: PageNumber
    start: Start
    end: End
    quote: Annotated[str, Column("The words as printed")]
    x0: Left
    top: Top
    x1: Right
    bottom: Bottom
    title: Annotated[str, Column("Title that this place gives")]
    parties: Annotated[tuple[str, ...], Column("Parties that this place gives")]
    donor: Donor
    recipient: Recipient
    date: Annotated[str, Column("Date that this place gives, EDTF", pattern=DATED)]
    year: Annotated[int | None, Column("Year that this place gives")]
    amount: Annotated[float | None, Column("Sum that this place gives")]
    currency: Annotated[str, Column("Its currency, ISO 4217", pattern=rf"({ISO3})?")]
    ref_area: RefArea
    counterpart_area: CounterpartArea
    value: ClaimValue
    unit_measure: UnitMeasure
    method: Annotated[str, Column("The rule that read the statement")]
    values: Annotated[tuple[str, ...], Column("Where each value was read: `field=value @start:end rule`")]
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class ObservationRow:
    """One row a figure of a numeric table, or a sign there that none is known; names after SDMX."""

    observation_id: Annotated[str, Column("The figure", key=True)]
    document_id: DocumentId
    table_id: Annotated[str, Column("The table it stands in", of="tables")]
    row: Annotated[int, Column("Row of its cell, from 0", minimum=0)]
    col: Annotated[int, Column("Column of its cell, from 0", minimum=0)]
    page: PageNumber
    x0: Left
    top: Top
    x1: Right
    bottom: Bottom
    row_path: Annotated[tuple[str, ...], Column("Labels of its row, sections and panels, outermost first")]
    col_path: Annotated[tuple[str, ...], Column("Heads over its column, outermost first")]
    indicator: Annotated[
        str, Column("What is measured: the labels' words that are neither place nor time nor unit, else the caption's")
    ]
    ref_area: Annotated[str, Column("Country it is of, ISO 3166-1 alpha-3", pattern=rf"({ISO3})?")]
    counterpart_area: Annotated[str, Column("Country on the other side, ISO 3166-1 alpha-3", pattern=rf"({ISO3})?")]
    time_period: Annotated[str, Column("Time it is for, EDTF", pattern=DATED)]
    obs_value: Annotated[
        float | None, Column("The figure as printed, scale not applied; missing where the cell prints a range")
    ]
    unit_mult: Annotated[int, Column("Power of ten of the scale: 6 for millions")]
    unit_measure: Annotated[str, Column("Unit: ISO 4217, UCUM, %, or as printed")]
    obs_status: Annotated[ObsStatus, Column("e estimate, p projection or provisional, m missing")]
    statistic: Annotated[Statistic, Column("What it is of an estimate, where it is not the estimate itself")]
    is_total: Annotated[bool, Column("Whether it is a sum of others in its table: leave it out of sums")]
    note: Annotated[str, Column("Marks that hang on the figure: stars, letters, <")]
    series_id: Annotated[str, Column("The same for figures of one series over time, in any table and paper")]
    text: Annotated[str, Column("The figure as printed, with its marks")]
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class FlagRow:
    """One row a doubt that a person should look at."""

    flag_id: Annotated[str, Column("The doubt", key=True)]
    subject: Annotated[Subject, Column("The table that the doubted row stands in")]
    subject_id: Annotated[str, Column("Key of the doubted row")]
    document_id: Annotated[str | None, Column("The paper", of="documents")]
    page: PageNumber
    flag: Annotated[str, Column("Code from the documented list", listed="flags.csv flag")]
    detail: Annotated[str, Column("What is doubtful about this case")]


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One row a difference from the version before."""

    subject: Annotated[Subject | Literal["flags"], Column("Table", key=True)]
    subject_id: Annotated[str, Column("Key of the row", key=True)]
    change: Annotated[Change, Column("What happened to it")]
    columns: Annotated[tuple[str, ...], Column("Columns that differ")]
    old: Annotated[str, Column("Their values before, as text; of a renamed row its old key")]
    new: Annotated[str, Column("Their values after, as text; of a renamed row its new key")]
    cause: Annotated[str, Column("Why: new paper, changed paper, new code, decision")]


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
