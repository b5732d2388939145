"""What a table at a page's foot promises for the next page: its columns, and how its rows are set."""

from collections.abc import Sequence
from statistics import median

from extractors.tables.joining.habits import habit_of
from extractors.tables.places.anchors import Promise
from extractors.tables.stages import Grid


def promise_of(parts: Sequence[tuple[Grid, int]]) -> Promise:
    """What grids, each at the foot of its page and going on from the one before, promise for the next page.

    Each comes with its number of head rows.
    """
    last = parts[-1][0]
    single = [c for grid, _ in parts for c in grid.cells if c.col_span == 1 and c.words]
    inked = [w for grid, _ in parts for cell in grid.cells for w in cell.words]
    gaps = []
    for i, x in enumerate(last.xs[1:-1]):
        lefts = [w.box.x1 for c in single if c.col <= i for w in c.words if w.box.x1 < x + 1]
        rights = [w.box.x0 for c in single if c.col > i for w in c.words if w.box.x0 > x - 1]
        gaps.append((min(x - 1, max(lefts, default=x - 6)), max(x + 1, min(rights, default=x + 6))))
    return Promise(
        tuple(gaps),
        min((w.box.x0 for w in inked), default=last.box.x0),
        max(last.box.x1, max((w.box.x1 for w in inked), default=last.box.x1)),
        median(w.size for w in inked) if inked else 9.0,
        habit_of(parts),
    )
