"""Which countries lie in a region: "the Central Asian nation" is none of another."""

import re
from collections.abc import Collection, Mapping, Sequence
from functools import cache

from extractors.entities import facts
from extractors.model.document import Span
from extractors.records.clauses import Parsed
from extractors.records.frames import who
from extractors.records.frames.who import Actor
from extractors.records.located import Located
from extractors.records.sentences import Sentence

BACK = 12  # sentences back that the country of a region may have been named in


def named(words: str) -> frozenset[str]:
    """The countries of the region that words name, ISO 3166-1 alpha-3; none where they name no region."""
    hit = _words().search(words)
    return _countries()[re.sub(r"\s+", " ", hit.group()).casefold()] if hit is not None else frozenset()


def among(
    located: Located, parsed: Parsed, before: Sequence[Actor], span: Span, options: list[Actor], region: Collection[str]
) -> list[Actor]:
    """Of the countries that "the African nation" may mean those that lie there; nobody where the sentence names two."""
    if len({a.code for a in before if a.end <= span.start and a.code in region}) > 1:
        return []
    return [a for a in options if a.code in region] or _of_region(located, parsed.sentence, region)


def _of_region(located: Located, sentence: Sentence, region: Collection[str]) -> list[Actor]:
    """The country of a region that was named last before a sentence, whatever stands between; nobody where none was."""
    place = sentence.previous
    for _ in range(BACK):
        if place is None:
            return []
        found = [who.carried(m) for m in located.within(place, "COUNTRY") if m.norm in region]
        if found:
            return found
        place = place.previous
    return []


def lies_there(located: Located, parsed: Parsed, code: str) -> bool:
    """Whether a country lies where "the African nation" of a sentence lies, if it speaks of one."""
    told = (named(located.text(span)) for span, _ in who.taking_up(located, parsed) if who.STATE.match(located.text(span)))
    there = frozenset[str]().union(*told)
    return not there or code in there


@cache
def _countries() -> Mapping[str, frozenset[str]]:
    rows = facts.rows("regions")
    return {word: frozenset(row["countries"].split(";")) for row in rows for word in row["words"].split("|")}


@cache
def _words() -> re.Pattern[str]:
    longest_first = sorted(_countries(), key=lambda word: (-len(word), word))
    return re.compile("|".join(rf"\b{re.escape(word)}\b".replace(r"\ ", r"\s+") for word in longest_first), re.IGNORECASE)
