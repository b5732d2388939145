"""Sides that a figure has with one told just before: who follows in a ranking, what share a sum is, who trades with whom."""

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.model.document import Span
from extractors.model.fact import Mention
from extractors.records import clauses
from extractors.records.frames import lexicon, lists, partners, passage, slots
from extractors.records.frames.deciding import OF_GDP, Decision
from extractors.records.frames.filling import MAIN, Filled
from extractors.records.frames.lexicon import Role
from extractors.records.frames.scenes import Scene
from extractors.records.frames.told import Told
from extractors.records.frames.who import Actor
from extractors.records.located import Located

UNSURE = 4.5  # score of a figure's own word up to which it may be of the measure of the one before
WITH = re.compile(r"\s*,?\s*(?:with|at|on)\s+(?:about|some|around|nearly|over)?\s*", re.IGNORECASE)
WHOLE = frozenset({"in", "into", "of", "poss"})
"""Slots of whose whole a figure is a part, not of who has the part."""
AS_A_SHARE = re.compile(
    r"(?:\s+(?:in|into|to|from)(?:\s+[\w’']+){1,4}?)?\s*(?:,\s*|\(\s*)?"
    r"(?:or|(?:which\s+is\s+)?(?:equal|equivalent)\s+to|making\s+up|accounting\s+for|representing)\s+"
    r"(?:about|some|around|nearly|over|almost|roughly)?\s*",
    re.IGNORECASE,
)
"""What stands between a sum and the share that it is: "5 million, or 20 percent"."""
MUTUAL = re.compile(
    r"\b(?:bilateral|two-way|mutual)\s+(?:\w+\s+)?(?:trade|commerce|exchanges?|turnover)\b"
    r"|\b(?:trade|commerce|turnover)\s+between\s+(?:the\s+two|both)\b",
    re.IGNORECASE,
)
OF_THEM = re.compile(r"\s+of\s+(?:them|it|this|these|that)\b", re.IGNORECASE)
SHARES = frozenset({"share", "debt_share"})
TRADED = frozenset({"trade", "trade_balance"})
ONE_WAY = frozenset({"exports", "imports"})
BEFORE_LIST = re.compile(r"\b(from|to|with|by|in)\s+(?:the\s+)?$", re.IGNORECASE)


def settled(
    located: Located, here: Scene, figure: Mention, decision: Decision, filled: tuple[Filled, ...]
) -> tuple[Decision, tuple[Filled, ...]]:
    """A claim's decision and sides with what the fact before it lends them."""
    if decision.kind != "claim":
        return decision, filled
    ranked = _follower(located, here, figure, decision)
    if ranked is not None:
        return ranked
    if (sides := _of_the_sum(located, here, figure)) is not None:
        return decision, sides
    filled = _with_who_takes_it(located, here, figure, decision, filled)
    at = clauses.anchor(here.parsed, figure)
    filled = partners.sides(here.parsed, here.actors, at, decision, filled)
    if filled and all(one.role == "counterpart" for one in filled) and decision.type in TRADED | ONE_WAY:
        used = {one.actor.code for one in filled}
        whose = passage.side(located, here.passage, here.parsed.sentence, "area", used)  # whose partner it is
        filled = (*filled, *((whose,) if whose is not None else ()))
    if decision.type in TRADED | ONE_WAY:
        return decision, (*filled, *_partners(located, here, decision, filled))
    return decision, filled


def list_role(located: Located, here: Scene, decision: Decision) -> Role | None:
    """The role of all who stand in a list, by the preposition before its first name: "imports from A (5 %), B (3 %)"."""
    first = min((one.owner.start for one in here.listed.values()), default=None)
    if first is None or len(here.listed) < lists.LIST:
        return None
    hit = BEFORE_LIST.search(located.document.text, here.parsed.sentence.start, first)
    return decision.trigger.frame.slots.get(hit.group(1).casefold()) if hit is not None else None


def _follower(
    located: Located, here: Scene, figure: Mention, decision: Decision
) -> tuple[Decision, tuple[Filled, ...]] | None:
    """The measure of the fact before, with who comes next in its place: "..., followed by A with 5 million"."""
    owner = here.listed[figure.start].owner if figure.start in here.listed else _with_it(located, here, figure)
    if owner is None or lists.FOLLOWED.search(located.document.text, here.parsed.sentence.start, owner.start) is None:
        return None
    model = next((one for one in _lately(here) if one.figures and one.figures[0].unit == figure.unit), None)
    if model is None or model.kind != "claim":
        return None
    ranked = next((one for one in model.filled if one.role == "counterpart" and one.actor.code), None)
    areas = [one for one in model.filled if one.role == "area"]
    own = ranked is None and not any(one.slot in WHOLE for one in areas)
    rest = tuple(one for one in model.filled if one.role not in (("area",) if own else ("counterpart",)))
    if any(one.actor.code == owner.code for one in rest):
        return None
    told = replace(decision, type=model.type) if decision.score < UNSURE else decision
    return told, (*rest, Filled("area" if own else "counterpart", owner, "followed by", 0.0, "the fact before"))


