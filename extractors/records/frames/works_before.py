"""The work of the sentence before, which the next one goes on telling of: "It was opened in 2010", "Construction began in
2004", "Total investment is 5 million"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from extractors.entities.grammar import Tree
from extractors.model.document import Span
from extractors.model.fact import Mention
from extractors.records import clauses
from extractors.records.frames import built, lexicon, placed_works, times, under_way
from extractors.records.frames.filling import Filled
from extractors.records.frames.scenes import Scene
from extractors.records.frames.slots import is_passive
from extractors.records.frames.told import Told
from extractors.records.located import Located

COSTS = frozenset({"investment", "cost", "price"})
"""Nouns for what a work costs, where it is the work of the sentence before."""
ALONE = frozenset({"det", "amod", "compound", "poss", "punct", "nummod"})
"""What may hang on a noun that stands alone: nothing that says of what it is."""


@cache
def _begins() -> re.Pattern[str]:
    stages = "|".join(sorted(lexicon.words("stages") | lexicon.words("stages_done")))
    return re.compile(rf"(?:it|(?:the\s+|its\s+)?(?:{stages}))\s", re.IGNORECASE)


def triggered(located: Located, sentence: Span) -> bool:
    """Whether a sentence may go on telling of the work before: it begins with a pronoun or a stage and names a year."""
    text = located.text(sentence)
    return _begins().match(text) is not None and built.YEAR.search(text) is not None


def with_costs(here: Scene, facts: Sequence[Told]) -> tuple[Told, ...]:
    """The facts of a sentence; an investment or a cost of which it does not say what for is that of the work before."""
    last = _before(here)
    if last is None or any(m.kind == "money" for m in last.figures):
        return tuple(facts)
    return tuple(_as_cost(one, last) if _is_a_cost(here, one) else one for one in facts)


def find(located: Located, here: Scene, told: Sequence[Told]) -> Iterator[Told]:
    """What a sentence tells of the work before, of which it names only a stage or nothing: who built it, or when."""
    last, tree = _before(here), here.parsed.tree
    if last is None or any(one.kind == "project" for one in told):
        return
    verb = next((v for v in range(len(tree.tokens)) if _is_of_it(tree, v)), None)
    if verb is None:
        return
    span = here.parsed.span([verb])
    when = times.of_figure(located, here.parsed, span, verb, span.end, verb) or built.of_its_clause(
        located, here.parsed, verb
    )
    if when is None:
        return
    yield replace(
        last,
        parsed=here.parsed,
        clause=here.parsed.sentence,
        figures=(),
        filled=_taken_over(last),
        when=when,
        standing=under_way.standing_of(located, here.parsed, verb),
        told_by=span,
    )


def _before(here: Scene) -> Told | None:
    """The work that the sentence before in the paragraph told of, where it told of one only."""
    before = here.parsed.sentence.before
    works = [
        one
        for one in here.passage.facts
        if one.kind == "project" and before is not None and one.parsed.sentence.start == before.start
    ]
    return works[0] if len({one.told_by for one in works}) == 1 else None


def _taken_over(last: Told) -> tuple[Filled, ...]:
    return tuple(replace(one, far=3.4, method="the work before") for one in last.of("place"))


def _is_a_cost(here: Scene, one: Told) -> bool:
    """Whether a claim is of a noun for a cost that is the subject of its sentence and says nothing of whose it is."""
    tree = here.parsed.tree
    at = clauses.anchor(here.parsed, one.told_by) if one.kind == "claim" and one.told_by is not None else None
    if at is None or not _is_money(one.figures):
        return False
    return tree.tokens[at].lemma in COSTS and _is_alone(tree, at)


def _is_money(figures: Sequence[Mention]) -> bool:
    return bool(figures) and figures[0].kind == "money"


def _is_alone(tree: Tree, at: int) -> bool:
    own = [tree.tokens[c] for c in tree.children(at)]
    whose = any((t.dep == "poss" and t.lemma != "its") or (t.text[:1].isupper() and t.pos == "PROPN") for t in own)
    return tree.tokens[at].dep in clauses.SUBJECTS and not whose and all(t.dep in ALONE for t in own)


def _as_cost(one: Told, last: Told) -> Told:
    return replace(one, kind="project", type=last.type, filled=_taken_over(last), title=last.title)


def _is_of_it(tree: Tree, verb: int) -> bool:
    """Whether a verb tells what was done to "it" or to a stage that stands alone: "it was opened", "construction began"."""
    token = tree.tokens[verb]
    if token.pos != "VERB" or token.lemma not in lexicon.words("works_done") or token.tag not in ("VBD", "VBN"):
        return False
    begun = token.lemma in placed_works.BEGINS | {"open"} and not any(
        tree.tokens[c].dep == "dobj" for c in tree.children(verb)
    )
    if not is_passive(tree, verb) and not begun:
        return False
    return any(_stands_for_it(tree, c) for c in tree.children(verb) if tree.tokens[c].dep in clauses.SUBJECTS)


def _stands_for_it(tree: Tree, at: int) -> bool:
    token = tree.tokens[at]
    stage = token.lemma.casefold() in lexicon.words("stages") | lexicon.words("stages_done")
    return token.text.casefold() == "it" or (stage and _is_alone(tree, at))
