"""Works that a contract or another agreement is for: "won a contract to build the Bui dam"."""

from collections.abc import Sequence
from dataclasses import replace

from extractors.records.frames import stages, work_names
from extractors.records.frames.filling import Filled
from extractors.records.frames.scenes import Scene
from extractors.records.frames.slots import path
from extractors.records.frames.triggers import Trigger, nouns_of
from extractors.records.vocabulary import verbs


def is_named(here: Scene, work: Trigger, verb: int) -> bool:
    """Whether a verb says what somebody is to do to a work with a name of its own by an agreement of the sentence."""
    deals = nouns_of(here.triggers, "agreement")
    if not deals or work_names.own(here.parsed, work) is None:
        return False
    tree = here.parsed.tree
    over = stages.over_infinitives(tree, verb)
    return over in deals or any(c in deals for c in tree.children(over) if tree.tokens[c].dep in ("dobj", "nsubjpass"))


def with_their_builder(here: Scene, filled: Sequence[Filled]) -> tuple[Filled, ...]:
    """The sides of a work where a state signed a contract with somebody to build it: that one builds, and there it lies."""
    states = [one for one in filled if (one.role, one.slot) == ("contractor", "subj") and one.actor.sort == "country"]
    builders = _partners(here)
    others = [one for one in filled if one.role == "contractor" and one not in states]
    if not builders or others or len({one.actor.code for one in states}) > 1:
        return tuple(filled)
    known = {one.actor.start for one in builders}
    rest = [one for one in filled if one not in states and one.actor.start not in known]
    told = not states or any(one.role == "place" and one.actor.code and one.method == "grammar" for one in rest)
    kept = rest if told else [one for one in rest if one.role != "place"]
    return (*kept, *builders, *(() if told else (replace(states[0], role="place"),)))


def _partners(here: Scene) -> tuple[Filled, ...]:
    """The bodies with whom a contract is signed that says what is to be built."""
    tree = here.parsed.tree
    deals = nouns_of(here.triggers, "agreement")
    builds = {
        stages.over_infinitives(tree, t.at) for t in here.triggers if (t.frame.kind, t.frame.pos) == ("project", "verb")
    }
    signed = {at: tree.tokens[at].head for at in deals if tree.tokens[tree.tokens[at].head].lemma in verbs("sign")}
    over = next((at for at, verb in signed.items() if {at, verb} & builds), None)
    if over is None:
        return ()
    links = {c for at in (over, signed[over]) for c in tree.children(at) if tree.tokens[c].lemma == "with"}
    bodies = [a for a in here.actors if a.sort == "organization" and links & set(path(tree, a.at))]
    return tuple(Filled("contractor", a, "with", 1.0) for a in bodies)
