"""Whose projects or capital lie in a country: "Danish firms have 7 projects in A" is of A, with Denmark."""

from collections.abc import Iterator

from extractors.entities.grammar import Tree
from extractors.model.fact import Mention
from extractors.records import clauses
from extractors.records.frames import lexicon
from extractors.records.frames.deciding import Decision
from extractors.records.frames.filling import Filled
from extractors.records.frames.scenes import Scene
from extractors.records.frames.slots import path, subjects
from extractors.records.frames.who import Actor

OF_INVESTORS = frozenset({"count", "capital"})
"""Measures of what somebody from abroad may have in a country: projects by their number, capital."""
WHERE = frozenset({"in", "across", "throughout"})
NATIONAL = frozenset({"country", "demonym"})


def sides(here: Scene, figure: Mention, decision: Decision, filled: tuple[Filled, ...]) -> tuple[Filled, ...]:
    """The sides of what a country's firms have in another one: it is of where it lies, with whom it belongs to."""
    at = clauses.anchor(here.parsed, figure)
    if decision.kind != "claim" or decision.type not in OF_INVESTORS or at is None:
        return filled
    tree = here.parsed.tree
    owners = {a.code: a for a in (*_holders(here, at), *_named_before(here, at))}
    if len(owners) != 1:
        return filled
    whose = next(iter(owners.values()))
    lies = {a.code: a for a in here.actors if a.code and a.code != whose.code and _lies(tree, a, whose)}
    if len(lies) != 1:
        return filled
    where = next(iter(lies.values()))
    rest = (one for one in filled if one.role not in ("area", "counterpart"))
    return (*rest, Filled("area", where, "in", 0.4), Filled("counterpart", whose, "subj", 0.4))


def _holders(here: Scene, at: int) -> Iterator[Actor]:
    """The country, or the one of the firms, that is the subject of the verb of having over a figure."""
    tree = here.parsed.tree
    verb = next((i for i in path(tree, at) if tree.tokens[i].lemma in lexicon.words("holds")), None)
    for subject in subjects(tree, verb) if verb is not None else ():
        firms = tree.tokens[subject].lemma in lexicon.words("firms") | lexicon.words("lenders")
        inside = [a for a in here.actors if a.code and a.sort in NATIONAL]
        yield from (a for a in inside if a.at == subject or (firms and tree.tokens[a.at].head == subject))


def _named_before(here: Scene, at: int) -> Iterator[Actor]:
    """The country whose projects a figure counts: "117 Danish projects"."""
    tree = here.parsed.tree
    nouns = [i for i in path(tree, at)[:2] if tree.tokens[i].pos == "NOUN"]
    yield from (a for a in here.actors if a.code and a.sort == "demonym" and tree.tokens[a.at].head in nouns[:1])


def _lies(tree: Tree, actor: Actor, whose: Actor) -> bool:
    """Whether a country is where something lies: behind "in", or the subject of "is home to"."""
    if actor.sort not in ("country", "place") or actor.at == whose.at:
        return False
    token = tree.tokens[actor.at]
    home = token.dep == "nsubj" and any(tree.tokens[c].lemma in ("home", "host") for c in tree.children(token.head))
    return home or tree.tokens[token.head].lemma in WHERE
