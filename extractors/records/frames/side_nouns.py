"""Nouns that say who lends or asks, with the prepositions that are theirs; and verbs that say nothing of sides."""

import re

from extractors.entities.grammar import Tree
from extractors.records.frames import lexicon
from extractors.records.frames.lexicon import Frame, Role
from extractors.records.frames.slots import BEFORE_NOUN, OBJECT, Slot, path
from extractors.records.frames.triggers import Trigger, noun_frame
from extractors.records.frames.who import Actor
from extractors.records.vocabulary import verbs


def _objects(tree: Tree, verb: int) -> list[int]:
    """What a verb in the active acts on."""
    return [c for c in tree.children(verb) if tree.tokens[c].dep in ("dobj", "obj")]


def has_the_preposition(tree: Tree, at: int, slot: Slot) -> bool:
    """Whether the preposition of a verb's slot is that of a noun that says who lends or asks: "at the request of A"."""
    link = next((i for i in path(tree, at)[1:] if tree.tokens[i].dep == "prep" and tree.tokens[i].lemma == slot.name), None)
    if link is None or tree.tokens[slot.of].pos not in ("VERB", "AUX"):
        return False
    frame = noun_frame(lexicon.key(tree.tokens[tree.tokens[link].head].lemma))
    return frame is not None and not frame.kind and slot.name in frame.slots


def says_nothing(tree: Tree, at: int, slot: Slot, trigger: Trigger) -> bool:
    """Whether a slot gives no side: by a preposition that is a noun's, at a verb that only brings a total to a level, or of
    lenders who are paid back with a loan."""
    repaid = trigger.frame.kind == "financing" and is_paid_back(tree, at)
    return repaid or has_the_preposition(tree, at, slot) or is_brought_to_a_level(tree, slot.of)


def by_what_is_acted_on(tree: Tree, slot: Slot, trigger: Trigger) -> Role | None:
    """The role of who stands at a verb by what the verb acts on: a request, an offer, what a loan pays for; else None."""
    asked = of_an_application(tree, slot) or of_an_offer(tree, slot)
    return asked or of_who_is_repaid(tree, slot, trigger) or of_who_pays(tree, slot, trigger)


def of_an_application(tree: Tree, slot: Slot) -> Role | None:
    """The role of who stands at a verb that receives an application, and of whom it is from: "A received B's request for a
    loan", "A received a request from B"; None where it receives none."""
    frame = lexicon.frames("verb").get(lexicon.key(tree.tokens[slot.of].lemma))
    if frame is None or frame.type != "take" or slot.name not in ("subj", "from"):
        return None
    nouns = (noun_frame(lexicon.key(tree.tokens[c].lemma)) for c in _objects(tree, slot.of))
    asks = any(own is not None and own.slots.get("from") == "receiver" for own in nouns)
    return None if not asks else "giver" if slot.name == "subj" else "receiver"


def of_an_offer(tree: Tree, slot: Slot) -> Role | None:
    """The role of who takes or declines an offer, and of whose it is: "A's offer of 5 million was approved by B"."""
    nouns = [c for c in tree.children(slot.of) if tree.tokens[c].dep in ("dobj", "obj", "nsubjpass")]
    offered = any(tree.tokens[c].lemma == "offer" for c in nouns) and tree.tokens[slot.of].lemma in verbs("take_offer")
    if not offered:
        return None
    return "receiver" if slot.name in ("subj", "by") else "giver" if slot.name == "obj" else None


def of_who_pays(tree: Tree, slot: Slot, trigger: Trigger) -> Role | None:
    """The role of who pays for something "with" a loan, or builds what has no name with it, which is lent to that one: "A
    paid for the war with four loans", "A builds roads with a loan". Who finances with a loan, or builds what may be
    another's, borrows where the lender is told: "with a loan from B"; else that one may be the lender."""
    if slot.name != "subj" or trigger.frame.pos != "noun" or trigger.frame.type not in ("loan", "credit_line", "bond"):
        return None
    frame = lexicon.frames("verb").get(lexicon.key(tree.tokens[slot.of].lemma))
    if frame is None or not (frame.kind == "project" or frame.type in ("commerce", "assistance")):
        return None
    lent = any(tree.tokens[c].dep == "prep" and tree.tokens[c].lemma == "from" for c in tree.children(trigger.at))
    own = frame.type == "commerce" or (frame.kind == "project" and not _acts_on_a_name(tree, slot.of))
    up = path(tree, trigger.at)
    links = [tree.tokens[i] for i in up[1:3] if tree.tokens[i].dep == "prep" and tree.tokens[i].head in up]
    by = any(link.lemma in ("with", "by", "through", "via") for link in links) and slot.of in up[1:6]
    return "receiver" if by and (lent or own) else None


def of_who_is_repaid(tree: Tree, slot: Slot, trigger: Trigger) -> Role | None:
    """The role of who gets a payment on a loan, who has given that: "A received the last payment on its loan"; else None."""
    up = path(tree, trigger.at)
    links = [i for i in up[1:3] if tree.tokens[i].lemma in ("on", "of")]
    paid = any(tree.tokens[tree.tokens[i].head].lemma in lexicon.words("repayments") for i in links)
    frame = lexicon.frames("verb").get(lexicon.key(tree.tokens[slot.of].lemma))
    gets = slot.name == "subj" and frame is not None and frame.type == "take"
    return "giver" if paid and gets and trigger.frame.pos == "noun" else None


