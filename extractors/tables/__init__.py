"""Pages in, logical tables out."""

from collections.abc import Iterator, Mapping, Sequence

from extractors.model.document import Table
from extractors.model.page import Page
from extractors.readers.hyphens import vocabulary
from extractors.tables.continuation import Draft, drafts
from extractors.tables.fragments import Fragment, fragments_of
from extractors.tables.logical import table_of
from extractors.tables.pages import grids


def find(pages: Sequence[Page]) -> tuple[Table, ...]:
    """The logical tables of a paper: continuations on later pages joined to where they began."""
    words = words_of(pages)
    return tuple(table_of(draft, words) for draft in drafts([fragments_on(page) for page in pages], words))


def find_on_pages(pages: Sequence[Page]) -> tuple[Table, ...]:
    """The tables page by page, unstitched: a table over three pages is three."""
    words = words_of(pages)
    return tuple(table_of(draft, words) for draft in _apart(pages, words))


def _apart(pages: Sequence[Page], words: Mapping[str, int]) -> Iterator[Draft]:
    for page in pages:
        for fragment in fragments_on(page):
            yield from drafts([(fragment,)], words)


def fragments_on(page: Page) -> tuple[Fragment, ...]:
    """The pieces of tables on one page, from top to bottom."""
    return fragments_of(grids(page))


def words_of(pages: Sequence[Page]) -> Mapping[str, int]:
    """How often each word stands in the paper: what decides over hyphens at line ends."""
    return vocabulary(word.text for page in pages for word in page.words)
