"""The data dictionary: every table, column, flag and reason, as Markdown, read off the code that publishes them."""

from collections.abc import Iterator

from extractors.model.rows import TABLES, Row
from extractors.readers.failure import reasons
from flows.reasons import flags
from flows.schema import Spec, columns

HEAD = """\
# The dataset

`paperledger run` writes one immutable version a run and points `latest` at it:

    outputs/
      latest                        -> versions/<number>-<hash>
      versions/<number>-<hash>/
        <table>.csv  <table>.parquet  the tables below
        texts/<document_id>.txt       the reading-order text that `start` and `end` count in
        datapackage.json              types, keys, units and hashes, as a Frictionless Data Package
        facts.csv                     one row a record with names, quote, paper and page
        dataset.xlsx  dataset.sqlite  the same for spreadsheets; all tables with keys, a view `facts`, full-text search
        explore.html  pages/          the dataset to search, filter and check against pictures of its pages
        report.html                   a summary to print

A run over unchanged papers with unchanged code and decisions makes no new version. The same papers give byte-identical
tables.

**Reading it.** In Python, `from paperledger import read_dataset; tables = read_dataset("outputs")` gives pandas DataFrames
with the types below. CSV is UTF-8 with RFC 4180 quoting; a list is a JSON array, missing is empty. A text that a
spreadsheet might run as a formula, one that begins with `=`, `+`, `-`, `@` (their full-width forms too), a tab or a line
break and is no plain number, has one apostrophe put before it: take it away to have the text itself. `read_dataset` and
the Parquet files have it unchanged.

**Conventions.** Countries are ISO 3166-1 alpha-3, currencies ISO 4217, dates EDTF (`2018-10`, `2004/2014`, `196X`,
`2017-12~`), quantities UCUM. Pages count from 1, rows and columns from 0. Boxes (`x0`, `top`, `x1`, `bottom`) are PDF
points from the page's top-left corner. Ids are made from content, so the same fact keeps its id between runs. Sorting
by `confidence` puts the rows worth checking first.

This file is generated: `paperledger dictionary > outputs/README.md`.
"""


def markdown() -> str:
    """The whole dictionary."""
    tables = (part for name, row_class in TABLES.items() for part in _table(name, row_class))
    return "\n".join([HEAD, *tables, *_flags(), *_reasons()]) + "\n"


def _table(name: str, row_class: type[Row]) -> Iterator[str]:
    yield f"## {name}\n"
    yield f"{(row_class.__doc__ or '').strip()}\n"
    yield "| column | type | meaning |"
    yield "| --- | --- | --- |"
    for spec in columns(row_class):
        yield f"| {spec.name} | {_type(spec)} | {_meaning(spec)} |"
    yield ""


def _type(spec: Spec) -> str:
    kind = "list of strings" if spec.kind == "list" else spec.kind
    marks = [kind, *(["key"] if spec.column.key else []), *([f"key of {spec.column.of}"] if spec.column.of else [])]
    return ", ".join(marks)


def _meaning(spec: Spec) -> str:
    words = spec.column.description + (f", in {spec.column.unit}" if spec.column.unit else "")
    choices = ", ".join(f"`{choice}`" for choice in spec.choices if choice and not spec.column.listed)
    return (f"{words}: {choices}" if choices else words).replace("|", "\\|")


def _flags() -> Iterator[str]:
    yield "## The flags\n"
    yield "| flag | meaning | what to do |"
    yield "| --- | --- | --- |"
    for flag in flags().values():
        yield f"| {flag.code} | {flag.meaning} | {flag.what_to_do} |"
    yield ""


def _reasons() -> Iterator[str]:
    yield "## Why a paper is not `ok`\n"
    yield "`documents.reason` begins with one of these codes, or with a flag's.\n"
    yield "| reason | meaning | what to do |"
    yield "| --- | --- | --- |"
    for reason in reasons().values():
        yield f"| {reason.code} | {reason.meaning} | {reason.what_to_do} |"
