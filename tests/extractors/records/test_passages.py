"""Whom a sentence means that does not say it: from the sentences before, lists in brackets, levels told again."""

import pytest

from extractors.model.fact import Statement
from tests.extractors.records.reading import prose, stated


def told(*sentences: str) -> dict[float, Statement]:
    """The facts of a paragraph by their own sum or value."""
    found = stated(prose(*sentences))
    return {(one.moneys[0].value if one.moneys else one.value or 0.0): one for one in found}


def test_a_loan_without_a_receiver_went_to_the_country_of_the_sentence_before() -> None:
    one = told("In 2016 Peru asked Sweden for help.", "A loan of 40 million dollars was approved by Sweden in 2017.")[4e7]
    assert (one.kind, one.donor, one.recipient) == ("financing", "SWE", "PER")


def test_what_is_said_of_a_continent_is_of_no_country_named_before() -> None:
    found = told("In 2016 Peru asked Sweden for help.", "Sweden lent 90 million dollars to African countries in 2017.")
    assert (found[9e7].donor, found[9e7].recipient) == ("SWE", "")


def test_a_loan_to_a_firm_is_to_no_country_named_before() -> None:
    found = told("Guinea has ore.", "In 2017 the Korea Development Bank gave the contractor a loan of 90 million dollars.")
    assert (found[9e7].donor, found[9e7].recipient) == ("KOR", "")


def test_lenders_with_a_sum_each_in_brackets_are_loans_of_their_own() -> None:
    found = told(
        "The loans that were signed in 2014 came from the African Development Bank ($9 million), the World Bank, "
        "IBRD, ($5 million) and the Export-Import Bank of Korea ($3 million)."
    )
    assert {value: (one.kind, one.donor) for value, one in found.items()} == {
        9e6: ("financing", ""),
        5e6: ("financing", ""),
        3e6: ("financing", "KOR"),
    }
    assert found[9e6].donor_organizations == ("African Development Bank",)


def test_the_debt_that_is_its_is_that_of_the_country_not_of_its_creditors() -> None:
    found = told("In 2010 Ghana met the Paris Club.", "Its debt was 4 billion dollars in 2009.")
    assert found[4e9].ref_area == "GHA"


def test_a_country_right_before_a_dollar_sign_is_no_currency() -> None:
    one = told("In 2019 Fiji owed Japan $2.5 billion.")[2.5e9]
    assert (one.kind, one.ref_area, one.counterpart_area) == ("claim", "FJI", "JPN")


def test_a_figure_in_brackets_behind_another_year_is_of_the_same_measure() -> None:
    found = told("In 2022 Ghana's exports to Togo were 300 million dollars, more than in 2021 (200 million dollars).")
    assert [(one.measure, one.ref_area, one.year) for one in (found[3e8], found[2e8])] == [
        ("exports", "GHA", 2022),
        ("exports", "GHA", 2021),
    ]


def test_a_measure_told_without_sides_has_those_of_the_figure_before() -> None:
    found = told("In 2022 Ghana's exports to Togo made up 90 million dollars, and imports were 70 million dollars.")
    assert (found[7e7].measure, found[7e7].ref_area, found[7e7].counterpart_area) == ("imports", "GHA", "TGO")


def test_loans_that_rose_to_a_sum_are_a_level_and_no_loan_of_that_sum() -> None:
    found = told("Loans to Ghana grew from 20 million dollars in 1995 to 60 million dollars in 2001.")
    assert {one.kind for one in found.values()} == {"claim"}


@pytest.mark.parametrize("noun", ["partner", "creditor"])
def test_whose_partner_somebody_is_takes_no_part(noun: str) -> None:
    one = told(f"In 2012 Norway extended a loan of 50 million dollars to Peru and its {noun}.")[5e7]
    assert (one.donor, one.recipient) == ("NOR", "PER")


def test_imports_that_declined_were_not_denied() -> None:
    one = told("Ghana's imports declined to 30 million dollars in 2020.")[3e7]
    assert one.status in ("", "declined")
    assert "not_done" not in one.flags


@pytest.mark.parametrize(
    ("words", "year"),
    [
        ("By 2008 Ghana had paid; by the following year, it owed Japan 4 billion dollars.", 2009),
        ("Ghana had elections in 2008. Two years later, Ghana owed Japan 4 billion dollars.", 2010),
        ("Ghana had elections in 2008. A year earlier, Ghana owed Japan 4 billion dollars.", 2007),
    ],
)
def test_a_year_told_by_another_is_worked_out(words: str, year: int) -> None:
    assert told(words)[4e9].year == year


