"""The Prefect flow: ingest the papers, extract what they say, reconcile it, emit a dataset.

Its tasks are the stages of `flows.stages`, wrapped so that Prefect passes their values on without looking into them.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import Generic, TypeVar
from uuid import UUID

from prefect import flow, task
from prefect.artifacts import (
    create_markdown_artifact,
    create_progress_artifact,
    create_table_artifact,
    update_progress_artifact,
)
from prefect.cache_policies import NO_CACHE
from prefect.task_runners import ThreadPoolTaskRunner

from extractors.model.extract import Extract
from flows import stages
from flows.contents import Contents
from flows.emit.version import Published
from flows.extract.corpus import batches
from flows.extract.pool import Task
from flows.ingest import Ingested
from flows.progress import Listener, Progress, Tally
from flows.stages import Request, Run
from flows.summary import summarise

BATCHES = 40
"""Most tasks that the papers of a run are spread over; a run of fewer papers has one task a paper."""

T = TypeVar("T")


class Held(Generic[T]):
    """A value that Prefect passes on as it is; a tuple or dataclass it would visit row by row."""

    __slots__ = ("value",)

    def __init__(self, value: T) -> None:
        self.value = value


MOST_ROWS = 1000
"""Papers listed in the artifact; the dataset lists all."""

PREPARED: ContextVar[Run | None] = ContextVar("prepared", default=None)
"""The run that the caller opened while the engine started, if there is one."""


@flow(name="paperledger", persist_result=False, task_runner=ThreadPoolTaskRunner(max_workers=4))  # type: ignore[arg-type]
def dataset(paths: list[str], out: str, corpus: str, workers: int) -> Held[Published]:
    """Research papers in, a clean, structured, evidence-backed dataset out."""
    with _opened(paths, out, corpus, workers) as run:
        papers = ingest(run)
        if (latest := stages.published_before(run.value, papers.value)) is not None:
            return told(Held(latest))
        extracts = [extract.submit(run, batch) for batch in _batches(papers)]
        contents = reconcile(run, papers, [each.result() for each in extracts])
        return told(emit(run, papers, contents))


@task(cache_policy=NO_CACHE, persist_result=False)
def ingest(run: Held[Run]) -> Held[Ingested]:
    """What there is to read."""
    return Held(stages.ingest(run.value))


@task(cache_policy=NO_CACHE, persist_result=False)
def extract(run: Held[Run], papers: Held[tuple[Task, ...]]) -> Held[tuple[Extract, ...]]:
    """What a batch of papers gives."""
    return Held(stages.extract(run.value, papers.value))


@task(cache_policy=NO_CACHE, persist_result=False)
def reconcile(run: Held[Run], papers: Held[Ingested], extracts: list[Held[tuple[Extract, ...]]]) -> Held[Contents]:
    """The distinct entities and facts of all papers."""
    return Held(stages.reconcile(run.value, papers.value, [each for batch in extracts for each in batch.value]))


@task(cache_policy=NO_CACHE, persist_result=False)
def emit(run: Held[Run], papers: Held[Ingested], contents: Held[Contents]) -> Held[Published]:
    """The published version."""
    return Held(stages.emit(run.value, papers.value, contents.value))


def run_prefect(run: Run) -> Published:
    """The flow over a run that is open already, on the Prefect server that the environment names."""
    token = PREPARED.set(run)
    request = run.request
    try:
        return dataset([str(path) for path in request.paths], str(request.out), str(request.corpus), request.workers).value
    finally:
        PREPARED.reset(token)


def told(published: Held[Published]) -> Held[Published]:
    """The version, after its summary was left in Prefect as artifacts."""
    summary = summarise(published.value)
    rows = [{"paper": row.path, "status": row.status, "reason": row.reason} for row in summary.documents[:MOST_ROWS]]
    counts = [{"table": name, "rows": n} for name, n in [("documents", len(summary.documents)), *summary.counts.items()]]
    report = (published.value.folder / "report.html").resolve().as_uri()
    create_table_artifact(counts, key="paperledger-summary", description=f"Version {published.value.name}")
    create_table_artifact(rows, key="paperledger-papers", description="What became of each paper")
    create_markdown_artifact(f"[The report of version {published.value.name}]({report})", key="paperledger-report")
    return published


def _batches(papers: Held[Ingested]) -> list[Held[tuple[Task, ...]]]:
    return [Held(batch) for batch in batches(stages.tasks(papers.value), BATCHES)]


@contextmanager
def _opened(paths: list[str], out: str, corpus: str, workers: int) -> Iterator[Held[Run]]:
    """The run that the caller prepared, or one that is opened here; its progress is shown in Prefect too."""
    prepared = PREPARED.get()
    if prepared is not None:
        prepared.progress.listeners.append(_artifact())
        yield Held(prepared)
        return
    request = Request(tuple(map(Path, paths)), Path(out), Path(corpus), workers)
    with stages.prepared(request, Progress(_artifact()), print) as run:
        yield Held(run)


def _artifact() -> Listener:
    """A listener that moves a progress bar in Prefect, every few seconds."""
    artifact = create_progress_artifact(0.0, key="paperledger-progress", description="Papers read")
    assert isinstance(artifact, UUID)  # it would be a coroutine in an asynchronous flow
    last = 0.0

    def listener(tally: Tally) -> None:
        nonlocal last
        if tally.done < tally.total and time.monotonic() - last < 5:
            return
        last = time.monotonic()
        update_progress_artifact(artifact, 100.0 * tally.done / max(tally.total, 1))

    return listener
