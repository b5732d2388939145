"""Whom money is for, by what it shall do: "a loan to help A pay its debt", "a loan to support the Ministry of A's plan"."""

from collections.abc import Sequence

from extractors.entities.grammar import Tree
from extractors.records.frames import lexicon
from extractors.records.frames.slots import path
from extractors.records.frames.who import Actor, is_a_lender_s

FAR = 0.6  # how far who is helped stands: nearer than a possessive, farther than "to A"
NEAR = 5  # words up from a possessive to the verb of which it is the matter's, where the name is torn in two
HELPED = frozenset({"nsubj", "dobj", "dative"})


def by_money(tree: Tree, actors: Sequence[Actor], trigger: int) -> Actor | None:
    """Who is helped by the money of a word before, or whose undertaking it pays for; None where that is not told."""
    aims = [i for i in range(trigger + 1, len(tree.tokens)) if _is_an_aim(tree, i)]
    helps = next((i for i in aims if tree.tokens[i].lemma in lexicon.words("helps")), None)
    pays = next((i for i in aims if tree.tokens[i].lemma in lexicon.words("finances")), None)
    if helps is not None:
        return next((a for a in actors if a.at > helps and _is_of(tree, a.at, helps)), None)
    return next((a for a in actors if pays is not None and a.at > pays and _whose(tree, a, pays)), None)


def _is_an_aim(tree: Tree, at: int) -> bool:
    """Whether a verb is an infinitive, or a gerund."""
    token = tree.tokens[at]
    return token.pos == "VERB" and (token.tag == "VBG" or any(tree.tokens[c].lemma == "to" for c in tree.children(at)))


def _is_of(tree: Tree, at: int, verb: int) -> bool:
    return tree.tokens[at].dep in HELPED and verb in path(tree, at)[1:3]


def _whose(tree: Tree, actor: Actor, verb: int) -> bool:
    """Whether a state's own body has what a verb pays for: no lender, whose programme may be its own money."""
    own = actor.sort == "organization" and actor.code and not is_a_lender_s(actor.name)
    return bool(own) and tree.tokens[actor.at].dep in ("poss", "dobj") and verb in path(tree, actor.at)[1:NEAR]
