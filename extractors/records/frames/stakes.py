"""A stake and what was paid for it: "bought 40 percent of A for 5 million", "paid 5 million for a third of A" are sales."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from extractors.entities.grammar import Tree
from extractors.model.document import Span
from extractors.model.fact import Mention
from extractors.records import clauses
from extractors.records.clauses import Parsed
from extractors.records.frames import lexicon, passage, placed_works
from extractors.records.frames.deciding import Decision
from extractors.records.frames.filling import MAIN, Filled
from extractors.records.frames.scenes import Scene
from extractors.records.frames.slots import path
from extractors.records.frames.told import Told
from extractors.records.frames.triggers import Trigger
from extractors.records.frames.who import Actor
from extractors.records.located import Located

TARGETS = frozenset({"in", "of", "obj"})
"""Slots of the firm that a stake is in."""
SURE = 4.5  # score of a sum's own word from which it is of that, and no price
BOUGHT = 7.0  # score of a sum that is said to be paid for a stake
FRACTIONS = frozenset({"half", "third", "quarter", "fifth", "tenth", "majority", "%", "percent", "cent"})
"""Nouns that are a stake where they are "of" something and somebody paid for them."""


def prices(parsed: Parsed, figures: Sequence[Mention], decisions: Mapping[int, Decision]) -> dict[int, Mention]:
    """By the start of each stake in percent that a sum of the same verb is the price of, that sum."""
    found: dict[int, Mention] = {}
    for stake in (m for m in figures if m.kind == "percent" and _is_a_stake(decisions[m.start])):
        sums = [m for m in figures if m.kind == "money" and _may_be_a_price(decisions[m.start]) and m not in found.values()]
        same = [m for m in sums if _is_of(parsed, m, clauses.verb_over(parsed, stake))]
        paid = [m for m in same if m.start < stake.start and _is_for(parsed, m, stake)]
        if same:
            found[stake.start] = paid[-1] if paid else min(same, key=lambda m: abs(m.start - stake.start))
    return found


def _is_for(parsed: Parsed, price: Mention, stake: Mention) -> bool:
    """Whether "for" stands between a sum and the stake behind it: "5 million for 51 percent and 3 million for the rest"."""
    return any(parsed.tree.tokens[i].lemma == "for" for i in parsed.words(Span(price.end, stake.start)))


def _is_of(parsed: Parsed, figure: Mention, verb: int | None) -> bool:
    """Whether a sum is of a verb, or of a participle below it that only says who buys: "sold to a group led by A for 5"."""
    tree, over = parsed.tree, clauses.verb_over(parsed, figure)
    if over is None or verb is None or over == verb:
        return over == verb
    at = clauses.anchor(parsed, figure) or over
    aside = tree.tokens[over].tag == "VBN" and tree.tokens[over].dep == "acl" and verb in path(tree, over)
    return aside and tree.tokens[tree.tokens[at].head].lemma == "for"


def of_a_firm(parsed: Parsed, figure: int, decision: Decision, verb: Trigger | None, bodies: Collection[int]) -> Decision:
    """The decision on a sum that hangs by the word `figure`, where a `verb` over it buys a firm for it; `bodies` are the
    words of the sentence that name organisations."""
    sure = decision.kind not in ("claim", "project") or (
        decision.kind == "claim" and decision.score >= SURE and decision.type != "price"
    )
    if verb is None or verb.frame.type != "commerce" or sure:
        return decision
    if not _is_price_of_a_firm(parsed, figure, verb.at, bodies):
        return decision
    receives = {**verb.frame.slots, "obj": MAIN["financing"]}
    bought = replace(verb.frame, slots={name: role for name, role in receives.items() if name != "from"})
    return Decision("financing", "equity_investment", replace(verb, frame=bought), BOUGHT)


def of_a_work(parsed: Parsed, figure: int, decision: Decision, verb: Trigger | None, works: Collection[int]) -> Decision:
    """The decision on a share that hangs by the word `figure`, where a `verb` over it buys that part of a work, or of a
    firm: "bought 49 percent of Air Acme", "Acme, in which A bought 51 percent"."""
    tree, stake = parsed.tree, lexicon.frames("noun")[lexicon.key("stake")]
    bought = verb is not None and verb.frame.type == "commerce" and tree.tokens[figure].head == verb.at
    of = [n for c in tree.children(figure) if tree.tokens[c].lemma == "of" for n in tree.children(c)]
    named = any(tree.tokens[n].pos == "PROPN" and tree.tokens[n - 1].pos == "PROPN" for n in of)
    inside = verb is not None and not of and _is_in_which(tree, verb.at)
    if (decision.kind, decision.type) != ("claim", "share") or not bought:
        return decision
    if not named and not inside and not any(n in works for n in of):
        return decision
    return Decision("financing", stake.type, Trigger(figure, figure, stake), BOUGHT)


def _is_in_which(tree: Tree, verb: int) -> bool:
    """Whether a verb's clause begins with "in which"."""
    links = (c for c in tree.children(verb) if tree.tokens[c].lemma == "in")
    return any(tree.tokens[n].lemma == "which" for c in links for n in tree.children(c))


