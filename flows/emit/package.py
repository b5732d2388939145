"""`datapackage.json`: what every file and column of a version is, for people and for Frictionless tools."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from extractors.model.rows import TABLES, DocumentRow, Row
from flows.emit.drafting import Written
from flows.emit.parts import table_of
from flows.schema import Kind, Spec, columns, key

Json = dict[str, object]
"""One JSON object on its way out."""

FIELD_TYPES: dict[Kind, str] = {
    "string": "string",
    "integer": "integer",
    "number": "number",
    "boolean": "boolean",
    "list": "array",
}
GUARD = (
    "In CSV a text that a spreadsheet might run, one that begins with = + - @ (full-width forms too), a tab or a line break "
    "and is no plain number, has one apostrophe put before it; take it away to have the text itself. "
    "Lists are JSON arrays. Empty is missing."
)


def describe(
    name: str, files: Mapping[str, Written], made_from: Mapping[str, str], papers: Sequence[DocumentRow] = ()
) -> bytes:
    """The descriptor of a version called `name` whose files are `files` by path; `made_from` names its inputs.

    `papers` are its sources, each with its licence where it is known.

    CSV files are the package's resources; every other file stands in `files` with its size and hash.
    """
    descriptor: Json = {
        "profile": "data-package",
        "name": "paperledger",
        "title": "Facts, entities and tables read from research papers",
        "version": name,
        "description": GUARD,
        "sources": [_source(paper) for paper in papers],
        "licenses": [{"name": licence} for licence in sorted({paper.licence for paper in papers if paper.licence})],
        "resources": [_resource(table, {path: files[path] for path in own}) for table, own in _paths(files).items()],
        "files": [_file(path, file) for path, file in sorted(files.items()) if table_of(path) not in TABLES],
        "made_from": dict(sorted(made_from.items())),
    }
    return (json.dumps(descriptor, ensure_ascii=False, indent=1) + "\n").encode()


def table_schema(row_class: type[Row], table: str) -> Json:
    """A table's Frictionless Table Schema."""
    specs = columns(row_class)
    schema: Json = {
        "fields": [_field(spec) for spec in specs],
        "missingValues": [""],
        "primaryKey": list(key(table)),
    }
    references = [
        {"fields": [spec.name], "reference": {"resource": spec.column.of, "fields": [key(spec.column.of)[0]]}}
        for spec in specs
        if spec.column.of
    ]
    return schema | ({"foreignKeys": references} if references else {})


def digest(file: Path) -> str:
    """A file's hash as Frictionless writes it. Raises OSError."""
    with file.open("rb") as handle:
        return f"sha256:{hashlib.file_digest(handle, 'sha256').hexdigest()}"


def _source(paper: DocumentRow) -> Json:
    source: Json = {"title": paper.title or paper.path.rpartition("/")[2]}
    return source | ({"path": paper.url} if paper.url else {})


def _file(path: str, file: Written) -> Json:
    return {"path": path, "bytes": file.size, "hash": f"sha256:{file.sha256}"}


def _paths(files: Mapping[str, Written]) -> dict[str, list[str]]:
    """The paths of each table's CSV files, in the order of its parts."""
    found: dict[str, list[str]] = {table: [] for table in TABLES}
    for path in sorted(files):
        if (table := table_of(path)) in found:
            found[table].append(path)
    return found


def _files(files: Mapping[str, Written]) -> Json:
    """A table's file with its size and hash; of several all paths, and each by itself."""
    if len(files) == 1:
        return _file(*next(iter(files.items())))
    return {"path": list(files), "parts": [_file(path, file) for path, file in files.items()]}


def _resource(table: str, files: Mapping[str, Written]) -> Json:
    row_class = TABLES[table]
    return {
        "name": table,
        "profile": "tabular-data-resource",
        "description": (row_class.__doc__ or "").strip().splitlines()[0],
        **_files(files),
        "scheme": "file",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\n", "quoteChar": '"', "doubleQuote": True, "header": True},
        "schema": table_schema(row_class, table),
    }


def _field(spec: Spec) -> Json:
    limits: Json = {} if spec.may_be_empty else {"required": True}
    if spec.choices:
        limits["enum"] = [choice for choice in spec.choices if choice]
    if spec.column.pattern:
        limits["pattern"] = spec.column.pattern
    for name, bound in (("minimum", spec.column.minimum), ("maximum", spec.column.maximum)):
        if bound is not None:
            limits[name] = int(bound) if spec.kind == "integer" else bound
    field: Json = {"name": spec.name, "type": FIELD_TYPES[spec.kind], "description": spec.column.description}
    if spec.column.unit:
        field["unit"] = spec.column.unit
    return field | ({"constraints": limits} if limits else {})
