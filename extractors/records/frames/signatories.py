"""The sides of an agreement: who signs, with whom, between whom, in whose name; a place of signature is none."""

import re
from collections.abc import Iterator, Sequence

from extractors.entities.grammar import Tree
from extractors.model.document import Span
from extractors.records import actors, clauses
from extractors.records.frames import (
    around_deals,
    deal_before,
    each_leased,
    filling,
    in_force,
    lexicon,
    multilateral,
    other_deals,
    pronouns,
    resumed,
    stray,
    unnamed_sides,
    venues,
    who,
)
from extractors.records.frames.deals import GIVEN, Deal
from extractors.records.frames.filling import Filled, countries_of
from extractors.records.frames.scenes import Scene
from extractors.records.frames.slots import BEFORE_NOUN, path, subjects, verb_among
from extractors.records.frames.who import Actor
from extractors.records.located import Located

BARE = frozenset({"subj", "obj", "dative", "poss", "amod", "appos"})  # slots without a preposition
KEEPS = frozenset({"have", "maintain", "keep", "share"})
"""Verbs whose subject has the agreement that is their object."""
WITH = re.compile(r"\bwith\s+(?:the\s+)?$", re.IGNORECASE)
AND_WITH = re.compile(r"(?:,|;|\)|\band)\s+with\s+(?:the\s+)?$", re.IGNORECASE)
ABOUT = re.compile(
    r"\b(?:on|for|about|concerning|regarding|relating\s+to)\b(?!.*\b(?:between|with)\b)[^.;]*$", re.IGNORECASE | re.DOTALL
)
"""The words before what an agreement's title says it is about, which is no side of it."""
BEHALF = re.compile(
    r"\b(?:on\s+(?:the\s+)?behalf\s+of|represent(?:ing|ed))\s+(?:the\s+)?(?:governments?\s+of\s+(?:the\s+)?)?$",
    re.IGNORECASE,
)
"""The words before whom somebody signs for."""


def parties(located: Located, here: Scene, deal: Deal, title: Span) -> tuple[Filled, ...]:
    """The sides, each country and body once, the surest first."""
    given = deal.trigger.frame.type in GIVEN or deal.way == "awarded"
    beside = [a for a in here.actors if _may_be_a_side(here, a, deal, given)]
    found = _by_grammar(located, here, deal, title, beside)
    both = sum(one.slot == "between" for one in found) > 1
    if both:
        found = [
            one for one in found if one.method != "the sentence before" and not around_deals.signs_another(here, deal, one)
        ]
    found = other_deals.without_partners_of_the_first(here, deal, found)
    kept = _distinct(deal_before.by_its_maker(located, here, deal, found))
    if both and not given:
        return tuple(kept)
    if multilateral.is_told_of(located, here, deal):
        return tuple(one for one in kept if one.method != "the sentence before")
    if not given and len(countries_of(kept)) < 2:
        if resumed.is_one(here, deal.trigger):
            return (*kept, *resumed.both(here, kept))
        verb = here.parsed.tree.tokens[deal.verb].lemma if deal.verb is not None else ""
        if deal.several and kept and verb in lexicon.words("joins_or_leaves"):
            return tuple(kept)  # "21 treaties have been ratified by A"
        kept = _with_those_before(located, here, deal, kept)
    return _with_those_around(located, here, deal, beside, kept)


