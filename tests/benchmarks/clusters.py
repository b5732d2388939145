"""One corpus by every engine: seconds by the clock, CPU seconds of all processes, and the digest of what came out.

    python -m tests.benchmarks.clusters [PAPERS]

So many small papers of two pages are read by the local engine, under Prefect, on a Dask cluster of one worker, of two, of
two of which one is killed in mid-run, and of two within Prefect's flow. All digests must be the same.
"""

import hashlib
import os
import resource
import signal
import sys
import tempfile
import threading
import time
from pathlib import Path

from distributed import LocalCluster

from flows.extract import cache
from tests.flows import papers
from tests.flows.program import paperledger, tables


def digest(out: Path) -> str:
    """12 hex digits for the files of the latest version that have to be the same on any machine."""
    total = hashlib.sha256()
    for path, data in sorted(tables(out).items()):
        total.update(path.encode() + hashlib.sha256(data).digest())
    return total.hexdigest()[:12]


def measured(corpus: Path, out: Path, *args: str) -> str:
    """A run, and what it took."""
    start = time.monotonic()
    done = paperledger("run", corpus, "--out", out, "--quiet", *args, patience=3600)
    if done.returncode:
        return done.stderr
    return f"{digest(out)}  {time.monotonic() - start:6.1f} s"


def on_cluster(corpus: Path, out: Path, n: int, kill: bool = False, engine: str = "local") -> str:
    """The same on so many workers of one thread each, of which one may be killed when the first paper is read."""
    with LocalCluster(n_workers=n, threads_per_worker=1, dashboard_address=None, local_directory=str(out)) as workers:
        killer = threading.Thread(target=_kill, args=(workers, out), daemon=True)
        if kill:
            killer.start()
        return measured(corpus, out, "--engine", engine, "--scheduler", workers.scheduler_address)


def _kill(workers: LocalCluster, out: Path) -> None:
    while not any(cache.entries(out / ".paperledger" / "cache")):
        time.sleep(0.05)
    os.kill(next(iter(workers.workers.values())).pid, signal.SIGKILL)


def main(n: int) -> None:
    """Print a line an engine."""
    with tempfile.TemporaryDirectory() as folder:
        top = Path(folder)
        corpus = papers.corpus(top / "papers", n)
        print(f"local                  {measured(corpus, top / 'local', '--engine', 'local', '--workers', '2')}", flush=True)
        print(f"prefect                {measured(corpus, top / 'prefect', '--engine', 'prefect')}", flush=True)
        print(f"one worker             {on_cluster(corpus, top / 'one', 1)}", flush=True)
        print(f"two workers            {on_cluster(corpus, top / 'two', 2)}", flush=True)
        print(f"two, one killed        {on_cluster(corpus, top / 'killed', 2, kill=True)}", flush=True)
        print(f"two, in Prefect's flow {on_cluster(corpus, top / 'both', 2, engine='prefect')}", flush=True)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(f"{used.ru_utime + used.ru_stime:.0f} CPU s in all")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20)
