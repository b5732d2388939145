"""Loans that are floated or raised, firms that are bought, sums that a list shares out, and names that have no part."""

from tests.extractors.records.reading import prose, stated, tabled
from tests.extractors.records.test_given_and_invested import sides, sums


def test_whose_loan_is_floated_borrows_and_the_market_does_nothing() -> None:
    told = sums("The Peruvian loan of 1872, £250,000, was floated in London.")
    assert sides(told[2.5e5]) == (set(), {"PER"})
    told = sums("In 1909 the Serbian government placed a loan of 21 million dollars in Paris.")
    assert sides(told[2.1e7]) == (set(), {"SRB"})


def test_a_loan_that_is_given_is_that_of_its_lender() -> None:
    told = sums("In 1909 a Dutch loan of 21 million dollars was given to Serbia.")
    assert sides(told[2.1e7]) == ({"NLD"}, {"SRB"})


def test_debt_that_is_raised_is_borrowed() -> None:
    told = sums("Ghana raised 750 million dollars of external debt in 2007.", "Togo tapped the debt market for $90 million.")
    assert [(told[n].kind, sides(told[n])) for n in (7.5e8, 9e7)] == [
        ("financing", (set(), {"GHA"})),
        ("financing", (set(), {"TGO"})),
    ]


def test_what_raises_a_debt_to_a_level_borrows_nothing() -> None:
    told = sums("The drought raised the debt of Ghana to 750 million dollars in 2007.")
    assert (told[7.5e8].kind, told[7.5e8].measure) == ("claim", "debt_stock")


def test_a_firm_that_is_bought_is_a_stake_in_its_country() -> None:
    told = sums("In 2012 the Qatari fund acquired Halden Mutual, a British insurer, for 240 million dollars.")
    assert (told[2.4e8].kind, told[2.4e8].subtype) == ("financing", "equity_investment")
    assert sides(told[2.4e8]) == ({"QAT"}, {"GBR"})


def test_a_firm_may_be_bought_at_a_price() -> None:
    told = sums("Halden Group of Denmark bought the carmaker Vesta Motors from Arden in 2010 at a price of $18 million.")
    assert (told[1.8e7].kind, told[1.8e7].donor) == ("financing", "DNK")


def test_goods_that_are_bought_are_no_stake() -> None:
    told = sums("In 2012 Qatar bought 24 aircraft from France for 640 million dollars.")
    assert told[6.4e8].kind == "claim"


def test_where_a_field_lies_stands_before_who_sells_a_stake_in_it() -> None:
    told = sums(
        "In 2009 Petronas of Malaysia bought a stake in a field off Ghana's coast for $13 million from Halden of Canada."
    )
    assert sides(told[1.3e7])[1] == {"GHA"}


def test_all_whom_a_list_names_gave_and_the_whole_is_theirs_together() -> None:
    told = sums(
        "In 2014 the $12 million in aid for Nepal was provided by Norway ($5 million), Sweden ($4 million) and "
        "Finland ($3 million)."
    )
    assert [sides(told[n]) for n in (5e6, 4e6, 3e6)] == [({code}, {"NPL"}) for code in ("NOR", "SWE", "FIN")]
    assert sides(told[1.2e7]) == ({"NOR", "SWE", "FIN"}, {"NPL"})


def test_a_part_that_each_of_two_gave_is_of_both() -> None:
    told = sums("In 2013 Yemen received $7 million in aid, $3 million from Oman and $2 million each from Qatar and Kuwait.")
    assert sides(told[2e6]) == ({"QAT", "KWT"}, {"YEM"})
    assert sides(told[7e6]) == ({"OMN", "QAT", "KWT"}, {"YEM"})


def test_a_bank_that_money_is_placed_in_receives_it() -> None:
    told = sums("In 2017 the Andine Bank agreed to a deposit of $50 million, to be placed in the central bank of Yemen.")
    assert sides(told[5e7]) == (set(), {"YEM"})


def test_who_makes_the_goods_that_a_credit_buys_gave_it() -> None:
    told = sums("In 1954 Ghana obtained a $5 million credit for the purchase of Hungarian machinery.")
    assert sides(told[5e6]) == ({"HUN"}, {"GHA"})
    told = sums("In 1954 the Bank granted a $5 million credit for Hungarian farmers.")
    assert sides(told[5e6])[1] == {"HUN"}


