"""One agreement for each time: several with partners, topics or years of their own: "with A (1976) and B (1979)"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.model.document import Span
from extractors.model.fact import Mention
from extractors.records.frames.dated import OF
from extractors.records.frames.filling import Filled
from extractors.records.frames.scenes import Scene
from extractors.records.frames.told import Told
from extractors.records.frames.who import Actor
from extractors.records.located import Located

LONGEST = 40  # letters behind a partner within which its time stands: "on 27 September 1990"
AND = re.compile(r"\s*(?:,|,?\s*and)\s+")
BEHIND_TITLE = re.compile(r"\s*,?\s*(?:(?:of|dated|signed(?:\s+on)?|on)\s+)?", re.IGNORECASE)
"""What stands between a title and the first of the times right behind it."""
WITH = re.compile(r"\b(?:with|and)\s+(?:the\s+)?$", re.IGNORECASE)
WITH_ONE = re.compile(r"\bwith\s+(?:the\s+)?$", re.IGNORECASE)
OWN_FIRST = re.compile(r"\s+with\s+(?:the\s+)?")
TOPIC_OF_ONE = re.compile(r"\s+(?:on|about|for|concerning)\s+[^();.]{3,60}\(\s*(?:in\s+|signed\s+)?")
ROW = re.compile(r"\s*(?:[,;]|(?:[,;]\s*)?(?:and|as\s+well\s+as))\s+(?:with\s+)?(?:the\s+)?", re.IGNORECASE)
"""What stands between one partner's time and the next partner."""
LATER = re.compile(r"\s*(?:,|;|,?\s+(?:and|followed\s+by|then))\s+(?:then\s+)?(?:by\s+)?(?:the\s+)?")
JOINTLY = re.compile(r"\s*(?:,|,?\s+and)\s+(?:the\s+)?")
"""What stands before those who join at another time, and between two who do so together."""
BEHIND = re.compile(r"\s*\(\s*(?:in\s+)?|\s+(?:in|on)\s+", re.IGNORECASE)
OPENING = re.compile(r"\s*\(\s*(?:in\s+|signed\s+(?:in\s+)?|since\s+)?", re.IGNORECASE)
NEXT = re.compile(r"\s*\)\s*(?:[,;]|(?:[,;]\s*)?(?:and|or|as\s+well\s+as))\s+(?:with\s+)?(?:the\s+)?", re.IGNORECASE)


def by_partner(located: Located, here: Scene, one: Told) -> Iterator[Told]:
    """An agreement for each partner that has a time of its own: "with Norway (1976), Iceland (1979) and Malta (1981)"."""
    later = tuple(_joined_later(located, here, one))
    if later:
        yield from (one, *later)
        return
    here, one = _up_to_the_next(here, one)
    own = in_brackets(located, here.actors)
    if len(own) < 2:
        own = _each_with_its_topic(located, here)
    if len(own) < 2:
        own = _in_turn(located, here)
    if len(own) < 2:
        own = {f.actor.start: d for f in one.filled if (d := _time_behind(located, one, f.actor)) is not None}
    if len({d.start for d in own.values()}) < 2:
        times_ = of_topics(located, one.title, one.parsed.sentence) if one.title is not None else ()
        yield from (replace(one, when=d) for d in times_) if len(times_) > 1 else (one,)
        return
    known = {f.actor.start: f for f in one.filled}
    codes = {a.code for a in here.actors if a.start in own} - {""}
    first = next((f for f in one.filled if f.actor.start in own or f.actor.code in codes), None)
    if first is None:
        yield one
        return
    others = tuple(f for f in one.filled if f.actor.start not in own and f.actor.code not in codes)
    for actor in here.actors:
        if actor.start in own:
            partner = known.get(actor.start) or replace(first, actor=actor)
            yield replace(one, filled=(*_with_own_first(located, here, others, actor), partner), when=own[actor.start])


def _with_own_first(located: Located, here: Scene, others: Sequence[Filled], partner: Actor) -> tuple[Filled, ...]:
    """The other sides beside a partner with its own right before "with": "A signed a pact with B in 2012 and C with D"."""
    text = located.document.text
    first = next((a for a in here.actors if a.code and OWN_FIRST.fullmatch(text, a.end, partner.start)), None)
    if first is None:
        return tuple(others)
    return tuple(replace(one, actor=first) if one.slot == "subj" else one for one in others)


def _joined_later(located: Located, here: Scene, one: Told) -> Iterator[Told]:
    """The agreement for those who joined it at other times: "A and B joined the pact in 2007, C in 2011 and D in 2015"."""
    first = next((f for f in one.filled if f.slot == "subj"), None)
    if first is None or one.when is None or any(f.slot != "subj" or f.actor.start > one.when.start for f in one.filled):
        return
    text, end, group = located.document.text, one.when.end, list[Actor]()
    for actor in (a for a in here.actors if a.code and a.start >= one.when.end):
        if (JOINTLY if group else LATER).fullmatch(text, group[-1].end if group else end, actor.start) is None:
            return
        group.append(actor)
        near = located.within(Span(actor.end, min(actor.end + LONGEST, here.parsed.sentence.end)), "DATE")
        if near and near[0].norm and BEHIND.fullmatch(text, actor.end, near[0].start):
            yield replace(one, filled=tuple(replace(first, actor=a) for a in group), when=near[0])
            end, group = near[0].end, []