def _by_grammar(located: Located, here: Scene, deal: Deal, title: Span, beside: Sequence[Actor]) -> list[Filled]:
    """The sides that the words of the sentence and the title themselves tell."""
    tree = here.parsed.tree
    found = [f for f in filling.fill(tree, beside, deal.trigger, "agreement", None) if _is_own(tree, f, deal)]
    found += _of_the_act(here, deal, beside)
    found += in_force.with_whom(here, deal, beside)
    found += stray.hyphened(located, here.actors, found)
    found += [*_represented(located, deal, beside), *unnamed_sides.sides(here, deal)]
    verb = deal.verb if deal.verb is not None else _telling_sides(tree, deal.trigger.at)
    found += _doers(located, here, verb, _outside(here, deal, verb, beside)) if verb is not None else []
    own = [a for a in beside if not clauses.is_added(here.parsed, a, deal.trigger.at)]
    inside = [a for a in own if title.start <= a.start and a.end <= title.end]
    paired = {a.start for pair in stray.pairs(located, inside) for a in pair if a.code}
    matter = [a.start for a in inside if a.start not in paired and ABOUT.search(located.document.text, title.start, a.start)]
    found += [Filled("party", a, "title", 1.0) for a in inside if a.start not in matter]
    found += _with_others(located, here, deal, beside, tuple(found))
    found += stray.sides(located, here, deal, beside, found)
    return stray.without_what_it_is_about(stray.nearest_doers(here, deal, found))


def _with_those_before(located: Located, here: Scene, deal: Deal, kept: list[Filled]) -> list[Filled]:
    """The sides with those that the agreement or the sentence before gives, or what the passage is about."""
    kept += deal_before.its_sides(located, here, deal, kept)
    kept += deal_before.of_the_new_one(located, here, deal, kept)
    kept += around_deals.named_before(located, here, deal, kept)
    kept += deal_before.of_its_maker(located, here, deal, kept)
    kept += around_deals.given_by(here, deal, kept)
    kept += around_deals.of_the_relations(here, deal, kept)
    return kept


def _with_those_around(
    located: Located, here: Scene, deal: Deal, beside: Sequence[Actor], kept: list[Filled]
) -> tuple[Filled, ...]:
    """The sides with those that stand elsewhere in the sentence or over it, by what sort of agreement it is."""
    if deal.trigger.frame.type in GIVEN or deal.way == "awarded":
        kept += deal_before.its_sides(located, here, deal, kept) if len({one.actor.code for one in kept}) < 3 else ()
        kept = each_leased.of_this_one(here, deal, kept)
        kept += around_deals.of_a_place(located, here, deal, kept) if not each_leased.lies(here, deal, kept) else ()
    elif len(countries_of(kept)) == 1 and around_deals.is_open(here, deal, kept):
        kept += tuple(around_deals.of_the_heading(here, kept)) or tuple(around_deals.of_what_it_does(here, deal, kept))
    elif around_deals.is_told_by_its_name(here, deal, kept):
        kept += around_deals.of_a_name(here, deal, here.actors, kept)
    elif not kept and (deal.verb is None or around_deals.is_of_its_two(here, deal, beside)):
        kept += around_deals.of_a_name(here, deal, beside, kept)
    return tuple(kept)


def _may_be_a_side(here: Scene, actor: Actor, deal: Deal, given: bool) -> bool:
    """Whether an actor may be a side by where it stands: no venue, of no other agreement, a town only as who acts."""
    tree = here.parsed.tree
    noun = tree.tokens[tree.tokens[actor.at].head]
    if tree.tokens[actor.at].dep in BEFORE_NOUN and noun.lemma in lexicon.words("sided_with"):
        return False  # "two allies of A signed" does not tell that A did
    if actor.sort == "country" and _is_where_it_is_called_after(tree, actor.at, deal.trigger.at):
        return False
    if venues.reports(here, actor):
        return False
    if actor.sort == "place" and not given and not _acts(here.parsed.tree, actor.at, deal.trigger.at):
        return False
    return not venues.is_venue(here, actor, deal) and not other_deals.has(here, actor, deal)


def _is_where_it_is_called_after(tree: Tree, land: int, at: int) -> bool:
    """Whether a treaty's name has the name of one country alone, which is where it is about: "the Panama Treaty"."""
    own = tree.tokens[land].dep == "compound" and tree.tokens[land].head == at and land == at - 1
    return own and tree.tokens[at].text[:1].isupper() and (land == 0 or tree.tokens[land - 1].text not in ("-", "–", "/"))


