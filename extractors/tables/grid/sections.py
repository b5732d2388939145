"""Titles of sections of rows that are centred over the whole table, or over its body, not over some of its columns."""

from collections.abc import Mapping, Sequence
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
    inner = [row for row in range(1, grid.n_rows - 1) if not _is_parted(grid, row, rules.vertical)]
    amid = any(_in_body(grid, row) and _title(grid, row, over_body=True) for row in inner)
    found = [(row, _title(grid, row, over_body=amid)) for row in inner]
    wide = {row: title for row, title in found if title is not None}
    wide |= {row: label for row, label in _set_alike(grid, wide).items() if row in inner}
    wide |= _labels_over_groups(grid, [row for row in inner if row not in wide], rules.horizontal)
    cells = [c for c in grid.cells if c.row not in wide]
    for title in wide.values():
        box = Box(grid.xs[0], title.box.top, grid.xs[-1], title.box.bottom)
        cells.append(replace(title, col=0, col_span=grid.n_cols, box=box))
    return replace(grid, cells=tuple(sorted(cells, key=lambda c: (c.row, c.col))))


def _is_parted(grid: Grid, row: int, uprights: Sequence[Rule]) -> bool:
    """Whether a rule between two columns runs down through a row, so that nothing spans it."""
    middle = (grid.ys[row] + grid.ys[row + 1]) / 2
    return any(grid.xs[0] + INSIDE < r.at < grid.xs[-1] - INSIDE and r.start < middle < r.end for r in uprights)


def _set_alike(grid: Grid, wide: Mapping[int, GridCell]) -> dict[int, GridCell]:
    """The labels alone in their rows that are set as titles over all columns are: flush with one, in its type."""
    out = {}
    for row in range(1, grid.n_rows - 1):
        held = grid.beginning_in(row)
        alone = len(held) == 1 and held[0].col == 0 and held[0].row_span == 1
        follows = len(grid.beginning_in(row + 1)) > 1
        if alone and follows and any(_alike(held[0].words[0], title.words[0]) for title in wide.values()):
            out[row] = held[0]
    return out


def _labels_over_groups(grid: Grid, inner: Sequence[int], rules: Sequence[Rule]) -> dict[int, GridCell]:
    """The labels alone in their rows that open groups: in a type of their own, above deeper labels, or below a rule.

    Each has a row of figures below it, and all are set in one way.
    """
    alone = {row: held[0] for row in inner if _is_lone_label(held := grid.beginning_in(row), grid.beginning_in(row + 1))}
    ruled = {row for row in range(1, grid.n_rows) if any(is_ruled_over(rule, grid, row) for rule in rules)}
    few = len(ruled) <= len(alone) * RULES_A_GROUP + 1
    return {
        row: label
        for row, label in alone.items()
        if _in_own_type(label, grid.beginning_in(row + 1)[0]) or _is_deeper(label, grid, row) or (few and row in ruled)
    }


def _is_lone_label(held: Sequence[GridCell], below: Sequence[GridCell]) -> bool:
    """Whether a row is but a label, of one line, and the next one a label and figures."""
    if len(held) != 1 or len(below) < 2 or held[0].col or below[0].col:
        return False
    one = held[0].row_span == held[0].col_span == 1 and len(rows_of(held[0].words)) == 1
    return one and not is_number(held[0].text) and any(is_number(cell.text) for cell in below[1:])


def _in_own_type(label: GridCell, below: GridCell) -> bool:
    return [(w.bold, w.italic) for w in label.words[:1]] != [(w.bold, w.italic) for w in below.words[:1]]


def _is_deeper(label: GridCell, grid: Grid, row: int) -> bool:
    """Whether the labels of the next row, and of all rows but those that are titles as well, begin further in."""
    first = label.words[0]
    starts = [c.words[0].box.x0 for r in range(row + 1, grid.n_rows) for c in grid.beginning_in(r)[:1] if c.col == 0]
    deeper = [x > first.box.x0 + DEEPER * first.size for x in starts]
    return deeper[0] and first.box.x0 < min(starts) + FLUSH


def _alike(a: Word, b: Word) -> bool:
    return abs(a.box.x0 - b.box.x0) < FLUSH and (a.bold, a.italic) == (b.bold, b.italic)


def _runs_on(grid: Grid, label: GridCell) -> bool:
    """Whether a label is a line of text that runs on over other columns, so that it stands over all of them."""
    return label.col_span > 1 and len(rows_of(label.words)) == 1 and label.words[-1].box.x1 > grid.xs[1]


def _in_body(grid: Grid, row: int) -> bool:
    """Whether a labelled row of figures stands right above a row."""
    above = grid.beginning_in(row - 1)
    return len(above) > 1 and above[0].col == 0 and any(is_number(c.text) for c in above[1:])


def _title(grid: Grid, row: int, over_body: bool) -> GridCell | None:
    """The only text of a row, centred over the whole, with a labelled row below it and a row of the body or heads above.

    With `over_body` also one that is centred over the columns beyond the labels.
    """
    held = grid.beginning_in(row)
    through = any(c.words and c.row < row < c.row + c.row_span for c in grid.cells)
    if len(held) != 1 or through or held[0].row_span > 1 or is_number(held[0].text):
        return None
    words = held[0].words
    if held[0].col == 0 and words[0].box.x0 < grid.box.x0 + DEEPEST_LABEL * words[0].size:
        return held[0] if _runs_on(grid, held[0]) and len(grid.beginning_in(row + 1)) > 1 else None
    above, below = grid.beginning_in(row - 1), grid.beginning_in(row + 1)
    if len(above) < 2 or not below or below[0].col > 0:
        return None
    middle = (min(w.box.x0 for w in words) + max(w.box.x1 for w in words)) / 2
    off, off_body = abs(middle - grid.box.x_mid), abs(middle - (grid.xs[1] + grid.xs[-1]) / 2)
    return held[0] if off < min(words[0].size, off_body) or (over_body and off_body < words[0].size) else None
