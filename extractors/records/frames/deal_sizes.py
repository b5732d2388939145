"""Sums that only say how large agreements are, "the volume of the swap is 5 billion", or what counted ones are worth."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.entities.grammar import Tree
from extractors.model.fact import Mention
from extractors.records import clauses
from extractors.records.clauses import Parsed
from extractors.records.frames import lexicon
from extractors.records.frames.deciding import Decision
from extractors.records.frames.slots import path, verb_among
from extractors.records.frames.triggers import Trigger

SURE = 6.0  # score of an agreement's word for a sum by which its size is changed


def as_claim(tree: Tree, decision: Decision) -> Decision:
    """A sum whose word for an agreement only says of what a size is, as a claim: no agreement is made by it."""
    word = tree.tokens[decision.trigger.at]
    noun = tree.tokens[word.head].lemma
    sized = word.dep == "compound" and noun in lexicon.words("neutral") | lexicon.words("sizes")
    return replace(decision, kind="claim", type="other") if sized and decision.kind == "agreement" else decision


def of_changed(parsed: Parsed, at: int, decision: Decision, triggers: Sequence[Trigger]) -> Decision:
    """A sum by or to which somebody changes the size of an agreement, as the agreement's: "raised the swap to 5 million"."""
    tree = parsed.tree
    verb = verb_among(tree, path(tree, at)[1:])
    steps = tree.tokens[tree.tokens[at].head].lemma in ("by", "to")
    if decision.type != "other" or not steps or verb is None or tree.tokens[verb].lemma not in lexicon.words("resizes"):
        return decision
    deals = {t.at: t for t in triggers if t.frame.kind == "agreement"}
    changed = next((deals[i] for i in _changed(tree, verb) if i in deals), None)
    return decision if changed is None else Decision("agreement", changed.frame.type, changed, SURE)


def _changed(tree: Tree, verb: int) -> Iterator[int]:
    """What a verb changes, or what the size that it changes is of; for "it", what the verb before it acts on."""
    for i in (c for c in tree.children(verb) if tree.tokens[c].dep == "dobj"):
        token = tree.tokens[i]
        if token.text.casefold() == "it" and tree.tokens[verb].dep == "conj":
            yield from (c for c in tree.children(tree.tokens[verb].head) if tree.tokens[c].dep == "dobj")
        yield i
        if token.lemma in lexicon.words("sizes") | lexicon.words("totals"):
            yield from (k for c in tree.children(i) if tree.tokens[c].lemma == "of" for k in tree.children(c))


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
