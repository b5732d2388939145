"""Figures that can hardly be meant as printed. The printed value stays; a flag says why to look."""

import re
from collections.abc import Iterable
from functools import cache

from extractors.model.fact import Money
from extractors.model.lists import rows

LEAST_A_DEAL = 1000.0  # units of currency; deals between states and companies that average less are misprints of a scale
PREFIXES = {"": 1.0, "k": 1e3, "M": 1e6, "G": 1e9, "T": 1e12, "P": 1e15}


@cache
def _bounds() -> dict[str, float]:
    return {row["unit"]: float(row["maximum"]) for row in rows("plausible")}


def flags(moneys: Iterable[Money], counts: Iterable[float], quantities: Iterable[str]) -> tuple[str, ...]:
    """The flags for a statement's figures: sums, numbers of deals that share them, and quantities such as "30 t"."""
    found = []
    deals = max(counts, default=0.0)
    sums = [money.value for money in moneys]
    if deals >= 2 and sums and max(sums) / deals < LEAST_A_DEAL:
        found.append("implausible_amount")
    if any(_too_much(quantity) for quantity in quantities):
        found.append("implausible_unit")
    return tuple(found)


def _too_much(quantity: str) -> bool:
    parts = re.fullmatch(r"(-?\d+(?:\.\d+)?)\s+(\S+)", quantity)
    if not parts:
        return False
    number, unit = float(parts.group(1)), parts.group(2)
    for prefix, factor in PREFIXES.items():
        base = unit.removeprefix(prefix)
        if base in _bounds() and prefix + base == unit:
            return number * factor > _bounds()[base]
    return False
