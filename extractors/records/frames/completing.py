"""The sides that grammar leaves open: from elsewhere in the sentence, from before it, from headings, from the topic."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from extractors.entities.grammar import Tree
from extractors.model.fact import Mention
from extractors.records.frames import (
    at_home,
    belonging,
    givers,
    lexicon,
    passage,
    placed_works,
    pronouns,
    regions,
    side_nouns,
    slots,
    stakes,
    standing,
    takers,
    venues,
)
from extractors.records.frames.deciding import OF_GDP, Decision
from extractors.records.frames.filling import MAIN, OTHER, Filled, are_joined, countries_of
from extractors.records.frames.lexicon import Role
from extractors.records.frames.scenes import Scene
from extractors.records.frames.who import Actor
from extractors.records.located import Located

MOST_PARTIES = 3
CLEAR = 1.0  # how much nearer than all others an actor stands that is taken without a role of its own
NATIONAL = frozenset(
    {"exports", "imports", "trade", "trade_balance", "fdi_flow", "fdi_stock", "debt_stock", "debt_service", "debt_share"}
    | {"reserves", "gdp", "revenue", "investment"}
)
"""Measures that are of a country where nothing else is said."""
BORROWED = frozenset({"bond", "refinancing"})
REMITTED = frozenset({"remittance", "remittances", "migrant transfers"})
APART = re.compile(r";|,?\s+(?:while|whilst|whereas)\s|,\s+(?:and|but)\s|\s+and\s+(?:for|with|in)\s", re.IGNORECASE)
"""What parts a clause from the one before it."""
POINTS_BACK = re.compile(
    r"\b(?:its|their|this|these|the\s+(?:country|government|island|port|airport|project|railway|plant|mine|state|nation|latter))\b",
    re.IGNORECASE,
)
AID = frozenset({"assistance", "grant"})
ENDED = frozenset({"suspended", "cancelled"})
"""What words say who ends aid, which is the one that gave it."""
NOT_TO = frozenset({"from", "by", "than", "behind", "via", "unlike"})
"""Prepositions before whom no sum goes to."""


def completed(
    located: Located,
    here: Scene,
    kept: Sequence[Filled],
    actors: Sequence[Actor],
    decision: Decision,
    at: int | None,
    figure: Mention | None,
    general: Collection[Role] = (),
) -> Iterator[Filled]:
    """The roles that a fact has beside those `kept`, and those of countries in `general`. `at` is the word that its figure
    hangs by, None without a figure."""
    if decision.kind == "agreement":
        yield from _other_parties(here, kept, actors)
        return
    used = countries_of(kept) | {""}
    actors = [a for a in actors if not at_home.of_a_teller(here.parsed.tree, a)]
    for giver in () if "giver" in general else givers.of(located, here, kept, actors, decision, figure):
        yield giver
        used.add(giver.actor.code)
    lender = next((a for a in actors if a.code not in used and side_nouns.is_said_to_lend(here.parsed.tree, a.at)), None)
    if lender is not None and (other := OTHER.get(decision.kind)) is not None and all(one.role != other for one in kept):
        yield Filled(other, lender, "", 2.0, "said to be a lender")
        used.add(lender.code)
    main = MAIN[decision.kind]
    bodies = decision.kind == "claim"  # which may be of an organisation, not of a country
    if main in general or any(one.role == main and (one.actor.code or (bodies and one.actor.is_a_body)) for one in kept):
        return
    used |= passage.only_gave(here.passage, here.parsed.sentence)
    rest = [a for a in actors if a.code not in used and _may_have(located, here.parsed.tree, a, main)]
    rest = [a for a in rest if main not in ("receiver", "place") or not _gives_elsewhere(here, a, at)]
    rest = _of_its_clause(located, here, main, figure, rest)
    placed = {one.role for one in kept}
    if here.label is not None and here.label.code not in used and here.label.sort != "organization":
        yield Filled(main, here.label, "", 2.0, "label of the sentence")
        return
    if as_before := passage.of_sentence(here.passage, here.parsed.sentence, decision.kind, figure, rest, used, placed):
        yield from as_before
    elif rest := _on_this_side(located, here, rest, figure):
        yield from _elsewhere(here, main, rest, at, any(one.role == "giver" for one in kept))
    elif (
        (here.over.receivers or not any(one.role == main and one.far < 1.0 for one in kept))
        and (over := _at_home(main, kept) or _of_passage(located, here, main, used, decision, figure, kept)) is not None
        and regions.lies_there(located, here.parsed, over.actor.code)
        and not givers.spends_at_home(here, kept)
    ):
        yield over


def _of_its_clause(located: Located, here: Scene, main: Role, figure: Mention | None, rest: list[Actor]) -> list[Actor]:
    """Those who may receive a sum that no sum before had in front of it; those who may be where a work is that no clause of
    its own parts from it."""
    if main == "receiver":
        return [a for a in _not_passed_over(here, rest) if not _comes_with_a_sum(here, a)]
    if main == "place" and figure is not None:
        return [a for a in rest if not placed_works.is_apart(located, figure, a)]
    return rest


def _not_passed_over(here: Scene, rest: Sequence[Actor]) -> list[Actor]:
    """Those whom no sum before in the sentence had in front of it and left without a part."""
    told = passage.of_the_same(here.passage, here.parsed.sentence)
    sums = [f.figures[0].start for f in told if f.kind == "financing" and f.figures and not f.of("receiver")]
    return [a for a in rest if a.start > max(sums, default=-1)]


def _comes_with_a_sum(here: Scene, actor: Actor) -> bool:
    """Whether somebody has a sum of its own in a clause that says no more of it: "A stands out with 5 million"."""
    tree, verb = here.parsed.tree, here.parsed.tree.tokens[actor.at].head
    if tree.tokens[actor.at].dep != "nsubj" or lexicon.key(tree.tokens[verb].lemma) in lexicon.frames("verb"):
        return False
    sums = {m.start - here.parsed.sentence.start for m in here.figures if m.kind == "money"}
    links = [c for c in tree.children(verb) if tree.tokens[c].lemma == "with"]
    return any(tree.tokens[i].start in sums for c in links for i in tree.subtree(c))


def _may_have(located: Located, tree: Tree, actor: Actor, main: Role) -> bool:
    """Whether who is named elsewhere may fill a role: no organisation where money or a work is, no mere demonym of one."""
    if (main in ("place", "receiver") and actor.sort == "organization") or venues.is_where_told(tree, actor):
        return False
    if at_home.of_a_firm(located, tree, actor) or (main == "place" and at_home.is_of_a_firm(tree, actor)):
        return False
    return main != "receiver" or not (at_home.of_a_body(tree, actor) or slots.stands_behind(tree, actor.at, NOT_TO))


def _gives_elsewhere(here: Scene, actor: Actor, at: int | None) -> bool:
    """Whether an actor is the subject of a verb of giving other than a figure's own, or of one that ends aid: "A gave 4
    million, B lent 2", "A stopped all aid; a loan of 2 million was stalled"."""
    tree = here.parsed.tree
    aid = {t.at for t in here.triggers if t.frame.pos == "noun" and t.frame.type in AID}
    verbs = {t.at for t in here.triggers if t.frame.pos == "verb" and t.frame.slots.get("subj") == "giver"}
    token = tree.tokens[actor.at]
    own = slots.verb_among(tree, slots.path(tree, at)) if at is not None else None
    ends = standing.of_word(tree.tokens[token.head].lemma) in ENDED and any(c in aid for c in tree.children(token.head))
    return token.dep == "nsubj" and (token.head in verbs or ends) and token.head != own


