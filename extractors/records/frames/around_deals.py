"""Sides of an agreement that its own words leave open: from the sentence around, the one before, the heading, the paper."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.entities.grammar import Tree
from extractors.records import actors
from extractors.records.frames import context, led, lexicon, passage, resumed, slots
from extractors.records.frames.deals import STATED, Deal
from extractors.records.frames.filling import Filled
from extractors.records.frames.scenes import Scene
from extractors.records.frames.told import Told
from extractors.records.frames.who import Actor
from extractors.records.located import Located
from extractors.records.vocabulary import instrument_word

ABOUT_BOTH = "the paper's two topics"
AROUND = frozenset({"the sentence before", ABOUT_BOTH})
"""Where sides that stand outside of a sentence come from that are those of an agreement without a name."""
JOINS = frozenset({"ratify", "accede", "join", "withdraw", "leave", "quit"})
"""Verbs by which one country becomes or ceases to be a party on its own."""
MAKER = "maker"
"""The slot of who made the agreement told before, in the one that goes on from it."""
MADE = re.compile(
    r"(?:['’]s\s+(?:government|parliament))?\s+(?:has|have|had)?\s*(?:also\s+|since\s+)?(?:signed|concluded|made|negotiated|entered\s+into)"
    r"\s+(?:[\w-]+\s+){0,4}?(?:agreements|treaties|pacts|accords|conventions|memoranda|protocols|contracts|leases|concessions)\b",
    re.IGNORECASE,
)
"""What follows who made several agreements."""
TERMS = frozenset({"term", "provision", "framework", "umbrella", "auspex", "auspices", "basis"})
MOST = 3  # countries that a sentence may name for those without a role to be sides of an award or a lease


def named_before(located: Located, here: Scene, deal: Deal, kept: Sequence[Filled]) -> Iterator[Filled]:
    """The two countries of the sentence before, where this one names nobody else: "A treaty was signed in 1972".

    Where no verb tells the agreement, it has no name of its own, which would bind whom it binds anywhere.
    """
    tree = here.parsed.tree
    if deal.verb is None and tree.tokens[deal.trigger.at].text[:1].isupper() and deal.trigger.at:
        return
    before = here.parsed.sentence.before
    own = {one.actor.code for one in kept if one.actor.code}
    others = {a.code for a in here.actors if a.code and a.sort != "pronoun"} - own
    if before is None or any(one.actor.sort == "organization" for one in kept):
        return
    pair = actors.firsts([m for m in located.within(before, "COUNTRY") if m.norm])
    codes = {m.norm for m in pair}
    if others and (deal.verb is None or not others <= codes):
        return
    if len(pair) == 2 and own < codes:
        yield from (Filled("party", context.carried(m), "", 3.0, "the sentence before") for m in pair if m.norm not in own)


def of_the_deal_before(located: Located, here: Scene, deal: Deal, kept: Sequence[Filled]) -> Iterator[Filled]:
    """The sides of the agreement told in the sentence before, where this one tells of another and names nobody; where only a
    partner is told, who made that one: "A second accord followed", "A pact was signed with B as well"."""
    last, tree = here.passage.deal, here.parsed.tree
    if last is None or deal.verb is None:
        return
    before = [one for one in last.filled if one.actor.code or one.actor.sort == "organization"]
    codes = {one.actor.code for one in kept if one.actor.code}
    if resumed.is_the_one_before(here, deal.trigger) and codes <= {one.actor.code for one in before}:
        yield from (replace(one, far=3.2, method="the agreement before") for one in before if one.actor.code not in codes)
        return
    if not _goes_on(located, here, last):
        return
    if _is_theirs(tree, deal) and codes <= {one.actor.code for one in before}:
        yield from (replace(one, far=3.2, method="the agreement before") for one in before if one.actor.code not in codes)
        return
    others = {a.code for a in here.actors if a.code and a.sort != "place"} - codes
    again = any(tree.tokens[c].lemma in lexicon.words("one_more") for c in tree.children(deal.trigger.at))
    if not kept and again and others <= {one.actor.code for one in before}:
        yield from (Filled("party", one.actor, "", 3.2, "the agreement before") for one in before)
    elif is_open(here, deal, kept):
        makers = [one for one in before if one.slot in ("subj", MAKER) and one.actor.code not in codes]
        yield from (Filled("party", one.actor, MAKER, 3.2, "the agreement before") for one in makers[:1])


def _goes_on(located: Located, here: Scene, last: Told) -> bool:
    """Whether an agreement was told in the sentence before, or in the one before that where the one between names nobody."""
    before = here.parsed.sentence.previous
    if before is not None and before != last.parsed.sentence and not located.within(before, "COUNTRY", "ORG"):
        before = before.previous
    return before == last.parsed.sentence


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
    if not it or last is None or not _goes_on(located, here, last):
        return list(found)
    makers = [one for one in last.filled if one.slot in ("subj", MAKER) and one.actor.code]
    makers = [one for one in makers if located.text(one.actor).casefold() not in ("it", "they", "their", "its")]
    if len({one.actor.code for one in makers}) != 1:
        return list(found)
    rest = [one for one in found if one.actor.at != it[0] and one.method != "the sentence before"]
    return [*rest, replace(makers[0], slot=MAKER, far=1.0, method="the agreement before")]


def of_its_maker(located: Located, here: Scene, deal: Deal, kept: Sequence[Filled]) -> Iterator[Filled]:
    """Who is said in the sentence before to have signed several, for one with a partner alone: "A has signed pacts with its
    neighbours. A treaty was signed with B"."""
    before = here.parsed.sentence.previous
    if before is None or not is_open(here, deal, kept):
        return
    named = actors.firsts([m for m in located.within(before, "COUNTRY") if m.norm])
    if len(named) == 1 and MADE.match(located.document.text, named[0].end) and named[0].norm != kept[0].actor.code:
        yield replace(Filled("party", context.carried(named[0]), MAKER, 3.3), method="the sentence before")


