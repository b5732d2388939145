"""What fired in each sentence, for a person who looks for a fact that is missing or wrong."""

from collections.abc import Iterator, Sequence

from extractors.model.document import Document, Span
from extractors.model.fact import Mention
from extractors.records import prose
from extractors.records.frames import belonging, deciding
from extractors.records.frames.scenes import Scene
from extractors.records.frames.told import Told
from extractors.records.located import Located, locate


def lines(document: Document, mentions: tuple[Mention, ...], page: int | None = None) -> Iterator[str]:
    """A block of lines a sentence that tells a fact, or holds a figure that nothing told: of one page, or of all.

    Each fact has its kind and type, the word whose frame fired, its figures, who fills which role from where, time and
    standing; each figure without a fact the word that it would belong to.
    """
    located = locate(document, mentions)
    for here, facts in prose.walk(located):
        sentence = here.parsed.sentence
        place = document.place(sentence.start, sentence.end)
        if page is not None and (place is None or place.page != page):
            continue
        told = list(_sentence(located, here, facts))
        if told:
            yield f"p{place.page if place is not None else '?'}  {' '.join(located.text(sentence).split())}"
            yield from told


def _sentence(located: Located, here: Scene, facts: Sequence[Told]) -> Iterator[str]:
    for fact in facts:
        yield from _fact(located, fact)
    used = {m.start for fact in facts for m in fact.figures}
    for figure in here.figures:
        if figure.start not in used:
            yield f"    no fact of {figure.text!r}: {_why(located, here, figure)}"


def _fact(located: Located, fact: Told) -> Iterator[str]:
    word = located.text(fact.told_by) if fact.told_by is not None else ""
    figures = ", ".join(m.text for m in fact.figures)
    when = fact.when.norm if fact.when is not None else "no time"
    standing = f", {fact.standing.name}" if fact.standing.name else ""
    yield f"    {fact.kind} {fact.type} by {word!r} ({fact.score:.1f}): {figures or 'no figure'}; {when}{standing}"
    for one in fact.filled:
        slot = f" at {one.slot!r}" if one.slot else ""
        yield f"        {one.role} {one.actor.name} {one.actor.code or '-'}: {one.method}{slot}, {one.far:.1f} away"


def _why(located: Located, here: Scene, figure: Mention) -> str:
    if any(m.start == figure.start for m in here.terms.figures):
        return "a rate of interest"
    found = belonging.of_figure(here.parsed, figure, here.triggers)
    if found is None:
        return "no word of the sentence has a frame"
    words: Span = deciding.span_of(here.parsed, found.trigger)
    return f"it would belong to {located.text(words)!r} ({found.score:.1f})"
