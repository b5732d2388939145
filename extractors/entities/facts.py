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


@cache
def words(name: str) -> frozenset[str]:
    """The words of one list of `extractors/data/entity_words.csv`, in lower case. Raises KeyError for an unknown list."""
    found = frozenset(row["word"] for row in rows("entity_words") if row["list"] == name)
    if not found:
        raise KeyError(name)
    return found