def test_a_level_that_moved_has_its_first_year_and_its_last() -> None:
    found = told("Between 2001 and 2005 Ghana's exports to Togo rose from 40 million dollars to 90 million dollars.")
    assert (found[4e7].year, found[9e7].year) == (2001, 2005)


def test_the_date_of_a_figure_compared_with_is_not_that_of_the_first() -> None:
    found = told("Ghana's exports were 90 million dollars, less than the 95 million dollars of 2021.")
    assert (found[9e7].year, found[9.5e7].year) == (None, 2021)


def test_a_figure_of_a_note_behind_a_full_stop_ends_the_sentence() -> None:
    found = told("In 2015 Ghana owed 7 million dollars to the Bank of Spain.23 Togo owed it 9 million dollars in 2016.")
    assert (found[7e6].year, found[9e6].year) == (2015, 2016)


def test_the_town_of_a_date_line_is_no_side_and_its_date_counts() -> None:
    one = told("Quito, March 4, 2011 – The World Bank lent Peru 15 million dollars for its ports.")[1.5e7]
    assert (one.donor, one.recipient, one.date) == ("", "PER", "2011-03-04")


def test_each_of_two_verbs_moves_its_own_sum() -> None:
    found = told("In 2011 Norway lent 12 million dollars to Peru and granted 7 million dollars to Chile.")
    assert [(one.donor, one.recipient) for one in (found[1.2e7], found[7e6])] == [("NOR", "PER"), ("NOR", "CHL")]


@pytest.mark.parametrize(
    "text", ["56%", "India 12%", "If the rent of a plot is > 30 % of its yield then it must be reported to Japan."]
)
def test_labels_and_rules_state_no_fact(text: str) -> None:
    assert stated(prose("Ghana has cocoa.") + f"\n{text}\n") == []


def test_parts_told_by_where_they_came_from_have_one_origin_each() -> None:
    found = told(
        "In 2008 Ghana received direct investment of 50 million dollars, of which 15 million dollars were from Togo, "
        "7 million dollars from Peru and 6 million dollars from Chile."
    )
    assert {value: (one.ref_area, one.counterpart_area) for value, one in found.items()} == {
        5e7: ("GHA", ""),
        1.5e7: ("GHA", "TGO"),
        7e6: ("GHA", "PER"),
        6e6: ("GHA", "CHL"),
    }


def test_who_is_said_to_be_the_lender_is_not_the_debtor() -> None:
    found = told(
        "Ghana borrows abroad.",
        "Japan was its main creditor, with claims on it of 8 million dollars in 2022.",
    )
    assert (found[8e6].ref_area, found[8e6].counterpart_area) == ("GHA", "JPN")


def test_what_a_share_rose_to_is_a_level_and_what_it_rose_by_is_a_change() -> None:
    found = told("In 2022 the share of Togo in Ghana's exports rose by 4 percent to 21 percent.")
    assert (found[4.0].measure, found[21.0].measure) == ("other", "share")


def test_the_label_of_a_sentence_is_whom_it_is_about() -> None:
    found = told("Sierra Leone: Turkey lent 7 million dollars in 2013.", "Gambia: Turkey lent 5 million dollars in 2014.")
    assert [(one.donor, one.recipient) for one in (found[7e6], found[5e6])] == [("TUR", "SLE"), ("TUR", "GMB")]


def test_a_country_that_reschedules_with_a_club_of_creditors_is_relieved() -> None:
    one = told("In March 2001 Togo and the Paris Club rescheduled 30 million dollars.")[3e7]
    assert (one.donor, one.recipient, one.donor_organizations) == ("", "TGO", ("Paris Club",))


def test_the_labels_of_an_axis_state_no_fact() -> None:
    assert stated(prose("Ghana has cocoa.") + "\nGhana Togo 0% 10% 20% 30% 40% Peru 5%\n") == []


def test_an_adjective_before_debt_is_the_debtor_unless_that_country_lends() -> None:
    owes = told("Peruvian foreign debt rose to 40 million dollars in 1990.")[4e7]
    assert (owes.ref_area, owes.counterpart_area) == ("PER", "")
    lends = told(
        "In 2010 Japan lent Ghana 5 million dollars.", "In Ghana, Japanese debt rose to 40 million dollars in 2015."
    )[4e7]
    assert (lends.ref_area, lends.counterpart_area) == ("GHA", "JPN")


