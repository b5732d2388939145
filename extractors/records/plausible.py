"""Figures that can hardly be meant as printed. The printed value stays; a flag says why to look."""

from collections.abc import Iterable, Sequence

from extractors.entities import plausibility
from extractors.model.fact import Mention, Money

LEAST_A_DEAL = 1000.0  # units of currency; deals between states and companies that average less are misprints of a scale


def flags(moneys: Iterable[Money], figures: Sequence[Mention], around: str) -> tuple[str, ...]:
    """The flags for a statement's sums and figures: deals too small for their number, and quantities beyond their bounds.

    `around` are the words of its sentence.
    """
    found = []
    deals = max((m.value for m in figures if m.kind == "count" and m.value is not None), default=0.0)
    sums = [money.value for money in moneys]
    if deals >= 2 and sums and max(sums) / deals < LEAST_A_DEAL:
        found.append("implausible_amount")
    if any(m.kind != "money" and plausibility.beyond(m, around) is not None for m in figures):
        found.append("implausible_unit")
    return tuple(found)
