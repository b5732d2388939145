"""Leases and concessions in a row, each with the sides within its own words: "a lease in A, another in B"."""

from collections.abc import Sequence

from extractors.records.frames.deals import Deal
from extractors.records.frames.filling import Filled
from extractors.records.frames.scenes import Scene
from extractors.records.frames.slots import path


def _own(here: Scene, deal: Deal) -> frozenset[int]:
    """The words of what is given, without what "and" adds to it."""
    tree, at = here.parsed.tree, deal.trigger.at
    added = {i for c in tree.children(at) if tree.tokens[c].dep == "conj" for i in tree.subtree(c)}
    return frozenset(tree.subtree(at)) - added


def lies(here: Scene, deal: Deal, kept: Sequence[Filled]) -> bool:
    """Whether a place stands within the words of what is given, in a row of such: "a lease in A, another in B"."""
    own = _own(here, deal)
    listed = any(one for one in here.triggers if one.at != deal.trigger.at and _are_joined(here, one.at, deal.trigger.at))
    return listed and any(one.actor.at in own and one.actor.code for one in kept)


def _are_joined(here: Scene, one: int, other: int) -> bool:
    tree = here.parsed.tree
    above = [path(tree, i) for i in (one, other)]
    chains = [{i for k, i in enumerate(p) if k == 0 or all(tree.tokens[j].dep == "conj" for j in p[:k])} for p in above]
    return bool(chains[0] & chains[1])


def of_this_one(here: Scene, deal: Deal, kept: list[Filled]) -> list[Filled]:
    """The sides of one of several leases or concessions in a row: whoever stands within the words of another is none."""
    own = _own(here, deal)
    if not any(one.actor.at in own and one.actor.code for one in kept):
        inside = [a for a in here.actors if a.code and a.at in own and a.sort != "organization"]
        if not inside:
            return kept
        kept = [*kept, *(Filled("party", a, "in", 0.8) for a in inside)]
    others = [t.at for t in here.triggers if t.at not in own and _are_joined(here, t.at, deal.trigger.at)]
    theirs = {i for at in others for i in here.parsed.tree.subtree(at)} - own
    return [one for one in kept if one.actor.at not in theirs or not one.actor.code]
