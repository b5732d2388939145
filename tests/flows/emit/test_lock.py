"""Two runs on one output folder take turns."""

import multiprocessing
import time
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from flows.emit import lock
from flows.emit.version import Unpublishable


def hold(out: Path, ready: Connection) -> None:
    with lock.held(out, print):
        ready.send("held")
        time.sleep(60)


def test_the_second_says_so_or_waits(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    holder = context.Process(target=hold, args=(tmp_path, theirs))
    holder.start()
    try:
        assert ours.recv() == "held"
        with pytest.raises(Unpublishable, match=rf"process {holder.pid}"), lock.held(tmp_path, print, wait=False):
            pass
        holder.kill()
        said: list[str] = []
        with lock.held(tmp_path, said.append):
            assert all(f"process {holder.pid}" in line for line in said)
    finally:
        holder.kill()
        holder.join()


def test_where_nothing_can_be_written_one_line_says_so(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file where the folder should be")
    with pytest.raises(Unpublishable, match="cannot write to"), lock.held(tmp_path / "out", print):
        pass
