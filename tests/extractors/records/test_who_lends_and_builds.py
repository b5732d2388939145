"""Who lends, pays and builds where a name, a possessive, a hyphen or an own budget tells it."""

import pytest

from tests.extractors.records.reading import by_sum, prose, stated


def test_an_agency_for_development_that_signs_a_loan_gives_it() -> None:
    (loan,) = stated(prose("In 2015 Japan's JICA signed a $50 million loan for a road in Kenya."))
    assert (loan.kind, loan.donor) == ("financing", "JPN")
    assert loan.recipient != "JPN"


def test_whose_loans_were_provided_by_another_owes_them() -> None:
    (claim,) = stated(prose("In 2012 about 60 percent of Kenya's loans were provided by China."))
    assert (claim.measure, claim.ref_area, claim.counterpart_area) == ("debt_share", "KEN", "CHN")


def test_who_piles_up_debts_owes_them() -> None:
    (claim,) = stated(prose("Under the agreement with Gazprom, Moldova accumulated debts of $700 million by 2020."))
    assert (claim.measure, claim.ref_area) == ("debt_stock", "MDA")


def test_what_a_state_spends_from_its_budget_nobody_gave() -> None:
    found = by_sum(
        "The government of Peru put up $250 million from its own budget for the metro in 2012.",
        "Denmark gave Kenya $40 million from its aid budget in 2012.",
    )
    assert [(found[n].kind, found[n].ref_area or found[n].donor) for n in (250e6, 40e6)] == [
        ("claim", "PER"),
        ("financing", "DNK"),
    ]


@pytest.mark.parametrize(
    ("sentence", "country"),
    [
        ("Chinese-funded projects in Kenya were worth $3 billion in 2015.", "CHN"),
        ("In 2010 a Chinese-built dam of 250 MW was opened in Ghana.", "CHN"),
        ("In 2010 a Danish-owned port of 5 MW was opened in Ghana.", "DNK"),
    ],
)
def test_a_hyphen_says_who_pays_for_or_builds_a_work(sentence: str, country: str) -> None:
    (work,) = stated(prose(sentence))
    assert work.kind == "project"
    assert country in work.parties


def test_a_list_goes_on_with_a_further_sum_in_brackets() -> None:
    found = by_sum("In 2010 loans came from China ($200m), India (a further $60m) and Japan.")
    assert [found[n].donor for n in (200e6, 60e6)] == ["CHN", "IND"]


def test_one_sum_in_canadian_dollars_makes_no_others_canadian() -> None:
    found = by_sum(
        "China lent Kenya 300 million dollars in 2012 and Japan lent Peru $400 million.",
        "Canada gave Haiti 5 million Canadian dollars in 2012.",
    )
    assert {n: one.moneys[0].currency for n, one in found.items()} == {3e8: "USD", 4e8: "USD", 5e6: "CAD"}


def test_a_loan_that_is_turned_down_is_not_given() -> None:
    (loan,) = stated(prose("Kenya turned down a loan of $1.1 billion from China in 2012."))
    assert "not_done" in loan.flags
