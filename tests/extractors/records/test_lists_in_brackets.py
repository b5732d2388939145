"""Lists in brackets of who gave, got or has how much: each name with its own sum."""

import pytest

from tests.extractors.records.reading import by_sum, sides_of


@pytest.mark.parametrize(
    "sentence",
    [
        "The programme in Togo was funded by several donors (Norway - 19 million dollars, Japan - 13 million dollars).",
        "Togo got grants from two donors in 2012 (Norway: 19 million dollars, Japan: 13 million dollars).",
        "Togo got aid in 2012 (Norway – 19 million dollars; Japan – 13 million dollars).",
        "Total aid to Togo was 90 million dollars in 2012 (Norway - 19 million, Japan - 13 million).",
        "In 2012 Togo got grants of 90 million dollars (Norway – 19 million, Japan – 13 million).",
    ],
)
def test_each_of_those_in_brackets_gave_its_own_sum(sentence: str) -> None:
    found = by_sum(sentence)
    assert sides_of(found, 19e6, 13e6) == [("financing", "NOR", "TGO"), ("financing", "JPN", "TGO")]
    assert 9e7 not in found or (found[9e7].donor, found[9e7].recipient) == ("", "TGO")


def test_each_of_those_in_brackets_got_its_own_sum() -> None:
    found = by_sum(
        "Denmark gave grants of 90 million dollars in 2012 (Togo - 19 million dollars, Ghana - 13 million dollars)."
    )
    assert sides_of(found, 19e6, 13e6) == [("financing", "DNK", "TGO"), ("financing", "DNK", "GHA")]


def test_parts_of_a_trade_in_brackets_are_those_with_each_partner() -> None:
    found = by_sum("In 2012 exports of Togo were 90 million dollars (Japan 19 million, Norway 13 million).")
    assert [(found[n].measure, found[n].ref_area, found[n].counterpart_area) for n in (19e6, 13e6)] == [
        ("exports", "TGO", "JPN"),
        ("exports", "TGO", "NOR"),
    ]


def test_debts_in_brackets_without_a_whole_are_of_each() -> None:
    found = by_sum("Debt of several countries rose in 2012 (Togo - 19 million dollars, Ghana - 13 million dollars).")
    assert [found[n].ref_area for n in (19e6, 13e6)] == ["TGO", "GHA"]


def test_numbers_in_brackets_under_no_country_are_no_sums() -> None:
    assert set(by_sum("In 2012 Togo spent 90 million dollars on schools (Women - 2 million, Men - 3 million).")) == {9e7}


def test_sums_of_a_list_take_the_currency_of_the_first() -> None:
    found = by_sum(
        "Of the total for Vietnam, the World Bank will give 1.6 billion dollars, the Asian Development Bank 1.5 billion, "
        "France 280 million and the US 128 million."
    )
    assert sides_of(found, 1.6e9, 1.5e9, 280e6, 128e6) == [
        ("financing", "", "VNM"),
        ("financing", "", "VNM"),
        ("financing", "FRA", "VNM"),
        ("financing", "USA", "VNM"),
    ]


def test_a_dash_in_brackets_ends_no_date_line() -> None:
    found = by_sum(
        "In May 2008 rich countries (Denmark - 48 million euros, Finland - 32 million euros) and Poland lent Iceland money."
    )
    assert sides_of(found, 48e6, 32e6) == [("financing", "DNK", "ISL"), ("financing", "FIN", "ISL")]


def test_those_who_follow_without_a_verb_received_too() -> None:
    found = by_sum("Malawi received 14 million dollars in aid, Uganda 11 million and Chad 2 million dollars in 2018.")
    assert [(found[n].kind, found[n].recipient) for n in (14e6, 2e6)] == [("financing", "MWI"), ("financing", "TCD")]
