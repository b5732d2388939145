"""What a sentence leaves open in a paper whose title says of which country it tells, and what labels of its lists give."""

import pytest

from extractors.model.fact import Statement
from tests.extractors.records.reading import by_sum, sides_of, stated

TITLED = "External Notes on Mozambique\n\nAnn Author\n\n1. Developments\n\n"
OTHERS = "Mozambique's debt was $9 billion in 2017. Mozambique owed Peru $61 million in 2017; Peru is far from Mozambique."


def told(*paragraphs: str, title: str = TITLED) -> dict[float, Statement]:
    """The facts of such a paper by their sums."""
    facts = stated(title + "\n\n".join((OTHERS, *paragraphs)) + "\n")
    return {(one.moneys[0].value if one.moneys else one.value or 0.0): one for one in facts if one.moneys or one.value}


@pytest.mark.parametrize(
    "sentence",
    [
        "Imports from Chile fell to $310 million in 2017.",
        "Debt service to Chile came to $310 million in 2017.",
        "Exports to Chile were $310 million in 2017.",
    ],
)
def test_a_measure_with_another_country_is_of_the_paper_s(sentence: str) -> None:
    one = told("Peru had been visited by the president of Peru in 2016.", sentence)[310e6]
    assert (one.ref_area, one.counterpart_area) == ("MOZ", "CHL")


@pytest.mark.parametrize(
    "title",
    [
        "Notes on the External Debt of Mozambique",
        "Mozambique: 2017 Article IV Consultation",
        "Public Debt Outlook: Mozambique",
    ],
)
def test_a_title_says_of_which_country_a_paper_is(title: str) -> None:
    words = "Peru had been visited in 2016. Debt service came to $310 million in 2017."
    assert told(words, title=f"{title}\n\nAnn Author\n\n1. A\n\n")[310e6].ref_area == "MOZ"


def test_who_is_only_the_other_side_before_is_not_whom_the_next_measure_is_of() -> None:
    one = told("Imports from Chile fell to $310 million in 2017. Investment inflows of $45 million were recorded in 2017.")
    assert one[45e6].ref_area == "MOZ"


def test_who_had_a_measure_right_before_has_the_next_one() -> None:
    found = told("Zambia's exports were $310 million in 2017. Imports came to $45 million.")
    assert (found[310e6].ref_area, found[45e6].ref_area) == ("ZMB", "ZMB")


def test_the_government_at_the_head_of_a_paragraph_is_the_paper_s_country_s() -> None:
    found = told("Peru had no part in it.", "In 2017 the government borrowed $77 million from Japan.")
    assert sides_of(found, 77e6) == [("financing", "JPN", "MOZ")]


@pytest.mark.parametrize(
    ("item", "giver"),
    [
        ("Denmark: grant of DKK 180 million for water.", "DNK"),
        ("Japan: $180 million for roads, signed in June 2015.", "JPN"),
        ("Brazil: BRL 180 million for roads.", "BRA"),
        ("World Bank: US$180 million for roads, approved in March 2017.", ""),
    ],
)
def test_the_label_of_an_item_gives_what_stands_behind_it(item: str, giver: str) -> None:
    one = told(f"New money came from these:\n\n- {item}")[180e6]
    assert (one.kind, one.donor, one.recipient) == ("financing", giver, "MOZ")


def test_a_label_in_a_paper_about_no_country_is_of_whom_its_item_tells() -> None:
    found = told("- Mali: grant of $180 million for water.", title="Aid in our time\n\nAnn Author\n\n1. Developments\n\n")
    assert found[180e6].recipient == "MLI"


@pytest.mark.parametrize(
    "sentence",
    [
        "Norway and Sweden gave Mozambique budget support of NOK 70 million and SEK 95 million in 2014.",
        "In 2014 Norway and Sweden lent Mozambique NOK 70 million and SEK 95 million.",
        "Norway and Sweden promised NOK 70 million and SEK 95 million to Mozambique in 2014; both stopped it in 2016.",
    ],
)
def test_each_gave_the_sum_in_its_own_currency(sentence: str) -> None:
    found = by_sum(sentence)
    assert sides_of(found, 70e6, 95e6) == [("financing", "NOR", "MOZ"), ("financing", "SWE", "MOZ")]


def test_a_body_s_home_is_not_the_country_it_lends_to() -> None:
    found = by_sum(
        "The Kuwait Fund for Arab Economic Development has been active in Niger since 1975.",
        "In 1983 it lent the country 4.5 million Kuwaiti dinars.",
    )
    assert sides_of(found, 4.5e6) == [("financing", "KWT", "NER")]


def test_who_suspended_a_loan_to_another_had_given_it() -> None:
    assert sides_of(by_sum("Libya suspended a loan of $18 million to Niger in 2011."), 18e6) == [("financing", "LBY", "NER")]
