"""A sentence with all that its facts are made of."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from extractors.model.fact import Mention
from extractors.records import clauses
from extractors.records.clauses import Parsed
from extractors.records.frames import (
    context,
    gapped,
    headings,
    lists,
    measured,
    over_against,
    terms,
    triggers,
    who,
)
from extractors.records.frames.headed import NOBODY, Over
from extractors.records.frames.headed import of as over
from extractors.records.frames.lists import Item
from extractors.records.frames.passage import Passage, givers, groups
from extractors.records.frames.terms import Terms
from extractors.records.frames.triggers import Trigger
from extractors.records.frames.who import Actor
from extractors.records.located import Located

WORKS = re.compile(
    r"\b(?:airport|port|harbou?r|railway|railroad|terminal|plant|station|dam|bridge|highway|expressway|park|zone|project|stadium|theatre|theater|hospital|refinery|pipeline"
    r"|reactor|mine|factory|mill|canal|tunnel|(?:conference|convention|sports|cultural)\s+cent(?:re|er))s?$",
    re.I,
)
"""Last words of names that are both an organisation's and a work's."""


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence with what stands in it: triggers, actors (those taken up included), figures, loan terms, and before it.

    `listed` are the figures in brackets behind names, `by_place` those before "from" or "to" and a name, `parts` those in
    parts without a verb, `against` those of somebody whom a clause holds against the one before, each by its start; `label`
    is the country or body that the sentence begins with before a colon; `groups` are the words for a continent or countries
    in general, which take a side and name nobody; `over` is who gives and takes by the headings above, `letters` are those
    by which the paper calls agreements, `of_many` those among them that many states are parties to.
    """

    parsed: Parsed
    triggers: tuple[Trigger, ...]
    actors: tuple[Actor, ...]
    figures: tuple[Mention, ...]
    terms: Terms
    headed: tuple[str, ...]
    passage: Passage
    listed: Mapping[int, Item]
    by_place: Mapping[int, Item]
    label: Actor | None
    groups: tuple[Actor, ...] = ()
    over: Over = NOBODY
    parts: Mapping[int, gapped.Part] = field(default_factory=dict)
    letters: Collection[str] = ()
    of_many: Collection[str] = ()
    against: Mapping[int, Item] = field(default_factory=dict)


def _begins(located: Located, parsed: Parsed, around: context.Around) -> int:
    """Where the passage of a sentence begins: its section, or its own note, which does not go on what stands above it."""
    start = parsed.sentence.start
    block = located.document.block_at(start)
    aside = block is not None and block.kind in ("note", "caption")
    return block.start if block is not None and aside else headings.section_start(around.headings, start)


def scene(located: Located, parsed: Parsed, around: context.Around, passage: Passage) -> Scene:
    """A sentence ready to be told."""
    named, heads = who.of(located, parsed, around.homes), around.headings
    figures = measured.of(located, parsed)
    up = context.taken_up(located, parsed, named, around, givers(passage))
    told = terms.read(located, parsed.sentence, [m for m in figures if m.kind == "percent"])
    names = [m for m in located.within(parsed.sentence, "ORG") if not WORKS.search(m.text) and not who.AGREED.search(m.text)]
    actors = tuple(sorted((*named, *up), key=lambda a: (a.end, -a.start)))
    label = who.label(located, parsed, actors)
    by_place = lists.shared_by_place(located, figures, actors)
    listed = lists.items(located, parsed.sentence, figures, actors, label)
    bracketed = lists.in_brackets(located, parsed.sentence, listed)
    apart = [m for m in figures if m.start not in bracketed]
    return Scene(
        parsed,
        triggers.find(parsed, names, around.letters),
        actors,
        figures,
        told,
        headings.over(heads, parsed.sentence.start) or (() if named or up else headings.titled(heads)),
        _in_its_section(located, parsed, around, passage),
        listed,
        by_place,
        label,
        _groups(located, parsed, actors),
        over(located, around.headlines, parsed.sentence),
        gapped.parts(located, parsed.sentence, gapped.among(located, parsed.sentence, apart, by_place, actors), actors),
        around.letters.keys(),
        around.of_many,
        over_against.items(located, parsed.sentence, figures, actors, listed),
    )


def _in_its_section(located: Located, parsed: Parsed, around: context.Around, passage: Passage) -> Passage:
    """The passage within the sentence's section; a paper with sections on several countries is about none of them."""
    topics = () if headings.are_of_several(around.headings) else passage.topics
    return replace(passage, begins=_begins(located, parsed, around), topics=topics)


def _groups(located: Located, parsed: Parsed, actors: Sequence[Actor]) -> tuple[Actor, ...]:
    """The words for a continent or countries in general, but not "countries such as A", "the regions of A"."""
    found = []
    for span in groups(located, parsed.sentence):
        at = clauses.anchor(parsed, span)
        if at is None or any(a.code and a.at in parsed.tree.subtree(at) for a in actors):
            continue
        found.append(Actor(span.start, span.end, at, "", located.text(span), "group", "countries in general"))
    return tuple(found)
