"""Readers that misbehave as told by the file they are given, for tests of the pool that runs them."""

import os
import resource
import signal
import socket
import subprocess
import time
from pathlib import Path

from flows.extract import cache
from flows.extract.limits import Limits
from flows.extract.worker import Job
from flows.extract.worker import read as honest
from tests.flows.rows import extract


def read(job: Job, limits: Limits) -> bytes:
    """Read honestly, unless the file says to do otherwise."""
    words = Path(os.fsdecode(job.file)).read_text()
    if words == "sleep":
        time.sleep(600)
    if words == "loop":
        resource.setrlimit(resource.RLIMIT_CPU, (int(time.process_time()) + 1, resource.RLIM_INFINITY))
        while True:
            pass
    if words == "hoard":
        return b"x" * (1 << 40)
    if words == "die":
        os.kill(os.getpid(), signal.SIGSEGV)
    if words == "exit":
        os._exit(3)
    if words == "raise":
        raise RuntimeError("a fault in our own code")
    if words == "write":
        Path(f"{os.fsdecode(job.file)}.written").write_text("x")
    if words == "connect":
        socket.create_connection(("127.0.0.1", 9))
    if words == "start":
        subprocess.run(["true"], check=True)
    if words == "garbage":
        return b"{}"
    if words == "die on page 3" and not job.max_pages:
        Path(job.progress).write_bytes(b"..")
        os.kill(os.getpid(), signal.SIGSEGV)
    if words == "die on page 3":
        return cache.dumped(extract()) if job.max_pages == 2 else b""
    return honest(job, limits)
