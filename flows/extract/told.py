"""What the sentences of one file tell, read in a limited child process as a paper is read in one."""

import os
from pathlib import Path

from flows.extract.desk import Desk
from flows.extract.limits import Limits
from flows.extract.pool import Readers

PAGE = "\0"  # parts the page that is asked about from the file's name


def facts_of(file: Path, page: int | None) -> tuple[str, ...]:
    """Lines that say which words fired in each sentence of a PDF or a converted paper, on one page or on all.

    Raises Failed when a limit is met or the child dies, Unreadable or ValueError when the file is no paper, and OSError when
    it cannot be read.
    """
    with Readers(1, Limits()) as readers:
        path = os.path.abspath(os.fsencode(file))
        return tuple(readers.ask(explain, path + (PAGE + str(page or "")).encode(), path).decode().splitlines())


def explain(ask: bytes, _desk: Desk) -> bytes:
    """The child's side: the lines."""
    from extractors import entities, reading
    from extractors.records.frames import explain as explained

    file, _, page = ask.rpartition(PAGE.encode())
    data = Path(os.fsdecode(file)).read_bytes()
    is_pdf = b"%PDF-" in data[:1024]
    if not is_pdf and not file.lower().endswith((b".txt", b".md")):
        raise ValueError("it is no PDF and no .txt or .md paper")
    document = reading.read(data, reading.PDF if is_pdf else "text/plain")
    found = explained.lines(document, entities.find(document), int(page) if page else None)
    return "\n".join(line.replace("\n", " ") for line in found).encode()
