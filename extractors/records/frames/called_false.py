"""What a sentence tells only to say that it is not so: "the claim that A lent 5 million is false"."""

from extractors.entities.grammar import Tree
from extractors.records.frames import lexicon
from extractors.records.frames.slots import path

FALSE = frozenset({"false", "untrue", "incorrect"})
"""Adjectives that say of nothing but what is told that it is not so; to lend may be wrong."""


def said_by(tree: Tree, at: int) -> int | None:
    """The word that calls false something said in whose clause a word stands, or by which there is no evidence of it."""
    over = (tree.tokens[i].head for i in path(tree, at) if tree.tokens[i].dep in ("acl", "ccomp", "relcl", "advcl"))
    return next((word for i in over if (word := _calling(tree, i)) is not None), None)


def _calling(tree: Tree, over: int) -> int | None:
    """The word that calls false the noun over a clause, or what "it is"."""
    noun, below = tree.tokens[over], tuple(tree.children(over))
    if noun.lemma == "be":
        words = lexicon.words("untruths") | FALSE
        return next((c for c in below if tree.tokens[c].dep in ("attr", "acomp") and tree.tokens[c].lemma in words), None)
    if noun.lemma in lexicon.words("untruths"):
        return over
    if noun.lemma in lexicon.words("evidence"):
        return next((c for c in below if tree.tokens[c].dep == "det" and tree.tokens[c].lemma == "no"), None)
    if noun.lemma not in lexicon.words("things_said") or noun.dep not in ("nsubj", "nsubjpass"):
        return None
    return next((c for c in tree.children(noun.head) if tree.tokens[c].lemma in lexicon.words("untrue")), None)
