"""Agreements that only say by what something else was done: "under the pact", "settled through a treaty"."""

from extractors.entities.grammar import Tree
from extractors.records.frames import lexicon

RESTS = frozenset({"rest", "base", "build", "found", "ground"})
"""Verbs of what is done by an agreement, before "on"."""


def is_one(tree: Tree, at: int) -> bool:
    """Whether something is said to be done under an agreement, or under its terms."""
    link = tree.tokens[at].head
    if tree.tokens[link].lemma == "of" and tree.tokens[tree.tokens[link].head].lemma in lexicon.words("deal_terms"):
        link = tree.tokens[tree.tokens[link].head].head
    rests = tree.tokens[link].lemma in ("on", "upon") and tree.tokens[tree.tokens[link].head].lemma in RESTS
    return tree.tokens[link].lemma in ("under", "via") or rests or _is_on_a_basis(tree, link) or _is_through_one(tree, at)


def _is_through_one(tree: Tree, at: int) -> bool:
    """Whether one agreement is what something was done through: "settled it through a pact"."""
    one = any(tree.tokens[c].lemma in ("a", "an", "this", "the") for c in tree.children(at))
    return one and tree.tokens[tree.tokens[at].head].lemma == "through" and tree.tokens[at].tag in ("NN", "NNP")


def _is_on_a_basis(tree: Tree, link: int) -> bool:
    return tree.tokens[link].lemma == "on" and any(tree.tokens[c].lemma == "basis" for c in tree.children(link))
