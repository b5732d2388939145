"""Whose money a sentence tells of where two clauses, two givers or words that point back stand beside each other."""

import pytest

from tests.extractors.records.reading import prose, stated


def sides(*sentences: str) -> list[tuple[str, str, float]]:
    """Giver, receiver and sum of each financing."""
    found = stated(prose(*sentences), "financing")
    return [(one.donor, one.recipient, one.moneys[0].value if one.moneys else 0) for one in found]


def test_who_was_the_first_to_give_gave_and_what_stands_behind_while_is_of_another() -> None:
    said = (
        "Kuwait was the first to place $60 million in the Central Bank of Jordan while $30 million was received from Oman."
    )
    assert sides(said) == [("KWT", "JOR", 60e6), ("OMN", "JOR", 30e6)]
    assert sides("Chile lent Kenya $5 million in 2013, while $3 million was given as grants.") == [
        ("CHL", "KEN", 5e6),
        ("CHL", "KEN", 3e6),
    ]


def test_the_latter_is_the_last_one_named() -> None:
    said = "Norway signed a loan agreement with Kenya in 2015, to provide the latter with a $4 million loan."
    assert sides(said) == [("NOR", "KEN", 4e6)]
    assert sides("Norway and Chile met. The former lent the latter $4 million in 2015.") == [("NOR", "CHL", 4e6)]


def test_the_country_that_is_said_to_lend_is_who_lent_before() -> None:
    said = (
        "The Republic of Korea approved a $7 million loan to Vietnam in 2015.",
        "The country had lent $9 million in 2014.",
    )
    assert [giver for giver, _, _ in sides(*said)] == ["KOR", "KOR"]
    said = (
        "The Republic of Korea approved a $7 million loan to Vietnam in 2015.",
        "The country received $9 million in 2016.",
    )
    assert [receiver for _, receiver, _ in sides(*said)] == ["VNM", "VNM"]


def test_a_receiver_is_not_taken_from_behind_a_sentence_on_countries_in_general() -> None:
    before = "In 2009 Korea lent Vietnam $9 million for a sewer."
    general = "Korea set up the fund to work with developing countries."
    assert sides(before, general, "By 2012 Korea had committed $80 million in loans.")[1:] == [("KOR", "", 80e6)]
    assert sides(before, "It was built fast.", "In 2012 Korea committed $80 million in loans.")[1:] == [("KOR", "VNM", 80e6)]


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("The $300 million loan that China gave to Kenya in 2013 would be repaid from fees.", "gave"),
        ("The sum would follow the $10 million offered to Kenya in 2010 by India.", "offered"),
        ("The loan of $5 million that China gave Kenya in 2011 may be forgiven.", "may be forgiven"),
        ("China would give Kenya a loan of $300 million.", "would give"),
    ],
)
def test_what_comes_of_money_does_not_unsay_that_it_was_given(said: str, words: str) -> None:
    assert [one.status for one in stated(prose(said), "financing")] == [words]


def test_what_promised_money_would_pay_for_is_no_other_giving() -> None:
    assert sides("The $300 million promised by China to Kenya in 2013 would fund a port.") == [("CHN", "KEN", 300e6)]


def test_a_line_of_credit_agreement_is_no_line_on_the_ground() -> None:
    (found,) = stated(prose("On 4 October 2017 Kenya signed a $4.5-bn line of credit agreement with India for its roads."))
    assert (found.kind, found.parties, found.date) == ("agreement", ("IND", "KEN"), "2017-10-04")
    (found,) = stated(prose("In 2017 India built a $45 million line from Nairobi to Thika in Kenya."))
    assert (found.kind, found.subtype) == ("project", "transport")


def test_a_sum_beside_a_share_of_gdp_is_what_the_sentence_measures() -> None:
    found = stated(
        prose("In 2018 Jordan's debt rose to new heights, totaling 96% of the gross domestic product, or $39 billion.")
    )
    assert {(one.measure, one.value) for one in found} == {("share", 96.0), ("debt_stock", 39e9)}