def of_the_relations(here: Scene, deal: Deal, kept: Sequence[Filled]) -> Iterator[Filled]:
    """The two countries whose relations the heading or the paper is about, where an agreement has no name of its own and
    none of its sides is told, or a partner alone: "A trade agreement has been in force since 2014"."""
    tree, at = here.parsed.tree, deal.trigger.at
    two = here.headed if len(here.headed) == 2 else _with_the_title(here) or passage.pair(here.passage)
    codes = {one.actor.code for one in kept if one.actor.code}
    others = {a.code for a in here.actors if a.code} - set(two)
    bodies = any(one.actor.sort == "organization" and not one.actor.code for one in kept)
    under = deal.verb is None and is_under(tree, at)
    alone = bool(codes) and not under and not is_open(here, deal, kept) and not is_of_two(tree, deal)
    if not two or others or bodies or not codes <= set(two) or alone:
        return
    joined = deal.verb is not None and tree.tokens[deal.verb].lemma in JOINS
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


def is_under(tree: Tree, at: int) -> bool:
    """Whether something is said to be done under an agreement, or under its terms."""
    link = tree.tokens[at].head
    if tree.tokens[link].lemma == "of" and tree.tokens[tree.tokens[link].head].lemma in TERMS:
        link = tree.tokens[tree.tokens[link].head].head
    return tree.tokens[link].lemma == "under" or _is_on_a_basis(tree, link)


def _is_on_a_basis(tree: Tree, link: int) -> bool:
    return tree.tokens[link].lemma == "on" and any(tree.tokens[c].lemma == "basis" for c in tree.children(link))


def is_told_by_its_name(here: Scene, deal: Deal, kept: Sequence[Filled]) -> bool:
    """Whether all countries of a sentence may be sides: it speaks of two, or of what is done under an agreement."""
    under = is_under(here.parsed.tree, deal.trigger.at)
    return (deal.verb is None and (under or speaks_of_two(here, deal, kept))) or (
        under and is_beside(here.parsed.tree, deal)
    )


def is_beside(tree: Tree, deal: Deal) -> bool:
    """Whether the verb that tells an agreement only hangs on its word: "under an accord signed in 2011"."""
    return deal.verb is not None and tree.tokens[deal.verb].dep in ("acl", "relcl")


