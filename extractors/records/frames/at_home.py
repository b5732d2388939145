"""Names of countries that only say where a firm, a body, who tells of a fact or goods are from."""

import re
from collections.abc import Collection

from extractors.entities.grammar import Tree
from extractors.records.frames import lexicon
from extractors.records.frames.slots import BEFORE_NOUN, path
from extractors.records.frames.who import Actor
from extractors.records.located import Located

SEATED = frozenset(
    {"base", "based", "headquarter", "headquartered", "own", "owned", "back", "backed", "lead", "led", "fund", "funded"}
    | {"build", "built", "make", "made", "finance", "financed"}
)
"""Words behind a hyphen by which a country is that of a firm, of its money or of who builds."""
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
HOME = re.compile(
    r"[-‐–](?:based|owned|backed|led|headquartered|listed|registered)\b|\s+(?:\w+\s+)?(?:markets?|exchange|bourse)\b",
    re.IGNORECASE,
)
"""What stands behind a name that only says where a firm is at home, or where money is raised."""


def of_a_firm(located: Located, tree: Tree, actor: Actor) -> bool:
    """Whether a name says where a firm is at home or listed, or where money is raised: "the A-based miner", "A's Telco"."""
    return HOME.match(located.document.text, actor.end) is not None or _is_whose_firm(tree, actor)


def only_names(town: Actor, land: Actor) -> bool:
    """Whether a town only names a work that lies in another land: "the Kolwe bridge in A"."""
    return (town.sort, land.sort) == ("place", "country") and town.code != land.code


def of_a_teller(tree: Tree, actor: Actor) -> bool:
    """Whether a country only says where who tells of a fact is at home: "Mali's news agency said"."""
    token = tree.tokens[actor.at]
    teller = tree.tokens[token.head]
    return token.dep in ("poss", "amod") and teller.lemma in lexicon.words("tellers") and teller.dep in SUBJECTS


def _is_whose_firm(tree: Tree, actor: Actor) -> bool:
    """Whether a country only says where a firm is at home: "Mali's largest operator and Peru's Telco built it"."""
    firm = tree.tokens[tree.tokens[actor.at].head]
    organ = firm.lemma.casefold() in lexicon.words("organs") | lexicon.words("officials")
    named = firm.pos == "PROPN" and not organ and not lexicon.places().fullmatch(firm.text)
    return tree.tokens[actor.at].dep == "poss" and (named or firm.lemma in lexicon.words("firms_told"))


def of_a_body(tree: Tree, actor: Actor) -> bool:
    """Whether a demonym only says whose a body or a study is, or is a part of a name: "an American agency", "Swiss Re"."""
    head = tree.tokens[tree.tokens[actor.at].head]
    named = head.pos == "PROPN" and tree.tokens[actor.at].head > actor.at
    return actor.sort == "demonym" and (named or head.lemma in lexicon.words("firms") | lexicon.words("tellers"))


def is_of_a_firm(tree: Tree, actor: Actor) -> bool:
    """Whether a country's name or demonym stands right before a noun for a firm: "the New Zealand company Acme"."""
    token = tree.tokens[actor.at]
    firm = [t.lemma for t in tree.tokens[actor.at + 1 : token.head + 1]]
    return token.dep in BEFORE_NOUN and any(lemma in lexicon.words("firms") for lemma in firm)


def of_goods(tree: Tree, actor: Actor) -> bool:
    """Whether a demonym says whose goods money is to buy: "a credit for the purchase of Irish engines" is of Ireland."""
    goods = tree.tokens[actor.at].head
    over = [tree.tokens[i] for i in path(tree, goods)[1:3]]
    bought = len(over) == 2 and over[0].lemma == "of" and over[1].lemma in lexicon.words("buying")
    return actor.sort == "demonym" and tree.tokens[actor.at].dep in BEFORE_NOUN and goods > actor.at and bought


def of_who_builds(tree: Tree, actor: Actor, told: Collection[int]) -> bool:
    """Whether a country or town only says where a firm is at home: "the Lima-based builder", "the Peruvian builder Graña",
    "Graña of Peru"; a name that is one of the words that tell a work (`told`) is no firm's."""
    token = tree.tokens[actor.at]
    of = token.dep == "pobj" and tree.tokens[token.head].lemma == "of"
    whose = tree.tokens[token.head].head if of else token.head
    if (of or token.dep == "poss") and tree.tokens[whose].text[:1].isupper() and whose not in told:
        return True
    called = [tree.tokens[i].lemma for i in (whose, *tree.children(whose)) if actor.at < i <= whose]
    firms = lexicon.words("firms_told") | (lexicon.words("firms") if actor.sort == "demonym" else frozenset())
    if is_of_a_firm(tree, actor) or (token.dep in ("poss", *BEFORE_NOUN) and any(lemma in firms for lemma in called)):
        return True
    tokens = tree.tokens[actor.at + 1 : actor.at + 3]
    return len(tokens) > 1 and tokens[0].text in ("-", "‐", "–") and tokens[1].lemma in SEATED
