"""One more of what a sentence has just told, for somebody else: "a lease to A in 2010 and another to B in 2017"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.model.document import Span
from extractors.records.frames.filling import Filled, countries_of
from extractors.records.frames.scenes import Scene
from extractors.records.frames.told import NO_TERMS, Told
from extractors.records.frames.who import Actor
from extractors.records.located import Located

ANOTHER = re.compile(
    r"(?:,|,?\s+and)\s+(?:another|a\s+(?:second|third|further|similar))(?:\s+one)?\s+"
    r"(?P<link>to|with|from|for|in)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
"""What stands before somebody else to whom one more goes."""
WHEN = re.compile(r"\s*,?\s*(?:\(|in\s+|on\s+|signed\s+(?:in|on)\s+)", re.IGNORECASE)
KINDS = frozenset({"agreement", "financing", "project"})


def with_it(located: Located, facts: Sequence[Told], here: Scene) -> tuple[Told, ...]:
    """The facts of a sentence, each followed by one more of its kind where the sentence tells one without a sum."""
    for actor in here.actors:
        hit = ANOTHER.search(located.document.text, here.parsed.sentence.start, actor.start)
        sums = any(one.start > actor.end for fact in facts for one in fact.figures)
        model = _model(facts, hit.start()) if hit is not None and actor.code and not sums else None
        told = model is not None and _is_told(facts, model, actor)
        if (
            hit is not None
            and model is not None
            and not told
            and (own := _place(model, hit["link"].casefold(), actor)) is not None
        ):
            return tuple(other for fact in facts for other in _parted(located, here, fact, model, own, actor, hit.start()))
    return tuple(facts)


def _model(facts: Sequence[Told], end: int) -> Told | None:
    """The agreement, the money or the work that is told last before a place in the text."""
    told = [one for one in facts if one.kind in KINDS and one.told_by is not None and one.told_by.start < end]
    return max(told, key=lambda one: one.told_by.start if one.told_by is not None else 0, default=None)


def _is_told(facts: Sequence[Told], model: Told, actor: Actor) -> bool:
    """Whether another fact of the kind is told with somebody already."""
    others = (one for one in facts if one is not model and one.kind == model.kind)
    return any(actor.code in countries_of(one.filled) for one in others)


def _place(model: Told, link: str, actor: Actor) -> Filled | None:
    """Whose place somebody takes: of who stands behind the same preposition, or whom the verb gives it to."""
    others = [one for one in model.filled if one.actor.code != actor.code and one.actor.end <= actor.start]
    same = [one for one in others if one.slot in (link, "beside its figure")]
    given = [one for one in others if link == "to" and one.slot in ("dative", "obj")]
    return next(iter((*same, *given)), None)


def _parted(located: Located, here: Scene, fact: Told, model: Told, own: Filled, actor: Actor, end: int) -> tuple[Told, ...]:
    """A fact without who has the other one; behind the one that it is like, that other one."""
    if fact is not model:
        return (fact,)
    behind = located.within(Span(actor.end, here.parsed.sentence.end), "DATE")
    dates = [d for d in behind if d.norm and WHEN.fullmatch(located.document.text, actor.end, d.start)]
    rest = tuple(one for one in fact.filled if one.actor.code != actor.code and one.actor.start < end)
    other = tuple(replace(one, actor=actor) if one is own else one for one in rest)
    late = fact.when is not None and fact.when.start > end
    first = replace(fact, filled=rest, when=None if late else fact.when)
    clause = Span(end, here.parsed.sentence.end)
    return first, replace(
        fact, filled=other, when=next(iter(dates), None), figures=(), terms=NO_TERMS, clause=clause, title=None
    )
