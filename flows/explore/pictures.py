"""Pictures of pages as explore.html shows them, and which pages it needs."""

import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate

from flows.contents import Contents

PageKey = tuple[str, int]
"""A paper's id and a page of it, from 1."""

MOST_INSIDE = 12_000_000
"""Bytes of pictures up to which they stand in the page itself; above, in files beside it."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A page as a PNG, and its size in points."""

    width: float
    height: float
    png: bytes


Pictures = Mapping[PageKey, Picture]


class OnDisk(Mapping[PageKey, Picture]):
    """Pictures that are kept in a temporary file, which nobody else can open and which goes with this."""

    def __init__(self, pictures: Iterable[tuple[PageKey, Picture]]) -> None:
        self._file = tempfile.TemporaryFile()  # noqa: SIM115  # closed when nobody looks at the pictures any more
        self._places: dict[PageKey, tuple[float, float, int, int]] = {}
        for key, picture in pictures:
            self._places[key] = (picture.width, picture.height, self._file.tell(), len(picture.png))
            self._file.write(picture.png)

    def __len__(self) -> int:
        return len(self._places)

    def __iter__(self) -> Iterator[PageKey]:
        return iter(self._places)

    def __getitem__(self, key: PageKey) -> Picture:
        width, height, at, size = self._places[key]
        self._file.seek(at)
        return Picture(width, height, self._file.read(size))


def wanted(contents: Contents) -> dict[str, tuple[int, ...]]:
    """The pages that carry evidence, or a table, by paper."""
    pages: defaultdict[str, set[int]] = defaultdict(set)
    for place in contents.evidence:
        if place.page is not None and place.x0 is not None:
            pages[place.document_id].add(place.page)
    of_table = {table.table_id: table.document_id for table in contents.tables}
    for cell in contents.cells:
        if cell.page is not None and cell.x0 is not None:
            pages[of_table[cell.table_id]].add(cell.page)
    return {document_id: tuple(sorted(numbers)) for document_id, numbers in sorted(pages.items())}


def files(pictures: Pictures) -> Iterator[tuple[str, bytes]]:
    """The files beside the page, with their paths; none where the pictures stand in the page itself."""
    if not inside(pictures):
        yield from ((path(key), pictures[key].png) for key in sorted(pictures))


def inside(pictures: Pictures) -> bool:
    """Whether the pictures are few enough to stand in the page itself."""
    return all(sofar <= MOST_INSIDE for sofar in accumulate(len(pictures[key].png) for key in pictures))


def path(key: PageKey) -> str:
    """Where a page's picture stands in a version."""
    return f"pages/{key[0]}/{key[1]}.png"
