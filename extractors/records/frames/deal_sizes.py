"""Sums that only say how large agreements are, "the volume of the swap is 5 billion", or what counted ones are worth."""

from collections.abc import Sequence
from dataclasses import replace

from extractors.entities.grammar import Tree
from extractors.model.fact import Mention
from extractors.records import clauses
from extractors.records.clauses import Parsed
from extractors.records.frames import lexicon
from extractors.records.frames.deciding import Decision


def as_claim(tree: Tree, decision: Decision) -> Decision:
    """A sum whose word for an agreement only says of what a size is, as a claim: no agreement is made by it."""
    word = tree.tokens[decision.trigger.at]
    noun = tree.tokens[word.head].lemma
    sized = word.dep == "compound" and noun in lexicon.words("neutral") | lexicon.words("sizes")
    return replace(decision, kind="claim", type="other") if sized and decision.kind == "agreement" else decision


def counts_with_sums(parsed: Parsed, figures: Sequence[Mention]) -> dict[int, Mention]:
    """By the start of each count of deals that a lone sum is the worth of, that sum."""
    sums = [m for m in figures if m.kind == "money"]
    deals = [m for m in figures if m.kind == "count" and m.method == "deal_count"]
    if len(sums) != 1 or not deals:
        return {}
    verb = {m.start: clauses.verb_over(parsed, m) for m in (*sums, *deals)}
    found = {}
    for m in deals:
        one, other = verb[sums[0].start], verb[m.start]
        if (
            one is None
            or other is None
            or one == other
            or one in clauses.up(parsed, other)
            or other in clauses.up(parsed, one)
        ):
            found[m.start] = sums[0]
    return found
