"""A run may be killed at any moment: nothing half is published, nothing is left running, the next run goes on from there."""

import random
import signal
import time
from pathlib import Path

import pytest

from flows.extract import cache
from tests.flows import papers
from tests.flows.program import gone, paperledger, started, tables


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return papers.corpus(tmp_path_factory.mktemp("papers"), 10)


def entries(out: Path) -> int:
    return len(list(cache.entries(out / ".paperledger" / "cache")))


def test_runs_killed_at_any_moment_are_resumed(corpus: Path, tmp_path: Path) -> None:
    paperledger("run", corpus, "--out", tmp_path / "calm", "--engine", "local", "--workers", "1")
    mark = f"PAPERLEDGER_TEST={tmp_path}"
    out = tmp_path / "killed"
    chance = random.Random(7)
    for wanted in (0, 2, 5, 8):
        run = started("run", corpus, "--out", out, "--engine", "local", "--workers", "1", mark=mark)
        end = time.monotonic() + 120
        while entries(out) < wanted and run.poll() is None and time.monotonic() < end:
            time.sleep(0.02)
        time.sleep(chance.random() * 0.3)
        run.kill()
        run.wait()
        assert not gone(mark)
        assert not (out / "latest").exists() or (out / "latest" / "datapackage.json").is_file()
    assert entries(out) >= 8
    done = paperledger("run", corpus, "--out", out, "--engine", "local")
    assert done.returncode == 0
    assert tables(out) == tables(tmp_path / "calm")
    assert [path.name for path in (out / "versions").iterdir()] == [(out / "latest").resolve().name]


def test_a_run_that_is_told_to_stop_puts_everything_away(corpus: Path, tmp_path: Path) -> None:
    mark = f"PAPERLEDGER_TEST={tmp_path}"
    run = started("run", corpus, "--out", tmp_path / "out", "--engine", "local", mark=mark)
    while entries(tmp_path / "out") < 1 and run.poll() is None:
        time.sleep(0.02)
    run.send_signal(signal.SIGTERM)
    assert run.wait(30) in (0, 130)
    assert not gone(mark)


def test_two_runs_at_once_take_turns(corpus: Path, tmp_path: Path) -> None:
    first = started("run", corpus, "--out", tmp_path, "--engine", "local")
    while not (tmp_path / ".paperledger" / "lock").exists():
        time.sleep(0.02)
    done = paperledger("run", corpus, "--out", tmp_path, "--engine", "local")
    assert first.wait(120) == 0
    assert done.returncode == 0
    assert "another run" in done.stderr
    assert "Nothing changed" in done.stdout
