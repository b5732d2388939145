"""Who owes and who lends where the words turn the sides: debtors' own loans, private lenders, lenders that sign, stakes."""

import pytest

from tests.extractors.records.reading import by_sum as told
from tests.extractors.records.reading import prose, sides_of, stated


def test_who_floats_or_raises_a_loan_is_its_debtor() -> None:
    found = told("Chile floated a loan of £4 million in 1851.", "In 1853 Portugal raised £3 million in Paris.")
    assert sides_of(found, 4e6, 3e6) == [("financing", "", "CHL"), ("financing", "", "PRT")]


def test_a_foreign_loan_is_owed_by_whose_it_is() -> None:
    found = told("Greece's first foreign loan, of £2.3 million, was issued in 1833; the second, of £1.7 million, in 1836.")
    assert sides_of(found, 2.3e6, 1.7e6) == [("financing", "", "GRC"), ("financing", "", "GRC")]


def test_another_one_takes_up_the_loan_before_it() -> None:
    found = told("Peru floated a loan of £7 million in 1865, and Bolivia one of £2 million in the same year.")
    assert sides_of(found, 7e6, 2e6) == [("financing", "", "PER"), ("financing", "", "BOL")]


def test_private_lenders_of_a_town_are_no_state() -> None:
    found = told("Norway received £800,000 in 1848 and £2 million in 1851 from Amsterdam bankers.")
    assert sides_of(found, 8e5, 2e6) == [("financing", "", "NOR")] * 2
    assert found[2e6].donor_organizations == ("Amsterdam bankers",)


def test_what_comes_from_lenders_at_large_is_financing() -> None:
    found = told("In March 2021 Ghana received only $37 million from international lenders.")
    assert sides_of(found, 37e6) == [("financing", "", "GHA")]


def test_who_does_the_next_thing_gave_nothing_before() -> None:
    found = told("In 1854 Portugal had raised £3 million, and in 1855 Sweden guaranteed a loan of £5 million to Greece.")
    assert sides_of(found, 3e6, 5e6) == [("financing", "", "PRT"), ("financing", "SWE", "GRC")]


def test_who_gives_in_the_next_clause_receives_nothing_in_this_one() -> None:
    found = told("Aid to Nepal came in 2013.", "Finland gave $4.2 million, Sweden deposited $2 million.")
    assert sides_of(found, 4.2e6) == [("financing", "FIN", "NPL")]


def test_a_firm_that_nobody_knows_is_not_who_was_told_of_before() -> None:
    found = told(
        "Bulgaria borrowed 70 million euros in 2022.", "Plovtel completed the refinancing of 90 million euros in 2023."
    )
    assert found[9e7].recipient == ""


def test_a_bank_of_many_states_that_signs_with_others_gives() -> None:
    found = told("The European Investment Bank signed in 2015 two loans totalling EUR 80 million with the Bank of Albania.")
    assert sides_of(found, 8e7) == [("financing", "", "ALB")]
    assert found[8e7].donor_organizations == ("European Investment Bank",)


def test_a_lender_that_confirms_a_loan_gives_it() -> None:
    found = told("The Kuwait Fund confirmed in May 2022 a loan of $30 million to Jordan.")
    assert sides_of(found, 3e7) == [("financing", "KWT", "JOR")]


@pytest.mark.parametrize(
    "sentence",
    [
        "In June 2021 Zambia struck a deal to restructure $6.3 million that it owed to states such as India.",
        "In June 2021 Zambia restructured its $6.3 million of bonds.",
    ],
)
def test_a_debtor_that_restructures_its_debt_receives(sentence: str) -> None:
    assert sides_of(told(sentence), 6.3e6) == [("financing", "", "ZMB")]


def test_a_creditor_known_as_one_still_gives_when_it_restructures() -> None:
    found = told("India lent Zambia $9 million in 2011.", "India restructured $7 million of it in 2015.")
    assert found[7e6].donor == "IND"


def test_the_parent_of_a_firm_receives_no_loan() -> None:
    found = told(
        "The bank gave a EUR 40 million loan to Serbia's Lipa Banka, a subsidiary of Austria's Lipa Holding, in 2016."
    )
    assert found[4e7].recipient == "SRB"


def test_who_takes_a_stake_pays_for_it() -> None:
    found = told("In 2018 Norway took an additional 16% stake in the port of Limassol for 88 million euros.")
    assert found[8.8e7].donor == "NOR"


def test_a_body_called_after_its_town_is_at_home_there() -> None:
    found = told("In 2016 Japan lent 28 million dollars to the Mombasa Port Authority.")
    assert found[2.8e7].recipient == "KEN"


def test_recipients_with_sums_in_brackets_receive() -> None:
    found = told("The leading recipients in 2018 were Nepal ($59 million), Laos ($31 million) and Fiji ($17 million).")
    assert sides_of(found, 5.9e7, 3.1e7) == [("financing", "", "NPL"), ("financing", "", "LAO")]


def test_it_behind_a_preposition_is_not_the_subject() -> None:
    found = told(
        "Somalia owed them 3 billion dollars in 2021.", "The United States forgave 1.14 billion dollars of it in 2022."
    )
    assert sides_of(found, 1.14e9) == [("financing", "USA", "SOM")]


def test_the_country_may_be_whose_debt_the_main_clause_tells() -> None:
    found = told(
        "Peru borrowed 4 million dollars in 2012.",
        "Chad's debt fell in 2019 after Paris Club creditors cancelled 9 million dollars that the country owed them.",
    )
    assert found[9e6].recipient == "TCD"


