"""Decisions about the tables of a paper of pages: a caption is sought on the table's pages and the one before."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

from extractors.model.document import Run, Table
from extractors.model.page import Box, Page, Word
from extractors.model.told import Told
from extractors.readers.hyphens import vocabulary
from extractors.tables.joining.fragments import runs_of_lines
from extractors.tables.marks.kinds import stretch
from extractors.tables.marks.lines import lines_of
from extractors.tables.stages import Segment
from extractors.tables.told.carrying import Carried, carried

MOST_LINES = 8
"""Lines of a caption."""


def carried_on_pages(tables: Sequence[Table], pages: Sequence[Page], told: Sequence[Told]) -> Carried:
    """The tables of these pages as decided. A caption that is given to one table is no other's."""
    if not told:
        return Carried(tuple(tables))
    words = vocabulary(word.text for page in pages for word in page.words)
    done = carried(tables, told, partial(_caption, pages, words), words)
    given = [
        run
        for before, after in zip(tables, done.tables, strict=True)
        if after is not None and after.caption != before.caption
        for run in after.caption
    ]
    kept = (
        after if before is None or after is None or after.caption != before.caption else _without(after, given)
        for before, after in zip(tables, done.tables, strict=True)
    )
    return replace(done, tables=tuple(kept))


def _without(table: Table, given: Sequence[Run]) -> Table:
    """The table, its caption left out where that was given to another."""
    places = {(run.page, run.box) for run in given}
    return replace(table, caption=(), number="") if any((run.page, run.box) in places for run in table.caption) else table


def _caption(pages: Sequence[Page], words: Mapping[str, int], table: Table, quoted: str) -> tuple[Run, ...]:
    near = [page for page in pages if table.page_start - 1 <= page.number <= table.page_end]
    for page in sorted(near, key=lambda page: (page.number < table.page_start, page.number)):
        free = [word for word in page.words if word.upright and not _within(table, page.number, word.box)]
        pieces = [piece for line in lines_of(free) for piece in line.segments]
        for i in range(len(pieces)):
            found = stretch(_block(pieces[i:]), quoted)
            if found and found[0] in pieces[i].words:
                return runs_of_lines(found, page.number, words)
    return ()


def _within(table: Table, page: int, box: Box) -> bool:
    return any(p.page == page and p.box is not None and p.box.contains(box.x_mid, box.y_mid) for p in table.parts)


def _block(pieces: Sequence[Segment]) -> list[Word]:
    """The words of a piece of a line and of those below it that share its stretch of the page's width."""
    box = pieces[0].box
    sharing = [piece for piece in pieces if min(piece.box.x1, box.x1) > max(piece.box.x0, box.x0)]
    return [word for piece in sharing[:MOST_LINES] for word in piece.words]
