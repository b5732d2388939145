"""Logistic regression whose weights may be held to a direction: none below nothing, or none above."""

from collections.abc import Sequence

import numpy as np

Floats = np.ndarray[tuple[int, ...], np.dtype[np.float64]]

ROUNDS = 40  # of Newton's method
CLOSE = 1e-6  # a round that moves no weight by more is the last one
LEAST_STEP = 1e-4  # share of a Newton step below which none is taken


def regression(rows: Floats, right: Sequence[bool], ridge: Sequence[float], directions: Sequence[int]) -> Floats:
    """The weights of the columns by Newton's method with projection (Bertsekas 1982): of direction 1 none is below 0, of -1
    none above, of 0 any. `ridge` holds each down by its square."""
    wanted = np.array([float(one) for one in right])
    held, signs = np.array(ridge), np.array(directions)
    weights: Floats = np.zeros(rows.shape[1])
    for _ in range(ROUNDS):
        step = _step(rows, wanted, held, signs, weights)
        new = _along(rows, wanted, held, signs, weights, step)
        moved = float(np.abs(new - weights).max())
        weights = new
        if moved < CLOSE:
            break
    return weights


def _step(rows: Floats, wanted: Floats, held: Floats, signs: Floats, weights: Floats) -> Floats:
    """Newton's step of the weights that do not stand at their bound and would go beyond it."""
    sure = 1.0 / (1.0 + np.exp(-rows @ weights))
    slope = rows.T @ (wanted - sure) - held * weights
    free = ~((signs != 0) & (weights == 0.0) & (slope * signs <= 0.0))
    bent = (rows[:, free].T * (sure * (1.0 - sure))) @ rows[:, free] + np.diag(held[free])
    step = np.zeros(len(weights))
    step[free] = np.linalg.solve(bent, slope[free])
    return step


def _along(rows: Floats, wanted: Floats, held: Floats, signs: Floats, weights: Floats, step: Floats) -> Floats:
    """The weights after as much of the step as makes the facts likelier, none beyond its bound."""
    least, share = _likely(rows, wanted, held, weights), 1.0
    while share > LEAST_STEP:
        new = weights + share * step
        new[(signs != 0) & (new * signs < 0.0)] = 0.0
        if _likely(rows, wanted, held, new) >= least:
            return new
        share /= 2.0
    return weights


def _likely(rows: Floats, wanted: Floats, held: Floats, weights: Floats) -> float:
    odds = rows @ weights
    return float((wanted * odds - np.logaddexp(0.0, odds)).sum() - 0.5 * (held * weights**2).sum())
