"""The files of a version that people open with other programs: facts.csv, dataset.xlsx, dataset.sqlite."""

from flows.contents import Contents
from flows.emit import csvfile
from flows.emit.facts import FACTS, facts


def files_of(contents: Contents) -> dict[str, bytes]:
    """The files by path. None tells what changed, so that the same dataset has the same files whatever came before it."""
    from flows.emit.database import database
    from flows.emit.workbook import workbook

    return {
        "facts.csv": csvfile.table([heading.name for heading in FACTS], facts(contents)),
        "dataset.xlsx": workbook(contents),
        "dataset.sqlite": database(dict(contents.by_name())),
    }
