"""A page's grids with heads, captions and notes: the pieces that logical tables are made of."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from extractors.model.document import Cell, Part, Run
from extractors.model.page import Page, Word
from extractors.tables.heads import header_rows, paths
from extractors.tables.lines import lines_of
from extractors.tables.pages import Found
from extractors.tables.spans import spread
from extractors.tables.stages import Grid, Line
from extractors.tables.surroundings import Surroundings, around
from extractors.tables.wording import runs_of


@dataclass(frozen=True, slots=True)
class Fragment:
    """One page's piece of a table. `at_top` and `at_bottom` tell that no text of the page stands above or below it."""

    page: Page
    grid: Grid
    n_heads: int
    surroundings: Surroundings
    at_top: bool
    at_bottom: bool
    only_rest: bool = False
    """Too little to be a table by itself: it counts only where it goes on with one."""


def fragments_of(found: Found) -> tuple[Fragment, ...]:
    """The fragments of a page, from top to bottom."""
    rules, page = found.rules, found.page
    plain = tuple(sorted((*found.grids, *found.rest), key=lambda g: (g.box.top, g.box.x0)))
    heads = [header_rows(grid, rules, page.fills) for grid in plain]
    grids = tuple(spread(grid, n, rules) for grid, n in zip(plain, heads, strict=True))
    surroundings = around(grids, found.text.lines)
    return tuple(
        Fragment(
            page,
            grid,
            n_heads,
            belongings,
            at_top=not _text_beyond(grid, belongings, found.text.lines, page, above=True),
            at_bottom=not _text_beyond(grid, belongings, found.text.lines, page, above=False),
            only_rest=before in found.rest,
        )
        for before, grid, n_heads, belongings in zip(plain, grids, heads, surroundings, strict=True)
    )


MARGIN = 0.085
"""Share of the page's height at its top and bottom where running heads and page numbers stand."""


def _text_beyond(grid: Grid, own: Surroundings, lines: Sequence[Line], page: Page, above: bool) -> bool:
    """Whether text other than the table's own stands above (or below) it, running heads and footnotes aside."""
    mine = {id(w) for note in own.notes for w in note} | {id(w) for w in (own.caption.words if own.caption else ())}
    low, high = MARGIN * page.height, (1 - MARGIN) * page.height
    body = sorted(w.size for line in lines for w in line.words)
    usual = body[len(body) // 2] if body else 10.0
    for line in lines:
        if not low < line.box.y_mid < high or all(id(word) in mine for word in line.words):
            continue
        beyond = line.box.bottom <= grid.box.top + 1 if above else line.box.top >= grid.box.bottom - 1
        small = not above and all(word.size < 0.93 * usual for word in line.words) and line.box.y_mid > 0.7 * page.height
        if beyond and not small:
            return True
    return False


def cells_of(fragment: Fragment, vocabulary: Mapping[str, int]) -> tuple[Cell, ...]:
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
