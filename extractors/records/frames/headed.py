"""Who gives and who takes in a passage by the headings over it: "Loans to A", "A's lending", "Partners in A" over "B"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from extractors.model.document import PlacedBlock, Span
from extractors.model.fact import Mention
from extractors.records.bodies import home
from extractors.records.frames import lexicon
from extractors.records.frames.who import Actor
from extractors.records.located import Located

NUMBERED = re.compile(r"\s*(?:(?:[IVX]{1,5}|[A-Za-z]|\d+(?:\.\d+)*)[.)]?\s+)?")
BARE = re.compile(
    r"[\W\d_]*(?:(?:the|and|government|republic|kingdom|people['’]s|democratic|islamic|of)\b[\W\d_]*)*", re.IGNORECASE
)
"""What stands beside a name in a heading that is nothing but names."""
TAKES = re.compile(
    r"\b(?:to|in|for|into|towards?|borrowed\s+by|(?:contracted|received|signed|raised|obtained|owed|taken\s+(?:out|up))\s+by)\s+",
    re.I,
)
WITHIN = re.compile(r"(?:the\s+)?(?:[\w-]+\s+){0,2}?(?:of\s+)?(?:the\s+)?$", re.IGNORECASE)
LENDERS_OF = re.compile(
    r"\b(?:lender|creditor|donor|funder|financier|partner)s\s+of\s+(?:the\s+)?(?:[\w-]+\s+of\s+)?$", re.IGNORECASE
)
GIVES = re.compile(r"\b(?:from|by)\s+(?:the\s+)?(?:[\w-]+\s+(?:of\s+)?)?$", re.IGNORECASE)
LENT_OF = re.compile(
    r"^\W*(?:\d[\d.]*\s+)?(?:\w+\s+)?(?:(?P<owed>loans?|credits?)|lending|aid|grants?|assistance|contributions?|commitments?|disbursements?)"
    r"\s+of\s+(?:the\s+)?(?:[\w-]+\s+of\s+)?$",
    re.IGNORECASE,
)
"""What a heading begins with that says whose loans or gifts a passage is about: "Loans of Denmark"; those who owe loans have
them, too."""
WHOSE = re.compile(r"['’]s?\s|s['’]\s")


@dataclass(frozen=True, slots=True)
class Over:
    """What the headings over a passage say: who gives in it, and the countries that receive."""

    givers: tuple[Actor, ...] = ()
    receivers: tuple[str, ...] = ()


NOBODY = Over()


@dataclass(frozen=True, slots=True)
class Headline:
    """A heading's place with what it says of who gives and takes there."""

    start: int
    over: Over


def headlines(located: Located) -> tuple[Headline, ...]:
    """The headings of a paper in order; one that is a bare name has its part by the nearest one above that is more."""
    found: list[Headline] = []
    above, lends = NOBODY, False
    about = _about(located)
    for block in located.document.blocks:
        if block.kind not in ("heading", "title"):
            continue
        names = _names(located, block)
        if names and _is_bare(located, block, names):
            found.append(Headline(block.start, _of_bare(names, above, lends)))
            continue
        if not names and above.receivers and _tells_lenders(located.text(block)):
            found.append(Headline(block.start, Over((), above.receivers)))
            continue
        above, lends = _of_words(located, block, names, about), _tells_lenders(located.text(block))
        found.append(Headline(block.start, above))
    return tuple(found)


def over(found: Sequence[Headline], at: int) -> Over:
    """Who gives and takes by the last heading before a place in the text."""
    return next((one.over for one in reversed(found) if one.start <= at), NOBODY)


def _names(located: Located, block: PlacedBlock) -> tuple[Mention, ...]:
    """The outermost names of a heading."""
    named = located.within(block, "COUNTRY", "ORG")
    return tuple(
        m
        for m in named
        if not any(o is not m and o.start <= m.start and m.end <= o.end and len(o.text) > len(m.text) for o in named)
    )


def _is_bare(located: Located, block: PlacedBlock, names: Sequence[Mention]) -> bool:
    """Whether a heading is nothing but names."""
    text = located.document.text
    at = NUMBERED.match(text, block.start, block.end)
    begins = at.end() if at is not None and at.end() <= names[0].start else block.start
    rest = []
    for m in names:
        rest.append(text[begins : m.start])
        begins = m.end
    return all(BARE.fullmatch(part) for part in (*rest, text[begins : block.end]))


def _of_bare(names: Sequence[Mention], above: Over, lends: bool) -> Over:
    """The part of a bare name: it gives under "loans to A" and under "donors", it receives under "loans by A"."""
    codes = tuple(dict.fromkeys(code for m in names if (code := home(m))))
    if above.receivers and not set(codes) & set(above.receivers):
        return Over(tuple(map(_actor, names)), above.receivers)
    if above.givers and codes and not set(codes) & {one.code for one in above.givers}:
        return Over(above.givers, codes)
    return Over(tuple(map(_actor, names))) if lends else NOBODY


def _actor(m: Mention) -> Actor:
    return Actor(m.start, m.end, 0, home(m), m.norm or m.text, "organization" if m.label == "ORG" else "country", "heading")


def _about(located: Located) -> frozenset[str]:
    """The countries that the paper's title names."""
    titles = (block for block in located.document.blocks if block.kind == "title")
    return frozenset(home(m) for block in titles for m in located.within(block, "COUNTRY"))


def _lent(before: str, code: str, about: frozenset[str]) -> bool:
    """Whether who is named behind these words of a heading gives: whose loans they are, too, if the paper is another's."""
    of = LENT_OF.search(before)
    return of is not None and (of["owed"] is None or bool(about and code not in about))


def _of_words(located: Located, block: PlacedBlock, names: Sequence[Mention], about: frozenset[str]) -> Over:
    """The parts of names in a heading: behind "to" and "in" they receive, as possessives or behind "by" they give."""
    text = located.document.text
    first = _money().search(located.text(block))
    if first is None:
        return NOBODY
    givers: list[Actor] = []
    takers: list[str] = []
    for m in names:
        code, before = home(m), text[block.start : m.start]
        goes = any(WITHIN.fullmatch(before, hit.end()) for hit in TAKES.finditer(before) if hit.end() > first.end())
        if code and (goes or LENDERS_OF.search(before) or _lenders_behind().match(text, m.end)):
            takers.append(code)
        elif GIVES.search(before) or _lent(before, code, about) or m.kind == "demonym" or WHOSE.match(text, m.end):
            givers.append(_actor(m))
    return Over(tuple(givers), tuple(dict.fromkeys(takers)))


@cache
def _lenders_behind() -> re.Pattern[str]:
    """What stands behind the name of who has lenders: "Ghana's official creditors"."""
    return re.compile(rf"['’]s?\s+(?:[\w-]+\s+){{0,2}}?(?:{'|'.join(sorted(lexicon.words('lenders')))})s\b", re.IGNORECASE)


@cache
def _money() -> re.Pattern[str]:
    """Nouns of headings over what is given and taken."""
    return re.compile(rf"\b(?:{'|'.join(sorted(lexicon.words('headed')))})s?\b", re.IGNORECASE)


def _tells_lenders(text: str) -> bool:
    return re.search(rf"\b(?:{'|'.join(sorted(lexicon.words('lenders')))})s?\b", text, re.IGNORECASE) is not None


def of(located: Located, found: Sequence[Headline], place: Span) -> Over:
    """Who gives and takes where a sentence stands; nobody in a note, which stands under no heading."""
    block = located.document.block_at(place.start)
    return NOBODY if block is not None and block.kind in ("note", "caption") else over(found, place.start)
