"""The stages of a work by which it is told: its construction, its completion, the ceremony that begins or opens it."""

import re
from collections.abc import Collection, Container

from extractors.entities.grammar import Tree
from extractors.records.frames import lexicon
from extractors.records.frames.slots import path

CEREMONY = re.compile(
    r"(?:opening|inauguration|inaugural|commissioning|launch(?:ing)?|ground-?breaking|handover)$", re.IGNORECASE
)
"""What a ceremony at a work is for."""
TAKES = frozenset({"have", "require", "involve", "need", "represent"})
"""Verbs by which a work has its cost."""


def of(tree: Tree, at: int) -> int:
    """The noun for a stage or part of a work that it hangs on, such as the construction of a dam, else the work's own."""
    link = tree.tokens[at].head
    noun = tree.tokens[link].head
    if tree.tokens[at].dep == "compound" and tree.tokens[link].lemma in lexicon.words("stages"):
        return link  # "road construction"
    if tree.tokens[at].dep == "pobj" and tree.tokens[noun].lemma in lexicon.words("work_parts"):
        at, link, noun = noun, tree.tokens[noun].head, tree.tokens[tree.tokens[noun].head].head
    on = tree.tokens[at].dep == "pobj" and tree.tokens[link].lemma in ("of", "on", "at")
    held = tree.tokens[at].dep == "pobj" and tree.tokens[link].lemma in ("of", "for", "at") and is_ceremony(tree, noun)
    return noun if held or (on and tree.tokens[noun].lemma in lexicon.words("stages")) else at


def acts_on_stage(tree: Tree, at: int) -> bool:
    """Whether a verb over a place acts on a stage of what is there: "started production at the mine", "work began on it"."""
    link = tree.tokens[at].head
    verb = tree.tokens[link].head
    if tree.tokens[at].dep != "pobj" or tree.tokens[link].lemma not in ("at", "on") or tree.tokens[verb].pos != "VERB":
        return False
    acts = [tree.tokens[c] for c in tree.children(verb) if tree.tokens[c].dep in ("dobj", "nsubj", "nsubjpass")]
    return (
        breaks_ground(tree, verb) or works_on(tree, verb) or any(t.lemma.casefold() in lexicon.words("stages") for t in acts)
    )


def works_on(tree: Tree, verb: int) -> bool:
    """Whether a verb tells that somebody works on something."""
    return tree.tokens[verb].lemma == "work" and any(
        tree.tokens[c].dep == "prep" and tree.tokens[c].lemma == "on" for c in tree.children(verb)
    )


def breaks_ground(tree: Tree, verb: int) -> bool:
    """Whether a verb tells that somebody breaks ground for a work, or that ground is broken."""
    return tree.tokens[verb].lemma == "break" and any(
        tree.tokens[c].lemma == "ground" and tree.tokens[c].dep in ("dobj", "nsubjpass") for c in tree.children(verb)
    )


def will_be(tree: Tree, verb: int) -> bool:
    """Whether a verb tells what will be, or the one that it hangs on: "will join to build", "will buy and run"."""
    over = (tree.tokens[verb].head,) if tree.tokens[verb].dep in ("xcomp", "conj") else ()
    return any(tree.tokens[c].lemma == "will" for at in (verb, *over) for c in tree.children(at))


def is_ceremony(tree: Tree, at: int) -> bool:
    """Whether a noun is for the ceremony by which a work is begun or opened: "the opening ceremony of the line was held"."""
    own = [tree.tokens[c] for c in tree.children(at) if c < at or tree.tokens[c].dep == "prep"]
    return tree.tokens[at].lemma == "ceremony" and any(CEREMONY.match(t.text) for t in own)


def is_cost_of(tree: Tree, at: int, works: Container[int]) -> bool:
    """Whether an investment is what a work has or takes: "the railway has a total investment of 5 million"."""
    verb = tree.tokens[at].head
    own = [c for c in tree.children(verb) if tree.tokens[c].dep == "nsubj"]
    had = tree.tokens[at].dep == "dobj" and tree.tokens[verb].lemma in TAKES
    return had and any(c in works for c in own)


def is_to_build(tree: Tree, at: int, builds: Collection[int]) -> bool:
    """Whether a verb of investing says what is built with the sum: "will invest 5 million to build a port"."""
    aims = [c for c in tree.children(at) if c in builds and tree.tokens[at].pos == "VERB"]
    return any(tree.tokens[c].tag == "TO" for aim in aims for c in tree.children(aim))


def is_for(tree: Tree, at: int, work: int) -> bool:
    """Whether a work only stands behind a sum, as what it is for: "gave 5 million for a port"."""
    aims = [i for i in path(tree, work) if tree.tokens[i].lemma in ("for", "towards", "toward") and at < i < work]
    return bool(aims) and work not in path(tree, at)
