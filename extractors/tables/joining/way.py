"""The way over the pages: what a page's end tells the next one."""

from collections.abc import Iterator, Sequence

from extractors.model.page import Page
from extractors.model.told import Told
from extractors.tables.joining.fragments import Pieces, pieces_of
from extractors.tables.joining.habits import promise_of
from extractors.tables.pages import grids
from extractors.tables.stages import Fragment


def pieces_by_page(pages: Sequence[Page], told: Sequence[Told] = ()) -> Iterator[Pieces]:
    """The pieces of tables on each page. A table at a page's foot tells the next one its columns, a caption its name.

    `told` is what persons decided about the paper's tables.
    """
    chain: tuple[Fragment, ...] = ()
    caption = None
    for page in pages:
        promise = promise_of([(f.grid, f.n_heads) for f in chain]) if chain else None
        pieces = pieces_of(grids(page, promise, caption.box if caption is not None else None, told), caption)
        yield pieces
        caption = pieces.hands_on
        last = max(pieces.fragments, key=lambda f: f.grid.box.bottom, default=None)
        if last is None or not last.at_bottom or (last.only_rest and not last.only_heads) or caption is not None:
            chain = ()
        else:
            chain = (*chain, last) if last.grid.continues else (last,)
