"""Who gave where grammar does not say: whom a sentence has as its label, the headings over it, or the facts before."""

import re
from collections.abc import Iterator, Sequence

from extractors.entities import currencies
from extractors.entities.grammar import Tree
from extractors.model.fact import Mention
from extractors.records.frames import lent, lexicon, passage, pronouns, slots, times, who
from extractors.records.frames.deciding import Decision
from extractors.records.frames.filling import Filled, countries_of
from extractors.records.frames.gapped import GOES_TO
from extractors.records.frames.scenes import Scene
from extractors.records.frames.triggers import nouns_of
from extractors.records.frames.who import Actor
from extractors.records.located import Located

ISSUES = frozenset({"issue", "float"})
UNGIVEN = frozenset({"bond", "equity_investment"})  # what a market gives: no lender of the sentence before
TOTAL = re.compile(
    r"\b(?:total|altogether|overall|international\s+(?:pledges|aid|assistance|support|commitments|donors|community))\b",
    re.IGNORECASE,
)
"""Words by which a sum is that of all givers."""
GROUPS = frozenset({"consortium", "group", "pool", "club", "number"})
"""Nouns, beside those for lenders, for several of them who give together."""


def of(
    located: Located,
    here: Scene,
    kept: Sequence[Filled],
    actors: Sequence[Actor],
    decision: Decision,
    figure: Mention | None,
) -> Iterator[Filled]:
    """Who gave where grammar does not say: whom the sentence has as its label, the headings, or the facts before."""
    if decision.kind != "financing" or any(one.role == "giver" for one in kept):
        return
    codes = countries_of(kept)
    if here.label is not None and here.label.code not in codes and _labels_a_giver(here, here.label, kept, figure):
        yield Filled("giver", here.label, "", 2.0, "label of the sentence")
    elif decision.type not in UNGIVEN and (over := [a for a in here.over.givers if not a.code or a.code not in codes]):
        if _another_gave_just_before(here):
            if (giver := _told_before(located, here, kept, actors, decision, figure)) is not None:
                yield giver
        elif not _names_another(here, kept, actors):
            yield from (Filled("giver", a, "", 2.6, "heading") for a in over)
    elif (
        giver := _lending_subject(here, kept, actors, decision.trigger.at)
        or _told_before(located, here, kept, actors, decision, figure)
        or _subject_of_a_loan_to(here, kept, actors)
    ) is not None:
        yield giver


def _lending_subject(here: Scene, kept: Sequence[Filled], actors: Sequence[Actor], money: int) -> Filled | None:
    """The lender, by its name, that is the subject of a verb that says nothing of who gives: "A Bank confirmed a loan"; not
    who only enables another to raise money."""
    tree = here.parsed.tree
    if any(tree.tokens[i].lemma in lexicon.words("helps") for i in slots.path(tree, money)[1:]):
        return None
    placed = {one.actor.start for one in kept}
    codes = countries_of(kept)
    for a in actors:
        lends = a.sort == "organization" and a.start not in placed and a.code not in codes and who.lends_abroad(a.name)
        if lends and pronouns.is_subject(tree, a.at) and not slots.is_done_by_another(tree, tree.tokens[a.at].head, money):
            return Filled("giver", a, "", 2.2, "subject of the sentence")
    return None


def _subject_of_a_loan_to(here: Scene, kept: Sequence[Filled], actors: Sequence[Actor]) -> Filled | None:
    """The country that a sentence is about where its loan goes "to" another one and nobody else is named."""
    goes = [
        one for one in kept if one.role == "receiver" and one.slot in GOES_TO and one.method == "grammar" and one.actor.code
    ]
    codes = {one.actor.code for one in kept}
    rest = [a for a in actors if a.code not in codes and a.code]
    about = [a for a in rest if here.parsed.tree.tokens[a.at].dep == "nsubj" and a.sort == "country"]
    if not goes or not about or len({a.code for a in rest}) != 1:
        return None
    return Filled("giver", about[0], "", 3.1, "subject of the sentence")


