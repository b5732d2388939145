"""The pages of a long paper in sections, over whose ends no table goes on: one section after the other is held in memory."""

from collections.abc import Iterable, Iterator, Sequence

from extractors.model.shelf import FEW
from extractors.tables.joining.continuation import FURTHEST
from extractors.tables.joining.fragments import Pieces


def sections(pages: Iterable[Pieces]) -> Iterator[list[Pieces]]:
    """The pages on which pieces of tables were found, in order. A section ends, once it is long, where none can go on."""
    section: list[Pieces] = []
    for page in pages:
        if not page.fragments:
            continue
        if len(section) > FEW and _is_apart(section, page):
            yield section
            section = []
        section.append(page)
    if section:
        yield section


def _is_apart(section: Sequence[Pieces], page: Pieces) -> bool:
    """Whether no table of a section can go on on a page: it is too far on, or not the next one and says no caption again."""
    on = page.found.sheet.page.number - section[-1].found.sheet.page.number
    return on > FURTHEST or (on > 1 and not _numbers([page]) & _numbers(section))


def _numbers(pages: Sequence[Pieces]) -> set[str]:
    """The printed numbers of the captions of tables."""
    captions = (fragment.surroundings.caption for page in pages for fragment in page.fragments)
    return {caption.label.number for caption in captions if caption is not None}
