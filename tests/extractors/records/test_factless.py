"""Pages of econometrics, theory, definitions and thanks state no fact; what looks like them may state one."""

import pytest

from extractors import paper
from tests.extractors.records.reading import HERE, prose, stated


def passages() -> list[tuple[str, str]]:
    """The passages of papers/factless.txt by their headings."""
    parts = (HERE / "factless.txt").read_text(encoding="utf-8").split("== ")[1:]
    return [(name, text) for name, _, text in (part.partition("\n") for part in parts)]


@pytest.mark.parametrize(("heading", "text"), passages(), ids=[name for name, _ in passages()])
def test_a_page_without_facts_gives_none(heading: str, text: str) -> None:
    page = f"A title of some length\n\nAnn Author\n\nAbstract: Words.\n\n2. {heading.capitalize()}\n\n{text}"
    found = paper.extract(page.encode(), "text/plain").statements
    assert [placed.statement.quote for placed in found] == []


@pytest.mark.parametrize(
    "sentence",
    [
        "On average 30 percent of Togo's exports went to Ghana in 2012.",
        "In 2012 the government of Togo said that it would borrow 40 million dollars from Denmark.",
        "Togo is classified as poor and owes Denmark 40 million dollars.",
        "African countries owe 12 percent of their debt to Denmark.",
        "We estimate that Denmark lent Togo 40 million dollars in 2012.",
        "In 2012 Denmark lent Togo 40 million dollars to widen vaccination coverage.",
        "In 2012 Denmark built a synthetic rubber plant in Togo for 40 million dollars.",
        "Exports of Peru passed the threshold of 5 billion dollars in 2012.",
        "After World War I Denmark limited its loan to Togo to 40 million dollars.",
    ],
)
def test_a_fact_in_words_like_theirs_is_one(sentence: str) -> None:
    assert len(stated(prose(sentence))) == 1


def test_what_a_government_ought_to_do_is_no_fact() -> None:
    assert stated(prose("Denmark should lend Togo 40 million dollars.")) == []
