"""The rows of `extractors/data`, read once a process."""

import csv
from functools import cache
from importlib import resources


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """The rows of `extractors/data/<name>.csv` by column head. Raises FileNotFoundError for an unknown name."""
    text = (resources.files("extractors") / "data" / f"{name}.csv").read_text("utf-8")
    return tuple(csv.DictReader(text.splitlines()))


@cache
def words(name: str) -> frozenset[str]:
    """The words of one list of `extractors/data/entity_words.csv`, in lower case. Raises KeyError for an unknown list."""
    found = frozenset(row["word"] for row in rows("entity_words") if row["list"] == name)
    if not found:
        raise KeyError(name)
    return found
