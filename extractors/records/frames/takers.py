"""Who takes money and is no country: a firm, a person, or a name that nobody knows; no country told before stands in."""

from collections.abc import Collection, Iterator

from extractors.entities.grammar import Tree
from extractors.records.frames import lexicon, slots
from extractors.records.frames.deciding import Decision
from extractors.records.frames.scenes import Scene


def goes_to_a_firm(here: Scene, decision: Decision) -> bool:
    """Whether the receiver is told by a noun for a firm: no country stands in for it."""
    tree = here.parsed.tree
    links = ("with", "at", "in") if decision.type == "deposit" else ("to", "for")
    for at in slots.path(tree, decision.trigger.at):
        if any(tree.tokens[noun].lemma in lexicon.words("firms") for noun in _receivers(tree, at, links)):
            return True
        if tree.tokens[at].pos == "VERB":
            return False
    return False


def has_a_subject_of_no_country(here: Scene, at: int) -> bool:
    """Whether the subject of the clause is a name that is nobody's known: who deals there is not who was told of before."""
    tree = here.parsed.tree
    up = (i for i in slots.path(tree, at) if tree.tokens[i].pos in ("VERB", "AUX"))
    verb = next((i for i in up if slots.subjects(tree, i)), None)
    named = [c for c in (slots.subjects(tree, verb) if verb is not None else ()) if tree.tokens[c].pos == "PROPN"]
    known = {a.at for a in here.actors} | {t.at for t in here.triggers}
    named = [c for c in named if tree.tokens[c].lemma.casefold() not in lexicon.words("organs")]
    return any(not known & set(tree.subtree(c)) for c in named)


def is_got_by_a_person(here: Scene, at: int) -> bool:
    """Whether somebody told by "he" or "she" got the money: for whom is not told by who got money before."""
    tree = here.parsed.tree
    takes = {t.at for t in here.triggers if t.frame.pos == "verb" and t.frame.slots.get("subj") == "receiver"}
    verb = slots.main_verb_among(tree, slots.path(tree, at))
    return verb in takes and any(tree.tokens[c].text.casefold() in ("he", "she") for c in slots.subjects(tree, verb))


def _receivers(tree: Tree, at: int, links: Collection[str]) -> Iterator[int]:
    """The common nouns that stand as dative, or behind one of these prepositions, at a word."""
    for c in tree.children(at):
        token = tree.tokens[c]
        if token.dep == "dative" and token.pos == "NOUN":
            yield c
        elif token.dep in ("prep", "dative") and token.lemma in links:
            yield from (k for k in tree.children(c) if tree.tokens[k].pos == "NOUN")
