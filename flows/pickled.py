"""Values as bytes that this very process, or one forked from it, reads again: rows in a tenth of the time that pickle takes.

Of a dataclass with slots pickle notes a list of values that a function in Python puts back one by one, looking up the fields
each time; here an instance is made from its values (thawed.py). What is read is the same.
"""

import copyreg
import io
import pickle
from collections.abc import Callable
from dataclasses import fields
from operator import attrgetter
from typing import IO

from flows.thawed import is_its_values, maker

Reduced = str | tuple[object, ...]
"""What pickle takes for a recipe: what to call, and with what."""

Reducer = Callable[[object], Reduced]


def dump(value: object, file: IO[bytes]) -> None:
    """Write a value into a file."""
    pickler = pickle.Pickler(file, pickle.HIGHEST_PROTOCOL)
    pickler.dispatch_table = _REDUCERS  # type: ignore[assignment]  # typeshed spells recipes out, with Any
    pickler.dump(value)


def dumps(value: object) -> bytes:
    """A value as bytes."""
    held = io.BytesIO()
    dump(value, held)
    return held.getvalue()


def made(kind: type, *values: object) -> object:
    """The instance of a dataclass with slots that has these values: what is written of each calls this when it is read."""
    return _MAKERS[kind](*values)


class _Reducers(dict[type, Reducer]):
    """How values of each class are written: found when one comes. Raises KeyError for what pickle knows best itself."""

    def __missing__(self, kind: type) -> Reducer:
        if kind in copyreg.dispatch_table:
            return copyreg.dispatch_table[kind]
        if not is_its_values(kind):
            raise KeyError(kind)
        self[kind] = own = _reducer(kind, tuple(field.name for field in fields(kind)))
        return own


class _Makers(dict[type, Callable[..., object]]):
    """What makes an instance of each class: found when one is wanted."""

    def __missing__(self, kind: type) -> Callable[..., object]:
        self[kind] = maker(kind)
        return self[kind]


def _reducer(kind: type, names: tuple[str, ...]) -> Reducer:
    values = attrgetter(*names)
    if len(names) == 1:
        return lambda given: (made, (kind, values(given)))
    return lambda given: (made, (kind, *values(given)))


_REDUCERS = _Reducers()
_MAKERS = _Makers()
