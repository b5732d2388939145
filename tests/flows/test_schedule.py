"""A served schedule, with the real Prefect: it ticks, finds nothing to do the second time, and is gone when stopped."""

import signal
import sqlite3
import time
from contextlib import closing
from pathlib import Path

import pytest

from flows.emit.version import versions
from tests.flows.conftest import Served
from tests.flows.program import gone, paperledger


def completed(out: Path) -> int:
    """Scheduled runs that Prefect's database under an output folder knows as completed."""
    file = out / ".paperledger" / "prefect" / "prefect.db"
    try:
        with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as database:
            (count,) = database.execute("select count(*) from flow_run where state_type = 'COMPLETED'").fetchone()
    except sqlite3.OperationalError:  # not there yet, or busy
        return 0
    return int(count)


def test_two_ticks_run_and_the_second_finds_nothing_to_do(served: Served) -> None:
    end = time.monotonic() + 400
    while completed(served.out) < 2 and served.process.poll() is None and time.monotonic() < end:
        time.sleep(0.5)
    assert completed(served.out) >= 2
    served.process.send_signal(signal.SIGTERM)  # as systemd does; Ctrl-C goes the same way from there
    assert served.process.wait(180) == 0
    with closing(sqlite3.connect(served.out / ".paperledger" / "prefect" / "prefect.db")) as database:
        assert database.execute("select paused from deployment").fetchall() == [(1,)]
    assert not gone(served.mark)
    assert served.events.read_text().split() == ["changed"]
    assert len(versions(served.out)) == 1


def test_a_cron_line_that_is_none_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PREFECT_API_URL", "http://127.0.0.1:9/api")
    done = paperledger("schedule", "--cron", "every night", "--out", tmp_path)
    assert done.returncode == 1
    assert "every night" in done.stderr
    assert done.stderr.count("\n") <= 2
