"""The published columns as the writers and checks need them, read off the annotations of the row classes."""

import types
from dataclasses import dataclass, fields
from operator import attrgetter
from typing import Annotated, Literal, Union, get_args, get_origin, get_type_hints

from extractors.model.lists import rows
from extractors.model.rows import TABLES, Column, Row

Kind = Literal["string", "integer", "number", "boolean", "list"]
Value = str | int | float | bool | tuple[str, ...] | None

SIMPLE: dict[object, Kind] = {str: "string", int: "integer", float: "number", bool: "boolean"}


@dataclass(frozen=True, slots=True)
class Spec:
    """One column: its name, type, whether it may be missing, the closed list of values if there is one, and its meaning."""

    name: str
    kind: Kind
    optional: bool
    choices: tuple[str, ...]
    column: Column

    @property
    def may_be_empty(self) -> bool:
        """Whether CSV may hold nothing here: a missing value, or a text that is empty."""
        return self.optional or (self.kind == "string" and not self.column.key and "" in (self.choices or ("",)))


def columns(row_class: type[Row]) -> tuple[Spec, ...]:
    """The columns of a table, in publishing order."""
    return _SPECS[row_class]


def values(row: Row) -> tuple[Value, ...]:
    """The values of a row, in the schema's order."""
    found: tuple[Value, ...] = _VALUES[type(row)](row)
    return found


def key(table: str) -> tuple[str, ...]:
    """The names of a table's key columns."""
    return tuple(spec.name for spec in columns(TABLES[table]) if spec.column.key)


def row_key(row: Row) -> str:
    """The key of a row as one text, parts joined by `/`, as `flags.subject_id` and `changes.subject_id` name it."""
    found = _KEYS[type(row)](row)
    return "/".join(map(str, found)) if isinstance(found, tuple) else str(found)


def _spec(name: str, hint: object) -> Spec:
    """One field's column. Raises TypeError for a field without a `Column` or of a type that cannot be published."""
    column = next((note for note in _notes(hint) if isinstance(note, Column)), None)
    if column is None:
        raise TypeError(f"{name} has no Column")
    plain = _plain(hint)
    optional = type(None) in plain
    rest = [each for each in plain if each is not type(None)]
    choices = tuple(str(choice) for each in rest if get_origin(each) is Literal for choice in get_args(each))
    if column.listed:
        return Spec(name, "string", optional, _list(column.listed), column)
    if choices and all(get_origin(each) is Literal for each in rest):
        return Spec(name, "string", optional, choices, column)
    if len(rest) == 1 and get_origin(rest[0]) is tuple:
        return Spec(name, "list", False, (), column)
    if len(rest) == 1 and rest[0] in SIMPLE:
        return Spec(name, SIMPLE[rest[0]], optional, (), column)
    raise TypeError(f"{name} has a type that cannot be published: {hint}")


def _list(where: str) -> tuple[str, ...]:
    """The values of a closed list, given as a file of extractors/data and its column; "" is one of them but for a key."""
    file, _, column = where.partition(" ")
    return ("", *sorted({row[column] for row in rows(file.removesuffix(".csv"))} - {""}))


def _notes(hint: object) -> tuple[object, ...]:
    return get_args(hint)[1:] if get_origin(hint) is Annotated else ()


def _plain(hint: object) -> list[object]:
    """The members of a union, or the type alone, without annotations."""
    if get_origin(hint) is Annotated:
        return _plain(get_args(hint)[0])
    if get_origin(hint) in (Union, types.UnionType):
        return [member for part in get_args(hint) for member in _plain(part)]
    return [hint]


def _specs(row_class: type[Row]) -> tuple[Spec, ...]:
    hints = get_type_hints(row_class, include_extras=True)
    return tuple(_spec(field.name, hints[field.name]) for field in fields(row_class))


_SPECS: dict[type[Row], tuple[Spec, ...]] = {row_class: _specs(row_class) for row_class in TABLES.values()}
_VALUES = {row_class: attrgetter(*(spec.name for spec in specs)) for row_class, specs in _SPECS.items()}
_KEYS = {row_class: attrgetter(*(spec.name for spec in specs if spec.column.key)) for row_class, specs in _SPECS.items()}
