"""The ends of a grid: captions in its first rows, notes, titles and headings in its last, which are none of the table."""

from dataclasses import replace
from statistics import median

from extractors.model.page import Box
from extractors.tables.grid.cells import without_empty
from extractors.tables.marks.captions import label_of, opens_note
from extractors.tables.marks.kinds import is_bold
from extractors.tables.stages import Grid, GridCell

FEWEST_NOTE_WORDS = 6
"""Words from which on a row of two cells that opens as a note is one."""

FOOT_WORDS = 8
"""Words of a row of one cell, at most, for it to be a section's title and no note."""

FEWEST_OF_SENTENCE = 4
"""Words of one that is a sentence."""

SMALL_PRINT = 0.9
"""Share of the grid's letter size below which its last row is a note."""


def trimmed(grid: Grid) -> Grid:
    """The grid without captions in its first rows, and without notes, titles and headings in its last."""
    first, last = 0, grid.n_rows
    while last - first > 2 and _is_foot(grid, last - 1):
        last -= 1
    while last - first > 2 and (_is_caption(grid, first) or _is_unit(grid, first)):
        first += 1
    return grid if (first, last) == (0, grid.n_rows) else rows_between(grid, first, last)


def _row(grid: Grid, row: int) -> list[GridCell]:
    return [c for c in grid.cells if c.words and c.row <= row < c.row + c.row_span]


def _is_foot(grid: Grid, row: int) -> bool:
    cells = _row(grid, row)
    if not cells:
        return grid.kind == "text"
    words = [w for c in cells for w in c.words]
    text = " ".join(w.text for w in words)
    alone = len(cells) == 1 and cells[0].row_span == 1
    marked = alone and len(words) > 1 and words[0].superscript
    if marked or (len(cells) <= 2 and opens_note(text) and (alone or len(words) > FEWEST_NOTE_WORDS)):
        return True
    if grid.kind != "text" or not alone or cells[0].col > 0 or grid.continues:
        return False
    return (
        len(words) > FOOT_WORDS
        or text.endswith(":")
        or (text.endswith(".") and len(words) >= FEWEST_OF_SENTENCE)
        or is_bold(words)
        or median(w.size for w in words) < SMALL_PRINT * grid.size
    )


def _is_caption(grid: Grid, row: int) -> bool:
    cells = _row(grid, row)
    label = label_of(" ".join(c.text for c in cells)) if cells else None
    return label is not None and label.kind == "table" and (len(cells) == 1 or (cells[0].col == 0 and len(cells) <= 2))


def _is_unit(grid: Grid, row: int) -> bool:
    """Whether a row is but the table's unit in brackets, centred over all its columns: "[In thousands of dollars]"."""
    cells = _row(grid, row)
    if len(cells) != 1 or len(_row(grid, row + 1)) < 2:
        return False
    words = cells[0].words
    text = " ".join(word.text for word in words)
    middle = (words[0].box.x0 + words[-1].box.x1) / 2
    return len(words) > 1 and text[0] in "[(" and text[-1] in "])" and abs(middle - grid.box.x_mid) < words[0].size


def rows_between(grid: Grid, first: int, last: int) -> Grid:
    """Rows `first` to `last` (exclusive) of a grid."""
    cells = []
    for cell in grid.cells:
        start, end = max(cell.row, first), min(cell.row + cell.row_span, last)
        if start < end and (cell.row >= first or not cell.words):
            cells.append(replace(cell, row=start - first, row_span=end - start))
    ys = grid.ys[first : last + 1]
    box = Box(grid.box.x0, max(grid.box.top, ys[0]), grid.box.x1, min(grid.box.bottom, ys[-1]))
    out = replace(grid, box=box, ys=ys, cells=tuple(cells))
    return out if grid.continues else without_empty(out)
