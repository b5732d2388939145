"""Sentences that tell what comes out of a model or a study claim nothing of the world; others beside them do."""

import pytest

from tests.extractors.records.reading import prose, stated


@pytest.mark.parametrize(
    "sentences",
    [
        ("Output increases in Ghana by 6 percent and falls in Togo by 2 percent.",),
        ("The welfare of Peru rises by 3 billion dollars.",),
        ("We simulate a lower tariff.", "Peru gains most of all.", "Ghana captures 40 percent of the surplus."),
        ("This brings Peru 40 billion dollars relative to the baseline.",),
        ("In the panel regression, roads bring Ghana 4 percent more trade.",),
        ("Exports of Ghana are about 2 dollars for every dollar of aid.",),
    ],
)
def test_results_of_a_model_are_no_claims(sentences: tuple[str, ...]) -> None:
    assert stated(prose(*sentences)) == []


@pytest.mark.parametrize(
    ("sentences", "value"),
    [
        (("The exports of Ghana increased by 6 percent in 2015.",), 6.0),
        (("The exports of Ghana increased by 6 percent.",), 6.0),
        (("We simulate a lower tariff.", "In 2015 Ghana captured 40 percent of the exports of gold."), 40.0),
        (("We simulate a lower tariff.", "Ghana exported gold worth 40 million dollars."), 4e7),
        (("The country is large.", "Ghana has 40 percent of the exports of gold."), 40.0),
    ],
)
def test_what_happened_is_claimed_also_beside_a_model(sentences: tuple[str, ...], value: float) -> None:
    assert [one.value for one in stated(prose(*sentences))] == [value]
