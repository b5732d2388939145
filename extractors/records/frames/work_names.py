"""What a work is called: its own name, words that describe it, or its noun where the sentence before tells of it."""

import re
from collections.abc import Sequence

from extractors.entities.grammar import Token, Tree
from extractors.model.document import Span
from extractors.model.fact import Mention
from extractors.records.clauses import Parsed
from extractors.records.frames import lexicon, stages, under_way
from extractors.records.frames.filling import Filled
from extractors.records.frames.triggers import Trigger
from extractors.records.located import Located

DOERS = frozenset({"contractor", "owner", "operator", "giver"})
"""Roles of those who make a work theirs, by which "the" work of the sentence before is told without a time."""
NEAR = 1.6  # how far a verb's sides may stand from the work
REACH = 2  # sentences back in which "the" work may be told of


def of(
    located: Located, parsed: Parsed, trigger: Trigger, verb: int, filled: Sequence[Filled], when: Mention | None
) -> Span | None:
    """Where the name or the description of a work stands; None where nothing says which work is meant."""
    found = own(parsed, trigger) or _described(parsed, trigger, verb, filled)
    done = when is not None or any(f.role in DOERS and f.method == "grammar" for f in filled)
    if found is None and done and _is_known(located, parsed, trigger):
        return parsed.span([trigger.at])
    return found


def own(parsed: Parsed, trigger: Trigger) -> Span | None:
    """The work's own name: its noun with the capitalised words before it; None where it has none."""
    tokens = parsed.tree.tokens
    first = trigger.first
    while first and (
        tokens[first - 1].pos == "PROPN" or tokens[first - 1].text in ("-", "–") or _is_capital(tokens, first - 1)
    ):
        first -= 1
    if not any(t.text[:1].isupper() for t in tokens[first : trigger.at + 1]) or not _is_own(tokens[first].text):
        return None
    return parsed.span(range(first, trigger.at + 1))


def _described(parsed: Parsed, trigger: Trigger, verb: int, filled: Sequence[Filled]) -> Span | None:
    """The words for a work without a name, "a solar plant at Gao", where its place is told by the grammar and it is one."""
    tree = parsed.tree
    own = [tree.tokens[c] for c in tree.children(trigger.at)]
    if trigger.frame.type == "other" and not any(t.dep in ("amod", "compound", "nmod") for t in own):
        return None
    one = any(t.dep in ("det", "poss", "nummod") and t.lemma not in lexicon.words("not_one") for t in own)
    one = one or (
        tree.tokens[trigger.at].tag == "NN" and stages.of(tree, trigger.at) != trigger.at
    )  # "construction of bridge"
    placed = any(f.role == "place" and f.actor.code and f.method == "grammar" and f.far <= NEAR for f in filled)
    placed = placed or (
        tree.tokens[verb].lemma in lexicon.words("works_stopped") and any(f.role == "place" and f.actor.code for f in filled)
    )
    ahead = stages.will_be(tree, verb) or stages.is_won(tree, verb) or under_way.state(tree, verb)
    planned = ahead or tree.tokens[tree.tokens[verb].head].lemma in lexicon.words("has_plans")
    told = tree.tokens[verb].tag in ("VBD", "VBN", "VBG") or planned or any(f.role in ("operator", "owner") for f in filled)
    if not (one and placed and told):
        return None
    first = min(
        [
            c
            for c in tree.children(trigger.at)
            if tree.tokens[c].dep in ("amod", "compound", "nmod") and not _is_made_by(tree, c)
        ]
        + [trigger.first]
    )
    return parsed.span(range(min(first, trigger.at), _last(tree, trigger.at) + 1))


def _is_made_by(tree: Tree, at: int) -> bool:
    """Whether a word says behind a hyphen what whose country did, which is no part of a name: "the German-built bridge"."""
    return tree.tokens[at].tag == "VBN" and at > 0 and tree.tokens[at - 1].text in ("-", "‐", "–")


def _last(tree: Tree, at: int) -> int:
    """The last word of what describes a work: of "a railway from Lagos to Kano" the town that it goes to."""
    ways = {tree.tokens[c].lemma: c for c in tree.children(at) if tree.tokens[c].dep == "prep" and c > at}
    end = ways.get("to") if "from" in ways else None
    ends = [i for i in tree.children(end) if tree.tokens[i].pos == "PROPN"] if end is not None else []
    return max([at, *ends])


def _is_capital(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word is capitalised though it does not begin its sentence, whatever it was read as."""
    return at > 1 and tokens[at].text[:1].isupper() and tokens[at].pos in ("ADJ", "NOUN") and tokens[at].text.isalpha()


def _is_own(word: str) -> bool:
    return bool(re.match(r"[A-Z0-9]", word))


def _is_known(located: Located, parsed: Parsed, trigger: Trigger) -> bool:
    """Whether a sentence shortly before tells of "the" work by the same word: "... to dig a canal. The canal opened"."""
    tree, before = parsed.tree, parsed.sentence.before
    led = (trigger.at, stages.of(tree, trigger.at))  # "the road", "the road construction"
    the = any(tree.tokens[c].text.casefold() == "the" for at in led for c in tree.children(at))
    if not the or tree.tokens[trigger.at].tag != "NN":
        return False
    word = re.compile(rf"\b{re.escape(tree.tokens[trigger.at].text)}\b", re.IGNORECASE)
    for _ in range(REACH):
        if before is None:
            return False
        if word.search(located.text(before)) is not None:
            return True
        before = before.before if not located.within(before, "COUNTRY") else None  # it may lie elsewhere
    return False
