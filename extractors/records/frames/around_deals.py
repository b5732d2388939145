"""Sides of an agreement that its own words leave open: from the sentence around, the one before, the heading, the paper."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.entities.grammar import Tree
from extractors.model.document import Span
from extractors.model.fact import Mention
from extractors.records import actors, clauses
from extractors.records.frames import led, lexicon, multilateral, other_deals, passage, resumed, slots, under_deals, who
from extractors.records.frames.deals import STATED, Deal
from extractors.records.frames.filling import Filled, countries_of
from extractors.records.frames.scenes import Scene
from extractors.records.frames.who import Actor
from extractors.records.located import Located

ABOUT_BOTH = "the paper's two topics"
AROUND = frozenset({"the sentence before", ABOUT_BOTH})
"""Where sides that stand outside of a sentence come from that are those of an agreement without a name."""
BOTH = re.compile(r"\s?[-‐–]\s?")
"""What joins two names before the word for what they agreed on."""
AGREED = re.compile(r"\s+(?:[a-z-]+\s+){0,4}(?:agreement|treaty|accord|pact|deal|protocol|partnership|convention)\b")
MOST = 3  # countries that a sentence may name for those without a role to be sides of an award or a lease


def named_before(located: Located, here: Scene, deal: Deal, kept: Sequence[Filled]) -> Iterator[Filled]:
    """The two countries of the sentence before, where this one names nobody else: "A treaty was signed in 1972".

    Where no verb tells the agreement, it has no name of its own, which would bind whom it binds anywhere.
    """
    tree = here.parsed.tree
    named = deal.verb is None and deal.trigger.at and _is_a_name(tree, deal.trigger.at)
    if named or multilateral.is_one(located, here, deal):
        return
    before = here.parsed.sentence.before
    own = countries_of(kept)
    others = {a.code for a in here.actors if a.code and a.sort != "pronoun"} - own
    if before is None or any(one.actor.sort == "organization" for one in kept) or _has_a_partner_without_a_name(tree, deal):
        return
    last = here.passage.deal
    if last is not None and last.parsed.sentence == before and any(not one.actor.code for one in last.filled):
        return  # they were on one side there: "a pact of A and B with the EU"
    named_there = [m for m in located.within(before, "COUNTRY") if m.norm]
    pair = actors.firsts(
        [m for m in named_there if not actors.TOWN_OF.search(located.document.text[before.start : m.start])]
    )
    codes = {m.norm for m in pair}
    if others and (deal.verb is None or not others <= codes):
        return
    if len(pair) == 2 and own < codes:
        yield from (Filled("party", who.carried(m), "", 3.0, "the sentence before") for m in pair if m.norm not in own)
    elif len(codes) == 1 and not own and not others:
        both = _with_a_body(located, before, pair)
        yield from (Filled("party", who.carried(m), "", 3.0, "the sentence before") for m in both)


def _with_a_body(located: Located, before: Span, lands: Sequence[Mention]) -> tuple[Mention, ...]:
    """A country and the body that a sentence names as the two sides of an agreement: "the EU-Peru agreement"."""
    text = located.document.text
    for body in located.within(before, "ORG"):
        for land in lands:
            first, last = sorted((body, land), key=lambda m: m.start)
            joined = BOTH.fullmatch(text, first.end, last.start) is not None
            if joined and AGREED.match(text, last.end):
                return (body, land)
    return ()


def with_whom(tree: Tree, deal: Deal) -> list[int]:
    """The words for whom an agreement, or the verb that tells it, is "with"."""
    over = (deal.trigger.at, *((deal.verb,) if deal.verb is not None else ()))
    links = [c for at in over for c in tree.children(at) if tree.tokens[c].lemma == "with"]
    return [n for c in links for n in tree.children(c) if tree.tokens[n].dep == "pobj"]


def _has_a_partner_without_a_name(tree: Tree, deal: Deal) -> bool:
    """Whether an agreement is "with" somebody told by a common noun: "with the eastern giant", "with its creditors"."""
    nouns = [tree.tokens[n] for n in with_whom(tree, deal) if n > deal.trigger.at]
    lists = ("creditors", "lenders", "firms", "bodies", "groups", "unnamed_partners")
    return any(t.tag in ("NN", "NNS") and any(t.lemma in lexicon.words(name) for name in lists) for t in nouns)


def _is_a_name(tree: Tree, at: int) -> bool:
    """Whether the word for an agreement is part of a name, not only set with a capital: "the 1977 Treaty" has none."""
    named = any(tree.tokens[i].pos == "PROPN" for i in tree.subtree(at) if i != at)
    year = any(tree.tokens[c].tag == "CD" for c in tree.children(at))
    return tree.tokens[at].text[:1].isupper() and (named or not year)


def of_the_relations(here: Scene, deal: Deal, kept: Sequence[Filled]) -> Iterator[Filled]:
    """The two countries whose relations the heading or the paper is about, where an agreement has no name of its own and
    none of its sides is told, or a partner alone: "A trade agreement has been in force since 2014"."""
    tree, at = here.parsed.tree, deal.trigger.at
    two = here.headed if len(here.headed) == 2 else _with_the_title(here) or passage.pair(here.passage)
    codes = countries_of(kept)
    others = {a.code for a in here.actors if a.code} - set(two)
    bodies = any(one.actor.sort == "organization" and not one.actor.code for one in kept)
    bodies = bodies or resumed.goes_on_about_a_body(here)
    under = deal.verb is None and under_deals.is_one(tree, at)
    alone = bool(codes) and not under and not is_open(here, deal, kept) and not is_of_two(tree, deal)
    if not two or others or bodies or not codes <= set(two) or alone:
        return
    joined = deal.verb is not None and tree.tokens[deal.verb].lemma in lexicon.words("joins_or_leaves")
    open_ = any(tree.tokens[c].lemma in ("a", "an", "another") for c in tree.children(at)) and deal.verb is not None
    named = at > 0 and tree.tokens[at].text.istitle()  # a capital that begins the sentence makes no name
    if joined or (named and not codes and not open_ and not is_of_two(tree, deal)):
        return
    start = here.parsed.sentence.start
    for code in two:
        if code not in codes:
            yield Filled("party", Actor(start, start, 0, code, code, "country", "topic"), "", 3.8, ABOUT_BOTH)


def _with_the_title(here: Scene) -> tuple[str, ...]:
    """The country of the heading and the other one that the paper's title names: "Japan" under "Peru and its partners"."""
    own, about = here.headed, here.passage.about
    return (*own, *about) if len(own) == 1 and len(about) == 1 and own != about else ()


