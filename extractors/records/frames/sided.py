"""The sides of a fact: by grammar, by whom its figure stands beside, and by what stands around the sentence."""

import re
from collections.abc import Iterator, Sequence

from extractors.model.document import Span
from extractors.model.fact import Mention
from extractors.records import coordinated
from extractors.records.frames import (
    context,
    filling,
)
from extractors.records.frames.deciding import Decision
from extractors.records.frames.filling import Filled
from extractors.records.frames.lexicon import Role
from extractors.records.frames.scenes import Scene
from extractors.records.frames.who import Actor
from extractors.records.located import Located

CLOSE = 1.3  # how far giver and receiver of goods may stand from the verb
DATIVE = re.compile(
    r"\s*(?:an?\s+)?(?:about|over|around|some|nearly|almost|up\s+to|at\s+least|more\s+than|roughly|estimated|total\s+of)?\s*",
    re.IGNORECASE,
)
WANTED: dict[str, tuple[Role, ...]] = {
    "financing": ("receiver", "giver"),
    "claim": ("area", "counterpart"),
    "project": ("place",),
    "agreement": ("party",),
}
MOST_PARTIES = 3


def sides(
    located: Located,
    here: Scene,
    figure: Mention | None,
    at: int | None,
    decision: Decision,
    share: coordinated.Share | None = None,
) -> tuple[Filled, ...]:
    """Who fills the roles of a fact: by grammar, then by what stands around."""
    parsed = here.parsed
    owners = _owners(located, here) if figure is not None else {}
    mine = owners.get(figure.start) if figure is not None else None
    others = {a.start for start, a in owners.items() if figure is None or start != figure.start}
    actors = [a for a in here.actors if a.start not in others]
    filled = list(filling.fill(parsed.tree, actors, decision.trigger, decision.kind, at))
    if figure is not None and (whom := _dative(located, here, figure, actors)) is not None:
        filled = _with_dative(filled, whom, decision)
    own = mine or (_actor(here, share) if share is not None else None)
    if own is not None:
        filled = _with_owner(filled, own, decision.kind)
    return tuple(_completed(here, filled, actors, decision))


def _dative(located: Located, here: Scene, figure: Mention, actors: Sequence[Actor]) -> Actor | None:
    """Who stands between a verb and the sum that it moves: "owes A 5 million", "lent A some 5 million"."""
    tree, parsed = here.parsed.tree, here.parsed
    before = [a for a in actors if a.end <= figure.start and a.sort in ("country", "organization")]
    if not before or not DATIVE.fullmatch(located.document.text, before[-1].end, figure.start):
        return None
    words = parsed.words(Span(before[-1].start, before[-1].end))
    first = words[0] - 1 if words else -1
    while first >= 0 and tree.tokens[first].pos in ("DET", "ADJ"):
        first -= 1
    verbs = {t.at: t for t in here.triggers if t.frame.pos == "verb" and "dative" in t.frame.slots}
    return before[-1] if first in verbs else None


def _with_dative(filled: list[Filled], whom: Actor, decision: Decision) -> list[Filled]:
    """The roles with whom a verb's sum goes to: who is given, or to whom it is owed."""
    owed = decision.kind == "claim" and decision.trigger.frame.slots.get("dative") == "counterpart"
    role: Role = "counterpart" if owed else WANTED[decision.kind][0]
    rest = [one for one in filled if one.actor.start != whom.start and not (one.role == role and one.far > CLOSE)]
    return [*rest, Filled(role, whom, "dative", 0.1)]


def _actor(here: Scene, share: coordinated.Share) -> Actor | None:
    return next((a for a in here.actors if a.start == share.owner.start), None)


