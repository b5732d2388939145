"""The labels beside a table's figures: stub columns, sections, panels and indented rows, as one path for each row."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractors.entities import facts
from extractors.observations import columns
from extractors.observations.columns import LONG, Kind
from extractors.observations.grid import Grid
from extractors.observations.heads import Heads
from extractors.observations.labels import Label, Labels

INDENT = 2.5
"""Points by which a label stands further right than its parent's, at least."""

_OPEN = re.compile(r"(?:[,&/–-]|\b(?:and|or|of|the|for|in|to|with|by|from))$", re.IGNORECASE)
_PANEL = re.compile(r"panel\s+[a-z\d]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Level:
    """A label that may stand over others: its indent in points, and whether it has figures of its own."""

    label: Label
    indent: float
    has_figures: bool


def stubs(
    grid: Grid, table: int, labels: Labels, n_heads: int, kinds: Sequence[Kind], over: Heads
) -> dict[int, tuple[Label, ...]]:
    """The labels beside the figures of each row of the body, outermost first, by row."""
    first = columns.first_figures(kinds)
    names = [c for c, kind in enumerate(kinds) if c < first and kind not in ("number", "answers")] or [
        c for c, kind in enumerate(kinds) if kind in ("label", "text", "place", "time")
    ][:1]
    extra = [
        c
        for c, kind in enumerate(kinds)
        if c > first
        and (kind == "place" or (kind == "time" and columns.is_head(columns.head_words(grid, n_heads, c), "time")))
    ]
    paths: dict[int, tuple[Label, ...]] = {}
    stack: list[Level] = _panel_in_heads(grid, table, labels, n_heads)
    pending: Label | None = None
    lent: dict[int, int] = {}
    for row in range(n_heads, grid.table.n_rows):
        own = _own(grid, row, names, lent)
        has_figures = any(
            grid.says(row, col) and kinds[col] in ("figures", "text") for col in range(grid.table.n_cols) if col not in own
        )
        parts = [labels.of_cell(table, at) for at in own.values()]
        if row in over.inner and not has_figures:
            continue
        if not has_figures or row in over.inner:
            title = _title(grid, row, table, labels)
            if title is None:
                continue
            if _goes_on(title.label, grid, row, names):
                pending = _joined(pending, title.label)
                continue
            _push(stack, title)
            lent.clear()
            continue
        first_col = next(iter(own), None)
        indent = _indent(grid, row, first_col)
        if pending is not None and parts:
            parts[0] = _joined(pending, parts[0])
            pending = None
        parents = [level.label for level in _parents(stack, indent, parts[0] if parts else None)]
        beside = [labels.of_cell(table, at) for c in extra if (at := grid.at[row][c]) is not None and grid.text(row, c)]
        paths[row] = tuple(label for label in (*parents, *parts, *beside) if label.text)
        if parts and indent is not None and len(own) == 1:
            _push(stack, Level(parts[0], indent, True))
    return paths


def _panel_in_heads(grid: Grid, table: int, labels: Labels, n_heads: int) -> list[Level]:
    """The title of the first panel where it stands in the row of the heads: it is over the rows, too."""
    corners = [labels.of_cell(table, at) for row in range(n_heads) if (at := grid.at[row][0]) is not None]
    return [Level(label, -1.0, False) for label in corners if _PANEL.match(label.text)][:1]


def _own(grid: Grid, row: int, names: Sequence[int], lent: dict[int, int]) -> dict[int, int]:
    """The cells that label a row, by column; an empty one takes the label above where a further one is filled."""
    own: dict[int, int] = {}
    last = max((c for c in names if grid.text(row, c)), default=-1)
    for col in names:
        at = grid.at[row][col]
        if at is not None and grid.text(row, col) and not columns.are_merged(grid, row, col):
            if len(grid.text(row, col)) <= 3 * LONG:
                own[col] = at
                lent[col] = at
            for other in [c for c in lent if c > col]:
                del lent[other]
        elif col in lent and (col < last or (last < 0 and len(names) > 1)):
            own[col] = lent[col]
    return {col: at for k, (col, at) in enumerate(own.items()) if at not in list(own.values())[:k]}


def _indent(grid: Grid, row: int, col: int | None) -> float | None:
    cell = grid.cell(row, col) if col is not None else None
    box = cell.runs[0].box if cell is not None and cell.runs else None
    return box.x0 if box is not None else 0.0 if cell is not None else None


def _title(grid: Grid, row: int, table: int, labels: Labels) -> Level | None:
    """The only label of a row without figures. Over the whole table it stands above all others."""
    held = [
        at for k, at in enumerate(grid.at[row]) if at is not None and grid.text(row, k) and grid.table.cells[at].row == row
    ]
    unique = list(dict.fromkeys(held))
    if not unique:
        return None
    cell = grid.table.cells[unique[0]]
    label = labels.of_cell(table, unique[0])
    if len(unique) > 1 and not _PANEL.match(label.text):
        return None
    wide = cell.col_span >= max(2, grid.table.n_cols - 1) or cell.col > 0 or _PANEL.match(label.text)
    box = cell.runs[0].box if cell.runs else None
    return Level(label, -1.0 if wide else box.x0 if box is not None else 0.0, False)


def _goes_on(label: Label, grid: Grid, row: int, names: Sequence[int]) -> bool:
    """Whether a label without figures is the first line of the next row's."""
    below = grid.text(row + 1, names[0]) if names and row + 1 < grid.table.n_rows else ""
    return bool(below) and ((below[:1].islower() and not _is_child(below)) or bool(_OPEN.search(label.text)))


def _is_child(text: str) -> bool:
    words = text.casefold().lstrip("-–—•· ")
    return any(words.startswith(row["word"]) for row in facts.rows("label_words") if row["kind"] == "child")


def _joined(first: Label | None, second: Label) -> Label:
    if first is None:
        return second
    gap = "" if first.text.endswith("-") else " "
    shift = len(first.text) + len(gap)
    moved = tuple(replace(p, start=p.start + shift, end=p.end + shift) for p in second.places)
    return Label(f"{first.text}{gap}{second.text}", (*first.places, *moved))


def _push(stack: list[Level], level: Level) -> None:
    """Put a label on the stack: what stands as far left or further right ends, but a title over rows of its own indent."""
    while stack and (stack[-1].indent > level.indent - INDENT or (level.indent < 0 and stack[-1].indent >= 0)):
        above = stack[-1]
        if level.has_figures and not above.has_figures and above.indent <= level.indent + INDENT:
            break
        stack.pop()
    stack.append(level)


def _parents(stack: Sequence[Level], indent: float | None, own: Label | None) -> list[Level]:
    """The labels that stand over a row: titles, and rows that it is indented under or said to be a part of."""
    if indent is None:
        return [level for level in stack if not level.has_figures]
    child = own is not None and _is_child(own.text)
    found = []
    for k, level in enumerate(stack):
        inside = level.indent < indent - INDENT
        if (not level.has_figures and level.indent <= indent + INDENT) or inside or (child and k == len(stack) - 1):
            found.append(level)
    return found
