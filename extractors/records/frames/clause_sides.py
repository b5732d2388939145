"""Who is named in a sentence, but in another clause than a claim's figure, and has no part in it."""

from extractors.entities.grammar import Tree
from extractors.records.frames import venues
from extractors.records.frames.scenes import Scene
from extractors.records.frames.slots import path


def strangers(here: Scene, at: int | None) -> frozenset[int]:
    """The starts of the actors that a claim's figure, which hangs by `at`, has nothing to do with: in what only went along
    with it, or outside of the clause on whose "whose" it is: B of "A, whose exports were 5 million, borrowed from B"."""
    tree = here.parsed.tree
    aside = {a.start for a in here.actors if venues.is_circumstance(tree, a)}
    clause = _whose(tree, at) if at is not None else None
    if clause is None:
        return frozenset(aside)
    inside, head = set(tree.subtree(clause, frozenset({"advcl"}))), tree.tokens[clause].head
    near = [a for a in here.actors if a.at in inside or (a.at < clause and head in path(tree, a.at)[:4])]
    kept = {a.start for a in near}
    return frozenset(aside | ({a.start for a in here.actors} - kept if kept else set()))


def _whose(tree: Tree, at: int) -> int | None:
    """The verb of the relative clause over a word whose subject begins with "whose"."""
    for i in path(tree, at):
        if tree.tokens[i].dep == "relcl":
            subjects = [c for c in tree.children(i) if tree.tokens[c].dep in ("nsubj", "nsubjpass")]
            whose = any(tree.tokens[k].tag == "WP$" for c in subjects for k in tree.children(c))
            return i if whose else None
    return None
