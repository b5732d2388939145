"""A run may be ended at any moment: nothing half is published, nothing is left running, the next run goes on from there."""

import random
import signal
import time
from pathlib import Path

from flows.extract import cache
from tests.flows.program import gone, paperledger, started, tables

ENDS = ((0, signal.SIGTERM), (2, signal.SIGKILL))
"""After how many papers a run is ended, and how: told to stop while readers start, or killed while they read."""


def entries(out: Path) -> int:
    """How many papers have been read whole."""
    kept = cache.entries(out / ".paperledger" / "cache")
    return sum(entry.made_by.startswith("records-") for entry in kept)


def begun(out: Path, wanted: int) -> bool:
    return (out / ".paperledger" / "lock").exists() and entries(out) >= wanted


def test_runs_that_are_ended_are_resumed(corpus: Path, dataset: Path, tmp_path: Path) -> None:
    scratch, out = tmp_path / "scratch", tmp_path / "ended"
    scratch.mkdir()
    mark = f"TMPDIR={scratch}"
    args = ("run", corpus, "--out", out, "--engine", "local", "--workers", "1")
    chance = random.Random(7)
    for wanted, how in ENDS:
        run = started(*args, mark=mark)
        end = time.monotonic() + 120
        while not begun(out, wanted) and run.poll() is None and time.monotonic() < end:
            time.sleep(0.01)
        time.sleep(chance.random() * 0.05)
        run.send_signal(how)
        assert run.wait(30) in (0, 130, -how)
        assert not gone(mark)
        assert not (out / "latest").exists() or (out / "latest" / "datapackage.json").is_file()
    assert entries(out) >= 2
    assert paperledger(*args, mark=mark).returncode == 0
    assert not list(scratch.iterdir())  # a killed run's readers clear up while they end; the next run sweeps what they left
    assert tables(out) == tables(dataset)  # which two readers have read
    assert [path.name for path in (out / "versions").iterdir()] == [(out / "latest").resolve().name]
