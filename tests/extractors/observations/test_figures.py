"""What the text of a cell says as a figure."""

import pytest

from extractors.observations.figures import read
from extractors.observations.notation import Notation, notation


@pytest.mark.parametrize(
    ("text", "value", "note"),
    [
        ("1,234", "1234", ""),
        ("1 234 567", "1234567", ""),
        ("1'234", "1234", ""),
        ("1.234.567,8", "1234567.8", ""),
        ("1,25,000", "125000", ""),
        ("−5", "-5", ""),
        ("–12.3", "-12.3", ""),
        ("- 4.0", "-4.0", ""),
        ("+3.1", "3.1", ""),
        (".041", "0.041", ""),
        ("1.2E-05", "1.2e-05", ""),
        ("-0.314*", "-0.314", "*"),
        ("0.431∗∗∗", "0.431", "***"),
        ("95#", "95", "#"),
        ("12.5 a", "12.5", "a"),
        ("1,234 b,c", "1234", "b,c"),
        ("<0.1", "0.1", "<"),
        ("200 (as BTEX)", "200", "(as BTEX)"),
        ("12 ½", "12.5", ""),
        ("412³", "412", "³"),
    ],
)
def test_a_figure_is_read_without_its_marks(text: str, value: str, note: str) -> None:
    (figure,) = read(text, Notation())
    assert (figure.value, figure.note) == (value, note)


def test_a_figure_with_its_mark_is_no_year() -> None:
    assert [figure.is_year for text in ("201³", "2013") for figure in read(text, Notation())] == [False, True]


@pytest.mark.parametrize("text", ["4Q13", "Panel A", "12th", "Table 3", "2 of 3", "BHP (85%)", "COM(2011) 21"])
def test_other_texts_are_no_figures(text: str) -> None:
    assert read(text, Notation()) == ()


@pytest.mark.parametrize(
    ("text", "measure", "power"),
    [("US$ 3.5 million", "USD", 6), ("49%", "%", 0), ("€ 12.5bn", "EUR", 9), ("200 t", "t", 0), ("2 million", "", 6)],
)
def test_a_unit_in_the_cell_goes_with_its_figure(text: str, measure: str, power: int) -> None:
    (figure,) = read(text, Notation())
    assert (figure.unit.measure, figure.unit.mult) == (measure, power)


@pytest.mark.parametrize(("text", "status"), [("12.5e", "e"), ("12.5 (p)", "p"), ("7.1 proj.", "p"), ("12.5", "")])
def test_letters_tell_estimates_and_projections(text: str, status: str) -> None:
    (figure,) = read(text, Notation())
    assert figure.status == status


def test_a_coefficient_and_its_error_in_one_cell_are_two_figures() -> None:
    first, second = read("3.080*** (0.391)", Notation())
    assert (first.value, first.note, second.value, second.bracket) == ("3.080", "***", "0.391", "(")


def test_an_interval_in_brackets_is_its_two_ends() -> None:
    low, high = read("[-0.12, 0.45]", Notation())
    assert (low.value, low.end, high.value, high.end) == ("-0.12", "low", "0.45", "high")


def test_a_range_has_no_value_of_its_own() -> None:
    (figure,) = read("10–15", Notation())
    assert figure.is_range
    assert figure.value == ""


def test_the_table_decides_what_a_comma_means() -> None:
    german = notation(["12,5", "1.234", "3,75"])
    english = notation(["12.5", "1,234", "3.75"])
    assert [read(text, german)[0].value for text in ("1.234", "5,678")] == ["1234", "5.678"]
    assert [read(text, english)[0].value for text in ("1.234", "5,678")] == ["1.234", "5678"]
