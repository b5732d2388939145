"""What a sum is of, its time, its terms and its currency, where other sums, parts and wholes stand beside it."""

from tests.extractors.records.reading import by_sum as told
from tests.extractors.records.reading import prose, read, stated, tabled


def test_a_stake_and_its_price_are_one_sale() -> None:
    (one,) = (s for s in stated(prose("In 2016 a Japanese group paid $350 million for 63% of the Chilean miner Altos.")))
    assert (one.kind, one.subtype, one.moneys[0].value, one.quantities) == (
        "financing",
        "equity_investment",
        3.5e8,
        ("63 %",),
    )
    assert (one.donor, one.recipient) == ("JPN", "CHL")


def test_sums_in_a_bracket_do_not_part_a_sum_from_its_noun() -> None:
    found = told(
        "It completed a review of the program of Greece, supported by an SDR 26 billion (€30 billion) Stand-By Arrangement."
    )
    assert found[26e9].kind == "financing"


def test_a_share_behind_or_is_of_its_own_noun() -> None:
    found = told("In 2018 Danish aid totaled an estimated $46 million, or 1% of the budget.")
    assert (found[4.6e7].kind, found[4.6e7].donor) == ("financing", "DNK")


def test_money_due_in_a_year_is_not_dated_by_it() -> None:
    found = told("In March 2016 Kenya sold secured notes of 355 million euros due 2031.")
    assert (found[3.55e8].kind, found[3.55e8].subtype, found[3.55e8].date) == ("financing", "bond", "2016-03")


def test_a_figure_of_the_same_period_a_year_before_has_its_own_year() -> None:
    found = told("Trade of Peru and Chile was $4.6 billion in 2019, up from $4.3 billion in the same period in 2018.")
    assert (found[4.6e9].year, found[4.3e9].year) == (2019, 2018)


def test_a_date_behind_the_figure_of_the_next_clause_is_that_one_s_own() -> None:
    found = told(
        "Norway extended a 300 million euro loan for the road to Kenya, and Sweden two loans, of 500 million euros in 2013."
    )
    assert (found[3e8].year, found[5e8].year) == (None, 2013)


def test_a_share_of_an_economy_is_dated_behind_its_noun() -> None:
    found = told("Fiji's debt fell from 61% of GDP in 2018 to 6% of GDP by the close of 2023.")
    assert (found[61].year, found[6].year) == (2018, 2023)


def test_terms_in_a_sentence_of_their_own_are_no_claim() -> None:
    facts = stated(prose("In 2021 Qatar placed a deposit of $3 billion with Sudan.", "It carries four per cent interest."))
    assert [(one.kind, one.interest_rate) for one in facts] == [("financing", 4.0)]


def test_a_short_name_before_a_dollar_sign_is_a_country_where_no_dollar_is_its_own() -> None:
    found = {m.norm for m in read(prose("Qatar lent Sudan $5 million in 2012, and the UAE $4 million.")).mentions}
    assert "ARE" in found
    assert "USA" not in {m.norm for m in read(prose("The loan was US $5 million in 2012.")).mentions}


def test_short_lines_over_a_table_without_a_caption_are_its_heading() -> None:
    text = tabled(
        "History of lending commitments\n\n(in thousands of SDRs)",
        "Facility | Date of Arrangement | Amount Agreed",
        "Extended Credit Facility | Apr 3, 2015 | SDR 664,200",
        "Stand-by Arrangement | Jul 15, 2009 | SDR 387,450",
    )
    found = [(s.kind, s.date) for s in stated(text, "financing")]
    assert found == [("financing", "2015-04-03"), ("financing", "2009-07-15")]


def test_francs_are_of_the_country_that_the_paper_names() -> None:
    assert [m.unit for m in read(prose("In 1871 France paid 5 billion francs.")).mentions if m.label == "AMOUNT"] == ["FRF"]
    assert [m.unit for m in read(prose("In 1871 Geneva paid 5 billion francs.")).mentions if m.label == "AMOUNT"] == ["CHF"]


def test_the_loans_that_a_sum_is_made_up_of_are_received_with_it() -> None:
    found = told(
        "Gabon will receive $133 million, made up of a credit of $88 million for schools and a grant of $45 million."
    )
    assert [found[n].donor for n in (8.8e7, 4.5e7)] == ["", ""]


def test_terms_of_both_loans_are_those_of_each() -> None:
    facts = stated(prose("In 1946 Peru lent Spain $3 million and Chile $2 million.", "Both loans came at 2% interest."))
    assert [one.interest_rate for one in facts] == [2.0, 2.0]


