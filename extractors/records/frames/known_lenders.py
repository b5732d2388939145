"""Who lends by what a sentence says of the two, or by what is lent: "the lender", "in talks with A to lend", Fund credit."""

from collections.abc import Iterator
from dataclasses import replace

from extractors.entities.grammar import Tree
from extractors.records.frames import lexicon, side_nouns
from extractors.records.frames.filling import Filled
from extractors.records.frames.scenes import Scene
from extractors.records.frames.slots import path
from extractors.records.frames.triggers import Trigger

NAMED = 1.0  # how far by the grammar whom a verb itself gives to stands at most
FAR = 2.0  # how far by the grammar whom a word of another clause leads to stands at least


def sides(here: Scene, trigger: Trigger, filled: tuple[Filled, ...]) -> tuple[Filled, ...]:
    """The sides of money that is lent, as the words for who lends turn them."""
    near = tuple(one for one in filled if not _is_of_another_clause(one))
    return _of_the_fund(trigger, _in_talks(here, trigger, _of_who_is_a_lender(here, near)))


def _is_of_another_clause(one: Filled) -> bool:
    """Whether who seems to give is only where another clause turned or went "to": "A, which failed on its bonds, turned to
    B"."""
    gives = (one.role, one.method) == ("giver", "grammar") and one.actor.sort != "organization"
    return gives and one.far >= FAR and one.slot in ("to", "with", "in")


def _of_who_is_a_lender(here: Scene, filled: tuple[Filled, ...]) -> tuple[Filled, ...]:
    """The sides where who seems to receive is said to be the lender to another: "A is the largest lender to B and agreed to
    loans of 5 million"."""
    tree = here.parsed.tree
    takes = [one for one in filled if one.role == "receiver" and one.method == "grammar"]
    lends = [one for one in takes if side_nouns.is_said_to_lend(tree, one.actor.at)]
    if not lends or any(one.role == "giver" for one in filled):
        return filled
    to = [a for a in here.actors if a.code and a.code != lends[0].actor.code and a.at in set(_borrowers(tree))]
    rest = (one for one in filled if one.role != "receiver")
    return (*rest, replace(lends[0], role="giver"), *(Filled("receiver", a, "to", 1.0) for a in to))


def _borrowers(tree: Tree) -> Iterator[int]:
    """The words for whom a lender lends to."""
    for i, token in enumerate(tree.tokens):
        if token.lemma in lexicon.words("lenders"):
            links = [c for c in tree.children(i) if tree.tokens[c].lemma in ("to", "of")]
            yield from (k for c in links for k in tree.children(c))


def _in_talks(here: Scene, trigger: Trigger, filled: tuple[Filled, ...]) -> tuple[Filled, ...]:
    """The sides of what somebody is in talks with another to lend: the other receives it."""
    tree = here.parsed.tree
    over = set(path(tree, trigger.at))
    talks = [i for i, t in enumerate(tree.tokens) if t.lemma in lexicon.words("negotiations") and over & _hung_on(tree, i)]
    links = [c for i in talks for c in tree.children(i) if tree.tokens[c].lemma == "with"]
    others = [a for a in here.actors if a.code and any(a.at in tree.children(c) for c in links)]
    lends = trigger.frame.pos == "verb" and trigger.frame.slots.get("subj") == "giver" and tree.has_to(trigger.at)
    named = any((one.role, one.method) == ("receiver", "grammar") and one.far < NAMED for one in filled)
    if not others or not lends or named:
        return filled
    rest = [one for one in filled if one.role != "receiver" and one.actor.code not in {a.code for a in others}]
    if not any(one.role == "giver" for one in rest):
        over = {tree.tokens[tree.tokens[i].head].head for i in talks}
        rest += [Filled("giver", a, "subj", 0.5) for a in here.actors if a.code and _is_subject_of(tree, a.at, over)]
    return (*rest, *(Filled("receiver", a, "with", 0.5) for a in others))


def _is_subject_of(tree: Tree, at: int, verbs: set[int]) -> bool:
    return tree.tokens[at].dep == "nsubj" and tree.tokens[at].head in verbs


def _hung_on(tree: Tree, talks: int) -> set[int]:
    """The word for talks and the verb that says that somebody is "in" them."""
    link = tree.tokens[talks].head
    return {talks, tree.tokens[link].head} if tree.tokens[link].lemma == "in" else {talks}


def _of_the_fund(trigger: Trigger, filled: tuple[Filled, ...]) -> tuple[Filled, ...]:
    """The sides of what only the International Monetary Fund lends: a state that seems to give it receives it."""
    if trigger.frame.word not in lexicon.words("fund_lending"):
        return filled
    states = [one for one in filled if one.role == "giver" and one.actor.code]
    rest = tuple(one for one in filled if one not in states and (not states or one.role != "receiver"))
    return (*rest, *(replace(one, role="receiver") for one in states)) if states else filled


def as_trade(filled: tuple[Filled, ...]) -> tuple[Filled, ...]:
    """The sides of goods that one sends to another day by day, which are sold: the seller's exports to the other."""
    return tuple(replace(one, role="area" if one.role == "giver" else "counterpart") for one in filled)
