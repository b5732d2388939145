"""Rows as Parquet, with the types of the schema: `list<string>` for lists, null for what is missing or empty."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import islice
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from extractors.model.rows import Row
from flows.schema import Kind, Spec, Value, columns, values

GROUP = 1 << 15
"""Rows of a row group."""

AT_ONCE = 1_000
"""Rows that are turned into columns at a time: the bytes are the same for any number."""

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
    _leave_pandas()
    schema = arrow_schema(row_class)
    by_column = zip(*map(values, rows), strict=True) if rows else ((),) * len(schema)
    arrays = [pa.array(_stored(field.type, own), type=field.type) for field, own in zip(schema, by_column, strict=True)]
    return pa.Table.from_arrays(arrays, schema=schema)


def _stored(kind: pa.DataType, own: Sequence[Value]) -> Sequence[Value]:
    """A column's values, an empty text as missing."""
    return [value or None for value in own] if kind == TYPES["string"] else own


class _NoPandas:
    """Says of pandas that it is not installed."""

    def find_spec(self, name: str, _path: object = None, _target: object = None) -> None:
        if name == "pandas":
            raise ModuleNotFoundError(name=name)


@cache
def _leave_pandas() -> None:
    """Have pyarrow look for pandas where it finds none: to see that lists are no frames it would load it, for half a second.

    Once it found none it does not look again. Who has loaded pandas already keeps it.
    """
    if "pandas" in sys.modules:
        return
    absent = _NoPandas()
    sys.meta_path.insert(0, absent)
    try:
        pa.array([None])
    finally:
        sys.meta_path.remove(absent)


def write(row_class: type[Row], rows: Iterable[Row], file: Path) -> None:
    """Write the Parquet file of a table: the same rows give the same bytes. A row group is held at a time, in columns."""
    left = iter(rows)
    with pq.ParquetWriter(file, arrow_schema(row_class), compression="zstd") as writer:
        group = _group(row_class, left) or [arrow_table(row_class, ())]  # a table without rows has a group all the same
        while group:
            writer.write_table(pa.concat_tables(group), row_group_size=GROUP)
            group = _group(row_class, left)


def _group(row_class: type[Row], rows: Iterator[Row]) -> list[pa.Table]:
    """The rows of the next group, some thousand at a time; [] where there are no more."""
    left = iter(islice(rows, GROUP))
    parts = []
    while some := tuple(islice(left, AT_ONCE)):
        parts.append(arrow_table(row_class, some))
    return parts


def _field(spec: Spec) -> pa.Field:
    notes = {"description": spec.column.description} | ({"unit": spec.column.unit} if spec.column.unit else {})
    return pa.field(spec.name, TYPES[spec.kind], metadata=notes)
