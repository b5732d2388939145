"""Pages in, logical tables out."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from extractors.model.document import Table
from extractors.model.page import Doubt, Page
from extractors.readers.hyphens import vocabulary
from extractors.tables.anchors import promise_of
from extractors.tables.continuation import Draft, drafts
from extractors.tables.fragments import Fragment, fragments_of
from extractors.tables.limits import excess, raw_excess
from extractors.tables.logical import table_of
from extractors.tables.pages import grids
from extractors.tables.rules import clean
from extractors.tables.stages import Rules


def find(pages: Sequence[Page]) -> tuple[Table, ...]:
    """The logical tables of a paper: continuations on later pages joined to where they began."""
    words = words_of(pages)
    return tuple(table_of(draft, words) for draft in drafts(tuple(fragments_by_page(pages)), words))


def find_on_pages(pages: Sequence[Page]) -> tuple[Table, ...]:
    """The tables page by page, unstitched: a table over three pages is three."""
    words = words_of(pages)
    return tuple(table_of(draft, words) for draft in _apart(pages, words))


def _apart(pages: Sequence[Page], words: Mapping[str, int]) -> Iterator[Draft]:
    for fragments in fragments_by_page(pages):
        for fragment in fragments:
            yield from drafts([(replace(fragment, grid=replace(fragment.grid, continues=False)),)], words)


def fragments_by_page(pages: Sequence[Page]) -> Iterator[tuple[Fragment, ...]]:
    """The pieces of tables on each page, from top to bottom. A table at a page's foot tells the next page its columns."""
    promise = None
    for page in pages:
        fragments = fragments_of(grids(page, promise))
        yield fragments
        last = max(fragments, key=lambda f: f.grid.box.bottom, default=None)
        promise = promise_of(last.grid, last.n_heads) if last is not None and last.at_bottom and not last.only_rest else None


def given_up(pages: Sequence[Page]) -> tuple[Doubt, ...]:
    """A doubt for each page that is too dense to look for tables in."""
    found = (excess(page, Rules() if raw_excess(page) else clean(page)) for page in pages)
    return tuple(doubt for doubt in found if doubt is not None)


def words_of(pages: Sequence[Page]) -> Mapping[str, int]:
    """How often each word stands in the paper: what decides over hyphens at line ends."""
    return vocabulary(word.text for page in pages for word in page.words)
