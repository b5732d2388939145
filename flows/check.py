"""What must hold before a version is published: types, limits, keys, references, and texts that say what rows quote."""

import math
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from extractors.model.extract import Extract
from extractors.model.rows import TABLES, DocumentRow, Row
from extractors.readers.failure import reasons
from flows.contents import Contents
from flows.hashes import Known, hash_of, known
from flows.reasons import flags
from flows.schema import Kind, Spec, Value, columns, row_key, values


@dataclass(frozen=True, slots=True)
class Fault:
    """A rule of the schema that a row breaks."""

    table: str
    key: str
    rule: str

    def __str__(self) -> str:
        return f"{self.table} {self.key}: {self.rule}"


def faults(contents: Contents) -> Iterator[Fault]:
    """Every fault of a dataset, table by table."""
    tables = dict(contents.by_name())
    keys = {name: known(map(row_key, rows)) for name, rows in tables.items()}
    for name, rows in tables.items():
        yield from row_faults(name, rows)
        yield from (Fault(name, each, "key is not unique") for each in _twice(rows, keys[name]))
        yield from _reference_faults(name, rows, keys)
    yield from _quote_faults(contents, contents.texts)
    yield from _reason_faults(contents.documents)
    for flag in contents.flags:
        if flag.subject_id not in keys[flag.subject]:
            yield Fault("flags", flag.flag_id, f"{flag.subject} has no {flag.subject_id}")


def extract_faults(extract: Extract) -> Iterator[Fault]:
    """The faults of one paper's rows, as far as they can be seen without the other papers."""
    alone = Contents(
        documents=(extract.document,),
        tables=extract.tables,
        cells=extract.cells,
        mentions=extract.mentions,
        observations=extract.observations,
        texts={extract.document.document_id: extract.text},
    )
    for name, rows in alone.by_name():
        yield from row_faults(name, rows)
        yield from (Fault(name, each, "key is not unique") for each in _twice(rows, known(map(row_key, rows))))
    yield from _quote_faults(alone, alone.texts)
    yield from _reason_faults(alone.documents)


def _reason_faults(documents: Iterable[DocumentRow]) -> Iterator[Fault]:
    """Papers that were not read whole and do not say why, with a code that tells what a person can do."""
    for row in documents:
        code = row.reason.partition(":")[0]
        if row.status != "ok" and code not in reasons() and code not in flags():
            yield Fault("documents", row.document_id, f"is {row.status} for no reason that is known: {row.reason[:60]!r}")


def row_faults(table: str, rows: Iterable[Row]) -> Iterator[Fault]:
    """What rows break of their columns' types, closed lists, patterns and limits."""
    specs = tuple((spec, _BROKEN[spec.kind]) for spec in columns(TABLES[table]))
    for row in rows:
        for (spec, broken_by), value in zip(specs, values(row), strict=True):
            broken = broken_by(spec, value) if value is not None else "" if spec.optional else "is missing"
            if broken:
                yield Fault(table, row_key(row), f"{spec.name} {broken}")


def _broken_text(spec: Spec, value: Value) -> str:
    """The rule that a value of a text column breaks, or ""; the functions below say the same of other columns."""
    if not isinstance(value, str):
        return f"is no string: {value!r}"
    if spec.choices and value not in spec.choices:
        return f"is none of {', '.join(spec.choices)}: {value!r}"
    if spec.column.pattern and not _pattern(spec.column.pattern).fullmatch(value):
        return f"does not match {spec.column.pattern}: {value!r}"
    if not value:
        return "is an empty key" if spec.column.key else ""
    return f"holds characters that cannot be written: {value[:40]!r}" if UNWRITABLE.search(value) else ""


def _broken_list(_: Spec, value: Value) -> str:
    if not isinstance(value, tuple):
        return f"is no list: {value!r}"
    return next((f"holds {item!r}" for item in value if not isinstance(item, str) or UNWRITABLE.search(item)), "")


def _broken_flag(_: Spec, value: Value) -> str:
    return "" if isinstance(value, bool) else f"is no boolean: {value!r}"


def _broken_integer(spec: Spec, value: Value) -> str:
    if not isinstance(value, int) or isinstance(value, bool):
        return f"is no integer: {value!r}"
    return _out_of_limits(spec, value)


def _broken_number(spec: Spec, value: Value) -> str:
    if not isinstance(value, int | float) or isinstance(value, bool) or not math.isfinite(value):
        return f"is no finite number: {value!r}"
    return _out_of_limits(spec, value)


def _out_of_limits(spec: Spec, value: float) -> str:
    column = spec.column
    if column.minimum is not None and value < column.minimum:
        return f"is below {column.minimum:g}: {value}"
    if column.maximum is not None and value > column.maximum:
        return f"is above {column.maximum:g}: {value}"
    return ""


_BROKEN: Mapping[Kind, Callable[[Spec, Value], str]] = {
    "string": _broken_text,
    "list": _broken_list,
    "boolean": _broken_flag,
    "integer": _broken_integer,
    "number": _broken_number,
}


@cache
def _pattern(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
"""Control characters but tab and line ends, lone surrogates, and what is no character at all."""


def _twice(rows: Iterable[Row], keys: Known) -> list[str]:
    """The keys that several rows have."""
    return sorted({key for row in rows if hash_of(key := row_key(row)) in keys.twice}) if keys.twice else []


def _reference_faults(table: str, rows: Sequence[Row], known: Mapping[str, Known]) -> Iterator[Fault]:
    pointing = [spec for spec in columns(TABLES[table]) if spec.column.of]
    for row in rows if pointing else ():
        for spec in pointing:
            value = getattr(row, spec.name)
            if value is not None and value not in known[spec.column.of]:
                yield Fault(table, row_key(row), f"{spec.name} points to no row of {spec.column.of}: {value!r}")


def _quote_faults(contents: Contents, texts: Mapping[str, str]) -> Iterator[Fault]:
    """Rows whose characters `start` to `end` of the text do not say what the row quotes, line breaks aside."""
    for mention in contents.mentions:
        if not _says(texts.get(mention.document_id, ""), mention.start, mention.end, mention.text):
            yield Fault("mentions", mention.mention_id, f"the text does not say {mention.text!r} at {mention.start}")
    for place in contents.evidence:
        if not _says(texts.get(place.document_id, ""), place.start, place.end, place.quote):
            yield Fault("evidence", place.evidence_id, f"the text does not say {place.quote[:60]!r} at {place.start}")


def _says(text: str, start: int | None, end: int | None, quote: str) -> bool:
    if start is None or end is None:
        return start is None and end is None
    return 0 <= start <= end <= len(text) and text[start:end].split() == quote.split()
