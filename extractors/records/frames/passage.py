"""Which sides a sentence takes over from its passage: from facts and names before it, and from what its paper is about."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from extractors.model.document import Span
from extractors.model.fact import Mention
from extractors.records.bodies import home, homes
from extractors.records.frames import lexicon
from extractors.records.frames.filling import Filled
from extractors.records.frames.lexicon import Role
from extractors.records.frames.told import Told
from extractors.records.frames.who import Actor
from extractors.records.located import Located
from extractors.records.sentences import Sentence

REACH = 4  # sentences back that a side is taken over from
KEPT = 12  # facts that a passage remembers
LEAST = 3  # times that a paper names the country that it is about
AHEAD = 2.0  # times that it names it more often than any other that may be meant
MOST_APART = 6  # times that one of the two may be named as often as the other
LEAST_OF_TWO, TWO_AHEAD = 5, 3.0  # the same of the two countries whose relations it is about, as a guess binds both
CERTAIN = re.compile(
    r"\b(?:the\s+two|two|both|these|those|member|creditor|donor|lender|lending|partner|neighbou?ring)\s+$", re.IGNORECASE
)
"""Words before "countries" that say which ones: those named, or those of the other side."""
SAME: Mapping[Role, tuple[Role, ...]] = {
    "receiver": ("receiver", "area", "place"),
    "area": ("area", "receiver", "place"),
    "place": ("place", "receiver", "area"),
    "giver": ("giver",),
}
"""The roles of an earlier fact that hold who may fill a role: the debtor of a claim receives the next sentence's loan."""
BODIES = re.compile(
    r"\s+(?:\w+\s+)?(?:institutions?|banks?|lenders?|donors?|investors?|agenc(?:y|ies)|funds?|creditors?|commission|union)\b",
    re.IGNORECASE,
)
LENDER = re.compile(r"['’]s\s+(?:[a-z-]+\s+){1,3}(?:lender|creditor|donor|financier|source)\b")
"""What stands behind a group that is lent to: "the region's largest lender"."""
NAMED = re.compile(r"\s+([A-Z][a-z]+)")
OWN_NAME = re.compile(r"['’]s?\s+(?=[A-Z])")
"""What parts a country from the name that it has something of."""


@dataclass(frozen=True, slots=True)
class Passage:
    """What stands before a sentence: the facts told last, the newest first, where its section begins in the text, and how
    often the paper's prose names each country, the most named first; `gave` are all countries that gave anything so far;
    `deal` is the agreement told last, `about` are the countries of the paper's title, `titled` is the one that the paper is
    about by its title ("" where none is, or its money may be meant: "Danish aid")."""

    facts: tuple[Told, ...] = ()
    begins: int = 0
    gave: frozenset[str] = frozenset()
    topics: tuple[tuple[str, int], ...] = ()
    deal: Told | None = None
    about: tuple[str, ...] = ()
    titled: str = ""

    def then(self, facts: Sequence[Told]) -> "Passage":
        """The passage as the next sentence has it."""
        gave = {one.actor.code for fact in facts for one in fact.of("giver") if one.actor.code}
        return replace(self, facts=(*reversed(facts), *self.facts)[:KEPT], gave=self.gave | gave)


def side(located: Located, passage: Passage, sentence: Sentence, role: Role, used: Collection[str]) -> Filled | None:
    """Who fills a role that a sentence leaves open, by the nearest sentence before it that tells or names anybody.

    None where that is several countries, and none of those `used`. Who is named beside money that nobody is said to receive
    does not receive the next. A new paragraph does not say which of several givers before it gives.
    """
    gave = givers(passage)
    if role != "giver":
        used = {*used, *gave}
    elif sentence.before is None and len(gave) > 1:
        return None
    for place in (sentence, *_before(passage, sentence)):
        told = of_the_same(passage, place)
        if told and (found := _of_facts(told, role, used)) is not None:
            return found
        without = any(fact.kind == "financing" and not fact.of(role) for fact in told) and role == "receiver"
        named = () if place is sentence or role == "giver" or without else _named(located, place, used)
        named = tuple(m for m in named if role != "place" or (m.label == "COUNTRY" and not is_a_seat(located, m)))
        if not named and place is not sentence and role != "giver" and speaks_of_a_group(located, place):
            return None
        if named:
            only = homes(named)
            if len(only) > 1:
                return None
            m = named[0]
            actor = Actor(m.start, m.end, 0, only[0], m.norm or m.text, "country", m.method)
            return Filled(role, actor, "", 3.6, "the sentence before")
    return None


