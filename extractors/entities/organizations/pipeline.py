"""From passages to the organisations named in them: one list of steps."""

from collections.abc import Callable, Sequence

from extractors.entities.organizations import (
    coined,
    columns,
    context,
    national,
    norms,
    otherwise,
    seen,
    short_forms,
    surest,
    words,
)
from extractors.entities.organizations.found import Found, Lists, longest
from extractors.entities.organizations.paper import Paper, paper
from extractors.entities.organizations.words import Common, Word
from extractors.entities.passages import Passage
from extractors.model.fact import Mention

_MAX_NAME = 200

Step = Callable[[Paper, Lists], Lists]
"""What a paper's passages hold so far, one list a passage, becomes what they hold with the step's finding."""


def by_their_own(paper: Paper, found: Lists) -> Lists:
    """What each passage shows by itself: well-known bodies, governments, names by their build."""
    out = []
    for i, (passage, stream, old) in enumerate(zip(paper.passages, paper.streams, found, strict=True)):
        parts = _entries(paper, i) or [stream]
        built = [name for part in parts for name in surest.by_build(passage, part, paper.leaders, paper.common)]
        out.append(longest([*old, *surest.well_known(paper, passage, stream), *built]))
    return out


def _entries(paper: Paper, index: int) -> list[Sequence[Word]]:
    """The words of each long form that passage `index` holds in a list of abbreviations: no name runs on over them."""
    listed = [one for one in paper.definitions if one.listed and one.passage == index]
    return [[word for word in paper.streams[index] if one.start <= word.start < one.end] for one in listed]


STEPS: tuple[Step, ...] = (
    by_their_own,
    context.add,
    coined.add,
    columns.add,
    short_forms.add_defined,
    short_forms.widen,
    seen.add,
    short_forms.make_consistent,
    short_forms.name_in_full,
    national.name,
)


def find(passages: Sequence[Passage]) -> tuple[Mention, ...]:
    """The organisations named in a document's passages, in text order, without overlap.

    `norm` is the canonical name: that of the table of well-known bodies, the one that an abbreviation stands for, else the
    name as printed. The same string is labelled alike throughout.
    """
    whole = paper(passages)
    found: Lists = [[] for _ in passages]
    for step in STEPS:
        found = step(whole, found)
    return tuple(
        _mention(passage, item)
        for passage, items in zip(passages, found, strict=True)
        for item in items
        if not otherwise.is_journal(passage, item.end)
    )


def parse(text: str) -> str | None:
    """The canonical name of an organisation given by its name or well-known abbreviation, or None where it reads as none."""
    text = text.strip()
    if not text or len(text) > _MAX_NAME:
        return None
    known = norms.of_known(text)
    if known is not None:
        return known
    passage = Passage(0, text, "body", "paragraph", masked=text)
    stream = words.words(passage)
    built = surest.by_build(passage, stream, {}, Common(frozenset()))
    whole = [item for item in built if item.start == 0 and item.end == len(text)]
    if whole:
        return whole[0].norm
    name = norms.canonical(text)
    return name if name == text and text[:1].isupper() and len(stream) > 1 and _is_former_norm(stream) else None


def _is_former_norm(stream: Sequence[Word]) -> bool:
    return any(words.head_at(stream, i) is not None for i in range(len(stream)))


def _mention(passage: Passage, item: Found) -> Mention:
    start, end = passage.start + item.start, passage.start + item.end
    text = passage.text[item.start : item.end]
    return Mention(start, end, "ORG", text, item.norm, "", item.method, item.confidence)
