"""Money that people abroad send home: "Kenyan migrants sent 5 million to their families" is a measure, nobody's loan."""

from collections.abc import Iterator

from extractors.entities.grammar import Tree
from extractors.records.clauses import Parsed
from extractors.records.frames import lexicon
from extractors.records.frames.deciding import Decision
from extractors.records.frames.lexicon import Frame
from extractors.records.frames.slots import main_verb_among, path
from extractors.records.frames.triggers import Trigger

SENT_HOME = Frame(
    "remittance",
    "noun",
    "claim",
    "other",
    {"poss": "area", "amod": "area", "of": "area", "to": "area", "from": "counterpart", "in": "counterpart"},
)
GOT = Frame("remittance", "verb", "claim", "other", {"subj": "area", "from": "counterpart"})
SURE = 7.0  # score of a sum that people abroad are said to send


def by_people(parsed: Parsed, figure: int, decision: Decision) -> Decision:
    """The decision on a sum that hangs by the word `figure`: what migrants give is sent home, and what a country gets from
    them, or where a sentence speaks of remittances and no other money."""
    tree = parsed.tree
    verb = main_verb_among(tree, path(tree, figure))
    told = lexicon.frames("verb").get(lexicon.key(tree.tokens[verb].lemma)) if verb is not None else None
    own = decision.trigger.frame
    named = own.pos == "noun" and own.word != ""
    if decision.kind != "financing" or named or verb is None or told is None:
        return decision
    senders = [c for c in _doers(tree, verb) if _are_abroad(tree, c)]
    if senders:
        return Decision("claim", "other", Trigger(senders[0], senders[0], SENT_HOME), SURE)
    gets = told.slots.get("subj") == "receiver"
    if gets and (_speaks_of_remittances(tree) or any(_are_abroad(tree, c) for c in _sources(tree, verb))):
        return Decision("claim", "other", Trigger(verb, verb, GOT), SURE)
    return decision


def _doers(tree: Tree, verb: int) -> Iterator[int]:
    """The subject of a verb, and the noun that a participle hangs on: "with migrants sending home 5 million"."""
    yield from (c for c in tree.children(verb) if tree.tokens[c].dep == "nsubj")
    if tree.tokens[verb].dep == "acl" and tree.tokens[verb].tag == "VBG":
        yield tree.tokens[verb].head


def _sources(tree: Tree, verb: int) -> Iterator[int]:
    """The nouns from which something is got."""
    for c in tree.children(verb):
        if tree.tokens[c].lemma == "from":
            yield from (k for k in tree.children(c) if tree.tokens[k].dep == "pobj")


def _speaks_of_remittances(tree: Tree) -> bool:
    """Whether a sentence names remittances and no loan, grant or the like."""
    nouns = lexicon.frames("noun")
    kinds = {f.kind for t in tree.tokens if t.pos == "NOUN" and (f := nouns.get(lexicon.key(t.lemma))) is not None}
    return any(t.lemma.casefold() == "remittance" for t in tree.tokens) and "financing" not in kinds


def _are_abroad(tree: Tree, noun: int) -> bool:
    """Whether a noun is one for people who live abroad: "migrants", "migrant workers", "the diaspora"."""
    own = [c for c in tree.children(noun) if tree.tokens[c].dep in ("compound", "amod", "nmod")]
    live = (c for c in tree.children(noun) if tree.tokens[c].dep in ("acl", "relcl", "advmod"))
    away = any(tree.tokens[i].lemma in ("abroad", "overseas") for c in live for i in tree.subtree(c))
    return away or any(tree.tokens[i].lemma.casefold() in lexicon.words("migrants") for i in (noun, *own))
