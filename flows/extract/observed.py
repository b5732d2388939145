"""The observations of one file by themselves, read in a limited child process as a paper is read in one."""

import os
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from extractors.model.rows import ObservationRow
from flows.extract.desk import Desk
from flows.extract.limits import Limits
from flows.extract.pool import Readers

if TYPE_CHECKING:
    from pydantic import TypeAdapter


def observations_of(file: Path) -> tuple[ObservationRow, ...]:
    """The figures of the tables of a PDF or a converted paper, with what each is of.

    Raises Failed when a limit is met or the child dies, ValueError with the reason when the file is no paper, and OSError
    when it cannot be read.
    """
    with Readers(1, Limits()) as readers:
        path = os.path.abspath(os.fsencode(file))
        found = readers.ask(find, path, path)
    return _adapter().validate_json(found, strict=True)


def find(file: bytes, _desk: Desk) -> bytes:
    """The child's side: the rows as JSON."""
    from extractors import paper

    data = Path(os.fsdecode(file)).read_bytes()
    is_pdf = b"%PDF-" in data[:1024]
    if not is_pdf and not file.lower().endswith((b".txt", b".md")):
        raise ValueError("it is no PDF and no .txt or .md paper")
    extract = paper.extract(data, paper.PDF if is_pdf else "text/plain")
    if extract.document.status == "quarantined":
        raise ValueError(extract.document.reason)
    return _adapter().dump_json(tuple(extract.observations))


@cache
def _adapter() -> "TypeAdapter[tuple[ObservationRow, ...]]":
    from pydantic import TypeAdapter

    return TypeAdapter(tuple[ObservationRow, ...])
