"""Rows of pacts that words lead to, what two states agree on, and lines that lie in several countries."""

import pytest

from tests.extractors.records.reading import prose, stated


def agreements(*sentences: str) -> list[tuple[tuple[str, ...], str, str]]:
    return [(one.parties, one.date, one.subtype) for one in stated(prose(*sentences), "agreement")]


@pytest.mark.parametrize(
    "row",
    [
        "agreements, namely, Glomma Agreement (1920), Klara Agreement (1954) and Vanern Treaty (1996)",
        "agreements, namely the Glomma Agreement (1920), the Klara Agreement (1954) and the Vanern Treaty (1996)",
        "treaties on fish (the Glomma Agreement of 1920, the Klara Agreement of 1954 and the Vanern Treaty of 1996)",
    ],
)
def test_each_pact_of_a_row_has_its_time_and_the_sides_and_there_is_none_beside(row: str) -> None:
    found = agreements(f"Norway and Togo have concluded several {row}.")
    assert found == [
        (("NOR", "TGO"), "1920", "agreement"),
        (("NOR", "TGO"), "1954", "agreement"),
        (("NOR", "TGO"), "1996", "treaty"),
    ]


def test_what_is_counted_together_is_told_once() -> None:
    found = agreements("The governments of Norway and Togo signed fifteen agreements and memoranda in 2014.")
    assert found == [(("NOR", "TGO"), "2014", "agreement_bundle")]


def test_two_states_agree_on_a_construction() -> None:
    assert agreements("In March 2014 Norway and Togo agreed on the construction of two mills.") == [
        (("NOR", "TGO"), "2014-03", "agreement")
    ]


def test_an_agreement_in_a_list_of_those_approved_needs_no_time() -> None:
    found = agreements("Among them is the Agreement of the Government of Norway with the Government of Togo on Seed.")
    assert [parties for parties, _, _ in found] == [("NOR", "TGO")]


@pytest.mark.parametrize(
    ("sentence", "lands"),
    [
        ("A pipeline of 900 km was built from Kenya through Uganda to Rwanda.", {"KEN", "UGA", "RWA"}),
        ("The Nairobi-Kampala-Kigali pipeline was completed in 2009.", {"KEN", "UGA", "RWA"}),
    ],
)
def test_a_line_lies_where_it_goes_from_through_and_to(sentence: str, lands: set[str]) -> None:
    [one] = stated(prose(sentence), "project")
    assert set(one.parties) == lands


def test_a_rate_since_a_year_is_dated_and_a_record_since_a_year_is_not() -> None:
    [rate] = stated(prose("In Kenya the debt service was 5 percent at the interest rate since 2014."), "claim")
    assert rate.date == "2014"
    [record] = stated(prose("Kenya's exports fell to 5 million dollars, the lowest since 2014."), "claim")
    assert record.date == ""


def test_who_only_tells_of_a_pact_is_no_side_of_it() -> None:
    found = agreements("Norway and Togo said in 2011 that Sweden and Peru signed a treaty on fish in 2010.")
    assert found == [(("PER", "SWE"), "2010", "treaty")]


def test_an_entry_joins_its_two_sides_by_with() -> None:
    found = stated(
        "A title of some length\n\nAnn Author\n\n1. Tax\n\nThe following treaties were terminated:\n\n"
        "- Mongolia and the Netherlands, 2002\n- Malawi with the Netherlands, 1969, replaced in 2015\n"
        "- Senegal with Peru, 2003\n"
    )
    assert {(one.parties, one.date) for one in found} == {
        (("MNG", "NLD"), "2002"),
        (("MWI", "NLD"), "1969"),
        (("PER", "SEN"), "2003"),
    }
