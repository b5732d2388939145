"""Observations become the rows that are published."""

from collections import Counter
from collections.abc import Sequence

from extractors.model.ids import content_id
from extractors.model.observation import Observation
from extractors.model.rows import ObservationRow, TableRow
from extractors.observations.series import key_of


def rows(observations: Sequence[Observation], tables: Sequence[TableRow], document_id: str) -> tuple[ObservationRow, ...]:
    """One row an observation, in the tables' order; `tables[i]` is the row of the table with index i."""
    seen: Counter[str] = Counter()
    out = []
    for one in observations:
        table_id = tables[one.table].table_id
        observation_id = content_id("obs", table_id, *one.row_path, "\x1e", *one.col_path, "\x1e", one.statistic, one.text)
        seen[observation_id] += 1
        if seen[observation_id] > 1:
            observation_id = f"{observation_id}-{seen[observation_id]}"
        out.append(_row(one, observation_id, table_id, document_id))
    return tuple(out)


def _row(one: Observation, observation_id: str, table_id: str, document_id: str) -> ObservationRow:
    box = one.box
    return ObservationRow(
        observation_id=observation_id,
        document_id=document_id,
        table_id=table_id,
        row=one.row,
        col=one.col,
        page=one.page,
        x0=round(box.x0, 2) if box else None,
        top=round(box.top, 2) if box else None,
        x1=round(box.x1, 2) if box else None,
        bottom=round(box.bottom, 2) if box else None,
        row_path=one.row_path,
        col_path=one.col_path,
        indicator=one.indicator,
        ref_area=one.ref_area,
        counterpart_area=one.counterpart_area,
        time_period=one.time_period,
        obs_value=one.obs_value,
        unit_mult=one.unit_mult,
        unit_measure=one.unit_measure,
        obs_status=one.obs_status,
        statistic=one.statistic,
        is_total=one.is_total,
        note=one.note,
        series_id=key_of(one, table_id),
        text=one.text,
        confidence=round(one.confidence, 3),
    )
