"""How sure a fact is: what in a sentence makes it less sure, or surer, and what leaves it as it is."""

from unittest.mock import patch

import pytest

from extractors.model.fact import Statement
from extractors.records.frames import build, confidence, doubts
from extractors.records.frames.told import Told
from extractors.records.located import Located
from tests.extractors.records.reading import prose, stated


def named(sentence: str, kind: str) -> set[str]:
    """The doubts and merits of the facts of a kind that a sentence tells."""
    found: set[str] = set()
    make = build.statement

    def noted(located: Located, told: Told) -> Statement:
        if told.kind == kind:
            found.update(name for name, there in doubts.found(located, told).items() if there)
        return make(located, told)

    with patch.object(build, "statement", noted):
        stated(prose(sentence))
    return found


@pytest.mark.parametrize(
    ("name", "kind", "there", "near"),
    [
        (
            "one country at most",
            "financing",
            "Togo borrowed $40 million in 2014.",
            "Norway lent Togo $40 million in 2014.",
        ),
        (
            "a figure not taken",
            "agreement",
            "In 2014 Norway, which owns 40 percent of the ferries, signed a pact with Togo.",
            "In 2014 Norway, which owns most of the ferries, signed a pact with Togo.",
        ),
        (
            "a date not taken",
            "claim",
            "Exports of Togo, a former colony that became free in 1960, reached $40 million.",
            "Togo's exports reached $40 million in 1960.",
        ),
        (
            "another year",
            "financing",
            "Norway lent Togo $40 million in 2014, a year before the drought of 2015.",
            "Norway lent Togo $40 million in June 2014, before the drought of 2014.",
        ),
        (
            "told before",
            "agreement",
            "Norway and Togo signed the agreement in 2014.",
            "Norway and Togo signed a fishing agreement in 2014.",
        ),
        (
            "of a body",
            "claim",
            "The exports of the Togo Cotton Company reached $40 million in 2014.",
            "Togo's exports to Norway reached $40 million in 2014.",
        ),
        (
            "may be",
            "claim",
            "Togo's exports to Norway may be $40 million in 2014.",
            "Togo's exports to Norway reached $40 million in May 2014.",
        ),
        (
            "a figure between",
            "financing",
            "Togo's loan from Norway, of which $5 million was spent, is $40 million.",
            "Togo's loan from Norway, of which a part was spent, is $40 million.",
        ),
        (
            "about",
            "project",
            "A railway of about 90 km was built in Togo in 2014.",
            "A railway of 90 km was built in Togo in about 2014.",
        ),
        (
            "main side acts",
            "agreement",
            "Norway and Togo signed a fishing agreement in 2014.",
            "A fishing agreement was signed by Norway with Togo in 2014.",
        ),
        (
            "giver acts",
            "financing",
            "Norway lent Togo $40 million in 2014.",
            "Togo was lent $40 million by Norway in 2014.",
        ),
        (
            "year from before",
            "financing",
            "Since the war of 2006 Togo was poor, and on 25 August Norway lent Togo $40 million.",
            "Since the war of 2006 Togo was poor, and on 25 August 2008 Norway lent Togo $40 million.",
        ),
        (
            "told by a name",
            "project",
            "The Lome Harbour Railway was built in Togo in 2014.",
            "A railway was built in Togo in 2014.",
        ),
    ],
)
def test_a_sign_is_there_and_not_in_a_sentence_near_it(name: str, kind: str, there: str, near: str) -> None:
    assert (name in named(there, kind), name in named(near, kind)) == (True, False)


@pytest.mark.parametrize(
    ("surer", "less"),
    [
        ("Norway lent Togo $40 million in 2014.", "Togo borrowed $40 million in 2014."),
        ("Norway and Togo signed a pact in 2014.", "Togo signed a pact in 2014."),
        ("Togo's exports to Norway reached $40 million.", "Togo's exports to Norway may be $40 million."),
        ("A railway of 90 km was built in Togo.", "A railway of about 90 km was built in Togo."),
        ("The Lome Railway was built in Togo in 2014.", "A railway was built in Togo in 2014."),
    ],
)
def test_what_leaves_more_open_is_less_sure(surer: str, less: str) -> None:
    first, second = stated(prose(surer)), stated(prose(less))
    assert [len(first), len(second)] == [1, 1]
    assert first[0].confidence > second[0].confidence


def test_no_doubt_makes_a_fact_surer_and_no_merit_less_sure() -> None:
    weights = confidence.weights()
    assert [name for name in doubts.DOUBTS if weights.get(name, 0.0) > 0.0] == []
    assert [name for name in doubts.MERITS if weights.get(name, 0.0) < 0.0] == []
    assert sum(name in weights for name in doubts.DOUBTS | doubts.MERITS) > 20
