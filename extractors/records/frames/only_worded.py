"""Figures of questions, references, definitions and tests, which tell nothing that is so."""

import re

from extractors.entities.grammar import Tree
from extractors.records.frames import lexicon, modelled
from extractors.records.frames.scenes import Scene
from extractors.records.frames.slots import path
from extractors.records.frames.told import Told
from extractors.records.located import Located

ASKS = re.compile(
    r"^\W*(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|may|might|shall)\s", re.IGNORECASE
)
"""How a question begins that is answered by yes or no."""
WONDERS = re.compile(
    r"^\W*(?:what|how|which|who|where|why|when)\b.*\b(?:can|could|will|would|should|may|might)\b", re.I | re.S
)
"""How a question is worded on what might be; one of what was done tells that it was."""
REFERS = re.compile(
    r"^\W*(?:(?:see|cf\.?|compare|refer\s+to)\s|(?:(?:further|recommended|suggested)\s+reading|references?|bibliography)\s*:)",
    re.IGNORECASE,
)
"""How a sentence begins that sends the reader elsewhere."""
LEVEL = re.compile(r"\s+(?:confidence\s+|significance\s+)?(?:level|interval|percentile|quantile)\b", re.IGNORECASE)
THOSE = re.compile(r"\b(?:is|are)\s+(?:those|ones?|any)\s+(?:with|that|which|whose|of)\b", re.IGNORECASE)
"""How the things of a class are told: "small states are those with"."""
LEVELS = frozenset({0.1, 1.0, 5.0, 10.0, 90.0, 95.0, 99.0})
"""Levels, in percent, at which hypotheses are tested."""
AT_THE = re.compile(r"\bat\s+(?:the|a)\s+$", re.IGNORECASE)
"""What stands before and behind a figure by which something is tested: "at the 5 percent level"."""


def is_only_worded(located: Located, here: Scene, fact: Told, climbed: tuple[int, ...]) -> bool:
    """Whether a fact stands in a question or a reference, or its figure in a definition or a level of a test."""
    tree, text = here.parsed.tree, located.text(here.parsed.sentence).strip()
    aside = any(tree.tokens[i].dep == "relcl" for i in climbed)
    asks = text.endswith("?") and (ASKS.match(text) or WONDERS.match(text))
    if not aside and (asks or REFERS.match(text)):
        return True
    if not fact.figures:
        return False
    figure, whole = fact.figures[0], located.document.text
    if modelled.is_dated(located, here.parsed.sentence):
        return False
    if THOSE.search(whole, here.parsed.sentence.start, figure.start):
        return True
    tested = figure.value in LEVELS and LEVEL.match(whole, figure.end) is not None
    tested = tested and AT_THE.search(whole, here.parsed.sentence.start, figure.start) is not None
    return tested or _is_defined(tree, climbed)


def _is_defined(tree: Tree, climbed: tuple[int, ...]) -> bool:
    """Whether a word belongs to what is defined, or to a bare noun that is called so: "ore of 3 percent is called rich"."""
    for i in climbed:
        passive = any(tree.tokens[c].dep == "auxpass" for c in tree.children(i))
        if tree.tokens[i].dep in ("advcl", "relcl", "ccomp"):
            return False  # a clause of its own
        if not passive or tree.tokens[i].lemma not in lexicon.words("naming"):
            continue
        if tree.tokens[i].lemma == "define":
            return True
        subject = next((c for c in tree.children(i) if tree.tokens[c].dep == "nsubjpass"), None)
        if subject is not None and subject in climbed:
            return not any(tree.tokens[c].dep in ("det", "poss") for c in tree.children(subject))
    return False


def is_left_out(tree: Tree, climbed: tuple[int, ...]) -> bool:
    """Whether a verb over a word leaves out what it stands for, or says how it is printed: "excludes loans below 5 million",
    "sums above 5 million are shown in bold"."""
    verbs = [i for i in path(tree, climbed[0]) if tree.tokens[i].pos == "VERB"][:2]  # "amounts" is read as one, too
    printed = (i for i in verbs if any(tree.tokens[c].dep == "auxpass" for c in tree.children(i)))
    return any(tree.tokens[i].lemma in lexicon.words("leaves_out") for i in verbs[:1]) or any(
        tree.tokens[i].lemma in lexicon.words("prints") for i in printed
    )
