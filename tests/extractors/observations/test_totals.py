"""Sums of tables: those that come out make their figures surer, those that do not are doubted with the figures."""

from extractors.model.observation import Observation
from extractors.observations.totals import checked


def one(row: int, col: int, value: float, is_total: bool = False, **more: str) -> Observation:
    label, head = more.get("label", f"row {row}"), more.get("head", f"column {col}")
    return Observation(
        table=0, row=row, col=col, page=1, box=None, row_path=(label,), col_path=(head,), indicator="", topic="",
        ref_area="", counterpart_area="", time_period="", obs_value=value, unit_mult=0, unit_measure="", obs_status="",
        statistic="", is_total=is_total, note="", text=more.get("text", f"{value:g}"), confidence=0.8,
    )  # fmt: skip


def table(*rows: tuple[float, ...], heads: tuple[str, ...] = ()) -> list[Observation]:
    """Rows of figures, the last of them a total."""
    last = len(rows) - 1
    named = heads or tuple(f"column {col}" for col in range(len(rows[0])))
    return [
        one(row, col, value, row == last, head=named[col])
        for row, values in enumerate(rows)
        for col, value in enumerate(values)
    ]


def test_a_sum_that_comes_out_makes_its_figures_surer() -> None:
    known, doubts = checked(table((1, 10), (2, 20), (3, 30)))
    assert doubts == ()
    assert {figure.confidence for figure in known} == {0.9}


def test_a_sum_that_does_not_come_out_is_doubted_in_its_column_with_its_figures() -> None:
    known, doubts = checked(table((1, 10), (2, 20), (5, 31), (8, 71)))
    assert [doubt.flag for doubt in doubts] == ["sum_differs"]
    assert "column 1: 10 + 20 + 31 = 61, printed 71" in doubts[0].detail
    assert {figure.col: figure.confidence for figure in known} == {0: 0.9, 1: 0.4}


def test_averages_beside_sums_are_not_doubted() -> None:
    _, doubts = checked(table((100, 2.5), (200, 3.5), (300, 3.2)))
    assert doubts == ()


def test_a_lone_column_that_nearly_adds_up_is_doubted_and_one_that_is_far_off_is_not() -> None:
    _, near = checked(table((100,), (200,), (300,), (610,)))
    _, far = checked(table((100,), (200,), (300,), (5000,)))
    assert len(near) == 1
    assert far == ()


def test_rounding_is_no_fault() -> None:
    _, doubts = checked(table((33.3,), (33.3,), (33.3,), (100,)))
    assert doubts == ()


def test_subtotals_add_up_to_the_grand_total() -> None:
    rows = [(1.0, False), (2.0, False), (3.0, True), (4.0, False), (5.0, False), (9.0, True), (12.0, True)]
    known, doubts = checked([one(row, 0, value, is_total) for row, (value, is_total) in enumerate(rows)])
    assert doubts == ()
    assert all(figure.confidence > 0.8 for figure in known)


def test_a_balance_is_checked_against_the_two_columns_before_it() -> None:
    rows = [(10.0, 4.0, 6.0), (9.0, 2.0, 7.0), (8.0, 3.0, 11.0)]
    heads = ("Exports", "Imports", "Balance")
    _, doubts = checked([one(r, c, v, head=heads[c]) for r, row in enumerate(rows) for c, v in enumerate(row)])
    assert [doubt.detail for doubt in doubts] == ["row 2, Balance: 8 − 3 = 5, printed 11"]
