"""Deals of which two sides have few: where a paper tells of one alone, the words need not say which it is."""

from collections import defaultdict
from collections.abc import Iterable

from extractors.model.fact import Statement

SELDOM = frozenset(
    {"lease", "concession", "swap_line", "swap_drawing", "restructuring_agreement", "debt_rescheduling", "debt_relief"}
    | {"refinancing", "bond", "deposit", "guarantee", "equity_investment", "plan_programme"}
)
"""Sorts of deals of which two sides have few in a year."""

Deal = tuple[str, tuple[str, ...], str]


def deal(one: Statement) -> Deal:
    """The sort of deal and its sides."""
    return one.subtype, one.parties, one.recipient


def alone(statements: Iterable[Statement]) -> frozenset[Deal]:
    """The seldom deals of a paper that it tells of as one: never with two years, two sums or two figures."""
    years: defaultdict[Deal, set[int]] = defaultdict(set)
    figures: defaultdict[Deal, set[object]] = defaultdict(set)
    for one in statements:
        if one.subtype in SELDOM and one.parties:
            years[deal(one)].update([one.year] if one.year is not None else [])
            figures[deal(one)].update([one.moneys[0]] if one.moneys else one.quantities)
    return frozenset(key for key, own in years.items() if len(own) < 2 and len(figures[key]) < 2)
