"""Sums that are bid or asked for a thing, paid for it by a group, brought to a level, or told again in other dollars."""

import pytest

from tests.extractors.records.reading import prose, stated
from tests.extractors.records.test_given_and_invested import sides, sums


@pytest.mark.parametrize(
    "sentence",
    [
        "In 2004 the French builder Bouygues placed a bid of $310 million at the tender for the port of Cotonou in Benin.",
        "In 2004 Benin set a minimum price of $310 million for the Cotonou refinery.",
    ],
)
def test_what_is_bid_or_asked_for_a_thing_is_neither_given_nor_its_cost(sentence: str) -> None:
    told = sums(sentence)
    assert (told[3.1e8].kind, told[3.1e8].subtype) == ("claim", "other")


def test_the_price_of_a_work_is_still_its_cost() -> None:
    told = sums("In 2004 Benin built the Cotonou refinery at a price of $310 million.")
    assert told[3.1e8].kind == "project"


def test_what_a_group_led_by_a_firm_pays_for_a_stake_is_its_price() -> None:
    (sale,) = stated(prose("Chad sold a 40 percent stake in its brewery to a group led by Norway's Halden for $31 million."))
    assert (sale.kind, sale.subtype, sale.moneys[0].value) == ("financing", "equity_investment", 3.1e7)
    assert list(sale.quantities) == ["40 %"]


def test_a_sum_of_another_clause_is_no_price_of_a_stake() -> None:
    told = sums("Chad sold a 40 percent stake in its brewery to a group founded with $31 million.")
    assert told[3.1e7].subtype != "equity_investment"


def test_what_an_investment_is_brought_to_is_its_stock_and_no_cost_of_a_plant() -> None:
    told = sums("The new plant will bring Norway's investment in Gabon to $410 million by 2008.")
    assert (told[4.1e8].kind, told[4.1e8].subtype, sides(told[4.1e8])) == ("claim", "investment", ({"NOR"}, {"GAB"}))


def test_an_investment_that_construction_begins_with_is_what_the_work_costs() -> None:
    told = sums("Halden Oil started construction of the Gamba smelter in Gabon in 2010 with an investment of $19 million.")
    assert (told[1.9e7].kind, told[1.9e7].date) == ("project", "2010")


def test_a_growth_that_is_owing_to_something_is_no_debt() -> None:
    (told,) = stated(prose("In 2004 the output of Gabon rose by 8 percent, owing to Norway's investment."), "claim")
    assert told.subtype != "debt_share"


def test_a_debt_that_is_owing_to_somebody_is_one() -> None:
    (told,) = stated(prose("The debt of Gabon owing to Norway was $8 million in 2004."), "claim")
    assert (told.subtype, told.counterpart_area) == ("debt_stock", "NOR")


def test_what_a_financed_plant_is_to_reach_is_nothing_that_its_lender_gave() -> None:
    told = stated(prose("In 2012 Norway financed the Gamba dam in Gabon that will raise the capacity by 40 percent."))
    assert not [one for one in told if one.kind == "financing" and one.quantities]


def test_dollars_told_again_in_the_paper_s_own_are_no_second_loan() -> None:
    told = stated(prose("In 2019 Norway gave Chad a US$31 million ($47 million) loan for a road."), "financing")
    assert [[money.value for money in one.moneys] for one in told] == [[3.1e7]]


def test_two_sums_in_dollars_of_one_land_are_two() -> None:
    told = sums("In 2019 Norway gave Chad a US$41 million loan (US$31 million in 2018).")
    assert {4.1e7, 3.1e7} <= set(told)


def test_debts_that_are_pardoned_are_relieved() -> None:
    (told,) = stated(prose("Russia pardoned $46 million of Chad's debts in 2008."), "financing")
    assert (told.subtype, told.donor, told.recipient) == ("debt_relief", "RUS", "TCD")


def test_a_concession_contract_is_a_concession() -> None:
    (told,) = stated(prose("Halden won a 30-year concession contract from Gabon in 2011."), "agreement")
    assert told.subtype == "concession"


def test_a_bank_does_not_receive_its_own_grants() -> None:
    bank, poorest = "Asian Development Bank", "which grants help the Asian Development Bank's smaller members to draw on"
    (told, *_) = stated(prose(f"The {bank} will give $17 million in grants from its fund, {poorest}."), "financing")
    assert (told.donor_organizations, told.recipient_organizations) == ((bank,), ())


def test_a_sum_in_whosever_rupees_is_no_number_of_grants() -> None:
    told = stated(prose("India and Nepal met.", "It was decided to accept Rs 4 billion grants from Norway."))
    assert not [one for one in told if one.subtype == "in_kind"]
