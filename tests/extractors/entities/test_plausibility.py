"""Doubts about amounts that cannot be meant as printed."""

from extractors.entities import doubts, find
from tests.extractors.entities.building import document


def flags(*flow):
    doc = document(*flow)
    return [(doubt.mention.text, doubt.flag) for doubt in doubts(doc, find(doc))]


SUMS = [
    "US$3 billion",
    "US$40 million",
    "US$900 million",
    "US$12 billion",
    "US$7.5 billion",
    "US$1 billion",
    "US$88 million",
    "US$2 billion",
    "US$5 billion",
]


def test_a_sum_far_from_all_others_is_flagged_and_kept() -> None:
    texts = [f"The bank lent {amount} for a road." for amount in [*SUMS, "US$1,100"]]
    assert flags(*texts) == [("US$1,100", "implausible_amount")]


def test_prices_and_pairs_of_small_sums_are_not() -> None:
    texts = [f"The bank lent {amount} for a road." for amount in SUMS]
    assert flags(*texts, "Oil cost US$30 a barrel.") == []
    assert flags(*texts, "A desk costs US$1,100.", "A door costs US$1,200.") == []


def test_few_sums_tell_nothing() -> None:
    assert flags("One cost US$3 billion, another US$1,100.") == []


def test_a_plant_larger_than_any_is_flagged() -> None:
    assert flags("The power plant has 1177gw.") == [("1177gw", "implausible_unit")]
    assert flags("The power plant has 1177 MW.", "The country has 1,177 GW in all its provinces.") == []


def test_colder_than_absolute_zero() -> None:
    assert flags("It was stored at -300 °C.") == [("-300 °C", "implausible_unit")]
