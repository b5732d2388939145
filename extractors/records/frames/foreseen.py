"""Levels that are only foreseen, aimed at or possible: "exports are projected at 5", "debt could exceed 8 percent"."""

import re
from collections.abc import Iterator, Sequence

from extractors.entities.grammar import Tree
from extractors.model.fact import Mention
from extractors.records.frames import lexicon
from extractors.records.frames.scenes import Scene
from extractors.records.frames.slots import subjects
from extractors.records.frames.told import Told
from extractors.records.located import Located
from extractors.records.vocabulary import SOME

OF_WORKS = frozenset({"capacity", "count", "capital"})
"""Measures of what is planned, which a plan tells: "the plant will have 200 MW"."""
POSSIBLE = frozenset({"could", "would", "might", "may", "will", "shall"})
"""Helpers of what is to come or could: what "can" or "should" be is no forecast."""
TARGETS = re.compile(
    r"\s*,?\s*(?:[\w-]+\s+){0,3}?(?:targets?|goals?|objectives?|ceilings?|thresholds?|benchmarks?)\b", re.IGNORECASE
)
"""What stands behind a share that is only aimed at: "the 1 % target"."""
TARGET_OF = re.compile(rf"\b(?:targets?|goals?|objectives?)\s+of\s+{SOME}$", re.IGNORECASE)
"""What stands before a sum that is only aimed at: "a target of 5 million"."""
NEXT_YEAR = re.compile(r"\b(?:next\s+year|(?:coming|next\s+(?:few|two|three|five))\s+years)\b", re.IGNORECASE)
BROUGHT = frozenset({"to", "by", "at", "above", "below", "beyond", "around", "between"})
"""Prepositions of the level that something has or is brought to."""
APART = frozenset({"relcl", "advcl", "acl", "conj"})
"""Dependencies of clauses that say something of their own, whatever the verb over them foresees."""


def is_foreseen(located: Located, here: Scene, fact: Told, climbed: tuple[int, ...]) -> bool:
    """Whether a claim tells a level that is only possible or aimed at, or is foreseen for no year or no country: nothing
    that is so. What a plan says of a work, how many may come to something, and a level that a forecast gives a country and a
    year are told."""
    if fact.kind != "claim" or fact.type in OF_WORKS or not fact.figures:
        return False
    tree = here.parsed.tree
    verbs = tuple(_verbs(tree, climbed))
    if _is_aimed_at(located, here, fact.figures[0]) or (verbs and _is_a_goal(tree, verbs[0])):
        return True
    relative = fact.when is not None and fact.when.method == "relative year"
    if fact.when is not None and not relative and any(one.actor.code for one in fact.filled):
        return False
    if verbs and (_is_of_any(tree, verbs[0]) or _is_of_next_year(located, here, tree, verbs[0])):
        return True
    return bool(verbs) and _is_its_level(tree, climbed, verbs[0]) and _is_to_come(tree, verbs)


def _is_aimed_at(located: Located, here: Scene, figure: Mention) -> bool:
    """Whether a figure is told as a target: "the 1 percent target", "a target of 5 million"."""
    text, sentence = located.document.text, here.parsed.sentence
    if TARGET_OF.search(text, sentence.start, figure.start):
        return True
    return figure.kind == "percent" and TARGETS.match(text, figure.end, sentence.end) is not None


def _is_to_come(tree: Tree, verbs: Sequence[int]) -> bool:
    """Whether the verb that brings a level to a figure, or the one that it completes, tells of what is to come."""
    first = verbs[0]
    if any(tree.tokens[c].lemma in lexicon.words("forecasts") for c in subjects(tree, first)):
        return True
    if any(_is_predicted(tree, verb) for verb in verbs[:2]):
        return True
    return _moves(tree, first) and (_may(tree, first) or any(_is_ahead(tree, first, verb) for verb in verbs[1:2]))


def _is_its_level(tree: Tree, climbed: tuple[int, ...], verb: int) -> bool:
    """Whether a figure is what a verb brings a level to or by, no number of those whom it is told of: "would fall to 5"."""
    below = climbed[: climbed.index(verb)]
    over = below[-1] if below else verb
    return tree.tokens[over].dep in ("dobj", "attr", "oprd", "npadvmod", "acomp") or tree.tokens[over].lemma in BROUGHT


def _is_of_any(tree: Tree, verb: int) -> bool:
    """Whether any such thing would bring about what is told: "a 10 percent tariff would cut exports"."""
    words = (tree.tokens[k].text.casefold() for c in subjects(tree, verb) for k in tree.children(c))
    return _may(tree, verb) and any(word in ("a", "an", "any", "each") for word in words)


def _is_a_goal(tree: Tree, verb: int) -> bool:
    """Whether a verb says what a goal is: "the target for 2030 is a cut of 40 percent"."""
    nouns = [tree.tokens[c].lemma for c in subjects(tree, verb)]
    return tree.tokens[verb].lemma == "be" and any(noun in lexicon.words("goals") for noun in nouns)


def _is_of_next_year(located: Located, here: Scene, tree: Tree, verb: int) -> bool:
    """Whether a level is told of a year to come in the present: "the staff see growth of 3 percent next year"."""
    told = lexicon.words("hopes") | lexicon.words("foretells") | {"see"}
    now = tree.tokens[verb].tag in ("VBZ", "VBP") and tree.tokens[verb].lemma in told
    return now and NEXT_YEAR.search(located.text(here.parsed.sentence)) is not None


def _verbs(tree: Tree, climbed: tuple[int, ...]) -> Iterator[int]:
    """The verb over a figure and those that it completes, the nearest first: "is expected to rise"."""
    for i in climbed:
        if tree.tokens[i].pos not in ("VERB", "AUX") or tree.tokens[i].dep in ("aux", "auxpass"):
            continue
        yield i
        if tree.tokens[i].dep in APART or tree.tokens[i].dep not in ("xcomp", "ccomp", "pcomp"):
            return


def _moves(tree: Tree, verb: int) -> bool:
    """Whether a verb brings a level somewhere: what "could be 5 million" is an estimate of what is."""
    return tree.tokens[verb].lemma in lexicon.words("changes") | lexicon.words("moves") | lexicon.words("comes_to")


def _is_predicted(tree: Tree, verb: int) -> bool:
    """Whether a verb of foretelling stands in the present, or is done by nobody told: "is projected at 5 million"."""
    helpers = {tree.tokens[c].text.casefold() for c in tree.children(verb) if tree.tokens[c].dep in ("aux", "auxpass")}
    return tree.tokens[verb].lemma in lexicon.words("foretells") and not helpers & {"was", "were", "been"}


def _may(tree: Tree, verb: int) -> bool:
    """Whether something will or could come so; what "may have reached 5 million" is an estimate of what was."""
    helpers = {tree.tokens[c].lemma.casefold() for c in tree.children(verb) if tree.tokens[c].dep == "aux"}
    said = tree.tokens[verb].dep == "ccomp" and tree.tokens[tree.tokens[verb].head].tag == "VBD"
    return bool(helpers & POSSIBLE) and "have" not in helpers and not said


def _is_ahead(tree: Tree, verb: int, over: int) -> bool:
    """Whether a level is only expected or striven for, by a verb over it in the present: "expects exports to reach 5"."""
    to = tree.has_to(verb)
    helpers = {tree.tokens[c].text.casefold() for c in tree.children(over) if tree.tokens[c].dep in ("aux", "auxpass")}
    now = tree.tokens[over].tag in ("VBZ", "VBP") or bool(helpers & {"is", "are", "'s", "be"})
    return to and now and tree.tokens[over].lemma in lexicon.words("hopes")
