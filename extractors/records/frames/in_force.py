"""Agreements that are said to be in force, in place or open for signature, and with whom."""

from collections.abc import Iterator, Sequence

from extractors.entities.grammar import Tree
from extractors.records.frames.deals import Deal
from extractors.records.frames.filling import Filled
from extractors.records.frames.scenes import Scene
from extractors.records.frames.slots import path
from extractors.records.frames.who import Actor

PLACED = frozenset({"place", "force", "effect", "operation"})
"""Nouns by which an agreement is said to hold: "in force between"."""


def is_it(tree: Tree, verb: int) -> bool:
    """Whether a verb says that something is in force, or open for signature."""
    links = [
        c for c in tree.children(verb) if tree.tokens[c].dep == "prep" and tree.tokens[c].lemma in ("in", "into", "for")
    ]
    nouns = {"signature", "accession"} if tree.tokens[verb].lemma == "open" else {"force", "effect"}
    return any(tree.tokens[n].lemma in nouns for c in links for n in tree.children(c))


def with_whom(here: Scene, deal: Deal, beside: Sequence[Actor]) -> Iterator[Filled]:
    """Those with whom something is said to be in force: "six treaties entered into force with A, B and C", "has six in force
    with A"."""
    tree = here.parsed.tree
    below = tuple(tree.children(deal.verb if deal.verb is not None else deal.trigger.at))
    for actor in beside:
        climbed = path(tree, actor.at)
        links = [k for k, i in enumerate(climbed) if tree.tokens[i].dep == "prep"]
        if len(links) > 1 and tree.tokens[climbed[links[0]]].lemma in ("with", "between"):
            over = tree.tokens[climbed[links[0]]].head
            if tree.tokens[over].lemma in PLACED and climbed[links[1]] in below:
                yield Filled("party", actor, "with", 0.6)
