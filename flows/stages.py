"""The stages of a run as plain functions, the same for every engine: ingest, extract, reconcile, emit.

A run reads what a `Request` asks for. `prepared` opens what the stages share: the lock of the output folder, the catalogue,
and the child processes, which warm up while an engine starts.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from extractors.model.extract import Extract
from flows import catalogue, expectations
from flows.contents import Contents
from flows.emit import last, lock, sound
from flows.emit.publish import emit as publish
from flows.emit.version import Published, Unpublishable, latest
from flows.expectations import Expectation, unmet
from flows.extract import code
from flows.extract.corpus import Step, Store
from flows.extract.corpus import extract as read
from flows.extract.limits import MEGABYTE, Limits
from flows.extract.pool import Readers, Task, quarantine
from flows.gather import Decided, decided, gathered
from flows.ingest import Ingested, Paper, printable
from flows.ingest import ingest as discover
from flows.notify import Notice
from flows.progress import Progress
from flows.reasons import worded
from flows.report.page import page

CACHE = "cache"


@dataclass(frozen=True, slots=True)
class Request:
    """What a run is asked to do. No paths: what the corpus' catalogue lists."""

    paths: tuple[Path, ...] = ()
    out: Path = Path("outputs")
    corpus: Path = Path("corpus")
    workers: int = 2
    limits: Limits = field(default_factory=Limits)
    notice: Notice = field(default_factory=Notice)


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
    found: list[Ingested] = field(default_factory=list)
    again: dict[str, str] = field(default_factory=dict)
    """Papers on which something of the moment went wrong, by id, with the reason."""


class BelowExpectations(Exception):
    """A version that is not what is expected of it; the message is one line for people."""


class NoPapers(Exception):
    """There is nothing to read; the message is one line for people."""


@contextmanager
def prepared(request: Request, progress: Progress, say: Callable[[str], None], wait: bool = True) -> Iterator[Run]:
    """A run that may begin: nobody else writes to the output folder, and readers are on their way.

    `progress` is told of every paper done, `say` of what a person should know at once. Raises Unpublishable when the output
    folder cannot be written to, BadCatalogue or BadDecision when the corpus' files are not understood.
    """
    with lock.held(request.out, say, wait):
        if damaged := sound.set_aside(request.out):
            say(damaged)
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
        )


def ingest(run: Run) -> Ingested:
    """What there is to read; looked up once a run. Raises NoPapers when there is nothing, so that no data are lost."""
    if not run.found:
        request = run.request
        found = discover(request.paths, request.corpus, run.entries, request.limits.file_size * MEGABYTE)
        if not found.papers:
            where = ", ".join(printable(bytes(path)) for path in request.paths)
            listed = f"the files that {request.corpus / catalogue.CATALOGUE} lists"
            raise NoPapers(f"there are no papers in {where or listed}; nothing was published")
        run.found.append(found)
        run.progress.expect(len(tasks(found)))
        run.readers.expect(_unread(run, found))
    return run.found[0]


def warm_up(run: Run) -> None:
    """Start the readers, which load what they need meanwhile, when there is a paper that the cache does not know."""
    if _unread(run, ingest(run)):
        run.readers.warm()


def _unread(run: Run, found: Ingested) -> int:
    """How many papers the cache does not know."""
    return sum(not run.store.has(task) for task in tasks(found))


def tasks(found: Ingested) -> tuple[Task, ...]:
    """The papers that are to be read, refused ones left out."""
    return tuple(
        Task(paper.document_id, paper.sha256, paper.file, paper.read_as, paper.path, paper.size)
        for paper in found.papers
        if not paper.refused
    )


def extract(run: Run, papers: Sequence[Task]) -> tuple[Extract, ...]:
    """What each paper gives, from the cache or from the readers."""

    def seen(step: Step) -> None:
        if step.passing:
            run.again[step.document_id] = step.passing
        run.progress.seen(step)

    return read(papers, run.store, run.readers, seen)


def reconcile(run: Run, found: Ingested, extracts: Sequence[Extract]) -> Contents:
    """All papers' rows together, with the distinct entities and facts that they state."""
    by_id = {each.document.document_id: each for each in extracts}
    placed = [_placed(paper, by_id.get(paper.document_id), run.store.code) for paper in found.papers]
    return gathered(placed, run.decided.decisions)


def emit(run: Run, found: Ingested, contents: Contents) -> Published:
    """The version that holds these rows: a new one, or the latest when it does already.

    Raises BelowExpectations when the rows are not what corpus/expectations.csv asks for; `latest` is then as it was.
    """
    inputs = made_from(run, found)
    lines = unmet(dict(contents.by_name()), run.expectations, run.entries, bool(run.request.paths))
    published = publish(contents, inputs, run.request.out, page, lines)
    if lines:
        raise BelowExpectations(f"version {published.name} does not become the latest: {'; '.join(lines)}")
    _remember(run, published, inputs)
    return published


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
    return {
        "papers": found.fingerprint,
        "code": f"{run.store.code} {code.reconciler_version()}",
        "limits": run.request.limits.fingerprint,
        "decisions": run.decided.fingerprint,
        "expectations": repr(run.expectations) if run.expectations else "",
        "layout": code.layout_version(),
    }


def store_of(request: Request) -> Store:
    """The cache of a request's output folder, for the code as it is."""
    return Store(request.out / lock.WORK / CACHE, code.extractor_version(), request.limits)


def _placed(paper: Paper, extract: Extract | None, extractor_version: str) -> Extract:
    """A paper's extract with what is not the paper's own: its paths, catalogue columns, and the code that read it."""
    if extract is None:
        extract = quarantine(Task(paper.document_id, paper.sha256, paper.file, paper.media_type, paper.path), paper.refused)
    row = replace(
        extract.document,
        document_id=paper.document_id,
        sha256=paper.sha256,
        path=paper.path,
        also_at=paper.also_at,
        media_type=paper.media_type,
        url=paper.url,
        licence=paper.licence,
        reason=worded(extract.document.reason),
        extractor_version=extractor_version,
    )
    return replace(extract, document=row)


def _remember(run: Run, published: Published, inputs: dict[str, str]) -> None:
    """Note what the latest version was made from, so that the next run can tell that nothing changed."""
    folder = published.folder
    try:
        known = last.Last(published.name, inputs, run.again, sound.seal(folder), sound.described(folder))
        last.write(run.request.out, known)
    except OSError as error:
        raise Unpublishable(f"{folder} is published, but that cannot be noted: {error.strerror or error}") from error
