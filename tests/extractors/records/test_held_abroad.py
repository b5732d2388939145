"""Of whom a claim is that a sentence tells of several: whose firms lie where, who is set apart, who only goes along."""

import pytest

from extractors.model.fact import Statement
from tests.extractors.records.reading import by_sum, prose, stated


def areas(one: Statement) -> tuple[str, str]:
    return one.ref_area, one.counterpart_area


@pytest.mark.parametrize(
    "sentence",
    [
        "Turkish companies operate 22 projects in Peru.",
        "Peru is home to 22 Turkish projects.",
        "Turkish investors in Peru have 22 projects.",
        "In 2012 Turkish firms had 117 projects in Peru with a registered capital of 3 billion dollars.",
    ],
)
def test_what_a_countrys_firms_have_abroad_is_of_where_it_lies(sentence: str) -> None:
    assert {areas(one) for one in stated(prose(sentence), "claim")} == {("PER", "TUR")}


def test_what_a_country_has_at_home_is_its_own() -> None:
    (one,) = stated(prose("Peru has 117 projects in energy."))
    assert areas(one) == ("PER", "")


@pytest.mark.parametrize(
    ("sentence", "value", "sides"),
    [
        ("Togo, whose FDI fell to 800 million dollars in 2015, borrowed from Denmark.", 8e8, ("TGO", "")),
        ("Togo, whose exports to Ghana fell to 800 million dollars in 2015, borrowed from Chile.", 8e8, ("TGO", "GHA")),
        (
            "In 2012 Togo had 12 percent of disbursements and Benin 9 percent, with Ghana the lowest receiving 1 percent.",
            1,
            ("GHA", ""),
        ),
        ("The share of loans in Tonga fell to 3 percent in 2012, following a warning about China's loans.", 3, ("TON", "")),
        ("The Lima Centre concluded that Togo leads with remittances of 31 percent of the country's GDP.", 31, ("TGO", "")),
    ],
)
def test_a_claim_is_of_whom_its_own_clause_tells(sentence: str, value: float, sides: tuple[str, str]) -> None:
    assert areas(by_sum(sentence)[value]) == sides


def test_a_share_of_an_economy_gives_no_sum_its_measure() -> None:
    found = by_sum(
        "Of remittances in 2012, Ghana (USD 2 billion, 30 % of GDP) got more than Peru (USD 1 billion, 26 % of GDP)."
    )
    assert [found[n].measure for n in (2e9, 1e9)] == ["other", "other"]
    assert by_sum("GDP of Ghana was 2 billion dollars in 2012, and debt 30 percent of GDP.")[2e9].measure == "gdp"


def test_what_a_measure_contributes_is_no_aid() -> None:
    assert by_sum("Remittances contributed 3 billion dollars to Togo's income in 2012.")[3e9].kind == "claim"
    assert by_sum("Denmark contributed 3 million dollars to Togo's budget in 2012.")[3e6].kind == "financing"


def test_a_share_of_money_that_is_lent_is_a_share() -> None:
    (one,) = stated(prose("In 2012 60 percent of the financing in Togo was financed by loans."))
    assert (one.kind, one.subtype, one.ref_area) == ("claim", "share", "TGO")
    (one,) = stated(prose("In 2012 80 percent of the port of Togo was financed by loans."))
    assert one.kind == "financing"


def test_one_more_rise_is_a_rise_too() -> None:
    found = by_sum("Projects in Togo have grown 62 percent since 2016 and 18 percent since 2022.")
    assert [found[n].subtype for n in (62, 18)] == ["other", "other"]


def test_a_town_of_an_announcement_is_no_place_of_a_work() -> None:
    (one,) = stated(prose("Announced in Vienna in 2024, the 4 billion dollar project has won donors."), "project")
    assert one.parties == ()
    (one,) = stated(prose("The 4 billion dollar project in Vienna was announced in 2024."), "project")
    assert one.parties == ("AUT",)


def test_a_stock_of_direct_investment_is_a_stock() -> None:
    found = by_sum("Denmark's stock foreign direct investment in Togo reached 12 billion dollars in 2014.")
    assert (found[12e9].measure, *areas(found[12e9])) == ("fdi_stock", "TGO", "DNK")
