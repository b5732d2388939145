"""Tables of a version as JSON Lines, for programs that take neither CSV nor Parquet."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from extractors.model.rows import TABLES
from flows.emit import csvfile, parts
from flows.emit.dataset import version_folder
from flows.review import NoSuchRecord
from flows.schema import Value, columns


def export(out: Path, tables: Sequence[str], into: Path | None) -> Iterator[str]:
    """The rows of tables of the latest version in `out`, an object a line; all tables where none is named.

    With a folder `into` each becomes a file there, and the files' names come back. Raises NoSuchRecord for a table that
    there is none of, FileNotFoundError where there is no dataset.
    """
    version = version_folder(out)
    for name in tables:
        if name not in TABLES:
            raise NoSuchRecord(f"there is no table {name}; there are {', '.join(TABLES)}")
    for name in tables or TABLES:
        if into is None:
            yield from lines(version, name)
        else:
            into.mkdir(parents=True, exist_ok=True)
            file = into / f"{name}.jsonl"
            with file.open("w", encoding="utf-8", newline="") as written:
                written.writelines(line + "\n" for line in lines(version, name))
            yield str(file)


def lines(version: Path, table: str) -> Iterator[str]:
    """The rows of one table of a version; nothing for a table that older code did not have."""
    names = [spec.name for spec in columns(TABLES[table])]
    for values in (each for file in parts.files(version, table) for each in csvfile.stream(TABLES[table], file)):
        yield json.dumps(dict(zip(names, map(_plain, values), strict=True)), ensure_ascii=False)


def _plain(value: Value) -> Value | list[str]:
    return list(value) if isinstance(value, tuple) else None if value == "" else value
