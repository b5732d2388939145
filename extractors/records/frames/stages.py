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
    if tree.tokens[noun].dep == "nummod":  # "phase two of the railway"
        noun = tree.tokens[noun].head
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


def is_begun_with(tree: Tree, at: int, works: Container[int]) -> bool:
    """Whether an investment is what the building of a work is done with: "began construction of a plant with 5 million"."""
    link = tree.tokens[at].head
    over = tree.tokens[link].head
    done = [over, *(c for c in tree.children(over) if tree.tokens[c].dep in ("dobj", "nsubjpass"))]
    built = [c for c in done if tree.tokens[c].lemma in lexicon.words("stages")]
    return tree.tokens[link].lemma == "with" and any(i in works for c in built for i in tree.subtree(c))


def is_to_build(tree: Tree, at: int, builds: Collection[int]) -> bool:
    """Whether a verb of investing says what is built with the sum: "will invest 5 million to build a port"."""
    aims = [c for c in tree.children(at) if c in builds and tree.tokens[at].pos == "VERB"]
    return any(tree.tokens[c].tag == "TO" for aim in aims for c in tree.children(aim))


def is_for(tree: Tree, at: int, work: int) -> bool:
    """Whether a work only stands behind a sum, as what it is for: "gave 5 million for a port", "5 million in projects"."""
    links = {"for", "towards", "toward", *(("in",) if _are_any_works(tree, work) else ())}
    aims = [i for i in path(tree, work) if tree.tokens[i].lemma in links and at < i < work]
    return bool(aims) and work not in path(tree, at)


def _are_any_works(tree: Tree, work: int) -> bool:
    """Whether works are told by a plural that names none: "rail projects", but not "the two rail projects"; what was begun
    is told by its works."""
    work = tree.tokens[work].head if tree.tokens[work].dep == "compound" else work
    before = [tree.tokens[c] for c in tree.children(work) if c < work]
    certain = any(t.dep in ("det", "poss", "nummod") or t.pos == "PROPN" for t in before)
    certain = certain or any(tree.tokens[i].lemma in ("launch", "unveil", "start") for i in path(tree, work))
    return tree.tokens[work].tag == "NNS" and tree.tokens[work].lemma in ("project", "programme", "program") and not certain


def over_infinitives(tree: Tree, verb: int) -> int:
    """What a row of infinitives hangs on: "contract" of "a contract to help design and build", "won" where the sum of the
    contract, "worth 5 million", or what it is for, "for a package to build", stands between."""
    at = verb
    while tree.tokens[at].head != at and (
        tree.tokens[at].tag == "VB" or tree.tokens[at].lemma == "worth" or _is_behind_for(tree, at)
    ):
        at = tree.tokens[at].head
    return at


def _is_behind_for(tree: Tree, at: int) -> bool:
    link = tree.tokens[at].head if tree.tokens[at].dep == "pobj" else at
    return tree.tokens[link].dep == "prep" and tree.tokens[link].lemma == "for"


def is_won(tree: Tree, verb: int) -> bool:
    """Whether what a verb does to a work is what somebody won, or was given, the right to do: "won the tender to build"."""
    over = over_infinitives(tree, verb)
    won = over if tree.tokens[over].pos == "VERB" else tree.tokens[over].head
    given = [c for c in tree.children(won) if tree.tokens[c].dep in ("dobj", "nsubjpass")]
    awarded = any(tree.tokens[c].lemma in lexicon.words("awards") for c in given)
    return over != verb and awarded and tree.tokens[won].lemma in lexicon.words("wins")


def stopped_plan(tree: Tree, at: int) -> int | None:
    """The verb that ends a plan for a work: "plans for a dam were scrapped"; None where there is none."""
    plan = tree.tokens[tree.tokens[at].head].head
    ends = lexicon.words("works_stopped")
    for_it = tree.tokens[at].dep == "pobj" and tree.tokens[tree.tokens[at].head].lemma == "for"
    ended = tree.tokens[plan].dep in ("dobj", "nsubjpass") and tree.tokens[tree.tokens[plan].head].lemma in ends
    return tree.tokens[plan].head if for_it and ended and tree.tokens[plan].lemma in lexicon.words("plans") else None


def needs_no_time(tree: Tree, verb: int) -> bool:
    """Whether a verb tells of a work without a time or a doer: it ends the work or its building."""
    return tree.tokens[verb].lemma in lexicon.words("works_stopped") | lexicon.words("works_finished")


def is_by_a_name(tree: Tree, verb: int, works: Container[int]) -> bool:
    """Whether a name, though no known body's and no work's, is who does it to a work: "Larsen runs the port"."""
    by = [k for c in tree.children(verb) if tree.tokens[c].dep == "agent" for k in tree.children(c)]
    doers = [c for c in tree.children(verb) if tree.tokens[c].dep == "nsubj"] + by
    return any(tree.tokens[c].pos == "PROPN" and c not in works for c in doers)