def _acts(tree: Tree, town: int, at: int) -> bool:
    """Whether a town stands for who acts: as a subject, or within the words between which an agreement is."""
    if pronouns.is_subject(tree, town):
        return True
    climbed = path(tree, town)
    links = (
        [tree.tokens[i].lemma for i in climbed[: climbed.index(at)] if tree.tokens[i].dep == "prep"] if at in climbed else []
    )
    while links and links[-1] == "of":  # "a memorandum of understanding with Lima"
        links.pop()
    return bool(links) and links[-1] in ("between", "with") and all(link == "of" for link in links[:-1])


def _is_own(tree: Tree, one: Filled, deal: Deal) -> bool:
    """Whether somebody behind a preposition is a side: it hangs on the agreement, or on the verb that makes it; or it stands
    between whom it is said to be in place or force."""
    climbed = path(tree, one.actor.at)
    apart = deal.verb is not None and deal.trigger.at not in climbed
    if venues.is_of_another_thing(tree, climbed, one.slot, apart):
        return False
    if deal.verb is not None or one.slot in BARE or deal.trigger.at in climbed:
        return True
    verb = tree.tokens[deal.trigger.at].head
    own = climbed[climbed.index(verb) - 1] if verb in climbed else deal.trigger.at
    if one.slot in ("between", "with") and tree.tokens[verb].lemma == "exist":
        return True  # "a pact has existed with A"
    if one.slot == "between" and tree.tokens[verb].lemma == "be" and tree.tokens[own].lemma == "between":
        return True  # "the pact was between A and B"
    if one.slot == "with" and tree.tokens[verb].lemma in KEEPS and tree.tokens[own].lemma == "with":
        return tree.tokens[deal.trigger.at].dep == "dobj"  # "A has pacts on fish with B"
    nouns = [i for i in climbed[: climbed.index(verb)] if tree.tokens[i].lemma in in_force.PLACED] if verb in climbed else []
    return one.slot in ("between", "with") and bool(nouns)


def _in_its_clause(here: Scene, deal: Deal, actor: Actor) -> bool:
    """Whether somebody stands in the clause of the verb that tells an agreement, not in that of another verb beside it."""
    over = clauses.governor(here.parsed, actor.at)
    return (
        deal.verb is None
        or over is None
        or over in clauses.up(here.parsed, deal.verb)[:1]
        or not subjects(here.parsed.tree, over)
    )


def _with_others(
    located: Located, here: Scene, deal: Deal, beside: Sequence[Actor], found: Sequence[Filled]
) -> Iterator[Filled]:
    """Further partners, each behind a "with" of its own: "with A (1976), with B (1979) and with C"."""
    text = located.document.text
    partners = [one.actor.start for one in found if WITH.search(text, max(0, one.actor.start - 24), one.actor.start)]
    for actor in beside:
        if not _in_its_clause(here, deal, actor):
            continue
        if partners and actor.start > min(partners) and AND_WITH.search(text, max(0, actor.start - 24), actor.start):
            yield Filled("party", actor, "with", 0.8)


def _of_the_act(here: Scene, deal: Deal, beside: Sequence[Actor]) -> Iterator[Filled]:
    """Those behind "between", "by" and "with" at a noun for an act: "the signing of the pact between A and B"."""
    tree = here.parsed.tree
    if deal.verb is None or tree.tokens[deal.verb].pos != "NOUN":
        return
    links = {c for c in tree.children(deal.verb) if tree.tokens[c].lemma in ("between", "by", "with")}
    yield from (Filled("party", a, "between", 0.5) for a in beside if links & set(path(tree, a.at)))


def _represented(located: Located, deal: Deal, beside: Sequence[Actor]) -> Iterator[Filled]:
    """In whose name somebody signed: "A, on behalf of Peru, and B, on behalf of Chile, signed ..."."""
    text = located.document.text
    for actor in beside if deal.verb is not None else ():
        if BEHALF.search(text, max(0, actor.start - 60), actor.start):
            yield Filled("party", actor, "on behalf of", 0.6)


