"""The tables of one file by themselves, found in a limited child process as a paper is read in one."""

import os
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from extractors.model.document import Table
from flows.extract import worker
from flows.extract.desk import Desk
from flows.extract.limits import Limits
from flows.extract.pool import Readers

if TYPE_CHECKING:
    from pydantic import TypeAdapter


@dataclass(frozen=True, slots=True)
class Ask:
    """What is asked of a file: its tables, page by page or joined, and with `pictures` pictures of its pages.

    `page` is the one that is asked about, where what decided on it is asked for.
    """

    file: bytes
    per_page: bool
    pictures: bool = False
    page: int = 0


Found = tuple[tuple[Table, ...], dict[int, bytes]]
"""The tables of a file, and PNGs of its pages with the grids drawn on them, by number, where they were asked for."""


def tables_of(file: Path, per_page: bool, pictures: Path | None) -> tuple[Table, ...]:
    """The tables of a PDF or a converted paper; with `pictures`, its pages with the grids drawn on them go into that folder.

    Raises Failed when a limit is met or the child dies, Unreadable or ValueError when the file is no paper, and OSError when
    it cannot be read or the pictures cannot be written.
    """
    with Readers(1, Limits(), preparation=worker.prepare_for_tables) as readers:
        ask = Ask(os.path.abspath(os.fsencode(file)), per_page, pictures is not None)
        found, drawn = _adapter().validate_json(readers.ask(find, ask, ask.file))
    if pictures is not None:
        pictures.mkdir(parents=True, exist_ok=True)
        for number, png in sorted(drawn.items()):
            (pictures / f"page-{number:03d}.png").write_bytes(png)
    return found


def reasons_of(file: Path, page: int) -> tuple[str, ...]:
    """What decided on the tables of a PDF's page, a line each.

    Raises as `tables_of`, and LookupError where there is no such page.
    """
    with Readers(1, Limits(), preparation=worker.prepare_for_tables) as readers:
        ask = Ask(os.path.abspath(os.fsencode(file)), per_page=True, page=page)
        found = readers.ask(explain, ask, ask.file)
    return tuple(found.decode().splitlines())


def explain(ask: Ask, desk: Desk) -> bytes:
    """The child's side: the reasons, a line each."""
    from extractors.layout import furniture
    from extractors.readers import pdf
    from extractors.tables.why import why

    data = Path(os.fsdecode(ask.file)).read_bytes()
    pages = furniture.strip(tuple(worker.fenced(pdf.read(data), desk.limits)))
    return "\n".join(line.replace("\n", " ") for line in why(pages, ask.page)).encode()


def find(ask: Ask, desk: Desk) -> bytes:
    """The child's side: the tables as JSON."""
    from extractors import tables as finder
    from extractors.layout import furniture
    from extractors.readers import pdf, plain
    from extractors.tables import drawing

    data = Path(os.fsdecode(ask.file)).read_bytes()
    if b"%PDF-" not in data[:1024]:
        if not ask.file.lower().endswith((b".txt", b".md")):
            raise ValueError("it is no PDF and no .txt or .md paper")
        return _adapter().dump_json((tuple(item for item in plain.read(data) if isinstance(item, Table)), {}))
    pages = furniture.strip(tuple(worker.fenced(pdf.read(data), desk.limits)))
    found = finder.find_on_pages(pages) if ask.per_page else finder.find(pages)
    drawn: dict[int, bytes] = {}
    if ask.pictures:
        refused = finder.refused(pages)
        for page in worker.fenced(pages, desk.limits):
            drawn[page.number] = drawing.picture(data, page, found, refused[page.number])
    return _adapter().dump_json((tuple(found), drawn))


@cache
def _adapter() -> "TypeAdapter[Found]":
    from pydantic import ConfigDict, TypeAdapter

    return TypeAdapter(Found, config=ConfigDict(ser_json_bytes="base64", val_json_bytes="base64"))