def is_of_two(tree: Tree, deal: Deal) -> bool:
    """Whether an agreement's name is one that treaties of two states have, by all its capitalised words, "Trade Agreement"
    but not "Lima Agreement", or it is a joint statement."""
    at = deal.trigger.at
    if deal.trigger.frame.type in STATED:
        return True
    before = [tree.tokens[k] for c in tree.children(at) if c < at for k in tree.subtree(c)]
    words = [t.text.casefold() for t in before if t.text[:1].isupper() and t.pos in ("PROPN", "NOUN", "ADJ")]
    known = lexicon.words("treaty_topics")
    return bool(words) and all(part in known for word in words for part in word.split("-"))


def of_entry(here: Scene) -> Iterator[Filled]:
    """The countries and bodies that an entry of a time line names, whatever its grammar."""
    firsts = {a.code or a.name: a for a in reversed(here.actors) if a.sort != "place"}
    yield from (Filled("party", a, "", 3.0, "elsewhere in the sentence") for a in firsts.values())


def is_told_by_its_name(here: Scene, deal: Deal, kept: Sequence[Filled]) -> bool:
    """Whether all countries of a sentence may be sides: it speaks of two, or of what is done under an agreement."""
    under = under_deals.is_one(here.parsed.tree, deal.trigger.at)
    return (deal.verb is None and (under or speaks_of_two(here, deal, kept))) or (
        under and is_beside(here.parsed.tree, deal)
    )


