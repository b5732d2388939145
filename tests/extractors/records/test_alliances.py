"""Alliances, and who is named beside an agreement without being a side of it."""

import pytest

from tests.extractors.records.reading import by_sum, prose, stated


def agreements(*sentences: str) -> list[tuple[tuple[str, ...], str]]:
    """Sides and time of the agreements that a paragraph tells."""
    return [(one.parties, one.date) for one in stated(prose(*sentences), "agreement")]


@pytest.mark.parametrize(
    ("sentence", "parties", "date"),
    [
        ("In 1921 Ghana, Togo and Benin formed the Coastal Alliance.", ("BEN", "GHA", "TGO"), "1921"),
        ("Norway concluded the Northern Entente with Finland in 1933.", ("FIN", "NOR"), "1933"),
        ("Kenya joined Oman and Qatar to form the Gulf Entente in 1952.", ("KEN", "OMN", "QAT"), "1952"),
        ("The Peru-Bolivia Alliance was renewed in 1911.", ("BOL", "PER"), "1911"),
        ("The Sino-Albanian Alliance was signed on 9 May 1962.", ("ALB", "CHN"), "1962-05-09"),
    ],
)
def test_states_that_form_an_alliance_have_agreed(sentence: str, parties: tuple[str, ...], date: str) -> None:
    assert agreements(sentence) == [(parties, date)]


def test_an_alliance_that_is_a_body_or_of_parties_is_no_agreement() -> None:
    assert agreements("The Alliance of River States met in Ghana in 1990.") == []
    assert agreements("The airline joined the Comet Alliance in 2003.") == []
    assert agreements("Two parties formed an alliance before the vote of 2011 in Togo.") == []


def test_a_fund_that_lends_abroad_gave_the_loan_that_it_signed() -> None:
    abroad = by_sum("The Saudi Fund for Development signed a $30 million loan for a road in May 2021.")[30e6]
    assert (abroad.donor, abroad.recipient) == ("SAU", "")
    home = by_sum("The Development Bank of Rwanda signed a $20 million loan in May 2021.")[20e6]
    assert (home.donor, home.recipient) == ("", "RWA")


def test_the_press_and_the_place_of_a_meeting_have_no_part_in_what_was_signed_there() -> None:
    told = "Two agreements, worth 4 million dinars each, were signed beside the meetings of the World Bank in Lima"
    assert [one.parties for one in stated(prose(f"{told}, the Kuwait News Agency reported."), "agreement")] == [()]
    assert agreements("Qatar News Agency signed an agreement with the press agency of Peru in 2014.") == [
        (("PER", "QAT"), "2014")
    ]


def test_who_holds_an_office_in_a_ministry_signs_for_its_state() -> None:
    told = "Ana Diaz, a director in Peru's Ministry of Finance, signed the agreement with Nepal in 2014."
    assert agreements(told) == [(("NPL", "PER"), "2014")]
    assert agreements("Chile and Nepal signed the pact in Peru's Ministry of Finance in 2014.") == [(("CHL", "NPL"), "2014")]


def test_a_deal_with_creditors_is_told_by_the_debtor_alone() -> None:
    assert agreements("Ghana has reached a deal with its creditors.") == [(("GHA",), "")]
    assert agreements("Ghana has signed nine agreements with bilateral creditors.") == [(("GHA",), "")]
    assert agreements("Ghana has reached a deal with its fishermen.") == []
    assert agreements("Ghana may reach a deal with its creditors.") == []


def test_it_that_signs_is_who_the_sentence_before_names_first() -> None:
    before = "Peru sells gold to Norway, Chile and Kenya."
    assert agreements(before, "It signed a treaty on 13 July 1911.") == [(("PER",), "1911-07-13")]
    assert agreements("Peru met Chile in May.", "They signed a treaty on 13 July 1911.") == [(("CHL", "PER"), "1911-07-13")]


def test_who_is_with_a_power_without_a_name_has_no_partner_from_the_sentence_before() -> None:
    before = "Fiji restored ties with Beijing after leaving Taiwan in 2019."
    assert agreements(before, "In April 2022 it signed a security pact with the Asian giant.") == [(("FJI",), "2022-04")]


def test_the_scope_of_a_pact_is_widened_to_nobody_who_signed_it() -> None:
    found = agreements(
        "In 1902 Japan and Chile concluded a pact.", "In 1905 the pact was renewed; its scope was widened to India."
    )
    assert found == [(("CHL", "JPN"), "1902"), (("CHL", "JPN"), "1905")]
    assert agreements("In 1905 the pact of Japan was renewed; it was extended to India.") != []


def test_a_pact_that_was_signed_after_talks_began_is_one() -> None:
    assert agreements("Peru and Chile opened talks and the Fish Pact was signed on 17 August 1892.") != []
    assert agreements("Peru and Chile have opened talks on a pact.") == []


def test_two_states_told_before_are_not_the_sides_of_a_treaty_of_many() -> None:
    before = "Peru and Chile share a long coast."
    assert agreements(before, "The Kyoto Protocol was signed in 1997.") == [((), "1997")]
    assert agreements(before, "The Treaty of Belna was signed in 1883.") == [(("CHL", "PER"), "1883")]


def test_the_country_of_the_town_of_signing_is_no_side_of_what_follows() -> None:
    found = agreements(
        "Chile and the European Union signed an accord on 21 June 1996, in Florence, Italy.",
        "This accord entered into force on 1 February 1999.",
    )
    assert found == [(("CHL",), "1996-06-21"), (("CHL",), "1999-02-01")]
    assert agreements("Peru and Chile met in Lima, Peru.", "A treaty was signed in 1999.") == [(("CHL", "PER"), "1999")]


def test_a_first_name_that_is_a_town_s_brings_no_side() -> None:
    told = "The minister of finance, Adama Okoro, and the French ambassador to Peru signed a pact on 22 May 2024."
    assert agreements(told) == [(("FRA", "PER"), "2024-05-22")]
    assert agreements("Adama, the second city of its land, signed a pact with Peru in 2014.") == [(("ETH", "PER"), "2014")]


def test_who_is_with_somebody_in_talks_alone_signs_nothing() -> None:
    told = "Peru and Chile signed a sea pact in 2020 that came up on the day of talks with Fiji."
    assert agreements(told) == [(("CHL", "PER"), "2020")]
    assert agreements("Peru and Chile signed a sea pact with Fiji in 2020.") == [(("CHL", "FJI", "PER"), "2020")]
