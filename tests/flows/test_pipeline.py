"""The real Prefect flow gives what the stages give without it, and leaves no server behind."""

import os
import signal
import sqlite3
import time
from pathlib import Path

import pytest

from tests.flows.program import gone, paperledger, started, tables


def runs(out: Path) -> list[str]:
    """The states of the flow runs that Prefect's database under an output folder knows."""
    with sqlite3.connect(out / ".paperledger" / "prefect" / "prefect.db") as database:
        return sorted(state for (state,) in database.execute("select state_type from flow_run"))


def test_prefect_and_local_give_the_same_bytes(
    corpus: Path, dataset: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("PREFECT_API_URL", raising=False)
    mark = f"PAPERLEDGER_TEST={tmp_path}"
    monkeypatch.setenv(*mark.split("=", 1))
    out = tmp_path / "out"

    killed = started("run", corpus, "--out", out, "--engine", "prefect", "--workers", "1")
    end = time.monotonic() + 400  # on a busy machine the server alone took two minutes
    while (
        not list((out / ".paperledger" / "cache").glob("records-*/*/*.json"))
        and killed.poll() is None
        and time.monotonic() < end
    ):
        time.sleep(0.05)
    os.kill(killed.pid, signal.SIGKILL)
    killed.wait()
    assert not gone(mark)

    done = paperledger("run", corpus, "--out", out, "--engine", "prefect", "--workers", "1")
    assert done.returncode == 0, done.stderr
    assert "prefect" not in (done.stdout + done.stderr).replace(str(tmp_path), "").lower()
    assert not gone(mark)
    assert tables(out) == tables(dataset)
    assert runs(out) == ["COMPLETED", "CRASHED"]
    assert {path.name for path in out.iterdir()} == {"latest", "versions", ".paperledger", "run.json"}
