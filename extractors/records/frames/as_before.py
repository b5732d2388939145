"""Figures that are of the word of a figure before: another year's, a part of it, or of a part without a verb."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from extractors.model.document import Span
from extractors.model.fact import Mention
from extractors.records import clauses
from extractors.records.clauses import Parsed
from extractors.records.frames.deciding import Decision
from extractors.records.frames.lexicon import Role
from extractors.records.frames.scenes import Scene
from extractors.records.frames.slots import subjects
from extractors.records.frames.triggers import Trigger
from extractors.records.located import Located
from extractors.records.vocabulary import SOME

SURE = 4.5  # score of a figure's own word from which it is of that
PART_OF_IT = re.compile(
    r"^[^.;:]*:\s*$|\b(?:1[6-9]|20)\d\d\s*(?:\(|,|,?\s*and(?:\s+an?\s+(?:further|additional)|\s+another)?)\s*$"
    rf"|\bof\s+which\s+{SOME}$",
    re.IGNORECASE,
)
"""What stands before a figure that is of the word of the figure before: of another year, a part of it, or its parts."""
PART_BEHIND = re.compile(r"\s+of\s+(?:which|this|it|them)\b", re.IGNORECASE)
"""What stands behind a figure that is a part of the one before it."""
OF_ITS_OWN = re.compile(r"(?<!\bone)(?<!\banother)\sof\s")
"""What stands between a name and its figure where the figure has a noun of its own; "one of" takes up the noun before."""
ONE_MORE = re.compile(r"(?:[,;]|,?\s+and)\s+(?:an?(?:other)?\s+)?(?:(?:further|additional|about|some)\s+)?$", re.IGNORECASE)
AIMED = re.compile(r"(?:\s*\([^()]{1,40}\))?\s+(?:for|in|to|towards?|on|under|from)\b", re.IGNORECASE)
"""What stands before a sum that is one more of a list, and behind it."""
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
        if before is not None:
            like = found.get(before.start, decisions[before.start])
            found.update(_like(located, parsed, (before, m), like, decisions[m.start], m.start in listed))
        last[m.kind, m.unit] = m
        last.update({(m.kind, unit): m for unit in _units_again(located, m, again)})
    return found


def _like(
    located: Located, parsed: Parsed, pair: tuple[Mention, Mention], like: Decision, own: Decision, listed: bool
) -> Iterator[tuple[int, Decision]]:
    """The decision on the latter of a pair of figures as `like` that on the first, where its own word does not tell."""
    before, figure = pair
    if own.score < SURE:
        if listed or _goes_on(located, parsed, before, figure):
            yield figure.start, like
        elif (verb := _same_verb(parsed, before, figure)) is not None:
            yield figure.start, replace(like, trigger=_of_verb(like, verb))
        elif like.kind == "financing" and _is_one_more(located, parsed, before, figure):
            yield figure.start, like
    elif (listed and own.kind == like.kind == "claim" and _takes_it_up(parsed, figure)) or (
        own.kind == "project" and like.kind == "financing" and _is_one_more(located, parsed, before, figure)
    ):
        yield figure.start, like


def _goes_on(located: Located, parsed: Parsed, before: Mention, figure: Mention) -> bool:
    """Whether a figure is told as another year's, as a part of the one before, or is joined to it by "and"."""
    text = located.document.text
    if PART_OF_IT.search(text[before.end : figure.start]) or PART_BEHIND.match(text, figure.end):
        return True
    at, first = clauses.anchor(parsed, figure), clauses.anchor(parsed, before)
    return at is not None and parsed.tree.tokens[at].dep == "conj" and parsed.tree.tokens[at].head == first


def _is_one_more(located: Located, parsed: Parsed, before: Mention, figure: Mention) -> bool:
    """Whether a figure behind a comma or "and" is one more that the verb of the figure before moves: "gave 5 million for a
    port, 7 million for a dam"."""
    words = parsed.words(Span(before.end, figure.start))
    joined = ONE_MORE.search(located.document.text, before.end, figure.start) is not None
    aimed = AIMED.match(located.document.text, figure.end) is not None
    return joined and aimed and not any(parsed.tree.tokens[i].pos in ("VERB", "AUX") for i in words)


def _takes_it_up(parsed: Parsed, figure: Mention) -> bool:
    """Whether a figure is of what a pronoun takes up: "in A it was 5 percent"."""
    verb = clauses.verb_over(parsed, figure)
    doers = subjects(parsed.tree, verb) if verb is not None else ()
    return any(parsed.tree.tokens[c].text.casefold() in ("it", "they", "this", "that", "those") for c in doers)


def _same_verb(parsed: Parsed, before: Mention, figure: Mention) -> int | None:
    """The verb over a figure that is the same word as that over the one before, in a clause of its own: "A received 3
    million in aid, while B received 6 million"."""
    verb, other = clauses.verb_over(parsed, figure), clauses.verb_over(parsed, before)
    if verb is None or other is None or verb == other:
        return None
    tokens = parsed.tree.tokens
    own = any(tokens[c].dep == "nsubj" for c in parsed.tree.children(verb))
    return verb if own and tokens[verb].lemma == tokens[other].lemma and tokens[verb].lemma != "be" else None


def _of_verb(like: Decision, verb: int) -> Trigger:
    """The trigger of a fact that is like one before, at its own verb: a claim is of its subject."""
    frame = like.trigger.frame
    subject: Role = "area" if like.kind == "claim" else "receiver" if frame.type == "take" else "giver"
    return Trigger(verb, verb, frame if "subj" in frame.slots else replace(frame, slots={**frame.slots, "subj": subject}))


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
