"""Dates behind a figure that are the next one's, or since when a change is counted."""

import pytest

from tests.extractors.records.reading import by_sum


@pytest.mark.parametrize(
    ("sentence", "dates"),
    [
        ("By 2023 exports of Togo reached 8 million dollars, in 2024 9 million dollars.", {8e6: "2023", 9e6: "2024"}),
        (
            "Exports of Togo were 7 million dollars in 2018; in 2020 they rose to 8 million, in 2022 to 9 million dollars.",
            {7e6: "2018", 9e6: "2022"},
        ),
        ("Exports of Togo were 7 million dollars in 2018, 8 million dollars in 2020.", {7e6: "2018", 8e6: "2020"}),
        ("Exports of Togo were 7 million dollars, in 2020 alone.", {7e6: "2020"}),
        ("The stock of FDI in Togo is 9 billion dollars, up 50% since 2016.", {9e9: ""}),
        ("Exports of Togo reached 9 billion dollars in 2020, up 50% since 2016.", {9e9: "2020"}),
        ("Exports of Togo reached 9 billion dollars, up 50% in 2020.", {9e9: "2020"}),
        (
            "From 2016 to the first half of 2024, Danish investment in Togo rose from $1 billion to $3 billion.",
            {1e9: "2016", 3e9: "2024-01/2024-06"},
        ),
        ("Aid to Togo rose from 88 million dollars to 170 million dollars in 2018.", {88e6: "", 170e6: "2018"}),
        ("Imports of Togo are 6 million dollars and imports for 2015 were 7 million dollars.", {6e6: "", 7e6: "2015"}),
        (
            "In 2015 imports of Togo were 6 million dollars and exports reached 7 million dollars.",
            {6e6: "2015", 7e6: "2015"},
        ),
    ],
)
def test_each_figure_has_its_own_date(sentence: str, dates: dict[float, str]) -> None:
    found = by_sum(sentence)
    assert {n: found[n].date for n in dates} == dates


@pytest.mark.parametrize(
    ("sentence", "earlier"),
    [
        ("In 2012 exports of Togo were 5 million dollars, up from 3 million dollars.", ""),
        ("In 2012 Denmark gave Togo 5 million dollars, compared with 3 million dollars a year before.", "2011"),
        ("Exports of Togo were 5 million dollars in 2012, compared with 3 million dollars in 2010.", "2010"),
    ],
)
def test_what_a_figure_is_compared_with_has_no_date_of_that_figure(sentence: str, earlier: str) -> None:
    found = by_sum(sentence)
    assert (found[5e6].date, found[3e6].date) == ("2012", earlier)


def test_a_date_behind_a_share_without_a_verb_is_its_own() -> None:
    found = by_sum(
        "Irish goods made up 45 percent of Togo's imports in 1960, and Irish loans 60 percent of aid between 1955 and 1965."
    )
    assert [found[n].date for n in (45, 60)] == ["1960", "1955/1965"]


def test_since_when_there_is_a_fund_dates_none_of_its_sums() -> None:
    assert by_sum("Founded in 2005, the fund of Qatar has assets of 475 billion dollars.")[475e9].date == ""
    assert by_sum("Founded in Doha, the fund of Qatar had assets of 475 billion dollars in 2005.")[475e9].date == "2005"
