"""Rows whose cells are set to one middle, as browsers set them: their lines stand at other heights from column to column."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractors.tables.grid.bands import BandLine

OF_ONE_CELL = 1.12
"""Steps between lines over the shortest of the table, up to which these are of one cell."""

SHORTEST_STEP = 0.8
"""Letter sizes from one line of a cell to its next, at least."""

SAME_MIDDLE = 0.15
"""Letter sizes by which the middles of the cells of a row may differ."""

FEWEST_TALLER = 2
"""Rows with a cell of more lines than another, from which on it is no chance that their middles agree."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """Lines of one column that stand as close as those of one cell: which of the band they are, and from where to where."""

    at: tuple[int, ...]
    first: float
    last: float

    @property
    def middle(self) -> float:
        return (self.first + self.last) / 2


def rows_by_middles(lines: Sequence[BandLine]) -> tuple[tuple[int, ...], ...]:
    """The lines by row where every row's cells, of one line or many, share a middle; nothing where they do not.

    Each row fills two columns or more, and none reaches into the next.
    """
    pieces = _pieces(lines)
    rows: list[list[_Piece]] = []
    for piece in sorted(pieces, key=lambda p: p.middle):
        if rows and piece.middle - rows[-1][0].middle < SAME_MIDDLE * lines[0].size:
            rows[-1].append(piece)
        else:
            rows.append([piece])
    taller = sum(len({len(piece.at) for piece in row}) > 1 for row in rows)
    if taller < FEWEST_TALLER or any(len(row) == 1 for row in rows):
        return ()
    if any(max(p.last for p in above) >= min(p.first for p in below) for above, below in pairwise(rows)):
        return ()
    return tuple(tuple(sorted({i for piece in row for i in piece.at})) for row in rows)


def _pieces(lines: Sequence[BandLine]) -> list[_Piece]:
    """The texts of each column, parted where lines stand further apart than those of a cell."""
    heights: dict[int, list[tuple[int, float]]] = {}
    for i, line in enumerate(lines):
        for column, words in line.columns.items():
            upright = [w.box.y_mid for w in words if not w.superscript]
            if upright:
                heights.setdefault(column, []).append((i, sum(upright) / len(upright)))
    steps = [b[1] - a[1] for found in heights.values() for a, b in pairwise(found)]
    step = min((s for s in steps if s > SHORTEST_STEP * lines[0].size), default=0.0)
    pieces: list[_Piece] = []
    for found in heights.values():
        begun = [found[0]]
        for before, after in pairwise(found):
            if after[1] - before[1] > OF_ONE_CELL * step:
                pieces.append(_piece(begun))
                begun = []
            begun.append(after)
        pieces.append(_piece(begun))
    return pieces


def _piece(lines: Sequence[tuple[int, float]]) -> _Piece:
    return _Piece(tuple(i for i, _ in lines), lines[0][1], lines[-1][1])
