"""Titles of sections of rows that are centred over the whole table, or over its body, not over some of its columns."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import replace

from extractors.model.page import Box, Word
from extractors.tables.grid.bands import BandLine, figure_columns
from extractors.tables.grid.group_labels import is_ruled_over
from extractors.tables.marks.kinds import is_number
from extractors.tables.marks.lines import rows_of, segments_of
from extractors.tables.stages import Grid, GridCell, Rule, Rules

DEEPEST_LABEL = 4.0
"""How far labels are indented at most, in letter sizes."""

FLUSH, INSIDE = 1.0, 4.0
"""Points up to which titles begin at one place, and that a rule between columns stands from the sides of a table."""

DEEPER = 0.5
"""Letter sizes that labels are set in below a title, at least."""

RULES_A_GROUP = 2
"""Rules that a group of rows has above and below its title, at most."""

FEWEST_ROWS = 2
"""Rows of a label and figures that a band has at least where lines amid its columns are titles."""

Rows = Sequence[Sequence[GridCell]]
"""For each row of a grid the cells that begin in it and hold words."""


def title_lines(lines: Sequence[BandLine]) -> frozenset[int]:
    """The lines of a band that are titles of sections, by their places.

    Each is one phrase amid columns of figures, centred over all columns or over those beyond the labels.
    """
    figures = figure_columns(lines)
    rows = [line for line in lines if 0 in line.columns and figures & set(line.columns)]
    if len(rows) < FEWEST_ROWS:
        return frozenset()
    left = min(words[0].box.x0 for line in rows for words in line.columns.values())
    body = min(words[0].box.x0 for line in rows for column, words in line.columns.items() if column)
    right = max(words[-1].box.x1 for line in rows for words in line.columns.values())
    middles = ((left + right) / 2, (body + right) / 2)
    return frozenset(i for i, line in enumerate(lines) if _is_title(line, figures, left, middles))


def _is_title(line: BandLine, figures: frozenset[int], left: float, middles: Sequence[float]) -> bool:
    words = [word for column in sorted(line.columns) for word in line.columns[column]]
    pieces = segments_of(words)
    over_figures = len(line.columns) > 1 or set(line.columns) <= figures
    labelled = 0 in line.columns and words[0].box.x0 < left + DEEPEST_LABEL * line.size
    if len(pieces) != 1 or labelled or not over_figures or is_number(pieces[0].text) or words[0].text[:1].islower():
        return False
    return any(abs(pieces[0].box.x_mid - middle) < line.size for middle in middles)


def with_wide_sections(grid: Grid, rules: Rules) -> Grid:
    """The grid with each text that stands alone in its row, centred between the sides, as a cell over all columns.

    One centred over the body alone counts amid rows of figures, and where others do; so do labels that open groups of rows.
    """
    if grid.n_cols < 3:
        return grid
    rows = [grid.beginning_in(row) for row in range(grid.n_rows)]
    one_line = {row for row, held in enumerate(rows) if len(held) == 1 and len(rows_of(held[0].words)) == 1}
    inner = [row for row in range(1, grid.n_rows - 1) if not _is_parted(grid, row, rules.vertical)]
    amid = any(_in_body(rows, row) and _title(grid, rows, row, one_line, over_body=True) for row in inner)
    found = [(row, _title(grid, rows, row, one_line, over_body=amid)) for row in inner]
    wide = {row: title for row, title in found if title is not None}
    wide |= {row: label for row, label in _set_alike(rows, wide).items() if row in inner}
    wide |= _labels_over_groups(grid, rows, [row for row in inner if row in one_line and row not in wide], rules.horizontal)
    cells = [c for c in grid.cells if c.row not in wide]
    for title in wide.values():
        box = Box(grid.xs[0], title.box.top, grid.xs[-1], title.box.bottom)
        cells.append(replace(title, col=0, col_span=grid.n_cols, box=box))
    return replace(grid, cells=tuple(sorted(cells, key=lambda c: (c.row, c.col))))


def _is_parted(grid: Grid, row: int, uprights: Sequence[Rule]) -> bool:
    """Whether a rule between two columns runs down through a row, so that nothing spans it."""
    middle = (grid.ys[row] + grid.ys[row + 1]) / 2
    return any(grid.xs[0] + INSIDE < r.at < grid.xs[-1] - INSIDE and r.start < middle < r.end for r in uprights)


def _set_alike(rows: Rows, wide: Mapping[int, GridCell]) -> dict[int, GridCell]:
    """The labels alone in their rows that are set as titles over all columns are: flush with one, in its type."""
    out = {}
    for row in range(1, len(rows) - 1):
        held = rows[row]
        alone = len(held) == 1 and held[0].col == 0 and held[0].row_span == 1
        follows = len(rows[row + 1]) > 1
        if alone and follows and any(_alike(held[0].words[0], title.words[0]) for title in wide.values()):
            out[row] = held[0]
    return out


def _labels_over_groups(grid: Grid, rows: Rows, lone: Sequence[int], rules: Sequence[Rule]) -> dict[int, GridCell]:
    """The labels alone in their rows that open groups: in a type of their own, above deeper labels, or each below a rule.

    Each has a row of figures below it, and all are set in one way. `lone` are rows of one text, of one line.
    """
    alone = {row: rows[row][0] for row in lone if _is_label(rows[row][0], rows[row + 1])}
    ruled = {row for row in range(1, grid.n_rows) if any(is_ruled_over(rule, grid, row) for rule in rules)}
    parted = len(ruled) <= len(alone) * RULES_A_GROUP + 1 and alone.keys() <= ruled
    return {
        row: label
        for row, label in alone.items()
        if _in_own_type(label, rows[row + 1][0]) or _is_deeper(label, rows[row + 1 :]) or parted
    }


def _is_label(cell: GridCell, below: Sequence[GridCell]) -> bool:
    """Whether the only text of a row is a label of one row and column, and the next row a label and figures."""
    if len(below) < 2 or cell.col or below[0].col or cell.row_span > 1 or cell.col_span > 1:
        return False
    return not is_number(cell.text) and any(is_number(other.text) for other in below[1:])


def _in_own_type(label: GridCell, below: GridCell) -> bool:
    return [(w.bold, w.italic) for w in label.words[:1]] != [(w.bold, w.italic) for w in below.words[:1]]


def _is_deeper(label: GridCell, below: Rows) -> bool:
    """Whether the labels of the next row, and of all rows but those that are titles as well, begin further in."""
    first = label.words[0]
    starts = [cells[0].words[0].box.x0 for cells in below if cells and cells[0].col == 0]
    deeper = [x > first.box.x0 + DEEPER * first.size for x in starts]
    return deeper[0] and first.box.x0 < min(starts) + FLUSH


def _alike(a: Word, b: Word) -> bool:
    return abs(a.box.x0 - b.box.x0) < FLUSH and (a.bold, a.italic) == (b.bold, b.italic)


def _in_body(rows: Rows, row: int) -> bool:
    """Whether a labelled row of figures stands right above a row."""
    above = rows[row - 1]
    return len(above) > 1 and above[0].col == 0 and any(is_number(c.text) for c in above[1:])


def _title(grid: Grid, rows: Rows, row: int, one_line: Set[int], over_body: bool) -> GridCell | None:
    """The only text of a row, centred over the whole, with a labelled row below it and a row of the body or heads above.

    With `over_body` also one that is centred over the columns beyond the labels. So is a label of one line that runs on over
    other columns, above a row of several cells. `one_line` are the rows of one text, of one line.
    """
    held, above, below = rows[row], rows[row - 1], rows[row + 1]
    through = any(c.words and c.row < row < c.row + c.row_span for c in grid.cells)
    if len(held) != 1 or through or held[0].row_span > 1 or is_number(held[0].text):
        return None
    words = held[0].words
    if held[0].col == 0 and words[0].box.x0 < grid.box.x0 + DEEPEST_LABEL * words[0].size:
        runs_on = held[0].col_span > 1 and row in one_line and words[-1].box.x1 > grid.xs[1]
        return held[0] if runs_on and len(below) > 1 else None
    if len(above) < 2 or not below or below[0].col > 0:
        return None
    middle = (min(w.box.x0 for w in words) + max(w.box.x1 for w in words)) / 2
    off, off_body = abs(middle - grid.box.x_mid), abs(middle - (grid.xs[1] + grid.xs[-1]) / 2)
    return held[0] if off < min(words[0].size, off_body) or (over_body and off_body < words[0].size) else None
