"""Heads in levels: lines of heads joined to the cells they are, each set below the heads that span it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from extractors.model.page import Box, union
from extractors.tables.heads.overheads import Pair, gathered, over, rows_below, spanned
from extractors.tables.heads.pieces import Head, Print, printed
from extractors.tables.heads.repeats import repeated
from extractors.tables.marks.kinds import COUNTED, is_number, is_year
from extractors.tables.stages import Grid, GridCell, Rules

LEADING = 1.75
"""Steps between the lines of one head, in letter sizes, at most."""


AMID = 3.0
"""Points by which a title may miss the middle of its table."""


def levelled(grid: Grid, n_heads: int, rules: Rules) -> tuple[Grid, int]:
    """The grid with its heads in levels, and their number.

    The grid itself where drawn rules bound all its heads, or where heads stand on end, whose lines show no levels.
    """
    n_words = next((row for row in range(n_heads) if _has_figures(grid, row)), n_heads)
    heads = [c for c in grid.cells if c.row < n_words and c.words]
    if not heads or all(c.ruled and c.col_span == 1 for c in heads) or n_words >= grid.n_rows or grid.n_cols < 2:
        return grid, n_heads
    if any(c.row + c.row_span > n_words or not all(w.upright for w in c.words) for c in heads):
        return grid, n_heads
    found = printed(grid, heads, n_words, rules)
    if len(found.pieces) > MOST_PIECES:
        return grid, n_heads
    told = repeated(found, grid.xs)
    if not told:
        order = over(found)
        told = _with_title(_levels(grouped(found, order), order, found), found, grid, n_words)
    set_in, n_levels = _rebuilt(grid, n_words, told, found)
    return set_in, n_levels + n_heads - n_words


def _has_figures(grid: Grid, row: int) -> bool:
    """Whether most cells of a row are figures that count no columns and are no years: then it is none of heads."""
    texts = [c.text for c in grid.cells if c.row == row and c.col > 0 and c.words]
    figures = [t for t in texts if is_number(t) and not all(is_year(w) or COUNTED.fullmatch(w) for w in t.split())]
    return bool(figures) and 2 * len(figures) >= len(texts)


MOST_PIECES = 250
"""Pieces of lines that heads are put in levels up to; more are no heads."""


def grouped(found: Print, order: frozenset[Pair]) -> tuple[tuple[int, ...], ...]:
    """The pieces grouped into heads: each with the ones right below it that it is no head over."""
    group = list(range(len(found.pieces)))
    for column in range(found.n_cols):
        stack = [i for i, p in enumerate(found.pieces) if p.start <= column < p.end]
        for i, j in pairwise(stack):
            a, b = found.pieces[i], found.pieces[j]
            over = any((x, y) in order for x in _of(group, group[i]) for y in _of(group, group[j]))
            apart = over or found.ruled(i, j) or found.in_full_rows(i, j) or (column == 0 and a.text.endswith(":"))
            if not apart and b.box.y_mid - a.box.y_mid < LEADING * max(a.size, b.size) and group[i] != group[j]:
                old = group[j]
                group = [group[i] if g == old else g for g in group]
    return tuple(tuple(_of(group, g)) for g in dict.fromkeys(group))


def _of(group: Sequence[int], label: int) -> list[int]:
    return [i for i, g in enumerate(group) if g == label]


def _levels(groups: Sequence[tuple[int, ...]], order: frozenset[Pair], found: Print) -> tuple[Head, ...]:
    """The heads with the levels they take: below all that are over them, and those with none below down to the last.

    One that stands over or below several reaches over their columns.
    """
    parents = {g: [h for h in groups if h is not g and any((i, j) in order for i in h for j in g)] for g in groups}
    for g in groups:
        for h in groups:
            stands_over = any(
                found.pieces[i].start < found.pieces[j].end and found.pieces[i].end > found.pieces[j].start
                for i in h
                for j in g
            )
            if h is not g and h not in parents[g] and stands_over and min(h) < min(g):
                parents[g].append(h)
    depths = _depths(parents)
    for line in rows_below(found):
        row = [g for g in groups if any(j in line for j in g)]
        depths |= dict.fromkeys(row, max(depths[g] for g in row))
    deepest = max(depths.values()) + 1
    heads = []
    for g in groups:
        reach = [found.pieces[i] for j in g for i in (j, *gathered(found, j), *spanned(found, j))]
        bottom = min((depths[h] for h in groups if g in parents[h]), default=deepest)
        heads.append(Head(g, min(p.start for p in reach), max(p.end for p in reach), depths[g], bottom))
    return tuple(heads)


def _with_title(heads: tuple[Head, ...], found: Print, grid: Grid, n_heads: int) -> tuple[Head, ...]:
    """The heads, a first one that stands alone amid the whole table over all of its columns.

    Over a corner without a head it may be over the columns beside it.
    """
    title, *rest = sorted(heads, key=lambda head: (head.top, head.start))
    has_corner = not rest or any(head.start == 0 and head.top > 0 for head in rest)
    if not has_corner or any(head.top == 0 for head in rest) or title.end - title.start == grid.n_cols:
        return heads
    mid = union(word.box for i in title.pieces for word in found.pieces[i].words).x_mid
    body = [(cell.col, word.box) for cell in grid.cells if cell.row >= n_heads for word in cell.words]
    whole, beside = (union([box for col, box in body if col >= first] or [grid.box]) for first in (0, 1))
    across = [rule for rule in found.rules if rule.start < whole.x0 + AMID and rule.end > whole.x1 - AMID]
    middles = (whole.x_mid, *((rule.start + rule.end) / 2 for rule in across))
    is_amid = min(abs(mid - middle) for middle in middles) < AMID < abs(mid - beside.x_mid)
    bottom = min((head.top for head in rest), default=title.bottom)
    return (replace(title, start=0, end=grid.n_cols, bottom=bottom), *rest) if is_amid else heads


def _depths(parents: Mapping[tuple[int, ...], Sequence[tuple[int, ...]]]) -> dict[tuple[int, ...], int]:
    """For each group how many stand over it, one above the other."""
    depths = dict.fromkeys(parents, 0)
    for _ in parents:
        for group, above in parents.items():
            depths[group] = max([0, *(depths[h] + 1 for h in above if h != group)])
    return depths


def _rebuilt(grid: Grid, n_heads: int, heads: Sequence[Head], found: Print) -> tuple[Grid, int]:
    """The grid with other heads; the grid itself where two of them would stand in one place."""
    n_levels = max(head.bottom for head in heads)
    places = [(r, c) for h in heads for r in range(h.top, h.bottom) for c in range(h.start, h.end)]
    edges = _edges(grid, n_heads, heads, found)
    if len(set(places)) < len(places) or len(edges) <= n_levels or any(a >= b for a, b in pairwise(edges)):
        return grid, n_heads
    ys = (*edges, *grid.ys[n_heads + 1 :])
    cells = [_cell(grid.xs, ys, head, found) for head in heads]
    blank = (Head((), c, c + 1, r, r + 1) for r in range(n_levels) for c in range(grid.n_cols) if (r, c) not in places)
    cells += [_cell(grid.xs, ys, head, found) for head in blank]
    cells += [replace(c, row=c.row - n_heads + n_levels) for c in grid.cells if c.row >= n_heads]
    return replace(grid, ys=ys, cells=tuple(sorted(cells, key=lambda c: (c.row, c.col)))), n_levels


def _edges(grid: Grid, n_heads: int, heads: Sequence[Head], found: Print) -> tuple[float, ...]:
    """The edges of the levels: amid the heads that end with one and those that begin with the next."""
    inner = []
    for level in range(1, max(head.bottom for head in heads)):
        upper = [found.pieces[h.pieces[-1]].box.y_mid for h in heads if h.bottom == level]
        lower = [found.pieces[h.pieces[0]].box.y_mid for h in heads if h.top == level]
        if upper and lower:
            inner.append((max(upper) + min(lower)) / 2)
    return (grid.ys[0], *inner, grid.ys[n_heads])


def _cell(xs: Sequence[float], ys: Sequence[float], head: Head, found: Print) -> GridCell:
    box = Box(xs[head.start], ys[head.top], xs[head.end], ys[head.bottom])
    words = tuple(word for i in head.pieces for word in found.pieces[i].words)
    return GridCell(head.top, head.start, head.bottom - head.top, head.end - head.start, box, words)
