"""A region and its words -> a grid: faces of the drawn rules, divided by white space, cells with their words."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extractors.model.page import Box, Word
from extractors.tables.grid.columns import gaps_of
from extractors.tables.grid.cuts import divided_rows
from extractors.tables.grid.edges import with_edges
from extractors.tables.grid.faces import Divided, Faces, faces_of
from extractors.tables.grid.group_labels import with_group_labels, with_halfway_labels
from extractors.tables.grid.head_gaps import Gap
from extractors.tables.grid.in_line import with_cells_in_line
from extractors.tables.grid.phrases import slot_of, spans_of
from extractors.tables.grid.sections import with_wide_sections
from extractors.tables.grid.tall import with_tall_cells
from extractors.tables.grid.tall_faces import cut_by_bands
from extractors.tables.marks.kinds import is_number
from extractors.tables.marks.lines import rows_of, segments_of
from extractors.tables.stages import Grid, GridCell, Region

SLIVER = 12.0
"""A drawn column without words that is no wider than this, in points, is the gap of a double rule."""


FEWEST_FIGURES = 4
"""Figures on each line of a column, from which they are cells of their own."""

FEWEST_LINES = 3
"""Lines on both sides of a gap, from which it parts columns amid drawn ones."""


def grid_of(region: Region, words: Sequence[Word]) -> Grid:
    """The grid of a region. Words belong to it when their middle lies in its box."""
    inside = tuple(w for w in words if region.box.contains(w.box.x_mid, w.box.y_mid))
    region = with_edges(region, inside)
    faces = faces_of(region)
    held = words_by_face(faces, inside)
    xs, divided = known_columns(region, faces, held) if region.continues else divided_columns(faces, held)
    if len(xs) == 2 and region.columns:
        xs, divided = known_columns(region, faces, held)
    divided = cut_by_bands(divided, faces.ys)
    ys, cuts = divided_rows(region, faces, divided, xs)
    cells = [cell for part, rows in zip(divided, cuts, strict=True) for cell in cells_of(part, rows, xs, ys)]
    grid = Grid(
        region.box, xs, ys, tuple(sorted(cells, key=lambda c: (c.row, c.col))), region.kind, region.continues, region
    )
    grid = grid if region.continues else without_empty(grid)
    whole = with_tall_cells(with_wide_sections(with_cells_in_line(grid), region.rules))
    return whole if region.continues else with_group_labels(whole, region.rules.horizontal)


def words_by_face(faces: Faces, words: Sequence[Word]) -> tuple[tuple[Word, ...], ...]:
    """The words of each face, by the place of their middle."""
    held: list[list[Word]] = [[] for _ in faces.faces]
    index = {(r, c): i for i, f in enumerate(faces.faces) for r in range(f.r0, f.r1) for c in range(f.c0, f.c1)}
    for word in words:
        row, col = slot_of(faces.ys, word.box.y_mid), slot_of(faces.xs, word.box.x_mid)
        held[index[row, col]].append(word)
    return tuple(tuple(group) for group in held)


# ---------------------------------------------------------------- columns


def divided_columns(faces: Faces, held: Sequence[tuple[Word, ...]]) -> tuple[tuple[float, ...], tuple[Divided, ...]]:
    """All column edges, drawn and white, and for each face the separators inside it."""
    groups: dict[tuple[int, int], list[int]] = {}
    for i, face in enumerate(faces.faces):
        groups.setdefault((face.c0, face.c1), []).append(i)
    inner_rules = len(faces.xs) - 2
    found: dict[int, tuple[float, ...]] = {}
    added: list[float] = []
    for (c0, c1), members in sorted(groups.items(), key=lambda item: item[0][0] - item[0][1]):
        lines = [row for i in members for row, _ in with_halfway_labels(rows_of(held[i]))]
        left, right = faces.xs[c0], faces.xs[c1]
        drawn = faces.xs[c0 + 1 : c1]
        gaps = [g for g in gaps_of(lines, left, right) if _worth(g, lines, drawn, inner_rules)]
        known = (*drawn, *added)
        placed = tuple(sorted({_snapped(gap, known) for gap in gaps} if len(lines) > 1 else _open(known, lines)))
        added += [x for x in placed if x not in faces.xs and x not in added]
        for i in members:
            found[i] = placed
    xs = tuple(sorted({*faces.xs, *added}))
    divided = tuple(
        Divided(face, held[i], tuple(x for x in found[i] if face.box.x0 < x < face.box.x1))
        for i, face in enumerate(faces.faces)
    )
    return xs, divided


def known_columns(
    region: Region, faces: Faces, held: Sequence[tuple[Word, ...]]
) -> tuple[tuple[float, ...], tuple[Divided, ...]]:
    """Column edges where the separators are known beforehand."""
    inner = tuple(x for x in region.columns if faces.xs[0] < x < faces.xs[-1])
    divided = (
        Divided(face, group, tuple(x for x in inner if face.box.x0 < x < face.box.x1))
        for face, group in zip(faces.faces, held, strict=True)
    )
    return tuple(sorted({*faces.xs, *inner})), tuple(divided)


def _worth(gap: Gap, lines: Sequence[Sequence[Word]], drawn: Sequence[float], inner_rules: int) -> bool:
    """Whether a gap divides a column that drawn rules already bound: only clear figures or many lines do.

    `drawn` are the columns' edges that rules of other rows give: a few lines of heads over them show no others.
    """
    if not drawn and are_figures(lines):
        return True
    if drawn or inner_rules == 0:
        return not drawn or gap.support >= FEWEST_LINES or any(gap.start - 2 <= x <= gap.end + 2 for x in drawn)
    sides = [
        [" ".join(w.text for w in line if (w.box.x_mid < gap.at) == left_side) for line in lines]
        for left_side in (True, False)
    ]
    figures = sum(is_number(text) for text in sides[1] if text)
    filled = sum(bool(text) for text in sides[1])
    if inner_rules == 1 and gap.support >= 3:
        return True
    return gap.support >= max(3, 0.5 * len(lines)) and figures >= 0.6 * filled


def are_figures(lines: Sequence[Sequence[Word]]) -> bool:
    """Whether lines hold nothing but figures, as many on each, more than a sum in groups of three digits has."""
    texts = [[word.text for word in line] for line in lines]
    grouped = all(len(text) == 3 for line in texts for text in line[1:])
    return (
        len(lines) > 1
        and len(texts[0]) >= FEWEST_FIGURES
        and len({len(line) for line in texts}) == 1
        and all(is_number(text) for line in texts for text in line)
        and not grouped
    )


def _open(known: Sequence[float], lines: Sequence[Sequence[Word]]) -> set[float]:
    """The separators known from other rows that a single line leaves open: it is too little to show its own."""
    pairs = [pair for line in lines for pair in pairwise(segments_of(line))]
    return {x for x in known for a, b in pairs if a.box.x1 < x < b.box.x0}


def _snapped(gap: Gap, known: Sequence[float]) -> float:
    """The separator of a gap: one already known that lies in it, else its own."""
    return next((x for x in known if gap.start - 2 <= x <= gap.end + 2), gap.at)


# ---------------------------------------------------------------- cells


def cells_of(part: Divided, cuts: Sequence[float], xs: Sequence[float], ys: Sequence[float]) -> list[GridCell]:
    """The cells of one face: words into rows and columns, cells joined where text runs on over a separator."""
    face = part.face
    row_edges = (face.box.top, *cuts, face.box.bottom)
    col_edges = (face.box.x0, *part.xs, face.box.x1)
    cells = []
    for top, bottom in pairwise(row_edges):
        words = [w for w in part.words if top <= w.box.y_mid < bottom or len(row_edges) == 2]
        for c0, c1, held in spans_of(words, col_edges):
            box = Box(col_edges[c0], top, col_edges[c1], bottom)
            row, col = ys.index(top), xs.index(box.x0)
            cells.append(
                GridCell(
                    row,
                    col,
                    ys.index(bottom) - row,
                    xs.index(box.x1) - col,
                    box,
                    tuple(held),
                    ruled=not cuts and not part.xs,
                )
            )
    return cells


def without_empty(grid: Grid) -> Grid:
    """The grid without rows and columns that no cell with words begins in; drawn ones too wide to be slivers stay."""
    keep_rows = _kept(grid.n_rows, [(c.row, c.row_span) for c in grid.cells if c.words])
    drawn = [(c.col, c.col_span) for c in grid.cells if c.col_span == 1 and c.ruled and c.box.width > SLIVER]
    keep_cols = _kept(grid.n_cols, [(c.col, c.col_span) for c in grid.cells if c.words] + drawn)
    cells = []
    for cell in grid.cells:
        rows = [keep_rows.index(r) for r in range(cell.row, cell.row + cell.row_span) if r in keep_rows]
        cols = [keep_cols.index(c) for c in range(cell.col, cell.col + cell.col_span) if c in keep_cols]
        if rows and cols:
            cells.append(GridCell(rows[0], cols[0], len(rows), len(cols), cell.box, cell.words, cell.ruled))
    ys = tuple(grid.ys[r] for r in keep_rows) + ((grid.ys[keep_rows[-1] + 1],) if keep_rows else (grid.box.bottom,))
    xs = tuple(grid.xs[c] for c in keep_cols) + ((grid.xs[keep_cols[-1] + 1],) if keep_cols else (grid.box.x1,))
    return replace(grid, xs=xs, ys=ys, cells=tuple(cells))


def _kept(n: int, spans: Sequence[tuple[int, int]]) -> list[int]:
    """Tracks that some cell begins in; a track only reached by spans over it says nothing of its own."""
    own = {start for start, _ in spans}
    return [i for i in range(n) if i in own]
