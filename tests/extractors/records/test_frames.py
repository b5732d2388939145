"""What sentences tell by frames: a sum each, its kind, who gives and who receives, when, on which terms, how far it came."""

import pytest

from extractors.model.fact import Statement
from tests.extractors.records.reading import prose, stated


def facts(*sentences: str) -> list[Statement]:
    return stated(prose(*sentences))


def of_sum(value: float, *sentences: str) -> Statement:
    found = [one for one in facts(*sentences) if any(money.value == value for money in one.moneys)]
    assert len(found) == 1, [(one.kind, one.title) for one in found]
    return found[0]


@pytest.mark.parametrize(
    ("sentence", "value", "subtype", "donor", "recipient", "year"),
    [
        ("In 2013 Sweden lent Peru 40 million dollars for a tramway.", 4e7, "loan", "SWE", "PER", 2013),
        ("Peru borrowed 40 million dollars from Sweden in 2013.", 4e7, "loan", "SWE", "PER", 2013),
        ("Sweden's 40 million dollar loan to Peru was signed in 2013.", 4e7, "loan", "SWE", "PER", 2013),
        ("A loan of 40 million dollars from Sweden to Peru was approved in 2013.", 4e7, "loan", "SWE", "PER", 2013),
        ("Peru received 40 million dollars in Swedish loans in 2013.", 4e7, "loan", "SWE", "PER", 2013),
        ("In 2013, Norway cancelled 25 million dollars of Zambia's debt.", 2.5e7, "debt_relief", "NOR", "ZMB", 2013),
        (
            "In 2013, Norway rescheduled 25 million dollars of debt owed by Zambia.",
            2.5e7,
            "debt_rescheduling",
            "NOR",
            "ZMB",
            2013,
        ),
        ("In 2015 the Export-Import Bank of Korea lent 90 million dollars to Laos.", 9e7, "loan", "KOR", "LAO", 2015),
        ("Laos was given a grant of 9 million dollars by Norway in 2015.", 9e6, "grant", "NOR", "LAO", 2015),
    ],
)
def test_a_sum_that_goes_from_one_to_another_is_financing(
    sentence: str, value: float, subtype: str, donor: str, recipient: str, year: int
) -> None:
    one = of_sum(value, sentence)
    assert (one.kind, one.subtype, one.donor, one.recipient, one.year) == ("financing", subtype, donor, recipient, year)


def test_a_bank_of_many_states_stands_among_the_donors_without_a_country() -> None:
    one = of_sum(3e8, "In 2016 the World Bank approved a loan of 300 million dollars to Ghana for rural roads.")
    assert (one.kind, one.donor, one.donor_organizations, one.recipient) == ("financing", "", ("World Bank",), "GHA")


def test_each_sum_of_a_list_in_brackets_is_a_claim_of_its_own() -> None:
    found = facts(
        "In 2019 the largest debts to Japan were those of Kenya ($4 billion), Ghana ($2.5 billion) and Peru ($1 billion)."
    )
    told = {one.moneys[0].value: (one.kind, one.measure, one.ref_area, one.counterpart_area, one.year) for one in found}
    assert told == {
        4e9: ("claim", "debt_stock", "KEN", "JPN", 2019),
        2.5e9: ("claim", "debt_stock", "GHA", "JPN", 2019),
        1e9: ("claim", "debt_stock", "PER", "JPN", 2019),
    }


@pytest.mark.parametrize(
    ("sentence", "measure", "area", "other", "value", "unit"),
    [
        ("Kenya owes Japan 2 billion dollars.", "debt_stock", "KEN", "JPN", 2e9, "USD"),
        ("Kenya's debt to Japan was 2 billion dollars in 2016.", "debt_stock", "KEN", "JPN", 2e9, "USD"),
        ("In 2016 Kenya imported 3 billion dollars worth of goods from Japan.", "imports", "KEN", "JPN", 3e9, "USD"),
        ("Kenya's exports to Japan reached 120 million dollars in 2016.", "exports", "KEN", "JPN", 1.2e8, "USD"),
        ("Trade between Kenya and Japan amounted to 900 million dollars in 2016.", "trade", "KEN", "JPN", 9e8, "USD"),
        ("Japanese loans account for 30 percent of the external debt of Kenya.", "debt_share", "KEN", "JPN", 30.0, "%"),
    ],
)
def test_a_claim_says_what_is_measured_of_whom_with_whom(
    sentence: str, measure: str, area: str, other: str, value: float, unit: str
) -> None:
    found = [one for one in facts(sentence) if one.value == value]
    assert [(one.measure, one.ref_area, one.counterpart_area, one.unit_measure) for one in found] == [
        (measure, area, other, unit)
    ]
    assert set(found[0].parties) == {"KEN", "JPN"}


def test_figures_from_one_year_to_another_each_have_their_own() -> None:
    found = facts("Peruvian debt to Norway rose from 3 billion dollars in 2010 to more than 7 billion dollars in 2016.")
    assert {one.moneys[0].value: one.year for one in found} == {3e9: 2010, 7e9: 2016}


def test_terms_belong_to_the_loan_and_are_no_facts() -> None:
    [one] = facts(
        "In 2014 Norway lent Ghana 80 million dollars at an interest of 2.5 percent over 20 years with five years of grace."
    )
    assert (one.kind, one.interest_rate, one.maturity_years, one.grace_years) == ("financing", 2.5, 20.0, 5.0)


def test_the_year_of_a_report_and_of_its_telling_dates_nothing() -> None:
    assert of_sum(5e7, "A 2018 report says that Norway lent Ghana 50 million dollars.").year is None
    assert of_sum(5e7, "In 2018 the newspaper reported that Norway had lent Ghana 50 million dollars in 2011.").year == 2011


def test_what_is_said_of_the_papers_own_method_is_no_claim() -> None:
    assert facts("The coefficient is significant at the 5 % level in a sample of 12,000 firms in Kenya.") == []


def test_a_sum_that_something_is_built_for_is_a_projects() -> None:
    one = of_sum(3e8, "In 2011 Norway built a container terminal in Mombasa at a cost of 300 million dollars.")
    assert (one.kind, one.subtype, one.year) == ("project", "transport", 2011)
    assert "KEN" in one.parties


def test_goods_that_one_country_gives_another_are_in_kind() -> None:
    [one] = facts("In 2020, Norway sent 40 ventilators to Nepal.")
    assert (one.kind, one.subtype, one.donor, one.recipient, one.moneys) == ("financing", "in_kind", "NOR", "NPL", ())


def test_talks_and_hopes_are_no_agreements() -> None:
    assert [
        one
        for one in facts("Talks on a trade agreement between Norway and Peru went on in 2012.")
        if one.kind == "agreement"
    ] == []


def test_relief_told_with_two_times_is_two_facts() -> None:
    found = facts("Peru had asked for help.", "Peru's debt reschedulings in 1999 and 2001 were granted by the Paris Club.")
    assert {(one.kind, one.recipient, one.year) for one in found} == {("financing", "PER", 1999), ("financing", "PER", 2001)}


def test_a_town_that_gave_terms_their_name_is_nowhere() -> None:
    [one] = facts("Debt relief for Peru was granted by the Paris Club in 1999 on Houston terms.")
    assert (one.recipient, one.parties) == ("PER", ("PER",))
    [one] = facts("In 1934 the Geneva Schedule of Dues set what Peru had to pay at 12 million dollars.")
    assert "CHE" not in (*one.parties, one.ref_area, one.counterpart_area)
