"""A stake and what was paid for it: "bought 40 percent of A for 5 million", "paid 5 million for a third of A" are sales."""

from collections.abc import Mapping, Sequence

from extractors.model.fact import Mention
from extractors.records import clauses
from extractors.records.clauses import Parsed
from extractors.records.frames import lexicon
from extractors.records.frames.deciding import Decision
from extractors.records.frames.triggers import Trigger

SURE = 4.5  # score of a sum's own word from which it is of that, and no price
BOUGHT = 7.0  # score of a sum that is said to be paid for a stake
FRACTIONS = frozenset({"half", "third", "quarter", "fifth", "tenth", "majority", "%", "percent", "cent"})
"""Nouns that are a stake where they are "of" something and somebody paid for them."""


def prices(parsed: Parsed, figures: Sequence[Mention], decisions: Mapping[int, Decision]) -> dict[int, Mention]:
    """By the start of each stake in percent that a sum of the same verb is the price of, that sum."""
    found: dict[int, Mention] = {}
    for stake in (m for m in figures if m.kind == "percent" and _is_a_stake(decisions[m.start])):
        sums = [m for m in figures if m.kind == "money" and _may_be_a_price(decisions[m.start]) and m not in found.values()]
        same = [m for m in sums if clauses.verb_over(parsed, m) == clauses.verb_over(parsed, stake)]
        if same:
            found[stake.start] = min(same, key=lambda m: abs(m.start - stake.start))
    return found


def of_price(parsed: Parsed, figure: int, decision: Decision) -> Decision:
    """The decision on a sum that hangs by the word `figure`, where a verb says that it was paid for a stake."""
    if decision.kind != "claim" or decision.trigger.frame.type != "commerce":
        return decision
    tree, stake = parsed.tree, lexicon.frames("noun")[lexicon.key("stake")]
    links = [c for at in (figure, decision.trigger.at) for c in tree.children(at) if tree.tokens[c].lemma == "for"]
    for noun in (n for c in links for n in tree.children(c)):
        frame = lexicon.frames("noun").get(lexicon.key(tree.tokens[noun].lemma))
        part = tree.tokens[noun].lemma in FRACTIONS and any(tree.tokens[c].lemma == "of" for c in tree.children(noun))
        if part or (frame is not None and frame.type == stake.type):
            return Decision("financing", stake.type, Trigger(noun, noun, stake), BOUGHT)
    return decision


def _is_a_stake(decision: Decision) -> bool:
    return (decision.kind, decision.type) == ("financing", "equity_investment")


def _may_be_a_price(decision: Decision) -> bool:
    return _is_a_stake(decision) or (decision.kind == "claim" and decision.type == "other" and decision.score < SURE)
