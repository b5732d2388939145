"""Whether two statements state one fact: what each measure saw is weighed, and rules that no weight outdoes are kept.

The weights are log-odds of a logistic regression; their sum gives the probability that the two are one fact. It is fitted on
pairs whose truth is known (tests/benchmarks/restating), apart for pairs of two papers and of one, and kept with its figures
in data/likeness_weights.csv. Each verdict says which measure spoke with what weight, the strongest first.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from flows.reconcile import doubts, rules
from flows.reconcile.measures import MEASURES
from flows.reconcile.rarity import Rarity, body_key, side_key
from flows.reconcile.seen import Seen
from flows.reconcile.stated import Stated
from flows.reconcile.tables import likeness_weights

MERGE = 0.6  # probability from which two statements are taken for one fact: 95 in 100 are, where look-alikes are as many
DOUBTFUL = 0.33  # probability from which a person should look
UNLIKELY = 0.15  # probability below which two places are plainly apart, whatever brings them together
OTHER_KIND = frozenset({"agreed_financing", "named_financing", "claim_of_a_deal", "other_kind"})
"""What is seen of the sorts of two statements of two kinds (measures.py)."""
SHOWN = 6  # measures that a verdict's reason names

Opinion = Literal["same", "maybe", "apart"]
Scope = Literal["between", "within"]


@dataclass(frozen=True, slots=True)
class Weighed:
    """What a measure saw, and how much it speaks for one fact (above 0) or for two (below)."""

    measure: str
    seen: Seen
    weight: float


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether two statements state one fact, how sure, what was weighed, and in which fields they then disagree.

    `rule` is what keeps them apart, or in doubt, whatever the weights say; "" for none.
    """

    opinion: Opinion
    score: float
    weighed: tuple[Weighed, ...]
    differs: tuple[str, ...] = ()
    rule: str = ""

    @property
    def strength(self) -> float:
        """The log-odds that were weighed, without the start."""
        return sum(one.weight for one in self.weighed)

    @property
    def other_kind(self) -> bool:
        """Whether one place tells as a deal, a claim or a work what the other tells as another of these."""
        return any(one.measure == "sorts" and one.seen.level in OTHER_KIND for one in self.weighed)

    @property
    def other_lender(self) -> bool:
        """Whether each place names who lends, or who has another part, and none is in both."""
        return any(one.measure == "organizations" and one.seen.level == "others_in_part" for one in self.weighed)

    @property
    def why(self) -> str:
        """The reason in words: the measures that spoke loudest, each with its weight."""
        loud = sorted(self.weighed, key=lambda one: (-abs(one.weight), one.measure))[:SHOWN]
        said = "; ".join(f"{one.seen.why} ({one.measure} {one.weight:+.1f})" for one in loud)
        return f"{self.rule}; {said}" if self.rule else said


def told_twice(found: Verdict) -> bool:
    """Whether two places of one paper, which a third place brings together, tell one thing.

    Where no rule and no stated value tells them apart, the third place decides, unless they are plainly apart.
    """
    return found.opinion == "same" or (found.rule in ("", doubts.SILENT) and not found.differs and found.score >= UNLIKELY)


def rarity_of(statements: Sequence[Stated]) -> Rarity:
    """How much each word tells among these statements."""
    return Rarity(
        one.wording.content
        | one.compared.context
        | {side_key(one.compared.countries)}
        | {body_key(org) for org in one.orgs | one.bodies}
        for one in statements
    )


def seen(a: Stated, b: Stated, rarity: Rarity) -> list[tuple[str, Seen]]:
    """What each measure sees in two statements, in the measures' order."""
    return [(name, measure(a, b, rarity)) for name, measure in MEASURES]


def judge(a: Stated, b: Stated, rarity: Rarity) -> Verdict:
    """Whether a and b state one fact.

    Within one paper things that differ in any stated value are different facts: its author told them apart. Between papers
    one differing year or sum is a conflict about one fact when all else agrees.
    """
    rule, found = looked_at(a, b, rarity)
    if rule:
        return Verdict("apart", 0.0, (), (), rule)
    levels = {name: one.level for name, one in found}
    scope: Scope = "within" if a.document_id == b.document_id else "between"
    weights = _weights(scope)
    weighed = tuple(Weighed(name, one, weights.get((name, one.level), 0.0)) for name, one in found)
    score = _probability(weights["start", ""] + sum(one.weight for one in weighed))
    differs = rules.differs(levels)
    if not differs and (rules.takes_it_up(a, b, levels) or rules.retold_in_news(a, b, levels)):
        return Verdict("same", max(score, MERGE), weighed, differs)
    if score < DOUBTFUL and not rules.of_one_sum(levels):
        return Verdict("apart", score, weighed, differs)
    doubt = doubts.doubt(a, b, levels, score)
    sure = score >= MERGE or (not differs and rules.of_many_figures(a, b))
    return Verdict("same" if sure and not doubt else "maybe", score, weighed, differs, doubt)


def looked_at(a: Stated, b: Stated, rarity: Rarity) -> tuple[str, list[tuple[str, Seen]]]:
    """The rule that makes two facts of them, "" for none, and what each measure sees where it had to be asked."""
    rule = rules.known_apart(a, b)
    if rule:
        return rule, []
    found = seen(a, b, rarity)
    return rules.told_apart(a, b, {name: one.level for name, one in found}), found


def _probability(log_odds: float) -> float:
    return round(1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, log_odds)))), 4)


@cache
def _weights(scope: Scope) -> dict[tuple[str, str], float]:
    return {(row.measure, row.level): row.weight for row in likeness_weights() if row.scope == scope}
