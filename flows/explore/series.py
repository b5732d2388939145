"""Figures of tables over time, as lines: observations of one series."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from extractors.model.rows import ObservationRow
from flows.contents import Contents

Plain = str | int | float | bool | None | Sequence["Plain"] | Mapping[str, "Plain"]
"""What JSON can say."""

MOST = 3000
"""Lines that the page draws."""


def series(contents: Contents, papers: Mapping[str, int]) -> Sequence[Sequence[Plain]]:
    """Each line of each table: its id, label, country, unit, paper, table, page, and its points in the order of time.

    A point is its time, its figure, and the row and column of its cell; a line has two at least. Figures are scaled by
    their power of ten; standard errors and the like are left out.
    """
    lines: defaultdict[tuple[str, str], list[ObservationRow]] = defaultdict(list)
    for row in contents.observations:
        if row.series_id and row.time_period and row.obs_value is not None and not row.statistic:
            lines[row.series_id, row.table_id].append(row)
    found: list[Sequence[Plain]] = []
    for (series_id, table_id), rows in sorted(lines.items()):
        points = sorted({(each.time_period, _scaled(each), each.row, each.col) for each in rows})
        if len({point[0] for point in points}) > 1:
            first = rows[0]
            said = (first.indicator, first.ref_area, first.unit_measure)
            place = (papers[first.document_id], table_id, first.page)
            found.append([series_id, *said, *place, [list(point) for point in points]])
    return found[:MOST]


def _scaled(row: ObservationRow) -> float:
    return (row.obs_value or 0.0) * 10.0**row.unit_mult
