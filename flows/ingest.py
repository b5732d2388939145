"""What there is to read: files found, told apart by content, refused with a reason where they are no papers.

Nothing is opened that is no regular file, and no file is held in memory here.
"""

import hashlib
import os
import stat
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from extractors.model.ids import content_id
from extractors.model.told import Told
from flows.catalogue import CATALOGUE, Entry

PAPER_SUFFIXES = (b".pdf", b".txt", b".md")
VANISHED = "vanished"
"""Why something is refused that is not there (extractors/data/reasons.csv)."""
HEAD = 1024
"""Bytes from a file's start within which a PDF says that it is one (ISO 32000-1, annex H, implementation note 13)."""

MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"PK\x03\x04", "application/zip"),
    (b"\x1f\x8b", "application/gzip"),
    (b"\x89PNG", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
    (b"{\\rtf", "application/rtf"),
    (b"%!PS", "application/postscript"),
    (b"\xd0\xcf\x11\xe0", "application/x-ole-storage"),
    (b"\x7fELF", "application/x-executable"),
)
PDF, TEXT, MARKDOWN, HTML, UNKNOWN = (
    "application/pdf",
    "text/plain",
    "text/markdown",
    "text/html",
    "application/octet-stream",
)


@dataclass(frozen=True, slots=True)
class Paper:
    """One distinct content to be read, or a thing that was handed in and cannot be.

    `path` and `also_at` are the paths as given, in printable form; `file` is the path itself, as bytes. `media_type` is told
    by content, `read_as` is what it is handed to the readers as: a broken PDF that is named as one goes to the PDF reader.
    `refused` is a code of data/reasons.csv and words about the case, or "" for a paper that is to be read. `url` to `doi`
    are what the catalogue says of it, "" or None where it says nothing; `told` and `password` what persons say of its tables
    and of how it is opened.
    """

    document_id: str
    sha256: str
    size: int
    path: str
    file: bytes
    media_type: str
    read_as: str = ""
    also_at: tuple[str, ...] = ()
    refused: str = ""
    url: str = ""
    licence: str = ""
    title: str = ""
    year: int | None = None
    doi: str = ""
    told: tuple[Told, ...] = ()
    password: str = field(default="", repr=False)

    @property
    def catalogued(self) -> tuple[object, ...]:
        """What the catalogue says of it."""
        return self.url, self.licence, self.title, self.year, self.doi


@dataclass(frozen=True, slots=True)
class Ingested:
    """What one run has to read: papers by path, files in folders that are no papers, catalogued papers without a file."""

    papers: tuple[Paper, ...]
    passed_over: tuple[str, ...] = ()
    references: tuple[Entry, ...] = ()
    warnings: tuple[str, ...] = ()

    @property
    def fingerprint(self) -> str:
        """Names all that this stage hands on, so that two runs over the same papers can be told to be the same."""
        total = hashlib.sha256()
        for paper in self.papers:
            total.update(repr((paper.sha256, paper.path, paper.also_at, paper.refused, *paper.catalogued)).encode())
            total.update(b"unlocked" if paper.password else b"")
        return total.hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Afar:
    """Papers that were given by URL, and other files under these URLs."""

    papers: tuple[Paper, ...] = ()
    passed_over: tuple[str, ...] = ()


def ingest(
    paths: Sequence[Path], corpus: Path, entries: Sequence[Entry], max_bytes: int, afar: Afar | None = None
) -> Ingested:
    """The papers at `paths` (files, or folders walked in order) and `afar`; with neither, those that the catalogue lists.

    Files of the same content are one paper. Nothing that was handed in disappears: what cannot be read is refused with a
    reason, and files in folders that are no papers by name and content are listed as passed over.
    """
    listed = {os.fsencode(corpus / entry.file): entry for entry in entries}
    asked = bool(paths) or afar is not None
    given = [os.fsencode(path) for path in paths] if asked else [path for path in listed if os.path.lexists(path)]
    found, passed_over = discover(given)
    papers = [look(path, max_bytes) for path in found] + [*(afar.papers if afar else ())]
    known = _by_content(entries)
    merged = tuple(_catalogued(paper, listed, known) for paper in one_each(papers))
    return Ingested(
        papers=merged,
        passed_over=(*(printable(path) for path in passed_over), *(afar.passed_over if afar else ())),
        references=tuple(entry for path, entry in listed.items() if not asked and not os.path.lexists(path)),
        warnings=tuple(_stale(papers, listed)),
    )


def nothing_to_read(places: Sequence[Path | str], corpus: Path, found: Ingested) -> str:
    """Why there is nothing to read, and what a person can do, in one line. `places` are the paths and URLs asked for."""
    if not places and not corpus.is_dir():
        return f"there is no folder {corpus}: `paperledger init` makes one, or name papers to `paperledger run`"
    where = ", ".join(printable(os.fsencode(place)) for place in places) or f"the files that {corpus / CATALOGUE} lists"
    why = f"there are no papers in {where}; nothing was published"
    if found.passed_over:
        more = f" and {len(found.passed_over) - 1} more" if len(found.passed_over) > 1 else ""
        why += f". Passed over: {found.passed_over[0]}{more}; PDF, .txt and .md are read, so save others as PDF"
    return why


def discover(given: Iterable[bytes]) -> tuple[list[bytes], list[bytes]]:
    """Papers under the given files and folders, and the other files in these folders; each sorted, each path once."""
    papers: set[bytes] = set()
    others: set[bytes] = set()
    for path in given:
        if os.path.isdir(path):
            for file in _walk(path):
                (papers if _may_be_paper(file) else others).add(file)
        else:
            papers.add(path)
    return sorted(papers), sorted(others - papers)


