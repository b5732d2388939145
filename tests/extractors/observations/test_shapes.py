"""Typeset tables of many shapes: every figure comes out as what it was set as, and nothing else does."""

import pytest

from extractors import entities, observations, reading
from extractors.model.observation import Observation
from tests.papers import held_shapes, shapes
from tests.papers.statistics import Facts, Shape, Value

SHAPES = (*shapes.shapes(), *held_shapes.shapes())
TOLD = (
    "ref_area",
    "counterpart_area",
    "time_period",
    "obs_value",
    "unit_measure",
    "unit_mult",
    "obs_status",
    "statistic",
    "is_total",
    "note",
)
OTHERWISE: Facts = {"unit_mult": 0, "is_total": False}


def found_in(shape: Shape) -> tuple[Observation, ...]:
    document = reading.read(shape.pdf(), reading.PDF)
    return observations.find(document, entities.find(document)).observations


def told(says: Facts) -> tuple[Value, ...]:
    return tuple(says.get(name, OTHERWISE.get(name, "")) for name in TOLD)


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.name)
def test_each_figure_says_what_it_was_set_as(shape: Shape) -> None:
    found = found_in(shape)
    assert [told({name: getattr(one, name) for name in TOLD}) for one in found] == [told(says) for says in shape.truth]
    for one, says in zip(found, shape.truth, strict=True):
        assert one.row_path == says.get("row_path", one.row_path)
        assert one.col_path == says.get("col_path", one.col_path)