def test_whose_agency_tells_of_money_neither_gets_it_nor_hides_who_gave() -> None:
    told = sums(
        "In July 2013 Oman pledged $4 million in aid to Yemen.",
        "Oman's news agency said the package would comprise a deposit of $3 million and a grant of $1 million.",
    )
    assert [sides(told[n]) for n in (3e6, 1e6)] == [({"OMN"}, {"YEM"})] * 2


def test_what_somebody_said_would_be_lent_is_told() -> None:
    told = sums("In 2011 Russia promised Belarus a loan.", "The minister said that the loan would be up to $90 million.")
    assert sides(told[9e7]) == ({"RUS"}, {"BLR"})


def test_where_a_board_met_gets_nothing_of_what_the_items_below_it_got() -> None:
    lead = "At its meeting held from 3 to 5 May 2011, in Berne, Switzerland, the Fund approved finance for these countries:"
    items = "- Nepal, with a 3 million dollar grant for irrigation\n\n- Chad, with a 5 million dollar grant for wells\n"
    told = {s.moneys[0].value: s for s in stated(f"{prose('Words.')}\n{lead}\n\n{items}") if s.moneys}
    assert [sides(told[n])[1] for n in (3e6, 5e6)] == [{"NPL"}, {"TCD"}]


def test_a_part_of_a_loan_is_lent() -> None:
    told = sums("In 1924 the Geneva portion (£250,000) of the Peruvian 7 per cent railway loan was issued.")
    assert told[2.5e5].kind == "financing"


ROWS = (
    "Lender | Borrower and works | USD | EUR | Signed",
    "KfW | Laos: dam at Nam Ou | 60 | | 13/04/2018",
    "SACE | Zambia: sugar mills | | 82 | 31/12/2015",
    "India Exim Bank | Malawi: pumps for the lake shore | 44 | | 25/10/2016",
)


def test_a_scale_over_a_table_reaches_columns_that_print_a_currency_alone() -> None:
    found = stated(tabled("Table 7: Credits to buyers abroad (in millions)", *ROWS))
    assert [(s.donor, s.recipient, s.moneys[0].value, s.moneys[0].currency) for s in found] == [
        ("DEU", "LAO", 6e7, "USD"),
        ("ITA", "ZMB", 8.2e7, "EUR"),
        ("IND", "MWI", 4.4e7, "USD"),
    ]


def test_without_a_scale_a_column_of_a_currency_is_read_as_printed() -> None:
    found = stated(tabled("Table 7: Credits to buyers abroad", *ROWS))
    assert [s.moneys[0].value for s in found] == [60, 82, 44]


def test_a_table_of_bonds_or_funding_lists_financing() -> None:
    found = stated(
        tabled(
            "Table 2: Projects approved by the Fund in May 2014",
            "Project | Country | Funding (US$ million)",
            "Wells for the north | Chad | 23.1",
            "Roads of the coast | Peru | 8.7",
        )
    )
    assert [(s.kind, s.recipient, s.moneys[0].value) for s in found] == [
        ("financing", "TCD", 23.1e6),
        ("financing", "PER", 8.7e6),
    ]


def test_those_who_follow_in_a_ranking_gave_as_who_leads_it() -> None:
    told = sums(
        "Norway made the largest pledge of $43 million for Nepal in 2014, followed by Denmark with $24 million for the "
        "Nepal fund, then Austria with $23 million, and Chile with $19 million."
    )
    assert [sides(told[n]) for n in (4.3e7, 2.4e7, 2.3e7, 1.9e7)] == [
        ({code}, {"NPL"}) for code in ("NOR", "DNK", "AUT", "CHL")
    ]


def test_who_draws_on_a_line_borrows_and_who_draws_on_reserves_does_not() -> None:
    told = sums("In December 2014 Peru's central bank drew on the line with China for a total of $15 million.")
    assert (told[1.5e7].kind, sides(told[1.5e7])) == ("financing", ({"CHN"}, {"PER"}))
    told = sums("In 2011 Peru drew on its reserves of $15 million.")
    assert (told[1.5e7].kind, told[1.5e7].measure) == ("claim", "reserves")


