"""The stages of a run as plain functions, the same for every engine: ingest, extract, reconcile, emit.

A run reads what a `Request` asks for. `prepared` opens what the stages share: the lock of the output folder, the catalogue,
and the child processes, which warm up while an engine starts.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from extractors.model.extract import Extract
from extractors.model.rows import ChangeRow
from flows import afar, catalogue, expectations, inputs, mirror, passwords
from flows.beforehand import beforehand, tasks
from flows.beyond import Unreachable
from flows.catalogue import BadCatalogue
from flows.contents import Contents
from flows.emit import csvfile, guard, last, lock, sound
from flows.emit.dataset import made_from as made_from_of
from flows.emit.people import files_of as for_people
from flows.emit.publish import Extras, Pieces, whole
from flows.emit.publish import emit as publish
from flows.emit.version import Published, Unpublishable, latest
from flows.expectations import BadExpectation, Expectation, unmet
from flows.explore.page import files_of as explored
from flows.explore.pictures import OnDisk, Picture, wanted
from flows.extract import code, kernel, ocr
from flows.extract.batch import Elsewhere
from flows.extract.corpus import Step, Store
from flows.extract.limits import MEGABYTE, Limits
from flows.extract.pictures import pictures as draw
from flows.extract.pool import Readers
from flows.extract.task import Task
from flows.extract.worker import CodeChanged
from flows.gather import Decided, decided, gathered
from flows.handing import extract as read
from flows.handing import sharing
from flows.ingest import Ingested, nothing_to_read
from flows.ingest import ingest as discover
from flows.kept import PAPERS_HELD, kept
from flows.notify import Notice
from flows.ordered import NoRoom
from flows.passwords import BadPasswords, Passwords
from flows.placing import placed
from flows.progress import Progress
from flows.reconcile.decisions import BadDecision, is_on_table
from flows.report.page import files_of as reported

CACHE = "cache"


@dataclass(frozen=True, slots=True)
class Request:
    """What a run is asked to do. No paths: what the corpus' catalogue lists.

    `accept` lets a version become the latest that has far fewer records than the one before. `scheduler` is the address of
    a Dask cluster that reads the papers, "" for this machine. `out` may be the mirror of a URL (see `mirror`).
    """

    paths: tuple[Path, ...] = ()
    out: Path = Path("outputs")
    corpus: Path = Path("corpus")
    workers: int = 2
    limits: Limits = field(default_factory=Limits)
    notice: Notice = field(default_factory=Notice)
    accept: bool = False
    scheduler: str = ""
    urls: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Run:
    """What the stages of one run share."""

    request: Request
    readers: Readers
    store: Store
    entries: tuple[catalogue.Entry, ...]
    decided: Decided
    expectations: tuple[Expectation, ...]
    progress: Progress
    passwords: Passwords = field(default_factory=Passwords)
    found: list[Ingested] = field(default_factory=list)
    again: dict[str, str] = field(default_factory=dict)
    """Papers on which something of the moment went wrong, by id, with the reason."""


@dataclass(frozen=True, slots=True)
class Drafted:
    """What a version will hold, and the expectations that it does not meet, in words."""

    contents: Contents
    unmet: tuple[str, ...] = ()


class HeldBack(Exception):
    """A version that was written and does not become the latest; the message says why, in one line for people."""

    def __init__(self, published: Published, why: str, remedy: str) -> None:
        self.published = published
        super().__init__(f"version {published.name} does not become the latest: {why}; {remedy}")


class NoPapers(Exception):
    """There is nothing to read; the message is one line for people."""


UNDERSTOOD = (
    Unpublishable,
    BadCatalogue,
    BadDecision,
    BadExpectation,
    BadPasswords,
    CodeChanged,
    Elsewhere,
    Unreachable,
    NoPapers,
    HeldBack,
    sound.Damaged,
    csvfile.BadTable,
    NoRoom,
)
"""Failures of a run whose message is the one line that a person gets."""


@contextmanager
def prepared(request: Request, progress: Progress, say: Callable[[str], None], wait: bool = True) -> Iterator[Run]:
    """A run that may begin: nobody else writes to the output folder, and readers are on their way.

    `progress` is told of every paper done, `say` of what a person should know at once. Raises Unpublishable when the output
    folder cannot be written to, BadCatalogue or BadDecision when the corpus' files are not understood.
    """
    with lock.held(request.out, say, wait), mirror.leased(request.out, say, wait):
        mirror.pull(request.out)
        for told in (sound.set_aside(request.out), kernel.missing(), ocr.warning(ocr.found())):
            if told:
                say(told)
        with opened(request, progress) as run:
            yield run


@contextmanager
def opened(request: Request, progress: Progress) -> Iterator[Run]:
    """A run that only looks: without the output folder's lock it must not publish."""
    with Readers(request.workers, request.limits) as readers:
        yield Run(
            request=request,
            readers=readers,
            store=store_of(request),
            entries=catalogue.load(request.corpus),
            decided=decided(request.corpus),
            expectations=expectations.load(request.corpus),
            progress=progress,
            passwords=passwords.load(request.corpus),
        )


def ingest(run: Run) -> Ingested:
    """What there is to read; looked up once a run. Raises NoPapers when there is nothing, so that no data are lost."""
    if not run.found:
        request = run.request
        most, work = request.limits.file_size * MEGABYTE, request.out / lock.WORK
        far = afar.look(request.urls, work, most) if request.urls else None
        there = discover(request.paths, request.corpus, run.entries, most, far)
        found = beforehand(there, run.decided.decisions, run.passwords)
        if not any(map(afar.is_there, found.papers)):
            raise NoPapers(nothing_to_read((*request.paths, *request.urls), request.corpus, found))
        run.found.append(found)
        run.progress.expect(len(tasks(found)))
    return run.found[0]


