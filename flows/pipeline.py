"""The Prefect flow: ingest the papers, extract what they say, reconcile it, emit a dataset.

Its tasks are the stages of `flows.stages`, wrapped so that Prefect passes their values on without looking into them.
"""

import logging
import os
import socket
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Generic, TypeVar, cast
from uuid import UUID

from prefect import Task as PrefectTask
from prefect import flow, get_client, get_run_logger, tags, task
from prefect.artifacts import (
    create_markdown_artifact,
    create_progress_artifact,
    create_table_artifact,
    update_progress_artifact,
)
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.filters import FlowRunFilter, FlowRunFilterState, FlowRunFilterStateType, FlowRunFilterTags
from prefect.client.schemas.objects import State, StateType
from prefect.client.schemas.sorting import FlowRunSort
from prefect.context import FlowRunContext
from prefect.runtime import flow_run
from prefect.states import Completed, Crashed
from prefect.task_runners import ThreadPoolTaskRunner
from pydantic import TypeAdapter

from extractors.model.extract import Extract
from flows import mirror, notify, stages
from flows.beforehand import tasks
from flows.emit.version import Published
from flows.emit.version import latest as latest_version
from flows.extract.corpus import Step, batches
from flows.extract.task import Task
from flows.ingest import Ingested, printable
from flows.outcome import keep, outcome
from flows.progress import Listener, Progress, Tally
from flows.stages import Drafted, Request, Run
from flows.summary import Summary, lines, summarise

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


@flow(
    name="paperledger",
    flow_run_name=lambda: _run_name(),
    persist_result=False,
    task_runner=ThreadPoolTaskRunner(max_workers=4),  # type: ignore[arg-type]
)
def dataset(request: dict[str, object]) -> State[Held[Published]]:
    """Research papers in, a clean, structured, evidence-backed dataset out."""
    with _opened(request) as run:
        papers = ingest(run)
        if (latest := stages.published_before(run.value, papers.value)) is not None:
            return told(Held(latest))
        extracts = [_named(batch.value).submit(run, batch) for batch in _batches(papers, run.value.request.scheduler)]
        drafted = reconcile(run, papers, [each.result() for each in extracts])
        return told(emit(run, papers, drafted))


@task(cache_policy=NO_CACHE, persist_result=False)
def ingest(run: Held[Run]) -> Held[Ingested]:
    """What there is to read."""
    return Held(stages.ingest(run.value))


@task(cache_policy=NO_CACHE, persist_result=False)
def extract(run: Held[Run], papers: Held[tuple[Task, ...]]) -> Held[Sequence[Extract]]:
    """What a batch of papers gives, with a line in the log for each."""
    logger = get_run_logger()

    def seen(step: Step) -> None:
        pages = f", {step.n_pages} pages" if step.n_pages else ""
        spent = "" if step.seconds is None else f" in {step.seconds:.1f} s of CPU time"
        how = "known from the cache" if step.from_cache else f"read{spent}"
        logger.info("%s: %s, %s%s%s", step.path, how, step.status, pages, f": {step.reason}" if step.reason else "")

    return Held(stages.extract(run.value, papers.value, seen))


def _named(papers: Sequence[Task]) -> PrefectTask[[Held[Run], Held[tuple[Task, ...]]], Held[Sequence[Extract]]]:
    """The task that reads a batch, named by its papers."""
    first = papers[0].path.rpartition("/")[2]
    name = first if len(papers) == 1 else f"{first} and {len(papers) - 1} more"
    return extract.with_options(task_run_name=lambda: name)


@task(cache_policy=NO_CACHE, persist_result=False)
def reconcile(run: Held[Run], papers: Held[Ingested], extracts: list[Held[Sequence[Extract]]]) -> Held[Drafted]:
    """The distinct entities and facts of all papers."""
    return Held(stages.reconcile(run.value, papers.value, (each for batch in extracts for each in batch.value)))


@task(cache_policy=NO_CACHE, persist_result=False)
def emit(run: Held[Run], papers: Held[Ingested], drafted: Held[Drafted]) -> Held[Published]:
    """The published version."""
    return Held(stages.emit(run.value, papers.value, drafted.value))


def run_prefect(run: Run) -> Published:
    """The flow over a run that is open already, on the Prefect server that the environment names."""
    token = PREPARED.set(run)
    try:
        with tags(place(run.request)):
            return cast(Held[Published], dataset(recorded(run.request))).value
    finally:
        PREPARED.reset(token)


def recorded(request: Request) -> dict[str, object]:
    """A request as Prefect keeps it, with the folder that its paths are relative to."""
    plain = replace(request, paths=tuple(Path(printable(os.fsencode(path))) for path in request.paths))
    return {"folder": os.getcwd(), **TypeAdapter(Request).dump_python(plain, mode="json")}