def _walk(top: bytes) -> Iterator[bytes]:
    """Every entry under a folder that is no folder itself, and folders that cannot be read. Hidden entries are left out.

    A folder is walked once, whatever links lead to it, so links in a circle do no harm.
    """
    seen: set[tuple[int, int]] = set()
    folders = [top]
    while folders:
        folder = folders.pop()
        try:
            status = os.stat(folder)
            names = sorted((name for name in os.listdir(folder) if not name.startswith(b".")), reverse=True)
        except OSError:
            yield folder
            continue
        if (status.st_dev, status.st_ino) in seen:
            continue
        seen.add((status.st_dev, status.st_ino))
        for path in (os.path.join(folder, name) for name in names):
            if os.path.isdir(path):
                folders.append(path)
            else:
                yield path


def _may_be_paper(path: bytes) -> bool:
    """Whether a file in a folder is taken for a paper: by its suffix, or else because it holds a PDF."""
    suffix = os.path.splitext(path)[1].lower()
    if suffix in PAPER_SUFFIXES or os.path.isdir(path):
        return True
    try:
        return stat.S_ISREG(os.stat(path).st_mode) and b"%PDF-" in _head(path)
    except OSError:
        return False


def look(path: bytes, max_bytes: int) -> Paper:
    """One file's fingerprint and media type, or why it is refused. Pipes, devices and sockets are never opened."""
    shown = printable(path)
    refused = Paper(content_id("doc", shown), "", 0, shown, path, UNKNOWN)
    try:
        status = os.stat(path)
        if stat.S_ISDIR(status.st_mode):
            return replace(refused, refused="not_permitted: the folder cannot be listed")
        if not stat.S_ISREG(status.st_mode):
            return replace(refused, refused="not_a_file")
        if status.st_size > max_bytes:
            return replace(refused, size=status.st_size, refused="too_large")
        sha256, size = _fingerprint(path)
        media_type = media_type_of(_head(path), path)
    except FileNotFoundError:
        return replace(refused, refused="dangling_link" if os.path.islink(path) else VANISHED)
    except OSError as error:
        return replace(refused, refused=f"not_permitted: {error.strerror or error}")
    paper = Paper(content_id("doc", sha256), sha256, size, shown, path, media_type, read_as(media_type, path))
    if not size:
        return replace(paper, refused="empty")
    return paper if paper.read_as else replace(paper, refused="not_a_paper")


def read_as(media_type: str, path: bytes) -> str:
    """The media type that the readers are told, or "" for a file that is no paper by name and content."""
    suffix = os.path.splitext(path)[1].lower()
    if media_type == PDF or suffix == b".pdf":
        return PDF
    return {b".txt": TEXT, b".md": MARKDOWN}.get(suffix, "")


def one_each(papers: Iterable[Paper]) -> tuple[Paper, ...]:
    """The papers by path, those of one content as one: the first path is the paper's, the others stand in `also_at`."""
    by_id: dict[str, list[Paper]] = {}
    for paper in sorted(papers, key=lambda paper: paper.file):
        by_id.setdefault(paper.document_id, []).append(paper)
    return tuple(replace(same[0], also_at=tuple(paper.path for paper in same[1:])) for same in by_id.values())


def media_type_of(head: bytes, path: bytes) -> str:
    """What a file is, by its first bytes; the suffix only parts Markdown from other text."""
    if not head:
        return UNKNOWN
    if b"%PDF-" in head:
        return PDF
    for magic, media_type in MAGIC:
        if head.startswith(magic):
            return media_type
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<!doctype html", b"<html")):
        return HTML
    try:
        head[: max(0, len(head) - 3)].decode()
    except UnicodeDecodeError as error:
        if error.start < len(head) - 7:
            return UNKNOWN
    if b"\0" in head:
        return UNKNOWN
    return MARKDOWN if path.lower().endswith(b".md") else TEXT


def printable(path: bytes) -> str:
    """A path for people and tables: bytes that are no UTF-8, and control characters, as backslash escapes."""
    text = path.decode("utf-8", "backslashreplace")
    return "".join(letter if letter.isprintable() else letter.encode("unicode_escape").decode() for letter in text)


def _head(path: bytes) -> bytes:
    with open(path, "rb") as handle:
        return handle.read(HEAD)


def _fingerprint(path: bytes) -> tuple[str, int]:
    with open(path, "rb") as handle:
        digest = hashlib.file_digest(handle, "sha256")
        return digest.hexdigest(), handle.tell()


def _by_content(entries: Iterable[Entry]) -> Mapping[str, Entry]:
    return {entry.sha256: entry for entry in entries if entry.sha256}


def _catalogued(paper: Paper, listed: Mapping[bytes, Entry], known: Mapping[str, Entry]) -> Paper:
    """The paper with what the catalogue says of it, found by its path or else by its content."""
    entry = listed.get(paper.file) or known.get(paper.sha256)
    if entry is None:
        return paper
    year = int(entry.year) if entry.year else None
    return replace(paper, url=entry.url, licence=entry.licence, title=entry.title, year=year, doi=entry.doi)


def _stale(papers: Iterable[Paper], listed: Mapping[bytes, Entry]) -> Iterator[str]:
    for paper in papers:
        entry = listed.get(paper.file)
        if entry and entry.sha256 and paper.sha256 and entry.sha256 != paper.sha256:
            yield f"{paper.path} is not the file that the catalogue names by its sha256"
