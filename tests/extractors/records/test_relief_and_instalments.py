"""Debts that a noun relieves, instalments of what is given, wholes told before their parts, grants that two states sign."""

import pytest

from extractors.model.fact import Statement
from tests.extractors.records.reading import prose, stated
from tests.extractors.records.test_given_and_invested import sides, sums


def financing(*sentences: str) -> list[Statement]:
    return stated(prose(*sentences), "financing")


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("In 2004 the cancellation of $31 million of debt from Italy helped Chad.", ("debt_relief", "ITA", "TCD")),
        ("The write-off of $31 million in debt by Italy helped Chad in 2004.", ("debt_relief", "ITA", "TCD")),
        ("In 2004 Chad completed a restructuring of $31 million of debt.", ("debt_rescheduling", "", "TCD")),
    ],
)
def test_a_sum_of_debt_that_a_noun_relieves_is_relief(sentence: str, told: tuple[str, str, str]) -> None:
    (one,) = financing(sentence)
    assert ((one.subtype, one.donor, one.recipient), one.moneys[0].value) == (told, 3.1e7)


def test_a_debt_that_is_left_after_relief_is_still_a_debt() -> None:
    told = sums("After the cancellation by Italy, Chad had $31 million of debt in 2004.")
    assert (told[3.1e7].kind, told[3.1e7].subtype) == ("claim", "debt_stock")


@pytest.mark.parametrize("verb", ["issued", "released", "disbursed"])
def test_an_instalment_that_is_given_is_aid(verb: str) -> None:
    told = sums(f"In 2004 the IMF {verb} the last instalment of $31 million of the $90 million rescue package to Chad.")
    assert [(told[n].kind, sides(told[n])[1]) for n in (3.1e7, 9e7)] == [("financing", {"TCD"})] * 2
    assert {told[n].donor_organizations for n in (3.1e7, 9e7)} == {("International Monetary Fund",)}


def test_an_instalment_that_is_paid_serves_a_debt() -> None:
    told = sums("In 2004 Chad paid the last instalment of $31 million to Japan.")
    assert (told[3.1e7].kind, sides(told[3.1e7])) == ("claim", ({"JPN"}, {"TCD"}))


def test_who_has_a_part_has_nothing_to_do_with_the_whole_told_first() -> None:
    told = sums("Of the $90 million lent to Chad in 2004, Japan gave $31 million.")
    assert (told[9e7].donor, told[3.1e7].donor) == ("", "JPN")


def test_who_gave_a_sum_that_is_no_whole_is_told_behind_it() -> None:
    told = sums("Of $90 million in all, Japan gave $31 million to Chad in 2004 and Italy the rest.")
    assert told[3.1e7].donor == "JPN"


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Chad and Germany signed a grant of 8 million euros in 2004.", ("DEU", "TCD")),
        ("Germany and Chad signed a grant of 8 million euros in 2004.", ("DEU", "TCD")),
    ],
)
def test_of_two_states_that_sign_a_grant_the_one_gives_it_that_is_known_to(sentence: str, told: tuple[str, str]) -> None:
    assert [(one.donor, one.recipient) for one in financing(sentence)] == [told]


def test_which_of_two_states_that_are_not_known_to_lend_gave_is_not_told() -> None:
    told = financing("Chad and Niger signed a grant of 8 million euros in 2004.")
    assert not any(one.donor or one.recipient for one in told)


def test_two_states_that_get_a_loan_both_owe_it() -> None:
    (one,) = financing("Chad and Niger secured a loan of 8 million euros in 2004.")
    assert sides(one)[1] == {"TCD", "NER"}


def test_whose_creditors_a_heading_tells_of_owes() -> None:
    text = (
        prose("Words.") + "\n2. Chad's official creditors\n\nIts president is racing to restructure $31 million of debt.\n"
    )
    (one,) = stated(text, "financing")
    assert (one.donor, one.recipient) == ("", "TCD")