def is_beside(tree: Tree, deal: Deal) -> bool:
    """Whether the verb that tells an agreement only hangs on its word: "under an accord signed in 2011"."""
    return deal.verb is not None and tree.tokens[deal.verb].dep in ("acl", "relcl")


def given_by(here: Scene, deal: Deal, kept: Sequence[Filled]) -> Iterator[Filled]:
    """The two countries of a sentence whose subject is an agreement that gives or binds: "The pact gave A a base in B"."""
    tree = here.parsed.tree
    at = slots.first_joined(tree, deal.trigger.at)
    verb = tree.tokens[tree.tokens[at].head]
    lands = {a.code: a for a in reversed(here.actors) if a.code and a.sort != "organization"}
    if tree.tokens[at].dep == "nsubj" and verb.lemma in lexicon.words("treaties_do") and len(lands) == 2:
        used = countries_of(kept)
        if used <= set(lands):
            rest = (a for code, a in lands.items() if code not in used)
            yield from (Filled("party", a, "", 3.0, "elsewhere in the sentence") for a in rest)


def is_of_its_two(here: Scene, deal: Deal, beside: Sequence[Actor]) -> bool:
    """Whether a treaty with a name, of which no side is told, has the two that its sentence names: "the Treaty of X, which
    ended the war of A and B, was signed"."""
    named = here.parsed.tree.tokens[deal.trigger.at].text[:1].isupper() and deal.trigger.at > 0
    return named and deal.way == "signed" and len({a.code for a in beside if a.code}) == 2


def of_a_name(here: Scene, deal: Deal, beside: Sequence[Actor], kept: Sequence[Filled]) -> Iterator[Filled]:
    """The countries of a sentence on an agreement known by its name, where they are few: it binds them."""
    beside = other_deals.near(here, deal, beside)
    used = countries_of(kept)
    rest = {a.code: a for a in reversed(beside) if a.code and a.code not in used}
    if len(used) < 2 and len(rest) + len(used) <= MOST:
        yield from (Filled("party", a, "", 3.0, "elsewhere in the sentence") for a in rest.values())


def of_what_it_does(here: Scene, deal: Deal, kept: Sequence[Filled]) -> Iterator[Filled]:
    """The only other country of a sentence on what is done through or under an agreement that names a partner alone: "the
    Peruvian fleet fished there under an accord with Chile"."""
    rest = {a.code: a for a in reversed(here.actors) if a.code and a.code not in {one.actor.code for one in kept}}
    if deal.verb is None and len(rest) == 1 and under_deals.is_one(here.parsed.tree, deal.trigger.at):
        yield from (Filled("party", a, "", 3.0, "elsewhere in the sentence") for a in rest.values())


def of_the_heading(here: Scene, kept: Sequence[Filled]) -> Iterator[Filled]:
    """The country that the heading over the passage is about."""
    if len(here.headed) == 1 and here.headed[0] not in {one.actor.code for one in kept}:
        start = here.parsed.sentence.start
        about = Actor(start, start, 0, here.headed[0], here.headed[0], "country", "heading")
        yield Filled("party", about, "", 3.5, "heading")


def speaks_of_two(here: Scene, deal: Deal, kept: Sequence[Filled]) -> bool:
    """Whether a sentence on an agreement without a name and without a named partner speaks of two countries."""
    if here.parsed.tree.tokens[deal.trigger.at].text[:1].isupper():
        return False
    partner = any(one.slot in ("with", "between", "title") for one in kept)
    return not partner and len({a.code for a in other_deals.near(here, deal, here.actors) if a.code}) == 2


def _is_within(here: Scene, actor: Actor) -> bool:
    """Whether a country or a town stands behind "in": what is given lies there."""
    return actor.sort in ("country", "place") and slots.is_inside(here.parsed.tree, actor.at)


