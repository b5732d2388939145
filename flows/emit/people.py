"""The files of a version that people open with other programs: facts.csv, dataset.xlsx, dataset.sqlite."""

from collections.abc import Iterable, Iterator

from flows.contents import Contents
from flows.emit import csvfile
from flows.emit.facts import FACTS, facts


def files_of(contents: Contents) -> Iterator[tuple[str, Iterable[bytes]]]:
    """The files by path, each a piece after the other.

    None tells what changed, so that the same dataset has the same files whatever came before it.
    """
    from flows.emit.database import database
    from flows.emit.workbook import workbook

    yield "facts.csv", csvfile.table([heading.name for heading in FACTS], facts(contents))
    yield "dataset.xlsx", workbook(contents)
    yield "dataset.sqlite", database(dict(contents.by_name()))