def _another_gave_just_before(here: Scene) -> bool:
    """Whether the sentence before in the paragraph names another giver than the headings, by its own words."""
    place = here.parsed.sentence.before
    told = passage.of_the_same(here.passage, place) if place is not None else ()
    given = [one for fact in told if fact.kind == "financing" for one in fact.of("giver") if one.method == "grammar"]
    theirs = {(a.code, a.name) for a in here.over.givers} | {(a.code, a.code) for a in here.over.givers}
    return bool(given) and all((one.actor.code, one.actor.name) not in theirs for one in given)


def _labels_a_giver(here: Scene, label: Actor, kept: Sequence[Filled], figure: Mention | None) -> bool:
    """Whether the label of a sentence about money is who gives it: a body, a country where another one receives, or whose
    own currency the sum is in, in a paper about another country."""
    if label.sort == "organization" or any(one.role == "receiver" and one.actor.code for one in kept):
        return True
    if here.passage.titled not in ("", label.code) and (
        label.code in lexicon.providers() or (figure is not None and currencies.is_of(figure.unit, label.code))
    ):
        return True
    return (bool(here.over.receivers) and label.code not in here.over.receivers) or _is_its_own_official(here)


def _is_its_own_official(here: Scene) -> bool:
    """Whether who gives is told by an office alone, which is the label's country's: "Peru: the minister gave 5 million"."""
    tree = here.parsed.tree
    gives = {t.at for t in here.triggers if t.frame.pos == "verb" and t.frame.slots.get("subj") == "giver"}
    subjects = [c for verb in gives for c in tree.children(verb) if tree.tokens[c].dep == "nsubj"]
    return any(tree.tokens[i].lemma.casefold() in lexicon.words("officials") for c in subjects for i in tree.subtree(c))


def _names_another(here: Scene, kept: Sequence[Filled], actors: Sequence[Actor]) -> bool:
    """Whether a sentence names a body or country without a part, who may be the giver: not the headings' own."""
    starts = {one.actor.start for one in kept} | ({here.label.start} if here.label is not None else set())
    own = {*here.over.receivers, *(a.code for a in here.over.givers if a.code)}
    return any(a.start not in starts and a.code not in own and (a.sort == "organization" or a.code) for a in actors)


def _told_before(
    located: Located,
    here: Scene,
    kept: Sequence[Filled],
    actors: Sequence[Actor],
    decision: Decision,
    figure: Mention | None,
) -> Filled | None:
    """Who gave by the facts before, where a sentence names nobody who might have."""
    if decision.kind != "financing" or decision.type in UNGIVEN or any(one.role == "giver" for one in kept):
        return None
    if any(one.role == "receiver" and one.slot == "subj" and _issues(here.parsed.tree, one.actor.at) for one in kept):
        return None
    told = [one for fact in passage.of_the_same(here.passage, here.parsed.sentence) for one in fact.filled]
    starts = {one.actor.start for one in (*kept, *told)}
    codes = {one.actor.code for one in kept}
    if any(
        a.start not in starts and (a.sort == "organization" or a.code not in ("", *codes, *(one.actor.code for one in told)))
        for a in actors
    ):
        return None
    if _is_given_by_a_name(here, decision.trigger.at) or _is_given_by_others(here, decision.trigger.at):
        return None
    if _borrows_anew(here, kept):
        return None
    found = passage.side(located, here.passage, here.parsed.sentence, "giver", codes)
    here_too = any(one.role == "giver" for one in told)
    anew = _is_a_total(located, here, figure) or _is_received_by_others(here, decision.trigger.at)
    goes_on = here_too or (passage.goes_on(here.passage, kept) and not anew)
    return found if found is not None and goes_on else None


def _borrows_anew(here: Scene, kept: Sequence[Filled]) -> bool:
    """Whether a sentence tells by its name who will borrow: of whom, nothing before it says."""
    tree = here.parsed.tree
    ahead = {t.at for t in here.triggers if t.frame.pos == "verb" and t.frame.slots.get("subj") == "receiver"}
    ahead = {at for at in ahead if times.is_ahead(here.parsed, at)}
    named = (one.actor for one in kept if one.role == "receiver" and one.slot == "subj" and one.actor.sort != "pronoun")
    return any(tree.tokens[i].head in ahead for actor in named for i in slots.path(tree, actor.at)[:3])


