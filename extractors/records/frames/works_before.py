"""The work of the sentence before, which the next one goes on telling of: "It was opened in 2010", "Construction began in
2004", "The project is financed by A", "Total investment is 5 million"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from extractors.entities.grammar import Tree
from extractors.model.document import Span
from extractors.model.fact import Mention
from extractors.records import clauses
from extractors.records.frames import built, filling, lexicon, placed_works, subjects_before, times, under_way, work_names
from extractors.records.frames.filling import Filled
from extractors.records.frames.scenes import Scene
from extractors.records.frames.slots import is_passive, path
from extractors.records.frames.told import Told
from extractors.records.located import Located

COSTS = frozenset({"investment", "cost", "price"})
"""Nouns for what a work costs, where it is the work of the sentence before."""
ALONE = frozenset({"det", "amod", "compound", "poss", "punct", "nummod"})
"""What may hang on a noun that stands alone: nothing that says of what it is."""
AT_A_COST = frozenset({"at", "for", "with"})


@cache
def _begins() -> re.Pattern[str]:
    stages = "|".join(sorted(lexicon.words("stages") | lexicon.words("stages_done")))
    works = "|".join(sorted(map(re.escape, lexicon.works())))
    return re.compile(rf"(?:it|the\s+(?:project|{works})|(?:the\s+|its\s+)?(?:{stages}))\s", re.IGNORECASE)


def triggered(located: Located, sentence: Span) -> bool:
    """Whether a sentence may go on telling of the work before: it begins with a pronoun, "the project", a work's noun or a
    stage, and names a year or a body."""
    text = located.text(sentence)
    if _begins().match(text) is None:
        return False
    return built.YEAR.search(text) is not None or bool(located.within(sentence, "ORG"))


def with_costs(located: Located, here: Scene, facts: Sequence[Told]) -> tuple[Told, ...]:
    """The facts of a sentence; an investment or a cost of which it does not say what for is that of the work before."""
    if not any(_is_a_cost(here, one) for one in facts) or (last := _costless(located, here)) is None:
        return tuple(facts)
    return tuple(_as_cost(here, one, last) if _is_a_cost(here, one) else one for one in facts)


def tells_a_cost(located: Located, here: Scene, figure: Mention, at: int) -> bool:
    """Whether a sum is the cost, told by the noun `at`, of the work before, of which no cost is told yet."""
    return figure.kind == "money" and _is_its_cost(here.parsed.tree, at) and _costless(located, here) is not None


def find(located: Located, here: Scene, told: Sequence[Told]) -> Iterator[Told]:
    """What a sentence tells of the work before, of which it names only a stage or nothing: who built it, or when."""
    if any(one.kind == "project" for one in told) or (last := _before(located, here)) is None:
        return
    tree, noun = here.parsed.tree, _noun(located, last)
    verb = next((v for v in range(len(tree.tokens)) if _is_of_it(tree, v, noun)), None)
    if verb is None:
        return
    span = here.parsed.span([verb])
    when = times.of_figure(located, here.parsed, span, verb, span.end, verb)
    if when is None or when.end <= here.parsed.sentence.start:  # the time of what the sentence before told
        when = built.of_its_clause(located, here.parsed, verb)
    doers = _doers(here, verb)
    if when is None and not doers:
        return
    yield replace(
        last,
        parsed=here.parsed,
        clause=here.parsed.sentence,
        figures=(),
        filled=(*_taken_over(last), *doers),
        when=when,
        standing=under_way.standing_of(located, here.parsed, verb),
        told_by=span,
    )


def _before(located: Located, here: Scene) -> Told | None:
    """The work that the sentence before in the paragraph told of, where it told of one only, else the one it is about."""
    before = here.parsed.sentence.before
    if before is None:
        return None
    works = [one for one in here.passage.facts if one.kind == "project" and one.parsed.sentence.start == before.start]
    if not works:
        return subjects_before.work(located, here)
    return works[0] if len({one.told_by for one in works}) == 1 else None


def _noun(located: Located, last: Told) -> str:
    """The noun that the work before was told by: "the dam" stands for it; "" for none."""
    words = located.text(last.told_by).casefold().split() if last.told_by is not None else []
    return words[-1] if words and lexicon.key(words[-1]) in lexicon.facilities() else ""


def _costless(located: Located, here: Scene) -> Told | None:
    """The work before, where no sum is told of it yet."""
    last = _before(located, here)
    return last if last is not None and all(m.kind != "money" for m in last.figures) else None


def _taken_over(last: Told) -> tuple[Filled, ...]:
    return tuple(replace(one, far=3.4, method="the work before") for one in last.of("place"))


def _doers(here: Scene, verb: int) -> tuple[Filled, ...]:
    """Who builds, owns, runs or pays for the work before by the verb that tells of it, or one that "and" adds."""
    tree = here.parsed.tree
    added = {c for c in tree.children(verb) if tree.tokens[c].dep == "conj"}
    words = [t for t in here.triggers if t.frame.pos == "verb" and (t.at == verb or t.at in added)]
    told = [one for word in words for one in filling.fill(tree, here.actors, word, "project", None)]
    kept = [one for one in told if one.role != "place" and one.far <= work_names.NEAR and one.slot == "by"]
    return tuple({(one.role, one.actor.start): one for one in kept}.values())


def _is_a_cost(here: Scene, one: Told) -> bool:
    """Whether a claim is a sum that the work before cost."""
    at = clauses.anchor(here.parsed, one.told_by) if one.kind == "claim" and one.told_by is not None else None
    return at is not None and any(m.kind == "money" for m in one.figures[:1]) and _is_its_cost(here.parsed.tree, at)


def _is_its_cost(tree: Tree, at: int) -> bool:
    """Whether a noun for a cost is the subject of its sentence, or that at which "it" was built, and says not of what."""
    return tree.tokens[at].lemma in COSTS and (_is_alone(tree, at) or _built_at(tree, at) is not None)


def _built_at(tree: Tree, at: int) -> int | None:
    """The verb that tells what was done to the work before, where a noun says at what cost: "it was built at a cost of"."""
    link = tree.tokens[tree.tokens[at].head]
    verb = link.head
    priced = tree.tokens[at].dep == "pobj" and link.lemma in AT_A_COST
    return verb if priced and _is_of_it(tree, verb) else None


def _is_alone(tree: Tree, at: int) -> bool:
    own = [tree.tokens[c] for c in tree.children(at)]
    whose = any((t.dep == "poss" and t.lemma != "its") or (t.text[:1].isupper() and t.pos == "PROPN") for t in own)
    return tree.tokens[at].dep in clauses.SUBJECTS and not whose and all(t.dep in ALONE for t in own)


def _as_cost(here: Scene, one: Told, last: Told) -> Told:
    at = clauses.anchor(here.parsed, one.told_by) if one.told_by is not None else None
    verb = _built_at(here.parsed.tree, at) if at is not None else None
    doers = _doers(here, verb) if verb is not None else ()
    return replace(one, kind="project", type=last.type, filled=(*_taken_over(last), *doers), title=last.title)


def _is_of_it(tree: Tree, verb: int, noun: str = "project") -> bool:
    """Whether a verb tells what was done to "it", to what its `noun` means or to a stage that stands alone: "it was opened",
    "the dam was opened", "construction began"."""
    token = tree.tokens[verb]
    subjects = [c for c in tree.children(_over(tree, verb)) if tree.tokens[c].dep in clauses.SUBJECTS]
    if not any(_stands_for_it(tree, c, noun) for c in subjects):
        return False
    if under_way.state(tree, verb):
        return True
    if token.pos != "VERB" or token.lemma not in lexicon.words("works_done") or token.tag not in ("VBD", "VBN"):
        return False
    begun = token.lemma in placed_works.BEGINS | {"open"} and not any(
        tree.tokens[c].dep == "dobj" for c in tree.children(verb)
    )
    return is_passive(tree, verb) or begun


def _over(tree: Tree, verb: int) -> int:
    """The verb whose subject a verb has: of "is planned to be built" the plan."""
    over = path(tree, verb)[1:2]
    due = bool(over) and tree.tokens[verb].dep == "xcomp" and tree.tokens[over[0]].lemma in lexicon.words("due")
    return over[0] if due and is_passive(tree, over[0]) else verb


def _stands_for_it(tree: Tree, at: int, noun: str) -> bool:
    token = tree.tokens[at]
    if token.text.casefold() == "it":
        return True
    stage = token.lemma.casefold() in lexicon.words("stages") | lexicon.words("stages_done")
    the = any(tree.tokens[c].text.casefold() == "the" for c in tree.children(at))
    named = the and token.text.casefold() in ("project", noun)
    return (stage or named) and _is_alone(tree, at)
