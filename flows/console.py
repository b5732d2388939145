"""A run as a person at a terminal sees it: progress, a summary, one clear line when it fails, and an exit code."""

import json
import os
import signal
import sys
import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from types import FrameType

from flows import adding, mirror, notify, progress, stages, summary
from flows import plan as planning
from flows import watch as watching
from flows.adding import NotAdded
from flows.catalogue import Entry
from flows.emit import lock
from flows.emit.version import Published
from flows.engine import ENGINES, prefect_server
from flows.extract.limits import Limits
from flows.extract.pool import Failed, Readers
from flows.ingest import Ingested, printable
from flows.outcome import keep, outcome, written
from flows.review import NoSuchRecord
from flows.server import ServerFailed
from flows.stages import HeldBack, Request
from flows.summary import Summary
from flows.timetable import BadTimetable, timetable

DONE, NOTHING, STOPPED = 0, 1, 130


UNDERSTOOD = (*stages.UNDERSTOOD, ServerFailed, NotAdded, Failed, BadTimetable, NoSuchRecord)
"""Failures whose message is the one line that a person gets."""


def run(request: Request, engine: str, quiet: bool, as_json: bool = False) -> int:
    """Run and say what came of it; returns the exit code: 0 done, 1 nothing could be read or published."""
    end_on_signals()
    try:
        with (
            progress.shown(quiet or as_json) as shown,
            stages.prepared(request, shown, say) as prepared,
            ENGINES[engine](request.out) as run_it,
        ):
            published = run_it(prepared)
            found = stages.ingest(prepared)
    except HeldBack as error:
        told = summary.summarise(error.published)
        for line in () if as_json else summary.quarantined(told):
            print(line)
        return _failed(request, mirror.told(error, request.out), as_json, told)
    except UNDERSTOOD as error:
        return _failed(request, mirror.told(error, request.out), as_json)
    except Exception as error:  # a fault of our own or of the engine: a line for the person, the rest into a file
        return _failed(request, _unforeseen(error, request.out), as_json)
    except KeyboardInterrupt:
        say("stopped; what was read is kept, the next run goes on from there")
        return STOPPED
    return tell(published, request, found, as_json)


def _failed(request: Request, message: str, as_json: bool = False, told: Summary | None = None) -> int:
    say(message)
    said = outcome("held back" if told else "failed", message, request.out, told)
    if (request.out / lock.WORK).is_dir():
        keep(said, request.out)
    if as_json:
        print(written(said), end="")
    notify.tell(request.notice, "failed", message, said)
    return NOTHING


def _unforeseen(error: Exception, out: Path) -> str:
    """One line about an error that nobody foresaw, and where its details are."""
    log = out / lock.WORK / "error.log"
    words = " ".join(f"{type(error).__name__}: {error}".split())[:200]
    try:
        log.write_text("".join(traceback.format_exception(error)))
    except OSError:
        return f"the run failed, nothing was published: {words}"
    return f"the run failed, nothing was published: {words}; details are in {log}"


def schedule(request: Request, cron: str, timezone: str, port: int) -> int:
    """Serve a schedule until stopped."""
    end_on_signals()
    try:
        lock.made_work_folder(request.out)
        when = timetable(cron, timezone)
        with prefect_server(request.out, lasting=True, port=port) as wait:
            wait()
            from flows.schedule import serve

            first = f"{when.next(datetime.now(UTC)):%Y-%m-%d %H:%M} {when.timezone}"
            page = os.environ["PREFECT_API_URL"].removesuffix("/api")
            say(f"runs at `{cron}`, first at {first}, seen at {page}; Ctrl-C stops it")
            serve(request, when)
    except (*UNDERSTOOD, ValueError) as error:
        say(" ".join(str(error).split()))
        return NOTHING
    except KeyboardInterrupt:
        say("stopped")
    return DONE


def watch(request: Request, engine: str, every: float, quiet: float) -> int:
    """Run when the corpus changes, until stopped."""

    def run_once(asked: Request) -> int:
        code = run(asked, engine, quiet=True)
        if code == STOPPED:
            raise KeyboardInterrupt
        return code

    end_on_signals()
    try:
        watching.watch(request, every, quiet, run_once, say)
    except KeyboardInterrupt:
        say("stopped")
    except UNDERSTOOD as error:
        return _failed(request, mirror.told(error, request.out))
    return DONE


def show(lines: Callable[[], Iterable[str]]) -> int:
    """Print lines, or the one that says why there are none."""
    try:
        for line in lines():
            print(line, flush=True)
    except BrokenPipeError:  # the reader has seen enough, as `| head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (*UNDERSTOOD, OSError) as error:
        say(str(error))
        return NOTHING
    except KeyboardInterrupt:
        print()
        return STOPPED
    return DONE


def plan(request: Request, as_json: bool = False) -> int:
    """Print what a run would do."""

    def lines() -> Iterator[str]:
        with stages.opened(request, progress.Progress()) as prepared:
            made = planning.plan(prepared, stages.ingest(prepared))
            yield from [json.dumps(asdict(made), ensure_ascii=False, indent=1)] if as_json else planning.lines(made)

    return show(lines)


def add(files: Sequence[Path], corpus: Path, known: Entry) -> int:
    """Add papers to a corpus and say what they were catalogued as."""
    end_on_signals()
    failed = 0
    with Readers(1, Limits()) as readers:
        for file in files:
            try:
                entry = adding.add(file, corpus, known, readers)
            except UNDERSTOOD as error:
                say(str(error))
                failed += 1
            except OSError as error:
                say(f"{printable(bytes(file))} was not added to {corpus}: {error.strerror or error}")
                failed += 1
            else:
                about = f"{entry.title or 'title not found'} ({entry.year or 'year not found'}) {entry.doi}"
                print(f"{corpus / entry.file}: {about.strip()}")
    return NOTHING if failed == len(files) else DONE


def tell(published: Published, request: Request, found: Ingested, as_json: bool = False) -> int:
    """Print the summary of a run, leave run.json, and tell those who want to know; returns its exit code."""
    told = summary.summarise(published)
    message = f"version {published.name}"
    said = outcome("published" if published.is_new else "unchanged", message, request.out, told)
    keep(said, request.out)
    if published.is_new:
        notify.tell(request.notice, "changed", message, said)
    if as_json:
        print(written(said), end="")
    for line in () if as_json else summary.lines(told, request.out, found.references, found.passed_over):
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