def _is_given_by_a_name(here: Scene, at: int) -> bool:
    """Whether the verb of giving over a sum has a name as its subject, though it is nobody's known: that one gave."""
    tree = here.parsed.tree
    verb = slots.main_verb_among(tree, slots.path(tree, at))
    gives = {t.at for t in here.triggers if t.frame.pos == "verb" and t.frame.slots.get("subj") == "giver"}
    own = [c for c in tree.children(verb) if tree.tokens[c].dep == "nsubj"] if verb is not None and verb in gives else []
    own = [c for c in own if tree.tokens[c].lemma.casefold() not in lexicon.words("ministries")]
    known = {a.at for a in here.actors}
    return any(tree.tokens[c].pos == "PROPN" and not known & set(tree.subtree(c)) for c in own)


def _is_given_by_others(here: Scene, at: int) -> bool:
    """Whether the verb of giving over a sum has some of a common noun as its subject, or what is given is from such: "a
    group of banks lent 5 million", "a loan from a consortium of banks"."""
    tree = here.parsed.tree
    gives = {t.at for t in here.triggers if t.frame.pos == "verb" and t.frame.slots.get("subj") == "giver"}
    verb = slots.main_verb_among(tree, slots.path(tree, at))
    money = {t.at for t in here.triggers if t.frame.pos == "noun" and t.frame.kind}
    own = [c for c in tree.children(verb) if tree.tokens[c].dep == "nsubj"] if verb is not None and verb in gives else []
    own += [n for n in lent.from_whom(tree, at) if tree.tokens[n].lemma in GROUPS | lent.lenders()]
    return any(tree.tokens[c].pos == "NOUN" and c not in money and _are_some(tree, c) for c in own)


def _are_some(tree: Tree, noun: int) -> bool:
    """Whether a noun is of some that were not told of: "a bank", "foreign donors"; none of "the donors", "its banks"."""
    words = {tree.tokens[c].text.casefold() for c in tree.children(noun) if tree.tokens[c].dep in ("det", "poss")}
    return bool(words & {"a", "an", "some", "several", "many"}) or (not words and tree.tokens[noun].tag == "NNS")


def _is_received_by_others(here: Scene, at: int) -> bool:
    """Whether those of a common noun receive, whom nobody told of before may have helped: "the 14 nations got"."""
    tree = here.parsed.tree
    verb = slots.main_verb_among(tree, slots.path(tree, at))
    takes = {t.at for t in here.triggers if t.frame.type == "take"}
    own = [tree.tokens[c] for c in tree.children(verb)] if verb is not None and verb in takes else []
    return any(token.dep == "nsubj" and (token.tag == "NNS" or token.lemma in lexicon.words("gatherings")) for token in own)


def _is_a_total(located: Located, here: Scene, figure: Mention | None) -> bool:
    """Whether a sum is told as that of all givers: "the total assistance received was 5 million"."""
    return figure is not None and TOTAL.search(located.document.text, here.parsed.sentence.start, figure.start) is not None


def _issues(tree: Tree, at: int) -> bool:
    """Whether somebody offers paper to whoever buys it: nobody told of before has lent."""
    return any(tree.tokens[i].lemma in ISSUES for i in slots.path(tree, at)[1:3])


def spends_at_home(here: Scene, kept: Sequence[Filled]) -> bool:
    """Whether who gives spends in its own land: its government for what lies "in" it, or for a work of one of its towns."""
    tree = here.parsed.tree
    states = {one.actor.code: one.actor.start for one in kept if one.role == "giver" and one.actor.code}
    own = [a for a in here.actors if a.code in states and a.start != states[a.code] and a.sort != "organization"]
    if any(tree.tokens[tree.tokens[a.at].head].lemma == "in" for a in own):
        return True
    nouns = nouns_of(here.triggers, "project")
    works = [tree.tokens[at].head if tree.tokens[at].dep == "compound" else at for at in nouns]  # "the tram system of A"
    return any(a.at in tree.subtree(work) for work in works for a in own if a.sort == "place")
