"""Signs that a table was read wrongly, each by itself: how far it shows, and the cells that show it."""

import re
from dataclasses import dataclass

from extractors.model.page import Box, Word
from extractors.tables.judging.readings import by_halves, by_phrases
from extractors.tables.marks.kinds import UNREAD, is_number, is_year
from extractors.tables.marks.lines import lines_of, rows_of
from extractors.tables.stages import Fragment, Grid, GridCell

LINE_BEYOND = 1.6
"""Letter sizes between a table and a line above or below it, up to which that line may be one of its own."""

SHORT_PIECE = 4
"""Words of a piece of a line, up to which it may be a cell; columns of prose side by side have more."""

OVER = 2.0
"""Points that a word may reach over the edge of its cell."""

LONG_PHRASE = 6
"""Words over several columns, from which on they are no head of a group but a line of text."""

SIGN_UNREAD = re.compile(rf"^[^\W\d_]{{0,3}}[^\w\s]?\s?{UNREAD}\s?\.?\d[^\W_]*(?:[.,]\d+)*|\d\s?{UNREAD}\s?\d")
"""A letter without a known meaning before or amid the digits of a cell."""


@dataclass(frozen=True, slots=True)
class Sign:
    """How far a sign shows, 0 to 1, and the cells that show it, as indices into the grid's."""

    share: float
    cells: frozenset[int] = frozenset()


def columns_of_halves(fragment: Fragment) -> Sign:
    """Every other row by itself shows more columns, or fewer."""
    reading = by_halves(fragment.grid, fragment.n_heads)
    return Sign(reading.share, reading.cells)


def words_apart(fragment: Fragment) -> Sign:
    """Words of a cell stand further apart on their line than words of a phrase do: two columns were taken for one."""
    reading = by_phrases(fragment.grid)
    return Sign(reading.share, reading.cells)


def joined_lines(fragment: Fragment) -> Sign:
    """Lines were made one row, and no rule says that they are one; the share is that of lines which are no row alone."""
    grid = fragment.grid
    body = [i for i in _body(fragment) if grid.cells[i].row_span == 1 and not grid.cells[i].ruled]
    rows: dict[int, list[Word]] = {}
    for i in body:
        rows.setdefault(grid.cells[i].row, []).extend(grid.cells[i].words)
    lines = sum(len(rows_of(words)) for words in rows.values())
    wrapped = frozenset(i for i in body if len(rows_of(grid.cells[i].words)) > 1)
    return Sign((lines - len(rows)) / max(1, lines), wrapped)


def lines_beyond(fragment: Fragment) -> Sign:
    """A line of several short pieces goes on right above or below the table, and is neither its caption nor a note."""
    grid, size = fragment.grid, fragment.grid.size
    pieces = [1, 1]
    for line in lines_of(_around(fragment, 3 * size)):
        for side, away in enumerate((grid.box.top - line.box.bottom, line.box.top - grid.box.bottom)):
            if -2 < away < LINE_BEYOND * size:
                pieces[side] = max(pieces[side], sum(len(piece.words) <= SHORT_PIECE for piece in line.segments))
    return Sign(min(1.0, (max(pieces) - 1) / 2))


def _around(fragment: Fragment, reach: float) -> list[Word]:
    """The words above, in and below a table's box that are none of its own, as far as `reach` points."""
    own = fragment.surroundings
    mine = {id(word) for cell in fragment.grid.cells for word in cell.words}
    mine |= {id(word) for note in own.notes for word in note}
    mine |= {id(word) for word in own.caption.words} if own.caption is not None else set()
    box = fragment.grid.box
    near = Box(box.x0, box.top - reach, box.x1, box.bottom + reach)
    return [word for word in fragment.page.words if word.upright and word.box.overlaps(near) and id(word) not in mine]


def odd_heads(fragment: Fragment) -> Sign:
    """Columns without a head, heads over nothing, and figures that are no year for heads; none where there are no heads."""
    grid, n_heads = fragment.grid, fragment.n_heads
    if not n_heads:
        return Sign(0.0)
    cells = [(i, cell) for i, cell in enumerate(grid.cells) if cell.words]
    headed = {col for _, cell in cells if cell.row < n_heads for col in _columns(cell)}
    filled = {col for _, cell in cells if cell.row >= n_heads for col in _columns(cell)}
    heads = [(i, cell) for i, cell in cells if cell.row < n_heads and cell.col_span == 1]
    figures = {i for i, cell in heads if is_number(cell.text) and not is_year(cell.text)}
    over_nothing = {i for i, cell in heads if cell.col not in filled}
    bare = sum(col not in headed for col in range(1, grid.n_cols))
    share = (bare + len(figures) + len(over_nothing)) / max(1, grid.n_cols - 1)
    return Sign(min(1.0, share), frozenset(figures | over_nothing))


def no_labels(fragment: Fragment) -> Sign:
    """Rows of the body without a text in the first column; the cells are those that stand alone in such a row.

    Rows beside a drawn cell of several rows have theirs, though it may stand on the page before.
    """
    cells = fragment.grid.cells
    beside = {row for c in cells if c.col == 0 and c.ruled and c.row_span > 1 for row in range(c.row, c.row + c.row_span)}
    rows: dict[int, list[int]] = {}
    for i in _body(fragment):
        for row in range(cells[i].row, cells[i].row + cells[i].row_span):
            rows.setdefault(row, []).append(i)
    bare = [members for row, members in rows.items() if row not in beside and all(cells[i].col > 0 for i in members)]
    alone = frozenset(members[0] for members in bare if len(members) == 1)
    return Sign(len(bare) / max(1, len(rows)), alone)


def over_edges(fragment: Fragment) -> Sign:
    """Text of the body that reaches over the edge of its column, or runs on over some of the columns."""
    grid, body = fragment.grid, _body(fragment)
    over = frozenset(i for i in body if _reaches_over(grid, grid.cells[i]))
    return Sign(len(over) / max(1, len(body)), over)


def _reaches_over(grid: Grid, cell: GridCell) -> bool:
    left, right = grid.xs[cell.col], grid.xs[min(grid.n_cols, cell.col + cell.col_span)]
    if any(word.box.x0 < left - OVER or word.box.x1 > right + OVER for word in cell.words):
        return True
    return 1 < cell.col_span < grid.n_cols or (cell.col_span > 1 and len(cell.words) > LONG_PHRASE)


def unread_letters(fragment: Fragment) -> Sign:
    """A letter without a known meaning stands in a figure: mostly its sign, as of a font that does not name its letters."""
    cells = fragment.grid.cells
    found = frozenset(i for i, c in enumerate(cells) if SIGN_UNREAD.search(c.text))
    return Sign(1.0 if found else 0.0, found)


# ---------------------------------------------------------------- what they look at


def _body(fragment: Fragment) -> list[int]:
    """The filled cells below the heads."""
    return [i for i, cell in enumerate(fragment.grid.cells) if cell.words and cell.row >= fragment.n_heads]


def _columns(cell: GridCell) -> range:
    return range(cell.col, cell.col + cell.col_span)
