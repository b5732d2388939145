"""Paper that somebody holds, which nobody lends anew: "holdings of 5 million in bonds of A"."""

from collections.abc import Iterator
from dataclasses import replace

from extractors.entities.grammar import Tree
from extractors.records.frames.filling import Filled
from extractors.records.frames.slots import path, verb_among
from extractors.records.frames.triggers import Trigger

HOLDS = frozenset({"hold", "own", "possess"})
HOLDINGS = frozenset({"holding", "possession", "ownership"})
NEAR = 4  # words over a sum or its noun among which one that tells of holdings stands


def is_held(tree: Tree, at: int, trigger: Trigger) -> bool:
    """Whether a sum of bonds, or of loans by such a noun, is only what somebody has of them."""
    if trigger.frame.pos != "noun" or trigger.frame.type not in ("bond", "loan"):
        return False
    verb = verb_among(tree, path(tree, at))
    owned = trigger.frame.type == "bond" and verb is not None and tree.tokens[verb].lemma in HOLDS
    return owned or any(_holdings(tree, at, trigger.at))


def sides(tree: Tree, trigger: Trigger, filled: tuple[Filled, ...]) -> tuple[Filled, ...]:
    """The sides of paper that is held: it is owed to whose holdings it is."""
    held = set(_holdings(tree, trigger.at))
    whose = [
        one
        for one in filled
        if held and one.role == "area" and one.method == "grammar" and set(path(tree, one.actor.at)[1:3]) & held
    ]
    return tuple(replace(one, role="counterpart") if one in whose else one for one in filled)


def _holdings(tree: Tree, *words: int) -> Iterator[int]:
    """The nouns over some words that say that somebody has something."""
    return (i for word in words for i in path(tree, word)[:NEAR] if tree.tokens[i].lemma in HOLDINGS)
