"""The lines of a table's heads in pieces: what each prints over which columns, and what stands next to it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from statistics import median

from extractors.model.page import Box, Word, union
from extractors.tables.grid.in_line import own_columns, parted
from extractors.tables.grid.phrases import spans_of
from extractors.tables.marks.kinds import COUNTED
from extractors.tables.marks.lines import rows_of, segments_of
from extractors.tables.stages import Grid, GridCell, Rule, Rules

IN_LINE = 2.5
"""Ends or middles of two lines of one head are this near, in points."""

SAME_LINE, ONE_HEAD = 0.25, 1.75
"""Letter sizes by which lines may miss each other's middle, and steps between lines of one head, at most."""

TALL = 2.6
"""How far below a head the heads that it spans may begin, in letter sizes."""


@dataclass(frozen=True)
class Piece:
    """What one line prints over columns `start` to `end` (exclusive), in what was read as `row` before."""

    start: int
    end: int
    words: tuple[Word, ...]
    row: int

    @cached_property
    def box(self) -> Box:
        return union(word.box for word in self.words)

    @property
    def mid(self) -> float:
        """The middle of its line, whatever is raised or lowered in it."""
        return median(word.box.y_mid for word in self.words)

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    @property
    def size(self) -> float:
        return median(word.size for word in self.words)


@dataclass(frozen=True, slots=True)
class Print:
    """The lines of heads of a table: their pieces from top to bottom, the rules among them, and its columns.

    `below` and `above` give for each piece the next ones in the columns up to its neighbours on its own line, from left to
    right. `step` is how far apart the rows of the body stand, in points.
    """

    pieces: tuple[Piece, ...]
    below: tuple[tuple[int, ...], ...]
    above: tuple[tuple[int, ...], ...]
    rules: tuple[Rule, ...]
    n_cols: int
    step: float

    def ruled(self, i: int, j: int) -> bool:
        """Whether a rule runs between two pieces, over all of the lower."""
        upper, lower = self.pieces[i].box, self.pieces[j].box
        between = [r for r in self.rules if upper.y_mid < r.at < lower.y_mid]
        return any(r.start < lower.x0 + 2 and r.end > lower.x1 - 2 for r in between)

    def in_full_rows(self, i: int, j: int) -> bool:
        """Whether two pieces are of different rows that fill all columns each: such were no lines of wrapped heads."""
        rows = {self.pieces[i].row, self.pieces[j].row}
        return len(rows) == 2 and all(len([p for p in self.pieces if p.row == row]) == self.n_cols for row in rows)


@dataclass(frozen=True, slots=True)
class Head:
    """A head: its pieces, by their places, and the columns and levels it takes (ends exclusive)."""

    pieces: tuple[int, ...]
    start: int
    end: int
    top: int = 0
    bottom: int = 1


def printed(grid: Grid, heads: Sequence[GridCell], n_heads: int, rules: Rules) -> Print:
    """The lines of a grid's heads in pieces, and what rules bound on all sides as one."""
    drawn = [c for c in heads if c.ruled and (c.col_span == 1 or all(len(segments_of(x)) == 1 for x in rows_of(c.words)))]
    pieces = [Piece(c.col, c.col + c.col_span, c.words, c.row) for c in drawn]
    rows = {id(word): c.row for c in heads for word in c.words}
    columns = own_columns(cell for cell in grid.cells if cell.row >= n_heads)
    pieces += [
        Piece(start, end, tuple(words), rows[id(words[0])])
        for line in rows_of(word for cell in heads if cell not in drawn for word in cell.words)
        for start, end, words in parted(spans_of(line, grid.xs), grid.xs, columns, rules.horizontal)
        if words
    ]
    firsts = [
        min(c.words[0].box.y_mid for c in grid.cells if c.row == row and c.words)
        for row in range(n_heads, min(grid.n_rows, n_heads + 9))
        if any(c.row == row and c.words for c in grid.cells)
    ]
    steps = [b - a for a, b in pairwise(firsts)]
    box = grid.box
    inside = tuple(r for r in rules.horizontal if box.top - 2 < r.at < box.bottom and r.start < box.x1 and r.end > box.x0)
    pieces = _with_centred_joined(sorted(pieces, key=lambda p: (p.box.y_mid, p.box.x0)))
    ordered = with_reach(sorted(pieces, key=lambda p: (p.box.y_mid, p.box.x0)), grid.xs)
    below, above = (tuple(_next(ordered, i, grid.n_cols, under) for i in range(len(ordered))) for under in (True, False))
    return Print(ordered, below, above, inside, grid.n_cols, median(steps) if steps else 0.0)


