"""Agreements in sentences: who made them, when, of what sort, and what is no agreement."""

import pytest

from extractors.model.fact import Statement
from tests.extractors.records.reading import prose, stated


def agreements(*sentences: str) -> list[Statement]:
    return stated(prose(*sentences), "agreement")


@pytest.mark.parametrize(
    ("sentence", "parties", "date", "subtype"),
    [
        ("The Kenya-Ethiopia defence pact of 1963 was renewed.", ("ETH", "KEN"), "1963", "treaty"),
        (
            "A free trade agreement between Chile and Vietnam entered into force in 2014.",
            ("CHL", "VNM"),
            "2014",
            "agreement",
        ),
        (
            "The bilateral investment treaty with Ghana, signed by Denmark in Accra in 1992, has never been invoked.",
            ("DNK", "GHA"),
            "1992",
            "treaty",
        ),
        ("In 2010, Brazil established a strategic partnership with Angola.", ("AGO", "BRA"), "2010", "agreement"),
        ("Jordan ratified the Convention on the Protection of Wetlands in 1977.", ("JOR",), "1977", "treaty"),
        (
            "Denmark's 1951 defence agreement with the United States allows bases in Greenland.",
            ("DNK", "USA"),
            "1951",
            "agreement",
        ),
        (
            "Austria, Ghana and Peru are parties to the Treaty of Asunción of 26 March 1991.",
            ("AUT", "GHA", "PER"),
            "1991-03-26",
            "treaty",
        ),
        (
            "The signing of the Fisheries Pact between Iceland and Gabon in 2011 ended a long dispute.",
            ("GAB", "ISL"),
            "2011",
            "treaty",
        ),
        ("In 2011 Mongolia leased the Bayan mine to Rio Tinto for 30 years.", ("MNG",), "2011", "lease"),
        ("In 2016 Cameroon awarded a concession for the port to DP World.", ("ARE", "CMR"), "2016", "concession"),
        ("Peru is expected to conclude a free-trade agreement with India in 2026.", ("IND", "PER"), "2026", "agreement"),
        ("Rwanda and the United Kingdom struck a deal on migration in April 2022.", ("GBR", "RWA"), "2022-04", "agreement"),
        ("In April 2018 Belarus terminated a contract with Hitachi of Japan.", ("BLR", "JPN"), "2018-04", "contract"),
    ],
)
def test_an_agreement_has_its_sides_its_time_and_its_sort(
    sentence: str, parties: tuple[str, ...], date: str, subtype: str
) -> None:
    assert [(one.parties, one.date, one.subtype) for one in agreements(sentence)] == [(parties, date, subtype)]


def test_a_place_of_signature_is_no_side() -> None:
    [one] = agreements("The foreign ministers of Egypt and Jordan released a joint statement in Vienna on 3 June 2019.")
    assert (one.parties, one.date, one.subtype) == (("EGY", "JOR"), "2019-06-03", "joint_statement")


def test_an_agreement_is_told_again_by_the_letters_that_the_paper_gives_it() -> None:
    found = agreements(
        "Chile and Fiji talked about the Trans-Ocean Partnership Agreement (TOPA).",
        "TOPA was signed in 2015 by Chile, Fiji and Tonga.",
    )
    assert [(one.parties, one.date) for one in found] == [(("CHL", "FJI", "TON"), "2015")]


def test_the_sides_of_a_treaty_may_be_the_two_countries_of_the_sentence_before() -> None:
    [one] = agreements("Senegal and Mali share a river.", "A convention on its use was signed in 1972.")
    assert (one.parties, one.date) == (("MLI", "SEN"), "1972")


def test_what_the_sides_agree_to_pay_is_the_sum_of_the_agreement() -> None:
    found = stated(prose("In May 2014 the debt agreement of Peru with Spain to repay 9 billion dollars was signed."))
    assert [(one.kind, one.parties, one.date, [m.value for m in one.moneys]) for one in found] == [
        ("agreement", ("ESP", "PER"), "2014-05", [9e9])
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Trade agreements help small countries.",
        "Each contract between a bank and a borrower in Kenya has a clause on default.",
        "Peru failed to reach an agreement with Chile in 2013.",
        "Many treaties of the 1960s did not mention Cuba.",
        "Analysts in Kenya said that any deal with France needs time.",
        "A standard loan agreement with Japan contains a confidentiality clause.",
        "The bill would ratify the agreement with Peru.",
        "France criticised the treaty in 2010.",
        "The convention centre in Lomé was built by Japan in 2012.",
    ],
)
def test_what_is_wished_general_or_only_spoken_of_is_no_agreement(sentence: str) -> None:
    assert agreements(sentence) == []


def test_each_partner_with_a_time_of_its_own_has_an_agreement_of_its_own() -> None:
    found = agreements("Finland concluded an agreement on fishing rights with Norway (1976) and with Iceland (1979).")
    assert {(one.parties, one.date) for one in found} == {(("FIN", "NOR"), "1976"), (("FIN", "ISL"), "1979")}


def test_who_only_helps_an_agreement_is_no_side_of_it() -> None:
    [one] = agreements("The 2014 trade agreement of Peru with Chile was prepared by the government of Spain.")
    assert one.parties == ("CHL", "PER")


def test_an_agreement_that_is_in_force_since_a_year_has_it() -> None:
    [one] = agreements("Kenya's free trade agreement with Vietnam, in force since 2014, removed most tariffs.")
    assert (one.parties, one.date) == (("KEN", "VNM"), "2014")