def test_who_asks_for_money_gets_it() -> None:
    told = sums("At the request of Nepal, India granted a credit of $14 million in 2012.")
    assert sides(told[1.4e7]) == ({"IND"}, {"NPL"})


def test_a_total_of_loans_that_is_brought_to_a_level_is_lent() -> None:
    told = sums("India has lent to Nepal ten times, taking the total value of credit lines to $290 million.")
    assert (told[2.9e8].kind, sides(told[2.9e8])) == ("financing", ({"IND"}, {"NPL"}))


def test_a_majority_of_a_work_that_is_paid_for_is_a_stake() -> None:
    told = sums("In 2006 Ferrosa of Spain acquired a majority of the airport of Lima for around $18 million.")
    assert (told[1.8e7].subtype, sides(told[1.8e7])) == ("equity_investment", ({"ESP"}, {"PER"}))


def test_a_sum_told_again_behind_the_letters_of_its_currency_is_one() -> None:
    told = sums(
        "In 2014 the Bank of Korea and the Bank of Laos made a swap agreement for 70 billion won (KRW; USD 60 million)."
    )
    assert {s.kind for s in told.values()} == {"agreement"}


def test_who_receives_an_application_lends_and_who_made_it_borrows() -> None:
    told = sums("In 1947 the World Bank received from the Government of Denmark an application for a loan of $53 million.")
    assert sides(told[5.3e7]) == (set(), {"DNK"})


def test_who_pays_with_a_loan_or_acquires_one_has_borrowed() -> None:
    told = sums("In 1893 Peru paid for the war with four loans, amounting to a total sum of £6,635,000.")
    assert (told[6.635e6].kind, sides(told[6.635e6])) == ("financing", (set(), {"PER"}))
    told = sums("Chile had won the war.", "In 1898 Peru acquired three large loans to a total value of £49 million.")
    assert sides(told[4.9e7]) == (set(), {"PER"})


def test_whose_bailout_of_a_body_is_told_got_it() -> None:
    told = sums("Since its March IMF bailout of $29 million, Peru has rebuilt its reserves.")
    assert sides(told[2.9e7]) == (set(), {"PER"})


def test_a_programme_with_a_body_that_lends_is_lent() -> None:
    told = sums("The deal of May 2014 will allow Peru to go forward with a $29 million programme with the IMF.")
    assert (told[2.9e7].kind, sides(told[2.9e7])) == ("financing", (set(), {"PER"}))


def test_who_lent_the_debt_that_is_restructured_gives_and_the_country_is_no_bank() -> None:
    told = sums(
        "In 2024 Peru agreed with its lenders on its debt.",
        "The country also signed a pact to restructure $42 million in debt from China Eximbank.",
        "The country also had $12 million of its bonds rescheduled.",
    )
    assert sides(told[4.2e7]) == ({"CHN"}, {"PER"})
    assert sides(told[1.2e7])[1] == {"PER"}


def test_a_giver_of_a_name_that_nobody_knows_is_not_the_one_before() -> None:
    told = sums("In 1947 Norway lent Peru $5 million.", "In 1948 the Hanlon Plan gave $12 million to Peru.")
    assert sides(told[1.2e7]) == (set(), {"PER"})


def test_the_country_is_not_the_town_where_officials_signed() -> None:
    told = sums(
        "Peru's officials in Paris signed the pact with the committee, whose members have lent $58 million to the country."
    )
    assert sides(told[5.8e7])[1] == {"PER"}


def test_an_organ_of_a_state_gave_for_the_state_told_before() -> None:
    told = sums("In 1995 Norway lent Peru $5 million.", "In 1996 the Treasury gave $12 million to Peru.")
    assert sides(told[1.2e7]) == ({"NOR"}, {"PER"})


def test_who_builds_with_a_loan_has_borrowed() -> None:
    told = sums(
        "The Fund gave Nepal a grant of $17 million in 2016.",
        "The Bhutanese government plans to rebuild its canals with a loan from the African Development Bank of $61 million.",
    )
    assert sides(told[6.1e7])[1] == {"BTN"}


def test_francs_beside_a_country_of_central_africa_and_france_are_those_of_france() -> None:
    told = sums("In 1912 France lent the governor of Burundi 15 million francs.")
    assert told[1.5e7].moneys[0].currency == "FRF"
