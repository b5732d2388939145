"""Heads that repeat under heads over several columns: "N % N % N %" under three years are two columns each."""

from collections.abc import Sequence
from dataclasses import dataclass

from extractors.model.page import union
from extractors.tables.grid.phrases import SET_SPACE
from extractors.tables.heads.pieces import Head, Piece, Print, piece_lines
from extractors.tables.marks.kinds import letters

MOST_LABELS = 3
"""Columns of labels before those of repeated heads, at most."""

BEYOND = 6.0
"""Points that a head may begin before the columns that it stands over, or end behind them."""


@dataclass(frozen=True, slots=True)
class Repeat:
    """Heads of columns from `first` on that come again every `period` columns, `times` times."""

    first: int
    period: int
    times: int


def repeated(found: Print, xs: Sequence[float]) -> tuple[Head, ...]:
    """The heads of a table whose lowest ones repeat, each above them over as many columns as a repeat has; none elsewhere.

    That holds where on each line above there are as many of them as repeats, or fewer that share these out, each within
    its columns. `xs` are the edges of the columns.
    """
    lines = piece_lines(found.pieces)
    repeat = _repeat([found.pieces[i] for i in lines[-1]], found.n_cols)
    if repeat is None or len(lines) < 2:
        return ()
    n_levels = len(lines)
    heads = [
        Head((i,), piece.start, piece.end, n_levels - 1, n_levels)
        for i in lines[-1]
        if _in_body(piece := found.pieces[i], repeat)
    ]
    width, times = repeat.period, repeat.times
    for level in range(n_levels - 2, -1, -1):
        body = _within(found, [i for i in lines[level] if found.pieces[i].end > repeat.first], repeat.first, width)
        if not body or times % len(body) or (level < n_levels - 2 and len(body) == times):
            return ()
        width, times = width * (times // len(body)), len(body)
        for at, own in zip(range(repeat.first, found.n_cols, width), body, strict=True):
            box = union(found.pieces[i].box for i in own)
            if not xs[at] - BEYOND < box.x0 <= box.x1 < xs[at + width] + BEYOND:
                return ()
            heads.append(Head(own, at, at + width, level, level + 1))
    return (*heads, *_labels(found, repeat, n_levels))


def _within(found: Print, line: Sequence[int], first: int, width: int) -> list[tuple[int, ...]]:
    """The pieces of a line, those of one repeat that are set as close as words made one: "3" and "Years" by chance stand
    over two columns. A repeat has `width` columns, the first begins at `first`."""
    groups: list[tuple[int, ...]] = []
    for i in sorted(line, key=lambda i: found.pieces[i].box.x0):
        piece, last = found.pieces[i], found.pieces[groups[-1][-1]] if groups else None
        block = (piece.start - first) // width
        if last and (last.start - first) // width == block and piece.box.x0 - last.box.x1 < SET_SPACE * piece.size:
            groups[-1] = (*groups[-1], i)
        else:
            groups.append((i,))
    return groups


def _in_body(piece: Piece, repeat: Repeat) -> bool:
    return piece.start >= repeat.first


def _labels(found: Print, repeat: Repeat, n_levels: int) -> list[Head]:
    """The heads of the labels, over all levels."""
    out = []
    for column in range(repeat.first):
        own = tuple(i for i, piece in enumerate(found.pieces) if piece.start == column and piece.end <= repeat.first)
        end = max((found.pieces[i].end for i in own), default=column)
        out += [Head(own, column, end, 0, n_levels)] if own else []
    return out


def _repeat(lowest: Sequence[Piece], n_cols: int) -> Repeat | None:
    """How the heads of the lowest line repeat, with as few columns before them as can be; None where they do not."""
    texts = {p.start: letters(p.text) or p.text for p in lowest if p.end == p.start + 1}
    for first in range(1, min(MOST_LABELS, n_cols - 1) + 1):
        own = [texts.get(column, "") for column in range(first, n_cols)]
        for period in range(2, len(own) // 2 + 1):
            again = len(own) % period == 0 and own == own[:period] * (len(own) // period)
            if again and all(own) and len(set(own[:period])) == period:
                return Repeat(first, period, len(own) // period)
    return None
