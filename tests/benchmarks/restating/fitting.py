"""Weights of what measures see, fitted on labelled pairs by penalised logistic regression, and how good they are."""

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tests.benchmarks.restating.labelled import Pair

PENALTY = 4.0  # of squared weights, in pairs: the best of 1, 2, 4, 6 and 12 on papers left out
ROUNDS = 40
FOLDS = 5
START = ("start", "")
"""The weight that every pair begins with."""

Level = tuple[str, str]

SILENT = frozenset({"silent", "one_silent"})
NOTHING: frozenset[Level] = frozenset(
    {("marks", "none"), ("totals", "none"), ("standings", "alike"), ("around", "none"), ("sides", "part")}
)
"""Levels that tell nothing, as silence does: they weigh nothing. What a place leaves out speaks neither for one fact nor for
two, though in made-up pairs of which half are look-alikes it seems to."""


@dataclass(frozen=True, slots=True)
class Weight:
    """How much a level of a measure speaks for one fact (log-odds), and in how many pairs of either truth it was seen."""

    weight: float
    n_same: int
    n_other: int


def tells(level: Level) -> bool:
    """Whether a level speaks for one fact or for two."""
    return level[1] not in SILENT and level not in NOTHING


def fitted(pairs: Sequence[Pair], heavy: Mapping[str, float]) -> dict[Level, Weight]:
    """The weights that tell the pairs best. `heavy` are groups whose pairs count more than once."""
    levels = sorted({level for one in pairs for level in one.levels if tells(level)})
    at = {level: i + 1 for i, level in enumerate(levels)}
    rows = [[0, *(at[level] for level in one.levels if level in at)] for one in pairs]
    x: NDArray[np.float64] = np.zeros((len(pairs), len(levels) + 1))
    for i, row in enumerate(rows):
        x[i, row] = 1.0
    y = np.array([one.same for one in pairs], dtype=float)
    counts = np.array([heavy.get(one.group, 1.0) for one in pairs])
    w = _regressed(x, y, counts)
    seen = Counter((level, one.same) for one in pairs for level in one.levels)
    same = sum(one.same for one in pairs)
    found = {START: Weight(float(w[0]), same, len(pairs) - same)}
    for level, i in at.items():
        found[level] = Weight(float(w[i]), seen[level, True], seen[level, False])
    return found


def _regressed(x: NDArray[np.float64], y: NDArray[np.float64], counts: NDArray[np.float64]) -> NDArray[np.float64]:
    """Newton's steps to the penalised maximum of the likelihood; the first column, the start, is not penalised."""
    w = np.zeros(x.shape[1])
    penalty = np.full(x.shape[1], PENALTY)
    penalty[0] = 1e-3
    for _ in range(ROUNDS):
        p = 1.0 / (1.0 + np.exp(-np.clip(x @ w, -30, 30)))
        gradient = x.T @ (counts * (y - p)) - penalty * w
        curve = (x * (counts * p * (1 - p))[:, None]).T @ x + np.diag(penalty)
        step = np.linalg.solve(curve, gradient)
        w = w + step
        if float(np.abs(step).max()) < 1e-6:
            break
    return w


def probability(weights: Mapping[Level, Weight], one: Pair) -> float:
    """The probability that a pair is one fact; a level never seen says nothing."""
    total = weights[START].weight + sum(weights[level].weight for level in one.levels if level in weights)
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total))))


def cross_validated(pairs: Sequence[Pair], heavy: Mapping[str, float]) -> list[tuple[float, Pair]]:
    """Each pair with the probability given by weights that were fitted without its group."""
    groups = sorted({one.group for one in pairs})
    found: list[tuple[float, Pair]] = []
    for fold in range(FOLDS):
        left_out = set(groups[fold::FOLDS])
        weights = fitted([one for one in pairs if one.group not in left_out], heavy)
        found += [(probability(weights, one), one) for one in pairs if one.group in left_out]
    return found


def reliability(found: Sequence[tuple[float, Pair]]) -> list[tuple[float, int, float, float]]:
    """By bins of probability: the lower bound, the number of pairs, the mean probability, and the share that is true."""
    bounds = (0.0, 0.05, 0.2, 0.33, 0.5, 0.7, 0.85, 0.95, 0.99)
    bins: defaultdict[float, list[tuple[float, bool]]] = defaultdict(list)
    for p, one in found:
        bins[max(bound for bound in bounds if p >= bound)].append((p, one.same))
    return [
        (bound, len(own), sum(p for p, _ in own) / len(own), sum(same for _, same in own) / len(own))
        for bound, own in sorted(bins.items())
    ]
