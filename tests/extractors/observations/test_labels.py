"""What labels say: units and scales, times, places and sides."""

import pytest

from extractors.observations import periods
from extractors.observations.units import unit_of, units_in


@pytest.mark.parametrize(
    ("label", "measure", "power", "words"),
    [
        ("Value of transaction (US$ million)", "USD", 6, "Value of transaction"),
        ("Investment (% of GDP)", "%", 0, "Investment (% of GDP)"),
        ("Exports, US$ million", "USD", 6, "Exports"),
        ("Exports in millions of US dollars", "USD", 6, "Exports"),
        ("GDP growth (%)", "%", 0, "GDP growth"),
        ("to air kg/year", "kg/a", 0, "to air"),
        ("$ (billions)", "USD", 9, ""),
        ("Loans $USD", "USD", 0, "Loans"),
        ("Full capacity (Mtpa)", "Mt/a", 0, "Full capacity"),
        ("Population (millions)", "", 6, "Population"),
        ("Area, km2", "km2", 0, "Area"),
        ("Output, RMB 100 million", "CNY", 8, "Output"),
        ("Owner (100%) and others", "", 0, "Owner (100%) and others"),
        ("Number of projects", "", 0, "Number of projects"),
    ],
)
def test_the_unit_is_parted_from_what_is_measured(label: str, measure: str, power: int, words: str) -> None:
    unit, rest = units_in(label)
    assert (unit.measure, unit.mult, rest) == (measure, power, words)


@pytest.mark.parametrize("text", ["Imports", "Model 1", "2010 = 100", "a", "World Bank", "100"])
def test_other_texts_are_no_units(text: str) -> None:
    found = unit_of(text)
    assert found is None or found.measure == ""


@pytest.mark.parametrize(
    ("label", "edtf", "status"),
    [
        ("2019", "2019", ""),
        ("2018/19", "2018/2019", ""),
        ("FY 2019", "2019", ""),
        ("2013–18", "2013/2018", ""),
        ("2019 Q1", "2019-01/2019-03", ""),
        ("4Q13", "2013-10/2013-12", ""),
        ("2019e", "2019", "e"),
        ("2021 (proj.)", "2021", "p"),
        ("2019a", "2019", ""),
        ("Jan-19", "2019-01", ""),
        ("19-Sep-13", "2013-09-19", ""),
        ("2015 to 2018", "2015/2018", ""),
        ("1990s", "199X", ""),
        ("as of June 2020", "2020-06", ""),
    ],
)
def test_a_label_of_time_is_read_to_edtf(label: str, edtf: str, status: str) -> None:
    period = periods.whole(label)
    assert period is not None
    assert (period.edtf, period.status) == (edtf, status)


def test_months_of_a_year_wait_for_their_year() -> None:
    quarter = periods.whole("Q2")
    assert quarter is not None
    assert quarter.months is not None
    assert (quarter.edtf, periods.of_year("2019", quarter.months)) == ("", "2019-04/2019-06")


def test_a_time_within_words_leaves_the_words() -> None:
    found = periods.within("Total over the period 2013-18")
    assert found is not None
    assert (found[0].edtf, found[1]) == ("2013/2018", "Total")
    assert periods.within("Change between 2005 and 2010 and 2015") is None
