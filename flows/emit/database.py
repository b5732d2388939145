"""dataset.sqlite: all tables but `changes`, keys and indexes, a view `facts`, full-text search over titles and quotes."""

import sqlite3
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path

from extractors.model.rows import TABLES, Row
from flows.emit import csvfile
from flows.schema import Kind, Spec, Value, columns, key, values

PIECE = 1 << 20
"""Bytes that are handed on at a time."""

TYPES: dict[Kind, str] = {"string": "TEXT", "integer": "INTEGER", "number": "REAL", "boolean": "INTEGER", "list": "TEXT"}

FACTS = """
CREATE VIEW facts AS
SELECT r.record_id, r.kind, r.subtype, r.title, giver.name AS giver, receiver.name AS receiver, r.parties, r.organizations,
  r.date, r.year, r.amount, r.currency, r.amount_usd, r.purpose, r.status, r."aggregate" AS may_be_summed, r.flags AS doubts,
  r.confidence, e.quote, coalesce(d.title, d.path) AS paper, e.page, r.n_evidence AS places, d.document_id
FROM records r
LEFT JOIN evidence e ON e.evidence_id = (SELECT evidence_id FROM evidence WHERE record_id = r.record_id
  ORDER BY document_id, start, evidence_id LIMIT 1)
LEFT JOIN documents d ON d.document_id = e.document_id
LEFT JOIN entities giver ON giver.label = 'COUNTRY' AND giver.code = r.donor
LEFT JOIN entities receiver ON receiver.label = 'COUNTRY' AND receiver.code = r.recipient;
CREATE VIRTUAL TABLE search USING fts5(record_id UNINDEXED, evidence_id UNINDEXED, title, quote, tokenize = 'unicode61');
INSERT INTO search SELECT record_id, evidence_id, title, quote FROM evidence ORDER BY evidence_id;
"""


def database(tables: Mapping[str, Iterable[Row]]) -> Iterator[bytes]:
    """The file, a piece after the other: the same rows give the same bytes. Lists are JSON arrays; what is missing or empty
    is null. It is made in a temporary folder, and not in memory.
    """
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "dataset.sqlite"
        _make(file, tables)
        with file.open("rb") as made:
            while piece := made.read(PIECE):
                yield piece


def _make(file: Path, tables: Mapping[str, Iterable[Row]]) -> None:
    with closing(sqlite3.connect(file)) as made:
        made.executescript(UNSHARED)
        for name in tables:
            made.execute(_table(name))
        for name, rows in tables.items():
            specs = columns(TABLES[name])
            marks = ", ".join("?" * len(specs))
            made.executemany(f'INSERT INTO "{name}" VALUES ({marks})', _values(specs, rows))
        for name in tables:
            for statement in _indexes(name):
                made.execute(statement)
        made.executescript(FACTS)
        made.commit()
        made.execute("VACUUM")


UNSHARED = """
PRAGMA page_size = 4096;
PRAGMA cache_size = -16384;
PRAGMA foreign_keys = OFF;
PRAGMA synchronous = OFF;
PRAGMA journal_mode = OFF;
PRAGMA locking_mode = EXCLUSIVE;
"""
"""Settings for a file that nobody else sees, and is thrown away should anything go wrong. Up to 16 MB of it are held."""


def _table(name: str) -> str:
    """The statement that makes a table with its keys."""
    specs = columns(TABLES[name])
    lines = [f'"{spec.name}" {TYPES[spec.kind]}' + (" NOT NULL" if spec.column.key else "") for spec in specs]
    keys = ", ".join(f'"{each}"' for each in key(name))
    lines += [f"PRIMARY KEY ({keys})"] if keys else []
    pointing = [spec for spec in specs if spec.column.of]
    lines += [f'FOREIGN KEY ("{spec.name}") REFERENCES "{spec.column.of}" ("{key(spec.column.of)[0]}")' for spec in pointing]
    return f'CREATE TABLE "{name}" ({", ".join(lines)})'


def _indexes(name: str) -> Iterator[str]:
    """The statements that make an index for each column that points to another table, and for those in `INDEXED`: once the
    rows are there, as it is then made of sorted values.
    """
    for spec in columns(TABLES[name]):
        if spec.column.of and key(name)[:1] != (spec.name,):
            yield f'CREATE INDEX "{name}_{spec.name}" ON "{name}" ("{spec.name}")'
    for column in INDEXED.get(name, ()):
        yield f'CREATE INDEX "{name}_{column}" ON "{name}" ("{column}")'


INDEXED = {"records": ("kind", "year", "donor", "recipient"), "flags": ("subject_id", "flag"), "entities": ("code",)}
"""Columns that people look rows up by."""


Stored = str | int | float | None
"""What the database knows."""


def _values(specs: Sequence[Spec], rows: Iterable[Row]) -> Iterator[tuple[Stored, ...]]:
    """What is stored of each row."""
    how = tuple(map(_how, specs))
    for row in rows:
        yield tuple([store(given) if store else given for store, given in zip(how, values(row), strict=True)])  # type: ignore[misc]


def _how(spec: Spec) -> Callable[[Value], Stored] | None:
    """What makes of a column's values what is stored; None where they are stored as they are."""
    if spec.kind == "list":
        return csvfile.list_text
    if spec.kind == "boolean":
        return _number
    return _text if spec.kind == "string" and not spec.column.key else None


def _number(given: Value) -> int | None:
    return None if given is None else int(bool(given))


def _text(given: Value) -> str | None:
    return str(given) if given else None
