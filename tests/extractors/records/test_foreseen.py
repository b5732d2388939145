"""A level that is only foreseen, aimed at or possible is no fact; what is planned for a country and a year is told."""

import pytest

from tests.extractors.records.reading import prose, stated


@pytest.mark.parametrize(
    "sentence",
    [
        "Without reform, public debt of Laos could exceed 120 percent of GDP.",
        "Inflation in Togo would ease to 24 percent by the end of 2031.",
        "If aid to Ghana rose by 100 million dollars, imports would increase by 60 million dollars.",
        "Public debt of Zambia is projected to decline to 55 percent of GDP by 2031.",
        "Growth in the region is forecast at 3.4 percent in 2031.",
        "By 2035 Peru aims to raise exports to 50 billion dollars.",
        "The two countries hope to raise trade to 5 billion dollars by 2031.",
        "Norway is approaching the 1 percent target set by the government.",
    ],
)
def test_what_is_only_foreseen_or_aimed_at_is_no_fact(sentence: str) -> None:
    assert [one for one in stated(prose(sentence)) if one.moneys or one.value] == []


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("In Serbia, exports are expected to reach 4 billion dollars in 2031.", "expected to reach"),
        ("Debt service of Togo is projected at 55 million dollars in 2031.", "projected"),
        ("The plant of Togo will have a capacity of 200 MW.", "will have"),
        ("China is expected to finance 80 percent of the port of Togo.", "expected to finance"),
    ],
)
def test_what_a_country_is_to_have_in_a_year_is_told_as_planned(sentence: str, status: str) -> None:
    (one,) = stated(prose(sentence))
    assert (one.status, "not_done" in one.flags) == (status, True)


@pytest.mark.parametrize(
    "sentence",
    [
        "Debt of Togo may have reached 5 billion dollars in 2012.",
        "Togo could owe Denmark as much as 5 million dollars.",
        "Exports of Togo passed the target and reached 5 million dollars in 2012.",
        "Exports of Togo, projected at 7 million dollars, reached 5 million dollars in 2012.",
    ],
)
def test_an_estimate_of_what_is_and_what_came_of_a_forecast_are_facts(sentence: str) -> None:
    assert 5 in [
        (one.value or 0) / 1e6 if (one.value or 0) < 1e9 else (one.value or 0) / 1e9 for one in stated(prose(sentence))
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "The staff advised that the deficit of Moldova be kept below 3 percent of GDP.",
        "The baseline assumes disbursements of 120 million dollars a year from the World Bank to Moldova.",
        "Banks must hold liquid assets of at least 20 percent.",
        "It spent less in Vietnam than the target of 1.9 billion dollars that was set.",
    ],
)
def test_what_is_advised_assumed_prescribed_or_a_target_is_no_fact(sentence: str) -> None:
    assert stated(prose("Moldova has banks.", sentence)) == []


def test_what_a_bank_was_told_to_do_and_did_is_a_fact() -> None:
    (one,) = stated(prose("Denmark was advised to help, and lent Togo 5 million dollars in 2012."))
    assert (one.donor, one.recipient) == ("DNK", "TGO")


@pytest.mark.parametrize(
    "sentence",
    [
        "If Zambia had restructured its 3 billion dollars of bonds in 2020, it would have saved 500 million dollars.",
        "A median forecast puts Egypt's current account deficit at 3.2 percent of GDP next year.",
        "The main assumptions of the exercise are a fall of prices of 30 percent and a drop of 4 percent in Togo in 2027.",
        "A bank estimates that in the years to 2030 Togo needs to be investing 6 percent of its GDP in projects.",
    ],
)
def test_what_would_have_been_is_forecast_assumed_or_needed_is_no_fact(sentence: str) -> None:
    assert stated(prose(sentence)) == []


def test_what_was_done_is_a_fact_whatever_would_have_been() -> None:
    (one,) = stated(
        prose("Zambia restructured 3 billion dollars of bonds in 2020, and would have saved more if it had asked.")
    )
    assert (one.recipient, one.date) == ("ZMB", "2020")


@pytest.mark.parametrize(
    "sentence",
    [
        "Projects that cost more than 10 million dollars must be approved by the board.",
        "An increase of 1 percent of GDP in public investment lifts output by 0.4 percent in the same year.",
        "The survey asked 340 firms in Poland; 61 percent expected sales to rise.",
        "It is estimated that a 10 percent tariff would reduce exports of Mexico to Canada by 12 billion dollars.",
        "Under current policies the debt ratio of Italy could rise to 150 percent by 2035.",
    ],
)
def test_what_must_be_what_any_change_does_and_what_a_survey_says_is_no_fact(sentence: str) -> None:
    assert stated(prose("Togo is poor.", sentence)) == []


def test_a_change_that_was_is_a_fact() -> None:
    facts = stated(prose("An increase of 5 million dollars in exports was seen in Togo in 2012."))
    assert [one.date for one in facts] == ["2012"]


@pytest.mark.parametrize(
    "sentence",
    [
        "The staff see growth of 2.9 percent next year in Peru.",
        "It would take 1.5 billion dollars a year to reach the goals in Togo.",
        "It is desirable that China join the club and cancel 30 percent of its claims on Zambia.",
        "We propose that Norway raise its share to 1 percent and that the Union provide 800 million dollars for Togo.",
        "For Laos to be solvent, growth must reach 7 percent.",
        "A tax of 25 dollars a ton could bring Indonesia 11 billion dollars.",
        "The target for 2030 is a cut of 40 percent in Togo.",
        "The team will measure whether a loan of 150 dollars to Togo raises income by 10 percent.",
    ],
)
def test_what_is_wished_for_needed_a_goal_or_to_be_tested_is_no_fact(sentence: str) -> None:
    assert stated(prose(sentence)) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "It is important that China cancelled 30 percent of its claims on Zambia in 2012.",
        "A loan of 5 million dollars could go to Togo.",
        "Denmark asked whether the 5 million dollars lent to Togo in 2012 had been spent.",
        "Togo owes 5 million dollars that fall due next year.",
    ],
)
def test_what_is_valued_offered_asked_about_or_due_is_a_fact(sentence: str) -> None:
    assert len(stated(prose(sentence))) == 1
