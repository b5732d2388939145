"""Sides that an agreement takes over from the agreement told before it: its makers, its parties."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.entities.grammar import Tree
from extractors.model.fact import Mention
from extractors.records import actors
from extractors.records.frames import entitled, lexicon, resumed, who
from extractors.records.frames.around_deals import is_open
from extractors.records.frames.deals import Deal
from extractors.records.frames.filling import Filled, countries_of
from extractors.records.frames.scenes import Scene
from extractors.records.frames.told import Told
from extractors.records.located import Located
from extractors.records.vocabulary import instrument_word

MAKER = "maker"
"""The slot of who made the agreement told before, in the one that goes on from it."""
FAR = 3  # sentences back to the agreement that one goes on from
MADE = re.compile(
    r"(?:['’]s\s+(?:government|parliament|president|cabinet|assembly))?\s+(?:has|have|had)?\s*(?:also\s+|since\s+)?"
    r"(?:signed|concluded|made|negotiated|ratified|approved|entered\s+into)"
    r"\s+(?:[\w-]+\s+){0,6}?(?:agreements|treaties|pacts|accords|conventions|memoranda|protocols|contracts|leases|concessions)\b",
    re.IGNORECASE,
)
"""What follows who made several agreements."""


def its_sides(located: Located, here: Scene, deal: Deal, kept: Sequence[Filled]) -> Iterator[Filled]:
    """The sides of the agreement told in the sentence before, where this one tells of another and names nobody; where only a
    partner is told, who made that one: "A second accord followed", "A pact was signed with B as well"."""
    last, tree = here.passage.deal, here.parsed.tree
    if last is None or deal.verb is None:
        return
    before = [one for one in last.filled if one.actor.code or one.actor.sort == "organization"]
    codes = countries_of(kept)
    goes_on = _goes_on(located, here, last)
    theirs = resumed.is_the_one_before(here, deal.trigger) or (goes_on and _is_theirs(tree, deal))
    if theirs and codes <= {one.actor.code for one in before}:
        yield from (replace(one, far=3.2, method="the agreement before") for one in before if one.actor.code not in codes)
        return
    if not goes_on:
        return
    others = {a.code for a in here.actors if a.code and a.sort != "place"} - codes
    again = any(tree.tokens[c].lemma in lexicon.words("one_more") for c in tree.children(deal.trigger.at))
    if not kept and not others and _is_of_the_same(located, here, last, deal):
        again = True
    if not kept and again and others <= {one.actor.code for one in before}:
        yield from (Filled("party", one.actor, "", 3.2, "the agreement before") for one in before)
    elif is_open(here, deal, kept):
        makers = [one for one in before if one.slot in ("subj", MAKER) and one.actor.code not in codes]
        yield from (Filled("party", one.actor, MAKER, 3.2, "the agreement before") for one in makers[:1])


def _named_last(located: Located, here: Scene) -> Sequence[Mention]:
    """The countries of the sentence before, or of the one further back where those between name none."""
    place = here.parsed.sentence.previous
    for _ in range(FAR):
        if place is None or (found := located.within(place, "COUNTRY")):
            return found if place is not None else ()
        place = place.previous
    return ()


def of_the_new_one(located: Located, here: Scene, deal: Deal, kept: Sequence[Filled]) -> Iterator[Filled]:
    """The sides of the agreement told before, for one that it takes the place of: "It replaces an accord of 1954"."""
    last, tree = here.passage.deal, here.parsed.tree
    at = deal.trigger.at
    link = tree.tokens[at].head
    by = tree.tokens[at].dep == "pobj" and tree.tokens[link].dep == "agent"  # "It was replaced by an accord in 1954"
    verb = tree.tokens[tree.tokens[link].head] if by else tree.tokens[link]
    if deal.verb is not None or kept or last is None or verb.lemma not in lexicon.words("replaces"):
        return
    if (by or tree.tokens[at].dep in ("dobj", "nsubjpass")) and not any(a.code and a.sort != "pronoun" for a in here.actors):
        sides = [one for one in last.filled if one.actor.code or one.actor.sort == "organization"]
        near = _goes_on(located, here, last)
        yield from (replace(one, far=3.2, method="the agreement before") for one in sides if near)


def _is_of_the_same(located: Located, here: Scene, last: Told, deal: Deal) -> bool:
    """Whether an agreement without a name is told right after one whose sentence names nobody either: both are of the same
    sides: "The two signed pacts on ships. Then came the signing of a deal on planes"."""
    before = here.parsed.sentence.before
    named = entitled.is_name(here.parsed, deal) or here.actors
    return before == last.parsed.sentence and not named and not located.within(before, "COUNTRY", "ORG")


def _goes_on(located: Located, here: Scene, last: Told) -> bool:
    """Whether an agreement was told in the sentence before, or further back where those between name nobody."""
    place = here.parsed.sentence.previous
    for _ in range(FAR):
        if place is None or place == last.parsed.sentence:
            return place is not None
        if located.within(place, "COUNTRY", "ORG"):
            return False
        place = place.previous
    return False


def _is_theirs(tree: Tree, deal: Deal) -> bool:
    """Whether "they" made an agreement, or it hangs on the one before: "a pact they signed", "the protocol of this pact"."""
    if deal.verb is not None and any(
        tree.tokens[c].dep == "nsubj" and tree.tokens[c].text.casefold() == "they" for c in tree.children(deal.verb)
    ):
        return True
    near = [k for c in tree.subtree(deal.trigger.at) for k in tree.children(c)]
    return any(
        tree.tokens[k].lemma == "this" and instrument_word().fullmatch(tree.tokens[tree.tokens[k].head].text) for k in near
    )


def by_its_maker(located: Located, here: Scene, deal: Deal, found: Sequence[Filled]) -> list[Filled]:
    """The sides with who made the agreement before for an "it" that signs another: not whoever that sentence names first."""
    tree, last = here.parsed.tree, here.passage.deal
    own = tree.children(deal.verb) if deal.verb is not None else ()
    it = [c for c in own if tree.tokens[c].dep == "nsubj" and tree.tokens[c].text.casefold() == "it"]
    if not it or last is None or not _goes_on(located, here, last) or _is_said_by_itself(here, deal.verb):
        return list(found)
    makers = [one for one in last.filled if one.slot in ("subj", MAKER) and one.actor.code]
    makers = [one for one in makers if located.text(one.actor).casefold() not in ("it", "they", "their", "its")]
    if len({one.actor.code for one in makers}) != 1:
        return list(found)
    rest = [one for one in found if one.actor.at != it[0] and one.method != "the sentence before"]
    return [*rest, replace(makers[0], slot=MAKER, far=1.0, method="the agreement before")]


def _is_said_by_itself(here: Scene, verb: int | None) -> bool:
    """Whether somebody named says what "it" did, and so is meant: "the bank of A announced that it had signed ..."."""
    tree = here.parsed.tree
    if verb is None or tree.tokens[verb].dep != "ccomp":
        return False
    said = tree.tokens[verb].head
    return any(a.code and tree.tokens[a.at].dep == "nsubj" and tree.tokens[a.at].head == said for a in here.actors)


def of_its_maker(located: Located, here: Scene, deal: Deal, kept: Sequence[Filled]) -> Iterator[Filled]:
    """Who is said in the sentence before to have signed several, for one with a partner alone: "A has signed pacts with its
    neighbours. A treaty was signed with B"."""
    if not is_open(here, deal, kept):
        return
    named = actors.firsts([m for m in _named_last(located, here) if m.norm])
    if len(named) == 1 and MADE.match(located.document.text, named[0].end) and named[0].norm != kept[0].actor.code:
        yield replace(Filled("party", who.carried(named[0]), MAKER, 3.3), method="the sentence before")
