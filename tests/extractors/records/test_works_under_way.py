"""How far works have come, and what the next sentence tells of them: their state, their opening, their cost, their ends."""

import pytest

from extractors.model.fact import Statement
from tests.extractors.records.reading import prose, stated, tabled


def works(*sentences: str) -> list[Statement]:
    return stated(prose(*sentences), "project")


@pytest.mark.parametrize(
    ("sentence", "title", "parties", "status"),
    [
        ("The Amara dam in Ghana is under construction by Sinohydro.", "Amara dam", ("CHN", "GHA"), "under construction"),
        (
            "Work on the Belna tunnel in Nepal by Sinohydro is 40 percent complete.",
            "Belna tunnel",
            ("CHN", "NPL"),
            "complete",
        ),
        ("The Corda refinery in Angola is operational since 2015.", "Corda refinery", ("AGO",), "operational"),
    ],
)
def test_a_work_is_told_by_the_state_that_it_is_in(sentence: str, title: str, parties: tuple[str, ...], status: str) -> None:
    found = stated(prose(sentence))
    assert [(one.kind, one.title, one.parties, one.status) for one in found] == [("project", title, parties, status)]


def test_a_state_of_something_else_tells_of_no_work_and_a_share_stays_one() -> None:
    assert works("The rule on dams in Ghana is operational.") == []
    [one] = stated(prose("In 2015, 40 percent of the dams in Ghana were foreign."))
    assert (one.kind, one.value) == ("claim", 40.0)


def test_what_somebody_works_on_or_joins_to_build_is_a_work() -> None:
    [line] = works("A Chinese firm is working on a 70km route from Tema to Accra.")
    assert (line.quantities, "GHA" in line.parties) == (("70 km",), True)
    [cable] = works("Larsen and Boskalis will partner to lay an undersea cable between Malta and Cyprus.")
    assert {"MLT", "CYP"} <= set(cable.parties)
    assert works("Nobody will ever partner with Peru to make it richer by ports.") == []


def test_a_line_lies_where_what_it_connects_does() -> None:
    [one] = works("The consortium has completed the installation of its undersea cable connecting Lagos and Lima.")
    assert one.parties == ("NGA", "PER")


def test_a_finished_work_needs_no_year_but_one_that_is_only_owned_does() -> None:
    assert [one.title for one in works("The minister opened the Amara bridge in Ghana on Monday.")] == ["Amara bridge"]
    assert works("The minister admired the Amara bridge in Ghana on Monday.") == []


def test_what_is_invested_to_build_is_the_cost_of_the_work() -> None:
    [one] = stated(prose("Larsen will invest 70 million dollars to build a cement plant in Ghana."))
    assert (one.kind, one.moneys[0].value, one.parties) == ("project", 7e7, ("GHA",))
    [other] = stated(prose("Larsen invested 70 million dollars in Ghana to please its owners."))
    assert other.kind == "claim"


def test_the_next_sentence_goes_on_from_the_work_with_its_opening_and_its_cost() -> None:
    built, opened, cost = works(
        "The Amara dam in Ghana was built by Sinohydro.",
        "It was opened in 2013.",
        "The total investment was 160 million dollars.",
    )
    assert (opened.title, opened.parties, opened.date) == (built.title, ("GHA",), "2013")
    assert (cost.moneys[0].value, "GHA" in cost.parties) == (1.6e8, True)


@pytest.mark.parametrize(
    "sentences",
    [
        ("Amara is a town in Ghana.", "It was opened in 2013."),
        ("The Amara dam in Ghana was built by Sinohydro.", "The total investment of Peru was 160 million dollars."),
        ("The Amara dam in Ghana was built by Sinohydro.", "It was criticized in 2013."),
    ],
)
def test_without_a_work_before_or_with_words_of_its_own_a_sentence_does_not_go_on_from_it(
    sentences: tuple[str, str],
) -> None:
    assert len(works(*sentences)) == ("dam" in sentences[0])


def test_whose_country_built_it_is_no_part_of_a_works_name() -> None:
    [one] = works("Ghana on Friday inaugurated the German-built Amara power station.")
    assert (one.title, {"GHA"} <= set(one.parties)) == ("Amara power station", True)


HEADS = "Stadium | Place | Seats | Opened in | Builder | Cost (million euros)"