def _with_centred_joined(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces, the two lines of a head that is set to the middle of one-line heads beside it made one.

    More heads stand on the line amid them than have two lines; where heads have levels these share out the upper line.
    """
    pairs = [(a, b) for a, b in _pairs(pieces) if _on_line(pieces, (a.mid + b.mid) / 2)]
    beside = {id(p): p for a, b in pairs for p in _on_line(pieces, (a.mid + b.mid) / 2) if p.start}
    of_two = {id(piece) for pair in pairs for piece in pair}
    others = [p for a, b in pairs for p in (*_on_line(pieces, a.mid), *_on_line(pieces, b.mid)) if id(p) not in of_two]
    if not pairs or others or len(beside) < len(pairs):
        return list(pieces)
    return [p for p in pieces if id(p) not in of_two] + [replace(a, words=(*a.words, *b.words)) for a, b in pairs]


def _pairs(pieces: Sequence[Piece]) -> list[tuple[Piece, Piece]]:
    """The pieces of one column each, in line, that are the lowest two there."""
    columns = [[p for p in pieces if p.start <= column < p.end] for column in range(1, max(p.end for p in pieces))]
    twos = [(c[-2], c[-1]) for c in columns if len(c) > 1]
    return [
        (a, b)
        for a, b in twos
        if a.end - a.start == b.end - b.start == 1
        and in_line(a, b)
        and 2 * SAME_LINE * a.size < b.mid - a.mid < ONE_HEAD * max(a.size, b.size)
    ]


def _on_line(pieces: Sequence[Piece], y: float) -> list[Piece]:
    """The pieces whose middle is at a height."""
    return [p for p in pieces if abs(p.mid - y) < SAME_LINE * p.size]


def with_reach(pieces: Sequence[Piece], xs: Sequence[float]) -> tuple[Piece, ...]:
    """The pieces, those of a line that share out all columns beyond the labels taken over the columns they stand amid."""
    out = list(pieces)
    for line in piece_lines(pieces):
        body = [i for i in line if pieces[i].start > 0]
        ends = _share_all([pieces[i] for i in body], xs)
        reaches = list(zip(body, (1, *ends), ends, strict=False))
        if ends and not any(end - start > 1 and _one_of_a_head(out, i) for i, start, end in reaches):
            for i, start, end in reaches:
                out[i] = replace(pieces[i], start=start, end=end)
    return tuple(out)


def _share_all(line: Sequence[Piece], xs: Sequence[float]) -> tuple[int, ...]:
    """Where the columns end (exclusive) that each piece of a line stands amid; nothing where that is not all columns."""
    ends: list[int] = []
    for piece in line:
        start = ends[-1] if ends else 1
        options = [
            (abs((xs[start] + xs[end]) / 2 - piece.box.x_mid), end) for end in range(max(start + 1, piece.end), len(xs))
        ]
        off, end = min(options, default=(float("inf"), 0))
        if off > piece.size or start > piece.start:
            return ()
        ends.append(end)
    return tuple(ends) if ends and ends[-1] == len(xs) - 1 else ()


def _one_of_a_head(pieces: Sequence[Piece], i: int) -> bool:
    """Whether a piece stands in one column, in line with the next above or below there: they may be of one head, unless that
    one counts the columns."""
    piece = pieces[i]
    others = [
        next((p for p in side if p.start < piece.end and p.end > piece.start and not level(p, piece)), None)
        for side in (reversed(pieces[:i]), pieces[i + 1 :])
    ]
    return piece.end - piece.start == 1 and any(
        p is not None and not COUNTED.fullmatch(p.text) and _near(p, piece) and in_line(piece, p) for p in others
    )


def in_line(a: Piece, b: Piece) -> bool:
    """Whether two pieces, one below the other, have their left ends, right ends or middles in one place."""
    ends = (a.box.x0 - b.box.x0, a.box.x1 - b.box.x1, a.box.x_mid - b.box.x_mid)
    return a.box.shared_width(b.box) > 0 and min(map(abs, ends)) < IN_LINE


def level(a: Piece, b: Piece) -> bool:
    """Whether two pieces stand on one line."""
    shared = min(a.box.bottom, b.box.bottom) - max(a.box.top, b.box.top)
    return shared > 0.5 * min(a.box.height, b.box.height)


def mates_of(pieces: Sequence[Piece], i: int) -> list[int]:
    """The other pieces on a piece's line."""
    return [j for j, other in enumerate(pieces) if j != i and level(pieces[i], other)]


def _next(pieces: Sequence[Piece], i: int, n_cols: int, under: bool) -> tuple[int, ...]:
    """The next pieces under (or over) a piece, up to its neighbours on its own line, from left to right."""
    piece = pieces[i]
    mates = [pieces[j] for j in mates_of(pieces, i)]
    low = max([min(1, piece.start), *(m.end for m in mates if m.start < piece.start)])
    high = min([n_cols, *(m.start for m in mates if m.start > piece.start)])
    near = [
        (j, other)
        for j, other in enumerate(pieces)
        if j != i and (j > i) == under and not level(piece, other) and _near(piece, other)
    ]
    out: list[int] = []
    for column in range(low, high):
        found = [j for j, other in near if other.start <= column < other.end]
        nearest = (min if under else max)(found, default=None)
        if nearest is not None and nearest not in out:
            out.append(nearest)
    return tuple(out)


def _near(a: Piece, b: Piece) -> bool:
    return max(a.box.top, b.box.top) - min(a.box.bottom, b.box.bottom) < TALL * a.size


def piece_lines(pieces: Sequence[Piece]) -> list[list[int]]:
    """The pieces of each line, by their places."""
    lines: list[list[int]] = []
    for i, piece in enumerate(pieces):
        if lines and level(pieces[lines[-1][0]], piece):
            lines[-1].append(i)
        else:
            lines.append([i])
    return lines
