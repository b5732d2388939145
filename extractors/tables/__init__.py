"""Pages in, logical tables out.

Six rooms, in the order of the way; each imports from those above it only, and its `__init__` says what is where:

    stages     what the rooms hand on to each other
    marks      what is printed: words in lines, rules, fills, captions
    places     where a table may stand
    grid       rows, columns and cells
    heads      which rows are heads, over what
    judging    is it a table, how sure
    pages      one page's way through these rooms
    joining    grids of pages -> logical tables
    drawing    a picture of what was found
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from extractors.model.document import Table
from extractors.model.page import Doubt, Page
from extractors.readers.hyphens import vocabulary
from extractors.tables.joining.continuation import Draft, drafts
from extractors.tables.joining.fragments import Pieces, pieces_of
from extractors.tables.joining.logical import table_of
from extractors.tables.joining.promises import promise_of
from extractors.tables.joining.rereading import reread
from extractors.tables.marks.limits import excess, raw_excess
from extractors.tables.marks.rules import clean
from extractors.tables.pages import grids
from extractors.tables.stages import Fragment, Rules


def find(pages: Sequence[Page]) -> tuple[Table, ...]:
    """The logical tables of a paper: continuations on later pages joined to where they began."""
    words = words_of(pages)
    pieces = tuple(pieces_by_page(pages))
    first = drafts([page.fragments for page in pieces], words)
    again = drafts([page.fragments for page in reread(pieces, first)], words)
    return tuple(table_of(draft, words) for draft in again)


def find_on_pages(pages: Sequence[Page]) -> tuple[Table, ...]:
    """The tables page by page, unstitched: a table over three pages is three."""
    words = words_of(pages)
    return tuple(table_of(draft, words) for draft in _apart(pages, words))


def _apart(pages: Sequence[Page], words: Mapping[str, int]) -> Iterator[Draft]:
    for page in pieces_by_page(pages):
        for fragment in page.fragments:
            yield from drafts([(replace(fragment, grid=replace(fragment.grid, continues=False)),)], words)


def pieces_by_page(pages: Sequence[Page]) -> Iterator[Pieces]:
    """The pieces of tables on each page. A table at a page's foot tells the next one its columns, a caption its name."""
    chain: tuple[Fragment, ...] = ()
    caption = None
    for page in pages:
        promise = promise_of([(f.grid, f.n_heads) for f in chain]) if chain else None
        pieces = pieces_of(grids(page, promise, caption.box if caption is not None else None), caption)
        yield pieces
        caption = pieces.hands_on
        last = max(pieces.fragments, key=lambda f: f.grid.box.bottom, default=None)
        if last is None or not last.at_bottom or (last.only_rest and not last.only_heads) or caption is not None:
            chain = ()
        else:
            chain = (*chain, last) if last.grid.continues else (last,)


def given_up(pages: Sequence[Page]) -> tuple[Doubt, ...]:
    """A doubt for each page that is too dense to look for tables in."""
    found = (excess(page, Rules() if raw_excess(page) else clean(page)) for page in pages)
    return tuple(doubt for doubt in found if doubt is not None)


def words_of(pages: Sequence[Page]) -> Mapping[str, int]:
    """How often each word stands in the paper: what decides over hyphens at line ends."""
    return vocabulary(word.text for page in pages for word in page.words)
