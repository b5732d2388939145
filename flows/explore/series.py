"""Figures of tables over time, as lines: from the observations, where a dataset has them."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from flows.contents import Contents

Plain = str | int | float | bool | None | Sequence["Plain"] | Mapping[str, "Plain"]
"""What JSON can say."""

MOST = 3000
"""Lines that the page draws."""

Point = tuple[str, float]


def series(contents: Contents, papers: Mapping[str, int]) -> Sequence[Sequence[Plain]]:
    """Each line: its id, label, country, unit, paper, table, page, and its points, in the order of time.

    A line has two points at least. Printed figures are scaled by their power of ten.
    """
    rows = getattr(contents, "observations", ())
    by_series: defaultdict[str, list[object]] = defaultdict(list)
    for row in rows:
        if row.series_id and row.time_period and row.obs_value is not None and not row.statistic:
            by_series[row.series_id].append(row)
    found: list[Sequence[Plain]] = []
    for series_id, members in sorted(by_series.items()):
        points = sorted({(str(row.time_period), float(row.obs_value) * 10.0 ** (row.unit_mult or 0)) for row in members})  # type: ignore[attr-defined]
        if len({time for time, _ in points}) > 1:
            first = members[0]
            found.append([series_id, *_head(first, papers), [list(point) for point in points]])
    return found[:MOST]


def _head(row: object, papers: Mapping[str, int]) -> tuple[Plain, ...]:
    names = ("indicator", "ref_area", "unit_measure")
    said = tuple(getattr(row, name, "") or "" for name in names)
    return *said, papers.get(getattr(row, "document_id", ""), None), getattr(row, "table_id", ""), getattr(row, "page", None)
