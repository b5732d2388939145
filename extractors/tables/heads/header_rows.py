"""Which rows at the top of a grid are column heads, and the path of heads over each column."""

from collections.abc import Sequence
from dataclasses import dataclass

from extractors.model.page import Fill, Word
from extractors.tables.evidence import Evidence, Scale, strongest
from extractors.tables.marks.kinds import COUNTED, counts_below_years, counts_columns, is_bold, is_number, is_year
from extractors.tables.stages import Grid, GridCell, Rules

MOST_HEADS = 6
"""Rows at the top that heads take at most."""

FEWEST_ALIKE = 3
"""Rows that are all alike, from which the first is none of heads."""

LABEL_AND_FIGURE = 2
"""Columns of a list of labels, each with a figure."""

PAPER = 0.97
"""The grey from which on a ground is that of paper."""

AT_EDGE, ACROSS, ROWS_A_RULE = 4.0, 0.6, 3
"""Points between a rule and the edge of a row, share of a grid's width from which on it runs across, and rows to each
such rule, at least, for the first to end the heads."""

MOST_SPANNED = 3
"""Rows below the heads that a head which spans rows may take in."""


@dataclass(frozen=True, slots=True)
class Top:
    """A grid whose heads are asked for, the rules and shades of its page, and how many rows they may take."""

    grid: Grid
    rules: Rules
    fills: Sequence[Fill]
    deepest: int


def header_rows(grid: Grid, rules: Rules, fills: Sequence[Fill]) -> int:
    """How many rows at the top are heads, by type, shading, rules and the figures below; mostly one, never all.

    A table of words without any sign has one row of heads, one of figures from its first row on has none.
    """
    if grid.n_rows < 2:
        return 0
    if is_headless(grid):
        return 0
    top = Top(grid, rules, fills, min(grid.n_rows - 1, MOST_HEADS))
    found = max(1, int(strongest(HEADS, top)))
    for ruled in () if styled(top) else _ruled_rows(top):
        full = all(len(grid.beginning_in(r)) == grid.n_cols for r in range(ruled, found)) or _is_section(grid, ruled)
        if ruled < found and full and len(grid.beginning_in(ruled - 1)) >= max(2, grid.n_cols - 1):
            # Full rows, and the title of a section with what follows, are no heads below the rule under these, though they
            # hold no figures; a title leaves more columns blank.
            found = ruled
    found = next((r for r in range(1, found) if _is_section(grid, r) and _opens_body(grid, r)), found)
    while found > 1 and _is_section(grid, found - 1):
        found -= 1
    # A head that spans rows takes them all in.
    reach = max((c.row + c.row_span for c in grid.cells if c.row < found and c.words and c.row_span > 1), default=found)
    return found if reach >= grid.n_rows or reach > found + MOST_SPANNED else max(found, reach)


def is_headless(grid: Grid) -> bool:
    """Whether the first row is as all below, set in no other type: a label, and a figure that is no year in every other
    column; or a label that ends with a colon."""
    rows = [grid.beginning_in(row) for row in range(grid.n_rows)]
    if grid.n_rows < FEWEST_ALIKE or grid.n_cols < 2 or any(c.row_span > 1 or c.col_span > 1 for c in rows[0]):
        return False
    alike = all(
        len(cells) == grid.n_cols
        and not is_number(cells[0].text)
        and all(_counts(c.text, grid.n_cols == LABEL_AND_FIGURE) for c in cells[1:])
        for cells in rows
    )
    named = all(cells and cells[0].col == 0 and cells[0].text.endswith(":") for cells in rows)
    return (alike or named) and _is_bold(grid, 0) == _is_bold(grid, 1)


def _counts(text: str, alone: bool) -> bool:
    """Whether a text is a figure with digits, and neither a year nor a number that columns are counted by: one `alone` is
    counted in brackets."""
    counted = COUNTED.fullmatch(text) and not (alone and text.isdigit())
    return is_number(text) and any(c.isdigit() for c in text) and not is_year(text) and not counted


def _is_section(grid: Grid, row: int) -> bool:
    """Whether a row is nothing but one text, at its left or over all columns: the title of a section of rows.

    In brackets it is the unit of all figures, and one of the heads.
    """
    cells = grid.beginning_in(row)
    return (
        len(cells) == 1
        and cells[0].col == 0
        and not (cells[0].col_span == grid.n_cols > 1 and cells[0].text[0] in "([")
        and not any(c.row_span > 1 and c.row < row < c.row + c.row_span for c in grid.cells)
    )


def _opens_body(grid: Grid, row: int) -> bool:
    """Whether the title of a section has a head of the labels beside others above it, and a label below: no head has two."""
    labelled = {c.row for c in grid.cells if c.col == 0 and c.words}
    return row + 1 in labelled and min(labelled) < row and not _is_section(grid, min(labelled))


