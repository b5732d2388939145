"""Who is named in a sentence, but in another clause than a claim's figure, and has no part in it."""

from dataclasses import replace

from extractors.entities.grammar import Tree
from extractors.records.frames import venues
from extractors.records.frames.filling import Filled
from extractors.records.frames.scenes import Scene
from extractors.records.frames.slots import path, subjects


def strangers(here: Scene, at: int | None) -> frozenset[int]:
    """The starts of the actors that a claim's figure, which hangs by `at`, has nothing to do with: in what only went along
    with it, in a later main clause, or outside of the relative clause that it stands in: B of "A, whose exports were 5
    million, borrowed from B"."""
    tree = here.parsed.tree
    aside = {a.start for a in here.actors if venues.is_circumstance(tree, a)}
    aside |= _of_a_later_clause(here, at) | _of_what_comes_along(here, at) if at is not None else set()
    clause = _relative(tree, at) if at is not None else None
    if clause is None:
        return frozenset(aside)
    inside, head = set(tree.subtree(clause, frozenset({"advcl"}))), tree.tokens[clause].head
    near = [a for a in here.actors if a.at in inside or (a.at < clause and _is_antecedent(tree, a.at, head, clause))]
    kept = {a.start for a in near}
    return frozenset(aside | ({a.start for a in here.actors} - kept if kept else set()))


def _of_a_later_clause(here: Scene, at: int) -> set[int]:
    """The starts of the actors that only say more of a noun in a later main clause, which has a subject and a figure of its
    own: B of "A's debt was 5 million and what was owed to B was 3 million"."""
    tree, start = here.parsed.tree, here.parsed.sentence.start
    climbed = path(tree, at)
    later = [i for i, token in enumerate(tree.tokens) if token.dep == "conj" and token.head in climbed and i > at]
    found: set[int] = set()
    for verb in later:
        below = set(tree.subtree(verb))
        own = [k for c in subjects(tree, verb) for k in tree.subtree(c)]
        figures = any(tree.tokens[k].start == m.start - start for m in here.figures for k in below)
        held = (a for a in here.actors if a.at in own and any(tree.tokens[i].pos == "ADP" for i in path(tree, a.at)[1:]))
        found |= {a.start for a in held} if figures and verb not in climbed else set()
    return found


def _of_what_comes_along(here: Scene, at: int) -> set[int]:
    """The starts of the actors that a "with" brings with a figure of their own: "3 percent, with A accounting for 2"."""
    tree, start = here.parsed.tree, here.parsed.sentence.start
    found: set[int] = set()
    for i, token in enumerate(tree.tokens):
        doers = {k for c in subjects(tree, i) for k in tree.subtree(c)} if token.tag == "VBG" else set()
        if not doers or at in tree.subtree(i) or not any(word.lemma == "with" for word in tree.tokens[max(0, i - 12) : i]):
            continue
        below = tree.subtree(i)
        if any(tree.tokens[k].start == m.start - start for m in here.figures for k in below):
            found |= {a.start for a in here.actors if a.at in doers}
    return found


def _relative(tree: Tree, at: int) -> int | None:
    """The verb of the relative clause over a word that tells of its antecedent: with "whose", or "which" and "who"
    where it owes."""
    for i in path(tree, at):
        if tree.tokens[i].dep == "relcl":
            told_of = subjects(tree, i)
            whose = any(tree.tokens[k].tag == "WP$" for c in told_of for k in tree.children(c))
            owes = tree.tokens[i].lemma == "owe" and any(tree.tokens[c].tag in ("WDT", "WP") for c in told_of)
            return i if whose or owes else None
    return None


def _is_antecedent(tree: Tree, actor: int, head: int, clause: int) -> bool:
    """Whether a name is that which a relative clause tells of, or a part of it; of several in a row only the one before a
    verb in the singular."""
    climbed = path(tree, actor)[:4]
    if head not in climbed:
        return False
    between = climbed[: climbed.index(head)]
    return tree.tokens[clause].tag != "VBZ" or all(tree.tokens[i].dep not in ("conj", "appos") for i in between)


def with_debtor(here: Scene, at: int | None, filled: tuple[Filled, ...]) -> tuple[Filled, ...]:
    """The sides of a debt that a relative clause tells of its antecedent: that one owes it."""
    clause = _relative(here.parsed.tree, at) if at is not None else None
    if clause is None or any(one.role == "area" and one.method == "grammar" for one in filled):
        return filled
    head = here.parsed.tree.tokens[clause].head
    owes = [one for one in filled if one.role == "counterpart" and one.actor.at == head]
    return tuple(replace(one, role="area") if one in owes else one for one in filled if not owes or one.role != "area")
