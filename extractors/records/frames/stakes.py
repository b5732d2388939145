"""A stake and what was paid for it: "bought 40 percent of A for 5 million" is one sale."""

from collections.abc import Mapping, Sequence

from extractors.model.fact import Mention
from extractors.records import clauses
from extractors.records.clauses import Parsed
from extractors.records.frames.deciding import Decision

SURE = 4.5  # score of a sum's own word from which it is of that, and no price


def prices(parsed: Parsed, figures: Sequence[Mention], decisions: Mapping[int, Decision]) -> dict[int, Mention]:
    """By the start of each stake in percent that a sum of the same verb is the price of, that sum."""
    found: dict[int, Mention] = {}
    for stake in (m for m in figures if m.kind == "percent" and _is_a_stake(decisions[m.start])):
        sums = [m for m in figures if m.kind == "money" and _may_be_a_price(decisions[m.start]) and m not in found.values()]
        same = [m for m in sums if clauses.verb_over(parsed, m) == clauses.verb_over(parsed, stake)]
        if same:
            found[stake.start] = min(same, key=lambda m: abs(m.start - stake.start))
    return found


def _is_a_stake(decision: Decision) -> bool:
    return (decision.kind, decision.type) == ("financing", "equity_investment")


def _may_be_a_price(decision: Decision) -> bool:
    return _is_a_stake(decision) or (decision.kind == "claim" and decision.type == "other" and decision.score < SURE)
