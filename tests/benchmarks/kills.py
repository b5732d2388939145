"""Runs killed at random moments: what is left is whole, nothing goes on running, the next run goes on from there.

    python -m tests.benchmarks.kills [RUNS] [SEED]

One run over a small corpus is left alone and timed. Then as many runs as asked for are killed, each in an output folder
of its own, at a moment between its start and its end; every third while it publishes. SIGKILL goes to the whole process
group, or to the first process alone; every tenth run has Prefect for its engine. After each no process is left, and `latest`
is absent or whole; a second run leaves no scratch file, ends with the tables of the one that was left alone, has read none
of the papers anew that had been kept, and leaves one version. Told are the moments, and what did not hold.
"""

import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from subprocess import Popen

from tests.benchmarks.sizes import ordinary
from tests.flows import papers
from tests.flows.program import gone, paperledger, started, tables

ENOUGH = 300.0
"""Seconds that any step may take."""


@dataclass(frozen=True)
class Killing:
    """How one run is ended: its engine, whether its group goes with it, and the share of an undisturbed run it may take.

    With `publishing` the moment counts from when the first file of the new version is written.
    """

    engine: str
    group: bool
    publishing: bool
    share: float


def killings(runs: int, seed: int) -> list[Killing]:
    """How so many runs are ended."""
    chance = random.Random(seed)
    return [
        Killing(
            engine="prefect" if i % 10 == 4 else "local",
            group=chance.random() < 0.5,
            publishing=i % 3 == 2,
            share=chance.random(),
        )
        for i in range(runs)
    ]


def kept(out: Path) -> dict[Path, int]:
    """The papers that the cache holds, with what tells a file from one that was written in its place."""
    return {path: path.stat().st_ino for path in (out / ".paperledger" / "cache").glob("records-*/*/*.json")}


def wait_for(met: Callable[[], bool], run: Popen[bytes]) -> None:
    """Return when a condition is met, the run has ended, or it has taken long enough."""
    end = time.monotonic() + ENOUGH
    while not met() and run.poll() is None and time.monotonic() < end:
        time.sleep(0.001)


def killed(how: Killing, args: tuple[str | Path, ...], out: Path, scratch: Path, whole: float) -> str:
    """Start a run and kill it as told; gives where it was by then."""
    run = started(*args, mark=f"TMPDIR={scratch}")
    begun = time.monotonic()
    if how.publishing:
        wait_for(lambda: (out / "versions").is_dir(), run)
        time.sleep(how.share * 0.15)
    else:
        wait_for(lambda: time.monotonic() - begun > how.share * whole, run)
    over = run.poll() is not None
    if not over:
        (os.killpg if how.group else os.kill)(run.pid, signal.SIGKILL)
    run.wait()
    return "over" if over else moment(out)


def moment(out: Path) -> str:
    """How far a run has come, by what it left."""
    if (out / "latest").is_symlink():
        return "published"
    if (out / "versions").is_dir():
        return "publishing"
    return f"{len(kept(out))} papers read" if kept(out) else "starting"


def faults(args: tuple[str | Path, ...], out: Path, scratch: Path, whole: dict[str, bytes]) -> list[str]:
    """What did not hold after a run was killed, and after the one that followed."""
    found = []
    if left := gone(f"TMPDIR={scratch}"):
        found.append(f"{len(left)} processes went on")
    if (out / "latest").exists() and tables(out) != whole:
        found.append("the latest version was not whole")
    before = kept(out)
    done = paperledger(*args, mark=f"TMPDIR={scratch}", patience=ENOUGH)
    if rest := [path.name for path in scratch.iterdir()]:
        found.append(f"left in the scratch folder: {rest}")
    if done.returncode or "Traceback" in done.stderr:
        found.append(f"the next run failed: {done.stderr}")
        return found
    after = kept(out)
    if again := sum(after.get(path) != inode for path, inode in before.items()):
        found.append(f"{again} papers were read again")
    if tables(out) != whole:
        found.append("its tables are others")
    if (versions := sorted(os.listdir(out / "versions"))) != [(out / "latest").resolve().name]:
        found.append(f"versions are {versions}")
    if rest := sorted({path.name for path in out.iterdir()} - {"latest", "versions", "run.json", ".paperledger"}):
        found.append(f"left in the output folder: {rest}")
    return found


def corpus_in(folder: Path) -> Path:
    """Six small papers and two of three pages."""
    papers.corpus(folder, 6)
    for i in range(2):
        ordinary(folder / f"long{i}.pdf", 3, i)
    return folder


def main(runs: int, seed: int) -> int:
    """Kill so many runs; gives how many were not resumed as they should be."""
    with tempfile.TemporaryDirectory(prefix="kills-") as name:
        folder = Path(name)
        corpus = corpus_in(folder / "corpus")
        took, whole = {}, {}
        for engine in ("local", "prefect"):
            begun = time.monotonic()
            done = paperledger(
                "run", corpus, "--out", folder / engine, "--engine", engine, mark=f"TMPDIR={folder}", patience=ENOUGH
            )
            assert done.returncode == 0, done.stderr
            took[engine], whole = time.monotonic() - begun, tables(folder / engine)
        moments: Counter[str] = Counter()
        bad = 0
        for i, how in enumerate(killings(runs, seed), 1):
            out, scratch = folder / "out", folder / "scratch"
            scratch.mkdir()
            args = ("run", corpus, "--out", out, "--engine", how.engine, "--workers", str(1 + i % 2))
            where = killed(how, args, out, scratch, took[how.engine])
            found = faults(args, out, scratch, whole)
            moments[where] += 1
            bad += bool(found)
            print(
                f"{i:3} {how.engine:7} {'group' if how.group else 'alone'} {where:15} {'; '.join(found) or 'ok'}", flush=True
            )
            shutil.rmtree(out)
            shutil.rmtree(scratch)
    print(f"{runs - bad} of {runs} resumed clean; ended while: {dict(sorted(moments.items()))}")
    return bad


if __name__ == "__main__":
    sys.exit(bool(main(int(sys.argv[1]) if len(sys.argv) > 1 else 50, int(sys.argv[2]) if len(sys.argv) > 2 else 1)))
