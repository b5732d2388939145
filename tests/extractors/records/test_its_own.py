"""Whose "its" and "the country's" are, what a percentage of costs is, and where a work with a name lies."""

import pytest

from tests.extractors.records.reading import by_sum, prose, stated


def test_the_country_is_not_the_partner_of_what_it_has() -> None:
    found = by_sum(
        "Peru's trade with Chile reached $9 billion in 2012.",
        "A third of the exports to Chile were iron ore, worth $3 billion.",
        "The country's biggest imports from Chile were $4 billion for computers in 2012.",
    )
    assert (found[4e9].ref_area, found[4e9].counterpart_area) == ("PER", "CHL")


def test_the_country_is_not_who_acts_in_its_own_clause() -> None:
    found = by_sum(
        "China relies on Australia for 60 percent of its iron imports.",
        "The report said China accounted for 19 percent of the country's total trade.",
    )
    assert (found[19.0].ref_area, found[19.0].counterpart_area) == ("AUS", "CHN")


@pytest.mark.parametrize("verb", ["now relies on Peru", "depends on Peru", "still draws on Peru"])
def test_imports_for_which_somebody_relies_on_another_are_its_own(verb: str) -> None:
    assert by_sum(f"Chile {verb} for 60 percent of its total iron ore imports.")[60.0].ref_area == "CHL"


def test_its_debt_behind_a_loan_is_the_receivers() -> None:
    found = by_sum("In 2012 Denmark lent Peru 5 million dollars, 3 percent of its external debt.")
    assert (found[5e6].kind, found[5e6].donor, found[5e6].recipient) == ("financing", "DNK", "PER")
    assert (found[3.0].kind, found[3.0].ref_area) == ("claim", "PER")


def test_it_that_grows_is_what_was_told_and_no_country() -> None:
    found = by_sum(
        "In 2012 India's assistance to Bhutan amounted to $600 million.",
        "It has steadily increased, reaching $720 million in 2015, which makes Bhutan the largest recipient of Indian aid.",
    )
    assert (found[720e6].donor, found[720e6].recipient) == ("IND", "BTN")


def test_it_that_raises_something_is_a_country() -> None:
    found = by_sum("In 2012 Denmark gave Peru $6 million.", "In 2015 it increased its aid to Peru to $9 million.")
    assert (found[9e6].donor, found[9e6].recipient) == ("DNK", "PER")


@pytest.mark.parametrize(
    "sentence",
    [
        "In 2012 Chile financed 85 percent of the investment costs of its port.",
        "In 2012 Chile funded 85 percent of the project.",
    ],
)
def test_a_percentage_of_the_costs_is_no_sum_of_money(sentence: str) -> None:
    assert by_sum(sentence)[85.0].kind == "claim"


def test_a_percentage_of_the_costs_that_a_loan_pays_is_a_term_of_it() -> None:
    found = by_sum("A Danish loan to Peru worth $12 billion in 2012 is used to finance 90 percent of the project.")
    assert set(found) == {12e9}


def test_a_percentage_of_a_debt_that_is_let_off_is_financing() -> None:
    (one,) = stated(prose("In 2012 Denmark forgave 85 percent of the debt of Peru."))
    assert (one.kind, one.donor, one.recipient) == ("financing", "DNK", "PER")


@pytest.mark.parametrize(
    "sentence",
    [
        "Japan and Togo signed an agreement in 2016, providing a loan of up to 11 million dollars for a plant.",
        "Togo and Japan signed a loan of 11 million dollars in 2016.",
    ],
)
def test_of_two_states_that_sign_a_loan_the_one_that_lends_abroad_gives_it(sentence: str) -> None:
    one = by_sum(sentence)[11e6]
    assert (one.kind, one.donor, one.recipient) == ("financing", "JPN", "TGO")


@pytest.mark.parametrize(
    "sentence",
    [
        "Peru and Chile signed a loan agreement to build a railway line between Santiago and Buenos Aires in 2012.",
        "In 2012 Peru and Chile signed a treaty, which began the formal relations between Chile and Spain.",
    ],
)
def test_who_stands_in_what_an_agreement_is_about_signs_nothing(sentence: str) -> None:
    (one,) = stated(prose(sentence), "agreement")
    assert one.parties == ("CHL", "PER")


def test_the_last_name_of_a_person_is_no_body() -> None:
    found = stated(
        prose(
            "Peru and Chile have signed a loan agreement for a port, Finance Minister Tomas Lindholm announced in 2012.",
            "Under the agreement signed with Chile, Lindholm said that Peru will pay 5 million dollars.",
        )
    )
    assert not any("Lindholm" in one.organizations for one in found)


def test_a_work_lies_where_its_name_is_told_elsewhere_and_not_where_its_builder_is_at_home() -> None:
    found = stated(
        prose(
            "Russia's parliament has approved loans to Bangladesh for building the Padmapur Nuclear Power Plant.",
            "Kiln prices rose.",
            "Atomstal, Russia's state atomic energy firm, is building the Padmapur Nuclear Power Plant.",
        ),
        "project",
    )
    assert any("BGD" in one.parties for one in found)
    assert not any(p.role == "subject" and p.country == "RUS" for one in found for p in one.participants)


def test_a_work_that_a_government_runs_lies_in_its_country() -> None:
    found = stated(
        prose(
            "In 2011 the Greek port of Volos was sold.",
            "The Government of Djibouti operates the Doral Container Terminal since 2012.",
        ),
        "project",
    )
    places = [p.country for one in found for p in one.participants if p.role == "subject" and "Doral" in one.title]
    assert places == ["DJI"]


def test_who_lends_nothing_abroad_builds_at_home_and_not_where_the_text_was_before() -> None:
    found = stated(
        prose("Denmark lent Ethiopia $3 million in 2014.", "In 2015 Peru opened a dam at a price of $1.8 billion."),
        "project",
    )
    assert [p.country for one in found for p in one.participants if p.role == "subject"] == ["PER"]


def test_who_lends_abroad_builds_where_the_text_was_before() -> None:
    found = stated(
        prose(
            "Ethiopia is dry.", "In 2014 it borrowed $3 million.", "In 2015 China built a dam at a price of $1.8 billion."
        ),
        "project",
    )
    assert [p.country for one in found for p in one.participants if p.role == "subject"] == ["ETH"]


def test_a_line_that_is_built_by_its_name_is_a_work() -> None:
    (one,) = stated(prose("Turkey built the Awash line in Ethiopia in 2015, at a cost of $1.7 billion."))
    assert (one.kind, one.parties, one.moneys[0].value) == ("project", ("ETH", "TUR"), 1.7e9)
    assert all(one.kind != "project" for one in stated(prose("Peru opened a credit line of $5 million to Chile in 2015.")))
