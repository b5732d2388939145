"""Tables as files of a draft: CSV and Parquet, in one part or in several."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path

from extractors.model.rows import TABLES, Row
from flows.emit import csvfile, parts
from flows.emit.drafting import Draft
from flows.schema import row_key

AT_ONCE = 256
"""Files that are open at a time, and rows of each that are held."""


def put(draft: Draft, table: str, rows: Callable[[], Iterable[Row]], n_rows: int) -> None:
    """Write the CSV files of a table of so many rows, which are asked for again for every 256 parts. Raises OSError."""
    n_digits = parts.digits(n_rows)
    paths = parts.paths(table, n_digits, "csv")
    if not n_digits:
        draft.put(paths[0], csvfile.pieces(TABLES[table], rows()))
        return
    for i in range(0, len(paths), AT_ONCE):
        _put_some(draft, table, rows(), paths[i : i + AT_ONCE], n_digits)


def _put_some(draft: Draft, table: str, rows: Iterable[Row], paths: Sequence[str], n_digits: int) -> None:
    names = {path.rpartition("/")[2].removesuffix(".csv"): i for i, path in enumerate(paths)}
    held: list[list[str]] = [[] for _ in paths]
    with draft.several(paths) as writers:
        for write in writers:
            write(csvfile.head(TABLES[table]))
        for row in rows:
            i = names.get(parts.part_of(row_key(row), n_digits))
            if i is None:
                continue
            held[i].append(csvfile.line(row) + "\n")
            if len(held[i]) == AT_ONCE:
                writers[i]("".join(held[i]).encode())
                held[i] = []
        for write, lines in zip(writers, held, strict=True):
            write("".join(lines).encode())


def put_parquet(draft: Draft, table: str, rows: Iterable[Row]) -> None:
    """Write the Parquet files of a table whose CSV files are there; what is in one part is written of its `rows`."""
    from flows.emit import parquet  # loads pyarrow, which a run that finds nothing to do goes without

    for file in parts.files(draft.folder, table):
        is_whole = file.parent == draft.folder
        own = rows if is_whole else of(TABLES[table], file)
        with draft.file(f"{table}.parquet" if is_whole else f"{table}.parquet/{file.stem}.parquet") as target:
            parquet.write(TABLES[table], own, target)


def of(row_class: type[Row], file: Path) -> Iterator[Row]:
    """The rows of a CSV file, of which no more than a line is held."""
    return csvfile.rows_of(row_class, csvfile.stream(row_class, file))


def rows(version: Path, table: str) -> Iterator[Row]:
    """The rows of a table of a version, part by part. Raises FileNotFoundError, at once, where it has no such table."""
    return chain.from_iterable(of(TABLES[table], file) for file in _files(version, table))


def count(version: Path, table: str) -> int:
    """How many rows a table of a version has. Raises FileNotFoundError where it has no such table."""
    return sum(map(csvfile.count, _files(version, table)))


def _files(version: Path, table: str) -> tuple[Path, ...]:
    found = parts.files(version, table)
    if not found:
        raise FileNotFoundError(f"{version} has no table {table}")
    return found
