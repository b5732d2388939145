"""Rates that are no price of money: of exports that meet imports, of debt that is repaid."""

from dataclasses import replace

from extractors.entities.grammar import Tree
from extractors.records.frames import lexicon
from extractors.records.frames.deciding import Decision


def of_a_part(tree: Tree, decision: Decision) -> Decision:
    """The decision on a percentage that is a "rate of" a thing doing something, which is a share and no price: "the rate of
    exports meeting imports", but not "the rate of interest"."""
    at = decision.trigger.at
    if (decision.kind, decision.type) != ("claim", "price") or tree.tokens[at].lemma != "rate":
        return decision
    nouns = [n for c in tree.children(at) if tree.tokens[c].lemma == "of" for n in tree.children(c)]
    does = any(tree.tokens[c].dep in ("acl", "relcl") for n in nouns for c in tree.children(n))
    does = does or any(tree.tokens[n].dep == "pcomp" for n in nouns)
    told = [lexicon.frames("noun").get(lexicon.key(tree.tokens[i].lemma)) for n in nouns for i in tree.subtree(n)]
    flows = {frame.type for frame in told if frame is not None}
    met = {"exports", "imports"} <= flows  # read as one name: "exports meeting imports"
    return replace(decision, type="share") if met or (does and flows) else decision
