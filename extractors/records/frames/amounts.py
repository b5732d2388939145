"""Figures that say in which form, how much, or to what level something is that another word tells, or "it" for that word."""

from extractors.entities.grammar import Tree
from extractors.records.frames import lexicon
from extractors.records.frames.slots import path, subjects, verb_among


def in_the_form(tree: Tree, at: int, noun: int) -> bool:
    """Whether a figure's verb says what it takes the form of: "5 million came in the form of loans"."""
    up = path(tree, noun)[1:5]
    form = next((i for i in up if tree.tokens[i].lemma in ("form", "shape")), None)
    if form is None:
        return False
    over = path(tree, form)[1:4]
    figure = path(tree, at)
    return any(i in over for i in figure[:4])


def in_the_amount(tree: Tree, at: int, noun: int) -> bool:
    """Whether "for an amount of", "with a total value of" says how much of a noun a verb moves that the figure has."""
    up = path(tree, at)
    neutral = next((i for i in up[1:4] if tree.tokens[i].lemma in lexicon.words("neutral")), None)
    if neutral is None:
        return False
    over = path(tree, neutral)[1:6]
    return noun in over or any(tree.tokens[noun].head == i and tree.tokens[noun].dep in ("dobj", "nsubjpass") for i in over)


def of_its_pronoun(tree: Tree, at: int, noun: int) -> bool:
    """Whether "it" stands for a noun before it as the subject of a level's verb: "the debt was 5 million; it rose to 7"."""
    verb = verb_among(tree, path(tree, at)[1:])
    if verb is None or tree.tokens[verb].lemma not in lexicon.words("changes") | lexicon.words("levels"):
        return False
    doers = subjects(tree, verb)
    if not any(tree.tokens[c].text.casefold() in ("it", "this", "they", "these") and noun < c for c in doers):
        return False
    return tree.tokens[noun].dep in ("nsubj", "nsubjpass", "dobj")
