"""Sums of what is owed, which nobody lends or lets off anew: a level, bonds that somebody holds, the whole of a part."""

from collections.abc import Iterator
from dataclasses import replace

from extractors.entities.grammar import Tree
from extractors.model.fact import Mention
from extractors.records.clauses import Parsed
from extractors.records.frames import lexicon, slots, wholes
from extractors.records.frames.filling import Filled
from extractors.records.frames.slots import path, verb_among
from extractors.records.frames.triggers import Trigger
from extractors.records.located import Located

HOLDS = frozenset({"hold", "own", "possess"})
HOLDINGS = frozenset({"holding", "possession", "ownership"})
NEAR = 4  # words over a sum or its noun among which one that tells of holdings stands


def is_one(located: Located, parsed: Parsed, figure: Mention, at: int, trigger: Trigger, carrier: Trigger | None) -> bool:
    """Whether a sum is how much is owed, which nobody lends or lets off anew: a level, what somebody holds, or the whole of
    what is let off in part."""
    if carrier is not None and carrier.frame.type == "debt_relief" and wholes.is_one(located, parsed.sentence, figure):
        return True
    level = trigger.frame.type == "loan" and trigger.frame.pos == "noun" and _is_a_level(parsed.tree, at, trigger.at)
    return level or _is_held(parsed.tree, at, trigger)


def _is_a_level(tree: Tree, at: int, noun: int) -> bool:
    """Whether a verb of rising, falling or standing parts a figure from its noun: "loans, which rose to 5 million"."""
    up = path(tree, at)
    over = slots.verb_among(tree, up[1:])
    if over is None or tree.tokens[over].lemma not in lexicon.words("changes") or noun in up[: up.index(over)]:
        return False
    return noun not in tree.subtree(over) or any(
        tree.tokens[c].dep in ("nsubj", "nsubjpass") and noun in tree.subtree(c) for c in tree.children(over)
    )


def _is_held(tree: Tree, at: int, trigger: Trigger) -> bool:
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
