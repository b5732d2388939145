"""Figures that are of the word of a figure before: another year's, a part of it, or of a part without a verb."""

import re
from collections.abc import Collection, Mapping, Sequence

from extractors.model.document import Span
from extractors.model.fact import Mention
from extractors.records.frames.deciding import Decision
from extractors.records.frames.scenes import Scene
from extractors.records.located import Located

SURE = 4.5  # score of a figure's own word from which it is of that
PART_OF_IT = re.compile(
    r"^[^.;:]*:\s*$|\b(?:19|20)\d\d\s*(?:\(|,|,?\s*and)\s*$|\bof\s+which\s+(?:about|around|some|nearly|over|almost|more\s+than|only|an?\s+estimated)?\s*$",
    re.IGNORECASE,
)
"""What stands before a figure that is of the word of the figure before: of another year, a part of it, or its parts."""
A_PART = re.compile(
    r"\W*(?:out\s+)?of\s+(?:this|that|these|those)\s+(?:total\s+)?(?:amounts?|sums?|totals?|debts?|figures?|\w*illion)\b",
    re.I,
)
"""What a sentence begins with that tells a part of the sum of the sentence before."""


def as_the_one_before(
    located: Located,
    figures: Sequence[Mention],
    decisions: Mapping[int, Decision],
    listed: Collection[int],
    again: Mapping[int, Mention],
) -> dict[int, Decision]:
    """The decisions on figures that nothing else tells, `listed` behind names, behind a year or "of which": as before.

    "reached 3 million, compared to 2 million in 2020 (1 million in 2019)".
    """
    text = located.document.text
    found: dict[int, Decision] = {}
    last: dict[tuple[str, str], Mention] = {}
    for m in figures:
        before = last.get((m.kind, m.unit))
        unsure = decisions[m.start].score < SURE
        if before is not None and unsure and (m.start in listed or PART_OF_IT.search(text[before.end : m.start])):
            found[m.start] = found.get(before.start, decisions[before.start])
        last[m.kind, m.unit] = m
        last.update({(m.kind, unit): m for unit in _units_again(located, m, again)})
    return found


def _units_again(located: Located, figure: Mention, again: Mapping[int, Mention]) -> set[str]:
    """The currencies in which a sum is told again."""
    near = located.within(Span(figure.end, figure.end + 80), "AMOUNT")
    return {m.unit for m in near if (first := again.get(m.start)) is not None and first.start == figure.start}


def as_the_clause_before(located: Located, here: Scene, decisions: Mapping[int, Decision]) -> dict[int, Decision]:
    """The decisions on figures in parts without a verb: as on the figure that each is like, where no noun of its own stands
    between its name and it, else as on the surest of them."""
    text = located.document.text
    bare = [one for one in here.parts.values() if " of " not in text[one.owner.end : one.figure.start]]
    alone = [decisions[one.figure.start] for one in bare if one.like is None and one.figure.start in decisions]
    best = max(alone, key=lambda d: (d.type != "other", d.score), default=None)
    found = {}
    for one in bare:
        like = decisions.get(one.like.start) if one.like is not None else best
        if like is not None and one.figure.start in decisions:
            found[one.figure.start] = like
    return found


def is_a_part(located: Located, sentence: Span) -> bool:
    """Whether a sentence tells a part of what the one before told: "Out of this amount, 5 million is owed to A"."""
    return A_PART.match(located.text(sentence)) is not None


def when_of_the_whole(here: Scene) -> Mention | None:
    """The time of the last fact of the sentence before."""
    before = here.parsed.sentence.previous
    last = next(iter(here.passage.facts), None)
    return last.when if last is not None and before is not None and last.parsed.sentence.start == before.start else None
