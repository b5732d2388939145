"""The engines that a run can have. Prefect's server starts while the readers warm up, and Prefect is told to be quiet."""

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from flows import stages
from flows.emit import lock
from flows.emit.version import Published
from flows.server import Server
from flows.stages import Run

QUIET = {
    "DO_NOT_TRACK": "1",
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "PREFECT_CLOUD_ENABLE_ORCHESTRATION_TELEMETRY": "false",
    "PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL": "CRITICAL",
    "PREFECT_LOGGING_INTERNAL_LEVEL": "CRITICAL",
    "PREFECT_CLIENT_MAX_RETRIES": "20",
}
"""What Prefect is told before it is imported: no telemetry, patience, and no chatter on the terminal."""

ADDRESS = "PREFECT_API_URL"
"""The variable that names the server for this process and its children."""

Engine = Callable[[Run], Published]


@contextmanager
def local(_out: Path) -> Iterator[Engine]:
    """No engine: the stages one after the other."""
    yield stages.run_local


@contextmanager
def prefect(out: Path) -> Iterator[Engine]:
    """Prefect, on the server that PREFECT_API_URL names, else on one of its own that ends with the context.

    One of its own is not started when there is nothing to do. Raises ServerFailed, from the run, when the server does not
    come up.
    """
    with ExitStack() as serving:

        def run(prepared: Run) -> Published:
            before = stages.published_before(prepared, stages.ingest(prepared)) if not os.environ.get(ADDRESS) else None
            if before is not None:
                return before
            wait = serving.enter_context(prefect_server(out, lasting=False))
            from flows.pipeline import run_prefect

            stages.warm_up(prepared)
            wait()
            return run_prefect(prepared)

        yield run


@contextmanager
def prefect_server(out: Path, lasting: bool, port: int = 0) -> Iterator[Callable[[], None]]:
    """A Prefect server for this process and its children; gives what waits for it to answer.

    Its files go under the output folder unless PREFECT_HOME names another. A `lasting` one has its scheduler and its pages
    for people, one for a single run has not. Where PREFECT_API_URL names a server, that one is used.
    """
    os.environ.setdefault("PREFECT_HOME", str((out / lock.WORK / "prefect").resolve()))
    for name, value in QUIET.items():
        os.environ.setdefault(name, value)
    if os.environ.get(ADDRESS):
        yield lambda: None
        return
    if not lasting:
        os.environ["PREFECT_LOGGING_TO_API_ENABLED"] = "false"
    with Server(Path(os.environ["PREFECT_HOME"]), lasting, port) as server:
        os.environ[ADDRESS] = server.url
        try:
            yield server.wait
        finally:
            del os.environ[ADDRESS]


ENGINES = {"local": local, "prefect": prefect}
