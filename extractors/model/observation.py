"""A figure of a table, read: what it says, of what, where and when."""

from dataclasses import dataclass
from typing import Literal

from extractors.model.page import Box

ObsStatus = Literal["", "e", "p", "m"]
Statistic = Literal["", "standard_error", "t_value", "p_value", "ci_low", "ci_high"]


@dataclass(frozen=True, slots=True)
class Observation:
    """A figure that one cell of one table prints, or its sign that there is none.

    `table`, `row` and `col` are the cell, as in `Document.tables`; `page` and `box` the place where it is printed. The paths
    hold the labels over and beside it, outermost first. `obs_value` is the figure as printed, without the power of ten
    `unit_mult`; it is None where none is printed (`obs_status` "m") or where the cell prints a range. `time_period` is EDTF,
    the areas are ISO 3166-1 alpha-3. `topic` is the table's caption without places, times and units: what the indicator is
    one of. What is not stated is empty.
    """

    table: int
    row: int
    col: int
    page: int | None
    box: Box | None
    row_path: tuple[str, ...]
    col_path: tuple[str, ...]
    indicator: str
    topic: str
    ref_area: str
    counterpart_area: str
    time_period: str
    obs_value: float | None
    unit_mult: int
    unit_measure: str
    obs_status: ObsStatus
    statistic: Statistic
    is_total: bool
    note: str
    text: str
    confidence: float
