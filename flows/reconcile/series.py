"""The same figure in several tables: equal ones witness each other, different ones are doubted."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from operator import itemgetter

from extractors.model.ids import content_id
from extractors.model.rows import FlagRow, ObservationRow
from flows.hashes import hash_of, known
from flows.kept import kept
from flows.ordered import Ordering, ordered

SURER = 0.5
"""What is left of the doubt in a figure that another table prints too."""

_DECIMALS = re.compile(r"\.(\d+)")


def compared(rows: Sequence[ObservationRow]) -> tuple[Sequence[ObservationRow], Sequence[FlagRow]]:
    """The rows, those that another table or paper bears out surer than before, and a flag for each that one contradicts.

    Figures are compared where they are of one series, country and time; what is left open there may be two things. Held
    are nine bytes of each and those of one series and time: the others wait on the disk where they are many.
    """
    borne_out = bytearray(len(rows))
    differing: Ordering[int, FlagRow] = Ordering()  # by the place of the first figure that is of the same
    for group in _of_several_tables(rows):
        for i, row in group:
            borne_out[i] = any(_agrees(row, other) for _, other in group)
        for flag in _differing([row for _, row in group]):
            differing.put(group[0][0], flag)
    flags = kept(differing.values())
    if not any(borne_out):
        return rows, flags
    return kept(_surer(row) if borne else row for row, borne in zip(rows, borne_out, strict=True)), flags


def _of_several_tables(rows: Sequence[ObservationRow]) -> Iterator[list[tuple[int, ObservationRow]]]:
    """The figures that several tables print of one thing, each with its place among all."""
    twice = known(_what(row) for row in rows if _may_be_compared(row)).twice
    there = (
        (what, (i, row))
        for i, row in enumerate(rows if twice else ())
        if _may_be_compared(row) and hash_of(what := _what(row)) in twice
    )
    for _, some in groupby(ordered(there), key=itemgetter(0)):
        group = [placed for _, placed in some]
        if len({row.table_id for _, row in group}) > 1:
            yield group


def _surer(row: ObservationRow) -> ObservationRow:
    return replace(row, confidence=round(1 - (1 - row.confidence) * SURER, 3))


def _may_be_compared(row: ObservationRow) -> bool:
    return row.obs_value is not None and bool(row.time_period and row.ref_area) and not row.statistic


def _what(row: ObservationRow) -> str:
    """What a figure is of, and when."""
    return f"{row.series_id} {row.time_period}"


def _agrees(one: ObservationRow, other: ObservationRow) -> bool:
    return one.table_id != other.table_id and _equal(one, other)


def _differing(group: Sequence[ObservationRow]) -> Iterator[FlagRow]:
    """A flag for each figure that another table gives otherwise: the less sure of the two is doubted, the other named."""
    ordered = sorted(group, key=lambda row: (-row.confidence, row.document_id, row.observation_id))
    for i, row in enumerate(ordered):
        better = next((other for other in ordered[:i] if other.table_id != row.table_id and not _equal(row, other)), None)
        if better is not None:
            detail = f"{_place(row)}, but {_place(better)} ({better.observation_id})"
            yield FlagRow(
                flag_id=content_id("flg", row.observation_id, "observation_differs", better.observation_id),
                subject="observations",
                subject_id=row.observation_id,
                document_id=row.document_id,
                page=row.page,
                flag="observation_differs",
                detail=detail,
            )


def _place(row: ObservationRow) -> str:
    scale = f"e{row.unit_mult}" if row.unit_mult else ""
    page = f" on page {row.page}" if row.page is not None else ""
    return f"{row.text}{scale} {row.unit_measure}".strip() + f" in {row.table_id}{page}"


def _equal(one: ObservationRow, other: ObservationRow) -> bool:
    """Whether two figures are the same as far as both are printed."""
    step = max(_step(one), _step(other))
    return abs(_value(one) - _value(other)) <= 0.5 * step * (1 + 1e-9)


def _value(row: ObservationRow) -> float:
    return (row.obs_value or 0.0) * 10.0**row.unit_mult


def _step(row: ObservationRow) -> float:
    """The worth of a figure's last printed digit."""
    printed = _DECIMALS.search(row.text) if row.obs_value is not None and row.obs_value != int(row.obs_value) else None
    digits = len(printed[1]) if printed else len(repr(row.obs_value).partition(".")[2].rstrip("0"))
    return 10.0 ** (row.unit_mult - digits)
