"""Agreements told by what became of them, by those who met to sign them, in a row of partners, or as still to come."""

import pytest

from tests.extractors.records.test_signed import agreements, found


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("The accord between Fiji and Samoa was signed in 2003 and upgraded in 2015.", ["2003", "2015"]),
        ("The accord between Fiji and Samoa, signed in 1993, was terminated in 2012.", ["1993", "2012"]),
        ("The accord between Fiji and Samoa was signed in 2003 and ratified in 2005.", ["2003"]),
        ("The accord between Fiji and Samoa was signed in 2003 and upgraded later.", ["2003"]),
    ],
)
def test_what_was_done_to_an_agreement_in_another_year_is_told_beside_its_signing(sentence: str, told: list[str]) -> None:
    assert sorted(agreements(sentence)) == [(("FJI", "WSM"), year) for year in told]


def test_what_is_upgraded_to_a_partnership_is_no_second_act_on_the_treaty() -> None:
    told = "Since Chad and Togo signed a fishing treaty in 2001 and upgraded to a Strategic Partnership in 2012, trade grew."
    assert sorted(date for _, date in agreements(told)) == ["2001", "2012"]


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        (
            "Gabon signed tax treaties with Chile in 2006, Nepal in 2011 and Malta in 2015.",
            [(("CHL", "GAB"), "2006"), (("GAB", "NPL"), "2011"), (("GAB", "MLT"), "2015")],
        ),
        (
            "Gabon implemented trade pacts with Chile in 2009 and with Nepal in August 2011.",
            [(("CHL", "GAB"), "2009"), (("GAB", "NPL"), "2011-08")],
        ),
        (
            "A lease signed between Lago Rail and the governments of Chad and Gabon in 2010 holds.",
            [(("GAB", "TCD"), "2010")],
        ),
    ],
)
def test_partners_in_a_row_have_an_agreement_each_where_each_has_a_time(
    sentence: str, told: list[tuple[tuple[str, ...], str]]
) -> None:
    assert agreements(sentence) == told


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("The ministers of Peru and Gabon met in Lima in May 2014 to sign a herring pact.", [(("GAB", "PER"), "2014-05")]),
        ("The ministers of Peru and Gabon did not meet in May 2014 to sign a herring pact.", []),
        ("The heads of government of Peru, Chad and Gabon met in 2014 to sign a pact.", [(("GAB", "PER", "TCD"), "2014")]),
    ],
)
def test_who_met_to_sign_has_signed(sentence: str, told: list[tuple[tuple[str, ...], str]]) -> None:
    assert agreements(sentence) == told


@pytest.mark.parametrize(
    ("sentence", "parties"),
    [
        ("Malta closed a security agreement with Fiji.", ("FJI", "MLT")),
        ("Malta firmed up an agreement with Fiji on search and rescue.", ("FJI", "MLT")),
        ("The US Congress passed a trade agreement with Malta.", ("MLT", "USA")),
        ("Malta signed a deal to boost its sales of salt to Fiji.", ("FJI", "MLT")),
        ("Under a deal with Fiji, Malta received two ferries.", ("FJI", "MLT")),
        ("Malta under an agreement is set to provide Fiji with salt.", ("FJI", "MLT")),
        ("Since the Maltese president Ann Borg came, her government has signed a labour deal with Fiji.", ("FJI", "MLT")),
        ("Malta has signed 12 tax treaties with counterparties such as Fiji and Chad.", ("FJI", "MLT", "TCD")),
        ("Fiji and Malta agreed on a pact that would let ferries call.", ("FJI", "MLT")),
        ("Fiji and Malta agreed to sell salt under a memorandum.", ("FJI", "MLT")),
    ],
)
def test_an_agreement_is_told_once_with_both_sides_by_everyday_words(sentence: str, parties: tuple[str, ...]) -> None:
    assert [one.parties for one in found(sentence)] == [parties]


@pytest.mark.parametrize(
    "sentence",
    [
        "Malta closed its embassy in Fiji after the trade deal.",
        "Malta passed Fiji in exports of salt under the new rules.",
        "The offer made a trade deal with Fiji possible for Malta.",
        "Malta could not renew its treaty with Fiji yet.",
    ],
)
def test_words_that_only_stand_beside_an_agreement_tell_none(sentence: str) -> None:
    assert found(sentence) == []


def test_a_treaty_that_is_not_renewed_is_ended_and_one_not_signed_is_none() -> None:
    [one] = found("In 2014 Malta announced it would not renew its investment treaty with Fiji.")
    assert (one.parties, one.status) == (("FJI", "MLT"), "would not renew")
    assert found("In 2014 Malta announced it would not sign an investment treaty with Fiji.") == []


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("Malta is in talks with Fiji to conclude a tax treaty.", "is"),
        ("Malta is in talks with Fiji on a tax treaty.", "is"),
        ("Malta and Fiji are working on a tax treaty.", "working"),
        ("A tax treaty between Malta and Fiji is expected to be signed in 2031.", "expected to be signed"),
        ("Malta announced its intention to terminate the tax treaty with Fiji.", "terminate"),
    ],
)
def test_what_is_still_to_come_is_told_with_its_standing(sentence: str, status: str) -> None:
    [one] = found(sentence)
    assert (one.parties, one.status) == (("FJI", "MLT"), status)


def test_what_sides_hang_between_an_agreement_and_its_signing_dates_it() -> None:
    told = (
        "This note holds the text of the Agreement between Fiji and Malta on the shelf between the two sides signed in 1969."
    )
    assert agreements(told) == [(("FJI", "MLT"), "1969")]
    assert agreements("The herring pact between Fiji and Malta covers ships built in 1969.") == [(("FJI", "MLT"), "")]


def test_a_declaration_is_an_agreement_where_its_signing_is_told() -> None:
    told = "Since the signing of the Suva Declaration between Fiji and Malta on 3 March 2015, little was done."
    assert agreements(told) == [(("FJI", "MLT"), "2015-03-03")]
    assert agreements("Since the Suva Declaration little was done in Fiji and Malta in 2015.") == []


def test_a_deal_with_holders_of_bonds_has_the_debtor_alone() -> None:
    assert agreements("Malta said that a debt restructuring agreement had been reached with a group of creditors.") == [
        (("MLT",), "")
    ]
    assert agreements("Malta said it had reached an agreement with a group of voters.") == []


def test_the_deal_is_the_one_told_before_whatever_its_sort() -> None:
    told = agreements("Malta gave Fiji a 30-year lease of the quay.", "In May 2017 the agreement was signed.")
    assert told == [(("FJI", "MLT"), ""), (("FJI", "MLT"), "2017-05")]
    assert agreements("Malta exports salt to Fiji and Chad.", "In May 2017 the agreement was signed.") == [((), "2017-05")]


def test_the_end_by_which_something_shall_be_done_dates_no_agreement() -> None:
    assert agreements("Malta and Fiji agreed to remove their tariffs by the end of 2031.") == [(("FJI", "MLT"), "")]
    assert agreements("Malta and Fiji agreed at the end of 2011 to remove their tariffs.") == [(("FJI", "MLT"), "2011-12~")]
