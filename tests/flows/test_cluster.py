"""Papers read on a cluster give the bytes that one machine gives, whatever becomes of a worker."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from distributed import LocalCluster

from flows import cluster, stages
from flows.extract import batch, cache
from flows.extract.batch import Elsewhere
from flows.extract.corpus import Store
from flows.extract.limits import Limits
from flows.extract.pool import Readers
from flows.extract.task import Task
from flows.progress import Progress, Tally
from flows.stages import Request
from tests.flows.program import tables


@pytest.fixture(scope="module")
def workers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalCluster]:
    """Two workers, each a process that is started anew when it is killed."""
    folder = str(tmp_path_factory.mktemp("workers"))
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None, local_directory=folder) as started:
        yield started


def entries(out: Path) -> int:
    return len(list(cache.entries(out / ".paperledger" / "cache")))


def test_a_worker_that_is_killed_costs_no_byte(
    workers: LocalCluster, corpus: Path, dataset: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "_read_here", None)  # no paper is read by this process
    killed: list[int] = []

    def kill_one(tally: Tally) -> None:
        if not killed and not tally.last.from_cache:
            killed.append(next(iter(workers.workers.values())).pid)
            os.kill(killed[0], signal.SIGKILL)

    request = Request((corpus,), out=tmp_path, workers=1, scheduler=workers.scheduler_address)
    with stages.prepared(request, Progress(kill_one), print) as run:
        stages.run_local(run)
    assert killed
    assert tables(tmp_path) == tables(dataset)


def test_other_code_is_refused_and_writes_nothing(workers: LocalCluster, corpus: Path, tmp_path: Path) -> None:
    store = Store(tmp_path / "cache", "another", Limits())
    task = Task("doc_a", "0" * 64, bytes(corpus / "000.pdf"), "application/pdf", "000.pdf")
    with Readers(1, Limits()) as readers, pytest.raises(Elsewhere, match="that of the run another: install the same"):
        cluster.extract([task], store, readers, print, workers.scheduler_address, corpus)
    with pytest.raises(Elsewhere, match="that of the run another: install the same"):  # a worker that came later
        batch.read(batch.Batch((task,), store, corpus), 1)
    assert not (tmp_path / "cache").exists()


def test_a_worker_that_does_not_see_the_folders_says_so(tmp_path: Path) -> None:
    store = stages.store_of(Request(out=tmp_path))
    unseen = batch.batches([Task("doc_a", "0" * 64, b"/nowhere/a.pdf", "application/pdf", "a.pdf")], store, tmp_path, 1)
    with pytest.raises(Elsewhere, match="does not see /nowhere"):
        batch.read(unseen[0], 1)


def test_no_scheduler_is_one_line(corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "PATIENCE", 1)
    request = Request((corpus,), out=tmp_path, scheduler="tcp://127.0.0.1:9")
    with stages.prepared(request, Progress(), print) as run, pytest.raises(Elsewhere, match=r"no scheduler answers at tcp"):
        stages.run_local(run)
    assert entries(tmp_path) == 0


def test_few_papers_are_spread_and_many_come_in_batches(tmp_path: Path) -> None:
    store = Store(tmp_path, "v", Limits())
    tasks = [Task(f"doc_{i}", "", b"a.pdf", "application/pdf", "a.pdf") for i in range(1000)]
    assert [len(batch.batches(tasks[:n], store, tmp_path, cores=2)) for n in (1, 8, 16, 1000)] == [1, 8, 8, 40]
    assert all(os.path.isabs(task.file) for one in batch.batches(tasks, store, tmp_path, 2) for task in one.tasks)
