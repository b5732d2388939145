"""Names that a paper itself shows to be no bodies: authors whom it cites, persons, places, works and journals."""

import re
from collections.abc import Sequence
from functools import cache

from extractors.entities import facts
from extractors.entities.passages import Passage

_NAME = r"[^\W\d_a-z][\w’'-]+"
_WHOLE = rf"{_NAME}+"  # possessive: what comes behind is no part of a name
_YEAR = r"\(?\[?(?:1[89]|20)\d\d"
# "Smith and Jones (2014)", "Smith et al., 2014", "Smith, J. and ...".
_AUTHORS = re.compile(
    rf"(?P<one>{_WHOLE}),?\s+(?:and|&)\s+(?P<two>{_NAME}),?\s*{_YEAR}|(?P<first>{_WHOLE}),?\s+et\s+al\b|(?P<family>{_WHOLE}),\s[A-Z]\."
)

# "the Meier government", "the Meier cabinet", "the Meier motion": what is called by a person's name.
_LEADERS = re.compile(rf"\b[Tt]he\s+(?P<name>{_WHOLE})\s+(?:government|cabinet|administration|motion|presidency)\b")
# What stands behind a journal's name: "57(3)", "54: 573-602", ", Vol. 35".
_VOLUME = re.compile(
    r",?\s+(?:\d{1,3}\s?\(\d{1,2}(?:[-–/]\d{1,2})?\)|\d{1,3}:\s?\d{1,4}\s?[-–]\s?\d|,?\s?[Vv]ol(?:\.|ume)\s?\d)"
)

# "the President of the Republic of Peru Ana Quispe": what stands before a country's name that a person's follows.
_IN_OFFICE = re.compile(
    r"\b(?:president|minister|premier|chancellor|king|queen|emir|sultan|governor|ambassador|speaker|secretary)\s+of\s+"
    r"(?:the\s+)?(?:(?:republic|kingdom|state)\s+of\s+)?$",
    re.IGNORECASE,
)


def is_in_office(passage: Passage, start: int) -> bool:
    """Whether the words before a name that begins at `start` say whose office somebody holds: the name is a person's."""
    return _IN_OFFICE.search(passage.text, max(0, start - 60), start) is not None


def persons(passages: Sequence[Passage]) -> frozenset[str]:
    """The family names that a paper cites beside another author's, with "et al.", before an initial, or as a cabinet's."""
    return frozenset(
        name
        for passage in passages
        for pattern in (_AUTHORS, _LEADERS)
        for m in pattern.finditer(passage.masked)
        for name in m.groups()
        if name is not None
    )


def is_journal(passage: Passage, end: int) -> bool:
    """Whether a volume stands right behind a name that ends at `end`: a journal may be called as a body is."""
    return _VOLUME.match(passage.text, end) is not None


def is_person(name: str, cited: frozenset[str]) -> bool:
    """Whether a name opens with a given name, or is one that the paper cites as an author's."""
    words = name.split()
    return (1 < len(words) <= 3 and words[0] in facts.given_names()) or (len(words) == 1 and name in cited)


def is_work(name: str, passages: Sequence[Passage]) -> bool:
    """Whether the paper prints the name with a work, a place or a scheme right behind it ("X Airport", "X port"), or mostly
    with a number there ("X 2")."""
    pattern = re.compile(re.escape(name) + r"(?!\w)(?:\s+([^\W_]+))?")
    behind = [m[1] or "" for passage in passages for m in pattern.finditer(passage.masked)]
    n_numbered = sum(is_number_of_works(word) for word in behind)
    return any(word.casefold() in facts.words("single_work") for word in behind) or 2 * n_numbered > len(behind)


@cache
def places() -> frozenset[str]:
    """The names of towns, ports and provinces: none is a body's by itself."""
    return frozenset(row["place"] for row in facts.rows("places"))


def is_number_of_works(word: str) -> bool:
    """Whether a word may tell which of several works of one name is meant: the second dam on a river."""
    return word.isdecimal() and len(word) == 1 and word != "0"
