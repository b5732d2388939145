"""Tables in parts: a file each for the rows whose keys begin with the same hex digits.

How many parts there are follows from the number of rows alone. A table in one part is a file, `records.csv`; one in several
is a folder of that name with files that have a head each, `records.csv/0.csv` to `records.csv/f.csv`. In each the rows stand
in publishing order. So tools that read a folder of Parquet files as one read `records.parquet` whichever it is.
"""

import re
from collections.abc import Iterator
from hashlib import sha256
from itertools import product
from pathlib import Path
from typing import TypeVar

MOST_ROWS = 1_000_000
"""Rows of a part, as far as keys spread: a spreadsheet takes no more."""

Part = TypeVar("Part")

HEX = "0123456789abcdef"
_BEGINNING = re.compile(r"[a-z]+_([0-9a-f]+)")


def digits(n_rows: int) -> int:
    """How many hex digits tell the parts of so many rows: 0 for one part, 1 for sixteen, 2 for 256."""
    found = 0
    while n_rows > MOST_ROWS * 16**found:
        found += 1
    return found


def part_of(key: str, n_digits: int) -> str:
    """The name of the part that a row belongs to: the first hex digits of its key; of a key without any, of its hash."""
    begins = _BEGINNING.match(key)
    own = begins[1] if begins else ""
    return (own if len(own) >= n_digits else sha256(key.encode()).hexdigest())[:n_digits]


def paths(table: str, n_digits: int, suffix: str) -> list[str]:
    """The files of a table in a version, in the order of its parts."""
    if not n_digits:
        return [f"{table}.{suffix}"]
    return [f"{table}.{suffix}/{''.join(name)}.{suffix}" for name in product(HEX, repeat=n_digits)]


def table_of(path: str) -> str:
    """The table that a file of a version would be of, by its path."""
    return path.partition("/")[0].removesuffix(".csv") if path.endswith(".csv") else ""


def files(version: Path, table: str, suffix: str = "csv") -> tuple[Path, ...]:
    """The files of a table in a version, in the order of its parts; none of a table that it has not.

    Raises FileNotFoundError where some of its parts are gone.
    """
    whole = version / f"{table}.{suffix}"
    if whole.is_file():
        return (whole,)
    found = tuple(sorted(whole.glob(f"*.{suffix}")))
    if found and len(found) != 16 ** len(found[0].stem):
        raise FileNotFoundError(f"{version} lacks parts of {table}; `paperledger check` says which")
    return found


def alike(old: tuple[Part, ...], new: tuple[Part, ...]) -> Iterator[tuple[tuple[Part, ...], tuple[Part, ...]]]:
    """The parts of two versions of a table, brought together so that a key stands in one pair alone."""
    n = max(1, min(len(old), len(new)))
    for i in range(n):
        yield tuple(_slice(old, i, n)), tuple(_slice(new, i, n))


def _slice(some: tuple[Part, ...], i: int, n: int) -> tuple[Part, ...]:
    size = len(some) // n
    return some[i * size : (i + 1) * size]
