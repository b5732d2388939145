"""The words of a passage as organisations' names are made of them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from extractors.entities import countries, facts, nlp
from extractors.entities.passages import Passage, plain
from extractors.model.light import light

PLURAL = re.compile(r"[A-Z][a-z]?[A-Z][a-z]?s")
"""Several of what an abbreviation stands for, which are no body: "LoCs", "MoUs"."""


@light
@dataclass(frozen=True, slots=True)
class Word:
    """A token, or a whole country's name: then `country` is its code; `is_adjective` tells "Kazakh" from "Kazakhstan"."""

    start: int
    end: int
    text: str
    key: str
    country: str = ""
    is_adjective: bool = False

    @property
    def low(self) -> str:
        return self.key.casefold()

    @property
    def is_name(self) -> bool:
        """Whether it can be part of a name: a country, or a capitalised word that is no function word or role."""
        return bool(self.country) or (self.key[:1].isupper() and self.low not in facts.words("not_in_name"))

    @property
    def is_sector(self) -> bool:
        """Whether it is a common word of ministries' and agencies' names (Energy, Trade, Health)."""
        return self.low in facts.words("sector")


@dataclass(frozen=True, slots=True)
class Name:
    """Words `first` to `last` (inclusive) of a passage are an organisation's name, built around `head`."""

    first: int
    last: int
    kind: str
    method: str
    confidence: float


def low_at(stream: Sequence[Word], i: int) -> str:
    """The word at a place in small letters; "" beyond the ends."""
    return stream[i].low if 0 <= i < len(stream) else ""


def words(passage: Passage) -> list[Word]:
    """A passage's tokens with each country's name as one word."""
    stream = passage.tokens
    out: list[Word] = []
    i = 0
    while i < len(stream):
        hit = countries.known(stream, i)
        if hit is None:
            token = stream[i]
            out.append(Word(token.start, token.end, token.text, token.key))
            i += 1
            continue
        start, end = stream[i].start, stream[hit.last].end
        if passage.text[end : end + 1] == "." and re.search(r"\.\s?[A-Z]$", passage.text[start:end]):
            end += 1
        text = passage.text[start:end]
        out.append(Word(start, end, text, plain(text), hit.value.iso3, hit.value.form == "demonym"))
        i = hit.last + 1
        while i < len(stream) and stream[i].start < end:
            i += 1
    return out


@dataclass(frozen=True, slots=True)
class Common:
    """Common words: those that the document prints in lower case, and those of the English language."""

    document: frozenset[str]

    def __contains__(self, word: str) -> bool:
        return word in self.document or nlp.is_english(word)


def common(passages: Iterable[Passage]) -> Common:
    """The common words of a document."""
    return Common(frozenset(token.key for passage in passages for token in passage.tokens if token.key.islower()))


@dataclass(frozen=True, slots=True)
class Head:
    """A noun that names a kind of organisation, what may follow it ("of") and how much a name with it must say."""

    kind: str
    complement: str
    strength: str


@cache
def heads() -> dict[tuple[str, ...], Head]:
    """By the words of the head, as printed."""
    return {
        tuple(row["head"].replace("-", " - ").split()): Head(row["class"], row["complement"], row["strength"])
        for row in facts.rows("org_heads")
    }


@cache
def _first_words() -> frozenset[str]:
    return frozenset(head[0] for head in heads())


def head_at(stream: Sequence[Word], i: int) -> tuple[int, Head] | None:
    """The last word and the kind of the longest head that starts at word `i`, or None."""
    if stream[i].key not in _first_words() and not stream[i].key.isupper():
        return None
    for n in (3, 2, 1):
        found = heads().get(tuple(word.key for word in stream[i : i + n]))
        if found is None and n == 1 and stream[i].key.isupper() and len(stream[i].key) > 3:
            found = heads().get((stream[i].key.capitalize(),))
        if found is not None and i + n <= len(stream):
            return i + n - 1, found
    return None


def is_distinctive(word: Word, common: Common) -> bool:
    """Whether a word singles an organisation out: a country, or a name that is no common word of such names."""
    if word.country:
        return True
    return (
        word.is_name
        and len(word.key) > 1
        and not word.is_sector
        and word.low not in facts.words("generic")
        and word.low not in facts.words("scope")
        and word.low not in common
        and (word.key,) not in heads()
    )
