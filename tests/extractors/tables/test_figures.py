"""What stands beside an axis is read as a figure only when it is one."""

import pytest

from extractors.tables.marks.plots import tick


@pytest.mark.parametrize(("text", "value"), [("12", 12.0), ("-3", -3.0), ("1,5", 1.5), ("1,500", 1500.0), ("40%", 40.0)])
def test_figures_have_values(text: str, value: float) -> None:
    assert tick(text) == value


@pytest.mark.parametrize("text", ["1.000.000", "90.560105.950112", "word", ""])
def test_what_is_no_single_figure_has_none(text: str) -> None:
    assert tick(text) is None
