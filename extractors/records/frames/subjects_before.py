"""The work that the sentence before is about though it tells nothing of it that counts: "The Ruwa dam in Kenya feeds the
grid. It was built by A"."""

import re
from functools import cache

from extractors.model.document import Span
from extractors.model.fact import Value
from extractors.records import titles, works
from extractors.records.frames import lexicon, passage
from extractors.records.frames.filling import Filled
from extractors.records.frames.scenes import Scene
from extractors.records.frames.standing import Standing
from extractors.records.frames.told import Told
from extractors.records.frames.who import Actor
from extractors.records.located import Located
from extractors.records.sentences import Sentence

ARTICLE = re.compile(r"(?:The|A|An|Its|This)\s+")
LINKS = "in|of|at|to|for|by|with|from|on|and|or|is|was|were|are|the|an?|that|which|its|their"
WORD = rf"(?:[A-Z0-9][\w’'-]*|(?!(?:{LINKS})\b)(?:[a-z]+-[a-z-]+|(?![a-z]*(?:ed|s)\b)[a-z]+))\s+"
"""A word of a work's name or of what it is like: no preposition, no verb by its ending."""
DOES = r"is|was|has|had|will|can|which|that|[a-z]+ed|[a-z]+s\s+(?:the|an?|its|[A-Z])"
GOES_ON = rf"(?=\s*[,(]|\s+(?:in|of|at|near|on|from|to|between|with|{DOES})\b)"
"""What stands behind a work that a sentence begins with: what parts it from a longer noun, "port workers"."""


INSTITUTIONS = frozenset({"building", "other"})
"""Sectors whose nouns may be who acts, "the university", or anything, "the project"."""


def work(located: Located, here: Scene) -> Told | None:
    """The work with a name that the sentence before begins with, and where it lies; None where either is missing."""
    before = here.parsed.sentence.before
    hit = _begins().match(located.document.text, before.start, before.end) if before is not None else None
    if before is None or hit is None or _tells_of_a_deal(here, before):
        return None
    article = ARTICLE.match(located.document.text, before.start)
    name = Span(article.end() if article is not None else before.start, hit.end())
    text = titles.cleaned(located.text(name))
    sort, place = works.sector(text), _place(located, here, name)
    if place is None or sort in INSTITUTIONS or not any(word[:1].isupper() for word in text.split()):
        return None
    return Told(
        parsed=here.parsed,
        kind="project",
        type=sort or "other",
        clause=here.parsed.sentence,
        figures=(),
        filled=(place,),
        when=None,
        standing=Standing(name.start, name.start, "", ""),
        told_by=name,
        score=6.0,
        title=Value(name.start, name.end, "title", text, "name of the work"),
    )


def _tells_of_a_deal(here: Scene, before: Sentence) -> bool:
    """Whether a sentence tells of an agreement or of money given, which "it" may stand for."""
    deal = here.passage.deal
    signed = deal is not None and deal.parsed.sentence.start == before.start
    return signed or any(one.kind != "claim" for one in passage.of_the_same(here.passage, before))


def _place(located: Located, here: Scene, name: Span) -> Filled | None:
    own = [m for m in located.within(name, "COUNTRY") if m.norm and m.kind == "name"]
    if own:
        actor = Actor(own[0].start, own[0].end, 0, own[0].norm, own[0].norm, "country", own[0].method)
        return Filled("place", actor, "", 3.4, "the work before")
    return passage.side(located, here.passage, here.parsed.sentence, "place", ())


@cache
def _begins() -> re.Pattern[str]:
    nouns = "|".join(sorted(map(re.escape, lexicon.works()), key=lambda word: (-len(word), word)))
    return re.compile(rf"(?:{ARTICLE.pattern})?(?:{WORD}){{0,7}}?(?i:{nouns})\b(?!-){GOES_ON}")