def _with_who_takes_it(
    located: Located, here: Scene, figure: Mention, decision: Decision, filled: tuple[Filled, ...]
) -> tuple[Filled, ...]:
    """The sides of a share that its subject takes: of whose whole it is, by its own words or, behind "of them", by the
    claim before; the subject has the part: "A took 5 percent of B's exports", "A took 5 percent of them"."""
    tree, at = here.parsed.tree, clauses.anchor(here.parsed, figure)
    apart = decision.type not in SHARES or any(figure.start in some for some in (here.parts, here.against, here.listed))
    verb = slots.verb_among(tree, slots.path(tree, at)) if at is not None and not apart else None
    if verb is None or tree.tokens[verb].lemma not in lexicon.words("takes_parts"):
        return filled
    takers = [a for a in here.actors if a.code and tree.tokens[a.at].dep == "nsubj" and tree.tokens[a.at].head == verb]
    whole = [one for one in filled if one.role == "area" and one.actor.code not in ("", *(a.code for a in takers))]
    if not whole and OF_THEM.match(located.document.text, figure.end):
        before = (one for fact in _lately(here) if fact.kind == "claim" for one in fact.filled if one.role == "area")
        whole = [replace(one, slot="", far=3.0, method="the fact before") for one in before if one.actor.code][:1]
    shared = any(one.slot == "beside its figure" for one in filled) or any(
        tree.tokens[a.at].dep == "conj" and tree.tokens[a.at].head in {t.at for t in takers} for a in here.actors
    )
    if shared or len(takers) != 1 or not whole or any(one.actor.code == takers[0].code for one in whole):
        return filled
    rest = (one for one in filled if one.role not in ("area", "counterpart"))
    return (*rest, *whole, Filled("counterpart", takers[0], "subj", 0.5))


def _with_it(located: Located, here: Scene, figure: Mention) -> Actor | None:
    """Who stands before a figure with "with" or "at" between."""
    text = located.document.text
    before = [a for a in here.actors if a.end <= figure.start and WITH.fullmatch(text, a.end, figure.start)]
    return before[-1] if before else None


def _lately(here: Scene) -> Sequence[Told]:
    """The facts of this sentence, then those of the one before it, the last first."""
    own = passage.of_the_same(here.passage, here.parsed.sentence)
    before = here.parsed.sentence.previous
    return own or (passage.of_the_same(here.passage, before) if before is not None else ())


def _of_the_sum(located: Located, here: Scene, figure: Mention) -> tuple[Filled, ...] | None:
    """The sides of the sum that a share right behind it is of; None where it is none, or a share of an economy."""
    text = located.document.text
    own = passage.of_the_same(here.passage, here.parsed.sentence)
    last = next((one for one in own if one.figures and one.figures[0].kind == "money"), None)
    if figure.kind != "percent" or last is None or last.kind != "claim":
        return None
    if not AS_A_SHARE.fullmatch(text, last.figures[0].end, figure.start):
        return None
    if OF_GDP.match(text, figure.end) or not any(one.role == "counterpart" for one in last.filled):
        return None
    return last.filled


def _partners(located: Located, here: Scene, decision: Decision, filled: tuple[Filled, ...]) -> tuple[Filled, ...]:
    """Who trades with whom where a sentence says "bilateral" and names one or none: the pair of a sentence before it."""
    sentence = here.parsed.sentence
    coded = {one.role: one.actor.code for one in filled if one.actor.code}
    if "counterpart" in coded or MUTUAL.search(located.text(sentence)) is None:
        return ()
    own = {coded["area"]} if "area" in coded else set()
    pair = passage.two_before(located, here.passage, sentence, own)
    if not pair or (decision.type in ONE_WAY and not own):
        return ()
    roles: tuple[Role, ...] = ("counterpart",) if own else (MAIN["claim"], "counterpart")
    others = [code for code in pair if code not in own]
    return tuple(_named(sentence, code, role) for code, role in zip(others, roles, strict=True))


def _named(sentence: Span, code: str, role: Role) -> Filled:
    actor = Actor(sentence.start, sentence.start, 0, code, code, "country", "the pair before")
    return Filled(role, actor, "", 3.6, "the sentence before")
