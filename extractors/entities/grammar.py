"""The grammar of single sentences: each word's head and role, from spaCy's small English model.

Parsing is dear (some 4,000 words a CPU second), so callers hand in only sentences that carry a trigger.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from extractors.entities import nlp

if TYPE_CHECKING:
    from spacy.tokens import Token as SpacyToken

PIPES = ("tok2vec", "tagger", "parser", "attribute_ruler", "lemmatizer")
LONGEST = 2000  # characters; what is longer is no sentence and is cut


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a sentence. `start` and `end` count characters from the sentence's start.

    `head` is the index of the word it depends on (its own for the root), `dep` the kind of dependency and `pos` the part
    of speech, in the model's labels (CLEAR style dependencies, universal parts of speech); `tag` the finer one (Penn).
    """

    text: str
    lemma: str
    pos: str
    dep: str
    head: int
    start: int
    end: int
    tag: str = ""


@dataclass(frozen=True)
class Tree:
    """The words of a sentence in order."""

    tokens: tuple[Token, ...]

    def children(self, i: int) -> Iterator[int]:
        """The words that depend on word i, in order."""
        return iter(self._children.get(i, ()))

    @cached_property
    def _children(self) -> dict[int, list[int]]:
        found: dict[int, list[int]] = {}
        for k, token in enumerate(self.tokens):
            if token.head != k:
                found.setdefault(token.head, []).append(k)
        return found

    @cached_property
    def _starts(self) -> list[int]:
        return [token.start for token in self.tokens]

    def subtree(self, i: int, without: frozenset[str] = frozenset()) -> tuple[int, ...]:
        """Word i and all that depend on it, in order; branches that hang on by a dependency of `without` are left out."""
        found, open_ = [], [i]
        while open_:
            at = open_.pop()
            found.append(at)
            open_.extend(k for k in self.children(at) if self.tokens[k].dep not in without)
        return tuple(sorted(found))

    def at(self, start: int, end: int) -> tuple[int, ...]:
        """The words that overlap the characters."""
        first = max(0, bisect_right(self._starts, start) - 1)
        near = range(first, bisect_left(self._starts, end))
        return tuple(k for k in near if self.tokens[k].end > start)


def parse(sentences: Sequence[str]) -> tuple[Tree, ...]:
    """The grammar of each sentence."""
    if not sentences:
        return ()
    model = nlp.model()
    docs = []
    for sentence in sentences:
        doc = model.make_doc(sentence[:LONGEST])
        for token in doc[1:]:
            token.is_sent_start = False
        docs.append(doc)
    parsed = nlp.through(docs, *PIPES)
    return tuple(Tree(_mended([_token(t) for t in doc])) for doc in parsed)


def _token(t: "SpacyToken") -> Token:
    return Token(t.text, t.lemma_.casefold(), t.pos_, t.dep_, t.head.i, t.idx, t.idx + len(t.text), t.tag_)


MISREAD = {"lent": "lend"}  # past tenses that the model takes for nouns, by their lower case


def _mended(tokens: list[Token]) -> tuple[Token, ...]:
    """The words with a past tense that has an object read as a verb, and the name right before it as its subject."""
    for i, token in enumerate(tokens):
        lemma = MISREAD.get(token.text.casefold(), "")
        if lemma and token.pos != "VERB" and any(t.head == i and t.dep in ("dobj", "dative") for t in tokens):
            tokens[i] = replace(token, lemma=lemma, pos="VERB", tag="VBD")
            for k, other in enumerate(tokens[:i]):
                if other.head == i and other.dep == "compound":
                    tokens[k] = replace(other, dep="nsubj")
    return tuple(tokens)
