"""dataset.xlsx: facts, quotes, doubts, papers and what columns mean. A text is typed as text, whatever it holds."""

import math
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

import xlsxwriter

from extractors.model.rows import RecordRow
from flows.contents import Contents
from flows.emit.facts import FACTS, Cell, Heading, facts, in_print, paper_names
from flows.ordered import ordered
from flows.reasons import flags as known_flags
from flows.schema import columns

PIECE = 1 << 20
"""Bytes that are handed on at a time."""

LONGEST = 32_000
"""Characters of a cell; a spreadsheet takes 32,767."""

MOST_ROWS = 1_000_000
"""Rows of a sheet; a spreadsheet takes 1,048,576. All rows are in the CSV files."""

WIDE = {"title": 60, "quote": 70, "paper": 40, "detail": 60, "meaning": 60, "what to do": 50, "reason": 50, "path": 40}
"""Widths, in letters, of columns that hold sentences."""

QUOTES = ("record_id", "evidence_id", "paper", "page", "part", "quote", "title", "date", "amount", "currency", "confidence")
DOUBTS = ("doubt", "about", "id", "title", "detail", "paper", "page", "meaning", "what to do")
PAPERS = ("document_id", "title", "year", "path", "status", "reason", "pages", "tables", "facts", "doi", "licence")


MOST_HELD = 1_000
"""Rows of quotes up to which the workbook is made in memory, and smaller; above, rows are written one by one."""


def workbook(contents: Contents) -> Iterator[bytes]:
    """The file, a piece after the other: the same rows give the same bytes."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "dataset.xlsx"
        _make(file, contents, folder)
        with file.open("rb") as made:
            while piece := made.read(PIECE):
                yield piece


def _make(file: Path, contents: Contents, folder: str) -> None:
    where = {"tmpdir": folder, "constant_memory": True} if len(contents.evidence) > MOST_HELD else {"in_memory": True}
    settings = {**where, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(file, settings) as book:
        book.set_properties({"title": "paperledger", "created": datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)})
        _sheet(book, "facts", [heading.name for heading in FACTS], facts(contents))
        _sheet(book, "quotes", QUOTES, _quotes(contents))
        _sheet(book, "to check", DOUBTS, _doubts(contents))
        _sheet(book, "papers", PAPERS, _papers(contents))
        _sheet(book, "columns", ("sheet", "column", "meaning"), _meanings())


def _sheet(book: xlsxwriter.Workbook, name: str, heads: Sequence[str], rows: Iterable[Sequence[Cell]]) -> None:
    sheet = book.add_worksheet(name)
    bold = book.add_format({"bold": True, "bottom": 1, "valign": "top"})
    plain = book.add_format({"valign": "top"})
    wrapped = book.add_format({"valign": "top", "text_wrap": True})
    for col, head in enumerate(heads):
        sheet.set_column(col, col, WIDE.get(head, max(11, len(head) + 3)), wrapped if head in WIDE else plain)
        sheet.write_string(0, col, head, bold)
    last = 0
    for last, row in enumerate(rows, 1):
        if last > MOST_ROWS:
            break
        for col, value in enumerate(row):
            _write(sheet, last, col, value)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, min(last, MOST_ROWS), len(heads) - 1)


def _write(sheet: "xlsxwriter.worksheet.Worksheet", row: int, col: int, value: Cell) -> None:
    if isinstance(value, bool):
        sheet.write_boolean(row, col, value)
    elif isinstance(value, int | float) and math.isfinite(value):
        sheet.write_number(row, col, value)
    elif isinstance(value, str) and value:
        sheet.write_string(row, col, value if len(value) <= LONGEST else value[:LONGEST] + " …")


def _quotes(contents: Contents) -> Iterator[tuple[Cell, ...]]:
    papers = paper_names(contents)
    for row in in_print(contents.evidence):
        where = (row.record_id, row.evidence_id, papers.get(row.document_id, ""), row.page, row.zone)
        yield *where, " ".join(row.quote.split()), row.title, row.date, row.amount, row.currency, row.confidence


def _doubts(contents: Contents) -> Iterator[tuple[Cell, ...]]:
    """What asks for a person's word; flags that need nothing are left out."""
    papers = paper_names(contents)
    doubtful = {row.subject_id for row in contents.flags}
    titles = {row.record_id: row.title for row in contents.records if row.record_id in doubtful}
    titles |= {row.table_id: row.caption for row in contents.tables if row.table_id in doubtful}
    known = known_flags()
    for _, row in ordered(((row.flag, row.subject_id, row.flag_id), row) for row in contents.flags):
        words = known.get(row.flag)
        if words is None or words.what_to_do.startswith("Nothing"):
            continue
        paper = papers.get(row.document_id or "", "")
        title = titles.get(row.subject_id, "")
        yield row.flag, row.subject, row.subject_id, title, row.detail, paper, row.page, words.meaning, words.what_to_do


def _papers(contents: Contents) -> Iterator[tuple[Cell, ...]]:
    for row in contents.documents:
        counts = (row.n_pages, row.n_tables, row.n_records)
        yield row.document_id, row.title, row.year, row.path, row.status, row.reason, *counts, row.doi, row.licence


def _meanings() -> Iterator[tuple[Cell, ...]]:
    for heading in (*FACTS, Heading("record_id", "The fact that the quote states")):
        yield ("facts" if heading in FACTS else "quotes"), heading.name, heading.meaning
    for spec in columns(RecordRow):
        yield "records.csv", spec.name, spec.column.description + (f", in {spec.column.unit}" if spec.column.unit else "")
