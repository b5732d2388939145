"""Who reads the papers that the cache does not know: the readers of this machine, or a cluster."""

from collections.abc import Sequence
from pathlib import Path

from extractors.model.extract import Extract
from flows.extract import corpus
from flows.extract.batch import Elsewhere
from flows.extract.corpus import Store, Watch
from flows.extract.pool import Readers
from flows.extract.task import Task


def extract(
    tasks: Sequence[Task], store: Store, readers: Readers, seen: Watch, scheduler: str, mark: Path
) -> tuple[Extract, ...]:
    """The extract of every paper, in the order of the tasks. `seen` is told of each paper as it is done.

    With the address of a `scheduler` its cluster reads them; `mark` is a file by which it knows the run's disk. Raises
    Elsewhere when that cannot be.
    """
    if not scheduler:
        return corpus.extract(tasks, store, readers, seen)
    try:
        from flows import cluster  # loads Dask, which a run on one machine goes without
    except ModuleNotFoundError as error:
        raise Elsewhere(f"--scheduler needs `pip install 'paperledger[dask]'` ({error.name} is missing)") from error
    return cluster.extract(tasks, store, readers, seen, scheduler, mark)
