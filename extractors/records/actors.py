"""Countries and organisations that act in a sentence, those it takes over from the sentences before included."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from extractors.model.document import Span
from extractors.model.fact import Mention
from extractors.records import clauses
from extractors.records.bodies import home, homes
from extractors.records.clauses import Parsed
from extractors.records.frames import lexicon
from extractors.records.located import Located, countries
from extractors.records.sentences import TWO, carried


@dataclass(frozen=True, slots=True)
class Actors:
    """Who does something: mentions of countries and organisations, and whether they come from a sentence before."""

    mentions: tuple[Mention, ...]
    carried: bool = False

    @property
    def countries(self) -> tuple[str, ...]:
        return homes(self.mentions)


FAR = 12
MANY = 3  # countries told together of which one acts on the other two
JUST_TWO = re.compile(r"\b(?:two|both)\b", re.IGNORECASE)
SIDES = re.compile(r"\b(?:sides|parties|banks)\b", re.IGNORECASE)
"""Words for two that may be bodies as well as countries."""
TOWN_OF = re.compile(r"\b(?:in|at)\s+(?:[A-Z][\w'’.-]+\s+){0,2}[A-Z][\w'’.-]+,\s*(?:[Tt]he\s+)?$")
"""What stands before the country of a town where something was done."""
VISIT = re.compile(r"\b(?:visit(?:s|ed|ing)?|trip|tour|travel(?:l?ed|s)?)\s+(?:to\s+)?$", re.IGNORECASE)
"""What stands before a town where somebody is a guest."""
NOBODY = Actors(())


def bodies_among(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """The countries and organisations among mentions."""
    return tuple(m for m in mentions if m.label in ("COUNTRY", "ORG") and (m.norm or m.label == "ORG"))


def of_verb(located: Located, parsed: Parsed, verb: int) -> Actors:
    """Who does what a verb says: its subject or agent, or that of the verbs it hangs on, or of the sentences before."""
    for at in clauses.up(parsed, verb):
        found = bodies_among(clauses.within(located, parsed, (*clauses.agent(parsed, at), *clauses.subject(parsed, at))))
        if found:
            return Actors(found)
    before = earlier(located, parsed)
    return Actors(before, True) if before else NOBODY


def earlier(located: Located, parsed: Parsed) -> tuple[Mention, ...]:
    """Countries and organisations of the nearest sentence before that this one speaks on about and that names any."""
    for place in carried(located, parsed.sentence):
        if found := bodies_among(located.within(place)):
            return found
    return ()


def meant(located: Located, parsed: Parsed, verb: int, before: Sequence[Mention]) -> tuple[Mention, ...]:
    """Those of the sentence before who are meant where a verb names nobody: for "it" who is named first; else both, where
    they are no more than two."""
    text = located.document.text
    before = [m for m in before if not TOWN_OF.search(text[max(0, m.start - 60) : m.start])]
    words = {parsed.tree.tokens[i].text.casefold() for i in clauses.subject(parsed, verb)}
    first = next((home(m) for m in before if home(m)), "")
    if "it" in words and first:
        return tuple(m for m in before if home(m) == first)
    return tuple(before) if len(homes(before)) < 3 else ()


def both(located: Located, parsed: Parsed) -> tuple[Mention, ...]:
    """Whom "the two countries" means: those of its own sentence, else of the nearest before that names two (or more).

    It may stand in an earlier paragraph, but not further back than FAR sentences.
    """
    told = TWO.search(located.text(parsed.sentence))
    if told is None:
        return ()
    own = firsts([m for m in located.within(parsed.sentence, "COUNTRY") if m.norm])
    at = parsed.sentence.start + told.start()
    if len(own) == 2 and (own[0].start < at) == (own[1].start < at):
        return own
    pair = JUST_TWO.search(told.group()) is not None
    acting = {m.norm for m in own if m.start < at} if pair else set()
    place = parsed.sentence.previous
    for _ in range(FAR):
        if place is None:
            break
        found = located.within(place, "COUNTRY")
        others = tuple(m for m in found if m.norm not in acting)
        if len(countries(found)) == MANY and len(acting) == 1 and len(countries(others)) == 2:
            return others  # "A, B and C met. A lent the two countries 5 million"
        if len(countries(found)) == 2 or (len(countries(found)) > 2 and not pair):
            return found
        if len(countries(found)) == 1 and (host := _visited(located, place, found[0])) is not None:
            return (*found, host)
        bodies = located.within(place, "COUNTRY", "ORG")
        if len(homes(bodies)) == 2 and SIDES.search(told.group()):
            return tuple(m for m in bodies if home(m))
        place = place.previous
    return ()


def _visited(located: Located, place: Span, guest: Mention) -> Mention | None:
    """The country of a town that somebody of another one is said to visit: "Peru joined during a visit to Beijing"."""
    text = located.document.text
    for hit in lexicon.places().finditer(text, place.start, place.end):
        code = lexicon.country_of_place(hit.group())
        if code and code != guest.norm and VISIT.search(text, max(place.start, hit.start() - 24), hit.start()):
            return replace(guest, start=hit.start(), end=hit.end(), text=hit.group(), norm=code, method="place's country")
    return None


def firsts(mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """The first mention of each country and organisation."""
    seen: dict[tuple[str, str], Mention] = {}
    for mention in mentions:
        seen.setdefault((mention.label, mention.norm or mention.text), mention)
    return tuple(seen.values())
