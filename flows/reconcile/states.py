"""What statements tell of countries, and where this alone makes two facts of them: asked of pairs before they are read."""

from functools import lru_cache
from typing import NamedTuple

from flows.reconcile.stated import Stated
from flows.reconcile.tables import heir

PAIR = 2  # countries of a deal between two: with one of them another is another deal

KEPT = 1 << 18
"""Pairs of what is told of countries whose rule is kept: those of some five hundred deals among fifty states."""


class States(NamedTuple):
    """The countries that a statement tells of, former states as their heirs.

    `sides` are all in whatever part, `printed` those of them that its own words name.
    """

    claim: bool
    sides: frozenset[str]
    printed: frozenset[str]
    donor: str
    recipient: str


def states(one: Stated) -> States:
    """What a statement tells of countries."""
    says, beside = one.statement, one.compared
    return States(says.kind == "claim", beside.countries, beside.printed, heir(says.donor), heir(says.recipient))


def held_against(mine: States, theirs: States) -> tuple[frozenset[str], frozenset[str]]:
    """The countries of both; where they contradict each other only those that each place names itself."""
    x, y = mine.sides, theirs.sides
    return (x, y) if x <= y or y <= x else (mine.printed, theirs.printed)


def swapped(mine: States, theirs: States) -> bool:
    """Whether who gives in one place receives in the other, and the other way round."""
    return bool(mine.donor and mine.recipient) and (mine.donor, mine.recipient) == (theirs.recipient, theirs.donor)


@lru_cache(maxsize=KEPT)
def other_states(mine: States, theirs: States, turned: bool) -> str:
    """The rule by which two statements are of other countries, "" for none.

    Where one of the two is taken to be `turned`, misread or misprinted, it does not count who gives and who receives.
    """
    if not turned:
        if _contradict(mine, theirs, mine.recipient, theirs.recipient):
            return "another receiver"
        if _contradict(mine, theirs, mine.donor, theirs.donor):
            return "another giver"
    x, y = held_against(mine, theirs)
    if x and y and (not x & y or (max(len(x), len(y)) == PAIR and x - y and y - x)):
        return "other countries"
    if mine.claim and theirs.claim and mine.sides and theirs.sides and not mine.sides & theirs.sides:
        return "claims of other countries, as far as their passages tell"
    return ""


def _contradict(mine: States, theirs: States, one: str, other: str) -> bool:
    """Whether two places name one part of the deal otherwise, each in its own words."""
    return bool(one and other) and one != other and one in mine.printed and other in theirs.printed
