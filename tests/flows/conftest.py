"""What the tests of whole runs share. Readers cost seconds to start, so one corpus and one run over it serve them all.

The schedule's test waits for minutes: what it waits for starts with the first test of the flows, and it comes last.
"""

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from subprocess import Popen

import pytest

from tests.flows import papers
from tests.flows.program import paperledger, started

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
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of four readable papers and six files that are none, or a copy."""
    folder = papers.corpus(tmp_path_factory.mktemp("papers"))
    whole = (folder / "000.pdf").read_bytes()
    (folder / "empty.pdf").touch()
    (folder / "text.pdf").write_text("This is no PDF at all.")
    (folder / "cut.pdf").write_bytes(whole[:200])
    (folder / "copy.pdf").write_bytes(whole)
    (folder / "=cmd.pdf").write_text("<html><body>404</body></html>")
    os.mkfifo(folder / "pipe.pdf")
    return folder


@pytest.fixture(scope="session")
def dataset(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output folder of one undisturbed run over that corpus, without an engine, by two readers. Not to be changed."""
    out = tmp_path_factory.mktemp("out")
    done = paperledger("run", corpus, "--out", out, "--engine", "local", "--workers", "2")
    assert done.returncode == 0, done.stderr
    return out


@pytest.fixture
def copied(dataset: Path, tmp_path: Path) -> Path:
    """A copy of that output folder, with its cache, for a test that changes it."""
    return Path(shutil.copytree(dataset, tmp_path / "copied", symlinks=True))


@pytest.fixture(scope="session")
def served(corpus: Path, dataset: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A schedule with a tick each minute over papers that the cache knows."""
    folder = tmp_path_factory.mktemp("schedule")
    out, events = folder / "out", folder / "events"
    shutil.copytree(dataset / ".paperledger" / "cache", out / ".paperledger" / "cache")
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
