"""The proper names in a place's words: what it is about, whatever language the rest is put in."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from extractors.entities import currencies
from flows.reconcile.tables import capitals, demonyms, synonyms
from flows.reconcile.wording import STOP, alike, common_stems, stem, unaccented, without_persons

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
INITIALS = re.compile(r"[A-Z]+(?:[a-z][A-Z]+)*s?")
"""Capitals alone, or almost: LoC, PPPs."""
SENTENCE_END = re.compile(r"[.!?:;]\s+|\n")
TITLE_CASE = 0.6  # share of capitalised words from which all are taken for a heading's
SHORT = 4  # letters below which a lower-case word says nothing about the case of a heading
SHORTEST = 3
GENERAL_TEXT = """international regional global world central federal royal north south east west new northern southern
eastern western upper lower great greater grand act phase initiative
board line council committee ministry union states state summit consortium
gdp gnp gni fdi oda mou
africa african asia asian europe european america american latin pacific atlantic caribbean gulf oceania eurasia eurasian
sub-saharan saharan southeast northeast northwest southwest central"""
GENERAL = frozenset(GENERAL_TEXT.split())
"""Words that many names of things hold and that name none by themselves, measures in short, the parts of the world."""


@dataclass(frozen=True, slots=True)
class Anchors:
    """Proper names, plain lower-case letters. `firm` are surely names; `soft` may be: first words, bodies' parts.

    Of the firm ones `initials` stand for words in short: they may be of anything, so that other ones tell nothing.
    """

    firm: frozenset[str]
    soft: frozenset[str]
    initials: frozenset[str] = frozenset()


NONE = Anchors(frozenset(), frozenset())


def anchors(text: str, told: Iterable[str], bodies: Iterable[str]) -> Anchors:
    """The names in a text without what is `told` elsewhere (countries, dates); those that may stand for somebody are soft:
    those of `bodies`, and capitals, which stand for their states.
    """
    whole, known = without_persons(text), tuple(told)
    rest = _without(whole, known)
    outside = _without(whole, (*known, *bodies, *(hit.group() for hit in _capitals().finditer(whole))))
    names = _capitalised(outside)
    firm = frozenset() if _title_case(outside) else frozenset(_plain(word) for word, first in names if not first)
    firm = frozenset(name for name in firm if _telling(name))
    soft = frozenset(_plain(word) for word, _ in (*names, *_capitalised(rest)))
    initials = frozenset(_plain(word) for word, _ in names if INITIALS.fullmatch(word))
    return Anchors(firm, frozenset(name for name in soft - firm if _telling(name)), initials & firm)


def _without(text: str, names: Iterable[str]) -> str:
    for name in sorted(set(names), key=lambda n: (-len(n), n)):
        text = text.replace(name, " | ")
    return text


@lru_cache(maxsize=1)
def _capitals() -> re.Pattern[str]:
    names = sorted(capitals(), key=lambda name: (-len(name), name))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})\b")


def _capitalised(text: str) -> list[tuple[str, bool]]:
    """The capitalised words, each with whether it begins a sentence."""
    starts = {0, *(hit.end() for hit in SENTENCE_END.finditer(text))}
    found = []
    for hit in WORD.finditer(text):
        word = hit.group()
        if len(word) >= SHORTEST and word[0].isupper():
            found.append((word, hit.start() in starts or not text[: hit.start()].strip(" \"'“‘(")))
    return found


def _title_case(text: str) -> bool:
    words = [word for word in WORD.findall(text) if len(word) >= SHORT]
    return len(words) > 2 and sum(word[0].isupper() for word in words) >= TITLE_CASE * len(words)


def _plain(word: str) -> str:
    return re.sub(r"['’]s?$", "", unaccented(word).casefold())


@lru_cache(maxsize=100_000)
def _telling(name: str) -> bool:
    if len(name) < SHORTEST or name in STOP | demonyms() or name.upper() in currencies.codes():
        return False
    return name not in GENERAL and stem(name) not in common_stems() and stem(name) not in sorts()


@lru_cache(maxsize=1)
def sorts() -> frozenset[str]:
    """The words that stand for groups of synonyms: sorts of things, and no names."""
    return frozenset(group[0] for group in synonyms())


def shared(a: Anchors, b: Anchors) -> tuple[frozenset[str], int]:
    """The names that both hold, at least one of them surely, each spelled in one way, and how many could be shared."""
    hits = {name for name in a.firm if _among(name, b.firm | b.soft)} | {
        name for name in b.firm if _among(name, a.firm | a.soft)
    }
    twins = {name for name in b.firm & hits if name not in a.firm and _among(name, a.firm & hits)}
    return frozenset(hits - twins), min(len(a.firm - a.initials), len(b.firm - b.initials))


def _among(name: str, names: frozenset[str]) -> bool:
    return name in names or any(alike(name, other) for other in names)
