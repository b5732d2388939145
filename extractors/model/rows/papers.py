"""Rows that one paper gives: itself, its tables and cells, mentions, figures, and what is doubtful in it."""

from dataclasses import dataclass
from typing import Annotated, Literal

from extractors.model.document import TableMethod, Zone
from extractors.model.fact import Label, MentionKind
from extractors.model.observation import ObsStatus, Statistic
from extractors.model.rows.columns import (
    DATED,
    ISO3,
    Bottom,
    ColNumber,
    Column,
    Confidence,
    DocumentId,
    End,
    InTable,
    Left,
    PageNumber,
    Right,
    RowNumber,
    Start,
    Subject,
    Top,
)

DocumentStatus = Literal["ok", "partial", "quarantined"]


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
