"""Works that a contract or another agreement is for: "won a contract to build the Bui dam"."""

from extractors.records.frames import stages, work_names
from extractors.records.frames.scenes import Scene
from extractors.records.frames.triggers import Trigger


def is_named(here: Scene, work: Trigger, verb: int) -> bool:
    """Whether a verb says what somebody is to do to a work with a name of its own by an agreement of the sentence."""
    deals = {t.at for t in here.triggers if t.frame.kind == "agreement" and t.frame.pos == "noun"}
    if not deals or work_names.own(here.parsed, work) is None:
        return False
    tree = here.parsed.tree
    over = stages.over_infinitives(tree, verb)
    return over in deals or any(c in deals for c in tree.children(over) if tree.tokens[c].dep in ("dobj", "nsubjpass"))
