"""A page's grids with heads, captions and notes: the pieces that logical tables are made of."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from extractors.model.document import Cell, Part, Run
from extractors.model.page import Box, Page, Word
from extractors.tables.heads.header_rows import header_rows, paths
from extractors.tables.heads.levels import levelled
from extractors.tables.joining.surroundings import around, under
from extractors.tables.joining.text_columns import MARGIN, is_left_of
from extractors.tables.joining.wording import runs_of
from extractors.tables.marks.lines import lines_of
from extractors.tables.pages import Found
from extractors.tables.stages import USUAL_SIZE, Caption, Fragment, Grid, Line, Surroundings


@dataclass(frozen=True, slots=True)
class Pieces:
    """What a page gave, and the fragments made of it, from top to bottom.

    `handed` is the caption that the page before ends with, `hands_on` the one that this page ends with.
    """

    found: Found
    fragments: tuple[Fragment, ...]
    handed: Caption | None
    hands_on: Caption | None


def pieces_of(found: Found, handed: Caption | None) -> Pieces:
    """The pieces of tables on a page, given the caption of a table that the page before ends with."""
    page, lines, rules = found.sheet.page, found.sheet.text.lines, found.sheet.drawn.rules
    plain = tuple(sorted((*found.grids, *found.rest), key=lambda g: (g.box.top, g.box.x0)))
    set_in = [levelled(grid, header_rows(grid, rules, page.fills), rules) for grid in plain]
    heads = [n for _, n in set_in]
    grids = tuple(grid for grid, _ in set_in)
    on_page = around(grids, lines)
    fragments = [
        Fragment(
            page,
            grid,
            1 if grid.n_rows == 1 and own.caption is not None else n_heads,
            own,
            at_top=not _text_beyond(grid.box, _words(own), lines, page, above=True),
            at_bottom=not _text_beyond(grid.box, [*_words(own), *_beside(grid, grids)], lines, page, above=False),
            plain=before,
            only_rest=before in found.rest,
        )
        for before, grid, n_heads, own in zip(plain, grids, heads, on_page.of_grids, strict=True)
    ]
    first = fragments[0] if fragments else None
    if handed is not None and first is not None and first.at_top and first.surroundings.caption is None:
        own = under(handed, first.surroundings)
        fragments[0] = replace(first, surroundings=own, only_rest=first.only_rest and first.grid.n_cols < 2)
    last = max(on_page.left, key=lambda c: c.box.bottom, default=None)
    if last is None or not _at_foot(last, lines, page):
        last = next((f.surroundings.caption for f in fragments if f.only_heads and f.grid.n_cols == 1), None)
    return Pieces(found, tuple(fragments), handed, last)


def _at_foot(caption: Caption, lines: Sequence[Line], page: Page) -> bool:
    """Whether nothing stands below a caption, or nothing but heads that the next page prints again."""
    below = [line for line in lines if line.box.top >= caption.box.bottom - 1]
    heads = len(below) <= MOST_HEADS_AT_FOOT and all(len(line.segments) > 1 for line in below)
    return heads or not _text_beyond(caption.box, caption.words, lines, page, above=False)


SMALL_PRINT, NEAR_FOOT = 0.93, 0.7
"""Share of the usual letter size below which lines are footnotes, and of the page's height below which these stand."""

MOST_HEADS_AT_FOOT = 3
"""Lines of heads that a page may end with; more are rows."""


def _words(own: Surroundings) -> list[Word]:
    """The words of a table's notes and caption."""
    return [*(w for note in own.notes for w in note), *(own.caption.words if own.caption else ())]


def _beside(grid: Grid, grids: Sequence[Grid]) -> list[Word]:
    """The words of the parts of a table that stand in the text column before, however far down they reach."""
    return [word for other in grids if is_left_of(other, grid) for cell in other.cells for word in cell.words]


def _text_beyond(box: Box, own: Sequence[Word], lines: Sequence[Line], page: Page, above: bool) -> bool:
    """Whether text other than a table's own stands above (or below) it, running heads and footnotes aside."""
    mine = {id(word) for word in own}
    low, high = MARGIN * page.height, (1 - MARGIN) * page.height
    body = sorted(w.size for line in lines for w in line.words)
    usual = body[len(body) // 2] if body else USUAL_SIZE
    for line in lines:
        if not low < line.box.y_mid < high or all(id(word) in mine for word in line.words):
            continue
        beyond = line.box.bottom <= box.top + 1 if above else line.box.top >= box.bottom - 1
        small = (
            not above
            and all(word.size < SMALL_PRINT * usual for word in line.words)
            and line.box.y_mid > NEAR_FOOT * page.height
        )
        if beyond and not small:
            return True
    return False


def worded_cells(fragment: Fragment, vocabulary: Mapping[str, int]) -> tuple[Cell, ...]:
    """A fragment's cells with their text; rows count from the fragment's own top."""
    over = paths(fragment.grid, fragment.n_heads)
    rights = _rights(fragment.grid)
    number = fragment.page.number
    cells = []
    for cell in fragment.grid.cells:
        head = cell.row < fragment.n_heads
        right = rights.get(cell.col + cell.col_span - 1, cell.box.x1)
        cells.append(
            Cell(
                row=cell.row,
                col=cell.col,
                runs=runs_of(cell.words, number, right, vocabulary, paragraphs=not head),
                parts=(Part(number, cell.box),),
                row_span=cell.row_span,
                col_span=cell.col_span,
                is_header=head,
                path=() if head else over[cell.col],
            )
        )
    return tuple(cells)


def _rights(grid: Grid) -> Mapping[int, float]:
    """How far to the right the words of each column reach."""
    rights: dict[int, float] = {}
    for cell in grid.cells:
        last = cell.col + cell.col_span - 1
        for word in cell.words:
            rights[last] = max(rights.get(last, 0.0), word.box.x1)
    return rights


def runs_of_lines(words: Sequence[Word], page: int, vocabulary: Mapping[str, int]) -> tuple[Run, ...]:
    """The runs of a caption or note: its lines flow."""
    ordered = [word for line in lines_of(words) for word in line.words]
    return runs_of(ordered, page, 0.0, vocabulary, paragraphs=False)