def _up_to_the_next(here: Scene, one: Told) -> tuple[Scene, Told]:
    """A sentence and its agreement up to the next agreement's word, where this one has a partner before it: those behind
    are the next one's."""
    start = one.told_by.end if one.told_by is not None else here.parsed.sentence.start
    words = [here.parsed.span([t.at]).start for t in here.triggers if t.frame.kind == "agreement" and t.frame.pos == "noun"]
    end = min((word for word in words if word > start), default=here.parsed.sentence.end)
    if not any(f.slot == "with" and start <= f.actor.start < end for f in one.filled):
        return here, one
    kept = tuple(f for f in one.filled if f.slot != "with" or f.actor.start < end)
    return replace(here, actors=tuple(a for a in here.actors if a.start < end)), replace(one, filled=kept)


def is_one_each(located: Located, here: Scene, title: Span) -> bool:
    """Whether several agreements have a time each, by what they are about, by their partners, or by times in a row."""
    return len(of_topics(located, title, here.parsed.sentence)) > 1 or len(_each_with_its_topic(located, here)) > 1


def of_topics(located: Located, title: Span, sentence: Span) -> tuple[Mention, ...]:
    """The times in brackets within a title of several: "agreements on fishing (1998), customs (2003) and visas (2011)"."""
    text = located.document.text
    near = located.within(Span(max(0, title.start - 24), min(title.end + 60, sentence.end)), "DATE")
    found = [d for d in near if d.norm and "/" not in d.norm]
    if row := _in_a_row(text, title, found):
        return row
    return tuple(
        d
        for d in found
        if title.start <= d.start < title.end + 6 and text[d.start - 1 : d.start] == "(" and text[d.end : d.end + 1] == ")"
    )


def _in_a_row(text: str, title: Span, found: Sequence[Mention]) -> tuple[Mention, ...]:
    """The times that stand in a row behind "of" at the end of a title, or before it: "the pacts of 1901, 1907 and 1911"."""
    row: list[Mention] = []
    for d in found:
        if row and not AND.fullmatch(text, row[-1].end, d.start):
            break
        behind = BEHIND_TITLE.fullmatch(text, title.end, d.start) is not None
        if row or behind or OF.search(text, max(0, d.start - 8), d.start):
            row.append(d)
    beside = row and (title.start <= row[0].start or row[-1].end + 1 >= title.start)
    return tuple(row) if beside and len(row) > 1 else ()


def in_brackets(located: Located, named: Sequence[Actor]) -> dict[int, Mention]:
    """The times in brackets behind names that follow each other: "Norway (1976), Iceland (1979) and Malta (1981)"."""
    text, found, end = located.document.text, dict[int, Mention](), -1
    for actor in named:
        near = located.within(Span(actor.end, min(actor.end + 40, len(text))), "DATE")
        date = near[0] if near and near[0].norm and "/" not in near[0].norm else None
        if date is None or not OPENING.fullmatch(text, actor.end, date.start):
            continue
        if found and not NEXT.fullmatch(text, end, actor.start):
            break
        found[actor.start] = date
        end = date.end
    return found


def _in_turn(located: Located, here: Scene) -> dict[int, Mention]:
    """The times behind "in" or "on" of partners in a row behind "with": "with A in 2006, B in 2011 and C in 2015"."""
    text, found, end = located.document.text, dict[int, Mention](), -1
    for actor in (a for a in here.actors if a.code or a.sort == "organization"):
        if actor.start < end:
            continue
        near = located.within(Span(actor.end, min(actor.end + LONGEST, here.parsed.sentence.end)), "DATE")
        date = near[0] if near and near[0].norm and "/" not in near[0].norm else None
        first = WITH_ONE.search(text, here.parsed.sentence.start, actor.start)
        led = ROW.fullmatch(text, end, actor.start) if found else first
        if date is not None and led is not None and BEHIND.fullmatch(text, actor.end, date.start):
            found[actor.start], end = date, date.end
        elif found:
            break
    return found


def _each_with_its_topic(located: Located, here: Scene) -> dict[int, Mention]:
    """The times in brackets behind what each partner agreed on: "with A on fish (1998), with B on visas (2003)"."""
    text, found = located.document.text, dict[int, Mention]()
    partners = [a for a in here.actors if a.code and WITH_ONE.search(text, here.parsed.sentence.start, a.start)]
    for k, one in enumerate(partners):
        end = partners[k + 1].start if k + 1 < len(partners) else here.parsed.sentence.end
        near = [d for d in located.within(Span(one.end, end), "DATE") if d.norm and "/" not in d.norm]
        if near and TOPIC_OF_ONE.fullmatch(text, one.end, near[0].start) and text[near[0].end : near[0].end + 1] == ")":
            found[one.start] = near[0]
    return found


def _time_behind(located: Located, one: Told, partner: Span) -> Mention | None:
    """The time right behind a partner after "with": in brackets or after "in"."""
    sentence, text = one.parsed.sentence, located.document.text
    if not WITH.search(text, sentence.start, partner.start):
        return None
    behind = [d for d in located.within(Span(partner.end, sentence.end), "DATE") if d.norm and "/" not in d.norm]
    return behind[0] if behind and BEHIND.fullmatch(text[partner.end : behind[0].start]) else None
