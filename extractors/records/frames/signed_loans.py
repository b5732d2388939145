"""Which of those that sign a loan gave it: the bank, or the state that is known to lend abroad."""

from collections.abc import Sequence
from dataclasses import replace

from extractors.entities.grammar import Tree
from extractors.records.frames import lexicon, slots
from extractors.records.frames.filling import Filled
from extractors.records.frames.scenes import Scene
from extractors.records.frames.slots import path, verb_among
from extractors.records.frames.triggers import Trigger
from extractors.records.frames.turned import lenders
from extractors.records.frames.who import is_a_lender_s, lends_abroad
from extractors.records.vocabulary import verbs


def sides(tree: Tree, trigger: Trigger, filled: tuple[Filled, ...]) -> tuple[Filled, ...]:
    """The sides of a loan, given by that one of two that signed it which lends as a bank, or as a state abroad."""
    return _by_its_provider(tree, trigger, _by_its_lender(tree, trigger, filled))


def _by_its_lender(tree: Tree, trigger: Trigger, filled: tuple[Filled, ...]) -> tuple[Filled, ...]:
    """The sides of a loan that a bank and somebody else signed, or the one with the other: the bank gave it."""
    takers = [one for one in filled if one.role == "receiver"]
    givers = [one for one in filled if one.role == "giver"]
    bank = next((one for one in takers if one.slot == "subj" and is_a_lender_s(one.actor.name)), None)
    if bank is not None and givers and all(one.slot == "with" and not _rivals(one, bank) for one in givers):
        return tuple(
            replace(one, role="receiver") if one in givers else replace(one, role="giver") if one in takers else one
            for one in filled
        )
    banks = [one for one in takers if one.actor.sort == "organization" and is_a_lender_s(one.actor.name)]
    others = {one.actor.code for one in takers if one not in banks} - {one.actor.code for one in banks}
    taken = _is_with_a_taker(tree, trigger.at) or _is_held(tree, trigger.at)
    abroad = all(one.slot == "subj" and (_is_a_fund_abroad(one) or _lends(one, taken)) for one in banks)
    if givers or not banks or not (others or abroad):
        return filled
    home = {one.actor.code for one in banks} - {""}
    rest = (one for one in filled if one in banks or one not in takers or one.actor.code not in home)
    return tuple(replace(one, role="giver") if one in banks else one for one in rest)


def _lends(one: Filled, taken: bool) -> bool:
    """Whether a bank of no country, or one that signs with who takes, lends by its name."""
    return (taken or not one.actor.code) and lends_abroad(one.actor.name)


def _is_a_fund_abroad(one: Filled) -> bool:
    """Whether a body is a fund or agency for development abroad of a state that is known to lend."""
    words = {word.casefold() for word in one.actor.name.split()}
    fund = {"fund", "for", "development"} <= words
    agency = bool(words & {"agency", "agence"} and words & {"cooperation", "development", "développement"})
    return one.actor.code in lexicon.providers() and (fund or agency) and lends_abroad(one.actor.name)


def _by_its_provider(tree: Tree, trigger: Trigger, filled: tuple[Filled, ...]) -> tuple[Filled, ...]:
    """The sides of a loan that two states signed, or one with the other: that one gave it which is known to lend abroad."""
    takers = [one for one in filled if one.role == "receiver"]
    givers = [one for one in filled if one.role == "giver"]
    two = [one for one in (*takers, *givers) if one.slot == "subj"]
    if not (takers and givers) and len({one.actor.code for one in two}) == 2 and _both_sign(tree, trigger, two):
        gave = [one for one in two if one.actor.code in lexicon.providers()]
        rest = tuple(one for one in filled if one not in two)
        if len({one.actor.code for one in gave}) != 1:
            return rest  # which of two lenders, or of two that are none, gave is not told
        return (*rest, *(replace(one, role="giver" if one in gave else "receiver") for one in two))
    signed = len(takers) == len(givers) == 1 and (takers[0].slot, givers[0].slot) == ("subj", "with")
    if not signed or takers[0].actor.code not in lexicon.providers() or givers[0].actor.code in ("", *lexicon.providers()):
        return filled
    rest = tuple(one for one in filled if one.role not in ("giver", "receiver"))
    return (*rest, replace(takers[0], role="giver"), replace(givers[0], role="receiver"))


def _both_sign(tree: Tree, trigger: Trigger, takers: Sequence[Filled]) -> bool:
    """Whether two states are those who sign a loan or grant, the one joined to the other by "and"."""
    states = len({one.actor.code for one in takers} - {""}) == 2 and all(one.slot == "subj" for one in takers)
    return states and any(
        tree.tokens[i].lemma in verbs("sign") for i in path(tree, trigger.at) if tree.tokens[i].pos == "VERB"
    )


def _is_held(tree: Tree, loan: int) -> bool:
    """Whether somebody is said to have loans or commitments, which a bank has given."""
    verb = verb_among(tree, path(tree, loan))
    return verb is not None and tree.tokens[verb].lemma in ("have", "hold")


def _is_with_a_taker(tree: Tree, loan: int) -> bool:
    """Whether a loan is signed "with" some company or other body that is no lender: "a loan with a consortium of firms"."""
    verb = tree.tokens[loan].head
    links = [c for at in (loan, verb) for c in tree.children(at) if tree.tokens[c].lemma == "with"]
    partners = [n for c in links for n in tree.children(c) if tree.tokens[n].dep == "pobj"]
    return any(
        tree.tokens[n].lemma.casefold() in lexicon.words("takers")
        and not any(tree.tokens[i].lemma.casefold() in lenders() for i in tree.subtree(n))
        for n in partners
    )


def _rivals(one: Filled, bank: Filled) -> bool:
    """Whether who signs with a bank may be the lender as well: the bank of a state is none beside one of many states."""
    return is_a_lender_s(one.actor.name) and (not one.actor.code or bool(bank.actor.code))


def by_its_lone_party(here: Scene, filled: tuple[Filled, ...]) -> tuple[Filled, ...]:
    """The sides where a lone party signed loans that went to a continent: it gave them."""
    signs = {t.at for t in here.triggers if t.frame.pos == "verb" and t.frame.slots.get("subj") == "party"}
    coded = [one for one in filled if one.actor.code]
    if (
        any(one.role == "giver" for one in filled)
        or len(coded) != 1
        or coded[0].slot != "subj"
        or coded[0].role != "receiver"
    ):
        return filled
    at = coded[0].actor.at
    if not any(verb in slots.path(here.parsed.tree, at)[:3] for verb in signs):
        return filled
    return tuple(replace(one, role="giver") if one is coded[0] else one for one in filled)
