"""Instances of frozen dataclasses with slots, made in a sixth of the time.

A frozen dataclass sets each of its values by a call. Here an open class with the same bases and slots takes the values, and
what it made is given to the frozen class then: `__class__` may be assigned where both have the same slots, says Python's
reference (Data model, `__slots__`).
"""

from collections.abc import Callable
from dataclasses import fields, is_dataclass, make_dataclass
from operator import attrgetter
from typing import Any, TypeVar

T = TypeVar("T")


def is_its_values(kind: type) -> bool:
    """Whether instances of a class can be made here: their values, and nothing else, make them."""
    if not is_dataclass(kind) or "__slots__" not in kind.__dict__ or hasattr(kind, "__post_init__"):
        return False
    own = fields(kind)
    return bool(own) and all(field.init and not field.kw_only for field in own)


def maker(kind: type[T]) -> Callable[..., T]:
    """What makes an instance of a class of which `is_its_values` holds: of all its values, in the order of its fields."""
    taking = make_dataclass(kind.__name__, [field.name for field in fields(kind)]).__init__  # type: ignore[arg-type, misc]
    own = {"__slots__": kind.__dict__["__slots__"], "__init__": taking, "__setattr__": object.__setattr__}
    thawed = type(kind.__name__, kind.__bases__, own)

    def make(*values: object) -> T:
        new: Any = thawed(*values)
        new.__class__ = kind
        made: T = new
        return made

    return make


def changing(kind: type[T], name: str) -> Callable[[T, object], T]:
    """What `dataclasses.replace` does for one field of a class of which `is_its_values` holds."""
    names = [field.name for field in fields(kind)]  # type: ignore[arg-type]
    make, values, at = maker(kind), attrgetter(*names), names.index(name)

    def changed(one: T, value: object) -> T:
        had = values(one)
        return make(*had[:at], value, *had[at + 1 :])

    return changed
