"""Doubts that a person looked at and found to be none: they go while the words behind the record are the same."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from flows.reconcile import scores
from flows.reconcile.decisions import Applied
from flows.reconcile.known import Fact
from flows.twins import DUPLICATE

NOT_ACCEPTED = frozenset({DUPLICATE, "stale_decision"})
"""Doubts that need another word than yes: merge or keep; renew or delete."""


def acceptances(applied: Applied) -> Mapping[int, Collection[str]]:
    """The flags that a person accepted, by the statement that each speaks of."""
    found: defaultdict[int, set[str]] = defaultdict(set)
    for one in applied.found:
        if one.decision.verb == "accept":
            for i in one.about:
                found[i].add(one.decision.field)
    return found


def accepted(fact: Fact, members: Sequence[int], known: Mapping[int, Collection[str]]) -> Fact:
    """The fact without the doubts that were accepted for each of its places; a place that is new brings them back."""
    record = fact.record
    gone = {flag for flag in record.flags if all(flag in known.get(i, ()) for i in members)}
    if not gone:
        return fact
    flags = tuple(flag for flag in record.flags if flag not in gone)
    aggregate = record.aggregate or (
        scores.may_sum(record.cumulative, flags) and not scores.may_sum(record.cumulative, record.flags)
    )
    confidence = scores.confidence(fact.members, flags)
    return replace(fact, record=replace(record, flags=flags, aggregate=aggregate, confidence=confidence))
