"""Heads over several columns or rows where no rule draws the cell: their reach, from rules below them and from centring."""

from collections.abc import Sequence
from dataclasses import replace

from extractors.tables.stages import Grid, GridCell, Rule, Rules


def spread(grid: Grid, n_heads: int, rules: Rules) -> Grid:
    """The grid with its heads' cells as wide and high as the heads reach."""
    if n_heads == 0:
        return grid
    cells = list(grid.cells)
    for row in reversed(range(n_heads - 1)):
        cells = _spread_row(grid, cells, row, n_heads, rules)
    for column in range(grid.n_cols):
        cells = _spread_column(cells, column, n_heads)
    return replace(grid, cells=tuple(sorted(cells, key=lambda c: (c.row, c.col))))


def _spread_row(grid: Grid, cells: list[GridCell], row: int, n_heads: int, rules: Rules) -> list[GridCell]:
    """Heads of one row taken over the blank cells beside them that have heads of their own below.

    The rows below are spread already: where a head over several columns stands below, no head ends in its midst.
    """
    heads = sorted((c for c in cells if c.row == row and c.words), key=lambda c: c.col)
    blank = {c.col for c in cells if c.row == row and not c.words and not c.ruled and c.row_span == c.col_span == 1}
    lower = {
        c.col: (c.words[0].box.x0, max(w.box.x1 for w in c.words))
        for r in range(n_heads - 1, row, -1)
        for c in cells
        if c.row == r and c.words and c.col_span == 1
    }
    ruled = any(_rules_below(grid, head, rules.horizontal) for head in heads)
    within = {edge for c in cells if c.row > row and c.words for edge in range(c.col + 1, c.col + c.col_span)}
    shares = {} if ruled else _equal_shares(heads, lower, blank, within)
    out = cells
    for i, head in enumerate(heads):
        if head in shares:
            out = _taken_in(out, head, *shares[head])
            continue
        low = heads[i - 1].col + heads[i - 1].col_span if i else 1
        high = heads[i + 1].col if i + 1 < len(heads) else grid.n_cols
        start, end = _reach(grid, head, range(max(1, low), high), blank, lower, within, rules)
        if (start, end) != (head.col, head.col + head.col_span):
            out = _taken_in(out, head, start, end)
            blank -= set(range(start, end))
    return out


def _equal_shares(
    heads: Sequence[GridCell], lower: dict[int, tuple[float, float]], blank: set[int], within: set[int]
) -> dict[GridCell, tuple[int, int]]:
    """The columns of each head where all share the lower heads evenly, each standing within the reach of its own.

    `within` are the edges between columns that a head below stands across.
    """
    over = [head for head in heads if head.col > 0]
    parts = sorted(column for column in lower if column > 0)
    if not over or len(parts) % len(over) or len(parts) < 2 * len(over) or parts != list(range(parts[0], parts[-1] + 1)):
        return {}
    each = len(parts) // len(over)
    out = {}
    for i, head in enumerate(over):
        start, end = parts[i * each], parts[(i + 1) * each - 1]
        middle = (head.words[0].box.x0 + max(w.box.x1 for w in head.words)) / 2
        inside = lower[start][0] - 12 < middle < lower[end][1] + 3
        own = set(range(head.col, head.col + head.col_span))
        if (
            not inside
            or start in within
            or end + 1 in within
            or not set(range(start, end + 1)) <= own | blank
            or head.col < start
            or head.col + head.col_span > end + 1
            or head.row_span > 1
        ):
            return {}
        out[head] = (start, end + 1)
    return out


def _reach(
    grid: Grid,
    head: GridCell,
    limits: range,
    blank: set[int],
    lower: dict[int, tuple[float, float]],
    within: set[int],
    rules: Rules,
) -> tuple[int, int]:
    """The columns `start` to `end` (exclusive) that a head stands over."""
    own = (head.col, head.col + head.col_span)
    if head.col == 0 or head.row_span > 1:
        return own
    start, end = own
    while start - 1 in limits and start - 1 in blank and start - 1 in lower:
        start -= 1
    while end in limits and end in blank and end in lower:
        end += 1
    if (start, end) == own:
        return own
    ruled = _by_rule(grid, head, start, end, rules.horizontal)
    return ruled or _by_place(head, own, (start, end), lower, within)