def of_price(parsed: Parsed, figure: int, decision: Decision, verb: Trigger | None) -> Decision:
    """The decision on a sum that hangs by the word `figure`, where a `verb` says that it was paid for a stake."""
    over = verb if decision.kind == "agreement" else decision.trigger  # "under the pact A will pay 5 million for a stake"
    if over is None or over.frame.type != "commerce" or decision.kind not in ("agreement", "claim"):
        return decision
    tree, stake = parsed.tree, lexicon.frames("noun")[lexicon.key("stake")]
    links = [c for at in (figure, over.at) for c in tree.children(at) if tree.tokens[c].lemma == "for"]
    for noun in (n for c in links for n in tree.children(c)):
        frame = lexicon.frames("noun").get(lexicon.key(tree.tokens[noun].lemma))
        part = tree.tokens[noun].lemma in FRACTIONS and any(tree.tokens[c].lemma == "of" for c in tree.children(noun))
        if part or (frame is not None and frame.type == stake.type):
            return Decision("financing", stake.type, Trigger(noun, noun, stake), BOUGHT)
    return decision


def _is_price_of_a_firm(parsed: Parsed, figure: int, verb: int, bodies: Collection[int]) -> bool:
    """Whether a sum stands behind "for" at a verb that buys a firm: "bought the insurer A for 5 million"."""
    tree = parsed.tree
    up = path(tree, figure)
    way = {tree.tokens[i].lemma for i in up[1 : up.index(verb)]} if verb in up else set()
    priced = bool(way & {"for", "at"}) and way <= lexicon.words("before_prices")
    firms = lexicon.words("firms") | lexicon.words("firms_told")
    bought = clauses.objects(parsed, verb)
    if any(tree.tokens[i].lemma in FRACTIONS and tree.tokens[i + 1].lemma == "of" for i in bought):
        return priced  # "acquired a majority of the port for 5 million"
    named = [c for i in bought for c in tree.children(i) if tree.tokens[c].dep in ("appos", "compound")]
    return priced and any(i in bodies or tree.tokens[i].lemma in firms for i in (*bought, *named))


def _is_a_stake(decision: Decision) -> bool:
    return (decision.kind, decision.type) == ("financing", "equity_investment")


def _may_be_a_price(decision: Decision) -> bool:
    return _is_a_stake(decision) or (decision.kind == "claim" and decision.type == "other" and decision.score < SURE)


def without_the_target(parsed: Parsed, decision: Decision, filled: tuple[Filled, ...]) -> tuple[Filled, ...]:
    """The sides of a stake that is bought or sold without the firm that it is in: who sold it got the money; the country of
    the firm stays where no seller is told."""
    tree = parsed.tree
    verbs = {tree.tokens[i].lemma for i in path(tree, decision.trigger.at) if tree.tokens[i].pos == "VERB"}
    if decision.type != "equity_investment" or not verbs & lexicon.words("trades_stakes"):
        return filled
    target = {one.actor.start for one in filled if _is_a_target(one)}
    sold = any(one.role == "receiver" and one.actor.start not in target for one in filled)
    rest = (one for one in filled if one.actor.start not in target or (one.actor.code and not sold))
    return tuple(replace(one, actor=_land(one)) if one.actor.start in target else one for one in rest)


def _is_a_target(one: Filled) -> bool:
    return one.role == "receiver" and one.slot in TARGETS and one.actor.sort == "organization" and one.method == "grammar"


def _land(one: Filled) -> Actor:
    return replace(one.actor, sort="country", name=one.actor.code)


def in_work(located: Located, here: Scene, one: Told) -> Told:
    """A share that somebody holds in a work, which is of where the work lies: "A has a 55 percent stake in the port"."""
    work = _held(here, one)
    if work is None:
        return one
    own = placed_works.own_places(here, work)
    inside = [Filled("area", a, "in", 0.5) for a in here.actors if a.start in own]
    used = {f.actor.code for f in one.filled if f.method == "grammar" and f.actor.code}
    before = passage.side(located, here.passage, here.parsed.sentence, "place", used) if not inside else None
    places = inside or ([replace(before, role="area")] if before is not None else [])
    if not places:
        return one
    holders = [replace(f, role="counterpart") for f in one.filled if f.method == "grammar" and f.actor.start not in own]
    return replace(one, filled=(*places[:1], *holders))


def _held(here: Scene, one: Told) -> Trigger | None:
    """The work that a claim says that somebody has a share in."""
    at = clauses.anchor(here.parsed, one.told_by) if one.told_by is not None else None
    if at is None or (one.kind, one.type) != ("claim", "share"):
        return None
    tree, stake = here.parsed.tree, lexicon.frames("noun").get(lexicon.key(here.parsed.tree.tokens[at].lemma))
    links = [c for c in tree.children(at) if tree.tokens[c].dep == "prep" and tree.tokens[c].lemma == "in"]
    nouns = {n for c in links for n in tree.children(c)}
    if stake is None or stake.type != "equity_investment":
        return None
    return next((t for t in here.triggers if t.at in nouns and t.frame.kind == "project"), None)


def is_of_a_name(tree: Tree, stake: int) -> bool:
    """Whether a stake is "in" or "of" something that has a name of its own."""
    links = [c for c in tree.children(stake) if tree.tokens[c].lemma in ("in", "of")]
    return any(tree.tokens[i].pos == "PROPN" for c in links for i in tree.subtree(c))
