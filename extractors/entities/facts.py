"""The rows of `extractors/data`, read once a process."""

import csv
from functools import cache
from importlib import resources


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """The rows of `extractors/data/<name>.csv` by column head. Raises FileNotFoundError for an unknown name."""
    path = resources.files("extractors") / "data" / f"{name}.csv"
    with path.open(encoding="utf-8", newline="") as lines:
        return tuple(csv.DictReader(lines))
