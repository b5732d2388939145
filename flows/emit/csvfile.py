"""Rows as CSV and back: UTF-8, `\n`, RFC 4180 quoting, nothing that a spreadsheet would run.

The rule for text columns: a text that begins with one of `= + - @`, their full-width forms, a tab or a line break is
written with one apostrophe before it, and so is one with apostrophes before such a sign; reading takes exactly one away
there. So nothing a paper holds is taken for a formula, and every text comes back unchanged. A dash alone and a number with
its sign, as cells of tables often are, stand as they are. Lists (JSON arrays) need no such care.
"""

import csv
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import islice
from pathlib import Path

from extractors.model.rows import TABLES, Row
from flows.schema import Kind, Spec, Value, columns, values

FORMULA = tuple("=+-@＝＋－＠\t\r\n")
"""First characters that a spreadsheet may take for a formula's start. Source: OWASP, CSV Injection."""

HARMLESS = re.compile(r"[-+]{1,3}|[-+] ?(?:\d[\d., ]{0,40}|\.\d{1,40}) ?(?:%|[A-Za-z]{1,8})?")
"""Dashes that stand for no value, and a number with its sign and perhaps a unit: no operator, no name of a cell."""

GUARDED = frozenset((*FORMULA, "'"))
"""First characters of texts before which an apostrophe may have to stand."""

QUOTED = re.compile(r'[,"\r\n]')
"""What can stand in a quoted cell alone."""

AT_ONCE = 1000
"""Rows that are written at a time."""

csv.field_size_limit(1 << 30)


def guard(text: str) -> str:
    """The text as it stands in a CSV cell."""
    if text[:1] not in GUARDED:
        return text
    return "'" + text if text.lstrip("'").startswith(FORMULA) and not HARMLESS.fullmatch(text) else text


def unguard(text: str) -> str:
    """The text that `guard` made the cell of."""
    return text[1:] if text.startswith("'") and text.lstrip("'").startswith(FORMULA) else text


def write(row_class: type[Row], rows: Iterable[Row]) -> bytes:
    """The CSV file of a table, with its header line."""
    return b"".join(pieces(row_class, rows))


def pieces(row_class: type[Row], rows: Iterable[Row]) -> Iterator[bytes]:
    """The same, so many rows at a time."""
    yield head(row_class)
    lines = (line(row) for row in rows)
    while some := tuple(islice(lines, AT_ONCE)):
        yield ("\n".join(some) + "\n").encode()


def head(row_class: type[Row]) -> bytes:
    """The header line of a table."""
    return (",".join(spec.name for spec in columns(row_class)) + "\n").encode()


def line(row: Row) -> str:
    """A row as the line that it is in the file of its table, without its end."""
    own = _WRITERS[type(row)]
    return ",".join(["" if given is None else write(given) for write, given in zip(own, values(row), strict=True)])


def _quoted(text: str) -> str:
    # Not csv.writer: it leaves a carriage return bare when lines end in a line feed, and readers take it for a line's end.
    return '"' + text.replace('"', '""') + '"' if QUOTED.search(text) else text


class BadTable(ValueError):
    """A CSV file of a version that is not as it was written; the message is one line for people."""


def table(heads: Sequence[str], rows: Iterable[Sequence[str | int | float | bool | None]]) -> Iterator[bytes]:
    """A CSV file of plain values under heads of its own, by the same rules, a row at a time."""
    yield (",".join(map(_quoted, heads)) + "\n").encode()
    for row in rows:
        yield (",".join(_quoted(_plain(given)) for given in row) + "\n").encode()


def _plain(value: str | int | float | bool | None) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return plain_number(value)
    return guard(value) if isinstance(value, str) else "" if value is None else str(value)


def stream(row_class: type[Row], file: Path) -> Iterator[tuple[Value, ...]]:
    """The values of each row, in the schema's order; a column that the file lacks is missing, an unknown one left out.

    No more than a line is held. Raises BadTable when the file was damaged in a way that shows, OSError where it cannot be
    read.
    """
    specs = columns(row_class)
    try:
        with file.open(encoding="utf-8", newline="") as opened:
            reader = csv.reader(opened)
            header = next(reader, [])
            at = {name: i for i, name in enumerate(header)}
            places = [at.get(spec.name) for spec in specs]
            for line in reader:
                yield tuple(value(spec, "" if i is None else line[i]) for spec, i in zip(specs, places, strict=True))
    except (ValueError, IndexError, csv.Error) as error:
        raise BadTable(f"a file of {row_class.__name__} is damaged ({error}); `paperledger check` says more") from error


def count(file: Path) -> int:
    """How many rows a CSV file has, its header line left out."""
    with file.open(encoding="utf-8", errors="replace", newline="") as opened:
        return max(0, sum(1 for _ in csv.reader(opened)) - 1)


def cell(spec: Spec, given: Value) -> str:
    """One value as CSV text, not yet quoted. Raises ValueError for a number that is not finite."""
    return "" if given is None else _CELLS[spec.kind](given)


def _text(given: Value) -> str:
    return guard(given) if isinstance(given, str) else str(given)


def _flag(given: Value) -> str:
    return "true" if given else "false"


def _number(given: Value) -> str:
    return plain_number(float(given))  # type: ignore[arg-type]  # a column of numbers holds nothing else


_LIST = json.JSONEncoder(ensure_ascii=False).encode


def list_text(given: Value) -> str:
    """A list as a JSON array, as it stands in CSV and in the database."""
    return _LIST(given) if given else "[]"


_CELLS: Mapping[Kind, Callable[[Value], str]] = {
    "string": _text,
    "integer": str,
    "number": _number,
    "boolean": _flag,
    "list": list_text,
}
"""What makes a cell's text, not yet quoted, of a value that is there."""


def _quoted_text(given: Value) -> str:
    return _quoted(_text(given))


def _quoted_list(given: Value) -> str:
    return _quoted(list_text(given))


_IN_FILE: Mapping[Kind, Callable[[Value], str]] = {**_CELLS, "string": _quoted_text, "list": _quoted_list}
"""The same, as it stands in a file: numbers and signs need no quotes."""

_WRITERS = {row_class: tuple(_IN_FILE[spec.kind] for spec in columns(row_class)) for row_class in TABLES.values()}


def value(spec: Spec, text: str) -> Value:
    """The value that a CSV cell stands for. An empty cell is None; in a text column that cannot be missing it is ""."""
    if spec.kind == "list":
        return tuple(str(item) for item in json.loads(text)) if text else ()
    if not text:
        return None if spec.optional or spec.kind != "string" else ""
    if spec.kind == "integer":
        return int(text)
    if spec.kind == "number":
        return float(text)
    if spec.kind == "boolean":
        return text == "true"
    return unguard(text)


def plain_number(number: float) -> str:
    """A plain decimal with a point, so that every tool takes the column for floats; no exponent.

    Raises ValueError for NaN and infinity.
    """
    if number != number or number in (float("inf"), float("-inf")):
        raise ValueError(f"{number} cannot be published")
    text = repr(number)
    if "e" in text:
        text = format(Decimal(text), "f")
    return (text if "." in text else f"{text}.0") if number else "0.0"


def rows_of(row_class: type[Row], lines: Iterable[Sequence[Value]]) -> Iterator[Row]:
    """Rows of a class from their values in the schema's order."""
    names = [spec.name for spec in columns(row_class)]
    for each in lines:
        yield row_class(**dict(zip(names, each, strict=True)))  # type: ignore[arg-type]  # `value` gave them the schema's types
