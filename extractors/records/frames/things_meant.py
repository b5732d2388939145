"""Words that take up a thing of their own sentence or an agreement, and nobody: "it" of "ratified it", "five of them"."""

from extractors.entities.grammar import Tree
from extractors.records.frames import lexicon
from extractors.records.vocabulary import instrument_word, verbs

OF_MANY = frozenset({"of", "among", "amongst"})
WHO = ("sides", "partners", "lenders", "people", "firms")
"""Lists of nouns for those who act, in data/frame_words.csv."""
PARTS = frozenset({"half", "third", "quarter", "fifth", "tenth", "most", "part", "rest", "remainder", "percent", "%"})
"""Words for a part of a sum before "of it": nobody is told of by parts."""


def is_one(tree: Tree, at: int) -> bool:
    """Whether "it" stands for nobody or for an agreement, or "them" for things that are told before in the sentence."""
    token, over = tree.tokens[at], tree.tokens[tree.tokens[at].head]
    if token.dep == "poss" and over.lemma in lexicon.words("deal_parts"):  # "the pact was revised; its scope was widened"
        return any(t.dep in ("nsubj", "nsubjpass") and instrument_word().fullmatch(t.text) for t in tree.tokens[:at])
    if token.text.casefold() == "them":
        return token.dep == "pobj" and over.lemma in OF_MANY and _is_of_things(tree, at)
    if token.text.casefold() != "it":
        return False
    return (
        token.dep == "expl"
        or over.lemma in lexicon.words("empty_it")
        or _is_what_grows(tree, at)
        or _is_what_is_given(tree, at)
        or _is_told_by_parts(tree, at)
        or _is_an_agreement(tree, at)
    )


def _is_what_grows(tree: Tree, at: int) -> bool:
    """Whether "it" is what grew or came to a level: "it has risen to 5 million"; what somebody raises is another thing."""
    token, over = tree.tokens[at], tree.tokens[tree.tokens[at].head]
    acts = any(tree.tokens[c].dep == "dobj" for c in tree.children(token.head))
    return token.dep == "nsubj" and over.lemma in lexicon.words("grows") and not acts


def _is_what_is_given(tree: Tree, at: int) -> bool:
    """Whether "it" is what somebody gives, "the terms on which it was offered", and not who is given something."""
    token, over = tree.tokens[at], tree.tokens[tree.tokens[at].head]
    frame = lexicon.frames("verb").get(lexicon.key(over.lemma)) if token.dep == "nsubjpass" else None
    takes = any(tree.tokens[c].dep in ("dobj", "oprd", "xcomp") for c in tree.children(token.head))
    return frame is not None and frame.slots.get("subj") == "giver" and not takes


def _is_told_by_parts(tree: Tree, at: int) -> bool:
    """Whether "it" is what a part is of: "lent 5 million, half of it in cash"."""
    link = tree.tokens[tree.tokens[at].head]
    return link.lemma == "of" and tree.tokens[link.head].lemma in PARTS


def _is_of_things(tree: Tree, at: int) -> bool:
    """Whether the nearest plural noun before is of things: "31 contracts, five of them with A"; not of "states"."""
    before = [t for t in tree.tokens[:at] if t.tag == "NNS"]
    doers = frozenset[str]().union(*(lexicon.words(name) for name in WHO))
    return bool(before) and before[-1].lemma not in doers


def _is_an_agreement(tree: Tree, at: int) -> bool:
    """Whether "it" is what states sign or ratify, what something is done under, or what another agreement acts on."""
    token = tree.tokens[at]
    link = tree.tokens[token.head]
    joined = link.lemma == "to" and tree.tokens[link.head].lemma in lexicon.words("joins_to")
    if token.dep == "pobj" and (link.lemma == "under" or joined):
        return True
    if token.dep != "dobj":
        return False
    doers = [tree.tokens[c] for c in tree.children(token.head) if tree.tokens[c].dep == "nsubj"]
    signed = tree.tokens[token.head].lemma in verbs("sign")
    return signed or any(instrument_word().fullmatch(doer.text) for doer in doers)