def styled(top: Top) -> int:
    """Leading rows that are set bold, or on a shade that no later row has, while the row below is not."""
    grid, fills, deepest = top.grid, top.fills, top.deepest
    bold = [_is_bold(grid, r) for r in range(grid.n_rows)]
    greys = [_grey(grid, r, fills) for r in range(grid.n_rows)]
    count = 0
    while count <= deepest and (bold[count] or (greys[count] is not None and greys[count] == greys[0])):
        count += 1
    if not 0 < count <= deepest or (not any(bold[:count]) and greys[0] in greys[count:]):
        return 0
    return next((r for r in range(1, count) if not bold[r] and greys[0] in greys[count:]), count)


def _beyond_label(grid: Grid, row: int) -> list[GridCell]:
    cells = grid.beginning_in(row)
    return [c for c in cells if c.col > 0] or cells


def _is_bold(grid: Grid, row: int) -> bool:
    words: list[Word] = [w for c in _beyond_label(grid, row) for w in c.words]
    return is_bold(words)


def _grey(grid: Grid, row: int, fills: Sequence[Fill]) -> float | None:
    """The shade that all cells of a row but the label stand on; None for paper, and for cells of different shades."""
    found = set()
    for cell in _beyond_label(grid, row):
        x, y = cell.words[0].box.x_mid, cell.words[0].box.y_mid
        last = next((fill for fill in reversed(fills) if fill.box.contains(x, y)), None)
        found.add(None if last is None or last.grey >= PAPER else round(last.grey, 2))
    return found.pop() if len(found) == 1 else None


def over_figures(top: Top) -> int:
    """Rows before the first one whose cells are mostly figures, where columns below hold mostly figures."""
    grid, deepest = top.grid, top.deepest
    columns = {c for c in range(1, grid.n_cols) if _mostly_figures(grid, c)}
    if not columns:
        return 0
    years = [is_year(c.text) for c in grid.cells if c.col in columns and is_number(c.text)]
    of_years = 2 * sum(years) > len(years)
    for row in range(min(grid.n_rows, deepest + 1)):
        cells = [c for c in grid.beginning_in(row) if c.col in columns]
        plain = 2 * sum(is_number(c.text) and not is_year(c.text) for c in cells) >= len(cells)
        below = row > 0 and ((of_years and all(is_number(c.text) for c in cells)) or _counts_below_years(grid, row))
        if cells and (plain or below) and not counts_columns([c.text for c in cells]):
            return row
    return 0


def _counts_below_years(grid: Grid, row: int) -> bool:
    return counts_below_years(*({c.col: c.text for c in grid.beginning_in(r)} for r in (row - 1, row)))


def _mostly_figures(grid: Grid, column: int) -> bool:
    texts = [c.text for c in grid.cells if c.col == column and c.col_span == 1 and c.words]
    return len(texts) >= 2 and sum(is_number(t) for t in texts) > 0.5 * len(texts)


def ruled_off(top: Top) -> int:
    """Rows above the first inner rule, in a table whose other rows have none between."""
    return next(iter(_ruled_rows(top)), 0)


def _ruled_rows(top: Top) -> list[int]:
    """The rows that may be heads no more, below a rule across; none where rules part more than groups of rows."""
    grid, rules = top.grid, top.rules
    inner = [
        r
        for r in range(1, grid.n_rows)
        if any(abs(rule.at - grid.ys[r]) < AT_EDGE and rule.length > ACROSS * grid.box.width for rule in rules.horizontal)
    ]
    return [r for r in inner if r <= top.deepest] if len(inner) <= max(1, (grid.n_rows - 1) // ROWS_A_RULE) else []


HEADS: Scale[Top] = Scale(
    "rows of heads",
    (
        Evidence("set bold or shaded", styled, 2.0),
        Evidence("above figures", over_figures, 2.0),
        Evidence("above the only rule", ruled_off, 1.0),
    ),
    (),
    lambda top: " | ".join(cell.text for cell in top.grid.cells if cell.words)[:60],
)
"""Each says how many rows are heads; those that weigh most are heard first, and of them the one that says most."""


def paths(grid: Grid, n_heads: int) -> tuple[tuple[str, ...], ...]:
    """For each column the texts of the heads over it, from the outermost down; blanks and repeats left out."""
    out = []
    for column in range(grid.n_cols):
        over = [c for c in grid.cells if c.row < n_heads and c.words and c.col <= column < c.col + c.col_span]
        out.append(tuple(c.text for c in sorted(over, key=lambda c: c.row)))
    return tuple(out)
