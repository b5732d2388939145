"""What a sentence tells: a fact for each of its figures, and facts without any."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extractors.model.document import Span
from extractors.model.fact import Mention, Value
from extractors.records import clauses, coordinated
from extractors.records.clauses import Parsed
from extractors.records.frames import (
    belonging,
    context,
    deciding,
    filling,
    measured,
    standing,
    terms,
    times,
    triggers,
    who,
    wording,
)
from extractors.records.frames.deciding import Decision
from extractors.records.frames.filling import Filled
from extractors.records.frames.lexicon import Role
from extractors.records.frames.terms import Terms
from extractors.records.frames.told import Told
from extractors.records.frames.triggers import Trigger
from extractors.records.frames.who import Actor
from extractors.records.located import Located
from extractors.records.purposes import CUMULATIVE

SURE_MEASURE = 4.5  # score of a claim's word from which a verb of giving beside it says no more
SURE_ALONE = 7.4  # score of a word from which a figure of nobody and no time is still a fact
LARGE_SUM = 1e6
CLOSE = 1.3  # how far giver and receiver of goods may stand from the verb
WORKS = re.compile(
    r"\b(?:airport|port|harbou?r|railway|railroad|terminal|plant|station|dam|bridge|highway|expressway|park|zone|project)s?$",
    re.I,
)
"""Last words of names that are both an organisation's and a work's."""
TOTAL = re.compile(
    r"\b(?:totall?(?:ed|ing)|total|altogether|in all|cumulative(?:ly)?|accumulated|overall|stock)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence with what stands in it: triggers, actors (those taken up included), figures, loan terms."""

    parsed: Parsed
    triggers: tuple[Trigger, ...]
    actors: tuple[Actor, ...]
    figures: tuple[Mention, ...]
    terms: Terms
    headed: tuple[str, ...]


def scene(located: Located, parsed: Parsed, around: context.Around) -> Scene:
    """A sentence ready to be told."""
    named, heads = who.of(located, parsed, around.homes), around.headings
    figures = measured.of(located, parsed)
    up = context.taken_up(located, parsed, named, heads)
    told = terms.read(located, parsed.sentence, [m for m in figures if m.kind == "percent"])
    names = [m for m in located.within(parsed.sentence, "ORG") if not WORKS.search(m.text)]
    return Scene(
        parsed,
        triggers.find(parsed, names),
        tuple(sorted((*named, *up), key=lambda a: (a.end, -a.start))),
        figures,
        told,
        context.over(heads, parsed.sentence.start) or (() if named or up else context.titled(heads)),
    )


def of_figures(located: Located, here: Scene, taken: Sequence[Span] = ()) -> Iterator[Told]:
    """The facts that the figures of a sentence are about, one a figure."""
    parsed = here.parsed
    sums = [m for m in here.figures if m.kind == "money"]
    again = coordinated.told_again(located, sums)
    shares = coordinated.shared_out(located, parsed.sentence, sums)
    own = [m for m in here.figures if m.start not in again and not any(s.start <= m.start < s.end for s in taken)]
    decisions = {m.start: _decision(located, here, m) for m in own}
    loans = any(d.kind == "financing" for d in decisions.values()) or any(t.frame.kind == "financing" for t in here.triggers)
    rates = {m.start for m in here.terms.figures} if loans else set()
    joined = _counts_with_sums(parsed, own)
    for figure in own:
        if figure.start in rates or figure.start in joined:
            continue
        beside = [m for m in here.figures if again.get(m.start) is figure]
        beside += [m for m in own if joined.get(m.start) is figure]
        decision = decisions[figure.start]
        if decision.kind in ("agreement", "project") and any((m.value or 0) > 2 for m in beside if m.kind == "count"):
            decision = replace(decision, kind="claim", type="other")
        told = _of_figure(located, here, figure, beside, decision, shares.get(figure.start))
        if told is not None:
            yield told


def _decision(located: Located, here: Scene, figure: Mention) -> Decision:
    at = clauses.anchor(here.parsed, figure)
    found = belonging.of_figure(here.parsed, figure, here.triggers)
    return deciding.decide(
        located, here.parsed, figure, at if at is not None else 0, found, here.triggers, here.terms.rate is not None
    )


def _counts_with_sums(parsed: Parsed, figures: Sequence[Mention]) -> dict[int, Mention]:
    """By the start of each count of deals that a lone sum is the worth of, that sum."""
    sums = [m for m in figures if m.kind == "money"]
    deals = [m for m in figures if m.kind == "count" and m.method == "deal_count"]
    if len(sums) != 1 or not deals:
        return {}
    verb = {m.start: _verb(parsed, m) for m in (*sums, *deals)}
    found = {}
    for m in deals:
        one, other = verb[sums[0].start], verb[m.start]
        if (
            one is None
            or other is None
            or one == other
            or one in clauses.up(parsed, other)
            or other in clauses.up(parsed, one)
        ):
            found[m.start] = sums[0]
    return found


