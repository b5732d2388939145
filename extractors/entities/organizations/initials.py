"""Initials that a well-known organisation shares with other things: what shows that the organisation is meant."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from extractors.entities import facts
from extractors.entities.organizations import known
from extractors.entities.passages import Passage, Token

_LISTED = re.compile(r"\s?[,/&]?\s?(?:(?:and|or)\s)?(?:the\s)?")
_COUNTRY_FIRST = re.compile(r"(?:United States|U\.S\.|US) ")
_SHORTEST = 4


def are_ambiguous(text: str) -> bool:
    """Whether initials commonly mean another thing too: "DOI" is the Department of the Interior and an identifier."""
    return known.is_abbreviation(text) and text.replace(".", "").casefold() in facts.words("ambiguous_initials")


def named_in_full(passages: Iterable[Passage]) -> frozenset[str]:
    """The canonical names of bodies with ambiguous initials whose other names, or the words of them, one passage prints."""
    found: set[str] = set()
    for passage in passages:
        capitalized = {token.key.casefold() for token in passage.tokens if token.key[:1].isupper()}
        found |= {name for name, words in _words_of_names().items() if name not in found and words <= capitalized}
    return frozenset(found)


@cache
def _words_of_names() -> Mapping[str, frozenset[str]]:
    """The words, in small letters, of the names of bodies with ambiguous initials; the same for every paper."""
    return dict(_ambiguous_names())


def _ambiguous_names() -> Iterable[tuple[str, frozenset[str]]]:
    for row in facts.rows("known_organizations"):
        if any(are_ambiguous(alias) for alias in row["aliases"].split(";")):
            name = _COUNTRY_FIRST.sub("", row["name"])
            words = frozenset(word.casefold() for word in re.findall(r"[^\W\d_]+", name) if len(word) >= _SHORTEST)
            if words:
                yield row["name"], words


def is_listed(passage: Passage, hits: Sequence[tuple[Token, Token]], i: int) -> bool:
    """Whether hit `i` of a passage, given by first and last tokens, stands in a list with another: "the IMF and the BIS"."""
    gaps = []
    if i > 0:
        gaps.append(passage.masked[hits[i - 1][1].end : hits[i][0].start])
    if i + 1 < len(hits):
        gaps.append(passage.masked[hits[i][1].end : hits[i + 1][0].start])
    return any(_LISTED.fullmatch(gap) for gap in gaps)
