"""Sums that are paid for a stake, sent home, listed behind one verb or told as another clause tells its own; and who has
no part in them."""

from tests.extractors.records.reading import prose, stated, tabled
from tests.extractors.records.test_given_and_invested import sides, sums


def test_what_is_paid_for_a_stake_is_a_sale_of_it() -> None:
    told = sums("Khazanah Nasional of Malaysia paid $64 million for a third of Vista Bank in Peru.")
    assert (told[6.4e7].kind, told[6.4e7].subtype) == ("financing", "equity_investment")


def test_what_migrants_send_home_is_a_measure_of_their_country() -> None:
    told = sums("Ghanaian migrants sent $310 million to their families in 2012, $40 million of which came from Italy.")
    assert {told[3.1e8].kind, told[4e7].kind} == {"claim"}
    assert sides(told[3.1e8]) == (set(), {"GHA"})
    assert sides(told[4e7]) == ({"ITA"}, {"GHA"})


def test_sums_that_one_verb_gives_for_one_work_after_the_other_are_given() -> None:
    told = sums(
        "Japan has given $31 million in loans for the Mombasa port, $12 million for the Thika road and $9 million for a dam."
    )
    assert [told[n].kind for n in (3.1e7, 1.2e7, 9e6)] == ["financing"] * 3


def test_a_clause_with_the_verb_of_the_one_before_is_of_the_same_thing() -> None:
    told = sums("Samoa received $3 million in remittances in 2009, while Tonga received $5 million.")
    assert (told[5e6].kind, sides(told[5e6])) == ("claim", (set(), {"TON"}))


def test_the_whole_of_a_debt_that_is_cut_by_a_share_is_not_cut() -> None:
    told = sums("The Paris Club agreed to cancel 60 percent of the debt of Malawi, which amounts to $700 million.")
    assert (told[7e8].kind, told[7e8].measure) == ("claim", "debt_stock")


def test_where_lenders_come_from_receives_nothing() -> None:
    told = sums("The $45 million loan was arranged by a group of lenders from Europe, Asia and Canada.")
    assert "CAN" not in sides(told[4.5e7])[1]


def test_who_backs_a_loan_did_not_give_it() -> None:
    told = sums("In 2012 Kenya raised a $40 million loan backed by the Norwegian Export Credit Guarantee Agency.")
    assert sides(told[4e7]) == (set(), {"KEN"})


def test_a_possessive_in_front_is_of_the_subject_behind_it() -> None:
    told = sums(
        "Chile was praised in 1999.", "After the early repayment of its debt of $3 million, Peru was no longer a debtor."
    )
    assert sides(told[3e6])[1] == {"PER"}


def test_the_country_is_none_that_only_gave() -> None:
    told = sums(
        "Norway lent Malawi $5 million in 2004.",
        "It got a further $2 million from Norwegian banks.",
        "The country's reserves stood at $30 million in 2005.",
    )
    assert sides(told[3e7])[1] == {"MWI"}


def test_a_share_in_brackets_makes_no_measure_of_the_sum_before() -> None:
    told = sums("Remittances to Nepal were $3 million (14% of its GDP) in 2008.")
    assert (told[3e6].kind, told[3e6].measure) == ("claim", "other")


def test_on_whose_behalf_a_bank_lends_does_not_receive() -> None:
    told = sums("Exim Bank of Korea has, on behalf of the Government of Korea, lent $70 million to Ghana.")
    assert sides(told[7e7]) == ({"KOR"}, {"GHA"})


def test_a_haircut_in_percent_is_a_relief_of_debt() -> None:
    told = stated(prose("In 2006 the bondholders of Belize took a 23 percent haircut."))
    assert [(one.kind, one.subtype, one.recipient) for one in told] == [("financing", "debt_relief", "BLZ")]


def test_a_minister_gives_for_the_country_of_the_label() -> None:
    told = sums("Finland: Foreign Minister Elina Virta has pledged $6 million for schools in 2014.")
    assert sides(told[6e6])[0] == {"FIN"}


def test_the_market_on_which_money_is_raised_receives_nothing() -> None:
    told = sums("In 1889 the railway company raised a loan of $4 million on the London market.")
    assert "GBR" not in sides(told[4e6])[1]


def test_hosts_of_a_meeting_at_which_money_is_pledged_neither_give_nor_receive() -> None:
    told = sums("Some 20 donors pledged $80 million for schools in Haiti at a meeting hosted by Mexico with Brazil.")
    assert not {"MEX", "BRA"} & set().union(*sides(told[8e7]))


def test_what_a_conference_secured_is_not_of_the_giver_before() -> None:
    told = sums("Japan lent Nepal $5 million in 2014.", "The 2016 conference secured $40 million in pledges for Nepal.")
    assert sides(told[4e7])[0] == set()


def test_an_arrangement_under_a_facility_of_the_fund_is_a_credit() -> None:
    told = sums("Togo's arrangement under the ECF was approved on 4 May 2009, in an amount of $110 million.")
    assert (told[1.1e8].kind, sides(told[1.1e8])[1]) == ("financing", {"TGO"})


def test_two_years_behind_between_are_a_time_whatever_follows() -> None:
    told = sums("Between 2003 and 2007 Turkish firms lent $9 million to Chad.")
    assert told[9e6].date == "2003/2007"


def test_a_rate_is_told_by_the_years_behind_it() -> None:
    told = sums("In 1998 Fiji borrowed $8 million for a mill, at 2.4 percent over 20 years.")
    assert (told[8e6].interest_rate, told[8e6].maturity_years, len(told)) == (2.4, 20, 1)


def test_a_table_under_a_donor_s_name_is_of_what_it_gave() -> None:
    rows = ("Year | Recipient | Purpose | Amount", "1991 | Vanuatu | Clinics | 3.0", "1994 | Nauru | Roofs | 2.5")
    paper = tabled("Table 1. Grants, DKK million", *rows).replace(
        "See below.", "See below.\n\n2. Denmark\n\nWhat was given is told here."
    )
    assert [(one.donor, one.recipient) for one in stated(paper, "financing")] == [("DNK", "VUT"), ("DNK", "NRU")]


def test_who_gives_along_with_another_gives() -> None:
    told = sums("Kuwait pledged along with Oman a combined $12 million in aid to Jordan in 2014.")
    assert sides(told[1.2e7]) == ({"KWT", "OMN"}, {"JOR"})
