"""How sure a fact is, by named evidence: which word told it, which role was filled from where, whether it has a time."""

from extractors.records.frames.told import Told


def of(told: Told) -> float:
    """0 to 1."""
    sides = len({one.role for one in told.filled})
    weak = sum(one.method != "grammar" for one in told.filled)
    score = 0.45 + 0.03 * min(told.score, 10.0) + 0.06 * min(sides, 2) - 0.05 * weak - 0.05 * (told.when is None)
    return round(max(0.05, min(0.95, score)), 2)