def _by_rule(grid: Grid, head: GridCell, start: int, end: int, rules: Sequence[Rule]) -> tuple[int, int] | None:
    """The columns that a rule right below the head underlines, if it underlines not all of the table."""
    for rule in _rules_below(grid, head, rules):
        under = [c for c in range(start, end) if rule.start - 3 < (grid.xs[c] + grid.xs[c + 1]) / 2 < rule.end + 3]
        if under:
            return min(under[0], head.col), max(under[-1] + 1, head.col + head.col_span)
    return None


def _rules_below(grid: Grid, head: GridCell, rules: Sequence[Rule]) -> list[Rule]:
    """The rules close below a head that underline it and not all of the table."""
    x0, x1 = head.words[0].box.x0, max(w.box.x1 for w in head.words)
    bottom, size = max(w.box.bottom for w in head.words), head.words[0].size
    return [
        rule
        for rule in rules
        if bottom - 0.3 * size < rule.at < bottom + size
        and rule.start < x1
        and rule.end > x0
        and rule.length < 0.9 * grid.box.width
    ]


def _by_place(
    head: GridCell,
    own: tuple[int, int],
    widest: tuple[int, int],
    lower: dict[int, tuple[float, float]],
    within: set[int],
) -> tuple[int, int]:
    """The columns whose own heads the head stands amid; or, set flush with the first of them, all up to the next head."""
    x0, x1 = head.words[0].box.x0, max(w.box.x1 for w in head.words)
    options = []
    for start in range(widest[0], own[0] + 1):
        for end in range(own[1], widest[1] + 1):
            if start not in lower or end - 1 not in lower or start in within or end in within:
                continue
            middle = (sum(lower[start]) + sum(lower[end - 1])) / 4
            options.append((round(abs(middle - (x0 + x1) / 2) / 3.0), -(end - start), start, end))
    flush = own[0] in lower and abs(lower[own[0]][0] - x0) < 2.0
    if not options:
        return own
    off, _, start, end = min(options)
    width = (lower[max(lower)][1] - lower[min(lower)][0]) / max(1, len(lower))
    if flush and off > 1:
        return own[0], widest[1]
    if flush and (start, end) == own:
        alone = abs((lower[own[0]][0] + lower[own[0]][1]) / 2 - (x0 + x1) / 2) < 1.0
        return own if alone else (own[0], widest[1])
    return (start, end) if off * 3.0 < 0.35 * width else own


def _taken_in(cells: Sequence[GridCell], head: GridCell, start: int, end: int) -> list[GridCell]:
    box = replace(
        head.box,
        x0=min([head.box.x0] + [c.box.x0 for c in cells if c.row == head.row and start <= c.col < end]),
        x1=max([head.box.x1] + [c.box.x1 for c in cells if c.row == head.row and start <= c.col < end]),
    )
    kept = [c for c in cells if c is head or c.row != head.row or not start <= c.col < end]
    return [replace(head, col=start, col_span=end - start, box=box) if c is head else c for c in kept]


def _spread_column(cells: Sequence[GridCell], column: int, n_heads: int) -> list[GridCell]:
    """The lone head of a column made as high as the blank head cells over and under it."""
    mine = [c for c in cells if c.row < n_heads and c.col == column and c.col_span == 1]
    filled = [c for c in mine if c.words]
    covered = {r for c in cells if c.col <= column < c.col + c.col_span for r in range(c.row, c.row + c.row_span) if c.words}
    if len(filled) != 1:
        return list(cells)
    head = filled[0]
    top, bottom = head.row, head.row + head.row_span
    while top > 0 and top - 1 not in covered:
        top -= 1
    while bottom < n_heads and bottom not in covered:
        bottom += 1
    blank = [c for c in mine if not c.words and not c.ruled and top <= c.row < bottom]
    if not blank or sum(c.row_span for c in blank) + head.row_span != bottom - top:
        return list(cells)
    box = replace(head.box, top=min(c.box.top for c in (head, *blank)), bottom=max(c.box.bottom for c in (head, *blank)))
    grown = replace(head, row=top, row_span=bottom - top, box=box)
    return [grown if c is head else c for c in cells if c not in blank]
