"""What a table says: where its figures stand, and the labels over and beside each of them."""

from dataclasses import dataclass

from extractors.model.document import Table
from extractors.observations import columns, heads, stubs
from extractors.observations.columns import Kind
from extractors.observations.figures import Figure
from extractors.observations.grid import grid_of, notation_of
from extractors.observations.labels import Label, Labels
from extractors.observations.notation import Notation


@dataclass(frozen=True, slots=True)
class Entry:
    """A cell with figures: its index in the table's cells, where it is, and its labels, outermost first."""

    cell: int
    row: int
    col: int
    figures: tuple[Figure, ...]
    rows: tuple[Label, ...]
    cols: tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """A table as figures and labels. `corner` are the heads over the stubs, `kinds` what each column holds.

    `partners` tells that the first column of countries holds the other sides, by its head.
    """

    entries: tuple[Entry, ...]
    corner: tuple[Label, ...]
    kinds: tuple[Kind, ...]
    caption: Label
    partners: bool = False


def frame(index: int, table: Table, labels: Labels, otherwise: Notation) -> Frame:
    """The table's figures with their labels."""
    grid = grid_of(table, notation_of(table, otherwise))
    n_heads = heads.count(grid)
    kinds = columns.kinds(grid, n_heads)
    over = heads.Heads(grid, index, labels, n_heads, kinds)
    beside = stubs.stubs(grid, index, labels, n_heads, kinds, over)
    entries = []
    for row in range(n_heads, table.n_rows):
        if row in over.inner:
            continue
        for col in range(table.n_cols):
            cell = grid.cell(row, col)
            if cell is None or cell.row != row or cell.col != col or not grid.says(row, col):
                continue
            if columns.holds(grid, kinds, row, col):
                at = grid.at[row][col]
                assert at is not None
                entries.append(Entry(at, row, col, grid.says(row, col), beside.get(row, ()), over.path(row, col)))
    if all(figure.is_year for entry in entries for figure in entry.figures):
        entries = []
    places = [columns.head_words(grid, n_heads, col) for col, kind in enumerate(kinds) if kind == "place"]
    partners = bool(places) and columns.is_head(places[0], "partners")
    return Frame(tuple(entries), over.corner(), tuple(kinds), labels.of_caption(index), partners)
