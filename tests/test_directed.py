"""A regression that keeps directions fits what agrees with them, and gives nothing to what does not."""

import numpy as np

from tests.benchmarks.directed import regression

ROWS = np.array([[1.0, 0.0], [1.0, 0.0], [1.0, 1.0], [1.0, 1.0], [1.0, 1.0], [1.0, 0.0]])
RIGHT = [True, True, False, False, True, False]


def test_a_weight_of_its_direction_is_that_of_a_free_one() -> None:
    free = regression(ROWS, RIGHT, [0.01, 1.0], [0, 0])
    assert free[1] < 0.0
    assert np.allclose(regression(ROWS, RIGHT, [0.01, 1.0], [0, -1]), free, atol=1e-6)


def test_a_weight_against_its_direction_is_nothing() -> None:
    held = regression(ROWS, RIGHT, [0.01, 1.0], [0, 1])
    assert held[1] == 0.0
    assert abs(held[0]) < 1e-6  # half of them are right
