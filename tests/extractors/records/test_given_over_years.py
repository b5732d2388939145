"""Years over which money is given are no maturity; what goes to a region goes to, and comes from, nobody told before."""

import pytest

from tests.extractors.records.reading import by_sum, prose, stated


@pytest.mark.parametrize(
    ("sentence", "years"),
    [
        ("In 2012 Denmark gave Togo 5 million dollars in budget support over three years.", None),
        ("Denmark gave Togo a grant of 5 million dollars over six years in 2012.", None),
        ("In 2012 Denmark pledged to lend Togo 5 million dollars over the next six years.", None),
        ("Denmark gave Togo a loan of 5 million dollars over six years in 2012.", 6.0),
        ("Denmark lent Togo 5 million dollars at 2 percent over the next six years in 2012.", 6.0),
        ("In 2012 Denmark lent Togo 5 million dollars, to be repaid over six years.", 6.0),
        ("In 2012 Denmark rescheduled 5 million dollars of Togo's debt for the next ten years.", 10.0),
    ],
)
def test_years_over_which_money_is_given_are_no_time_to_repay(sentence: str, years: float | None) -> None:
    (one,) = stated(prose(sentence), "financing")
    assert one.maturity_years == years


def test_money_for_a_region_goes_to_nobody_told_before_and_comes_from_who_gives_it() -> None:
    found = by_sum(
        "Denmark lent Serbia 5 million euros in 2012.",
        "A group of banks committed 600 million euros for roads in the Western Balkans in 2013.",
    )
    assert (found[6e8].donor, found[6e8].recipient) == ("", "")


def test_money_of_the_one_told_before_still_is_its() -> None:
    found = by_sum(
        "Denmark lent Serbia 5 million euros in 2012.", "The country also gave 6 million euros for roads in 2013."
    )
    assert (found[6e6].donor, found[6e6].recipient) == ("DNK", "SRB")
    found = by_sum("Serbia had the highest debt in the Western Balkans.", "Its debt reached 5 million euros in 2012.")
    assert found[5e6].ref_area == "SRB"


def test_a_region_in_a_name_is_no_region() -> None:
    found = by_sum(
        "Denmark lent Serbia 5 million euros in 2012.",
        "It approved grants of 265 million euros under the Western Balkans Investment Framework.",
    )
    assert (found[265e6].donor, found[265e6].recipient) == ("DNK", "SRB")


def test_they_are_the_donors_not_the_country_that_they_help() -> None:
    found = by_sum(
        "Donors started to give aid to Vietnam in 1993.", "Since then, their pledges have totaled 42 billion dollars."
    )
    assert (found[42e9].donor, found[42e9].recipient) == ("", "VNM")
    found = by_sum("Togolese banks met in Lome.", "They borrowed 5 million dollars from Denmark.")
    assert (found[5e6].donor, found[5e6].recipient) == ("DNK", "TGO")


def test_relief_of_a_countrys_debt_is_its_own_whoever_else_is_named() -> None:
    found = by_sum("Russia wrote off 10 billion dollars in Mongolian debt, a burden of 70 years as a Soviet satellite.")
    assert (found[1e10].donor, found[1e10].recipient) == ("RUS", "MNG")


@pytest.mark.parametrize(
    ("before", "sentence", "receiver"),
    [
        ("Chinese firms work in Togo.", "In 2012 the government borrowed 5 million dollars from Denmark.", "TGO"),
        ("Togo lies beside Benin.", "In 2012 the government borrowed 5 million dollars from Denmark.", "TGO"),
    ],
)
def test_the_government_that_borrows_is_the_hosts(before: str, sentence: str, receiver: str) -> None:
    assert by_sum(before, sentence)[5e6].recipient == receiver


def test_a_sum_right_before_from_whom_it_came_is_theirs() -> None:
    found = by_sum("A 3 million dollar Norwegian grant and 2 million dollars from Japan helped Togo in 2012.")
    assert (found[3e6].donor, found[2e6].donor) == ("NOR", "JPN")


def test_a_year_before_loans_is_no_number_of_them() -> None:
    facts = stated(prose("In 2012 Danish loans made up 40 percent of all disbursements to Togo."))
    assert [(one.subtype, one.value) for one in facts] == [("share", 40)]
    assert [one.value for one in stated(prose("In 2012 Togo had 212 Danish projects."))] == [212]


def test_the_government_that_gives_is_the_one_that_is_known_to() -> None:
    found = stated(
        prose("Togo and Benin gain most from Australian aid.", "By 2020 the government had sent 70,000 doses to Fiji.")
    )
    assert [(one.donor, one.recipient) for one in found if one.quantities] == [("AUS", "FJI")]