def _elsewhere(here: Scene, role: Role, rest: Sequence[Actor], at: int | None, given: bool) -> Iterator[Filled]:
    """Who fills a role: the only country named elsewhere, its subject, the nearest; who acts far from a work is no place."""
    acting = [a for a in rest if pronouns.is_subject(here.parsed.tree, a.at)]
    far = {
        a.code for a in acting if at is not None and slots.is_deep(here.parsed.tree, at, here.parsed.tree.tokens[a.at].head)
    }
    rest = [a for a in rest if role != "place" or a.code not in far] or rest
    own = next((a for a in rest if at is not None and _is_subject_over(here.parsed.tree, a.at, at)), None)
    if len({a.code for a in rest}) == 1:
        yield Filled(role, rest[0], "", 3.0, "elsewhere in the sentence")
        return
    near = _nearest(here, rest, at) if at is not None and own is None else None
    found = own or near or next(iter(acting), None)
    if found is not None:
        how = "nearest in the sentence" if found is near else "subject of the sentence"
        yield from _with_joined(here, role, Filled(role, found, "", 3.1 if own else 3.2, how), rest, given)


def _with_joined(here: Scene, role: Role, one: Filled, rest: Sequence[Actor], given: bool) -> Iterator[Filled]:
    """A side with those that "and" joins to it, who receive or have alike; nobody where the one of them may be who gives."""
    others = (a for a in rest if role in ("receiver", "area") and a.at != one.actor.at)
    joined = [a for a in others if are_joined(here.parsed.tree, a.at, one.actor.at)]
    if given or not joined or role == "area":
        yield from (one, *(replace(one, actor=a) for a in joined))


def _on_this_side(located: Located, here: Scene, rest: Sequence[Actor], figure: Mention | None) -> list[Actor]:
    """Those of a sentence's other actors that no clause with a figure of its own parts from a figure: behind a semicolon or
    "while" the next figure has its own."""
    after = next((m for m in here.figures if figure is not None and m.start > figure.start and m.kind == figure.kind), None)
    if figure is None or after is None:
        return list(rest)
    hit = APART.search(located.document.text, figure.end, after.start)
    return [a for a in rest if hit is None or a.start < hit.start()]


def _is_subject_over(tree: Tree, actor: int, figure: int) -> bool:
    """Whether an actor is, or is in, the subject of the nearest verb that a figure hangs on."""
    verb = slots.verb_among(tree, slots.path(tree, figure)[1:])
    return verb is not None and pronouns.is_subject(tree, actor) and verb in slots.path(tree, actor)[:5]