def is_a_seat(located: Located, country: Mention) -> bool:
    """Whether a country only says where a body is at home: "Peru's Telco", "the Peruvian builder", "Peru's largest bank"."""
    text = located.document.text
    name = OWN_NAME.match(text, country.end)
    whose = country.kind == "demonym" or text.startswith(("'s", "’s", "’ "), country.end)
    firm = _firms().match(text, country.end) if whose else None
    return firm is not None or (name is not None and lexicon.places().match(text, name.end()) is None)


@cache
def _firms() -> re.Pattern[str]:
    """A noun for a firm behind a country's name or demonym, with the words before it."""
    nouns = "|".join(sorted(map(re.escape, lexicon.words("firms") | lexicon.words("firms_told"))))
    return re.compile(rf"(?:['’]s?)?\s+(?:[a-z-]+\s+){{0,3}}?(?:{nouns})s?\b")


def of_sentence(
    passage: Passage,
    sentence: Sentence,
    kind: str,
    figure: Mention | None,
    rest: Sequence[Actor],
    used: Collection[str],
    coded: Collection[Role],
) -> tuple[Filled, ...]:
    """The sides that a figure has with the one before it in its sentence: "A's exports were 5 million, imports 7 million".

    None where somebody not yet placed, one of `rest`, is named between the two.
    """
    last = next(iter(of_the_same(passage, sentence)), None)
    if last is None or last.kind != kind or not last.figures or figure is None:
        return ()
    if any(last.figures[0].end <= a.start < figure.end for a in rest):
        return ()
    own = [one for one in last.filled if one.actor.code not in used and one.role not in coded]
    return tuple(Filled(one.role, one.actor, "", 3.1, "the figure before") for one in own)


def topic(located: Located, passage: Passage, sentence: Sentence, role: Role, used: Collection[str]) -> Filled | None:
    """The country that the paper names far more often than others but those `used`, and has named by this block's end."""
    gave = givers(passage)
    rest = [(code, n) for code, n in passage.topics if code not in used and code not in gave]
    ahead = 1.0 if rest and rest[0][0] == passage.titled else AHEAD
    if not rest or rest[0][1] < LEAST or (len(rest) > 1 and rest[0][1] < ahead * rest[1][1]):
        return None
    code = rest[0][0]
    block = located.document.block_at(sentence.start)
    if all(m.norm != code for m in located.within(Span(0, block.end if block else sentence.end), "COUNTRY")):
        return None
    return Filled(
        role, Actor(sentence.start, sentence.start, 0, code, code, "country", "topic"), "", 4.0, "the paper's topic"
    )


def is_told(passage: Passage, over: Filled, sentence: Sentence) -> bool:
    """Whether somebody has a side of a fact of a measure or instrument of its own in the paragraph of a sentence."""
    before = [fact for fact in passage.facts if over.role in SAME and (fact.kind, fact.type) != ("claim", "other")]
    own = [one for fact in before for one in fact.of(*SAME[over.role]) if one.method == "grammar"]
    return sentence.before is not None and any(one.actor.code == over.actor.code for one in own)


def pair(passage: Passage) -> tuple[str, ...]:
    """The two countries whose relations a paper is about, else (): those of its title where it names them most, or those
    that it names far more often than any other, and each a good part as often as the other."""
    first = passage.topics[:3]
    if len(passage.about) == 2 and set(passage.about) <= {code for code, _ in first}:
        return passage.about
    if len(first) > 1 and first[1][1] * MOST_APART < first[0][1]:
        return ()
    if len(first) < 2 or first[1][1] < LEAST_OF_TWO or (len(first) > 2 and first[1][1] < TWO_AHEAD * first[2][1]):
        return ()
    return tuple(code for code, _ in first[:2])


def two_before(located: Located, passage: Passage, sentence: Sentence, known: Collection[str]) -> tuple[str, ...]:
    """The two countries that the nearest sentence before with any names, one of them `known` where some are; else ()."""
    for place in _before(passage, sentence):
        named = homes(_named(located, place, ()))
        if named:
            return tuple(named) if len(named) == 2 and set(known) <= set(named) else ()
    return ()


def speaks_of_a_group(located: Located, sentence: Sentence) -> bool:
    """Whether a sentence is about a continent, the world or countries in general: no single one is meant."""
    return any(not only_says_which(located, sentence, span) for span in groups(located, sentence))


def only_says_which(located: Located, sentence: Sentence, group: Span) -> bool:
    """Whether a word for a continent only says which thing or whose body is meant: "the largest dam in Africa", "European
    banks"."""
    text = located.document.text
    before, after = _ranks()
    ranked = before.search(text, max(sentence.start, group.start - 80), group.start) is not None
    ranked = ranked or (after.match(text, group.end) is not None and LENDER.match(text, group.end) is None)
    return bool(ranked or BODIES.match(text, group.end))


