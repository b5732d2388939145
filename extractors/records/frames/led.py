"""Items of a list, read with the words that lead into it: "In 2010 A lent:" and "5 million to B" tell one fact."""

import re
from dataclasses import replace

from extractors.entities.grammar import Tree
from extractors.model.document import Span
from extractors.readers.wording import TEXT_BULLETS
from extractors.records.clauses import Parsed
from extractors.records.located import Located
from extractors.records.sentences import Sentence

BULLET = re.compile(rf"(?:[{TEXT_BULLETS}\ufffd*]|[–-](?=\s)|\(?(?:[a-z]|[ivx]{{1,4}}|\d{{1,2}})[.)](?=\s))\s*")
LONGEST = 240  # characters of words that lead into a list
MOST = 40  # items between them and an item


def lead(located: Located, sentence: Sentence) -> Sentence | None:
    """The words with a colon behind them that lead into the list whose item a sentence is; None for other sentences."""
    if not is_item(located, sentence):
        return None
    place = sentence.previous
    for _ in range(MOST):
        if place is None:
            return None
        text = located.text(place).rstrip()
        if text.endswith(":"):
            return place if len(text) <= LONGEST else None
        if not is_item(located, place):
            return None
        place = place.previous
    return None


def is_item(located: Located, sentence: Span) -> bool:
    """Whether a sentence is, or begins, an item of a list."""
    block = located.document.block_at(sentence.start)
    listed = block is not None and block.kind == "item"
    return listed or BULLET.match(located.document.text, sentence.start, sentence.end) is not None


def is_fragment(tree: Tree) -> bool:
    """Whether words are no whole sentence: no verb with a subject of its own."""
    return not any(token.dep in ("nsubj", "nsubjpass") and tree.tokens[token.head].dep == "ROOT" for token in tree.tokens)


def words(located: Located, before: Sentence, sentence: Sentence) -> str:
    """The lead and the item as one sentence."""
    return f"{_lead(located, before)} {located.document.text[_begins(located, sentence) : sentence.end]}"


def parsed(located: Located, before: Sentence, sentence: Sentence, tree: Tree) -> Parsed:
    """The item with the grammar of `words`: the words of the lead keep their own place, before the item's start."""
    length = len(_lead(located, before)) + 1
    to_lead, to_item = before.start - sentence.start, _begins(located, sentence) - sentence.start - length
    placed = [(token, to_lead if token.start < length else to_item) for token in tree.tokens]
    tokens = (replace(token, start=token.start + by, end=token.end + by) for token, by in placed)
    return Parsed(sentence, Tree(tuple(tokens)), Span(before.start, before.end))


def _lead(located: Located, before: Sentence) -> str:
    return located.text(before).rstrip().rstrip(":").rstrip()


def _begins(located: Located, sentence: Sentence) -> int:
    hit = BULLET.match(located.document.text, sentence.start, sentence.end)
    return hit.end() if hit is not None else sentence.start
