"""What other words of a sentence tell of a work: who builds, owns, runs or pays for it, and how large it is."""

from collections.abc import Sequence
from dataclasses import replace

from extractors.records import clauses
from extractors.records.frames import contracted, filling, stages, work_names
from extractors.records.frames.scenes import Scene
from extractors.records.frames.slots import path
from extractors.records.frames.told import Told


def with_roles(here: Scene, one: Told) -> Told:
    """A work that its figure tells of, with who builds, owns, runs or pays for it by the other verbs of its sentence."""
    if one.kind != "project":
        return one
    tree, known = here.parsed.tree, {f.actor.start for f in one.filled if f.role != "place"}
    more = []
    for word in here.triggers:
        if word.frame.pos == "verb" and set(word.frame.slots.values()) & {"contractor", "owner", "operator", "giver"}:
            roles = filling.fill(tree, here.actors, word, "project", None)
            more += [f for f in roles if f.role != "place" and f.far <= work_names.NEAR and f.actor.start not in known]
            known |= {f.actor.start for f in more}
    return replace(one, filled=contracted.with_their_builder(here, (*one.filled, *more)))


def with_capacities(here: Scene, facts: Sequence[Told]) -> tuple[Told, ...]:
    """The facts of a sentence, where the capacity that stands within a work's own words is the work's and no claim beside
    it: "the plant, with a capacity of 600 MW, was opened"."""
    works = [one for one in facts if one.kind == "project" and not one.figures]
    sizes: dict[int, tuple[Told, ...]] = {}
    for claim in (one for one in facts if one.kind == "claim" and one.type == "capacity" and one.figures):
        owner = next((work for work in works if _is_within(here, claim, work)), None)
        if owner is not None:
            sizes[id(owner)] = (*sizes.get(id(owner), ()), claim)
    taken = {id(claim) for some in sizes.values() for claim in some}
    return tuple(
        replace(one, figures=(*one.figures, *(m for claim in sizes.get(id(one), ()) for m in claim.figures)))
        for one in facts
        if id(one) not in taken
    )


def in_one(facts: Sequence[Told]) -> tuple[Told, ...]:
    """The facts of a sentence; a work told by its size and its cost is one: "the 400 km line will cost 5 million"."""
    found: list[Told] = []
    for one in facts:
        last = found[-1] if found else None
        if (
            last is not None
            and {last.kind, one.kind} == {"project"}
            and last.told_by == one.told_by
            and one.told_by is not None
        ):
            kinds = [m.kind for m in (*last.figures, *one.figures)]
            if kinds.count("money") <= 1 and len(kinds) > 1:
                found[-1] = replace(last, figures=(*last.figures, *one.figures), when=last.when or one.when)
                continue
        found.append(one)
    return tuple(found)


def _is_within(here: Scene, claim: Told, work: Told) -> bool:
    """Whether a claim's figure hangs on a work's noun, or on the noun for the part of the work that is told of; "with" may
    hang on the verb of which that is the subject."""
    tree, at = here.parsed.tree, clauses.anchor(here.parsed, claim.figures[0])
    noun = clauses.anchor(here.parsed, work.told_by) if work.told_by is not None else None
    if at is None or noun is None:
        return False
    own, climbed = {noun, stages.of(tree, noun)}, path(tree, at)
    subject = any(tree.tokens[i].dep in ("nsubj", "nsubjpass") for i in own)
    links = (i for i in climbed if tree.tokens[i].dep == "prep" and tree.tokens[i].lemma == "with")
    told_of = {tree.tokens[i].head for i in own} if subject else set()
    return bool(own & set(climbed)) or any(tree.tokens[i].head in told_of for i in links)
