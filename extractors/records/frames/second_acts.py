"""What else a sentence tells was done to an agreement at another time: "signed in 2003 and upgraded in 2015"."""

import re
from collections.abc import Iterator

from extractors.entities.grammar import Tree
from extractors.records.frames.slots import path
from extractors.records.vocabulary import verbs

YEAR = re.compile(r"(?:1[89]|20)\d\d")
TAKES_UP = frozenset({"it", "which", "that"})
ACTED_ON = frozenset({"nsubj", "nsubjpass", "dobj", "obj"})


def of(tree: Tree, at: int, first: int) -> Iterator[int]:
    """The verbs beside the first that also sign, renew, change or end the agreement at `at`, each in a year of its own;
    where all sign, it is one act told in two ways."""
    if tree.tokens[first].pos != "VERB" or not _year(tree, first):
        return
    changes = verbs("renew") | verbs("end")
    years = {_year(tree, first)}
    for verb in sorted({*_joined(tree, first), *_hung(tree, at), *_over(tree, at, first)} - {first}):
        lemmas = {tree.tokens[verb].lemma, tree.tokens[first].lemma}
        known = tree.tokens[verb].lemma in changes | verbs("sign") and lemmas & changes
        year = _year(tree, verb)
        if known and year and year not in years and _acts_on_it(tree, verb, at):
            years.add(year)
            yield verb


def _joined(tree: Tree, verb: int) -> Iterator[int]:
    """The verbs that "and" adds to one."""
    for c in tree.children(verb):
        if tree.tokens[c].dep == "conj" and tree.tokens[c].pos == "VERB":
            yield c
            yield from _joined(tree, c)


def _hung(tree: Tree, at: int) -> Iterator[int]:
    """The verbs that hang on the word for an agreement or for its sides, and those added to them: "the pact between A and
    B, signed in 1951, ..."."""
    for c, token in enumerate(tree.tokens):
        if token.dep in ("acl", "relcl") and at in path(tree, c) and tree.tokens[token.head].pos in ("NOUN", "PROPN"):
            yield from (c, *_joined(tree, c))


def _over(tree: Tree, at: int, first: int) -> Iterator[int]:
    """The verb whose subject an agreement is, where the first only hangs on it."""
    token = tree.tokens[at]
    if token.dep == "nsubjpass" and tree.tokens[first].head == at:
        yield from (token.head, *_joined(tree, token.head))


def _year(tree: Tree, verb: int) -> str:
    """The only year behind a preposition of a verb's own; "" for none or several."""
    links = [c for c in tree.children(verb) if tree.tokens[c].dep in ("prep", "npadvmod")]
    words = (tree.tokens[i].text for c in links for i in tree.subtree(c, frozenset({"conj"})))
    found = {word for word in words if YEAR.fullmatch(word)}
    return found.pop() if len(found) == 1 else ""


def _acts_on_it(tree: Tree, verb: int, at: int) -> bool:
    """Whether what a verb acts on is the agreement, a word that takes it up, or left out as before."""
    own = [c for c in tree.children(verb) if tree.tokens[c].dep in ACTED_ON]
    to = [c for c in tree.children(verb) if tree.tokens[c].dep == "prep" and tree.tokens[c].lemma == "to"]
    if any(tree.tokens[n].lemma != "year" for c in to for n in tree.children(c)):
        return False  # "upgraded to a partnership" tells of the partnership, "extended to 25 years" of what is extended
    passive = tree.tokens[verb].tag == "VBN"
    if not passive and not any(tree.tokens[c].dep in ("dobj", "obj") for c in own):
        return False
    acted = [c for c in own if passive or tree.tokens[c].dep in ("dobj", "obj")]
    return all(c == at or tree.tokens[c].text.casefold() in TAKES_UP for c in acted)
