"""Papers that are given by URL: listed, told apart by content, and read only where that is not known yet."""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from extractors.model.ids import content_id
from flows import beyond, durable
from flows.beyond import Object
from flows.ingest import HEAD, PAPER_SUFFIXES, UNKNOWN, VANISHED, Afar, Paper, media_type_of, printable, read_as

FILE = "seen.json"
"""In an output folder's working folder: what the files at URLs were found to be."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What a file was when it was read: its size and mark, the hash of its bytes, and what it is."""

    size: int
    mark: str
    sha256: str
    media_type: str


def look(urls: Sequence[str], work: Path, max_bytes: int) -> Afar:
    """The papers at URLs, files or folders. `work` is the output folder's working folder, where it is noted what they are.

    A file whose size and mark are those of the run before is not read again. Raises Unreachable.
    """
    there = {url: tuple(beyond.listed(url)) for url in urls}
    known, found = _known(work / FILE), {each.url: each for some in there.values() for each in some}
    gone = [_refused(url, VANISHED) for url, some in there.items() if not some]
    are_papers = {url: each for url, each in found.items() if url.lower().encode().endswith(PAPER_SUFFIXES)}
    seen: dict[str, Seen] = {}
    papers = [_paper(each, known, seen, max_bytes) for _, each in sorted(are_papers.items())]
    if seen != known:
        work.mkdir(parents=True, exist_ok=True)
        durable.put(work / FILE, json.dumps({url: _plain(one) for url, one in sorted(seen.items())}, indent=0).encode())
    return Afar((*papers, *gone), tuple(printable(url.encode()) for url in sorted(found.keys() - are_papers.keys())))


def is_there(paper: Paper) -> bool:
    """Whether there is something of a paper to tell: of a URL under which nothing is, nothing."""
    return paper.refused != VANISHED or not beyond.is_url(paper.file)


def _paper(each: Object, known: Mapping[str, Seen], seen: dict[str, Seen], max_bytes: int) -> Paper:
    if each.size > max_bytes:
        return replace(_refused(each.url, "too_large"), size=each.size)
    one = known.get(each.url)
    if one is None or not each.mark or (one.size, one.mark) != (each.size, each.mark):
        try:
            one = _read(each)
        except FileNotFoundError:
            return _refused(each.url, VANISHED)
    seen[each.url] = one
    file, shown = each.url.encode(), printable(each.url.encode())
    about = (one.sha256, one.size, shown, file, one.media_type, read_as(one.media_type, file))
    paper = Paper(content_id("doc", one.sha256), *about)
    if not one.size:
        return replace(paper, refused="empty")
    return paper if paper.read_as else replace(paper, refused="not_a_paper")


def _read(each: Object) -> Seen:
    total, size, head = hashlib.sha256(), 0, b""
    for piece in beyond.pieces(each.url):
        total.update(piece)
        size += len(piece)
        head += piece[: HEAD - len(head)]
    return Seen(size, each.mark, total.hexdigest(), media_type_of(head, each.url.encode()))


def _refused(url: str, why: str) -> Paper:
    shown = printable(url.encode())
    return Paper(content_id("doc", shown), "", 0, shown, url.encode(), UNKNOWN, refused=why)


def _plain(one: Seen) -> list[str | int]:
    return [one.size, one.mark, one.sha256, one.media_type]


def _known(file: Path) -> dict[str, Seen]:
    try:
        return dict(_each(json.loads(file.read_bytes())))
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


def _each(found: Mapping[str, Sequence[str | int]]) -> Iterator[tuple[str, Seen]]:
    for url, (size, mark, sha256, media_type) in found.items():
        yield url, Seen(int(size), str(mark), str(sha256), str(media_type))
