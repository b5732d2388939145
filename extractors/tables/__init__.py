"""Pages in, logical tables out.

Seven rooms, in the order of the way; each imports from those above it only, and its `__init__` says what is where:

    stages     what the rooms hand on to each other
    evidence   how hard decisions are taken: lists of named evidence, weighed, and why
    marks      what is printed: words in lines, rules, fills, captions
    places     where a table may stand
    grid       rows, columns and cells
    heads      which rows are heads, over what
    judging    is it a table, how sure
    pages      one page's way through these rooms
    joining    grids of pages -> logical tables
    told       what a person decided about them, carried out
    drawing    a picture of what was found
    why        what decided on it
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from extractors.model.document import Table
from extractors.model.page import Box, Doubt, Page
from extractors.model.told import Told
from extractors.readers.hyphens import vocabulary
from extractors.tables.joining.continuation import drafts
from extractors.tables.joining.fragments import Pieces
from extractors.tables.joining.logical import table_of
from extractors.tables.joining.rereading import reread
from extractors.tables.joining.sections import sections
from extractors.tables.joining.way import pieces_by_page
from extractors.tables.marks.rules import clean
from extractors.tables.marks.sheet import excess, raw_excess
from extractors.tables.marks.typed import typed
from extractors.tables.stages import Draft, Rules


def find(pages: Sequence[Page], told: Sequence[Told] = ()) -> tuple[Table, ...]:
    """The logical tables of a paper: continuations on later pages joined to where they began.

    A place that a person calls a table, among what is `told`, needs no other sign; other decisions `told.carrying` heeds.
    """
    words = words_of(pages)
    return tuple(
        table_of(draft, words) for section in sections(pieces_by_page(pages, told)) for draft in _joined(section, words)
    )


def _joined(pieces: Sequence[Pieces], words: Mapping[str, int]) -> tuple[Draft, ...]:
    first = drafts([page.fragments for page in pieces], words)
    return drafts([page.fragments for page in reread(pieces, first)], words)


def find_on_pages(pages: Sequence[Page]) -> tuple[Table, ...]:
    """The tables page by page, unstitched: a table over three pages is three."""
    words = words_of(pages)
    return tuple(table_of(draft, words) for draft in _apart(pages, words))


def _apart(pages: Sequence[Page], words: Mapping[str, int]) -> Iterator[Draft]:
    for page in pieces_by_page(pages):
        for fragment in page.fragments:
            yield from drafts([(replace(fragment, grid=replace(fragment.grid, continues=False)),)], words)


def refused(pages: Sequence[Page]) -> dict[int, tuple[Box, ...]]:
    """For each page, by its number, the places of candidates that are no tables."""
    return {
        piece.found.sheet.page.number: tuple(grid.box for grid in piece.found.refused) for piece in pieces_by_page(pages)
    }


def given_up(pages: Sequence[Page]) -> tuple[Doubt, ...]:
    """A doubt for each page that is too dense to look for tables in."""
    found = (excess(page, Rules() if raw_excess(page) else clean(page, typed(page.words))) for page in pages)
    return tuple(doubt for doubt in found if doubt is not None)


def words_of(pages: Sequence[Page]) -> Mapping[str, int]:
    """How often each word stands in the paper: what decides over hyphens at line ends."""
    return vocabulary(word.text for page in pages for word in page.words)