def given_by(here: Scene, deal: Deal, kept: Sequence[Filled]) -> Iterator[Filled]:
    """The two countries of a sentence whose subject is an agreement that gives or binds: "The pact gave A a base in B"."""
    tree, at = here.parsed.tree, deal.trigger.at
    while tree.tokens[at].dep == "conj":
        at = tree.tokens[at].head
    verb = tree.tokens[tree.tokens[at].head]
    lands = {a.code: a for a in reversed(here.actors) if a.code and a.sort != "organization"}
    if tree.tokens[at].dep == "nsubj" and verb.lemma in lexicon.words("treaties_do") and len(lands) == 2:
        used = {one.actor.code for one in kept if one.actor.code}
        if used <= set(lands):
            rest = (a for code, a in lands.items() if code not in used)
            yield from (Filled("party", a, "", 3.0, "elsewhere in the sentence") for a in rest)


def is_of_its_two(here: Scene, deal: Deal, beside: Sequence[Actor]) -> bool:
    """Whether a treaty with a name, of which no side is told, has the two that its sentence names: "the Treaty of X, which
    ended the war of A and B, was signed"."""
    named = here.parsed.tree.tokens[deal.trigger.at].text[:1].isupper() and deal.trigger.at > 0
    return named and deal.way == "signed" and len({a.code for a in beside if a.code}) == 2


def of_a_name(beside: Sequence[Actor], kept: Sequence[Filled]) -> Iterator[Filled]:
    """The countries of a sentence on an agreement known by its name, where they are few: it binds them."""
    used = {one.actor.code for one in kept if one.actor.code}
    rest = {a.code: a for a in reversed(beside) if a.code and a.code not in used}
    if len(used) < 2 and len(rest) + len(used) <= MOST:
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
    return not partner and len({a.code for a in here.actors if a.code}) == 2


def _is_within(here: Scene, actor: Actor) -> bool:
    """Whether a country or a town stands behind "in": what is given lies there."""
    return actor.sort in ("country", "place") and slots.is_inside(here.parsed.tree, actor.at)


def _has_a_name(tree: Tree, at: int) -> bool:
    """Whether a name stands within the words for an agreement, by which it is of somewhere."""
    return any(tree.tokens[i].pos == "PROPN" for i in tree.subtree(at))


def is_open(here: Scene, deal: Deal, kept: Sequence[Filled]) -> bool:
    """Whether an agreement has a partner behind "with" and nobody who makes it: "A treaty with B was signed"."""
    partner = any(one.slot in ("with", "title") and one.actor.code for one in kept)
    made = any(one.slot == "subj" for one in kept) or _has_a_maker(here, deal)
    return partner and not made and here.parsed.tree.tokens[deal.trigger.at].tag != "NNPS"


def _has_a_maker(here: Scene, deal: Deal) -> bool:
    """Whether somebody is told to have made an agreement, by a name or "the company", though not of which country."""
    tree = here.parsed.tree
    doers = [c for c in tree.children(deal.verb) if tree.tokens[c].dep == "nsubj"] if deal.verb is not None else []
    named = {a.at for a in here.actors}
    return any(tree.tokens[c].pos == "PROPN" or c in named for c in doers)


def of_a_place(located: Located, here: Scene, deal: Deal, kept: Sequence[Filled]) -> Iterator[Filled]:
    """The country of what is leased, run or built, where one side is still to be told: it lies there, or is what the passage
    is about."""
    used = {one.actor.code for one in kept if one.actor.code}
    open_ = [a for a in reversed(here.actors) if a.code and a.sort != "pronoun" and a.code not in used]
    rest = {a.code: a for a in open_ if a.sort != "demonym"}
    if len(used) == 1 and not rest:  # "a lease on Peruvian land"
        rest = {a.code: a for a in open_}
    if len(used) < 2 and rest and len(used) + len(rest) <= MOST:
        yield from (Filled("party", a, "", 3.0, "elsewhere in the sentence") for a in rest.values())
    elif len(used) < 2:
        headed = tuple(of_the_heading(here, kept))
        named = bool(used) and _has_a_name(here.parsed.tree, deal.trigger.at)
        told = headed or named or led.is_item(located, here.parsed.sentence)
        told = told or any(_is_within(here, a) for a in here.actors if a.code in used)
        before = None if told else passage.side(located, here.passage, here.parsed.sentence, "place", used)
        yield from headed
        yield from (replace(one, role="party") for one in (before,) if one is not None)
