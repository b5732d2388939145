"""How levels move, lists of debtors and creditors, and sums that one "respectively" shares out."""

import pytest

from extractors.model.fact import Statement
from tests.extractors.records.reading import prose, stated


def claims(*sentences: str) -> dict[float, Statement]:
    """The claims of a paragraph by their value."""
    return {one.value or 0.0: one for one in stated(prose(*sentences), "claim")}


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("Togo's exports expanded by 8 percent in 2003.", 8.0),
        ("Togo's imports increased a rather more modest 14 percent in 2004.", 14.0),
        ("Togo expanded its exports to Benin at an annual rate of 9 percent in the 1990s.", 9.0),
        ("The growth of Togo's output went from 2 percent in 2001 to 3 percent in 2002.", 3.0),
    ],
)
def test_by_how_much_a_level_moved_is_no_share_and_no_price(sentence: str, value: float) -> None:
    assert claims(sentence)[value].measure == "other"


@pytest.mark.parametrize(
    ("sentence", "value", "measure"),
    [
        ("Togo raised its share of the market to 12 percent in 2010.", 12.0, "share"),
        ("Togo's imports made up 30 percent of its trade in 2010.", 30.0, "share"),
    ],
)
def test_a_level_that_is_reached_stays_what_it_is(sentence: str, value: float, measure: str) -> None:
    assert claims(sentence)[value].measure == measure


@pytest.mark.parametrize(
    "sentence",
    [
        "In 1988 Mali's trade surplus turned into a deficit of $45 million.",
        "Mali's trade deficit widened to $45 million in 1988.",
        "Mali's trade balance swung back to a $45 million surplus in 1988.",
    ],
)
def test_a_trade_balance_stays_one_however_it_moves(sentence: str) -> None:
    assert claims(sentence)[4.5e7].measure == "trade_balance"


def test_a_budget_deficit_is_none_of_trade() -> None:
    found = claims("Mali's trade deficit was $45 million in 1988 and its budget deficit $20 million.")
    assert (found[4.5e7].measure, found[2e7].measure) == ("trade_balance", "revenue")


@pytest.mark.parametrize(
    "before",
    ["Japan is the largest creditor of the islands.", "Japan lent its neighbours $365 million."],
)
def test_listed_debtors_owe_their_sums_to_who_lent_in_the_sentence_before(before: str) -> None:
    found = claims(before, "The main debtors are Fiji ($210 million), Samoa ($95 million) and Tonga ($60 million).")
    rows = {(n, one.measure, one.ref_area, one.counterpart_area) for n, one in found.items()}
    assert rows == {
        (2.1e8, "debt_stock", "FJI", "JPN"),
        (9.5e7, "debt_stock", "WSM", "JPN"),
        (6e7, "debt_stock", "TON", "JPN"),
    }


def test_listed_creditors_are_owed_their_sums_by_whose_they_are() -> None:
    found = claims("Among Kenya's creditors are China ($6.3 billion) and France ($700 million).")
    assert {(one.measure, one.ref_area, one.counterpart_area) for one in found.values()} == {
        ("debt_stock", "KEN", "CHN"),
        ("debt_stock", "KEN", "FRA"),
    }


def test_a_list_of_others_is_none_of_debts_and_who_is_only_named_before_lent_nothing() -> None:
    found = claims("The main exporters are Chile ($4 billion), Peru ($2.5 billion) and Zambia ($900 million).")
    assert {one.measure for one in found.values()} == {"other"}
    found = claims("Japan is far away.", "The main debtors are Fiji ($210 million) and Samoa ($95 million).")
    assert {one.counterpart_area for one in found.values()} == {""}


def test_what_stands_between_the_last_sum_and_respectively_leaves_each_its_own() -> None:
    found = claims("China and Japan accounted for 20 and 12 percent of Kenya's imports, respectively, in 2014.")
    assert {(n, one.ref_area, one.counterpart_area) for n, one in found.items()} == {
        (20.0, "KEN", "CHN"),
        (12.0, "KEN", "JPN"),
    }


def test_who_has_the_next_sum_of_a_row_receives_nothing() -> None:
    found = stated(prose("In 2015, Germany and France contributed $40 million and $25 million, respectively, to the fund."))
    assert {(one.moneys[0].value, one.donor, one.recipient) for one in found} == {(4e7, "DEU", ""), (2.5e7, "FRA", "")}


def test_sums_of_a_row_before_respectively_share_their_currency_and_scale() -> None:
    found = stated(prose("In 2015, Germany and France lent Kenya 40 and 25 million euros, respectively."))
    assert {(one.moneys[0].value, one.moneys[0].currency, one.donor, one.recipient) for one in found} == {
        (4e7, "EUR", "DEU", "KEN"),
        (2.5e7, "EUR", "FRA", "KEN"),
    }


def test_power_that_a_government_adds_is_of_its_country_and_not_of_who_is_named_before() -> None:
    found = claims(
        "The turbines are made in France.",
        "Uganda's minister says that the government will add 800 MW, comprising 700 MW from the Ruwa power plant.",
    )
    assert (found[700.0].ref_area, found[700.0].counterpart_area) == ("UGA", "")
