"""A table over pages read once more, each page by what all of them show of its rows.

A few rows at the foot of a page hardly tell how they are set; the pages after do.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from extractors.tables.grid.cells import grid_of
from extractors.tables.grid.ends import trimmed
from extractors.tables.joining.fragments import Pieces, pieces_of
from extractors.tables.joining.habits import habit_of
from extractors.tables.stages import Draft, Fragment, Grid, Habit


def reread(pages: Sequence[Pieces], drafts: Iterable[Draft]) -> tuple[Pieces, ...]:
    """The pieces of these pages anew, those of tables over several pages by the habit of the whole table."""
    numbers = {page.found.sheet.page.number for page in pages}
    other: dict[int, Grid] = {}
    for draft in drafts:
        if len(draft.fragments) > 1:
            habit = habit_of([(f.grid, f.n_heads) for f in draft.fragments])
            mine = [f for f in draft.fragments if f.grid.kind != "ruled" and f.page.number in numbers]
            other |= {id(f.plain): _by_habit(f, habit) for f in mine}
    return tuple(_with(page, other) for page in pages)


def _by_habit(fragment: Fragment, habit: Habit) -> Grid:
    """A fragment's grid read again by a habit; the same grid where that would change its columns."""
    before = fragment.plain
    words = [word for cell in before.cells for word in cell.words]
    again = trimmed(grid_of(replace(before.region, habit=habit), words))
    return again if again.n_cols == before.n_cols else before


def _with(page: Pieces, other: dict[int, Grid]) -> Pieces:
    """A page's pieces with other grids in the place of some."""
    found = page.found
    if not any(id(grid) in other for grid in (*found.grids, *found.rest)):
        return page
    grids = tuple(other.get(id(grid), grid) for grid in found.grids)
    rest = tuple(other.get(id(grid), grid) for grid in found.rest)
    return pieces_of(replace(found, grids=grids, rest=rest), page.handed)
