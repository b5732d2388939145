"""Works that a contract or another agreement is for: "won a contract to build the Bui dam"."""

from extractors.entities.grammar import Tree
from extractors.records.frames import work_names
from extractors.records.frames.scenes import Scene
from extractors.records.frames.triggers import Trigger


def is_named(here: Scene, work: Trigger, verb: int) -> bool:
    """Whether a verb says what somebody is to do to a work with a name of its own by an agreement of the sentence."""
    deals = {t.at for t in here.triggers if t.frame.kind == "agreement" and t.frame.pos == "noun"}
    if not deals or work_names.own(here.parsed, work) is None:
        return False
    tree = here.parsed.tree
    over = _over(tree, verb)
    return over in deals or any(c in deals for c in tree.children(over) if tree.tokens[c].dep in ("dobj", "nsubjpass"))


def _over(tree: Tree, verb: int) -> int:
    """What a row of infinitives hangs on: "contract" of "a contract to help design and build", "won" where the sum of the
    contract, "worth 5 million", or what it is for, "for a package to build", stands between."""
    at = verb
    while tree.tokens[at].head != at and (
        tree.tokens[at].tag == "VB" or tree.tokens[at].lemma == "worth" or _is_for(tree, at)
    ):
        at = tree.tokens[at].head
    return at


def _is_for(tree: Tree, at: int) -> bool:
    link = tree.tokens[at].head if tree.tokens[at].dep == "pobj" else at
    return tree.tokens[link].dep == "prep" and tree.tokens[link].lemma == "for"
