"""The sides of a fact: by grammar, by whom its figure stands beside, and by what stands around the sentence."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from extractors.model.document import Span
from extractors.model.fact import Mention
from extractors.records import clauses, coordinated
from extractors.records.actors import TOWN_OF
from extractors.records.frames import (
    clause_sides,
    clubs,
    completing,
    filling,
    following,
    gapped,
    lexicon,
    lists,
    over_against,
    passage,
    placed_works,
    row_roles,
    tellers,
    venues,
    went_to,
)
from extractors.records.frames.belonging import governing
from extractors.records.frames.deals import GIVEN
from extractors.records.frames.deciding import Decision
from extractors.records.frames.filling import Filled
from extractors.records.frames.lexicon import Role
from extractors.records.frames.scenes import Scene
from extractors.records.frames.slots import stands_behind
from extractors.records.frames.who import Actor
from extractors.records.located import Located

OVER_AGAINST: Mapping[str, Role] = {**filling.OTHER, "project": "contractor", "agreement": "party"}
"""The side that whoever a figure belongs to takes where somebody else has the main one."""
WHERE = frozenset({"in", "across", "at", "within", "of", "among", "around", "throughout"})
CLOSE = 1.3  # how far giver and receiver of goods may stand from the verb
NEXT = re.compile(r";\s|,?\s+(?:while|whilst|whereas)\s|,\s+and\s+in\s+(?:\w+\s+)?\d{4},?\s", re.IGNORECASE)
OF_THE_WHOLE = re.compile(r"\s*(?:out\s+)?of\s+(?:the|its|their|this|these|a)\s", re.IGNORECASE)
DATIVE = re.compile(
    r"\s*(?:an?\s+)?(?:about|over|around|some|nearly|almost|up\s+to|at\s+least|more\s+than|roughly|estimated|total\s+of)?\s*",
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
    item = here.listed.get(figure.start) if figure is not None else None
    against = here.against.get(figure.start) if figure is not None and decision.kind == "claim" else None
    mine = item.owner if item is not None else against.owner if against is not None else None
    others = lists.strangers(here.by_place, figure, here.actors)
    if figure is not None:
        others |= lists.strangers(here.listed, figure, here.actors)
        others |= lists.of_bare_numbers(located, parsed.sentence, figure, here.actors)
        others |= (
            gapped.strangers(located, here.parts, figure, here.actors) if not _are_shared_out(located, here) else frozenset()
        )
        others |= _of_the_next_clause(located, here, figure) | _behind_the_whole(located, here, figure)
        others |= tellers.only_tell(here, figure, decision) if decision.kind in ("claim", "financing") else frozenset()
        others |= _of_another_clause(located, here, figure, at) if decision.kind == "claim" else frozenset()
    others |= _with_their_pronouns(here, share.others) if share is not None else frozenset()
    if decision.kind == "agreement" and decision.type not in GIVEN:
        others |= {a.start for a in here.actors if a.sort == "place" or venues.reports(here, a)}
        text, start = located.document.text, parsed.sentence.start
        others |= {a.start for a in here.actors if TOWN_OF.search(text[start : a.start])}
    if decision.kind == "financing":
        others |= _places_of_the_lead(here)
        word = parsed.sentence.start + parsed.tree.tokens[decision.trigger.at].start
        others |= lists.cofinanciers(located, parsed.sentence, word, here.actors)
    actors = [a for a in here.actors if a.start not in others]
    inner = _inner(located, here, actors, figure)
    filled = list(filling.fill(parsed.tree, inner, decision.trigger, decision.kind, at))
    filled, general = _with_groups(located, filled, here, decision, at)
    if decision.kind == "financing":
        filled = clubs.sides(_with_private(located, here, filled))
    if figure is not None and (whom := _dative(located, here, figure, actors)) is not None:
        filled = _with_dative(filled, whom, decision, _is_sold(here, figure) and decision.kind == "financing")
    if figure is not None and decision.kind == "financing":
        filled = went_to.of_its_parts(located, here, figure, went_to.sides(located, here, figure, filled))
    filled = [one for one in filled if item is not None or against is None or one.role != filling.MAIN[decision.kind]]
    own = mine or (_actor(here, share) if share is not None else None)
    if own is not None:
        of_lenders = lists.names_lenders(located.document.text[parsed.sentence.start : own.start])
        row = row_roles.of(located, here, figure, decision, filled, share)
        filled = _with_owner(_without_others(here, filled, own, decision.kind), own, decision.kind, of_lenders, row)
        if item is not None and decision.kind == "claim" and following.list_role(located, here, decision) == "counterpart":
            filled = [replace(one, role="counterpart") if one.actor is own else one for one in filled]
    filled = over_against.with_partner(located, parsed.sentence, figure, here.actors, filled, decision.kind)
    made = placed_works.made_by(here, decision.trigger, filled) if decision.kind == "project" else []
    kept = _distinct([*filled, *made])
    part = _part(located, here, figure, share) if figure is not None else None
    if part is not None:
        return _of_part(here, part, kept, decision.kind)
    return (*kept, *completing.completed(located, here, kept, actors, decision, at, figure, general))


def _with_their_pronouns(here: Scene, others: frozenset[int]) -> frozenset[int]:
    """Those who have other sums of a row, with the words that take them up."""
    codes = {a.code for a in here.actors if a.start in others and a.code}
    return others | {a.start for a in here.actors if a.sort == "pronoun" and a.code in codes}


def _of_another_clause(located: Located, here: Scene, figure: Mention, at: int | None) -> frozenset[int]:
    """The starts of the actors that a claim's figure has nothing to do with as they stand in another clause."""
    compared = over_against.others(located, figure, here.actors)
    return compared | clause_sides.strangers(here, at) | lists.strangers(here.against, figure, here.actors)


