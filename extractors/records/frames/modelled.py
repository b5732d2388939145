"""Sentences that tell what comes out of a model or a study, and nothing that happened: "GDP increases in A by 3 percent"."""

import re
from functools import cache

from extractors.entities.grammar import Tree
from extractors.records.frames import base_years, cited, lexicon, studied
from extractors.records.frames.scenes import Scene
from extractors.records.located import Located
from extractors.records.sentences import Sentence

REACH = 8  # sentences back in a paragraph that one may go on from


def is_of_a_model(located: Located, here: Scene) -> bool:
    """Whether a sentence without a past time says in the simple present how much a level moves, or goes on in the present
    from one of its paragraph that speaks of the study."""
    sentence, tree = here.parsed.sentence, here.parsed.tree
    if not is_dated(located, sentence) and _is_of_any_change(located, sentence, tree):
        return True
    root = next((i for i, token in enumerate(tree.tokens) if token.dep == "ROOT"), None)
    if root is None or is_dated(located, sentence) or not _is_present(tree, root):
        return False
    return _moves(tree, root) or _goes_on(located, sentence)


def is_dated(located: Located, sentence: Sentence) -> bool:
    """Whether a sentence names a time that is not only the year of its prices or of a work that it cites."""
    text = located.document.text
    dates = [m for m in located.within(sentence, "DATE") if m.norm and not cited.is_of_a_work(located, sentence, m)]
    return any(not base_years.is_of_prices(text, m) for m in dates)


def _is_present(tree: Tree, verb: int) -> bool:
    """Whether a main verb stands in the simple present, without a word for what has been, is under way or will be."""
    helpers = [tree.tokens[c] for c in tree.children(verb) if tree.tokens[c].dep in ("aux", "auxpass")]
    bare = tree.tokens[verb].tag == "VB" and any(tree.tokens[c].dep == "nsubj" for c in tree.children(verb))
    return (bare or tree.tokens[verb].tag in ("VBZ", "VBP") or _is_mistaken(tree, verb)) and not helpers


def _is_mistaken(tree: Tree, at: int) -> bool:
    """Whether the main word of a sentence without another verb moves a level, taken for a noun: "welfare increases"."""
    verbs = [token.lemma for token in tree.tokens if token.pos in ("VERB", "AUX")]
    return tree.tokens[at].tag == "NNS" and {tree.tokens[at].lemma, *verbs} <= lexicon.words("changes")


def _moves(tree: Tree, verb: int) -> bool:
    """Whether a verb says by how much a level moves, with no object that somebody moves."""
    below = {tree.tokens[c].dep for c in tree.children(verb)}
    by = any(tree.tokens[c].lemma == "by" for c in tree.children(verb))
    return tree.tokens[verb].lemma in lexicon.words("changes") and by and "dobj" not in below


def _is_of_any_change(located: Located, sentence: Sentence, tree: Tree) -> bool:
    """Whether a sentence tells what any such change does: "an increase of 1 percent lifts output by 2 percent"."""
    return _any_change().match(located.text(sentence)) is not None and all(token.tag != "VBD" for token in tree.tokens)


@cache
def _any_change() -> re.Pattern[str]:
    nouns = "|".join(sorted(lexicon.words("movements")))
    return re.compile(rf"^\W*an?\s+(?:[\w-]+\s+){{0,3}}?(?:{nouns})\s+(?:of|by|in)\b", re.IGNORECASE)


def _goes_on(located: Located, sentence: Sentence) -> bool:
    """Whether a sentence stands behind one of the study in its paragraph, with no time told in between."""
    before = sentence.before
    for _ in range(REACH):
        if before is None:
            return False
        if studied.is_of_the_study(located, before):
            return True
        if is_dated(located, before):
            return False
        before = before.before
    return False
