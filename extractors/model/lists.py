"""Known cases and word lists, kept as CSV files in the packages' folders `data`, read once a process."""

import csv
from functools import cache
from importlib import resources


@cache
def rows(name: str, package: str = "extractors") -> tuple[dict[str, str], ...]:
    """The rows of `<package>/data/<name>.csv` by column head. Raises FileNotFoundError for an unknown name, ValueError for
    a row that has more or fewer fields than the head."""
    text = (resources.files(package) / "data" / f"{name}.csv").read_text("utf-8")
    head, *lines = csv.reader(text.splitlines())
    return tuple(dict(zip(head, line, strict=True)) for line in lines if line)