def warm_up(run: Run) -> None:
    """Start the readers, which load what they need meanwhile, when there is a paper that the cache does not know."""
    if not run.request.scheduler and _unread(run, ingest(run)):
        run.readers.warm()


def _unread(run: Run, found: Ingested) -> int:
    """How many papers the cache does not know."""
    return sum(not run.store.has(task) for task in tasks(found))


def extract(run: Run, papers: Sequence[Task], told: Callable[[Step], None] = lambda _: None) -> Sequence[Extract]:
    """What each paper gives, from the cache or from the readers. `told` hears of each as it is done."""

    def seen(step: Step) -> None:
        if step.passing:
            run.again[step.document_id] = step.passing
        told(step)
        run.progress.seen(step)

    return read(papers, run.store, run.readers, seen, run.request.scheduler, run.request.out / lock.WORK / "lock")


def reconcile(run: Run, found: Ingested, extracts: Iterable[Extract]) -> Drafted:
    """All papers' rows together, with the distinct entities and facts that they state.

    The extracts are those of the tasks, in their order. Expectations are of what the papers give: where decisions have
    settled so much that one is not met, it counts as met if it was before them.
    """
    whole = kept(placed(found.papers, extracts, run.store.code), PAPERS_HELD, 1)
    with sharing(run.request.scheduler, run.store) as each:
        contents = gathered(whole, run.decided.decisions, each)
    lines = _unmet(run, contents)
    if lines and run.decided.decisions:
        lines = _unmet(run, gathered(whole, ()))
    return Drafted(contents, lines)


def _unmet(run: Run, contents: Contents) -> tuple[str, ...]:
    return unmet(dict(contents.by_name()), run.expectations, run.entries, bool(run.request.paths or run.request.urls))


def emit(run: Run, found: Ingested, drafted: Drafted) -> Published:
    """The version that holds these rows: a new one, or the latest when it does already.

    Raises HeldBack when the rows are not what corpus/expectations.csv asks for, when no paper could be read, or when too
    many records are gone; `latest` is then as it was.
    """
    inputs, out = made_from(run, found), run.request.out
    by_decision = sum(one.verb in ("reject", "merge") and not one.of_organization for one in run.decided.decisions)
    doubts = () if run.request.accept else tuple(guard.doubts(latest(out), drafted.contents, by_decision, _decided_on(run)))
    held = (*drafted.unmet, *doubts)
    published = publish(drafted.contents, inputs, out, _files(run, found), held)
    guard.note(out, published.name, "; ".join(held))
    mirror.push(out, published.folder, becomes_latest=not held)
    if held:
        mend = f"mend the papers, or the limit in {run.request.corpus / expectations.FILE} where it is wrong"
        mirror.push_notes(out)
        remedy = mend if drafted.unmet else "if that is right, `paperledger run --accept` makes it the latest"
        raise HeldBack(published, "; ".join(held), remedy)
    _remember(run, published, inputs)
    return published


def _decided_on(run: Run) -> set[str]:
    """The papers about whose tables somebody decided since the latest version, by id."""
    folder = latest(run.request.out)
    known = made_from_of(folder).get("decision_ids", "").split() if folder is not None else ()
    return {one.quote.document_id for one in run.decided.decisions if is_on_table(one.verb) and one.id not in known}


def _files(run: Run, found: Ingested) -> Extras:
    """What makes the files for people, once it is known that there will be a new version."""

    def files(contents: Contents, changes: Collection[ChangeRow]) -> Iterator[tuple[str, Pieces]]:
        yield from whole(reported(contents, changes))
        yield from for_people(contents)
        drawn = draw(wanted(contents), tasks(found), run.store.folder, run.readers)
        yield from explored(contents, OnDisk((key, Picture(one.width, one.height, one.png)) for key, one in drawn))

    return files


def published_before(run: Run, found: Ingested) -> Published | None:
    """The latest version, when it was made from just these inputs; None when there is something to do.

    There is where the last run met something of the moment, a reader that was killed for one.
    """
    folder, before = latest(run.request.out), last.read(run.request.out)
    if folder is None or before is None or before.again:
        return None
    if (before.version, before.made_from) != (folder.name, made_from(run, found)):
        return None
    return Published(folder, is_new=False) if sound.is_sound(run.request.out, folder) else None


def run_local(run: Run) -> Published:
    """The flow without an engine."""
    found = ingest(run)
    before = published_before(run, found)
    if before is not None:
        return before
    return emit(run, found, reconcile(run, found, extract(run, tasks(found))))


def made_from(run: Run, found: Ingested) -> dict[str, str]:
    """Fingerprints of all that decides what a version holds."""
    return inputs.fingerprints(found, run.store, run.decided, run.expectations)


def store_of(request: Request) -> Store:
    """The cache of a request's output folder, for the code as it is."""
    url = mirror.url_of(request.out)
    beyond = f"{url}/{lock.WORK}/{CACHE}" if url else ""
    return Store(request.out / lock.WORK / CACHE, code.extractor_version(), request.limits, beyond)


def _remember(run: Run, published: Published, inputs: dict[str, str]) -> None:
    """Note what the latest version was made from, so that the next run can tell that nothing changed."""
    folder = published.folder
    try:
        known = last.Last(published.name, inputs, run.again, sound.seal(folder), sound.described(folder))
        last.write(run.request.out, known)
        mirror.push_notes(run.request.out)
    except OSError as error:
        raise Unpublishable(f"{folder} is published, but that cannot be noted: {error.strerror or error}") from error
