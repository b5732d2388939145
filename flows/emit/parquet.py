"""Rows as Parquet, with the types of the schema: `list<string>` for lists, null for what is missing or empty."""

import io
from collections.abc import Sequence

import pyarrow as pa
import pyarrow.parquet as pq

from extractors.model.rows import Row
from flows.schema import Kind, Spec, columns

TYPES: dict[Kind, pa.DataType] = {
    "string": pa.string(),
    "integer": pa.int64(),
    "number": pa.float64(),
    "boolean": pa.bool_(),
    "list": pa.list_(pa.string()),
}


def arrow_schema(row_class: type[Row]) -> pa.Schema:
    """The Arrow schema of a table; each field carries its description and unit."""
    return pa.schema([_field(spec) for spec in columns(row_class)])


def arrow_table(row_class: type[Row], rows: Sequence[Row]) -> pa.Table:
    """The rows as an Arrow table."""
    schema = arrow_schema(row_class)
    arrays = []
    for field in schema:
        values = [getattr(row, field.name) for row in rows]
        arrays.append(pa.array([None if value == "" else value for value in values], type=field.type))
    return pa.Table.from_arrays(arrays, schema=schema)


def write(row_class: type[Row], rows: Sequence[Row]) -> bytes:
    """The Parquet file of a table: the same rows give the same bytes."""
    out = io.BytesIO()
    pq.write_table(arrow_table(row_class, rows), out, compression="zstd")
    return out.getvalue()


def _field(spec: Spec) -> pa.Field:
    notes = {"description": spec.column.description} | ({"unit": spec.column.unit} if spec.column.unit else {})
    return pa.field(spec.name, TYPES[spec.kind], metadata=notes)
