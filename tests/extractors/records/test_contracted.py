"""Works that a contract is for or that are begun, and agreements that a pronoun or a heading over them helps to tell."""

import pytest

from extractors.model.fact import Statement
from tests.extractors.records.reading import prose, stated


def works(*sentences: str) -> list[Statement]:
    return stated(prose(*sentences), "project")


def agreements(*sentences: str) -> list[tuple[str, tuple[str, ...], str]]:
    """Sorts, sides and times of the agreements that a paragraph tells."""
    return [(one.subtype, one.parties, one.date) for one in stated(prose(*sentences), "agreement")]


@pytest.mark.parametrize(
    ("sentence", "title", "parties"),
    [
        (
            "Lake Power has won a contract from PT Air to upgrade and expand Belna Refinery in Central Java.",
            "Belna Refinery",
            ("IDN",),
        ),
        (
            "Lake Power won a second contract beyond India, in Algeria, worth $3m to plan and build the Belna dam.",
            "Belna dam",
            ("DZA",),
        ),
        ("Only this month, Laos began construction of the Belna dam.", "Belna dam", ("LAO",)),
        ("Peru has broken ground on the construction of the Belna gas pipeline.", "Belna gas pipeline", ("PER",)),
    ],
)
def test_a_named_work_that_a_contract_is_for_or_that_is_begun_needs_no_year(
    sentence: str, title: str, parties: tuple[str, ...]
) -> None:
    assert [(one.title, one.parties) for one in works(sentence)] == [(title, parties)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Lake Power has won a contract from PT Air to upgrade and expand roads in Java.",
        "Lake Power hopes to build the Belna dam in Peru.",
    ],
)
def test_a_work_without_a_name_that_a_contract_is_for_and_a_hope_are_none(sentence: str) -> None:
    assert works(sentence) == []


def test_a_capacity_before_the_noun_of_a_plant_is_the_plants() -> None:
    found = stated(prose("In Ghana the work begins with the construction of a 240MW-capacity thermal plant."))
    assert [(one.kind, one.parties, one.quantities) for one in found] == [("project", ("GHA",), ("240 MW",))]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Peru and Togo have today signed in Lome, Togo, a Memorandum on bees.", ("memorandum", ("PER", "TGO"), "")),
        ("The presidents of Peru and Togo agreed the deal in May 2013 in Lima.", ("agreement", ("PER", "TGO"), "2013-05")),
        ("Togo gave Peru a 99-year lease on a farm in Chad in 2011.", ("lease", ("PER", "TCD", "TGO"), "2011")),
        ("In 1947 the United States got a 99-year lease on Philippine bases.", ("lease", ("PHL", "USA"), "1947")),
        (
            "Fiji's fishing pact with Peru was signed in the first half of 2019.",
            ("treaty", ("FJI", "PER"), "2019-01/2019-06"),
        ),
        (
            "The dam rose as part of the Peru–Togo Economic Partnership signed in August 2020.",
            ("agreement", ("PER", "TGO"), "2020-08"),
        ),
        (
            "Rosatom built its plant in Peru under an intergovernmental agreement that was signed in 2011.",
            ("agreement", ("PER", "RUS"), "2011"),
        ),
        (
            "The road to Peru opened in 1994, and a safeguards agreement between Chile and Togo entered into force in 1998.",
            ("agreement", ("CHL", "TGO"), "1998"),
        ),
    ],
)
def test_sides_and_times_stand_where_the_grammar_was_misread(sentence: str, found: tuple[str, tuple[str, ...], str]) -> None:
    assert agreements(sentence) == [found]


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        (
            "The Treaty of Lima was opened for signature on 14 February 1967.",
            "Cuba ratified it in 2002.",
            ("treaty", ("CUB",), "2002"),
        ),
        ("Togo signed an Additional Protocol in 2004.", "Iran signed one in 2003.", ("protocol", ("IRN",), "2003")),
        (
            "Peru and Chile signed a fishing treaty in 2003.",
            "Peru withdrew from it in 2010.",
            ("treaty", ("CHL", "PER"), "2010"),
        ),
        (
            "Peru and Chile signed a fishing treaty in 2003.",
            "Chile pulled out of it in 2010.",
            ("treaty", ("CHL", "PER"), "2010"),
        ),
    ],
)
def test_a_pronoun_takes_the_agreement_of_the_sentence_before_up(
    first: str, second: str, found: tuple[str, tuple[str, ...], str]
) -> None:
    assert agreements(first, second)[1:] == [found]