def _inner(located: Located, here: Scene, actors: Sequence[Actor], figure: Mention | None) -> list[Actor]:
    """The actors that grammar may give a side: not the label of a sentence, nor whom a figure in brackets stands beside, as
    "(A 5 million, B 3 million)" is read as the 5 million of A."""
    apart = {here.label.start} if here.label is not None else set()
    if figure is not None and figure.start in lists.in_brackets(located, here.parsed.sentence, here.listed):
        apart.add(here.listed[figure.start].owner.start)
    return [a for a in actors if a.start not in apart]


def _places_of_the_lead(here: Scene) -> frozenset[int]:
    """The starts of the places that the lead of a list's item names, where the item names a country itself: where those of
    the lead met receives nothing."""
    start, tree = here.parsed.sentence.start, here.parsed.tree
    if here.parsed.lead is None or not any(a.code and a.start >= start for a in here.actors):
        return frozenset()
    return frozenset(a.start for a in here.actors if a.start < start and stands_behind(tree, a.at, WHERE))


def _with_private(located: Located, here: Scene, filled: Sequence[Filled]) -> list[Filled]:
    """The roles where a name only says where private lenders are at home ("London bankers"): they gave, no state did."""
    return [replace(one, actor=_lenders_at(located, here, one.actor)) if _is_private(here, one) else one for one in filled]


def _is_private(here: Scene, one: Filled) -> bool:
    tokens = here.parsed.tree.tokens
    head = tokens[one.actor.at].head
    named = one.role == "giver" and one.actor.sort in ("demonym", "place") and head > one.actor.at
    return named and tokens[head].lemma in lexicon.words("private")


def _lenders_at(located: Located, here: Scene, home: Actor) -> Actor:
    """Private lenders by the name of where they are at home and their own noun."""
    noun = here.parsed.tree.tokens[here.parsed.tree.tokens[home.at].head]
    span = Span(home.start, here.parsed.sentence.start + noun.end)
    return replace(home, end=span.end, code="", name=" ".join(located.text(span).split()), sort="organization")


def _of_the_next_clause(located: Located, here: Scene, figure: Mention) -> frozenset[int]:
    """The starts of the actors behind "while" or a semicolon, where the next figure of a kind has a clause of its own."""
    after = next((m for m in here.figures if m.start > figure.start and m.kind == figure.kind), None)
    hit = NEXT.search(located.document.text, figure.end, after.start) if after is not None else None
    return frozenset(a.start for a in here.actors if hit is not None and a.start >= hit.end())


def _behind_the_whole(located: Located, here: Scene, figure: Mention) -> frozenset[int]:
    """The starts of the actors that only have a part of a sum told first: A of "Of the 9 million owed by B, A has 5"."""
    start, text = here.parsed.sentence.start, located.document.text
    after = next((m for m in here.figures if m.start > figure.start and m.kind in (figure.kind, "percent")), None)
    comma = text.find(", ", figure.end)
    first = min((m.start for m in here.figures), default=figure.start) == figure.start
    whole = first and OF_THE_WHOLE.match(text, start, figure.start) is not None and after is not None
    return frozenset(a.start for a in here.actors if whole and after is not None and 0 < comma < a.start < after.start)


def _part(located: Located, here: Scene, figure: Mention, share: coordinated.Share | None) -> gapped.Part | None:
    """The part without a verb that a figure stands in, but where sums are shared out: "lent A 5 million and B 7 million"."""
    part = here.parts.get(figure.start)
    if part is not None and _are_shared_out(located, here):
        return None
    like = part.like if part is not None else None
    if like is None or share is None:
        return part
    text = located.document.text
    beside = any(a.end <= like.start and DATIVE.fullmatch(text, a.end, like.start) for a in here.actors)
    return None if beside else part


def _are_shared_out(located: Located, here: Scene) -> bool:
    return "respectively" in located.text(here.parsed.sentence).casefold()


def _of_part(here: Scene, part: gapped.Part, kept: Sequence[Filled], kind: str) -> tuple[Filled, ...]:
    """The sides of a figure in a part without a verb: its own, and those of the figure that it is like."""
    told = passage.of_the_same(here.passage, here.parsed.sentence)
    like = next((one for one in told if part.like is not None and part.like in one.figures), None)
    first = min(one.stretch.start for one in here.parts.values())
    inner = [
        one
        for one in kept
        if part.stretch.start <= one.actor.start < part.stretch.end or (part.like is None and one.actor.start < first)
    ]
    return gapped.sides(part, like, inner, kind)