def _verb(parsed: Parsed, figure: Mention) -> int | None:
    at = clauses.anchor(parsed, figure)
    return clauses.governor(parsed, at) if at is not None else None


def _of_figure(
    located: Located,
    here: Scene,
    figure: Mention,
    beside: Sequence[Mention],
    decision: Decision,
    share: coordinated.Share | None,
) -> Told | None:
    parsed = here.parsed
    at = clauses.anchor(parsed, figure)
    decision, filled = _settled(located, here, figure, at if at is not None else 0, decision, share)
    verb = _verb(parsed, figure)
    several = len([m for m in here.figures if m.kind == figure.kind]) > 1
    shares_verb = any(_verb(parsed, m) == verb for m in here.figures if m.start < figure.start)
    part = wording.clause(parsed, figure, verb, shares_verb) if several else Span(parsed.sentence.start, parsed.sentence.end)
    part = share.row if share is not None else part
    end = share.row.end if share is not None else max([figure.end, *(m.end for m in beside if m.kind == "money")])
    when = times.of_figure(located, parsed, figure, verb, end, decision.trigger.at, decision.kind == "claim")
    if not filled and when is None and not _stands_alone(figure, decision):
        return None
    text = wording.title(located, part, wording.subject(parsed, verb) if several and share is None else None)
    return Told(
        parsed=parsed,
        kind=decision.kind,
        type=decision.type,
        clause=part,
        figures=(figure, *beside),
        filled=filled,
        when=when,
        standing=standing.of_words(located, parsed, at if at is not None else 0),
        told_by=deciding.span_of(parsed, decision.trigger),
        score=decision.score,
        terms=here.terms if decision.kind == "financing" else Terms(),
        flags=("umbrella",) if any(m.kind == "count" for m in beside) else (),
        title=Value(part.start, part.end, "title", text, "clause"),
        cumulative=_is_running(located, parsed, figure, part, decision.kind, when),
    )


def _stands_alone(figure: Mention, decision: Decision) -> bool:
    """Whether a figure of nobody and no time is still a fact: a share or a large sum that surely is of its word."""
    large = figure.kind == "percent" or (figure.kind == "money" and (figure.value or 0.0) >= LARGE_SUM)
    return large and decision.type != "price" and decision.score >= SURE_ALONE


def _settled(
    located: Located, here: Scene, figure: Mention, at: int, decision: Decision, share: coordinated.Share | None
) -> tuple[Decision, tuple[Filled, ...]]:
    """The decision on a figure and its sides; goods, costs and sums of no certain measure that A gives B are financing."""
    filled = sides(located, here, figure, at, decision, share)
    if decision.kind == "claim":
        unsure = decision.score < SURE_MEASURE or figure.kind == "count" or decision.type == "price"
        other = deciding.in_kind(here.parsed, at, here.triggers) if unsure and figure.kind != "percent" else None
        if other is not None:
            moved = sides(located, here, figure, at, other, share)
            given = {one.role for one in moved if one.method == "grammar" and one.far <= CLOSE}
            if {"giver", "receiver"} <= given:
                return (other if figure.kind != "money" else replace(other, type="assistance")), moved
    grammatical = tuple(one for one in filled if one.method == "grammar")
    if decision.type in ("share", "other") and grammatical and all(one.role == "counterpart" for one in grammatical):
        filled = tuple(replace(one, role="area") for one in grammatical)
    if (
        decision.kind == "financing"
        and decision.trigger.frame.type == "take"
        and not any(one.role == "giver" for one in filled)
    ):
        claim = replace(decision, kind="claim", type="other")
        return claim, sides(located, here, figure, at, claim, share)
    return decision, filled


def _is_running(located: Located, parsed: Parsed, figure: Mention, part: Span, kind: str, when: Mention | None) -> bool:
    """Whether a figure is a total over several years."""
    if CUMULATIVE.search(located.text(parsed.sentence)) or (figure.kind == "money" and TOTAL.search(located.text(part))):
        return True
    return kind == "financing" and figure.kind == "money" and when is not None and times.is_long(when.norm)


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


DATIVE = re.compile(
    r"\s*(?:an?\s+)?(?:about|over|around|some|nearly|almost|up\s+to|at\s+least|more\s+than|roughly|estimated|total\s+of)?\s*",
    re.IGNORECASE,
)


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


WANTED: dict[str, tuple[Role, ...]] = {
    "financing": ("receiver", "giver"),
    "claim": ("area", "counterpart"),
    "project": ("place",),
    "agreement": ("party",),
}


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


MOST_PARTIES = 3


def _distinct(filled: list[Filled]) -> list[Filled]:
    """The roles without a country on both sides: it stays where it stands nearer."""
    found: list[Filled] = []
    for one in sorted(filled, key=lambda f: f.far):
        rival = next((f for f in found if f.actor.code and f.actor.code == one.actor.code and f.role != one.role), None)
        if rival is None:
            found.append(one)
    return found
