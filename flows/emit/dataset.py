"""A published version read back: as pandas DataFrames for analysts, as rows and bytes for the pipeline itself."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extractors.model.rows import TABLES
from flows.emit import csvfile, parts
from flows.emit.version import DESCRIPTOR, latest
from flows.schema import Kind, Spec, Value, columns

if TYPE_CHECKING:
    import pandas as pd

DTYPES: dict[Kind, str] = {"string": "str", "integer": "Int64", "number": "Float64", "boolean": "bool", "list": "object"}


def read(folder: Path, tables: Sequence[str] = (), where: Mapping[str, str] | None = None) -> "dict[str, pd.DataFrame]":
    """The tables of a dataset by name. `folder` is an output folder (its latest version is read) or one version.

    Texts are `str` (missing where empty), whole numbers `Int64`, numbers `Float64`, lists are tuples of text. Texts are as
    the papers print them: the apostrophe that guards formulas in the CSV files is taken away. With `tables` only these are
    read; with `where` only the rows in which each column named there is the value as CSV has it, or a list that holds it.
    Raises FileNotFoundError when there is no dataset, KeyError for a table or column that there is none of.
    """
    import pandas as pd

    version = version_folder(folder)
    return {
        name: pd.DataFrame(
            {
                spec.name: pd.Series(_filled(spec, values), dtype=DTYPES[spec.kind])
                for spec, values in zip(columns(TABLES[name]), _columns(version, name, where or {}), strict=True)
            }
        )
        for name in tables or TABLES
    }


def version_folder(folder: Path) -> Path:
    """The version that `folder` is or holds. Raises FileNotFoundError when there is none."""
    if (folder / DESCRIPTOR).is_file():
        return folder
    found = latest(folder)
    if found is None:
        raise FileNotFoundError(f"{folder} holds no dataset; `paperledger run` makes one")
    return found


def table_files(version: Path) -> dict[str, tuple[Path, ...]]:
    """The CSV files of a version by table name, without `changes` and tables that older code did not have."""
    return {name: found for name in TABLES if name != "changes" and (found := parts.files(version, name))}


def made_from(version: Path) -> dict[str, str]:
    """What a version was made from: fingerprints of its papers, the code, the decisions."""
    return {str(name): str(value) for name, value in _descriptor(version).get("made_from", {}).items()}


def _had(version: Path) -> frozenset[str]:
    """The tables that a version was written with: older code had fewer."""
    return frozenset(str(resource["name"]) for resource in _descriptor(version)["resources"])


def _descriptor(version: Path) -> dict[str, Any]:
    return dict(json.loads((version / DESCRIPTOR).read_bytes()))


def _columns(version: Path, table: str, where: Mapping[str, str]) -> list[list[Value]]:
    files = parts.files(version, table)
    if not files and table in _had(version):
        raise FileNotFoundError(f"{version} has lost its table {table}; `paperledger check` says more")
    specs = columns(TABLES[table])
    at = {spec.name: i for i, spec in enumerate(specs)}
    wanted = [(specs[at[name]], at[name], value) for name, value in where.items()]
    rows = (values for file in files for values in csvfile.stream(TABLES[table], file))
    lines = [row for row in rows if all(_is(spec, row[i], value) for spec, i, value in wanted)]
    return [list(column) for column in zip(*lines, strict=True)] if lines else [[] for _ in specs]


def _is(spec: Spec, found: Value, wanted: str) -> bool:
    return wanted in found if isinstance(found, tuple) else csvfile.unguard(csvfile.cell(spec, found)) == wanted


def _filled(spec: Spec, values: list[Value]) -> list[Value]:
    return [None if value == "" else value for value in values] if spec.kind == "string" else values
