"""Sides of an agreement told by where they are at home, and those of the sale that an agreement comes with."""

from collections.abc import Iterator
from dataclasses import replace

from extractors.records.frames import lexicon, pronouns
from extractors.records.frames.deals import Deal
from extractors.records.frames.filling import Filled
from extractors.records.frames.scenes import Scene
from extractors.records.frames.slots import path, verb_among
from extractors.records.vocabulary import verbs

SEATED = frozenset({"base", "headquarter", "domicile", "register"})
LINKS = frozenset({"with", "between", "by"})


def sides(here: Scene, deal: Deal) -> Iterator[Filled]:
    """Who signs, or is signed with, by the town that it is based in: "the Lima-based firm"; for one that comes with a sale,
    who sells and buys: "the sale of a stake in the port of A to B and a 99-year lease"."""
    yield from _seated(here, deal)
    yield from _of_the_sale(here, deal)


def _seated(here: Scene, deal: Deal) -> Iterator[Filled]:
    tree = here.parsed.tree
    for actor in here.actors:
        token = tree.tokens[actor.at]
        if not actor.code or token.dep != "npadvmod" or tree.tokens[token.head].lemma not in SEATED:
            continue
        noun = tree.tokens[token.head].head
        climbed = path(tree, noun)
        over = verb_among(tree, climbed)
        seated = replace(actor, at=noun, sort="country")
        link = next((tree.tokens[i].lemma for i in climbed if tree.tokens[i].dep in ("prep", "agent")), "")
        if over is not None and over == deal.verb and pronouns.is_subject(tree, noun):
            yield Filled("party", seated, "subj", 0.5)
        elif link in LINKS and (deal.trigger.at in climbed or over == deal.verb):
            yield Filled("party", seated, "with", 0.5)


def _of_the_sale(here: Scene, deal: Deal) -> Iterator[Filled]:
    tree, at = here.parsed.tree, deal.trigger.at
    sale = tree.tokens[at].head
    if deal.verb is not None or tree.tokens[at].dep != "conj" or tree.tokens[sale].lemma not in lexicon.words("sales"):
        return
    over = [tree.tokens[i].lemma for i in path(tree, sale) if tree.tokens[i].pos in ("VERB", "AUX")]
    if not set(over[:2]) & (verbs("sign") | lexicon.words("gives_way")):
        return  # one that is demanded or refused is none yet
    inner = set(tree.subtree(sale)) - set(tree.subtree(at))
    yield from (Filled("party", a, "of", 0.9) for a in here.actors if a.code and a.at in inner)
