"""Who builds by a contract that a state signed, who takes an offer, and what is paid for which stake."""

import pytest

from extractors.model.fact import Statement
from tests.extractors.records.reading import prose, stated
from tests.extractors.records.test_given_and_invested import sums


def roles(one: Statement) -> set[tuple[str, str]]:
    return {(p.role, p.name) for p in one.participants}


def test_with_whom_a_state_signs_a_contract_to_build_builds_and_it_lies_there() -> None:
    told = stated(
        prose("Chad met Halden.", "Gabon signed a contract with Sinohydro to build an 80 km railway in 2004."), "project"
    )
    assert [("contractor", "Sinohydro") in roles(one) for one in told] == [True]
    assert ("contractor", "GAB") not in roles(told[0])
    assert "GAB" in told[0].parties


def test_where_a_contract_says_that_it_is_built_stands_before_who_signed_it() -> None:
    (told,) = stated(prose("Gabon signed a contract with Sinohydro in 2004 to build an 80 km railway in Chad."), "project")
    assert ("subject", "TCD") in roles(told)
    assert ("contractor", "Sinohydro") in roles(told)


def test_a_firm_that_signs_with_a_state_still_builds() -> None:
    (told,) = stated(prose("In 2004 Sinohydro signed a contract with Gabon to build the Gamba dam."), "project")
    assert ("contractor", "Sinohydro") in roles(told)
    assert ("contractor", "GAB") not in roles(told)


def test_what_a_state_builds_beside_a_contract_it_builds_itself() -> None:
    (told,) = stated(prose("In 2004 Gabon signed a contract with Sinohydro and built the Gamba dam."), "project")
    assert ("contractor", "GAB") in roles(told)


@pytest.mark.parametrize("verb", ["approved", "accepted"])
def test_who_takes_an_offer_gives_nothing(verb: str) -> None:
    told = sums(f"Khazanah Nasional's €310 million offer was {verb} in 2016 by the government of Peru.")
    assert (told[3.1e8].donor, told[3.1e8].recipient) == ("MYS", "PER")


def test_who_approves_its_own_loan_still_gives_it() -> None:
    told = sums("In 2016 a loan of $31 million to Chad was approved by the government of Norway.")
    assert (told[3.1e7].donor, told[3.1e7].recipient) == ("NOR", "TCD")


def test_a_stake_of_so_much_that_is_bought_is_a_sale() -> None:
    (told,) = stated(prose("In 2004 Norway's Telenor acquired a stake of 30 percent in a Ghanaian bank."))
    assert (told.kind, told.subtype, told.recipient) == ("financing", "equity_investment", "GHA")


def test_a_stake_of_so_much_that_is_held_is_a_share() -> None:
    (told,) = stated(prose("Norway's Telenor holds a stake of 30 percent in a Ghanaian bank."))
    assert (told.kind, told.subtype) == ("claim", "share")


def test_each_stake_has_the_price_that_is_paid_for_it() -> None:
    told = stated(
        prose("Under the pact Telenor paid 27 million euros to Peru for a 52-percent stake, and 8 million euros in 2016."),
        "financing",
    )
    assert [(one.moneys[0].value, list(one.quantities)) for one in told if one.quantities] == [(2.7e7, ["52 %"])]


def test_a_government_that_pays_for_a_work_in_its_own_town_gives_nothing_to_the_land_told_of_before() -> None:
    before = "In 2010 Gabon built a bridge."
    told = stated(
        prose(
            before, "The tram system of Accra cost $8 million, of which 15 percent was financed by the Ghanaian government."
        )
    )
    assert all(one.recipient != "GAB" for one in told)


def test_a_government_still_gives_to_the_land_told_of_before() -> None:
    told = stated(
        prose("In 2010 Gabon began a bridge.", "In 2012 $15 million was given by the Ghanaian government."), "financing"
    )
    assert [(one.donor, one.recipient) for one in told if one.moneys] == [("GHA", "GAB")]


def test_what_investors_commit_themselves_to_is_invested_and_not_given() -> None:
    told = sums("In 2007 the new plants brought total investment commitments in Gabon to $50 million.")
    assert (told[5e7].kind, told[5e7].subtype) == ("claim", "investment")


@pytest.mark.parametrize(
    ("sentence", "land"),
    [
        ("The Kariba bridge in Zambia was opened in 1960 by Halden Oil.", "ZMB"),
        ("The Kariba bridge was opened in 1960 by Halden Oil.", "ZWE"),
    ],
)
def test_a_work_lies_where_it_is_said_to_before_the_town_that_it_is_named_after(sentence: str, land: str) -> None:
    (told,) = stated(prose(sentence), "project")
    assert land in told.parties
    assert not {"ZMB", "ZWE"} - {land} & set(told.parties)
