"""Papers added to a corpus: copied in, looked into for title, year and DOI, and catalogued."""

from pathlib import Path

from extractors.model.rows import DocumentRow
from flows import catalogue
from flows.catalogue import Entry
from flows.extract.limits import MEGABYTE, Limits
from flows.extract.pool import Readers
from flows.extract.task import Task
from flows.ingest import Paper, look
from flows.reasons import worded


class NotAdded(Exception):
    """A file that cannot be added; the message is one line for people."""


def add(file: Path, corpus: Path, known: Entry, readers: Readers) -> Entry:
    """Copy one paper into a corpus folder and catalogue it; returns its entry.

    `known` holds what the person said about it. Raises NotAdded for a file that is no paper.
    """
    paper = look(bytes(file), Limits().file_size * MEGABYTE)
    if paper.refused:
        raise NotAdded(f"{paper.path} was not added: {worded(paper.refused)}")
    printed = _printed(paper, readers)
    if printed.status == "quarantined":
        raise NotAdded(f"{paper.path} was not added: {worded(printed.reason)}")
    entries = catalogue.load(corpus)
    same = next((entry for entry in entries if entry.sha256 == paper.sha256 and (corpus / entry.file).exists()), None)
    taken = (entry.file for entry in entries if not _awaits(entry, file, corpus, paper.sha256, printed.doi))
    name = same.file if same else catalogue.copy_in(file, corpus, taken)
    entry = _entry(name, paper, known, printed)
    catalogue.save(corpus, catalogue.with_paper(entries, entry))
    return entry


def _awaits(entry: Entry, file: Path, corpus: Path, sha256: str, doi: str) -> bool:
    """Whether a catalogued name is free for this file: its own is not there, and nothing says that it is another paper."""
    path = corpus / entry.file
    there = path.exists() and not path.samefile(file)
    return not there and entry.sha256 in ("", sha256) and (not entry.doi or not doi or entry.doi == doi)


def _printed(paper: Paper, readers: Readers) -> DocumentRow:
    """What the paper prints about itself, read in a limited child process like any other."""
    task = Task(paper.document_id, paper.sha256, paper.file, paper.read_as, paper.path)
    return next(readers.read([task])).extract.document


def _entry(name: str, paper: Paper, known: Entry, printed: DocumentRow) -> Entry:
    return Entry(
        file=name,
        sha256=paper.sha256,
        title=printed.title,
        year="" if printed.year is None else str(printed.year),
        doi=printed.doi,
        url=known.url,
        licence=known.licence,
        citation=known.citation,
    )