def place(request: Request) -> str:
    """A tag that tells the runs on one output folder of one machine."""
    return f"{socket.gethostname()}:{request.out.resolve()}"


def told(published: Held[Published]) -> State[Held[Published]]:
    """The version as a run's end, after its summary was left in Prefect as artifacts."""
    summary = summarise(published.value)
    rows = [{"paper": row.path, "status": row.status, "reason": row.reason} for row in summary.documents[:MOST_ROWS]]
    counts = [{"table": name, "rows": n} for name, n in [("documents", len(summary.documents)), *summary.counts.items()]]
    words = "\n".join(f"- {line.strip()}" for line in lines(summary, published.value.folder.parent.parent))
    doubts = [{"doubt": flag, "rows": n} for flag, n in summary.flags.most_common()]
    create_table_artifact(counts, key="paperledger-summary", description=f"Version {published.value.name}")
    create_table_artifact(rows, key="paperledger-papers", description="What became of each paper")
    create_table_artifact(doubts, key="paperledger-doubts", description="What a person should look at")
    create_markdown_artifact(words, key="paperledger-report", description=f"Version {published.value.name} in words")
    return Completed(message=_end(summary), data=published)


def _end(summary: Summary) -> str:
    """A run's end in a few words."""
    states = Counter[str](row.status for row in summary.documents)
    parts = [f"{states[status]} {words}" for status, words in (("quarantined", "quarantined"), ("partial", "read in part"))]
    news = f"version {summary.published.name}" if summary.published.is_new else "nothing changed"
    return "; ".join([*(part for part in parts if not part.startswith("0 ")), news])


class OneLine(logging.Filter):
    """Failures whose message is written for people are logged as that one line, without a traceback."""

    def filter(self, record: logging.LogRecord) -> bool:
        error = record.exc_info[1] if record.exc_info else None
        if isinstance(error, stages.UNDERSTOOD):
            record.msg, record.args, record.exc_info, record.exc_text = str(error), (), None, None
        return True


for _name in ("prefect.flow_runs", "prefect.task_runs"):
    logging.getLogger(_name).addFilter(OneLine())


def _run_name() -> str:
    """A run's name: its output folder and when it began."""
    request = flow_run.parameters["request"]
    return f"{Path(request['out']).name} {datetime.now(UTC):%Y-%m-%d %H:%M} UTC"


def _batches(papers: Held[Ingested], scheduler: str) -> list[Held[tuple[Task, ...]]]:
    """The papers as tasks of the flow; one task where a cluster has batches of its own."""
    if scheduler:
        return [Held(tasks(papers.value))] if papers.value.papers else []
    return [Held(batch) for batch in batches(tasks(papers.value), BATCHES)]


@contextmanager
def _opened(request: dict[str, object]) -> Iterator[Held[Run]]:
    """The run that the caller prepared, or, on a schedule, one that is opened here and tells of its end itself."""
    prepared = PREPARED.get()
    if prepared is not None:
        _bury_the_dead(prepared.request)
        prepared.progress.listeners.append(_artifact())
        yield Held(prepared)
        return
    os.chdir(str(request["folder"]))
    asked = TypeAdapter(Request).validate_python({name: value for name, value in request.items() if name != "folder"})
    before = latest_version(asked.out)
    try:
        with stages.prepared(asked, Progress(_artifact()), print) as run:
            _bury_the_dead(asked)
            yield Held(run)
    except Exception as error:
        told = summarise(error.published) if isinstance(error, stages.HeldBack) else None
        message = mirror.told(error, asked.out) or type(error).__name__
        said = outcome("held back" if told else "failed", message, asked.out, told)
        keep(said, asked.out)
        notify.tell(asked.notice, "failed", message, said)
        raise
    after = latest_version(asked.out)
    if after is not None:
        is_new = after != before
        message = f"version {after.name}"
        said = outcome("published" if is_new else "unchanged", message, asked.out, summarise(Published(after, is_new)))
        keep(said, asked.out)
        if is_new:
            notify.tell(asked.notice, "changed", message, said)


def _bury_the_dead(request: Request) -> None:
    """Mark runs on this output folder that Prefect still takes for running as crashed.

    This run holds the folder's lock, so no other can be alive.
    """
    own = FlowRunContext.get()
    own_id = own.flow_run.id if own is not None and own.flow_run is not None else None
    alive = FlowRunFilter(
        tags=FlowRunFilterTags(all_=[place(request)]),
        state=FlowRunFilterState(type=FlowRunFilterStateType(any_=[StateType.RUNNING, StateType.CANCELLING])),
    )
    with get_client(sync_client=True) as client:
        for run in client.read_flow_runs(flow_run_filter=alive, sort=FlowRunSort.ID_DESC, limit=200):
            if run.id != own_id:
                client.set_flow_run_state(run.id, Crashed(message="its process is gone"), force=True)


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
