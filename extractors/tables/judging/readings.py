"""Other readings of a table that has been read: what white space alone makes of its cells, and what a part of its rows does.

Neither knows of the rules on the page or of how the table was found, so that where they differ there is a doubt.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from extractors.model.page import Word
from extractors.tables.grid.columns import gaps_of
from extractors.tables.grid.gaps import Gap
from extractors.tables.marks.kinds import MARKS
from extractors.tables.marks.lines import rows_of, segments_of, space_of
from extractors.tables.stages import Grid, GridCell

PHRASE = 0.5
"""Words of a line that stand nearer than this, in letter sizes, are one phrase: a set word space is about half as wide."""

FEWEST_LINES = 3
"""Lines that show columns by themselves."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What another reading says: the cells that it reads otherwise, as indices into the grid's, and how much it differs.

    `share` runs from 0 to 1.
    """

    cells: frozenset[int]
    share: float


def by_phrases(grid: Grid) -> Reading:
    """A grid held against the phrases of its lines: the cells of one column whose words on one line stand far apart."""
    filled = [i for i, cell in enumerate(grid.cells) if cell.words]
    home = {id(word): i for i in filled if grid.cells[i].col_span == 1 for word in grid.cells[i].words}
    apart: set[int] = set()
    for line in rows_of(word for i in filled for word in grid.cells[i].words):
        seen: dict[int, int] = {}
        apart_from = max(PHRASE, space_of(line) / line[0].size)
        for at, phrase in enumerate(segments_of(line, apart_from)):
            for i in {home[id(w)] for w in phrase.words if id(w) in home and not MARKS.fullmatch(w.text)}:
                if seen.setdefault(i, at) != at:
                    apart.add(i)
    return Reading(frozenset(apart), len(apart) / max(1, len(filled)))


def by_halves(grid: Grid, n_heads: int) -> Reading:
    """A grid held against the columns that every other row of its body shows by itself.

    The share is how many columns more or fewer they are than the half fills, the cells are those that they part or join.
    """
    body = [i for i, cell in enumerate(grid.cells) if cell.words and cell.row >= n_heads]
    apart: set[int] = set()
    shares = []
    for odd in (0, 1):
        half = [i for i in body if grid.cells[i].row % 2 == odd]
        lines = rows_of(word for i in half for word in grid.cells[i].words)
        if len(lines) < FEWEST_LINES:
            continue
        gaps = gaps_of(lines, grid.box.x0, grid.box.x1)
        n_cols = len({grid.cells[i].col for i in half})
        shares.append(abs(len(gaps) + 1 - n_cols) / grid.n_cols)
        apart |= _otherwise(grid.cells, half, gaps)
    return Reading(frozenset(apart), min(1.0, sum(shares) / max(1, len(shares))))


def _otherwise(cells: Sequence[GridCell], members: Iterable[int], gaps: Sequence[Gap]) -> set[int]:
    """The cells among `members` that other separators part, or put into one with another cell of their row."""
    out: set[int] = set()
    owners: dict[tuple[int, int], set[int]] = {}
    for i in members:
        places = {_place(word, gaps) for word in cells[i].words}
        if len(places) > 1 and cells[i].col_span == 1:
            out.add(i)
        for place in places:
            owners.setdefault((cells[i].row, place), set()).add(i)
    return out.union(*(together for together in owners.values() if len(together) > 1))


def _place(word: Word, gaps: Sequence[Gap]) -> int:
    return sum(word.box.x_mid >= gap.at for gap in gaps)
