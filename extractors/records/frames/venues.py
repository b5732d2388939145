"""Who is named beside an agreement and has no part in it: where or at what it was signed, the press that reports it."""

import re
from collections.abc import Sequence

from extractors.entities.grammar import Tree
from extractors.records.frames import lexicon
from extractors.records.frames.deals import Deal
from extractors.records.frames.scenes import Scene
from extractors.records.frames.slots import main_verb_among, path, subjects
from extractors.records.frames.who import Actor

VENUE = frozenset({"in", "at", "near", "during", "outside", "within", "before", "after", "since", "on"})
"""Prepositions behind which a place is where or when something was signed, and no side."""
ALONG = frozenset({"following", "amid", "despite", "notwithstanding", "besides", "unlike", "after"})
"""Words before what went along with something that is told."""
PRESS = re.compile(r"\b(?:news|newspaper|press|television|tv|radio|times|post|herald|gazette)\b", re.IGNORECASE)
"""Words of the names of those who report what others do."""


def is_venue(here: Scene, actor: Actor, deal: Deal) -> bool:
    """Whether somebody is only named as the place where, or the event at which, something is done; where a firm is at home
    is none, but for one that is such an event: "at the Bank's meeting in A"."""
    tree = here.parsed.tree
    firms = {a.at: a for a in here.actors if a.sort == "organization" and a is not actor}
    climbed = path(tree, actor.at)
    for below in climbed:
        token = tree.tokens[below]
        if below == deal.trigger.at or token.pos in ("VERB", "AUX"):
            return False
        if (token.dep in ("prep", "agent") or token.pos == "ADP") and token.lemma != "of":
            named = any(tree.tokens[c].lemma == "behalf" for c in tree.children(below))
            on = token.lemma == "on" and (token.head == deal.trigger.at or named)
            firm = firms.get(token.head)
            held = token.lemma in VENUE and not on and not _holds_an_office(tree, below)
            return held and (firm is None or is_venue(here, firm, deal))
    return False


def _holds_an_office(tree: Tree, link: int) -> bool:
    """Whether a preposition says in which ministry somebody named holds an office: "A, a director in B's ministry"."""
    office = tree.tokens[tree.tokens[link].head].dep == "appos"
    return office and any(tree.tokens[c].lemma.casefold() in lexicon.words("ministries") for c in tree.children(link))


def reports(here: Scene, actor: Actor) -> bool:
    """Whether somebody is of the press and says what the sentence tells: "the Lima News Agency reported"."""
    tree = here.parsed.tree
    over = tree.tokens[tree.tokens[actor.at].head]
    of_press = actor.sort == "organization" and PRESS.search(actor.name) is not None
    return of_press and tree.tokens[actor.at].dep == "nsubj" and over.lemma in lexicon.words("reports")


def is_where_told(tree: Tree, actor: Actor) -> bool:
    """Whether a town is only where something was told or signed: "announced in Vienna"."""
    token = tree.tokens[actor.at]
    link = tree.tokens[token.head]
    told = lexicon.words("reports") | lexicon.words("announces") | {"sign", "unveil", "present"}
    where = actor.sort == "place" and token.dep == "pobj" and link.lemma in ("in", "at")
    return where and tree.tokens[link.head].pos == "VERB" and tree.tokens[link.head].lemma in told


def is_circumstance(tree: Tree, actor: Actor) -> bool:
    """Whether somebody is named in what only went along with a fact: A of "debt fell, following the loans of A"."""
    for i in path(tree, actor.at):
        if (
            tree.tokens[i].pos in ("VERB", "AUX")
            and tree.tokens[i].dep != "acl"
            and tree.tokens[i].text.casefold() not in ALONG
        ):
            return False
        if tree.tokens[i].dep in ("prep", "advcl") and tree.tokens[i].text.casefold() in ALONG:
            return True
    return False


def is_of_another_thing(tree: Tree, climbed: Sequence[int], slot: str, apart: bool) -> bool:
    """Whether a word stands behind "with" of talks, not of the agreement, "on the eve of talks with A"; or, `apart` from it,
    in what is told of a part of an agreement: A of "its scope was widened to A"."""
    if slot in ("with", "between"):
        links = [tree.tokens[i].head for i in climbed if tree.tokens[i].lemma in ("with", "between")]
        return any(tree.tokens[i].lemma in lexicon.words("negotiations") for i in links[:1])
    if slot != "to" or not apart:
        return False
    over = main_verb_among(tree, climbed)
    doers = subjects(tree, over) if over is not None else []
    return any(tree.tokens[c].lemma in lexicon.words("deal_parts") for c in doers)
