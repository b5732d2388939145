"""Figures that are of the word of a figure before: another year's, a part of it, or of a part without a verb."""

import re
from collections.abc import Collection, Mapping, Sequence

from extractors.model.document import Span
from extractors.model.fact import Mention
from extractors.records import clauses
from extractors.records.clauses import Parsed
from extractors.records.frames.deciding import Decision
from extractors.records.frames.scenes import Scene
from extractors.records.located import Located

SURE = 4.5  # score of a figure's own word from which it is of that
PART_OF_IT = re.compile(
    r"^[^.;:]*:\s*$|\b(?:1[6-9]|20)\d\d\s*(?:\(|,|,?\s*and(?:\s+an?\s+(?:further|additional)|\s+another)?)\s*$|\bof\s+which\s+(?:about|around|some|nearly|over|almost|more\s+than|only|an?\s+estimated)?\s*$",
    re.IGNORECASE,
)
"""What stands before a figure that is of the word of the figure before: of another year, a part of it, or its parts."""
OF_ITS_OWN = re.compile(r"(?<!\bone)(?<!\banother)\sof\s")
"""What stands between a name and its figure where the figure has a noun of its own; "one of" takes up the noun before."""
A_PART = re.compile(
    r"\W*(?:out\s+)?of\s+(?:this|that|these|those)\s+(?:total\s+)?(?:amounts?|sums?|totals?|debts?|figures?|\w*illion)\b",
    re.I,
)
"""What a sentence begins with that tells a part of the sum of the sentence before."""


def as_the_one_before(
    located: Located,
    parsed: Parsed,
    figures: Sequence[Mention],
    decisions: Mapping[int, Decision],
    listed: Collection[int],
    again: Mapping[int, Mention],
) -> dict[int, Decision]:
    """The decisions on figures that nothing else tells, `listed` behind names, behind a year or "of which": as before.

    "reached 3 million, compared to 2 million in 2020 (1 million in 2019)".
    """
    found: dict[int, Decision] = {}
    last: dict[tuple[str, str], Mention] = {}
    for m in figures:
        before = last.get((m.kind, m.unit))
        unsure = decisions[m.start].score < SURE
        if before is not None and unsure and (m.start in listed or _goes_on(located, parsed, before, m)):
            found[m.start] = found.get(before.start, decisions[before.start])
        last[m.kind, m.unit] = m
        last.update({(m.kind, unit): m for unit in _units_again(located, m, again)})
    return found


def _goes_on(located: Located, parsed: Parsed, before: Mention, figure: Mention) -> bool:
    """Whether a figure is told as another year's, as a part of the one before, or is joined to it by "and"."""
    if PART_OF_IT.search(located.document.text[before.end : figure.start]):
        return True
    at, first = clauses.anchor(parsed, figure), clauses.anchor(parsed, before)
    return at is not None and parsed.tree.tokens[at].dep == "conj" and parsed.tree.tokens[at].head == first


def _units_again(located: Located, figure: Mention, again: Mapping[int, Mention]) -> set[str]:
    """The currencies in which a sum is told again."""
    near = located.within(Span(figure.end, figure.end + 80), "AMOUNT")
    return {m.unit for m in near if (first := again.get(m.start)) is not None and first.start == figure.start}


def as_the_clause_before(located: Located, here: Scene, decisions: Mapping[int, Decision]) -> dict[int, Decision]:
    """The decisions on figures in parts without a verb: as on the figure that each is like, where no noun of its own stands
    between its name and it, else as on the surest of them."""
    text = located.document.text
    bare = [one for one in here.parts.values() if not OF_ITS_OWN.search(text, one.owner.end, one.figure.start)]
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
