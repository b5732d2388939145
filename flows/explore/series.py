"""Figures of tables over time, as lines: observations of one series."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby, islice
from operator import itemgetter

from extractors.model.rows import ObservationRow
from flows.contents import Contents
from flows.ordered import ordered

Plain = str | int | float | bool | None | Sequence["Plain"] | Mapping[str, "Plain"]
"""What JSON can say."""

MOST = 3000
"""Lines that the page draws."""


def series(contents: Contents, papers: Mapping[str, int]) -> Iterator[Sequence[Plain]]:
    """Each line of each table: its id, label, country, unit, paper, table, page, and its points in the order of time.

    A point is its time, its figure, and the row and column of its cell; a line has two at least. Figures are scaled by
    their power of ten; standard errors and the like are left out.
    """
    return islice(_lines(contents.observations, papers), MOST)


def _lines(rows: Iterable[ObservationRow], papers: Mapping[str, int]) -> Iterator[Sequence[Plain]]:
    told = (row for row in rows if row.series_id and row.time_period and row.obs_value is not None and not row.statistic)
    in_order = ordered(((row.series_id, row.table_id), row) for row in told)
    for (series_id, table_id), some in groupby(in_order, key=itemgetter(0)):
        own = [row for _, row in some]
        points = sorted({(each.time_period, _scaled(each), each.row, each.col) for each in own})
        if len({point[0] for point in points}) > 1:
            first = own[0]
            said = (first.indicator, first.ref_area, first.unit_measure)
            place = (papers[first.document_id], table_id, first.page)
            yield [series_id, *said, *place, [list(point) for point in points]]


def _scaled(row: ObservationRow) -> float:
    return (row.obs_value or 0.0) * 10.0**row.unit_mult