def _outside(here: Scene, deal: Deal, verb: int, beside: Sequence[Actor]) -> Sequence[Actor]:
    """Those who do not stand within the words for an agreement that is the subject of a passive verb: A is a partner, and
    not who signed, in "a pact with A was signed"."""
    tree = here.parsed.tree
    made = [c for c in tree.children(verb) if tree.tokens[c].dep == "nsubjpass" and deal.trigger.at in tree.subtree(c)]
    inside = {i for c in made for i in tree.subtree(c)}
    return [a for a in beside if a.at not in inside]


def _doers(located: Located, here: Scene, verb: int, beside: Sequence[Actor]) -> Iterator[Filled]:
    """Who does what the verb tells, those of the sentences before where none is named here."""
    tree = here.parsed.tree
    if tree.tokens[verb].lemma == "bind":  # what binds is the agreement
        bound = [c for c in tree.children(verb) if tree.tokens[c].dep in ("nsubjpass", "dobj")]
        yield from (Filled("party", a, "subj", 0.5) for a in beside if set(bound) & set(path(tree, a.at)))
        return
    if tree.tokens[verb].lemma == "withdraw":  # "the cabinet withdrew A from the pact"
        taken = [c for c in tree.children(verb) if tree.tokens[c].dep == "dobj"]
        yield from (Filled("party", a, "obj", 0.4) for a in beside if a.at in taken)
    led = tree.tokens[tree.tokens[verb].head].head if tree.tokens[verb].dep == "pcomp" else tree.tokens[verb].head
    if tree.tokens[led].lemma == "join":  # "joined A in signing", "joined A to form"
        found = [c for c in tree.children(led) if tree.tokens[c].dep == "dobj"]
        yield from (Filled("party", a, "subj", 0.5) for a in beside if set(found) & set(path(tree, a.at)))
    towns = [a for a in beside if a.sort == "place" and clauses.governor(here.parsed, a.at) == verb]
    yield from (Filled("party", a, "subj", 0.5) for a in towns)
    pair = actors.both(located, here.parsed)
    doers = actors.of_verb(located, here.parsed, verb)
    if doers.carried and (pair or len(towns) > 1):
        return
    at = {a.start: a for a in beside}
    meant = actors.meant(located, here.parsed, verb, doers.mentions) if doers.carried else ()
    for m in doers.mentions:
        if m.start in at:
            yield Filled("party", at[m.start], "subj", 0.5)
        elif m in meant:
            yield Filled("party", who.carried(m), "", 2.0, "the sentence before")


def _telling_sides(tree: Tree, at: int) -> int | None:
    """The verb whose subject is a side: of "A is a party to the treaty", of "in its agreement with B, A ..."; it has none of
    its own where the agreement is said to be in force."""
    climbed = path(tree, at)
    verb = verb_among(tree, climbed)
    member = any(tree.tokens[i].lemma in ("party", "signatory", "member") for i in climbed[1:4])
    own = any(tree.tokens[c].text.casefold() in ("its", "their") for c in tree.children(at))
    has = verb is not None and tree.tokens[verb].lemma in KEEPS and tree.tokens[at].dep in ("dobj", "conj")
    bound = verb is not None and tree.tokens[verb].lemma == "bind"
    return verb if verb is not None and (member or own or has or bound or in_force.is_it(tree, verb)) else None


def _distinct(found: Sequence[Filled]) -> list[Filled]:
    """One for each country and for each body, bodies that bring no new country included."""
    kept: dict[tuple[str, str], Filled] = {}
    for one in sorted(found, key=lambda f: f.far):
        own = "" if one.actor.sort == "organization" else one.actor.code
        kept.setdefault((own, "" if own else one.actor.name), one)
    return list(kept.values())
