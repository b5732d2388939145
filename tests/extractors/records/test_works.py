"""Works that sentences tell of without a sum: built, owned, run, opened, or listed by name."""

import pytest

from extractors.model.fact import Statement
from tests.extractors.records.reading import prose, stated


def works(*sentences: str) -> list[Statement]:
    return stated(prose(*sentences), "project")


def test_who_builds_owns_and_runs_a_work_takes_part_in_it() -> None:
    [built] = works("The Bui dam in Ghana was built by Sinohydro in 2013.")
    assert (built.title, built.subtype, built.date) == ("Bui dam", "energy", "2013")
    assert ("contractor", "Sinohydro") in {(p.role, p.name) for p in built.participants}
    assert "GHA" in built.parties
    [run] = works("The Lekki port in Nigeria is owned by Tolaram and was built by China Harbour Engineering Company.")
    assert {(p.role, p.name) for p in run.participants} >= {
        ("owner", "Tolaram"),
        ("contractor", "China Harbour Engineering Company"),
    }


def test_each_work_of_a_list_of_names_is_one_with_the_country_before_the_list() -> None:
    found = works("Projects in Laos include the Nam Theun dam, the Vientiane Expressway and the Boten Economic Zone.")
    assert {(one.title, one.subtype) for one in found} == {
        ("Nam Theun dam", "energy"),
        ("Vientiane Expressway", "transport"),
        ("Boten Economic Zone", "industry"),
    }
    assert {one.parties for one in found} == {("LAO",)}


def test_a_work_that_opened_has_its_year() -> None:
    [one] = works("The Tazara railway between Zambia and Tanzania opened in 1975.")
    assert (one.title, one.parties, one.date) == ("Tazara railway", ("TZA", "ZMB"), "1975")


def test_who_pays_for_a_work_with_a_sum_is_its_financier_or_gives_the_money() -> None:
    found = stated(
        prose("In 2014 Larsen built the Lamu terminal in Kenya for 300 million dollars, financed by the World Bank.")
    )
    assert {(p.role, p.name) for one in found for p in one.participants} & {
        ("financier", "World Bank"),
        ("donor", "World Bank"),
    }


@pytest.mark.parametrize(
    "sentence",
    [
        "The port of Mombasa is busy.",
        "Many roads in Kenya were built by foreign firms in the 1970s.",
        "Uganda would build the Karuma dam in 2030.",
        "Ports such as that of Mombasa, roads and other works matter for trade.",
    ],
)
def test_works_in_general_and_wishes_are_no_projects(sentence: str) -> None:
    assert works(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "title", "parties", "date"),
    [
        ("Rio Tinto opened a lithium plant at Uyuni in Bolivia in 2019.", "lithium plant", ("BOL",), "2019"),
        (
            "India built the Salma Dam in Afghanistan, which was inaugurated in June 2016.",
            "Salma Dam",
            ("AFG", "IND"),
            "2016-06",
        ),
        ("The United States opened an air base near Agadez, Niger, in 2019.", "air base", ("NER", "USA"), "2019"),
        ("Georgia scrapped the Amara sea port in January 2020.", "Amara sea port", ("GEO",), "2020-01"),
        ("Rio Tinto started production at Oyu Tolgoi, a copper mine in Mongolia, in 2013.", "copper mine", ("MNG",), "2013"),
        ("Work on the Belna tunnel in Nepal was completed in 2011.", "Belna tunnel", ("NPL",), "2011"),
    ],
)
def test_a_work_is_told_by_its_place_by_a_stage_of_it_and_by_a_clause_on_the_side(
    sentence: str, title: str, parties: tuple[str, ...], date: str
) -> None:
    assert [(one.title, one.parties, one.date) for one in works(sentence)] == [(title, parties, date)]


def test_works_listed_behind_among_have_the_place_within_their_name() -> None:
    found = works("Among the projects are the Amara plant in Ghana, the Belna plant in Peru and the Corda dam in Nepal.")
    assert {one.parties for one in found} == {("GHA",), ("PER",), ("NPL",)}


def test_the_capacity_within_the_words_for_a_work_is_the_works_own() -> None:
    found = stated(prose("The Belna power plant in Turkey, with a capacity of 600 MW, was opened in 2012."))
    assert [(one.kind, one.parties, one.date) for one in found] == [("project", ("TUR",), "2012")]
    assert found[0].quantities == ("600 MW",)


def test_a_part_of_a_work_that_is_due_to_open_tells_of_the_work() -> None:
    [one] = works("The second unit of the Belna power plant in Turkey is planned to be put into operation in 2032.")
    assert (one.title, one.parties, one.date) == ("Belna power plant", ("TUR",), "2032")
    assert "planned" in one.status


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        (
            "In Guinea the line from Conakry to Kankan opened in 1904; the railway from Abidjan to Bouake opened in 1912.",
            {("line from Conakry to Kankan", ("GIN",), "1904"), ("railway from Abidjan to Bouake", ("CIV",), "1912")},
        ),
        (
            "The port of Dakar was completed in 1909, and the quay at Abidjan was taken over by the Ivory Coast in 1906.",
            {("port", ("SEN",), "1909"), ("quay", ("CIV",), "1906")},
        ),
        ("The consortium will modernize the Lekki port in Nigeria.", {("Lekki port", ("NGA",), "")}),
        ("Duke Energy acquired the Belna solar farm in Peru in 2019.", {("Belna solar farm", ("PER",), "2019")}),
    ],
)
def test_lines_and_each_work_of_a_sentence_are_told(sentence: str, found: set[tuple[str, tuple[str, ...], str]]) -> None:
    assert {(one.title, one.parties, one.date) for one in works(sentence)} == found


def test_who_acquires_a_work_owns_it() -> None:
    [one] = works("Duke Energy acquired the Belna solar farm in Peru in 2019.")
    assert ("owner", "Duke Energy") in {(p.role, p.name) for p in one.participants}


@pytest.mark.parametrize(
    "sentence", ["The line of credit opened in 2010.", "The line between good and bad was built in Peru."]
)
def test_other_lines_are_no_works(sentence: str) -> None:
    assert works(sentence) == []


def test_a_line_told_by_its_length_has_the_year_of_its_opening() -> None:
    [one] = works("The 1,860-kilometre line in Tanzania was built by Sinohydro and opened in 1976.")
    assert (one.date, one.quantities) == ("1976", ("1860 km",))


def test_the_time_of_the_sentence_before_is_not_that_of_a_work_elsewhere() -> None:
    found = works(
        "The Belna port in Ghana opened in 1903.", "The line from Lagos to Kano in Nigeria cost 9 million dollars."
    )
    assert {(one.parties, one.date) for one in found} == {(("GHA",), "1903"), (("NGA",), "")}


def test_a_line_named_by_its_two_ends_is_a_work() -> None:
    [one] = works("The Lagos-Ibadan line, also built by Sinohydro, was opened in June 2021.")
    assert (one.title, "NGA" in one.parties, one.date) == ("Lagos-Ibadan line", True, "2021-06")


def test_where_a_firm_is_based_is_not_where_its_works_lie() -> None:
    found = works("Togo has ports.", "The Lima-based Larsen runs the Belna industrial park, which opened in 2014.")
    assert [one.parties for one in found] == [("TGO",)]
