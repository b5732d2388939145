"""Rows of a version as CSV cells, whether they are about to be written or were: looked into only as far as is asked."""

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from extractors.model.rows import TABLES, Row
from flows.emit import csvfile
from flows.schema import columns, row_key

Cells = Mapping[str, str]
"""CSV cells of a row by column."""


class Line(Protocol):
    """A row as its cells."""

    @property
    def key(self) -> str:
        """The row's key, as `schema.row_key` gives it."""

    def cell(self, name: str) -> str:
        """One cell."""

    def cells(self) -> Cells:
        """All cells, in the schema's order."""


Lines = Callable[[], Iterable[Line]]
"""The rows of a table, as often as they are asked for."""


_KEYS = {row_class: tuple(spec.name for spec in columns(row_class) if spec.column.key) for row_class in TABLES.values()}
_SPECS = {row_class: {spec.name: spec for spec in columns(row_class)} for row_class in TABLES.values()}
_NUMBERS = {row_class: {spec.name for spec in columns(row_class) if spec.kind == "number"} for row_class in TABLES.values()}


@dataclass(frozen=True, slots=True)
class RowLine:
    """A row that is about to be written."""

    row: Row

    @property
    def key(self) -> str:
        return row_key(self.row)

    def cell(self, name: str) -> str:
        return csvfile.cell(_SPECS[type(self.row)][name], getattr(self.row, name))

    def cells(self) -> Cells:
        return {spec.name: csvfile.cell(spec, getattr(self.row, spec.name)) for spec in columns(type(self.row))}


@dataclass(frozen=True, slots=True)
class FileLine:
    """A row of a CSV file: its texts, and where each column stands among them, None for one that the file lacks."""

    texts: Sequence[str]
    places: Mapping[str, int | None]
    row_class: type[Row]

    @property
    def key(self) -> str:
        by_name = _SPECS[self.row_class]
        return "/".join(str(csvfile.value(by_name[name], self.cell(name))) for name in _KEYS[self.row_class])

    def cell(self, name: str) -> str:
        at = self.places[name]
        text = "" if at is None else self.texts[at]
        return _with_point(text) if name in _NUMBERS[self.row_class] else text

    def cells(self) -> Cells:
        texts = self.texts
        found = {name: "" if at is None else texts[at] for name, at in self.places.items()}
        for name in _NUMBERS[self.row_class]:
            found[name] = _with_point(found[name])
        return found


def _with_point(text: str) -> str:
    """A number as it is written today: older code wrote whole ones without a point."""
    return text if not text or "." in text else csvfile.plain_number(float(text))


def of_rows(rows: Iterable[Row]) -> Iterator[RowLine]:
    """Rows as lines."""
    return map(RowLine, rows)


def of_file(table: str, file: Path) -> Iterator[FileLine]:
    """The rows of a CSV file, of which no more than a line is held. Raises BadTable, and OSError where it cannot be read."""
    row_class = TABLES[table]
    with file.open(encoding="utf-8", newline="") as opened:
        reader = csv.reader(opened)
        try:
            at = {name: i for i, name in enumerate(next(reader, []))}
            places = {spec.name: at.get(spec.name) for spec in columns(row_class)}
            for texts in reader:
                yield FileLine(texts, places, row_class)
        except (ValueError, IndexError, csv.Error) as error:
            raise csvfile.BadTable(f"{file} is damaged ({error}); `paperledger check` says more") from error
