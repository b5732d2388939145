"""Who is whose partner, to whom each sum of a list goes, and what only sounds like a side or a time."""

import pytest

from tests.extractors.records.reading import prose, stated, tabled
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


def test_where_the_rest_goes_is_who_receives_it() -> None:
    told = sums("Togo will receive a grant of 24 million euros and the remaining 21 million euros will go to Benin.")
    assert sides(told[2.1e7])[1] == {"BEN"}


def test_each_sum_of_a_passive_list_has_its_own_receiver() -> None:
    told = sums(
        "In 2010 loans worth $8 million were extended to Ghana, $2 million to Togo and Benin and $3 million to Mali."
    )
    assert [sides(told[v])[1] for v in (8e6, 2e6, 3e6)] == [{"GHA"}, {"TGO", "BEN"}, {"MLI"}]


def test_the_fund_of_the_heading_gives_what_the_fund_gave() -> None:
    page = "Loans of the Kuwait Fund\n\nA. B.\n\nAbstract: Words.\n\n1. Now\n\nThe Fund granted 3 million dinars in loans.\n"
    assert [(one.donor, one.recipient) for one in stated(page)] == [("KWT", "")]


def test_who_is_said_not_to_be_of_a_club_is_the_creditor() -> None:
    told = sums("In 2012 Chile was the largest non-Paris Club creditor, to which Peru owed $61 million.")[6.1e7]
    assert sides(told) == ({"CHL"}, {"PER"})


def test_ore_in_the_ground_is_no_deposit_of_money() -> None:
    found = stated(prose("In 2012 Chile's Andean Metals bought a copper deposit in Peru for $55 million."))
    assert [one.subtype for one in found if one.kind == "financing" and one.subtype == "deposit"] == []


def test_the_largest_thing_of_a_continent_is_still_one_country_s() -> None:
    told = sums("In 2012 the bank supported Ghana by arranging a loan of $27 million for the largest dam in Africa.")[2.7e7]
    assert sides(told)[1] == {"GHA"}


def test_a_word_that_only_ends_like_a_superlative_leaves_a_continent_a_continent() -> None:
    before = "In 2012 Norway lent Ghana $27 million for a dam."
    for means in ("to invest $60 million in Africa", "to put $60 million into forests across Africa"):
        told = sums(before, f"Norway also pledged {means}.")[6e7]
        assert "GHA" not in sides(told)[1]


def test_who_places_a_deposit_gives_it() -> None:
    told = sums("In 2012 Qatar placed a deposit of $3 million with the Central Bank of Egypt.")[3e6]
    assert sides(told) == ({"QAT"}, {"EGY"})


def test_a_count_of_the_paper_s_country_has_it() -> None:
    told = sums(
        "Malta is small. Malta has one ferry port. Malta pays for it.",
        "A firm runs it.",
        "Some 7,000 ferries called at the port in 2011.",
    )
    assert sides(told[7e3])[1] == {"MLT"}


def test_donors_listed_with_their_sums_give_them() -> None:
    told = sums(
        "In 2016 eight partners helped Togo.",
        "Donors which plan to disburse more than $9 million are Spain US$ 46 million, Chile US$ 20 million and "
        "Brazil US$ 14 million.",
    )
    assert [sides(told[v])[0] for v in (4.6e7, 2e7, 1.4e7)] == [{"ESP"}, {"CHL"}, {"BRA"}]


def test_who_talks_of_a_loan_to_another_lends_it() -> None:
    told = sums("Brazil is in talks over a possible $10 million loan to Togo in 2013.")[1e7]
    assert sides(told) == ({"BRA"}, {"TGO"})


def test_a_part_of_what_was_told_has_its_time() -> None:
    told = sums("Peru's debt was $15 million in 2015.", "Out of this amount, 11 million dollars are owed to Chile.")
    assert told[1.1e7].date == "2015"


def test_whose_loans_a_heading_names_gives_them() -> None:
    page = (
        "Works in Ghana\n\nA. B.\n\nAbstract: Words.\n\n"
        "1. Loans of Denmark\n\nIn 2014 a loan of 6 million euros was signed for Ghana.\n\n"
        "2. Loans of Korea\n\nIn 2015 a loan of 7 million dollars was signed for Ghana. "
        "It carries 0.5 percent over 30 years.\n"
    )
    found = [one for one in stated(page) if one.moneys]
    assert [(one.donor, one.recipient) for one in found] == [("DNK", "GHA"), ("KOR", "GHA")]
    assert (found[1].interest_rate, found[1].maturity_years) == (0.5, 30)


def test_loans_of_whom_the_paper_is_about_are_owed_by_it() -> None:
    page = (
        "The debt of Ghana\n\nA. B.\n\nAbstract: Words.\n\n"
        "1. Loans of Ghana\n\nIn 2014 a loan of 6 million euros was signed for water works.\n"
    )
    (loan,) = [one for one in stated(page) if one.moneys]
    assert loan.donor == ""


def test_what_is_owed_at_the_end_of_each_year_is_no_loan() -> None:
    found = stated(
        tabled(
            "Table 2: Debt of Peru to lenders (million US dollars)",
            "Lender | 2016 | 2017",
            "Denmark | 60 | 58",
            "Korea | 70 | 72",
        )
    )
    assert [one for one in found if one.kind == "financing"] == []


def test_a_size_told_again_in_brackets_in_another_unit_is_one_size() -> None:
    page = "Roads\n\nA. B.\n\nAbstract: Words.\n\n1. Roads\n\nIn 2014 Ghana had a road network of 900 km (560 mi).\n"
    (one,) = [s for s in stated(page) if s.quantities]
    assert one.quantities == ("900 km", "560 mi")


def test_a_size_of_something_else_in_brackets_is_another() -> None:
    page = (
        "Roads\n\nA. B.\n\nAbstract: Words.\n\n1. Roads\n\n"
        "In 2014 Ghana had a road network of 900 km (20 m wide at most) and a rail network of 400 km.\n"
    )
    assert sorted(s.quantities for s in stated(page)) == [("20 m",), ("400 km",), ("900 km",)]
