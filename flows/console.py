"""A run as a person at a terminal sees it: progress, a summary, one clear line when it fails, and an exit code."""

import signal
import sys
from types import FrameType

from flows import progress, stages, summary
from flows.catalogue import BadCatalogue
from flows.emit.version import Published, Unpublishable
from flows.engine import ENGINES
from flows.extract.worker import CodeChanged
from flows.ingest import Ingested
from flows.reconcile.decisions import BadDecision
from flows.server import ServerFailed

DONE, NOTHING = 0, 1


def run(request: stages.Request, engine: str, quiet: bool) -> int:
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
    except (Unpublishable, BadCatalogue, BadDecision, ServerFailed) as error:
        say(str(error))
        return NOTHING
    except CodeChanged:
        say("the code was changed while papers were read, nothing was published; run again")
        return NOTHING
    except KeyboardInterrupt:
        say("stopped; what was read is kept, the next run goes on from there")
        return 130
    return tell(published, request, found)


def tell(published: Published, request: stages.Request, found: Ingested) -> int:
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
