"""The tables of one file by themselves, found in a limited child process as a paper is read in one."""

import os
import shutil
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from extractors.model.document import Table
from flows.extract import worker
from flows.extract.limits import Limits
from flows.extract.pool import Readers

if TYPE_CHECKING:
    from pydantic import TypeAdapter


@dataclass(frozen=True, slots=True)
class Ask:
    """What is asked of a file: its tables, page by page or joined, and pictures of its pages in the folder `pictures`.

    `pictures` is "" for none. `page` is the one that is asked about, where what decided on it is asked for.
    """

    file: bytes
    per_page: bool
    pictures: str = ""
    page: int = 0


def tables_of(file: Path, per_page: bool, pictures: Path | None) -> tuple[Table, ...]:
    """The tables of a PDF or a converted paper; with `pictures`, its pages with the grids drawn on them go into that folder.

    Raises Failed when a limit is met or the child dies, Unreadable or ValueError when the file is no paper, and OSError when
    it cannot be read or the pictures cannot be written.
    """
    with Readers(1, Limits(), preparation=worker.prepare_for_tables) as readers:
        drawn = readers.scratch / "pictures"
        found = readers.ask(find, Ask(os.path.abspath(os.fsencode(file)), per_page, str(drawn) if pictures else ""))
        if pictures is not None and drawn.is_dir():
            shutil.copytree(drawn, pictures, dirs_exist_ok=True)
    return _adapter().validate_json(found, strict=True)


def reasons_of(file: Path, page: int) -> tuple[str, ...]:
    """What decided on the tables of a PDF's page, a line each.

    Raises as `tables_of`, and LookupError where there is no such page.
    """
    with Readers(1, Limits(), preparation=worker.prepare_for_tables) as readers:
        found = readers.ask(explain, Ask(os.path.abspath(os.fsencode(file)), per_page=True, page=page))
    return tuple(found.decode().splitlines())


def explain(ask: Ask, limits: Limits) -> bytes:
    """The child's side: the reasons, a line each."""
    from extractors.layout import furniture
    from extractors.readers import pdf
    from extractors.tables.why import why

    data = Path(os.fsdecode(ask.file)).read_bytes()
    pages = furniture.strip(tuple(worker.fenced(pdf.read(data), limits)))
    return "\n".join(line.replace("\n", " ") for line in why(pages, ask.page)).encode()


def find(ask: Ask, limits: Limits) -> bytes:
    """The child's side: the tables as JSON."""
    from extractors import tables as finder
    from extractors.layout import furniture
    from extractors.readers import pdf, plain
    from extractors.tables import drawing

    data = Path(os.fsdecode(ask.file)).read_bytes()
    if b"%PDF-" not in data[:1024]:
        if not ask.file.lower().endswith((b".txt", b".md")):
            raise ValueError("it is no PDF and no .txt or .md paper")
        return _adapter().dump_json(tuple(item for item in plain.read(data) if isinstance(item, Table)))
    pages = furniture.strip(tuple(worker.fenced(pdf.read(data), limits)))
    found = finder.find_on_pages(pages) if ask.per_page else finder.find(pages)
    if ask.pictures:
        Path(ask.pictures).mkdir()
        refused = finder.refused(pages)
        for page in worker.fenced(pages, limits):
            (Path(ask.pictures) / f"page-{page.number:03d}.png").write_bytes(
                drawing.picture(data, page, found, refused[page.number])
            )
    return _adapter().dump_json(tuple(found))


@cache
def _adapter() -> "TypeAdapter[tuple[Table, ...]]":
    from pydantic import TypeAdapter

    return TypeAdapter(tuple[Table, ...])
