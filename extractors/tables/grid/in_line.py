"""Cells set as close as words are, told apart by what else their columns hold."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from extractors.model.page import Box, Word, union
from extractors.tables.grid.faces import slot_of
from extractors.tables.marks.lines import rows_of
from extractors.tables.stages import Grid, GridCell, Rule

SLACK = 0.12
"""Letter sizes by which the ends or middles of a text and of what its column holds differ, at most."""

BELOW = 1.2
"""Letter sizes below a text, up to which a rule is its own."""

FEWEST_CELLS = 2
"""Cells of a column that show how it is set, at least."""

Piece = tuple[int, int, list[Word]]
"""Columns from and to (exclusive), and the words over them."""


def own_columns(cells: Iterable[GridCell]) -> dict[int, Box]:
    """Where the text stands of the columns that have cells enough of their own among these."""
    boxes: dict[int, list[Box]] = {}
    for cell in cells:
        if cell.col_span == 1 and cell.words:
            boxes.setdefault(cell.col, []).append(union(w.box for w in cell.words))
    return {column: union(found) for column, found in boxes.items() if len(found) >= FEWEST_CELLS}


def parted(
    pieces: Sequence[Piece], edges: Sequence[float], columns: Mapping[int, Box], rules: Sequence[Rule]
) -> list[Piece]:
    """The pieces of a line, those parted whose words all stand in line with the columns that they are over.

    A phrase over several columns is in line with one of them by chance, not with all; one with a rule of its own below is
    one cell. `rules` are level.
    """
    return [part for piece in pieces for part in _by_columns(piece, edges, columns, rules)]


def _is_underlined(piece: Piece, edges: Sequence[float], rules: Sequence[Rule]) -> bool:
    """Whether a rule runs right below a piece, from end to end, and not beyond its columns."""
    start, end, words = piece
    box, size = union(w.box for w in words), words[0].size
    below = [r for r in rules if box.y_mid < r.at < box.bottom + BELOW * size]
    own = (r for r in below if r.start < box.x0 + size and r.end > box.x1 - size)
    return end - start < len(edges) - 1 and any(edges[start] - size < r.start and r.end < edges[end] + size for r in own)


def with_cells_in_line(grid: Grid) -> Grid:
    """The grid, cells over several columns parted like that where they are of one line and not alone in their row."""
    columns = own_columns(grid.cells)
    cells = []
    for cell in grid.cells:
        alone = len(grid.beginning_in(cell.row)) == 1
        if cell.col_span == 1 or cell.ruled or alone or len(rows_of(cell.words)) != 1:
            cells.append(cell)
            continue
        whole = (cell.col, cell.col + cell.col_span, list(cell.words))
        pieces = parted([whole], grid.xs, columns, grid.region.rules.horizontal)
        cells += [_part(grid, cell, piece) for piece in pieces] if len(pieces) > 1 else [cell]
    return replace(grid, cells=tuple(cells))


def _part(grid: Grid, cell: GridCell, piece: Piece) -> GridCell:
    start, end, words = piece
    box = replace(cell.box, x0=grid.xs[start], x1=grid.xs[end])
    return replace(cell, col=start, col_span=end - start, box=box, words=tuple(words))


def _by_columns(piece: Piece, edges: Sequence[float], columns: Mapping[int, Box], rules: Sequence[Rule]) -> list[Piece]:
    start, end, words = piece
    held = {c: [w for w in words if slot_of(edges, w.box.x_mid) == c] for c in range(start, end)}
    in_line = end - start > 1 and all(own and c in columns and _in_line(own, columns[c]) for c, own in held.items())
    if in_line and not _is_underlined(piece, edges, rules):
        return [(c, c + 1, own) for c, own in held.items()]
    return [piece]


def _in_line(words: Sequence[Word], column: Box) -> bool:
    """Whether words begin or end where a column does, or share its middle."""
    box, slack = union(w.box for w in words), SLACK * words[0].size
    return any(abs(a - b) < slack for a, b in ((box.x0, column.x0), (box.x1, column.x1), (box.x_mid, column.x_mid)))
