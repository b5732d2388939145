"""Rows that a page end cut: does a page's first row go on with the last row of the page before?"""

from collections import Counter

from extractors.model.document import Cell
from extractors.tables.marks.kinds import CONNECTIVES, HYPHENS, LEADS_ON, is_number
from extractors.tables.stages import Draft, Fragment, GridCell

USUAL, MOSTLY, FEWEST_ENDS = 0.25, 0.8, 3
"""Share of a column's texts that end with one mark, and with any such, for a text without one to break off; and how many
texts tell."""

SLACK = 2.0
"""Points that a word may be too wide for a line, and still fit."""


def is_cut_row(draft: Draft, fragment: Fragment, skip: int) -> bool:
    """Whether the fragment's first body row goes on with the table's last row, which a page end cut.

    It does where a column's text breaks off in mid-sentence, and where the label is blank though no row has a blank label.
    """
    last = {c.col: c for c in draft.cells if c.row + c.row_span == draft.n_rows and not c.is_header}
    first = {c.col: c for c in fragment.grid.cells if c.row == skip}
    if not last or not any(c.words for c in first.values()):
        return False
    label = first.get(0)
    if label is not None and label.words:
        return False
    met = [(last[col], cell) for col, cell in first.items() if col in last and cell.words and last[col].runs]
    if any(is_number(above.text.strip()) and is_number(cell.text.strip()) for above, cell in met):
        return False  # A figure below a figure is a row of its own.
    if any(_breaks_off(draft, above, fragment, cell) for above, cell in met):
        return True
    return draft.last.grid.n_cols > 1 and _labels_every_row(draft, fragment, skip)


def _breaks_off(draft: Draft, cell: Cell, fragment: Fragment, after: GridCell) -> bool:
    """Whether a cell's text stops where no other cell of its column stops, and the next page's text can go on from it."""
    text = cell.text.rstrip()
    if (
        (after.text[:1].islower() and not _begin_small(draft, cell))
        or text.endswith((*HYPHENS, *LEADS_ON))
        or text.split()[-1] in CONNECTIVES
    ):
        return True
    ends = _column_ends(draft, fragment, cell)
    total = sum(ends.values())
    usual = {mark for mark, n in ends.items() if not mark.isalnum() and n >= USUAL * total}
    if (
        total < FEWEST_ENDS
        or sum(ends[mark] for mark in usual) < MOSTLY * total
        or text[-1:] in usual
        or text[-1:] in ".;!?)"
    ):
        return False
    return _last_line_full(draft, cell, after.words[0].box.width)


def _column_ends(draft: Draft, fragment: Fragment, cell: Cell) -> Counter[str]:
    """The last marks of a column's texts, on the next page too, but for the text in question."""
    before = [c.text for c in draft.cells if c.col == cell.col and not c.is_header and c.runs and c is not cell]
    after = [c.text for c in fragment.grid.cells if c.col == cell.col and c.words]
    return Counter(text.rstrip()[-1:] for text in (*before, *after))


def _begin_small(draft: Draft, cell: Cell) -> bool:
    """Whether the texts of a column mostly begin with a small letter, so that one more tells nothing."""
    column = [c.text[:1].islower() for c in draft.cells if c.col == cell.col and not c.is_header and c.runs]
    return 2 * sum(column) > len(column)


def _last_line_full(draft: Draft, cell: Cell, width: float) -> bool:
    boxes = [run.box for c in draft.cells if c.col == cell.col for run in c.runs if run.box is not None]
    last = cell.runs[-1].box
    if not boxes or last is None:
        return True
    return last.x1 + width + SLACK > max(box.x1 for box in boxes)


def _labels_every_row(draft: Draft, fragment: Fragment, skip: int) -> bool:
    """Whether each row has a label of its own, here and on the next page but for its first row: then a blank one is cut."""
    labels = [c for c in draft.cells if c.col == 0 and not c.is_header]
    theirs = [c for c in fragment.grid.cells if c.col == 0 and c.row > skip]
    spanning = any(c.row_span > 1 for c in labels) or any(
        c.row == skip and c.col == 0 and c.row_span > 1 for c in fragment.grid.cells
    )
    return bool(labels) and not spanning and all(c.runs for c in labels) and all(c.words for c in theirs)