def test_what_an_organisation_received_went_to_no_country_of_the_passage() -> None:
    found = told("In 2010 Ghana had a drought.", "In 2011 Norway gave 5 million dollars to the World Food Programme.")
    assert (found[5e6].donor, found[5e6].recipient, found[5e6].recipient_organizations) == (
        "NOR",
        "",
        ("World Food Programme",),
    )


def test_a_body_that_an_agreement_is_about_is_no_side_of_it() -> None:
    (one,) = stated(prose("In 2016 Italy and Malta signed a Memorandum on Coast Guard Training."), "agreement")
    assert one.parties == ("ITA", "MLT")


def test_who_exports_most_is_whose_exports_they_are() -> None:
    one = told("In 2019 Togo was the largest exporter, with exports of 5 million dollars.")[5e6]
    assert (one.ref_area, one.counterpart_area) == ("TGO", "")


def test_whose_borrowing_it_is_receives() -> None:
    one = told("In 2014 the borrowing of Kenya from Japan was 4 million dollars.")[4e6]
    assert (one.donor, one.recipient) == ("JPN", "KEN")
    two = told("Kenya increased its borrowing from Japan in 2014 to 6 million dollars.")[6e6]
    assert (two.donor, two.recipient) == ("JPN", "KEN")


def test_they_are_those_of_the_sentence_and_nobody_named_before() -> None:
    found = told(
        "In 2014 the World Bank met.", "African states raised their borrowing from Japan to 6 million dollars in 2015."
    )
    assert (found[6e6].donor, found[6e6].recipient, found[6e6].recipient_organizations) == ("JPN", "", ())


def test_a_number_of_things_is_no_year() -> None:
    (one,) = (s for s in stated(prose("Norway has paid for 1600 projects in Ghana.")) if s.value == 1600 or s.quantities)
    assert one.year is None


def test_an_era_named_after_a_state_is_no_side() -> None:
    one = told("In 2013 Norway wrote off $29 million of Cuba's Soviet-era debts.")[2.9e7]
    assert (one.donor, one.recipient) == ("NOR", "CUB")


def test_its_product_is_that_of_the_debtor_and_not_of_whom_the_debt_is_owed_to() -> None:
    one = told("Tonga's debt to Norway stood at 41% of its GDP.")[41.0]
    assert (one.ref_area, one.counterpart_area) == ("TON", "NOR")


def test_the_kingdom_of_which_its_own_ministry_says_something_is_that_one() -> None:
    found = told(
        "Peru lent Chad 2 million dollars in 2020.",
        "Norway's finance ministry said on 31 October 2021 that the Kingdom deposited $3 million at Chad's central bank.",
    )
    assert (found[3e6].donor, found[3e6].recipient) == ("NOR", "TCD")


def test_a_share_right_behind_the_word_sale_is_sold() -> None:
    (one,) = [s for s in stated(prose("- Marrabel 99-year lease Sale 70% stake to Ruda Holdings Ltd")) if s.quantities]
    assert (one.kind, one.subtype) == ("financing", "equity_investment")


def test_a_level_is_not_of_the_time_since_when_it_is_the_lowest() -> None:
    assert told("Chad's reserves dropped to $434 million, the lowest since February 2014.")[4.34e8].date == ""
    aid = told("Aid of Norway to Chad came to $23 million between mid-2011 and the end of 2012.")[2.3e7]
    assert aid.date == "2011/2012-12~"


def test_a_border_s_other_side_takes_no_part() -> None:
    one = told("Peru took out the $94 million loan in 2014 to build a highway from the coast to the border with Chile.")[
        9.4e7
    ]
    assert (one.donor, one.recipient) == ("", "PER")


@pytest.mark.parametrize("but", ["beyond Peru, in Chile,", "in Chile, unlike Peru,", "in Chile, other than Peru,"])
def test_who_is_left_out_takes_no_part(but: str) -> None:
    (one,) = stated(prose(f"Lake Power won a second contract {but} in May 2014."))
    assert one.parties == ("CHL",)


def test_a_bank_that_enters_into_a_credit_with_a_firm_gives_it() -> None:
    words = "In December 2014, China Development Bank entered into a $15 million credit facility with Petrobras of Brazil."
    one = told(words)[1.5e7]
    assert (one.donor, one.recipient) == ("CHN", "BRA")


def test_who_is_let_off_a_sum_is_forgiven_it() -> None:
    one = told("Gabon was let off 35 million dollars by Norway in 1996.")[3.5e7]
    assert (one.kind, one.subtype, one.donor, one.recipient) == ("financing", "debt_relief", "NOR", "GAB")
