"""Sums that are paid for a stake, sent home, listed behind one verb or told as another clause tells its own; and who has
no part in them."""

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
