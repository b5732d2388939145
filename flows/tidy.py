"""Observations of one paper as JSON, CSV or Markdown, for `paperledger observations`."""

import json
from collections.abc import Callable, Sequence

from extractors.model.rows import ObservationRow
from flows.emit import csvfile
from flows.schema import columns

SHOWN = (
    "page",
    "row_path",
    "col_path",
    "ref_area",
    "counterpart_area",
    "time_period",
    "obs_value",
    "unit_measure",
    "unit_mult",
    "obs_status",
    "statistic",
    "note",
)
"""Columns of the Markdown table: what a person reads; CSV and JSON have all."""


def as_csv(rows: Sequence[ObservationRow]) -> str:
    """The rows as `observations.csv` has them."""
    return csvfile.write(ObservationRow, rows).decode().rstrip("\n")


def as_json(rows: Sequence[ObservationRow]) -> str:
    """A JSON list of objects, one an observation."""
    names = [spec.name for spec in columns(ObservationRow)]
    return json.dumps([{name: getattr(row, name) for name in names} for row in rows], ensure_ascii=False, indent=1)


def as_markdown(rows: Sequence[ObservationRow]) -> str:
    """A Markdown table; the labels of a path are parted by slashes."""
    lines = ["| " + " | ".join(SHOWN) + " |", "|" + " --- |" * len(SHOWN)]
    lines += ["| " + " | ".join(_shown(row, name) for name in SHOWN) + " |" for row in rows]
    return "\n".join(lines)


def _shown(row: ObservationRow, name: str) -> str:
    value = getattr(row, name)
    if value is None:
        return ""
    if isinstance(value, tuple):
        value = " / ".join(value)
    text = csvfile.plain_number(value) if isinstance(value, float) else str(value)
    return text.replace("|", "\\|").replace("\n", "<br>")


FORMATS: dict[str, Callable[[Sequence[ObservationRow]], str]] = {"json": as_json, "csv": as_csv, "md": as_markdown}
