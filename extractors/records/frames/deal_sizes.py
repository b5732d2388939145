"""Sums that only say how large agreements are: "the swap volume of A stands at 5 billion"."""

from dataclasses import replace

from extractors.entities.grammar import Tree
from extractors.records.frames import lexicon
from extractors.records.frames.deciding import Decision


def as_claim(tree: Tree, decision: Decision) -> Decision:
    """A sum whose word for an agreement only says of what a size is, as a claim: no agreement is made by it."""
    word = tree.tokens[decision.trigger.at]
    noun = tree.tokens[word.head].lemma
    sized = word.dep == "compound" and noun in lexicon.words("neutral") | lexicon.words("sizes")
    return replace(decision, kind="claim", type="other") if sized and decision.kind == "agreement" else decision
