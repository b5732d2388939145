"""Pictures of pages as explore.html shows them, and which pages it needs."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

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


def files(pictures: Pictures) -> dict[str, bytes]:
    """The files beside the page, by path; none where the pictures stand in the page itself."""
    return {} if inside(pictures) else {path(key): picture.png for key, picture in sorted(pictures.items())}


def inside(pictures: Pictures) -> bool:
    """Whether the pictures are few enough to stand in the page itself."""
    return sum(len(picture.png) for picture in pictures.values()) <= MOST_INSIDE


def path(key: PageKey) -> str:
    """Where a page's picture stands in a version."""
    return f"pages/{key[0]}/{key[1]}.png"
