"""Claims that state the sum of an agreement or aid item again: two records of other kinds, one sum of money."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from flows.reconcile.known import Fact

Sum = tuple[float | None, str, int | None]


def restated(facts: Sequence[Fact]) -> Mapping[str, tuple[str, ...]]:
    """By the id of each claim, the agreements and aid items of the same sum and year whose parties are its own.

    One side may name more parties than the other. The claim stays a record of its own, but must not be summed beside them.
    """
    paid: defaultdict[Sum, list[Fact]] = defaultdict(list)
    for fact in facts:
        if fact.record.kind != "claim" and fact.record.amount is not None and fact.record.year is not None:
            paid[_sum(fact)].append(fact)
    found = {
        fact.record.record_id: tuple(sorted(other.record.record_id for other in paid[_sum(fact)] if _one_party(fact, other)))
        for fact in facts
        if fact.record.kind == "claim" and _sum(fact) in paid
    }
    return {claim: others for claim, others in found.items() if others}


def _sum(fact: Fact) -> Sum:
    return fact.record.amount, fact.record.currency, fact.record.year


def _one_party(claim: Fact, other: Fact) -> bool:
    one, all_ = set(claim.record.parties), set(other.record.parties)
    return bool(one and all_) and (one <= all_ or all_ <= one)