def test_a_table_of_what_works_cost_and_who_builds_them_lists_works_though_its_caption_speaks_of_assistance() -> None:
    found = stated(
        tabled(
            "Table 1. Halls built with assistance",
            HEADS,
            "Amara Hall | Lomé, Togo | 2,000 | 2011 | Larsen | 57",
            "Belna Stadium | Ndola, Zambia | 9,000 | 2012 | Larsen | 43",
        )
    )
    assert [(one.kind, one.parties, one.date, one.moneys[0].value) for one in found] == [
        ("project", ("TGO",), "2011", 5.7e7),
        ("project", ("ZMB",), "2012", 4.3e7),
    ]


def test_a_table_that_names_lenders_lists_loans_whoever_builds() -> None:
    found = stated(
        tabled(
            "Table 1. Halls built with loans",
            "Building | Country | Lender | Builder | Cost (million euros)",
            "Amara Hall | Togo | KfW | Larsen | 57",
            "Belna Stadium | Zambia | KfW | Larsen | 43",
        )
    )
    assert {one.kind for one in found} == {"financing"}


def test_bare_names_in_a_table_of_works_are_works_in_all_countries_of_their_row_dated_by_their_status() -> None:
    found = stated(
        tabled(
            "Table 2. Railways",
            "Project | Country | Contractor | Value | Status",
            "Amara–Belna | Togo, Benin | Larsen | US$45 million | In operation since 2018",
            "Corda–Delva | Nigeria | Larsen | US$87 million | Under construction",
        )
    )
    assert [(one.kind, one.parties, one.date) for one in found] == [
        ("project", ("BEN", "TGO"), "2018"),
        ("project", ("NGA",), ""),
    ]


def test_containers_are_counted_by_their_unit_however_it_is_written() -> None:
    [one] = stated(prose("The port of Lome in Togo has an annual throughput of 2.4 million 20-foot equivalent units."))
    assert (one.value, one.unit_measure) == (2.4e6, "TEU")


def test_a_verb_that_and_adds_to_what_will_be_will_be_too() -> None:
    [one] = works("Italy will build and launch a weather satellite for Malta.")
    assert ({"ITA", "MLT"}, "will" in one.status) == (set(one.parties), True)


def test_a_stake_in_a_work_is_of_where_the_work_lies() -> None:
    [first] = stated(prose("Larsen of Denmark has a 55 percent stake in the port of Lagos."), "claim")
    assert first.ref_area == "NGA"
    [_, second] = stated(prose("The port of Lagos was opened in 2011.", "Denmark has a 55 percent stake in the port."))
    assert (second.ref_area, second.counterpart_area) == ("NGA", "DNK")
    [other] = stated(prose("Denmark has a 55 percent share in the exports of fish."), "claim")
    assert other.ref_area == "DNK"


def test_who_acts_is_not_where_a_work_lies_if_the_sentence_names_another_country() -> None:
    [one] = works("Norway has a long quarrel with Ghana over the building of a 36 million dollar dam.")
    assert one.parties == ("GHA",)
    [home] = works("Norway is proud of the building of a 36 million dollar dam.")
    assert home.parties == ("NOR",)


def test_what_somebody_won_the_right_to_build_is_a_work() -> None:
    [one] = works("Larsen won the tender to build a cement plant in Ghana.")
    assert (one.title, one.parties) == ("cement plant", ("GHA",))
    assert works("Larsen won the prize to build a cement plant in Ghana.") == []


def test_a_plan_or_a_phase_that_is_given_up_is_the_works() -> None:
    [plan] = works("The proposal for the Amara dam in Kenya was scrapped.")
    assert (plan.title, plan.parties, plan.status) == ("Amara dam", ("KEN",), "scrapped")
    [phase] = works("Phase two of the Belna railway in Kenya was shelved.")
    assert (phase.title, phase.parties) == ("Belna railway", ("KEN",))
    assert works("The plan for the Amara dam in Kenya was praised.") == []


def test_a_name_that_is_no_known_bodys_builds_as_well_but_anybody_does_not() -> None:
    [one] = works("Zorvex built two bridges in Uganda.")
    assert one.parties == ("UGA",)
    assert works("They built two bridges in Uganda.") == []


def test_part_of_a_work_that_is_bought_is_a_stake_and_its_price() -> None:
    [one] = stated(prose("Larsen agreed to buy 40 percent of the port of Lome in Togo for 30 million dollars."))
    assert (one.kind, one.subtype, one.moneys[0].value, one.quantities) == ("financing", "equity_investment", 3e7, ("40 %",))
    [goods] = stated(prose("Norway bought 40 percent of the cocoa of Togo in 2015."))
    assert goods.kind == "claim"
