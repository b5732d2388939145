"""Who reads the papers that the cache does not know, and reconciles: this machine, or a cluster."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType

from extractors.model.extract import Extract
from flows.extract import corpus
from flows.extract.batch import Elsewhere
from flows.extract.corpus import Store, Watch
from flows.extract.pool import Readers
from flows.extract.task import Task
from flows.reconcile.shards import Each


def extract(
    tasks: Sequence[Task], store: Store, readers: Readers, seen: Watch, scheduler: str, mark: Path
) -> Sequence[Extract]:
    """The extract of every paper, in the order of the tasks. `seen` is told of each paper as it is done.

    With the address of a `scheduler` its cluster reads them; `mark` is a file by which it knows the run's disk. Raises
    Elsewhere when that cannot be.
    """
    if not scheduler:
        return corpus.extract(tasks, store, readers, seen)
    found: Sequence[Extract] = _cluster().extract(tasks, store, readers, seen, scheduler, mark)
    return found


@contextmanager
def sharing(scheduler: str, store: Store) -> Iterator[Each | None]:
    """Who does reconciliation in shards: the cluster with this scheduler, None for nobody. Raises Elsewhere."""
    if not scheduler:
        yield None
        return
    with _cluster().sharing(scheduler, store) as each:
        yield each


def _cluster() -> ModuleType:
    """The room that knows Dask, which a run on one machine goes without. Raises Elsewhere where Dask is missing."""
    try:
        from flows import cluster
    except ModuleNotFoundError as error:
        raise Elsewhere(f"--scheduler needs `pip install 'paperledger[dask]'` ({error.name} is missing)") from error
    return cluster
