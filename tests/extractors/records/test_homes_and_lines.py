"""Firms whose home the words beside their names tell, lines and stretches of them, works that are planned."""

import pytest

from extractors.model.fact import Statement
from tests.extractors.records.reading import prose, stated


def found(kind: str, *sentences: str) -> list[Statement]:
    return stated(prose(*sentences), kind)


@pytest.mark.parametrize(
    ("told", "firm"),
    [
        ("The state-owned Norwegian tin giant Tinaoja opened an office.", "Tinaoja"),
        ("Oslo-based quay operator Kaivik Docks grew.", "Kaivik Docks"),
        ("Vesterdal Ltd, a Norwegian drilling company, grew.", "Vesterdal Ltd"),
        ("Vesterdal Drilling Ltd, based in Oslo, grew.", "Vesterdal Drilling Ltd"),
    ],
)
def test_a_firm_is_at_home_where_the_paper_says_so(told: str, firm: str) -> None:
    [one] = found("agreement", told, f"In 2010 {firm} and the government of Peru signed a contract.")
    assert one.parties == ("NOR", "PER")


def test_a_group_of_firms_of_several_countries_has_no_home() -> None:
    [one] = found(
        "agreement",
        "Korvan Works, a consortium of Oslo-based firm Nordhav and the Peruvian company Andino, was formed.",
        "Korvan Works signed a contract with the government of Togo in 2014.",
    )
    assert one.parties == ("TGO",)


@pytest.mark.parametrize(
    ("sentence", "date"),
    [
        ("The section between Nakuru and Kisumu was opened on 26 December 2015.", "2015-12-26"),
        ("The link from Mombasa to Nairobi was completed in 2009.", "2009"),
    ],
)
def test_a_stretch_of_a_line_is_a_work(sentence: str, date: str) -> None:
    [one] = found("project", sentence)
    assert (one.parties, one.date) == (("KEN",), date)


def test_what_a_line_costs_is_its_own_sum() -> None:
    [one] = found("project", "The $US 800 million line in Kenya will carry coal to the coast.")
    assert (one.parties, one.moneys[0].value) == (("KEN",), 8e8)
    [one] = found("project", "The tramway in Kenya has a total investment of $45 million.")
    assert (one.parties, one.moneys[0].value) == (("KEN",), 4.5e7)


def test_a_work_that_somebody_plans_or_will_build_at_a_place_is_told() -> None:
    [one] = found("project", "Norway's Ministry of Transport is planning to build a railway from Nairobi to Mombasa.")
    assert "KEN" in one.parties
    [one] = found("project", "The alliance will build a grain wharf near Mombasa.")
    assert one.parties == ("KEN",)


def test_the_work_of_the_sentence_before_needs_no_time_where_its_builder_is_told() -> None:
    [one] = found("project", "Kenya needs a port.", "The port being built by Japan lies in Lamu.")
    assert {(p.role, p.country) for p in one.participants} >= {("contractor", "JPN"), ("subject", "KEN")}


def test_who_sells_a_work_is_not_where_it_lies() -> None:
    assert not found("project", "The firm Acme will buy all of the Blue Hill gold mine from Peru's Andino Silver.")


def test_a_joint_venture_that_is_formed_is_an_agreement_and_a_deal_has_its_price() -> None:
    [one] = found("agreement", "Norway has formed a joint venture with the government of Togo.")
    assert set(one.parties) == {"NOR", "TGO"}
    [one] = found(
        "agreement", "Norway has signed a deal to run a port in Kenya for ten years in return for 11 million dollars."
    )
    assert one.moneys[0].value == 1.1e7


def test_who_settles_a_war_by_signing_signs() -> None:
    [one] = found("agreement", "Peru and Chile were brought together to settle their claims by signing a treaty of amity.")
    assert set(one.parties) == {"PER", "CHL"}


def test_a_pact_between_two_bodies_has_no_sides_of_the_sentence_before() -> None:
    [one] = found(
        "agreement",
        "The Norwegian firm Nordhav sold rope to Togo and Ghana.",
        "A supply agreement was signed in 2012 between Nordhav Rope Ltd and the Peruvian firm Andino Mining Ltd.",
    )
    assert not {"TGO", "GHA"} & set(one.parties)


def test_a_demonym_before_a_firm_places_no_work() -> None:
    found = stated(prose("Kenya has a bridge.", "The Peruvian builder Andina opened the Wool Bridge in 2011."), "project")
    assert all("PER" not in {p.country for p in one.participants if p.role == "subject"} for one in found)
    [told] = stated(prose("The Peruvian ministry opened the Wool Bridge in 2011."), "project")
    assert "PER" in told.parties