def test_places_behind_their_figures_are_no_parts_of_the_next() -> None:
    found = told("In 2020 FDI reached $11 million in Peru and Chile, $37 million in Fiji and $27 million in Samoa.")
    assert [found[n].ref_area for n in (3.7e7, 2.7e7)] == ["FJI", "WSM"]


def test_a_share_in_a_part_without_a_verb_is_of_the_same_whole() -> None:
    found = told("The Netherlands held 17% of the stock of FDI in Serbia in 2021, Austria 12% and Norway 9%.")
    assert [(found[n].ref_area, found[n].counterpart_area) for n in (17, 12, 9)] == [
        ("SRB", "NLD"),
        ("SRB", "AUT"),
        ("SRB", "NOR"),
    ]


def test_bodies_before_respectively_have_a_sum_each() -> None:
    found = told(
        "In 2012 the World Bank and the African Development Bank lent Togo $17 million and $12 million respectively."
    )
    assert [found[n].donor_organizations for n in (1.7e7, 1.2e7)] == [("World Bank",), ("African Development Bank",)]


def test_a_sum_in_brackets_behind_its_noun_is_the_same_sum() -> None:
    facts = stated(prose("In 2023 Norway signed a €40 million loan ($43.6 million) with Togo.", "It rained."), "financing")
    assert [[m.value for m in one.moneys] for one in facts] == [[4e7, 4.36e7]]


def test_the_sum_of_a_colon_s_parts_is_not_dated_by_them() -> None:
    found = told("Norway wrote off almost $6 million of Chad's debt: $4.8 million in 2001 and $1.1 million in 2005.")
    assert [found[n].year for n in (6e6, 4.8e6, 1.1e6)] == [None, 2001, 2005]


def test_a_debt_with_a_verb_of_its_own_is_not_what_was_forgiven() -> None:
    found = told("Norway forgave $7 million in 2008, when Iraq had run up a new debt of $12 million.")
    assert found[1.2e7].kind == "claim"


def test_rupees_are_those_whose_code_the_paper_prints() -> None:
    text = prose("Nepal got NPR 784 billion in 2018, of which Rs. 93 billion from India.")
    assert {m.unit for m in read(text).mentions if m.label == "AMOUNT"} == {"NPR"}


def test_a_percent_sign_before_a_point_is_no_initial() -> None:
    text = prose("Its share was 9.6%. German investment came to 21 billion euros.")
    assert "DEU" in {m.norm for m in read(text).mentions}


def test_rows_whose_words_are_of_loans_say_who_gives_and_receives() -> None:
    text = tabled(
        "Table 2. The last years",
        "Facility | Date | Amount",
        "Loan of Japan to Fiji for its roads | June 2020 | JPY 5 billion",
        "World Bank credit to Samoa | May 2021 | USD 25 million",
        "Grant of Norway to Tonga | 2021 | NOK 16 million",
    )
    found = [(s.donor, s.donor_organizations, s.recipient, s.date) for s in stated(text, "financing")]
    assert found == [
        ("JPN", (), "FJI", "2020-06"),
        ("", ("World Bank",), "WSM", "2021-05"),
        ("NOR", (), "TON", "2021"),
    ]


def test_a_row_of_neither_sum_nor_side_is_no_loan() -> None:
    text = tabled(
        "Table 2. The last years",
        "Facility | Date | Amount",
        "Loan of Japan to Fiji | June 2020 | JPY 5 billion",
        "Loan of Japan to Samoa | June 2021 | JPY 6 billion",
        "operation | 2020 | million",
    )
    assert [s.date for s in stated(text, "financing")] == ["2020-06", "2021-06"]


def test_the_whole_that_a_part_is_told_of_is_no_fact_beside_it() -> None:
    found = told(
        "In 2003 Norway forgave Iraq $8.5 billion out of some $9.7 billion.",
        "Denmark (out of a total of USD 9 million) cancelled 6 million dollars of Angola's debt in 1996.",
    )
    assert sorted(found) == [6e6, 8.5e9]
    assert sorted(told("In 2004 Norway lent Iraq $3 million out of a fund of $8 million.")) == [3e6, 8e6]


def test_a_bare_dollar_is_another_country_s_only_where_the_paper_is_of_it() -> None:
    american = "The United States gave $5 million. The U.S. Congress met. Canada made a gift of 1 million Canadian dollars."
    canadian = "Canada gave $5 million. Canada gave 1 million Canadian dollars. The United States paid."
    assert [{m.unit for m in read(prose(t)).mentions if m.value == 5e6} for t in (american, canadian)] == [{"USD"}, {"CAD"}]