def _has_a_name(tree: Tree, at: int) -> bool:
    """Whether a name stands within the words for an agreement, by which it is of somewhere."""
    return any(tree.tokens[i].pos == "PROPN" for i in tree.subtree(at))


def is_open(here: Scene, deal: Deal, kept: Sequence[Filled]) -> bool:
    """Whether an agreement has a partner behind "with" and nobody who makes it: "A treaty with B was signed"."""
    partner = any(one.actor.code and _is_partner(here.parsed.tree, one) for one in kept)
    made = any(one.slot == "subj" for one in kept) or _has_a_maker(here, deal)
    return partner and not made and here.parsed.tree.tokens[deal.trigger.at].tag != "NNPS"


def _is_partner(tree: Tree, one: Filled) -> bool:
    """Whether somebody is a partner: behind "with", as whose bank stands behind it, or by the title."""
    if one.slot != "poss" or one.method != "grammar":
        return one.slot in ("with", "title")
    noun = tree.tokens[tree.tokens[one.actor.at].head]
    return tree.tokens[noun.head].lemma == "with"


def _has_a_maker(here: Scene, deal: Deal) -> bool:
    """Whether somebody is told to have made an agreement, by a name or "the company", though not of which country."""
    tree = here.parsed.tree
    doers = [c for c in tree.children(deal.verb) if tree.tokens[c].dep == "nsubj"] if deal.verb is not None else []
    named = {a.at for a in here.actors}
    theirs = {c for c in doers for k in tree.children(c) if tree.tokens[k].text.casefold() in ("his", "her")}
    return any(tree.tokens[c].pos == "PROPN" or c in named | theirs for c in doers)


def of_a_place(located: Located, here: Scene, deal: Deal, kept: Sequence[Filled]) -> Iterator[Filled]:
    """The country of what is leased, run or built, where one side is still to be told: it lies there, or is what the passage
    is about."""
    used = countries_of(kept)
    told = other_deals.near(here, deal, [a for a in reversed(here.actors) if a.code and a.sort != "pronoun"])
    others = [a for a in told if not other_deals.has(here, a, deal)]
    open_ = [a for a in others if a.code not in used]
    rest = {a.code: a for a in open_ if a.sort != "demonym"}
    if len(used) == 1 and not rest:  # "a lease on Peruvian land"
        rest = {a.code: a for a in open_}
    if len(used) < 2 and rest and len(used) + len(rest) <= MOST:
        yield from (Filled("party", a, "", 3.0, "elsewhere in the sentence") for a in rest.values())
    elif len(used) < 2:
        headed = tuple(of_the_heading(here, kept))
        named = bool(used) and _has_a_name(here.parsed.tree, deal.trigger.at)
        known = headed or named or led.is_item(located, here.parsed.sentence)
        known = known or deal.several or (bool(used) and _has_two_makers(here.parsed.tree, deal))
        known = known or any(_is_within(here, a) for a in here.actors if a.code in used)
        before = None if known else passage.side(located, here.passage, here.parsed.sentence, "place", used)
        yield from headed
        yield from (replace(one, role="party") for one in (before,) if one is not None)


def _has_two_makers(tree: Tree, deal: Deal) -> bool:
    """Whether two are named who made an agreement, though not where they are at home: "Acme and Bolt signed a lease"."""
    doers = [c for c in tree.children(deal.verb) if tree.tokens[c].dep == "nsubj"] if deal.verb is not None else []
    return any(tree.tokens[k].dep == "conj" and tree.tokens[k].pos == "PROPN" for c in doers for k in tree.subtree(c))


def signs_another(here: Scene, deal: Deal, one: Filled) -> bool:
    """Whether who acts does so by a verb over the one that tells this agreement: A of "A signed a protocol to the pact
    between B and C, which was signed in 2007"."""
    own = clauses.governor(here.parsed, one.actor.at)
    return one.slot == "subj" and deal.verb is not None and own in clauses.up(here.parsed, deal.verb)[1:]