def test_a_paper_of_sections_on_several_countries_is_about_none_of_them() -> None:
    sections = (
        "1. Peru",
        "In Peru, roads were built. Peru has ports. Peru sells fish. Peru buys oil.",
        "2. Chad",
        "Chad has no port.",
    )
    rest = ("3. All lending", "New commitments of the World Bank amounted to 22 million dollars in 2015.")
    text = "\n\n".join(("Loans of ten years", "Ann Author", *sections, *rest))
    assert {s.recipient for s in stated(text) if s.moneys and s.moneys[0].value == 22e6} == {""}


def test_a_total_received_is_not_of_the_giver_before() -> None:
    found = told(
        "Japan lent Nepal 5 million dollars in 2013.", "The total assistance that Nepal received in 2014 was $9 million."
    )
    assert found[9e6].donor == ""


def test_a_state_that_receives_a_sum_is_given_it() -> None:
    found = told("Ireland received 146 million dollars through the plan.", "It received 128 million dollars as loans.")
    assert sides_of(found, 1.46e8, 1.28e8) == [("financing", "", "IRL"), ("financing", "", "IRL")]


def test_who_receives_its_own_aid_does_not_give_it() -> None:
    found = told("In 1950 Austria received 385 million dollars of its aid in the form of loans.")
    assert sides_of(found, 3.85e8) == [("financing", "", "AUT")]


def test_other_givers_money_is_not_for_whom_the_giver_before_helped() -> None:
    found = told("In 2021 Norway lent Fiji $297 million.", "Denmark's financing went down to $7.3 million in 2022.")
    assert found[7.3e6].recipient == ""


def test_whom_bonds_are_sold_to_pays() -> None:
    found = told("Ukraine sold Norway $3 million of Eurobonds in December 2013.")
    assert sides_of(found, 3e6) == [("financing", "NOR", "UKR")]


def test_who_stands_behind_while_has_no_part_before_it() -> None:
    found = told("A dam will get a grant of $3.7 million in 2006, while the road in Niger will get a loan of $41 million.")
    assert found[3.7e6].recipient == ""


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("In 2023 Peru placed Eurobonds worth $660 million.", 6.6e8),
        ("A US$400 million Eurobond, issued in spring 2013, showed Peru's commitment to its lenders.", 4e8),
        ("In 2021 Peru had bought back a bond of $553 million.", 5.53e8),
        ("Peru had bought back in 2020 a bond of $551 million with a loan of $364 million.", 3.64e8),
    ],
)
def test_who_places_or_buys_back_bonds_owes_them(sentence: str, value: float) -> None:
    assert sides_of(told("Gabon borrowed $7 million in 2019.", sentence), value) == [("financing", "", "PER")]


def test_bonds_of_a_body_are_not_of_the_country_before() -> None:
    found = told(
        "Gabon borrowed $7 million in 2019.", "Lipa Group completed the refinancing of $90 million of bonds in 2023."
    )
    assert found[9e7].recipient == ""


def test_a_stake_may_be_told_by_whose_firm_it_is_of() -> None:
    facts = stated(prose("Norway bought 50% of Altos's operator for $3.8 million in 2022."))
    assert [(one.subtype, one.moneys[0].value, one.quantities) for one in facts] == [("equity_investment", 3.8e6, ("50 %",))]


def test_what_many_receive_is_not_of_the_giver_before() -> None:
    found = told(
        "Chinese aid to the islands was $256 million in 2022.", "The 14 nations received $4.8 billion in aid in 2021."
    )
    assert found[4.8e9].donor == ""


def test_who_acts_in_the_next_dated_clause_receives_nothing_in_this_one() -> None:
    found = told(
        "Norway cancelled in that year EUR 11 million of Fiji's debt, and in 2018 Laos rescheduled $28 million that it owed."
    )
    assert found[1.1e7].recipient == "FJI"


def test_who_finances_with_a_bank_gives_too() -> None:
    found = told("In 2015 Norway cofinanced more than $216 million in grants with the Asian Development Bank.")
    assert found[2.16e8].donor == "NOR"


def test_what_a_state_received_of_another_sum_is_no_gift() -> None:
    found = told("Migrants sent $540 million home in 2020, of which Fiji received $83 million and Samoa $43 million.")
    assert found[8.3e7].kind == "claim"


def test_with_whom_a_work_is_financed_gives_none_of_the_loan_told_before() -> None:
    found = told(
        "The Asian Infrastructure Investment Bank approved a $100 million loan to finish a road in Pakistan, co-financed "
        "with the Asian Development Bank and Britain's Department for International Development.",
        "Norway lent $30 million to Fiji for a harbour that it co-finances with Japan, and $20 million to Tonga.",
    )
    assert sides_of(found, 1e8, 3e7, 2e7) == [
        ("financing", "", "PAK"),
        ("financing", "NOR", "FJI"),
        ("financing", "NOR", "TON"),
    ]
    assert found[1e8].donor_organizations == ("Asian Infrastructure Investment Bank",)


def test_a_state_lender_that_signs_a_loan_with_a_company_gave_it() -> None:
    signed = "The {} signed a $55 million loan with {} in 2013."
    given = [("US International Development Finance Corporation", "a consortium of firms")]
    given += [("Export-Import Bank of India", "a power company in Ruda")]
    assert [told(signed.format(*one))[5.5e7].donor for one in given] == ["USA", "IND"]
    taken = [("Export-Import Bank of India", "a consortium of banks"), ("Export-Import Bank of India", "a long maturity")]
    taken += [("Development Bank of Mongolia", "a group of lenders"), ("Ministry of Finance of Ghana", "a company")]
    assert [told(signed.format(*one))[5.5e7].recipient for one in taken] == ["IND", "IND", "MNG", "GHA"]
