"""A run as a person at a terminal sees it: progress, a summary, one clear line when it fails, and an exit code."""

import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from types import FrameType

from flows import adding, progress, stages, summary
from flows import plan as planning
from flows.adding import NotAdded
from flows.catalogue import BadCatalogue, Entry
from flows.emit.version import Published, Unpublishable
from flows.engine import ENGINES
from flows.extract.limits import Limits
from flows.extract.pool import Readers
from flows.extract.worker import CodeChanged
from flows.ingest import Ingested
from flows.reconcile.decisions import BadDecision
from flows.server import ServerFailed
from flows.stages import Request

DONE, NOTHING, STOPPED = 0, 1, 130


UNDERSTOOD = (Unpublishable, BadCatalogue, BadDecision, ServerFailed, NotAdded)
"""Failures whose message is the one line that a person gets."""


def run(request: Request, engine: str, quiet: bool) -> int:
    """Run and say what came of it; returns the exit code: 0 done, 1 nothing could be read or published."""
    end_on_signals()
    try:
        with (
            progress.shown(quiet) as shown,
            stages.prepared(request, shown, say) as prepared,
            ENGINES[engine](request.out) as run_it,
        ):
            published = run_it(prepared)
            found = stages.ingest(prepared)
    except UNDERSTOOD as error:
        say(str(error))
        return NOTHING
    except CodeChanged:
        say("the code was changed while papers were read, nothing was published; run again")
        return NOTHING
    except KeyboardInterrupt:
        say("stopped; what was read is kept, the next run goes on from there")
        return STOPPED
    return tell(published, request, found)


def plan(request: Request) -> int:
    """Print what a run would do."""
    try:
        with stages.opened(request, progress.Progress()) as prepared:
            planned = planning.plan(prepared, stages.ingest(prepared))
    except UNDERSTOOD as error:
        say(str(error))
        return NOTHING
    for line in planning.lines(planned):
        print(line)
    return DONE


def add(files: Sequence[Path], corpus: Path, known: Entry) -> int:
    """Add papers to a corpus and say what they were catalogued as."""
    end_on_signals()
    failed = 0
    with Readers(1, Limits()) as readers:
        for file in files:
            try:
                entry = adding.add(file, corpus, known, readers)
            except (*UNDERSTOOD, OSError) as error:
                say(str(error))
                failed += 1
            else:
                about = f"{entry.title or 'title not found'} ({entry.year or 'year not found'}) {entry.doi}"
                print(f"{corpus / entry.file}: {about.strip()}")
    return NOTHING if failed == len(files) else DONE


def tell(published: Published, request: Request, found: Ingested) -> int:
    """Print the summary of a run; returns its exit code."""
    told = summary.summarise(published)
    for line in summary.lines(told, request.out, found.references, found.passed_over):
        print(line)
    for warning in found.warnings:
        say(warning)
    return DONE if told.n_read else NOTHING


def say(line: str) -> None:
    """One line for the person, on stderr."""
    print(f"paperledger: {line}", file=sys.stderr, flush=True)


def end_on_signals() -> None:
    """Let SIGTERM and SIGHUP end the run as Ctrl-C does, so that everything is put away on the way out."""

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, stop)
