"""Money that people abroad send home: "Kenyan migrants sent 5 million to their families" is a measure, nobody's loan."""

from extractors.entities.grammar import Tree
from extractors.records.clauses import Parsed
from extractors.records.frames import lexicon
from extractors.records.frames.deciding import Decision
from extractors.records.frames.lexicon import Frame
from extractors.records.frames.slots import path
from extractors.records.frames.triggers import Trigger

SENT_HOME = Frame(
    "remittance",
    "noun",
    "claim",
    "other",
    {"poss": "area", "amod": "area", "of": "area", "to": "area", "from": "counterpart", "in": "counterpart"},
)
SURE = 7.0  # score of a sum that people abroad are said to send


def by_people(parsed: Parsed, figure: int, decision: Decision) -> Decision:
    """The decision on a sum that hangs by the word `figure`: what migrants give is sent home."""
    if decision.kind != "financing" or decision.trigger.frame.pos != "verb":
        return decision
    tree = parsed.tree
    senders = [c for c in tree.children(decision.trigger.at) if tree.tokens[c].dep == "nsubj" and _are_abroad(tree, c)]
    if not senders or decision.trigger.at not in path(tree, figure):
        return decision
    return Decision("claim", "other", Trigger(senders[0], senders[0], SENT_HOME), SURE)


def _are_abroad(tree: Tree, noun: int) -> bool:
    """Whether a noun is one for people who live abroad: "migrants", "migrant workers", "the diaspora"."""
    own = [c for c in tree.children(noun) if tree.tokens[c].dep in ("compound", "amod", "nmod")]
    return any(tree.tokens[i].lemma.casefold() in lexicon.words("migrants") for i in (noun, *own))
