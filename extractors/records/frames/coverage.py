"""Percentages that are no price of money: of exports that meet imports, of debt repaid, of costs that a loan pays for."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.entities.grammar import Tree
from extractors.model.fact import Mention
from extractors.records import clauses
from extractors.records.frames import lexicon
from extractors.records.frames.deciding import Decision
from extractors.records.frames.scenes import Scene
from extractors.records.frames.slots import main_verb_among, path

COVERS = frozenset({"cover", "meet", "pay"})
"""Verbs, beside those of financing, of what pays a part of the costs."""
OF_A_WHOLE = frozenset({"debt_relief", "debt_rescheduling", "refinancing", "guarantee", "equity_investment"})
"""Financing of which a percentage says how much there is of it."""


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
    costs", "5 million, 85 % of its price", "a deal worth 5 million, to be financed at 85 % by A"."""
    sums = [m for m in here.figures if m.kind == "money"]
    for figure in here.figures if sums else ():
        at = clauses.anchor(here.parsed, figure) if figure.kind == "percent" else None
        if at is None:
            continue
        behind = any(0 < figure.start - m.end <= len(" (,") for m in sums)
        if (behind and _is_of_costs(here.parsed.tree, at)) or _is_paid(here, at, sums):
            yield figure


def _is_of_costs(tree: Tree, at: int) -> bool:
    """Whether a percentage is "of" what something costs, or of what is built."""
    links = [c for c in tree.children(at) if tree.tokens[c].lemma == "of"]
    return any(tree.tokens[n].lemma in lexicon.words("costs") for c in links for n in tree.children(c))


def as_share(here: Scene, figure: Mention, at: int, decision: Decision) -> Decision:
    """The decision on a percentage of the costs that somebody is said to pay, which is a share and no sum of money; it is
    that of a loan where a rate of interest is told with it."""
    tree, lent = here.parsed.tree, here.terms.rate is not None
    if (decision.kind, figure.kind) != ("financing", "percent") or lent:
        return decision
    verb = tree.tokens[decision.trigger.at]
    if tree.tokens[at].dep == "appos" and decision.type not in OF_A_WHOLE:
        return replace(decision, kind="claim", type="share")  # "lent 5 million, 3 percent of its output"
    pays = _is_of_costs(tree, at) and verb.pos == "VERB" and verb.lemma in lexicon.words("finances") | COVERS
    return replace(decision, kind="claim", type="share") if pays else decision


def _is_paid(here: Scene, at: int, sums: Sequence[Mention]) -> bool:
    """Whether a percentage is what a loan with a sum pays of costs, or what somebody pays of a deal."""
    tree = here.parsed.tree
    verb = main_verb_among(tree, path(tree, at))
    if verb is None or tree.tokens[verb].lemma not in lexicon.words("finances") | COVERS:
        return False
    money = {t.at for t in here.triggers if t.frame.kind in ("financing", "agreement")}
    own = [c for c in tree.children(verb) if tree.tokens[c].dep in ("nsubj", "agent")]
    if tree.tokens[verb].dep == "xcomp":  # "the loan is used to finance 90 percent"
        own += [c for c in tree.children(tree.tokens[verb].head) if tree.tokens[c].dep in ("nsubj", "nsubjpass")]
    doers = {i for c in own for i in tree.subtree(c)}
    lent = bool(money & doers) and any(clauses.anchor(here.parsed, m) in doers for m in sums)
    over = {*path(tree, verb), *tree.children(tree.tokens[verb].head)}
    of_a_deal = tree.tokens[verb].dep in ("relcl", "acl", "advcl", "xcomp") and bool((money - {verb}) & over)
    return of_a_deal or (lent and _is_of_costs(tree, at))
