"""The sides of a fact: by grammar, by whom its figure stands beside, and by what stands around the sentence."""

import re
from collections.abc import Collection, Iterator, Sequence

from extractors.model.document import Span
from extractors.model.fact import Mention
from extractors.records import coordinated
from extractors.records.frames import (
    belonging,
    context,
    filling,
    lists,
    passage,
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
GIVERS = re.compile(r"\b(?:lender|creditor|donor|investor|financier|contributor|provider)s\b", re.IGNORECASE)
CLEAR = 1.0  # how much nearer than all others an actor stands that is taken without a role of its own
LABEL = re.compile(r"\s*:\s")
NATIONAL = frozenset(
    {"exports", "imports", "trade", "trade_balance", "fdi_flow", "fdi_stock", "debt_stock", "debt_service", "debt_share"}
    | {"reserves", "gdp", "revenue"}
)
"""Measures that are of a country where nothing else is said."""
POINTS_BACK = re.compile(
    r"\b(?:its|their|this|these|the\s+(?:country|government|island|port|airport|project|railway|plant|mine|state|nation|latter))\b",
    re.IGNORECASE,
)


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
    listed = lists.items(located, here) if figure is not None else {}
    mine = listed[figure.start].owner if figure is not None and figure.start in listed else None
    others = lists.strangers(listed, figure, here.actors)
    actors = [a for a in here.actors if a.start not in others]
    filled = list(filling.fill(parsed.tree, actors, decision.trigger, decision.kind, at))
    if figure is not None and (whom := _dative(located, here, figure, actors)) is not None:
        filled = _with_dative(filled, whom, decision)
    own = mine or (_actor(here, share) if share is not None else None)
    if own is not None:
        givers = GIVERS.search(located.document.text, parsed.sentence.start, own.start) is not None
        filled = _with_owner(filled, own, decision.kind, givers)
    return tuple(_completed(located, here, filled, actors, decision, at))


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


def _with_owner(filled: list[Filled], own: Actor, kind: str, of_givers: bool) -> list[Filled]:
    """The roles where a figure's own actor is known: it takes the receiving side, or the one that nobody else has.

    A body with a sum in brackets gave it where nobody else did, and so did the countries of a list "of creditors".
    """
    sides: dict[str, tuple[Role, Role]] = {
        "financing": ("receiver", "giver"),
        "claim": ("area", "counterpart"),
        "project": ("place", "contractor"),
        "agreement": ("party", "party"),
    }
    main, other = sides[kind]
    was = next((one.role for one in filled if one.actor.start == own.start), None)
    given = any(one.role == other and one.actor.start != own.start for one in filled)
    lends = kind == "financing" and not given and (own.sort == "organization" or of_givers)
    role = was if was in (main, other) and not lends else other if lends else main
    rest = [one for one in filled if one.role != role and one.actor.start != own.start and one.actor.code != own.code]
    if was is None and role == main and not any(one.role == other for one in rest):
        givers = [one for one in filled if one.role == main and one.actor.code and one.actor.code != own.code]
        rest += [Filled(other, one.actor, one.slot, one.far, one.method) for one in givers[:1]]
    return [*rest, Filled(role, own, "beside its figure", 0.0)]


def _completed(
    located: Located, here: Scene, filled: list[Filled], actors: Sequence[Actor], decision: Decision, at: int | None
) -> Iterator[Filled]:
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
    if decision.kind == "financing" and not any(one.role == "giver" for one in kept):
        if all(a.code in used for a in actors if a.code) and not any(a.sort == "organization" and a.start not in {one.actor.start for one in kept} for a in actors):
            giver = passage.side(located, here.passage, here.parsed.sentence, "giver", used)
            if giver is not None:
                yield giver
                used |= {giver.actor.code}
    if main is None or (whose and decision.kind == "claim"):
        return
    rest = [a for a in actors if a.code not in used and not (main in ("place", "receiver") and a.sort == "organization")]
    if rest:
        yield from _elsewhere(located, here, main, rest, at)
    elif (over := _of_passage(located, here, main, used, decision)) is not None:
        yield over


def _elsewhere(
    located: Located, here: Scene, role: Role, rest: Sequence[Actor], at: int | None
) -> Iterator[Filled]:
    """Who of those that a sentence names elsewhere fills a role: its label, the only country, its subject, the nearest."""
    label = next((a for a in rest if LABEL.match(located.document.text, a.end) and _begins(here, a)), None)
    subject = next((a for a in rest if context.is_subject(here.parsed.tree, a.at)), None)
    if label is not None:
        yield Filled(role, label, "", 2.0, "label of the sentence")
    elif len({a.code for a in rest}) == 1:
        yield Filled(role, rest[0], "", 3.0, "elsewhere in the sentence")
    elif at is not None and (near := _nearest(here, rest, at)) is not None:
        yield Filled(role, near, "", 3.2, "nearest in the sentence")
    elif subject is not None:
        yield Filled(role, subject, "", 3.2, "subject of the sentence")


def _begins(here: Scene, actor: Actor) -> bool:
    """Whether an actor's name is the first words of a sentence."""
    words = here.parsed.words(actor)
    return all(token.pos in ("DET", "PUNCT", "SYM", "SPACE") or not token.text[0].isalpha() for token in here.parsed.tree.tokens[: words[0]]) if words else False


def _nearest(here: Scene, rest: Sequence[Actor], at: int) -> Actor | None:
    """The actor that stands nearest to a figure by the grammar, by a clear lead."""
    ranked = sorted(((belonging.distance(here.parsed.tree, at, a.at), a) for a in rest), key=lambda pair: (pair[0], pair[1].start))
    first = ranked[0]
    others = [far for far, a in ranked if a.code != first[1].code]
    return first[1] if not others or others[0] - first[0] >= CLEAR else None


def _of_passage(located: Located, here: Scene, role: Role, used: Collection[str], decision: Decision) -> Filled | None:
    """Who fills a role by what stands before a sentence and over it; nobody where it speaks of countries in general."""
    sentence = here.parsed.sentence
    if passage.speaks_of_a_group(located, sentence):
        return None
    national = decision.kind != "claim" or decision.type in NATIONAL
    if national or POINTS_BACK.search(located.text(sentence)):
        if (over := passage.side(located, here.passage, sentence, role, used)) is not None:
            return over
    if len(here.headed) == 1 and here.headed[0] not in used:
        whole = Actor(sentence.start, sentence.start, 0, here.headed[0], here.headed[0], "country", "heading")
        return Filled(role, whole, "", 3.5, "heading")
    return passage.topic(here.passage, sentence, role, used) if national else None


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
