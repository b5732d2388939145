"""Values written for the very process: what is read is what was written, whatever it is made of."""

import pickle
import re
from dataclasses import dataclass, field

import pytest

from flows import pickled
from tests.flows import rows


@dataclass(frozen=True, slots=True)
class Alone:
    """One field."""

    words: tuple[str, ...]


@dataclass(slots=True)
class Counted:
    """A field that nobody gives."""

    of: str
    n: int = field(default=0, init=False)


@dataclass(frozen=True, slots=True)
class Doubled:
    """A field that is not what was given."""

    n: int

    def __post_init__(self) -> None:
        object.__setattr__(self, "n", self.n * 2)


def counted() -> Counted:
    made = Counted("towns")
    made.n = 7
    return made


@pytest.mark.parametrize(
    "value",
    [
        rows.contents(),
        rows.extract(),
        (Alone(("a", "b")), Alone(())),
        counted(),
        Doubled(4),
        {"one": frozenset({1.5, None}), "two": [complex(1, 2), re.compile("x+")]},
    ],
)
def test_what_is_read_is_what_was_written(value: object) -> None:
    assert pickle.loads(pickled.dumps(value)) == value


def test_one_thing_that_stands_at_two_places_is_one_again() -> None:
    one = rows.document()
    first, second = pickle.loads(pickled.dumps((one, one)))
    assert first is second
