"""Values made quickly are those that a frozen dataclass makes."""

import pickle
from dataclasses import dataclass, field, replace

from extractors.model.light import light
from extractors.model.page import Box, Word


@light
@dataclass(frozen=True, slots=True, order=True)
class Stretch:
    """A stretch, how long it is, and what is said of it."""

    start: float
    end: float = 1.0
    said: tuple[str, ...] = field(default_factory=tuple)
    length: float = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "length", self.end - self.start)


def test_a_light_value_has_its_defaults_and_what_it_works_out_itself():
    assert (Stretch(0.25).end, Stretch(0.25).said, Stretch(0.25).length) == (1.0, (), 0.75)
    assert replace(Stretch(0.25), end=2.0).length == 1.75


def test_light_values_are_told_apart_and_put_in_order_by_what_they_hold():
    assert Stretch(0.0) < Stretch(0.5) != Stretch(0.5, said=("a",))
    assert len({Stretch(0.5), Stretch(0.5, 1.0), Stretch(0.0)}) == 2


def test_a_light_value_comes_back_from_its_bytes():
    word = Word("port", Box(1.0, 2.0, 3.0, 4.0), 10.0, bold=True)
    assert pickle.loads(pickle.dumps((word, Stretch(0.5)))) == (word, Stretch(0.5))
