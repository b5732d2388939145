"""Percentages that are no price of money: of exports that meet imports, of debt repaid, of costs that a loan pays for."""

from collections.abc import Iterator
from dataclasses import replace

from extractors.entities.grammar import Tree
from extractors.model.fact import Mention
from extractors.records import clauses
from extractors.records.frames import lexicon
from extractors.records.frames.deciding import Decision
from extractors.records.frames.scenes import Scene
from extractors.records.frames.slots import main_verb_among, path

PAYS = frozenset({"cover", "finance", "fund", "meet", "pay", "cofinance"})
COSTS = frozenset({"cost", "expense", "price", "value", "amount", "investment", "contract", "bill"})
"""What a loan pays a part of."""


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


def terms(here: Scene, loans: bool) -> Iterator[Mention]:
    """The figures that are terms of a loan, and no facts by themselves; rates are where a sentence tells of `loans`."""
    yield from (m for m in here.figures if loans and (m in here.terms.figures or m.unit == "bp"))
    yield from _shares_financed(here)


def _shares_financed(here: Scene) -> Iterator[Mention]:
    """The percentages that are a term of a loan or a deal with a sum of its own: "a loan of 5 million covers 85 % of the
    costs", "a deal worth 5 million, to be financed at 85 % by A"."""
    tree = here.parsed.tree
    sums = {clauses.anchor(here.parsed, m) for m in here.figures if m.kind == "money"}
    money = {t.at for t in here.triggers if t.frame.kind in ("financing", "agreement")}
    for figure in here.figures:
        at = clauses.anchor(here.parsed, figure) if figure.kind == "percent" else None
        verb = main_verb_among(tree, path(tree, at)) if at is not None else None
        if verb is None or at is None or tree.tokens[verb].lemma not in PAYS:
            continue
        whole = {
            tree.tokens[n].lemma for c in tree.children(at) for k in (c, *tree.children(c)) for n in (k, *tree.children(k))
        }
        doers = [i for c in tree.children(verb) if tree.tokens[c].dep in ("nsubj", "agent") for i in tree.subtree(c)]
        over = {*path(tree, verb), *tree.children(tree.tokens[verb].head)}
        of_a_deal = tree.tokens[verb].dep in ("relcl", "acl", "advcl", "xcomp") and bool((money - {verb}) & over)
        if sums and ((whole & COSTS and money & set(doers) and sums & set(doers)) or of_a_deal):
            yield figure