def _with_groups(
    located: Located, filled: Sequence[Filled], here: Scene, decision: Decision, at: int | None
) -> tuple[list[Filled], dict[Role, Filled]]:
    """The roles without who stands farther off than a word for countries in general, and the roles that such words have.

    An adjective before a sum of debt or trade says whose it is: "African debt to A". "In the region" only says where.
    """
    some = filling.fill(here.parsed.tree, here.groups, decision.trigger, decision.kind, at)
    found = [one for one in some if one.slot not in WHERE or one.actor.name[0].isupper()]
    found = [one for one in found if not passage.only_says_which(located, here.parsed.sentence, one.actor)]
    main, other = filling.MAIN[decision.kind], filling.OTHER.get(decision.kind)
    general = {main if one.role == other and one.slot == "amod" else one.role: one for one in found}
    nearer = [one for one in filled if one.role not in general or one.far <= general[one.role].far]
    return nearer, general


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


def _is_sold(here: Scene, figure: Mention) -> bool:
    """Whether the verb that a figure hangs on sells: whom it names is who buys."""
    at = clauses.anchor(here.parsed, figure)
    verb = governing(here.parsed, at, here.triggers) if at is not None else None
    return verb is not None and verb.frame.slots.get("dative") == "giver"


def _with_dative(filled: list[Filled], whom: Actor, decision: Decision, pays: bool) -> list[Filled]:
    """The roles with whom a verb's sum goes to: who is given, to whom it is owed, or who `pays` for what is sold."""
    owed = decision.kind == "claim" and decision.trigger.frame.slots.get("dative") == "counterpart"
    role: Role = "counterpart" if owed else "giver" if pays else filling.MAIN[decision.kind]
    rest = [one for one in filled if one.actor.start != whom.start and not (one.role == role and one.far > CLOSE)]
    return [*rest, Filled(role, whom, "dative", 0.1)]


def _actor(here: Scene, share: coordinated.Share) -> Actor | None:
    return next((a for a in here.actors if a.start == share.owner.start), None)


def _without_others(here: Scene, filled: list[Filled], own: Actor, kind: str) -> list[Filled]:
    """The roles without whom a figure before is of that somebody else has: "A (with 26 %), B (18 %)"."""
    main = filling.MAIN[kind]
    told = passage.of_the_same(here.passage, here.parsed.sentence)
    theirs = {one.actor.start for fact in told if fact.kind == kind for one in fact.of(main)} - {own.start}
    return [one for one in filled if one.actor.start not in theirs or one.slot in ("subj", "poss", "amod")]


def _with_owner(filled: list[Filled], own: Actor, kind: str, of_lenders: bool, row: Role | None = None) -> list[Filled]:
    """The roles where a figure's own actor is known: it takes the side of the `row` of names that it stands in, else the
    receiving one, or the one that nobody else has.

    A body with a sum in brackets gave it where nobody else did, and so did the countries of a list "of creditors".
    """
    main, other = filling.MAIN[kind], OVER_AGAINST[kind]
    was = next((one.role for one in filled if one.actor.start == own.start), None)
    given = any(one.role == other and one.actor.start != own.start and one.slot != "poss" for one in filled)
    lends = not given and (
        (kind == "financing" and own.sort == "organization") or (kind in ("financing", "claim") and of_lenders)
    )
    role = row or (was if was in (main, other) and not lends else other if lends else main)
    rest = [one for one in filled if one.role != role and one.actor.start != own.start and one.actor.code != own.code]
    if was is None and role == main and not any(one.role == other for one in rest):
        givers = [one for one in filled if one.role == main and one.slot != "subj" and one.actor.code not in ("", own.code)]
        rest += [Filled(other, one.actor, one.slot, one.far, one.method) for one in givers[:1]]
    return [*rest, Filled(role, own, "beside its figure", 0.0)]


def _distinct(filled: list[Filled]) -> list[Filled]:
    """The roles without a country or a body on both sides: it stays where it stands nearer. A body that receives from who is
    the subject is another one, though of the same country."""
    found: list[Filled] = []
    for one in sorted(filled, key=lambda f: f.far):
        who = one.actor.code or one.actor.name
        rival = next((f for f in found if who and who == (f.actor.code or f.actor.name) and f.role != one.role), None)
        if rival is None or _are_two_of_a_country(one, rival) or _are_two_of_a_country(rival, one):
            found.append(one)
    return found


def _are_two_of_a_country(gave: Filled, took: Filled) -> bool:
    """Whether a country or its body, as the subject, gave to a body of it with another name."""
    bodies = took.actor.sort == "organization" and took.method == gave.method == "grammar"
    named = gave.actor.name != took.actor.name and gave.actor.sort in ("country", "organization", "demonym")
    return bodies and named and (gave.role, gave.slot, took.role) == ("giver", "subj", "receiver")
