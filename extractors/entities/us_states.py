"""States of the United States: behind the name of a town, and Georgia, told from the country by what stands around it."""

import re
from collections.abc import Sequence
from functools import cache

from extractors.entities import facts
from extractors.entities.passages import Passage

_NAME = re.compile(r"\bgeorgia\b", re.I)


@cache
def _signs(of: str) -> re.Pattern[str]:
    """The words that speak for the state, or for the country: towns, neighbours and institutions of either."""
    words = sorted(facts.words(f"georgia_{of}_sign"), key=lambda word: (-len(word), word))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b")


@cache
def _states() -> re.Pattern[str]:
    names = [row["state"] for row in facts.rows("us_states") if row["state"] not in ("Georgia", "Washington")]
    return re.compile(r"\b(?:" + "|".join(sorted(names, key=len, reverse=True)) + r")\b", re.I)


@cache
def _behind() -> re.Pattern[str]:
    names = {row[key] for row in facts.rows("us_states") for key in ("state", "code", "abbreviation")} - {"Georgia"}
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    return re.compile(r",\s(?:" + "|".join(map(re.escape, longest_first)) + r")(?![\w-])")


def state_behind(text: str) -> bool:
    """Whether a text starts with a comma and a US state, as behind the name of a town."""
    return bool(_behind().match(text))


_MARKED = re.compile(r"(?:,\s|\s?\()(?:U\.?S\.?A?\.?|United States)(?![\w$€£¥])(?!\s?(?:,|and\b|or\b|&))")
"""The country of the state right behind its name: neither a currency's sign nor the next country of a list."""


@cache
def _town() -> re.Pattern[str]:
    towns = "|".join(sorted(town.title() for town in facts.words("georgia_town")))
    return re.compile(rf"\b(?:{towns}),\s+$")


def is_marked(text: str, end: int) -> bool:
    """Whether the country of the state, or one of its towns before it, stands beside the name that ends at `end`."""
    return bool(_MARKED.match(text, end) or _town().search(text[: end - len("Georgia")]))


def state_passages(passages: Sequence[Passage]) -> frozenset[int]:
    """Indices of the passages where "Georgia" is the state.

    The passage (or the whole table of a cell) decides if it names other states or countries near Georgia; else the
    document does; the country where nothing speaks for the state.
    """
    named = [i for i, passage in enumerate(passages) if _NAME.search(passage.text)]
    if not named:
        return frozenset()
    balance = sum(_balance(passage.text) for passage in passages)
    return frozenset(i for i in named if (_local(passages, i) or balance) > 0)


def _local(passages: Sequence[Passage], i: int) -> int:
    passage = passages[i]
    if passage.table is None:
        return _balance(passage.text)
    return sum(_balance(other.text) for other in passages if other.table == passage.table)


def _balance(text: str) -> int:
    """How many words speak for the state, less those for the country."""
    states = {m.group().casefold() for m in _states().finditer(text)} | set(_signs("state").findall(text))
    return len(states) - len(set(_signs("country").findall(text)))
