"""The role of whom a figure of a list stands beside: by its brackets, or by the row of names before it."""

import re
from collections.abc import Sequence

from extractors.model.document import Span
from extractors.model.fact import Mention
from extractors.records import coordinated
from extractors.records.frames import filling, gapped, in_brackets, lexicon, lists, passage
from extractors.records.frames.deciding import Decision
from extractors.records.frames.filling import Filled
from extractors.records.frames.lexicon import Role
from extractors.records.frames.scenes import Scene
from extractors.records.frames.who import Actor
from extractors.records.located import Located

NEXT_ITEM = re.compile(
    r"(?:\s+(?:for|to)\s[^,;]{1,60})?\s*(?:[)\]]\s*|[,;]\s*)+(?:(?:and|then)\s+)*(?:by\s+)?(?:the\s+)?", re.IGNORECASE
)
"""What parts a figure from the next name of a list."""

NEAR = 6  # words behind a row of names within which its verb stands

BESIDE = frozenset({"dative", "beside its figure"})
"""Slots of whom a sum stands right behind."""


def of(
    located: Located,
    here: Scene,
    figure: Mention | None,
    decision: Decision,
    filled: Sequence[Filled],
    share: coordinated.Share | None,
) -> Role | None:
    """The role of whom a figure of a list stands beside, by the brackets or the row of names that it stands in; of a name
    that has a `share` of its own, to whom it is owed where the first is: "owes A 5 million, B 3 million"; else that of the
    subject where a row of names is one."""
    if figure is None or figure.start not in here.listed:
        if share is None:
            return None
        one_more = _role_of_one_more_giver(here, share, decision)
        return one_more or _role_of_a_creditor(here, decision) or _role_of_doers(here, share, decision)
    return in_brackets.role(located, here, figure, decision.kind, filled) or _role_of_the_row(located, here, figure)


def _role_of_one_more_giver(here: Scene, share: coordinated.Share, decision: Decision) -> Role | None:
    """The role of who is known to give alone, behind such a one's sum: "A pledged C 5 million, B 3 million"."""
    told = [fact for fact in passage.of_the_same(here.passage, here.parsed.sentence) if fact.kind == decision.kind]
    first = told[-1] if told and decision.kind == "financing" else None
    return "giver" if first is not None and gapped.only_gives(share.owner.norm, first) else None


def _role_of_doers(here: Scene, share: coordinated.Share, decision: Decision) -> Role | None:
    """The role of a row of names right before the verb that they do in turn: "A and B lent C 4 and 5 million"."""
    if not share.last:
        return None
    behind = here.parsed.words(Span(share.last, here.parsed.sentence.end))[:NEAR]
    verbs = (t.lemma for t in map(here.parsed.tree.tokens.__getitem__, behind) if t.pos == "VERB")
    frame = next((own for lemma in verbs if (own := lexicon.frames("verb").get(lexicon.key(lemma))) is not None), None)
    role = frame.slots.get("subj") if frame is not None else None
    return role if role in (filling.MAIN[decision.kind], filling.OTHER.get(decision.kind)) else None


def _role_of_a_creditor(here: Scene, decision: Decision) -> Role | None:
    """The role of whom a sum of debt stands right behind, where the verb that owes is told with it."""
    if decision.kind != "claim":
        return None
    for fact in passage.of_the_same(here.passage, here.parsed.sentence):
        owes = any(one.role == "area" and one.slot == "subj" for one in fact.filled)
        if owes and any(one.role == "counterpart" and one.slot in BESIDE for one in fact.filled):
            return "counterpart"
    return None


def _role_of_the_row(located: Located, here: Scene, figure: Mention) -> Role | None:
    """The role of whom a list names right before: all in "provided by A ($5m), B ($4m) and C ($3m)" gave."""
    own = here.listed[figure.start].owner
    earlier = [one for one in here.listed.values() if one.figure.start < figure.start]
    before = max(earlier, key=lambda one: one.figure.start, default=None)
    told = passage.of_the_same(here.passage, here.parsed.sentence)
    if before is None:
        return _role_of_the_first(located, here, own) if told else None
    if not NEXT_ITEM.fullmatch(located.document.text, before.figure.end, own.start):
        return None
    theirs = [one for fact in told if before.figure in fact.figures for one in fact.filled]
    return next((one.role for one in theirs if one.actor.start == before.owner.start), None)


def _role_of_the_first(located: Located, here: Scene, own: Actor) -> Role | None:
    """The role of who leads a ranking, which those have who follow: "A gave 5 million, followed by B with 3 million"."""
    hit = lists.FOLLOWED.search(located.document.text, here.parsed.sentence.start, own.start)
    if hit is None or located.document.text[hit.end() : own.start].strip().casefold() not in ("", "the"):
        return None
    last = passage.of_the_same(here.passage, here.parsed.sentence)[0]
    leads = next((one for one in last.filled if one.slot == "subj"), None)
    return leads.role if last.kind == "financing" and leads is not None else None
