"""Works that a sentence lists by name: "projects in Laos, including the A Line, the B Port and C City"."""

import re
from collections.abc import Collection, Iterator

from extractors.model.document import Span
from extractors.model.fact import Value
from extractors.records import titles, works
from extractors.records.frames import deciding, standing, times
from extractors.records.frames.filling import Filled
from extractors.records.frames.scenes import Scene
from extractors.records.frames.told import Told
from extractors.records.frames.who import Actor
from extractors.records.located import Located, trimmed

LONGEST = 10  # words of the name of a listed work
LEAST = 2  # names that make a list
NAMED_WORKS = 0.4  # share of a list's names that must have a word for a work
LIST = re.compile(
    r"\b(?:projects|schemes|works|facilities|ports|railways|roads|dams|plants)\b[^.;:]{0,60}?"
    r"(?:,?\s+(?:including|include|included|such\s+as|among\s+them|namely|comprise|comprising)\s+|:\s+)",
    re.IGNORECASE,
)
AMONG = re.compile(
    r"\b(?:among|amongst)\s+(?:the|its|their|these|them|such)\s+[^.;:]{0,60}?(?:projects|schemes|works|facilities)\b[^.;:]{0,60}?"
    r"\b(?:are|were|is|was)\s+",
    re.IGNORECASE,
)
PARTED = re.compile(r"\s*[,;]\s*(?:and\s+|as\s+well\s+as\s+)?|\s+and\s+(?=the\s+[A-Z])", re.IGNORECASE)
ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)


def listed(located: Located, here: Scene) -> Iterator[Told]:
    """The works of a list of names: "projects, including the A Line, the B Port and C City"."""
    parsed = here.parsed
    text = located.text(parsed.sentence)
    intro = LIST.search(text) or AMONG.search(text)
    if intro is None or any(m.kind == "money" for m in here.figures):
        return
    names = [n for n in _names(located, parsed.sentence.start + intro.end(), parsed.sentence.end) if _is_named(located, n)]
    sectors = [works.sector(located.text(n)) for n in names]
    if len(names) < LEAST or sum(bool(s) for s in sectors) < NAMED_WORKS * len(names):
        return
    head = next(
        (t for t in here.triggers if parsed.sentence.start + intro.start() <= deciding.span_of(parsed, t).start), None
    )
    filled = tuple(_around(here, names[0].start)) or tuple(headed(here))
    placed = all(_inside(here, name) for name in names)
    if head is None or not (placed or any(one.actor.code for one in filled)):
        return
    found = standing.of_words(located, parsed, head.at)
    for name, sort in zip(names, sectors, strict=True):
        own = [Filled("place", a, "", 0.1) for a in _inside(here, name)]
        rest = [one for one in filled if one.role != "place" or not own]
        yield Told(
            parsed=parsed,
            kind="project",
            type=sort or "other",
            clause=name,
            figures=(),
            filled=(*own, *rest),
            when=times.of_figure(located, parsed, name, head.at, name.end) if not found.name else None,
            standing=found,
            told_by=name,
            score=6.0,
            title=Value(name.start, name.end, "title", titles.cleaned(located.text(name)), "listed name"),
        )


def _inside(here: Scene, name: Span) -> list[Actor]:
    """The countries and places within a listed name."""
    return [a for a in here.actors if name.start <= a.start < name.end and a.code]


def _names(located: Located, start: int, end: int) -> Iterator[Span]:
    """The stretches between the commas of a list, without articles."""
    text = located.document.text
    at = start
    for cut in (*PARTED.finditer(text, start, end), None):
        span = trimmed(text, at, cut.start() if cut is not None else end, " .;,\n")
        article = ARTICLE.match(located.text(span))
        yield Span(span.start + (article.end() if article else 0), span.end)
        at = cut.end() if cut is not None else end


def _is_named(located: Located, name: Span) -> bool:
    words = located.text(name).split()
    return 0 < len(words) <= LONGEST and words[0][:1].isupper() and len(words) > 1


def _around(here: Scene, start: int) -> Iterator[Filled]:
    """Whose the listed works are: the country before the list, and the one whose demonym stands before "projects"."""
    before = [a for a in here.actors if a.end <= start and a.code]
    places = [a for a in before if a.sort in ("country", "place", "pronoun")]
    if places:
        yield Filled("place", places[0], "before the list", 1.0)
    yield from (
        Filled("counterpart", a, "before the list", 1.0)
        for a in before
        if a.sort in ("demonym", "organization") and (not places or a.code != places[0].code)
    )


def headed(here: Scene, doers: Collection[str] = ()) -> Iterator[Filled]:
    """The country of the heading over a sentence, as the place of a work; of two the one that the `doers` are not from."""
    codes = [code for code in here.headed if code not in doers] if len(here.headed) == 2 and doers else here.headed
    if len(codes) == 1 and codes[0] not in {one.code for one in here.over.givers}:
        start = here.parsed.sentence.start
        about = Actor(start, start, 0, codes[0], codes[0], "country", "heading")
        yield Filled("place", about, "", 3.5, "heading")
