"""Which countries lie in a region: "the Central Asian nation" is none of another."""

import re
from collections.abc import Mapping
from functools import cache

from extractors.entities import facts


def named(words: str) -> frozenset[str]:
    """The countries of the region that words name, ISO 3166-1 alpha-3; none where they name no region."""
    hit = _words().search(words)
    return _countries()[re.sub(r"\s+", " ", hit.group()).casefold()] if hit is not None else frozenset()


@cache
def _countries() -> Mapping[str, frozenset[str]]:
    rows = facts.rows("regions")
    return {word: frozenset(row["countries"].split(";")) for row in rows for word in row["words"].split("|")}


@cache
def _words() -> re.Pattern[str]:
    longest_first = sorted(_countries(), key=lambda word: (-len(word), word))
    return re.compile("|".join(rf"\b{re.escape(word)}\b".replace(r"\ ", r"\s+") for word in longest_first), re.IGNORECASE)
