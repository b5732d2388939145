"""The engines that a run can have. Prefect's server starts while the readers warm up, and Prefect is told to be quiet."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
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
    "PREFECT_CLIENT_MAX_RETRIES": "20",
}
"""What Prefect is told before it is imported: no telemetry, patience, and no chatter on the terminal."""

Engine = Callable[[Run], Published]


@contextmanager
def local(_out: Path) -> Iterator[Engine]:
    """No engine: the stages one after the other."""
    yield stages.run_local


@contextmanager
def prefect(out: Path) -> Iterator[Engine]:
    """Prefect, on the server that PREFECT_API_URL names, else on one of its own that ends with the context.

    Its files go under the output folder unless PREFECT_HOME names another. Raises ServerFailed, from the run, when the
    server does not come up.
    """
    home = out / lock.WORK / "prefect"
    os.environ.setdefault("PREFECT_HOME", str(home.resolve()))
    for name, value in QUIET.items():
        os.environ.setdefault(name, value)
    if os.environ.get("PREFECT_API_URL"):
        yield _run
        return
    os.environ["PREFECT_LOGGING_TO_API_ENABLED"] = "false"
    with Server(Path(os.environ["PREFECT_HOME"])) as server:
        os.environ["PREFECT_API_URL"] = server.url

        def run(prepared: Run) -> Published:
            stages.warm_up(prepared)
            server.wait()
            return _run(prepared)

        try:
            yield run
        finally:
            del os.environ["PREFECT_API_URL"]


ENGINES = {"local": local, "prefect": prefect}


def _run(prepared: Run) -> Published:
    from flows.pipeline import run_prefect

    return run_prefect(prepared)
