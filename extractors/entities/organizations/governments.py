"""Governments as actors: the Japanese government, Government of the Republic of X, the Abe government."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from extractors.entities import countries, facts
from extractors.entities.organizations.words import Word
from extractors.entities.passages import Passage

_OFFICE = r"(?:President|Prime\s+Minister|Premier|Chancellor)"
_LEADER = re.compile(
    rf"\b(?P<country>[A-Z][\w.'-]{{0,40}}(?:\s[A-Z]\w+)??)\s+{_OFFICE}\s+(?P<name>[A-Z]\w+(?:\s[A-Z]\w+){{0,2}})"
)


@dataclass(frozen=True, slots=True)
class Government:
    """Words `first` to `last` name one government, or several ones, of these countries (alpha-3)."""

    first: int
    last: int
    countries: tuple[str, ...]


def name(iso3s: Sequence[str]) -> str:
    """The canonical name: "Government of Japan", "Governments of China and Japan"."""
    names = [countries.short_name(iso3) for iso3 in iso3s]
    if len(names) == 1:
        return f"Government of {names[0]}"
    return f"Governments of {', '.join(names[:-1])} and {names[-1]}"


@cache
def known_leaders() -> dict[str, str]:
    """The countries (alpha-3) of well-known heads of government, by family name."""
    return {row["name"]: row["country"] for row in facts.rows("leaders")}


def leaders(passages: Sequence[Passage]) -> dict[str, str]:
    """Heads of government by family name: those that the paper introduces ("Japanese Prime Minister Shinzo Abe"), and the
    known ones. The values are alpha-3 codes."""
    found = dict(known_leaders())
    for passage in passages:
        for m in _LEADER.finditer(passage.masked):
            iso3 = countries.parse(m["country"].removesuffix("'s"))
            if iso3:
                found[m["name"].split()[-1]] = iso3
    return found


def find(stream: Sequence[Word], leaders: dict[str, str]) -> Iterator[Government]:
    """The named governments in a passage's words; unnamed ones ("both governments", "local government") are left out."""
    governments, cabinets, debt = (facts.words(what) for what in ("government_noun", "cabinet_noun", "government_debt"))
    for i, word in enumerate(stream):
        low = word.low
        if low not in governments and low not in cabinets:
            continue
        if i + 1 < len(stream) and stream[i + 1].low in debt:
            continue  # the paper that a state sells, not the state as an actor
        found = None
        if low in governments:
            found = _of_country(stream, i) or _of_adjective(stream, i) or _of_leader(stream, i, leaders)
        elif word.key[0] in "aAcC":
            found = _of_leader(stream, i, leaders)
        if found is not None:
            yield found


def _of_country(stream: Sequence[Word], i: int) -> Government | None:
    """Government(s) of [the] A [and [the] B]."""
    if i + 2 >= len(stream) or stream[i + 1].low != "of":
        return None
    k = i + 2 + (stream[i + 2].low == "the")
    if k >= len(stream) or not stream[k].country or stream[k].is_adjective:
        return None
    first = i - 1 if i and stream[i - 1].low in ("royal", "federal", "central") and stream[i - 1].key[0].isupper() else i
    found, end = [stream[k].country], k
    while end + 2 < len(stream) and stream[end + 1].low in ("and", ","):
        j = end + 2 + (stream[end + 2].low == "the")
        if j >= len(stream) or not stream[j].country or stream[j].is_adjective:
            break
        if stream[i].low != "governments" and (j > end + 2 or (j + 1 < len(stream) and stream[j + 1].is_name)):
            break
        found.append(stream[j].country)
        end = j
    return Government(first, end, tuple(found))


def _of_adjective(stream: Sequence[Word], i: int) -> Government | None:
    """A [and B] government(s), with an adjective or a name."""
    j = i - 1
    if j >= 0 and stream[j].low in ("federal", "central", "national") and j > 0:
        j -= 1
    if j < 0 or not stream[j].country:
        return None
    found, first = [stream[j].country], j
    while first >= 2 and stream[first - 1].low in ("and", ",", "-") and stream[first - 2].country:
        if stream[first - 1].low == "," and len(found) == 1:
            break
        first -= 2
        found.insert(0, stream[first].country)
    return Government(first, i, tuple(found))


def _of_leader(stream: Sequence[Word], i: int, leaders: dict[str, str]) -> Government | None:
    if i == 0 or stream[i - 1].key not in leaders:
        return None
    return Government(i - 1, i, (leaders[stream[i - 1].key],))
