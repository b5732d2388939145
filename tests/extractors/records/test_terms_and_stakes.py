"""Rates told by the year, shares that somebody buys, and sums that a court awards or that were never spent."""

import pytest

from tests.extractors.records.reading import prose, stated


@pytest.mark.parametrize(
    "rate", ["at 2 percent a year over 20 years", "at 2 percent per annum", "at 2 per cent p.a. over 20 years"]
)
def test_a_rate_a_year_belongs_to_its_loan(rate: str) -> None:
    (loan,) = stated(prose(f"Kenya got a loan of $5 million from Norway {rate} in 2010."))
    assert (loan.kind, loan.interest_rate) == ("financing", 2.0)


def test_growth_a_year_is_no_rate_of_a_loan() -> None:
    (growth,) = stated(prose("Kenya's exports grew at 5 percent a year from 2001 to 2009."))
    assert (growth.kind, growth.value) == ("claim", 5.0)


def test_a_share_of_a_firm_that_somebody_buys_is_a_stake() -> None:
    (stake,) = stated(prose("Norway's Acme bought 49 percent of Air Kenya Express in 2020."))
    assert (stake.kind, stake.subtype, stake.donor) == ("financing", "equity_investment", "NOR")


def test_a_share_of_goods_that_somebody_buys_is_none() -> None:
    facts = stated(prose("Norway bought 49 percent of Kenya's tea in 2020."))
    assert facts
    assert {one.kind for one in facts} == {"claim"}


def test_whom_a_sum_is_owed_to_stands_before_it() -> None:
    (debt,) = stated(prose("By 1990 Cuba owed Moscow 15 billion dollars."))
    assert (debt.measure, debt.ref_area, debt.counterpart_area) == ("debt_stock", "CUB", "RUS")


@pytest.mark.parametrize(
    "sentence",
    [
        "A London tribunal awarded Kenya $385 million against Norway in April 2019.",
        "Three pipelines worth $2.3 billion were cancelled in Kenya in 2018.",
    ],
)
def test_what_a_court_awards_or_was_never_built_is_no_financing(sentence: str) -> None:
    assert stated(prose(sentence), "financing") == []


def test_a_debt_that_was_cancelled_is_relief() -> None:
    (relief,) = stated(prose("Norway cancelled $23 million of Kenya's debt in 2018."))
    assert (relief.subtype, relief.donor, relief.recipient) == ("debt_relief", "NOR", "KEN")


def test_what_part_of_a_price_a_sum_is_makes_no_price() -> None:
    facts = stated(prose("Norway financed the Ruwa bridge in Kenya with $21 million, 85 per cent of its price, in 2014."))
    assert "claim" not in {one.kind for one in facts}


def test_a_loan_behind_a_contract_of_two_is_of_neither_for_sure() -> None:
    facts = stated(
        prose("Egypt and Norway signed a contract for a dam in 2017; a loan of $25 million covers the cost."), "financing"
    )
    assert [(one.donor, one.recipient) for one in facts] == [("", "")]
