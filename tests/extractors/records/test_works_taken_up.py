"""Works that the sentence before is about, and what the next one tells of them: who built or pays for them, and when."""

import pytest

from extractors.model.fact import Statement
from tests.extractors.records.reading import prose, stated


def works(*sentences: str) -> list[Statement]:
    return stated(prose(*sentences), "project")


def test_it_is_the_work_that_the_sentence_before_begins_with() -> None:
    [one] = works("The Ruwa power plant in Kenya feeds the grid of Nairobi.", "It was built by Sinohydro in 2014.")
    assert (one.title, one.subtype, one.date) == ("Ruwa power plant", "energy", "2014")
    assert {(p.role, p.name) for p in one.participants} >= {("contractor", "Sinohydro")}
    assert "KEN" in one.parties


def test_a_stage_alone_is_of_the_work_before() -> None:
    [one] = works("The Ruwa power plant in Kenya feeds the grid of Nairobi.", "Construction began in 2014.")
    assert (one.title, one.parties, one.date) == ("Ruwa power plant", ("KEN",), "2014")


def test_the_project_is_the_work_before_and_has_no_time_of_that_sentence() -> None:
    [one] = works(
        "The Ruwa power plant in Kenya was approved in 2009.", "The project is financed by the African Development Bank."
    )
    assert (one.title, one.date) == ("Ruwa power plant", "")
    assert ("financier", "African Development Bank") in {(p.role, p.name) for p in one.participants}


@pytest.mark.parametrize(
    "cost",
    ["It was built by Sinohydro at a cost of $2 billion.", "The total cost was $2 billion.", "Its cost was $2 billion."],
)
def test_a_cost_alone_is_of_the_work_before(cost: str) -> None:
    found = stated(prose("The Ruwa power plant in Kenya has an installed capacity of 750 MW.", cost))
    [one] = [one for one in found if one.moneys]
    assert (one.kind, one.title, "KEN" in one.parties) == ("project", "Ruwa power plant", True)


def test_what_became_operational_is_a_work_and_its_country_is_told_shortly_before() -> None:
    [one] = works("The Ruwa dam in Kenya has two lakes.", "Farmers complained.", "The dam became operational in 2018.")
    assert (one.parties, one.date, one.status) == (("KEN",), "2018", "operational")
    assert works("The Ruwa dam in Kenya has two lakes.", "Uganda complained.", "The dam became operational in 2018.") == []


@pytest.mark.parametrize(
    "sentences",
    [
        ("Nairobi University in Kenya signed an accord with Sinohydro.", "It was financed by the World Bank."),
        ("The Ruwa plant in Kenya received a loan of $40 million from Japan.", "It was financed by the World Bank."),
        ("The Ruwa port in Kenya is old.", "It was criticised by the World Bank in 2014."),
        ("The Ruwa dam workers in Kenya earn little.", "The project was financed by the World Bank."),
        ("The dam is old.", "It was financed by the World Bank."),
    ],
)
def test_where_a_deal_or_nobody_known_is_told_before_the_next_sentence_is_of_no_work(sentences: tuple[str, ...]) -> None:
    assert works(*sentences) == []


def test_a_work_between_two_countries_is_taken_up_by_its_noun() -> None:
    last = works("The Ruwa bridge between Kenya and Uganda was built in 1990.", "The bridge was rebuilt by Halden in 2009.")[
        -1
    ]
    assert (set(last.parties), last.date) == ({"KEN", "UGA"}, "2009")


def test_another_work_is_not_the_one_before() -> None:
    told = works("The Ruwa bridge between Kenya and Uganda was built in 1990.", "The railway was rebuilt by Halden in 2009.")
    assert [one.date for one in told] == ["1990"]


def test_who_runs_the_work_before_may_be_told_by_a_verb_that_and_adds() -> None:
    last = works("The Ruwa pipeline in Kenya was built in 1990.", "It is owned by Larsen and operated by Halden Oil.")[-1]
    assert {("owner", "Larsen"), ("operator", "Halden Oil")} <= {(p.role, p.name) for p in last.participants}
