"""Papers read on a Dask cluster. The only room that knows Dask: it hands out batches and gathers what became of them.

A batch whose worker is lost is done again by another one; one that cost three workers is read here, where a paper can end
no more than the process that reads it.
"""

import warnings
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from distributed import Client, Future, as_completed, get_worker
from distributed.client import FutureCancelledError
from distributed.scheduler import KilledWorker

from extractors.model.extract import Extract
from flows.extract import batch, cache, corpus
from flows.extract.batch import Batch, Done, Elsewhere
from flows.extract.code import extractor_version, reconciler_version
from flows.extract.corpus import Gathered, Step, Store, Watch, step_of
from flows.extract.pool import Outcome, Readers
from flows.extract.task import Task
from flows.reconcile.shards import Each

A = TypeVar("A")
B = TypeVar("B")
C = TypeVar("C")

PATIENCE = 60
"""Seconds in which the scheduler must answer and have a worker."""


def extract(
    tasks: Sequence[Task], store: Store, readers: Readers, seen: Watch, address: str, mark: Path
) -> Sequence[Extract]:
    """The extract of every paper, in the order of the tasks, read on the cluster whose scheduler has this address.

    `mark` is a file by which workers know that they share the output folder. `readers` read here what no worker survives.
    Raises Elsewhere, with nothing written, when the cluster does not answer, has other code or other disks.
    """
    found, unknown = Gathered(), {}
    for task in tasks:
        known = store.get(task)
        if known is None:
            unknown[task.document_id] = task
        else:
            found.put(known)
            seen(step_of(Outcome(task, known), True))
    if unknown:
        with _client(address) as client:
            _same_code(client, store.code)
            cores = sum(client.nthreads().values())
            for done in _gathered(client, batch.batches(list(unknown.values()), store, mark, cores), readers):
                found.put(_extract(unknown[done.step.document_id], store, done))
                seen(done.step)
    return found.of(tasks)


def _extract(task: Task, store: Store, done: Done) -> Extract:
    if done.extract:
        return cache.loaded(done.extract.splitlines())
    found = store.get(task)
    if found is None:
        raise Elsewhere(f"what the cluster read of {task.path} is not in {store.folder}: is that on a disk that all share?")
    return found


@contextmanager
def sharing(address: str, store: Store) -> Iterator[Each]:
    """Does shards of reconciliation on the cluster whose scheduler has this address. Raises Elsewhere as `extract` does."""
    with _client(address) as client:
        _same_code(client, store.code)

        def each(work: Callable[[A, C], B], shards: Iterable[A], common: C, /) -> Iterable[B]:
            with warnings.catch_warnings(action="ignore", category=UserWarning):  # on the size of what is sent once
                shared = client.submit(_itself, common, pure=False)
            ahead: deque[Future[B]] = deque()
            most_ahead = AHEAD * sum(client.nthreads().values())
            try:
                for shard in shards:
                    ahead.append(client.submit(work, shard, shared, pure=False))
                    if len(ahead) > most_ahead:
                        yield ahead.popleft().result()
                while ahead:
                    yield ahead.popleft().result()
            except (KilledWorker, FutureCancelledError) as error:
                raise Elsewhere(f"three workers were lost over one piece of reconciliation: {error}") from error
            finally:
                client.cancel([*ahead, shared])

        yield each


AHEAD = 3
"""Shards that are sent ahead for each core: so many are held here."""


def _itself(common: C) -> C:
    """What all shards need: made by a worker, so that it is made again where that one is lost."""
    return common


@contextmanager
def _client(address: str) -> Iterator[Client]:
    try:
        client = Client(address, timeout=PATIENCE, set_as_default=False)
    except (OSError, ValueError) as error:
        raise Elsewhere(f"no scheduler answers at {address}: {' '.join(str(error).split())[:200]}") from error
    try:
        _wait_for_workers(client, address)
        yield client
    finally:
        client.close(timeout=PATIENCE)


def _wait_for_workers(client: Client, address: str) -> None:
    try:
        client.wait_for_workers(1, timeout=PATIENCE)
    except TimeoutError as error:
        raise Elsewhere(f"the scheduler at {address} has no workers") from error


def _same_code(client: Client, version: str) -> None:
    """Raises Elsewhere when the code of any worker is not that of the run."""
    for worker, found in sorted(client.run(versions, on_error="return").items()):
        if isinstance(found, Exception):
            raise Elsewhere(f"worker {worker} cannot run this project: {type(found).__name__}: {found}")
        if found != (version, reconciler_version()):
            told = f"the code of worker {worker} is {found[0]}, that of the run {version}"
            raise Elsewhere(f"{told}: install the same on both")


def versions() -> tuple[str, str]:
    """A worker's side: the code that reads and the code that reconciles."""
    return extractor_version(), reconciler_version()


def _gathered(client: Client, batches: Sequence[Batch], readers: Readers) -> Iterator[Done]:
    """What became of each paper, as it is known."""
    futures = {client.submit(read, each, pure=False): each for each in batches}
    try:
        for future in as_completed(list(futures), loop=client.loop):
            own = futures.pop(future)
            try:
                yield from future.result()
            except (KilledWorker, FutureCancelledError):
                yield from _read_here(own, readers)
            future.release()
    finally:
        client.cancel(list(futures))


def _read_here(own: Batch, readers: Readers) -> Iterator[Done]:
    steps: list[Step] = []
    found = corpus.extract(own.tasks, own.store, readers, steps.append)
    by_id = {each.document.document_id: each for each in found}
    for step in steps:
        yield Done(step, cache.dumped(by_id[step.document_id]))


def read(own: Batch) -> tuple[Done, ...]:
    """A worker's side: as many papers at a time as it has threads, for all its batches together."""
    return batch.read(own, get_worker().state.nthreads)
