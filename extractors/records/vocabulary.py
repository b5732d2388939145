"""The words that decide what is a record, read from data/*.csv."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from extractors.model.lists import rows

ONE_SIDED = frozenset({"plan_programme", "rules", "declaration", "charter", "minutes"})
"""Instruments that one side alone makes as often: they are agreements only where sides sign them, and a table of them is no
table of deals."""


@dataclass(frozen=True, slots=True)
class Sort:
    """A sort of thing and the pattern of the words that tell it."""

    name: str
    pattern: re.Pattern[str]


NEAR = r"about|around|some|nearly|over|almost|more\s+than|just|only|as\s+much\s+as|an?\s+estimated|the\s+equivalent\s+of"
SOME = rf"(?:(?:{NEAR})\s+)?"
"""What may stand right before a figure that is only near what it was."""
APART = {" ": r"[\s-]+", "-": r"[\s-]?"}
"""What the signs between the words of a phrase match."""


def any_of(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern for any of the words or phrases, whole words only, the longest first, in any case.

    White space and hyphens within a phrase match each other, and a phrase's words may stand up to nothing else apart.
    """
    phrases = [[APART.get(letter, re.escape(letter)) for letter in word] for word in words if word]
    firsts = "".join(sorted({phrase[0] for phrase in phrases}))
    begins = f"(?=[{firsts}])" if phrases and all(len(phrase[0]) == 1 for phrase in phrases) else ""
    return re.compile(rf"(?<!\w){begins}{either_of(phrases)}(?!\w)", re.IGNORECASE)


def either_of(phrases: Iterable[Sequence[str]]) -> str:
    """A pattern for any of the phrases, the longest first. What they begin with alike is looked for once: many words are
    searched for in time that hardly grows with their number."""
    branches: dict[str, list[Sequence[str]]] = {}
    ends = False
    for phrase in phrases:
        if phrase:
            branches.setdefault(phrase[0], []).append(phrase[1:])
        else:
            ends = True
    either = [first + either_of(rest) for first, rest in sorted(branches.items())]
    alone = len(either) <= 1 and not ends
    return "".join(either) if alone or not either else f"(?:{'|'.join(either)}){'?' if ends else ''}"


def _sorts(name: str, column: str) -> tuple[Sort, ...]:
    return tuple(Sort(row[column], any_of(row["words"].split("|"))) for row in rows(name))


@cache
def instruments() -> tuple[Sort, ...]:
    """Sorts of agreement, the most telling first: a "framework agreement" is asked for before an "agreement"."""
    ranked = sorted(rows("instruments"), key=lambda row: int(row["rank"]))
    return tuple(Sort(row["subtype"], any_of(row["words"].split("|"))) for row in ranked)


@cache
def instrument_word() -> re.Pattern[str]:
    """Any word for an agreement of any sort."""
    return any_of(word for row in rows("instruments") for word in row["words"].split("|"))


@cache
def aid_sorts() -> tuple[Sort, ...]:
    """Sorts of aid and lending, the most telling first."""
    return _sorts("aid_words", "subtype")


@cache
def statuses() -> tuple[Sort, ...]:
    """How far an aid item has come."""
    return _sorts("aid_status", "status")


@cache
def column_roles() -> tuple[tuple[str, frozenset[str]], ...]:
    """What a column holds, by the words of its head."""
    return tuple((row["role"], frozenset(row["words"].split("|"))) for row in rows("column_heads"))


@cache
def subtypes(kind: str = "") -> frozenset[str]:
    """The finer sorts that records of a kind may be of; those of all kinds for ""."""
    return frozenset(row["subtype"] for row in rows("subtypes") if kind in ("", row["kind"]))


def listed_sort(kind: str, sort: str) -> str:
    """A finer sort as the closed list of its kind has it: "other" for one that is not in it."""
    return sort if not sort or sort in subtypes(kind) else "other"


def first_sort(sorts: Iterable[Sort], text: str) -> str:
    """The first sort, in the list's order, whose words the text holds; "" for none."""
    return next((sort.name for sort in sorts if sort.pattern.search(text)), "")


@cache
def verbs(sense: str) -> frozenset[str]:
    """The verbs of a sense (sign, give, receive), as lemmas."""
    return frozenset(row["lemma"] for row in rows("verbs") if row["sense"] == sense)


@cache
def aid_goods() -> frozenset[str]:
    """Nouns for goods and works that are given, as lemmas."""
    return frozenset(row["noun"] for row in rows("aid_goods"))


@cache
def deal_nouns() -> frozenset[str]:
    """Nouns for things that are counted when deals are, as lemmas."""
    return frozenset(row["noun"] for row in rows("deal_nouns"))
