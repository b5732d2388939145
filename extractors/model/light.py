"""Frozen dataclasses of which thousands are made a page.

Python makes each value of a frozen dataclass by a call that goes around its own guard, three times as slow as it need be.
"""

from dataclasses import dataclass, field, fields
from typing import TypeVar

T = TypeVar("T")


def light(kind: type[T]) -> type[T]:
    """The frozen dataclass, without the guard: what keeps its values as they are is the type checker alone."""
    own = fields(kind)  # type: ignore[arg-type]
    given = {each.name: field(default=each.default, default_factory=each.default_factory, init=each.init) for each in own}
    open_ = type(kind.__name__, (), {"__annotations__": {each.name: each.type for each in own}, **given})
    if hasattr(kind, "__post_init__"):
        open_.__post_init__ = None  # type: ignore[attr-defined]  # so that it is called
    kind.__init__ = dataclass(open_).__init__  # type: ignore[method-assign, misc]
    for guard in ("__setattr__", "__delattr__"):
        delattr(kind, guard)
    return kind
