"""Loans that are floated or raised on a market: whose they are borrows, and where they are issued is nobody's side."""

from collections.abc import Sequence
from dataclasses import replace

from extractors.entities.grammar import Tree
from extractors.records.frames import lexicon, side_nouns
from extractors.records.frames.deciding import Decision
from extractors.records.frames.filling import Filled
from extractors.records.frames.slots import is_passive, path, subjects
from extractors.records.frames.triggers import Trigger

BY = frozenset({"from", "by", "through", "via", "with"})
"""Prepositions of what money is raised by."""
BROUGHT = 7.0  # score of a sum that a total of loans is brought to
GIVEN = frozenset({"to", "dative", "beside its figure"})
"""Slots of whom a loan is given to: it is none that is floated."""
ACTED_ON = frozenset({"dobj", "obj", "nsubjpass"})
"""Parts of a clause that name what its verb acts on, in the passive too."""
PLACES = frozenset({"place", "country"})
"""Sorts of names of where a loan is floated."""


def sides(tree: Tree, trigger: Trigger, filled: tuple[Filled, ...]) -> tuple[Filled, ...]:
    """The sides of a loan that is issued, floated or placed: in "the Peruvian loan was floated in Paris" and "Peru placed a
    loan in Paris" Peru receives, and France does nothing."""
    floats = _verb(tree, trigger)
    if floats is None or any(one.role == "receiver" and one.slot in GIVEN for one in filled):
        return filled
    whose = [one for one in filled if one.role == "giver" and one.slot in ("amod", "poss", "of") and one.actor.code]
    issuers = whose or [
        one
        for one in filled
        if one.role == "giver" and one.slot == "subj" and one.actor.code and not is_passive(tree, floats)
    ]
    if not issuers and not any(one.role == "receiver" and one.slot in ("subj", "by", "of", "poss") for one in filled):
        return filled
    codes = {one.actor.code for one in issuers}
    rest = [one for one in filled if one not in issuers and not _is_where(one, codes)]
    return (*rest, *(replace(one, role="receiver") for one in issuers))


def raised(tree: Tree, at: int, decision: Decision, carrier: Trigger | None) -> Decision:
    """The decision on a sum that hangs by the word `at`, where a verb over it raises the debt that the sum is of."""
    owed = decision.kind == "claim" and decision.type == "debt_stock" and carrier is not None
    if carrier is None or not owed or not _is_raised(tree, at, decision.trigger, carrier):
        return decision
    return Decision("financing", "loan", carrier, decision.score)


def by_bonds(tree: Tree, decision: Decision, triggers: Sequence[Trigger]) -> Decision:
    """The decision on a sum that a country raises by bonds: "raised 5 million from a Eurobond issue", "by selling bonds"."""
    if decision.kind != "financing" or decision.trigger.frame.type != "raise":
        return decision
    links = [c for c in tree.children(decision.trigger.at) if tree.tokens[c].lemma in BY]
    own = {i for c in links for i in tree.subtree(c)}
    return replace(decision, type="bond") if any(t.frame.type == "bond" and t.at in own for t in triggers) else decision


def brought_to(tree: Tree, at: int, decision: Decision, triggers: Sequence[Trigger]) -> Decision:
    """The decision on a sum that hangs by the word `at`, where the total of loans or aid is brought to it: "a loan of 5
    million, taking the total of its loans to 9 million"."""
    up = path(tree, at)
    verb = next((i for i in up if side_nouns.is_brought_to_a_level(tree, i)), None)
    if decision.kind != "claim" or verb is None or tree.tokens[up[1]].lemma != "to":
        return decision
    moved = {i for c in tree.children(verb) if tree.tokens[c].dep in ACTED_ON for i in tree.subtree(c)}
    given = [t for t in triggers if t.at in moved and t.frame.kind == "financing" and t.frame.pos == "noun"]
    return Decision("financing", given[0].frame.type, given[0], BROUGHT) if given else decision


def _is_raised(tree: Tree, at: int, owed: Trigger, carrier: Trigger) -> bool:
    """Whether a debt is what a verb raises, or the market that it taps "for" a sum: it is lent now, and no stock."""
    up = path(tree, at)
    if carrier.frame.type != "raise" or carrier.at not in up or owed.at not in tree.subtree(carrier.at):
        return False
    way = [tree.tokens[i].lemma for i in up[: up.index(carrier.at)] if tree.tokens[i].dep == "prep"]
    taken = any(at in tree.subtree(c) for c in subjects(tree, carrier.at))
    return not taken and not {"to", "by", "from"} & set(way)


def _is_where(one: Filled, codes: set[str]) -> bool:
    """Whether a name only says where a loan is floated."""
    beside = one.slot in ("in", "at", "on", "") and one.actor.sort in PLACES and one.actor.code not in codes
    return one.role == "receiver" and beside


def _verb(tree: Tree, trigger: Trigger) -> int | None:
    """The verb of floating that a noun for a loan is the object of, or that hangs on it; None for none."""
    if trigger.frame.pos != "noun" or trigger.frame.type not in ("loan", "bond"):
        return None
    token = tree.tokens[trigger.at]
    over = [token.head] if token.dep in ACTED_ON else []
    under = [c for c in tree.children(trigger.at) if tree.tokens[c].dep in ("acl", "relcl")]
    return next((i for i in (*over, *under) if tree.tokens[i].lemma in lexicon.words("floats")), None)
