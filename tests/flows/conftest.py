"""The schedule's test waits for minutes: what it waits for starts with the first test of the flows, and it comes last."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from subprocess import Popen

import pytest

from tests.flows import papers
from tests.flows.program import started

LAST = "test_schedule.py"


@dataclass(frozen=True)
class Served:
    """A schedule that is being served: its process, its output folder, the file its events go to, and its mark."""

    process: Popen[bytes]
    out: Path
    events: Path
    mark: str


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: item.path.name == LAST)


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A schedule with a tick each minute over a corpus of one paper."""
    folder = tmp_path_factory.mktemp("schedule")
    corpus, out, events = papers.corpus(folder / "corpus", 1), folder / "out", folder / "events"
    mark = f"PAPERLEDGER_SCHEDULE={folder}"
    command = f'echo "$PAPERLEDGER_EVENT" >> {events}'
    args = ("schedule", corpus, "--out", out, "--cron", "* * * * *", "--workers", "1", "--on-event", command)
    process = started(*args, mark=mark)
    yield Served(process, out, events, mark)
    process.kill()
    process.wait()


@pytest.fixture(scope="session", autouse=True)
def _early(request: pytest.FixtureRequest) -> None:
    if any(item.path.name == LAST for item in request.session.items):
        request.getfixturevalue("served")
