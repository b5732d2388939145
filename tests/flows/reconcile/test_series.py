"""The same figure in several tables."""

from dataclasses import replace

from extractors.model.rows import ObservationRow
from flows.reconcile.series import compared


def row(name: str, value: float, text: str = "", table: str = "tab_a", **other: str | int) -> ObservationRow:
    usual = ObservationRow(
        observation_id=f"obs_{name}", document_id="doc_1", table_id=table, row=1, col=1, page=2, x0=None, top=None, x1=None,
        bottom=None, row_path=("Kenya",), col_path=("2019",), indicator="Exports", ref_area="KEN", counterpart_area="",
        time_period="2019", obs_value=value, unit_mult=6, unit_measure="USD", obs_status="", statistic="", is_total=False,
        note="", series_id="ser_1", text=text or f"{value:g}", confidence=0.8,
    )  # fmt: skip
    return replace(usual, **other)  # type: ignore[arg-type]


def test_equal_figures_of_two_tables_witness_each_other() -> None:
    rows, flags = compared([row("a", 120), row("b", 120, table="tab_b"), row("c", 7, time_period="2018")])
    assert flags == ()
    assert [each.confidence for each in rows] == [0.9, 0.9, 0.8]


def test_a_figure_printed_less_finely_is_the_same() -> None:
    _, flags = compared([row("a", 12.46, "12.46"), row("b", 12.5, "12.5", "tab_b")])
    assert flags == ()
    _, scaled = compared([row("a", 5120), row("b", 5.12, "5.12", "tab_b", unit_mult=9)])
    assert scaled == ()


def test_different_figures_are_flagged_with_both_places() -> None:
    _, flags = compared([row("a", 120), row("b", 210, table="tab_b", confidence=0.7)])  # type: ignore[arg-type]
    (flag,) = flags
    assert (flag.subject, flag.subject_id, flag.flag) == ("observations", "obs_b", "observation_differs")
    assert "210e6 USD in tab_b on page 2" in flag.detail
    assert "120e6 USD in tab_a on page 2" in flag.detail


def test_figures_of_one_table_or_without_a_time_or_place_are_not_compared() -> None:
    apart = [row("a", 120), row("b", 210)]
    timeless = [row("c", 1, time_period=""), row("d", 2, table="tab_b", time_period="")]
    nowhere = [row("e", 1, ref_area=""), row("f", 2, table="tab_b", ref_area="")]
    assert compared([*apart, *timeless, *nowhere])[1] == ()
