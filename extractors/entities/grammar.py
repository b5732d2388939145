"""The grammar of single sentences: each word's head and role, from spaCy's small English model.

Parsing is dear (some 4,000 words a CPU second), so callers hand in only sentences that carry a trigger.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from extractors.entities import calendar, nlp
from extractors.model.light import light

if TYPE_CHECKING:
    from spacy.tokens import Doc

PIPES = ("tok2vec", "tagger", "parser")
RULES = ("attribute_ruler", "lemmatizer")
"""The pipes of the model that have learned what they say, and those that look it up by word, tag and dependency."""

OPEN_A_PAIR = ("ai", "gon", "got", "let", "c'm", "y", "y'")
EXPLETIVE = "expl"
"""Words in lower case, and the dependency of others, that are looked up together with the word behind them."""

PORTION = 4 * nlp.BATCH
"""Sentences that are best handed in at once: their parses take memory, a few hundred bytes a word."""

LONGEST = 2000  # characters; what is longer is no sentence and is cut


@light
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

    def has_to(self, verb: int) -> bool:
        """Whether "to" leads to a verb: it tells an aim, or what another verb has in mind."""
        return any(self.tokens[c].tag == "TO" for c in self.children(verb))

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
    docs = list(nlp.through(docs, *PIPES))
    return tuple(Tree(_mended(_tokens(doc, labels))) for doc, labels in zip(docs, _labels(docs), strict=True))


_Labels = tuple[str, str, str, str]
"""Base form, part of speech, dependency and tag of a word."""

_known: dict[tuple[int, int, int], _Labels] = {}
"""What the rules say of words, by word, tag and dependency as the model numbers them: each is looked up once."""

_WORD, _PLACE = ("ORTH", "TAG", "DEP", "LOWER"), ("HEAD", "LENGTH", "SPACY")


def _tokens(doc: "Doc", labels: Sequence[_Labels]) -> list[Token]:
    """The words of a sentence that went through the pipes, with what the rules say of them."""
    text, start, found = doc.text, 0, []
    places = doc.to_array([*_PLACE]).tolist()
    for i, ((lemma, pos, dep, tag), (head, length, spaced)) in enumerate(zip(labels, places, strict=True)):
        end = start + length
        to = i + (head if head < 1 << 63 else head - (1 << 64))  # as the model counts: from the word, without a sign
        found.append(Token(text[start:end], lemma, pos, dep, to, start, end, tag))
        start = end + spaced
    return found


def _labels(docs: Sequence["Doc"]) -> Iterator[Sequence[_Labels]]:
    """What the rules say of the words of each sentence. Each call of the rules costs as much as ten words do, so that the
    new words of all sentences are looked up in one."""
    keys = [_keys(doc) for doc in docs]
    new = list(dict.fromkeys(key for own in keys for key in own or () if key not in _known))
    if new:
        vocab = docs[0].vocab
        words, tags, deps = ([vocab.strings[number] for number in column] for column in zip(*new, strict=True))
        _known.update(zip(new, _looked_up(type(docs[0])(vocab, words=words, tags=tags, deps=deps)), strict=True))
    return (_looked_up(doc) if own is None else [_known[key] for key in own] for doc, own in zip(docs, keys, strict=True))


def _keys(doc: "Doc") -> list[tuple[int, int, int]] | None:
    """What a sentence's words are known by; None where some are looked up together with the word behind them."""
    names = doc.vocab.strings
    openers, expletive = {names[word] for word in OPEN_A_PAIR}, names[EXPLETIVE]
    rows = doc.to_array([*_WORD]).tolist()
    if any(low in openers or dep == expletive for _, _, dep, low in rows):
        return None
    return [(word, tag, dep) for word, tag, dep, _ in rows]


def _looked_up(doc: "Doc") -> list[_Labels]:
    for name in RULES:
        doc = nlp.model().get_pipe(name)(doc)
    return [(token.lemma_.casefold(), token.pos_, token.dep_, token.tag_) for token in doc]


MISREAD = {"lent": "lend"}  # past tenses that the model takes for nouns, by their lower case


MONTHS = frozenset(calendar.MONTHS)
NEVER_PASSIVE = frozenset({"enter", "come", "lapse", "expire"})
OPENERS = frozenset({"in", "on", "by", "since", "during"})


def _after_a_time(tokens: list[Token]) -> None:
    """Parts the time that a sentence opens with from the subject behind it, where no comma does: "In May 2021 A signed"."""
    first = tokens[0]
    end = next((i for i, t in enumerate(tokens[1:], 1) if not (t.text.isdigit() or t.text.casefold() in MONTHS)), 1)
    verb = tokens[first.head]
    joined = [i for i, t in enumerate(tokens[end:], end) if 0 < t.head < end and t.dep == "conj"]  # "May 2021 A and B"
    whom = next((i for i, t in enumerate(tokens[end:], end) if t.head == 0 and t.dep == "pobj"), min(joined, default=0))
    own = {t.dep for t in tokens if t.head == first.head}
    open_ = end > 1 and whom and verb.pos == "VERB" and not own & {"nsubj", "nsubjpass", "csubj", "expl"}
    if first.text.casefold() not in OPENERS or not open_:
        return
    for i, token in enumerate(tokens[end:], end):
        if 0 < token.head < end and token.dep in ("conj", "cc"):
            tokens[i] = replace(token, head=whom)
    tokens[whom] = replace(tokens[whom], head=first.head, dep="nsubjpass" if "auxpass" in own else "nsubj")
    for i in range(1, end):
        last = i == end - 1
        tokens[i] = replace(tokens[i], head=0 if last else end - 1, dep="pobj" if last else "nummod")


