"""Rows over all papers: distinct entities and facts, who takes part in them, where they stand, and what has changed."""

from dataclasses import dataclass
from typing import Annotated, Literal

from extractors.model.document import Zone
from extractors.model.fact import Label, RecordKind, Role
from extractors.model.rows.columns import (
    DATED,
    ISO3,
    SHARE,
    Bottom,
    ClaimValue,
    ColNumber,
    Column,
    Confidence,
    CounterpartArea,
    DocumentId,
    Donor,
    End,
    InTable,
    Left,
    PageNumber,
    Recipient,
    RefArea,
    Right,
    RowNumber,
    Start,
    Subject,
    Top,
    UnitMeasure,
)

Change = Literal["added", "removed", "changed", "renamed"]


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
class ChangeRow:
    """One row a difference from the version before."""

    subject: Annotated[Subject | Literal["flags"], Column("Table", key=True)]
    subject_id: Annotated[str, Column("Key of the row", key=True)]
    change: Annotated[Change, Column("What happened to it")]
    columns: Annotated[tuple[str, ...], Column("Columns that differ")]
    old: Annotated[str, Column("Their values before, as text; of a renamed row its old key")]
    new: Annotated[str, Column("Their values after, as text; of a renamed row its new key")]
    cause: Annotated[str, Column("Why: new paper, changed paper, new code, decision")]