@cache
def _ranks() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What ranks a thing among those of a group, before the group's word and after it. A list, not the ending: "invest"."""
    words = "|".join(sorted(map(re.escape, lexicon.words("ranks"))))
    before = rf"\b(?:{words})\b[^,;.]{{0,50}}\b(?:in|of|across)\s+(?:the\s+)?$|\brest\s+of\s+the\s+$"
    after = rf"(?:['’]s)?\s+(?:\w+-)?(?:{words})\b"
    return re.compile(before, re.IGNORECASE), re.compile(after, re.IGNORECASE)


def groups(located: Located, sentence: Sentence) -> Iterator[Span]:
    """The words of a sentence for a continent, the world or countries in general."""
    text = located.document.text
    names = located.within(sentence, "ORG", "COUNTRY")
    for hit in _groups().finditer(text, sentence.start, sentence.end):
        named = any(m.start <= hit.start() < m.end for m in names)
        named = named or _begins_a_name(located, hit.end())
        if not named and not CERTAIN.search(text, sentence.start, hit.start()):
            yield Span(hit.start(), hit.end())


def _begins_a_name(located: Located, end: int) -> bool:
    """Whether a word for a region is a part of a name, as the next one is large and no country: "the Balkans Fund"."""
    after = NAMED.match(located.document.text, end)
    return after is not None and not located.within(Span(after.start(1), after.end()), "COUNTRY")


@cache
def _groups() -> re.Pattern[str]:
    words = "|".join(sorted(map(re.escape, lexicon.words("groups"))))
    return re.compile(rf"\b(?:{words})\b(?!\s+(?:country|nation|state|island|republic|kingdom)\b)", re.IGNORECASE)


def of_the_same(passage: Passage, sentence: Sentence) -> tuple[Told, ...]:
    """The facts that a sentence has told so far."""
    return tuple(fact for fact in passage.facts if fact.parsed.sentence.start == sentence.start)


def only_gave(passage: Passage, sentence: Sentence) -> frozenset[str]:
    """The countries that have the giving side alone in what a sentence told so far."""
    return givers(replace(passage, facts=of_the_same(passage, sentence)))


def goes_on(passage: Passage, kept: Sequence[Filled]) -> bool:
    """Whether a fact with these sides may be of the giver of the fact before: it names no other receiver than that one."""
    own = {one.actor.code for one in kept if one.role == "receiver" and one.actor.code}
    last = next((fact for fact in passage.facts if fact.of("giver")), None)
    theirs = {one.actor.code for one in last.of("receiver") if one.actor.code} if last is not None else set()
    return not own or not theirs or own == theirs


def _before(passage: Passage, sentence: Sentence) -> Iterator[Sentence]:
    """The sentences before one, the nearest first, within its section and as far as a side is taken over."""
    place = sentence.previous
    for _ in range(REACH):
        if place is None or place.start < passage.begins:
            return
        yield place
        place = place.previous


def givers(passage: Passage) -> frozenset[str]:
    """The countries that only give in the facts told so far: what is received next is not theirs."""
    gave = {one.actor.code for fact in passage.facts for one in fact.of("giver", "counterpart")}
    got = {one.actor.code for fact in passage.facts for one in fact.of("receiver", "area", "place")}
    return frozenset(gave - got)


def _of_facts(told: Sequence[Told], role: Role, used: Collection[str]) -> Filled | None:
    """The one country that fills such a role in the facts of a sentence; what its bank received is not that bank's again,
    and who builds something lends nothing."""
    told = [fact for fact in told if role != "giver" or fact.kind == "financing"]
    coded = [one.actor for fact in told for one in fact.of(*SAME.get(role, ())) if one.actor.code not in ("", *used)]
    if role == "place":  # who builds may be at home elsewhere
        coded = [actor for actor in coded if actor.sort != "organization"]
    if role != "giver":
        coded = [replace(actor, sort="country", name=actor.code) for actor in coded]
    only = {actor.code for actor in coded}
    return Filled(role, coded[0], "", 3.4, "the fact before") if len(only) == 1 else None


def goes_on_from_a_group(located: Located, passage: Passage, sentence: Sentence) -> bool:
    """Whether the money of the sentence before went to countries in general: what goes on from it is of no single one."""
    place = sentence.before
    told = of_the_same(passage, place) if place is not None else ()
    if place is None or located.within(sentence, "COUNTRY"):
        return False
    given = any(one.kind == "financing" and not one.of("receiver") for one in told)
    return given and speaks_of_a_group(located, place)


def _named(located: Located, place: Sentence, used: Collection[str]) -> tuple[Mention, ...]:
    """Whom a sentence names."""
    return tuple(m for m in located.within(place, "COUNTRY", "ORG") if home(m) not in ("", *used))