def _entering(tokens: list[Token]) -> None:
    """Reads a verb without an object as what its sentence tells, not a participle: "A pact on fish entered into force"."""
    root = next((i for i, t in enumerate(tokens) if t.head == i), 0)
    verb = next((i for i, t in enumerate(tokens) if t.lemma in NEVER_PASSIVE and t.dep == "acl" and t.tag == "VBN"), None)
    if verb is None or tokens[root].pos not in ("NOUN", "PROPN") or verb < root:
        return
    tokens[verb] = replace(tokens[verb], dep="ROOT", head=verb, tag="VBD")
    tokens[root] = replace(tokens[root], dep="nsubj", head=verb)


def _of_forces(tokens: list[Token]) -> None:
    """Hangs the words of "a status of forces agreement" by their last, which is what it is."""
    for i in range(len(tokens) - 3):
        status, of, forces, last = tokens[i : i + 4]
        words = (status.lemma.casefold(), of.lemma, forces.lemma.casefold())
        if words != ("status", "of", "force") or last.pos not in ("NOUN", "PROPN") or last.head not in (i + 1, i):
            continue
        tokens[:] = [replace(t, head=i + 3) if t.head == i and k not in (i, i + 1) else t for k, t in enumerate(tokens)]
        tokens[i + 3] = replace(last, head=status.head if status.head != i else i + 3, dep=status.dep)
        tokens[i], tokens[i + 2] = replace(status, head=i + 3, dep="nmod"), replace(forces, head=i + 1, dep="pobj")


def _given_to(tokens: list[Token]) -> None:
    """Reads a name between a verb and a sum as whom the verb gives it to: "owed Moscow 15 billion roubles"."""
    for i, (token, after) in enumerate(pairwise(tokens)):
        named = token.pos == "PROPN" and not (token.text.isupper() and len(token.text) < 5)  # no code of a currency
        if not named or after.tag not in ("CD", "$") or token.dep not in ("nmod", "compound", "npadvmod"):
            continue
        first = min((k for k, t in enumerate(tokens[:i]) if t.head == i and t.dep == "compound"), default=i)
        if token.head > i and first and tokens[first - 1].pos == "VERB":
            tokens[i] = replace(token, head=first - 1, dep="dative")


def _parted(tokens: list[Token]) -> None:
    """Makes each clause with a subject of its own, which a semicolon parts from the one that it is read as a part of, a
    sentence by itself."""
    cuts = [i for i, token in enumerate(tokens) if token.text == ";"]
    for i, token in enumerate(tokens if cuts else ()):
        first, last = sorted((i, token.head))
        if token.pos not in ("VERB", "AUX") or token.dep in ("relcl", "acl") or not any(first < cut < last for cut in cuts):
            continue
        own = [k for k, t in enumerate(tokens) if t.head == i and t.dep in ("nsubj", "nsubjpass", "expl")]
        if any(not any(min(k, i) < cut < max(k, i) for cut in cuts) for k in own):
            tokens[i] = replace(token, head=i, dep="ROOT")


SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})


def _acting(tokens: list[Token]) -> None:
    """Makes a name that is read as the first part of the verb behind it that one's subject: "In 2012 Peru lent Chile 5"."""
    for i, (name, verb) in enumerate(pairwise(tokens)):
        joined = name.head == i + 1 and name.dep in ("compound", "nmod") and name.pos == "PROPN"
        if not joined or verb.pos != "VERB" or verb.tag not in ("VBD", "VBZ", "VBP"):
            continue
        if not any(t.head == i + 1 and t.dep in SUBJECTS for t in tokens):
            tokens[i] = replace(name, dep="nsubj")


DOLLARS = frozenset({"US", "A", "C", "HK", "NZ", "S", "AU", "CA", "R", "NT"})
"""Letters that say whose dollars a sign behind them means."""


def _with_its_sign(tokens: list[Token]) -> None:
    """Hangs the letters before a sign for money by the sum: "owes US $5 million" is owed to nobody by that."""
    for i, (letters, sign) in enumerate(pairwise(tokens)):
        if letters.text in DOLLARS and sign.text == "$" and sign.head != i:
            tokens[i] = replace(letters, dep="nmod", head=sign.head)


def _opening(tokens: list[Token]) -> None:
    """Makes a name that opens a sentence, read as an adverb though a participle is of it, the subject of a verb without one:
    "Tonga, hit by a storm, owes 5 million"."""
    first = tokens[0]
    described = any(t.head == 0 and t.dep == "acl" for t in tokens)
    alone = not any(t.head == first.head and t.dep in SUBJECTS for t in tokens)
    if first.dep == "advmod" and described and alone and tokens[first.head].pos == "VERB":
        tokens[0] = replace(first, dep="nsubj", pos="PROPN", tag="NNP")


def _mended(tokens: list[Token]) -> tuple[Token, ...]:
    """The words with a past tense that has an object read as a verb, and the name right before it as its subject."""
    if tokens:
        _after_a_time(tokens)
        _entering(tokens)
        _of_forces(tokens)
        _parted(tokens)
        _given_to(tokens)
        _acting(tokens)
        _with_its_sign(tokens)
        _opening(tokens)
    for i, token in enumerate(tokens):
        lemma = MISREAD.get(token.text.casefold(), "")
        if lemma and token.pos != "VERB" and any(t.head == i and t.dep in ("dobj", "dative") for t in tokens):
            tokens[i] = replace(token, lemma=lemma, pos="VERB", tag="VBD")
            for k, other in enumerate(tokens[:i]):
                if other.head == i and other.dep == "compound":
                    tokens[k] = replace(other, dep="nsubj")
    return tuple(tokens)