def _acts_on_a_name(tree: Tree, verb: int) -> bool:
    """Whether what a verb acts on has a name, which may be another country's: "built the Kenyan road"."""
    return any(tree.tokens[i].text[:1].isupper() for c in _objects(tree, verb) for i in tree.subtree(c) if i > verb)


def is_where_money_lies(tree: Tree, noun: int, own: Frame) -> bool:
    """Whether a noun for who lends stands behind "in" or "at": money is put there, "placed in the central bank of A"."""
    token = tree.tokens[noun]
    lends = own.pos == "noun" and not own.kind and own.slots.get("of") == "giver"
    return lends and token.dep == "pobj" and tree.tokens[token.head].lemma in ("in", "into", "at")


def is_owed_to(tree: Tree, at: int) -> bool:
    """Whether a debt is said to be to somebody: who forgives "A's debt to B" forgives A what it owes B."""
    link = tree.tokens[at].head
    frame = noun_frame(lexicon.key(tree.tokens[link - 1].lemma)) if tree.tokens[link].lemma == "to" else None
    owed = frame is not None and frame.type == "debt_stock"
    return owed and any(tree.tokens[c].dep == "poss" for c in tree.children(link - 1))


def is_where_a_work_is(tree: Tree, at: int) -> bool:
    """Whether a name says which work is meant: "the financing of the Lagos port development" is no money of Lagos."""
    token, work = tree.tokens[at], tree.tokens[tree.tokens[at].head]
    nouns = [work.lemma, *(tree.tokens[c].lemma for c in tree.children(token.head))]
    return token.dep in BEFORE_NOUN and any(lexicon.key(noun) in lexicon.facilities() for noun in nouns)


def is_whom_it_is_given(tree: Tree, at: int) -> bool:
    """Whether a name before a noun stands right behind a verb of giving that somebody does: in "A gave B grants" B is no
    part of what is given."""
    token, noun = tree.tokens[at], tree.tokens[tree.tokens[at].head]
    verb = tree.tokens[noun.head]
    frame = lexicon.frames("verb").get(lexicon.key(verb.lemma)) if verb.pos == "VERB" and noun.dep in OBJECT else None
    if frame is None or "dative" not in frame.slots or token.pos != "PROPN" or token.dep not in ("compound", "nmod"):
        return False
    names = all(one.pos == "PROPN" for one in tree.tokens[noun.head + 1 : at])
    return noun.head < at and names and any(tree.tokens[c].dep == "nsubj" for c in tree.children(noun.head))


def is_brought_to_a_level(tree: Tree, verb: int) -> bool:
    """Whether a verb brings a total to a level: who does so neither gives nor gets by it."""
    if tree.tokens[verb].lemma not in lexicon.words("brings"):
        return False
    to = any(tree.tokens[c].dep == "prep" and tree.tokens[c].lemma == "to" for c in tree.children(verb))
    objects = _objects(tree, verb)
    return any(tree.tokens[i].lemma in lexicon.words("totals") for c in objects for i in tree.subtree(c)) and (
        to or bool(objects)
    )


def is_brought_to(tree: Tree, verb: int, noun: int, at: int) -> bool:
    """Whether a verb brings what a noun means to a figure: "brought A's investment to 5 million"."""
    to = tree.tokens[tree.tokens[at].head].lemma == "to" and tree.tokens[verb].lemma in lexicon.words("brings")
    return to and any(noun in tree.subtree(c) for c in _objects(tree, verb))


def is_told_by(tree: Tree, at: int) -> bool:
    """Whether somebody stands behind "according to": "according to the statistics of A"."""
    return any(tree.tokens[i].text.casefold() == "according" for i in path(tree, at)[1:])


def is_paid_back(tree: Tree, at: int) -> bool:
    """Whether somebody says whose lenders are paid back, which is no part of what pays for it: "a loan to repay Danish
    banks"."""
    noun = tree.tokens[at].head
    verb = tree.tokens[tree.tokens[noun].head]
    frame = lexicon.frames("verb").get(lexicon.key(verb.lemma)) if tree.tokens[noun].dep in OBJECT else None
    return frame is not None and frame.type == "debt_service" and tree.tokens[at].dep in BEFORE_NOUN


def is_said_to_lend(tree: Tree, at: int) -> bool:
    """Whether somebody is said to lend: "Japan, the largest lender, ...", "Japan was the main creditor"."""
    here = path(tree, at)[:4]
    for i in here:
        token = tree.tokens[i]
        named = [c for c in tree.children(i) if tree.tokens[c].dep in ("attr", "appos") and c not in here]
        if any(tree.tokens[c].lemma in lexicon.words("lenders") for c in named) and (
            token.lemma in ("be", "become", "remain") or i == at
        ):
            return True
    return False


def holds_it(actor: Actor, trigger: Trigger) -> bool:
    """Whether a deposit is told by the bank where it lies: "Central Bank deposits"."""
    body = actor.sort == "organization" and re.search(r"\bbank\b", actor.name, re.I) is not None
    return body and trigger.frame.type == "deposit"
