"""Who is whose partner, to whom each sum of a list goes, and what only sounds like a side or a time."""

import pytest

from tests.extractors.records.reading import prose, stated
from tests.extractors.records.test_given_and_invested import sides, sums


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("Egypt was Kenya's main trading partner in 2015, with a turnover of $70 million.", 7e7),
        ("In 2015 Egypt ranked as Kenya's second largest market with trade of $70 million.", 7e7),
        ("In 2015 Egypt came in third with a turnover of $70 million, a tenth of Kenya's overall trade.", 7e7),
    ],
)
def test_a_partner_is_the_other_side_of_what_is_traded(sentence: str, value: float) -> None:
    assert sides(sums(sentence)[value]) == ({"EGY"}, {"KEN"})


def test_the_two_nations_are_those_whom_the_sentence_itself_tells() -> None:
    told = sums(
        "Kenya's trade with Uganda was $30 million in 2014.",
        "Egypt is the country's largest partner, with a $90 million turnover between the two nations.",
    )
    assert sides(told[9e7]) == ({"EGY"}, {"KEN"})


def test_each_sum_of_a_list_goes_to_who_stands_right_behind_it() -> None:
    told = sums("In 2011 Brazil supported a line of credit of $15 million to Ghana and one of $9 million to Togo.")
    assert [sides(told[v]) for v in (1.5e7, 9e6)] == [({"BRA"}, {"GHA"}), ({"BRA"}, {"TGO"})]
    assert {told[v].subtype for v in (1.5e7, 9e6)} == {"credit_line"}


def test_who_issues_a_loan_lends_and_who_issues_a_bond_borrows() -> None:
    assert sides(sums("In 2012 Chile issued a loan of $40 million to Peru.")[4e7]) == ({"CHL"}, {"PER"})
    assert sides(sums("In 2012 Chile issued a bond of $40 million.")[4e7]) == (set(), {"CHL"})


def test_who_comes_forward_with_a_sum_gives_it() -> None:
    told = sums("In 2012 Norway came forward with $4 million to help Malawi, Zambia and Lesotho feed their people.")[4e6]
    assert (told.kind, sides(told)) == ("financing", ({"NOR"}, {"MWI", "ZMB", "LSO"}))


def test_interest_in_money_is_debt_service_of_who_pays_it() -> None:
    told = sums("In 2012 Peru paid $30 million in interest to Japan.")[3e7]
    assert (told.measure, sides(told)) == ("debt_service", ({"JPN"}, {"PER"}))


def test_an_agency_s_country_in_passing_receives_nothing() -> None:
    told = sums("In 2012 Norway gave $30 million for the roads, according to a Danish report.")[3e7]
    assert sides(told) == ({"NOR"}, set())


def test_what_goes_on_from_a_gift_to_many_countries_is_of_no_single_one() -> None:
    told = sums(
        "In 2011 Norway lent Malawi $7 million.",
        "In 2012 Norway pledged $90 million to African countries. It gave $50 million in loans.",
    )
    assert sides(told[5e7])[1] == set()


def test_a_year_that_is_only_compared_to_dates_nothing() -> None:
    told = sums("In 2015 Peru grew.", "Its exports to Chile were $30 million, a rise of 5 percent over the previous year.")
    assert told[3e7].date != "2014"


def test_the_following_year_counts_from_the_year_by_which_something_was_done() -> None:
    told = sums(
        "By 2008 Egypt had become the lender of Kenya; by the following year, 40 percent of Kenya's debt was Egyptian."
    )
    assert told[40.0].date == "2009"


def test_the_limit_of_an_agreement_is_its_own_sum() -> None:
    found = stated(
        prose("The swap agreement was renewed by Peru and Chile in May 2014 for three years with a limit of $60 million.")
    )
    assert [(one.kind, [m.value for m in one.moneys]) for one in found] == [("agreement", [6e7])]


def test_the_size_of_a_data_set_is_no_fact() -> None:
    assert stated(prose("It contains a data set of 2,150 loans of China from 2003 to 2017.")) == []
