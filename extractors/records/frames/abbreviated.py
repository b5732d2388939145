"""Agreements that a paper calls by their letters: "the Treaty on Open Seas (TOS)", then "the TOS"."""

import re
from collections.abc import Collection, Iterator, Mapping
from functools import cache

from extractors.entities import facts
from extractors.records import titles
from extractors.records.frames import lexicon
from extractors.records.frames.lexicon import Frame
from extractors.records.located import Located
from extractors.records.vocabulary import instrument_word

DEFINED = re.compile(
    r"((?:(?:[A-Z][\w’'-]*|of|the|on|for|and|in|to|with)[ \n]+){1,14})\([“\"‘']?([A-Z][A-Za-z]{0,3}[A-Z]+s?)[”\"’']?\)"
)
BY_SORT = re.compile(
    r"(?i:agreement|treat(?=y|ies)|convention|pact|accord|compact)(?:s|y|ies)?[ \n]+"
    r"\([“\"‘']?([A-Z][A-Za-z]{0,3}[A-Z])s?[”\"’']?\)"
)
"""The letters of a sort of agreement: "bilateral investment treaties (BITs)"."""
WORDS = re.compile(r"(?:[\w’'-]+[ \n]+){1,8}[\w’'-]*$")
"""The words of such a sort before the last one."""
REACH = 200  # characters that these take at most
ENDS = re.compile(
    r"\b(?:agreement|treaty|convention|pact|partnership|accord|protocol|compact|framework|arrangement)\s*$", re.I
)
LETTERS = re.compile(r"\b[A-Z][A-Za-z]{0,3}[A-Z]+\b")
"""Letters that may stand for an agreement."""
LONG = 300  # characters of a long sentence
UNSURE = frozenset({"rules", "declaration", "charter", "minutes"})
NUMBER = r"(?:\d{2,3}|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|[a-z]{3,5}ty(?:-\w+)?)"
OF_MANY = re.compile(
    r"\bopen(?:ed)?\s+for\s+(?:signature|accession|ratification)\b|\bmultilateral\b|\b(?:\d{1,3}(?:st|nd|rd|th)|[a-z]{3,6}tieth)\s+"
    r"(?:state|country|nation|ratification|accession|instrument)\b|"
    rf"\b{NUMBER}\s+(?:\w+\s+){{0,2}}?(?:states|countries|nations|members|parties|signatories|ratifications|instruments)\b",
    re.IGNORECASE,
)
"""What is said of treaties that many states may join (UN Treaty Collection glossary: multilateral treaties)."""


def agreements(located: Located) -> Mapping[str, Frame]:
    """The frame of each set of letters that a paper gives an agreement, or by which it is known anywhere."""
    return {**_known(), **dict(_of_sorts(located)), **dict(_found(located))}


@cache
def _known() -> Mapping[str, Frame]:
    """The frames of agreements that are known by their letters."""
    plain = lexicon.frames("noun")[lexicon.key("agreement")]
    rows = facts.rows("known_agreements")
    return {row["letters"]: Frame(row["letters"], plain.pos, plain.kind, row["type"], plain.slots) for row in rows}


def _of_sorts(located: Located) -> Iterator[tuple[str, Frame]]:
    """The frame of the letters of a sort of agreement, for one and for several, where they begin its words in order."""
    plain = lexicon.frames("noun")[lexicon.key("agreement")]
    for hit in BY_SORT.finditer(located.document.text):
        before = WORDS.search(located.document.text, max(0, hit.start() - REACH), hit.start())
        if before is None:
            continue
        name = located.document.text[before.start() : hit.start(1)].rpartition("(")[0]
        words, letters = name.split(), hit.group(1)
        firsts = iter(word[0].upper() for word in words)
        if letters.isupper() and words[-1][0].upper() == letters[-1] and all(letter in firsts for letter in letters):
            sort = titles.subtype_of(name)
            yield from ((text, Frame(text, plain.pos, plain.kind, sort, plain.slots)) for text in (letters, f"{letters}s"))


def _found(located: Located) -> Iterator[tuple[str, Frame]]:
    plain = lexicon.frames("noun")[lexicon.key("agreement")]
    for hit in DEFINED.finditer(located.document.text):
        words = hit.group(1).split()
        first = next((i for i, w in enumerate(words) if w[0] == hit.group(2)[0] and not w.islower()), None)
        if first is None:
            continue
        name = " ".join(words[first:])
        if instrument_word().match(name) or ENDS.search(name) or re.search(r"\bPlan of Action\b", name):
            sort = titles.subtype_of(name)
            if sort not in UNSURE:
                yield hit.group(2), Frame(hit.group(2), plain.pos, plain.kind, sort, plain.slots)


def of_many(located: Located, known: Collection[str]) -> frozenset[str]:
    """Those of the letters by which a paper calls agreements of which it says that many states are parties to them."""
    hits = (hit for hit in LETTERS.finditer(located.document.text) if hit.group() in known)
    return frozenset(hit.group() for hit in hits if OF_MANY.search(_around(located.document.text, hit)))


def _around(text: str, hit: re.Match[str]) -> str:
    """What stands around a hit between two full stops, as far as a long sentence reaches."""
    start = max(text.rfind(".", max(hit.start() - LONG, 0), hit.start()) + 1, hit.start() - LONG, 0)
    end = text.find(".", hit.end(), hit.end() + LONG)
    return text[start : end if end > 0 else hit.end() + LONG]