def test_what_is_said_not_to_be_ratified_and_what_it_left_otherwise_is_no_agreement() -> None:
    assert len(agreements("Togo signed a fishing treaty with Peru in 2004.", "Peru has not ratified it.")) == 1
    assert agreements("Togo has a port.", "Peru left it in 2010.") == []


def test_a_treaty_is_of_the_heading_and_of_the_country_of_the_title() -> None:
    text = (
        "Finland and its partners\n\nAnn Author\n\nAbstract: Words.\n\n1. Japan\n\n"
        "A free trade agreement was signed in Tokyo on 19 February 2009.\n"
    )
    assert [(one.parties, one.date) for one in stated(text, "agreement")] == [(("FIN", "JPN"), "2009-02-19")]


def test_the_lease_of_a_paragraph_keeps_its_sides() -> None:
    first = "In May 2013 Norway signed a 30-year lease on a base in Djibouti."
    assert agreements(first, "Rents are high.", "In 2016, the lease was extended.")[1:] == [
        ("lease", ("DJI", "NOR"), "2016")
    ]


def test_those_who_witness_a_signature_are_its_sides() -> None:
    sentence = "A memorandum on bees was signed in Lima on 4 May 2024, witnessed by the presidents of Peru and Chile."
    assert agreements(sentence) == [("memorandum", ("CHL", "PER"), "2024-05-04")]


def test_what_lies_in_a_country_is_given_by_nobody_from_the_sentence_before() -> None:
    found = agreements(
        "Serbia gave Lake Air a concession in 2018.",
        "In Albania, Lake Partners run the port under a concession of 30 years signed in 2004.",
    )
    assert found[1:] == [("concession", ("ALB",), "2004")]


def test_the_time_behind_what_a_contract_is_for_is_that_of_the_contract() -> None:
    sentence = "Peru gave a French consortium a contract to run its airport in May 2010."
    assert agreements(sentence) == [("contract", ("FRA", "PER"), "2010-05")]


def test_what_states_agree_on_without_a_word_for_an_agreement_is_one() -> None:
    sentence = "In January 2018, Peru and Togo agreed on a visa-free travel regime."
    assert agreements(sentence) == [("agreement", ("PER", "TGO"), "2018-01")]
    assert agreements("In January 2018, Peru and Togo agreed on the need to act.") == []


def test_how_many_agreements_were_signed_is_no_count_beside_them() -> None:
    found = stated(prose("Peru and Togo signed 27 agreements worth $140mn in 2018."))
    assert [(one.kind, one.subtype, one.date) for one in found] == [("agreement", "agreement_bundle", "2018")]


def test_a_work_on_the_side_has_the_time_that_and_adds() -> None:
    [one] = works("The Belna Canal in Peru, which a French company had built and opened in 1869, is closed since 1956.")
    assert (one.title, one.date) == ("Belna Canal", "1869")


def test_the_road_construction_goes_on_from_the_road_before() -> None:
    found = works(
        "A highway was finished in Togo in 2021.", "Its road has two lanes.", "The road construction began in 2014."
    )
    assert [(one.parties, one.date) for one in found] == [(("TGO",), "2021"), (("TGO",), "2014")]


def test_the_home_of_who_builds_is_not_where_the_next_work_lies() -> None:
    found = works(
        "A highway in Togo was finished in 2021.",
        "Its bridge was built by Sinohydro.",
        "The cost of the project is put at 850 million US dollars.",
    )
    assert found[-1].parties == ("TGO",)


def test_a_contract_for_a_work_of_an_unknown_place_is_of_the_country_before() -> None:
    found = agreements("Gabon needs power.", "Larsen and Lake won a contract for the Belna Aval dam in October 2019.")
    assert found == [("contract", ("GAB",), "2019-10")]
