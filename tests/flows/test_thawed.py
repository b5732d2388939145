"""Frozen rows made quickly: the same rows, and as frozen."""

from dataclasses import FrozenInstanceError, dataclass, replace

import pytest

from extractors.model.document import Span
from flows.thawed import changing, is_its_values, maker
from tests.flows import rows


@dataclass(frozen=True, slots=True)
class Told(Span):
    """A place and what is told there."""

    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Checked:
    """A value that is looked at."""

    n: int

    def __post_init__(self) -> None:
        assert self.n > 0


@dataclass(frozen=True)
class Loose:
    """A value in a dictionary."""

    n: int


def test_a_row_made_of_its_values_is_that_row_and_as_frozen() -> None:
    made = maker(Told)(3, 9, ("two", "words"))
    assert made == Told(3, 9, ("two", "words"))
    assert type(made) is Told
    assert hash(made) == hash(Told(3, 9, ("two", "words")))
    with pytest.raises(FrozenInstanceError):
        made.start = 4  # type: ignore[misc]


def test_one_field_is_changed_and_the_row_before_stays() -> None:
    before = rows.mention(rows.document())
    after = changing(type(before), "entity_id")(before, "ent_other")
    assert after == replace(before, entity_id="ent_other")
    assert before == rows.mention(rows.document())


def test_rows_that_look_at_their_values_or_hold_them_otherwise_are_made_the_usual_way() -> None:
    assert is_its_values(Told)
    assert not is_its_values(Checked)
    assert not is_its_values(Loose)
    assert not is_its_values(int)
