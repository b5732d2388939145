"""Works that a list enters by name, with what is said of each behind a colon: "A dam: Peru; 60 MW; opened in 2011"."""

import re
from collections.abc import Collection, Iterator

from extractors.model.document import Span
from extractors.model.fact import Mention, Value
from extractors.records import titles, works
from extractors.records.frames import listed_works, standing
from extractors.records.frames.filling import Filled, countries_of
from extractors.records.frames.scenes import Scene
from extractors.records.frames.standing import Standing
from extractors.records.frames.told import Told
from extractors.records.located import Located, trimmed
from extractors.records.vocabulary import instrument_word

NAME = re.compile(r"[\W_]*(?:\d{1,2}[.)]\s+)?(?P<name>[A-Z][^:;.]{2,80}?)\s*(?::|;|\s[–—-])\s+(?=\S)")
LONGEST = 9  # words of a name
PART = re.compile(r"\s*[;,]\s*")
BUILT_BY = re.compile(r"\b(?:built|constructed|developed|contractor:?)\s+(?:by\s+)?$", re.IGNORECASE)
STAGE = re.compile(
    r"\b(?:built|buil[dt]ing|completed?|opened|commissioned|operational|in\s+operation|inaugurated|started|under\s+construction|"
    r"cancell?ed|suspended|shelved|scrapped|abandoned|planned|handed\s+over)\b",
    re.IGNORECASE,
)
DONE = re.compile(r"\b(?:completed|opened|commissioned|operational|inaugurated)\s+(?:in\s+|on\s+)?$", re.IGNORECASE)


def begins(text: str) -> bool:
    """Whether a stretch of text begins with the name of a work and a sign that parts it from what is said of it."""
    hit = NAME.match(text)
    if hit is None or len(hit["name"].split()) > LONGEST or not works.sector(hit["name"]):
        return False
    return bool(STAGE.search(text, hit.end())) or bool(re.search(r"\b(?:19|20)\d\d\b", text[hit.end() :]))


def find(located: Located, here: Scene) -> Iterator[Told]:
    """The work that an entry of a list is about, with where it lies, who built it, how large it is and when it was done."""
    sentence = here.parsed.sentence
    text = located.text(sentence)
    hit = NAME.match(text) if begins(text) else None
    told = hit is not None and instrument_word().search(text, hit.end()) is not None
    if hit is None or told or any(m.kind == "money" for m in here.figures):
        return
    name = Span(sentence.start + hit.start("name"), sentence.start + hit.end("name"))
    rest = Span(sentence.start + hit.end(), sentence.end)
    builders = tuple(_builders(located, here, rest))
    filled = (*_places(here, name, rest, countries_of(builders)), *builders)
    when = _when(located, rest)
    stage = STAGE.search(text, hit.end())
    done = when is not None or stage is not None or any(one.role == "contractor" for one in filled)
    if not done or not any(one.role == "place" for one in filled):
        return
    yield Told(
        parsed=here.parsed,
        kind="project",
        type=works.sector(located.text(name)) or "other",
        clause=sentence,
        figures=tuple(m for m in here.figures if m.kind == "quantity"),
        filled=filled,
        when=when,
        standing=_standing(sentence, stage),
        told_by=name,
        score=6.0,
        title=Value(name.start, name.end, "title", titles.cleaned(located.text(name)), "entry of a list"),
    )


def _standing(sentence: Span, stage: re.Match[str] | None) -> Standing:
    if stage is None:
        return Standing(sentence.start, sentence.start, "", "")
    words = re.sub(r"\s+", " ", stage.group()).casefold()
    return Standing(sentence.start + stage.start(), sentence.start + stage.end(), standing.of_word(words), words)


def _places(here: Scene, name: Span, rest: Span, doers: Collection[str]) -> Iterator[Filled]:
    """Where a work lies: by its name, else by the country that stands behind it, else by the heading over the list."""
    lands = [a for a in here.actors if a.code and a.sort in ("country", "place")]
    inside = [a for a in lands if name.start <= a.start < name.end]
    behind = [a for a in lands if rest.start <= a.start < rest.end and a.sort == "country"]
    found = [Filled("place", a, "name", 0.1) for a in inside] or [Filled("place", a, "entry", 0.5) for a in behind[:1]]
    yield from found or listed_works.headed(here, doers)


def _builders(located: Located, here: Scene, rest: Span) -> Iterator[Filled]:
    """Who built a work: behind "built by", or a body that is all there is between two signs."""
    text = located.document.text
    for actor in here.actors:
        if actor.sort != "organization" or not rest.start <= actor.start < rest.end:
            continue
        part = _part(text, rest, actor)
        if BUILT_BY.search(text, part.start, actor.start) or located.text(part).strip(" .()") == located.text(actor):
            yield Filled("contractor", actor, "by", 0.5)


def _part(text: str, rest: Span, inner: Span) -> Span:
    """The stretch between commas or semicolons in which something stands."""
    cuts = tuple(PART.finditer(text, rest.start, rest.end))
    start = max((c.end() for c in cuts if c.end() <= inner.start), default=rest.start)
    end = min((c.start() for c in cuts if c.start() >= inner.end), default=rest.end)
    return trimmed(text, start, end)


def _when(located: Located, rest: Span) -> Mention | None:
    """The time of what was done: behind the word for its end, else the only one."""
    text = located.document.text
    found = [m for m in located.within(rest, "DATE") if m.norm]
    done = [m for m in found if DONE.search(text, max(rest.start, m.start - 24), m.start)]
    return done[0] if done else found[0] if len(found) == 1 else None
