"""The frames and the words beside them, read from data/*.csv once a process."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal, get_args

from extractors.entities import facts
from extractors.records.vocabulary import either_of

Role = Literal[
    "giver", "receiver", "party", "area", "counterpart", "place", "contractor", "operator", "owner", "holder", "thing"
]
Kind = Literal["financing", "agreement", "project", "claim", ""]
LONGEST = 6  # words of a phrase


@dataclass(frozen=True, slots=True)
class Frame:
    """A word that tells a fact, the kind and type of the fact, and which role stands in which slot around the word.

    A slot is a preposition, `subj`, `obj`, `dative`, `poss` (possessive) or `amod` (an adjective or name before the noun). A
    frame without a kind only carries: "provide" says who gives, its object says what.
    """

    word: str
    pos: Literal["noun", "verb"]
    kind: Kind
    type: str
    slots: Mapping[str, Role]


@cache
def key(words: str) -> str:
    """A phrase without case, spaces and hyphens, so that "line of credit", "debt-relief" and "debt relief" meet."""
    return re.sub(r"[\s\-‐‑–’']+", "", words.casefold())


@cache
def frames(pos: Literal["noun", "verb"]) -> Mapping[str, Frame]:
    """The frames of nouns or of verbs, by the key of each of their words."""
    found = {}
    for row in facts.rows("frames"):
        if row["pos"] == pos:
            slots = {slot: _role(role) for slot, _, role in (pair.partition("=") for pair in row["slots"].split())}
            if pos == "verb" and "subj" in slots:
                slots.setdefault("by", slots["subj"])
            for word in row["words"].split("|"):
                found[key(word)] = Frame(word, pos, _kind(row["kind"]), row["type"], slots)
    return found


def _role(name: str) -> Role:
    return next(role for role in get_args(Role) if role == name)


def _kind(name: str) -> Kind:
    return next(kind for kind in get_args(Kind) if kind == name)


@cache
def facilities() -> Mapping[str, str]:
    """The sector of each noun for something that is built, by the noun's key."""
    return {key(word): row["sector"] for row in facts.rows("facilities") for word in row["words"].split("|")}


@cache
def works() -> tuple[str, ...]:
    """The nouns for something that is built."""
    return tuple(word for row in facts.rows("facilities") for word in row["words"].split("|"))


@cache
def heads() -> frozenset[str]:
    """The keys of the last words of all noun frames and works, for a quick look."""
    nouns = (word for row in facts.rows("frames") if row["pos"] == "noun" for word in row["words"].split("|"))
    works = (word for row in facts.rows("facilities") for word in row["words"].split("|"))
    return frozenset(key(word.split()[-1].split("-")[-1]) for word in (*nouns, *works)) | frozenset(
        key(word.split()[-1]) for row in facts.rows("frames") for word in row["words"].split("|")
    )


@cache
def places() -> re.Pattern[str]:
    """Any place of data/places.csv but capitals whose name another country's town shares: they tell no country."""
    telling = (row["place"] for row in facts.rows("places") if row["capital"] != "shared")
    return re.compile(rf"(?<![\w-]){either_of([[re.escape(letter) for letter in name] for name in telling])}(?![\w])")


@cache
def country_of_place(name: str) -> str:
    """The country of a place that `places` found."""
    return next(row["country"] for row in facts.rows("places") if row["place"] == name)


@cache
def words(name: str) -> frozenset[str]:
    """The words of one list of data/frame_words.csv. Raises KeyError for an unknown list."""
    found = frozenset(row["word"] for row in facts.rows("frame_words") if row["list"] == name)
    if not found:
        raise KeyError(name)
    return found


@cache
def providers() -> frozenset[str]:
    """The codes of the states that are known to lend abroad."""
    return frozenset(row["iso3"] for row in facts.rows("providers"))