def _nearest(here: Scene, rest: Sequence[Actor], at: int) -> Actor | None:
    """The actor that stands nearest to a figure by the grammar, by a clear lead."""
    ranked = sorted(
        ((belonging.distance(here.parsed.tree, at, a.at), a) for a in rest), key=lambda pair: (pair[0], pair[1].start)
    )
    first = ranked[0]
    others = [far for far, a in ranked if a.code != first[1].code]
    return first[1] if not others or others[0] - first[0] >= CLEAR else None


def _at_home(role: Role, kept: Sequence[Filled]) -> Filled | None:
    """Where a work lies that a country builds which is not known to build abroad."""
    return placed_works.who_builds_at_home(kept) if role == "place" else None


def _of_passage(
    located: Located,
    here: Scene,
    role: Role,
    used: Collection[str],
    decision: Decision,
    figure: Mention | None,
    kept: Sequence[Filled],
) -> Filled | None:
    """Who fills a role by what stands before a sentence and over it; nobody where it speaks of countries in general."""
    sentence = here.parsed.sentence
    apart = role == "place" and figure is not None and placed_works.is_apart(located, figure, sentence)
    if (
        apart
        or passage.speaks_of_a_group(located, sentence)
        or (role == "receiver" and takers.goes_to_a_firm(here, decision))
    ):
        return None
    if decision.kind == "financing" and takers.has_a_subject_of_no_country(here, decision.trigger.at):
        return None
    if role == "receiver" and takers.is_got_by_a_person(here, decision.trigger.at):
        return None
    if decision.type in BORROWED and any(one.role == role and one.slot == "subj" for one in kept):
        return None  # a firm's own bonds
    if decision.type == "equity_investment" and stakes.is_of_a_name(here.parsed.tree, decision.trigger.at):
        return None  # what was bought is told: it may lie elsewhere than what was told before
    if role == "receiver" and passage.goes_on_from_a_group(located, here.passage, sentence):
        return None
    taker = next(iter(here.over.receivers), "")
    if role == "receiver" and len(here.over.receivers) == 1 and taker not in used:
        return Filled(role, Actor(sentence.start, sentence.start, 0, taker, taker, "country", "heading"), "", 2.6, "heading")
    national = decision.kind != "claim" or decision.type in NATIONAL or decision.trigger.frame.word in REMITTED
    national = national or (figure is not None and OF_GDP.match(located.document.text, figure.end) is not None)
    points = POINTS_BACK.search(located.text(sentence)) is not None
    before = national or points
    goes_on = points or (before and not _begins_anew(here, kept))
    if goes_on and (over := passage.side(located, here.passage, sentence, role, used)) is not None:
        return _topic_before(located, here, over, used, points) or over
    if len(here.headed) == 1 and here.headed[0] not in used:
        return _headed(here, here.headed[0], role)
    return passage.topic(located, here.passage, sentence, role, used) if before else None


def _topic_before(located: Located, here: Scene, over: Filled, used: Collection[str], points: bool) -> Filled | None:
    """The country that the paper is about, where who stands before is only named there, or, in a paper that tells so by its
    title, has no part of its own in a fact there."""
    sentence = here.parsed.sentence
    named = over.method == "the sentence before" and over.role == "receiver"
    if here.passage.titled and not points:
        named = not passage.is_told(here.passage, over, sentence)
    return passage.topic(located, here.passage, sentence, over.role, used) if named else None


def _begins_anew(here: Scene, kept: Sequence[Filled]) -> bool:
    """Whether a sentence tells whose money it is about ("Danish aid was ...") at the head of a paragraph, or behind another
    giver's: it may go to others than what stands before spoke of."""
    whose = {one.actor.code for one in kept if one.role == "giver" and one.slot in ("amod", "poss", "compound")}
    if not whose - {""}:
        return False
    last = next((fact for fact in here.passage.facts if fact.kind == "financing"), None)
    before = {one.actor.code for one in last.of("giver")} if last is not None else set()
    return here.parsed.sentence.before is None or bool(before and not before & whose)


def _headed(here: Scene, code: str, role: Role) -> Filled:
    """The country of the heading over a sentence."""
    start = here.parsed.sentence.start
    return Filled(role, Actor(start, start, 0, code, code, "country", "heading"), "", 3.5, "heading")


def _other_parties(here: Scene, kept: Sequence[Filled], actors: Sequence[Actor]) -> Iterator[Filled]:
    """The parties that a sentence names elsewhere, where an agreement has not two yet and few enough are named."""
    used = countries_of(kept)
    rest = {a.code: a for a in reversed(actors) if a.code and a.code not in used}
    if len(used) < 2 and len(used) + len(rest) <= MOST_PARTIES:
        yield from (Filled("party", a, "", 3.0, "elsewhere in the sentence") for a in rest.values())
        used |= set(rest)
    over = here.headed or here.passage.about
    if len(used) == 1 and len(over) == 1 and over[0] not in used:
        yield _headed(here, over[0], "party")
