"""Whatever a text is, the work on it keeps step with its length."""

import sys
from types import FrameType

import pytest

from extractors import entities, reading, records
from extractors.model.extract import Extract
from extractors.paper import extract
from tests.benchmarks.endless import PATTERNS

SIZE = 1500


def steps(pattern: str, size: int) -> int:
    """The calls of functions, and resumptions of generators, that a text of one pattern over and over takes to be read."""
    text = (pattern * (size // len(pattern) + 1))[:size].encode()
    n_calls = 0

    def count(_frame: FrameType, event: str, _what: object) -> None:
        nonlocal n_calls
        n_calls += event == "call"

    document = reading.read(text, "text/plain")
    sys.setprofile(count)
    try:
        records.find(document, entities.find(document))
    finally:
        sys.setprofile(None)
    return n_calls


@pytest.mark.parametrize("name", PATTERNS)
def test_the_steps_grow_with_the_length_and_not_with_its_square(name: str) -> None:
    """Four times the length takes four times the steps, or a few more where a longer text is parsed at all; not sixteen."""
    steps(PATTERNS[name], 200)  # what is loaded once a process
    assert steps(PATTERNS[name], 4 * SIZE) <= 8 * steps(PATTERNS[name], SIZE)


def found(text: str) -> Extract:
    return extract(text.encode(), "text/plain")


def test_a_sentence_of_too_many_figures_is_doubted_and_its_figures_are_kept() -> None:
    told = found("China lent Kenya US$ 3 million in 2016, " + "US$ 2 million, " * 60 + "for roads.")
    assert "crowded_sentence" in {flag.flag for flag in told.flags}
    assert sum(mention.kind == "money" for mention in told.mentions) == 61


def test_what_has_no_full_stop_is_read_in_pieces_and_said() -> None:
    told = found("China lent Kenya US$ 3 million in 2016, " + "and the harbour was mended, " * 90)
    assert "long_sentence" in {flag.flag for flag in told.flags}
    assert [each.statement.kind for each in told.statements] == ["financing"]


def test_ordinary_sentences_are_not_doubted() -> None:
    told = found("In 2016 China lent Kenya US$ 3 million for a road. " * 60)
    assert not {"long_sentence", "crowded_sentence"} & {flag.flag for flag in told.flags}