def _owners(located: Located, here: Scene) -> dict[int, Actor]:
    """By the start of each figure in brackets right behind an actor, the actor whose figure it is."""
    text = located.document.text
    found = {}
    for m in here.figures:
        before = [a for a in here.actors if a.end <= m.start and m.start - a.end < 16]
        if before and re.fullmatch(
            r"\s*[(:]\s*(?:about\s+|some\s+|over\s+|nearly\s+|around\s+|US\s*|at\s+|with\s+)?",
            text[before[-1].end : m.start],
        ):
            found[m.start] = before[-1]
    return found


def _with_owner(filled: list[Filled], own: Actor, kind: str) -> list[Filled]:
    """The roles where a figure's own actor is known: it takes the receiving side, or the one that nobody else has."""
    sides: dict[str, tuple[Role, Role]] = {
        "financing": ("receiver", "giver"),
        "claim": ("area", "counterpart"),
        "project": ("place", "contractor"),
        "agreement": ("party", "party"),
    }
    main, other = sides[kind]
    was = next((one.role for one in filled if one.actor.start == own.start), None)
    role = was if was in (main, other) else main
    rest = [one for one in filled if one.role != role and one.actor.start != own.start and one.actor.code != own.code]
    if was is None and role == main and not any(one.role == other for one in rest):
        givers = [one for one in filled if one.role == main and one.actor.code and one.actor.code != own.code]
        rest += [Filled(other, one.actor, one.slot, one.far, one.method) for one in givers[:1]]
    return [*rest, Filled(role, own, "beside its figure", 0.0)]


def _completed(here: Scene, filled: list[Filled], actors: Sequence[Actor], decision: Decision) -> Iterator[Filled]:
    """The roles with those that grammar leaves open filled from elsewhere in the sentence and from the heading over it."""
    kept = _distinct(filled)
    yield from kept
    used = {one.actor.code for one in kept if one.actor.code} | {""}
    coded = {one.role for one in kept if one.actor.code}
    if decision.kind == "agreement":
        yield from _other_parties(here, kept, actors)
        return
    main = next((role for role in WANTED[decision.kind][:1] if role not in coded), None)
    whose = any(one.role == main and one.actor.sort == "organization" for one in kept)
    if main is None or (whose and decision.kind == "claim"):
        return
    rest = [a for a in actors if a.code not in used]
    codes = tuple(dict.fromkeys(a.code for a in rest))
    if len(codes) == 1:
        yield Filled(main, rest[0], "", 3.0, "elsewhere in the sentence")
    elif codes and (first := next((a for a in rest if context.is_subject(here.parsed.tree, a.at)), None)) is not None:
        yield Filled(main, first, "", 3.2, "subject of the sentence")
    elif len(here.headed) == 1 and here.headed[0] not in used:
        start = here.parsed.sentence.start
        yield Filled(main, Actor(start, start, 0, here.headed[0], here.headed[0], "country", "heading"), "", 3.5, "heading")


def _other_parties(here: Scene, kept: Sequence[Filled], actors: Sequence[Actor]) -> Iterator[Filled]:
    """The parties that a sentence names elsewhere, where an agreement has not two yet and few enough are named."""
    used = {one.actor.code for one in kept if one.actor.code}
    rest = {a.code: a for a in reversed(actors) if a.code and a.code not in used}
    if len(used) < 2 and len(used) + len(rest) <= MOST_PARTIES:
        yield from (Filled("party", a, "", 3.0, "elsewhere in the sentence") for a in rest.values())
        used |= set(rest)
    if len(used) == 1 and len(here.headed) == 1 and here.headed[0] not in used:
        start = here.parsed.sentence.start
        yield Filled(
            "party", Actor(start, start, 0, here.headed[0], here.headed[0], "country", "heading"), "", 3.5, "heading"
        )


def _distinct(filled: list[Filled]) -> list[Filled]:
    """The roles without a country on both sides: it stays where it stands nearer."""
    found: list[Filled] = []
    for one in sorted(filled, key=lambda f: f.far):
        rival = next((f for f in found if f.actor.code and f.actor.code == one.actor.code and f.role != one.role), None)
        if rival is None:
            found.append(one)
    return found
