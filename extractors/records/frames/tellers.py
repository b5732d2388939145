"""Who only tells what is told: they have no part in it."""

from extractors.entities.grammar import Tree
from extractors.model.fact import Mention
from extractors.records import clauses
from extractors.records.frames import lexicon, side_nouns
from extractors.records.frames.deciding import Decision
from extractors.records.frames.scenes import Scene
from extractors.records.frames.slots import path


def only_tell(here: Scene, figure: Mention, decision: Decision) -> frozenset[int]:
    """The starts of the actors that only say what is told of something else: "A said that the well gave 5 tons"; of money
    what others do: who announces that a loan was made may have made it."""
    tree, at = here.parsed.tree, clauses.anchor(here.parsed, figure)
    told = [i for i in path(tree, at) if tree.tokens[i].dep == "ccomp" and _has_a_noun(tree, i)] if at is not None else []
    verbs = lexicon.words("reports")
    if decision.kind == "financing":
        told, verbs = (
            [i for i in told if _is_what_others_do(tree, i, decision.trigger.at)],
            verbs | lexicon.words("announces"),
        )
    says = {tree.tokens[i].head for i in told if tree.tokens[tree.tokens[i].head].lemma in verbs}
    subjects = {n for verb in says for c in tree.children(verb) if tree.tokens[c].dep == "nsubj" for n in tree.subtree(c)}
    cited = decision.kind == "claim"
    return frozenset(a.start for a in here.actors if a.at in subjects or (cited and side_nouns.is_told_by(tree, a.at)))


def _has_a_noun(tree: Tree, verb: int) -> bool:
    """Whether the subject of a verb is a noun, no pronoun, and so another one than who tells."""
    return any(tree.tokens[c].dep in clauses.SUBJECTS and tree.tokens[c].pos != "PRON" for c in tree.children(verb))


def _is_what_others_do(tree: Tree, verb: int, money: int) -> bool:
    """Whether a verb is what its own subject does, which is no money: "that the Gulf states have deposits of 5 million"."""
    return any(tree.tokens[c].dep == "nsubj" and money not in tree.subtree(c) for c in tree.children(verb))
