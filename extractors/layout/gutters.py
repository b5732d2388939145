"""Where columns of text begin, told from words: in row after row a word starts at one x, with a gap before it.

A line of prose has its gaps anywhere; only columns have them one below the other.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractors.model.page import Word

LEAST_ROWS = 8
"""Rows that begin a column at one x, at least."""

MOST_ROWS_APART = 4.0
"""Rows of one column are no farther apart than so many heights of a row: headings and short lines lie between."""

SHARE = 0.85
"""Of the rows that have the gap or a word where it would be, at least this share have the gap: a few are headings."""

LEAST_GAP = 0.55
"""The gap before a column is wider than this share of the letter size; a word space is a quarter of it as a rule."""

SPACE, INDENT, MOSTLY = 0.9, 3.0, 0.6
"""Word spaces and indents are narrower than so many letter sizes; this share of the rows, at least, has no indent."""

ALIGNED = 1.0
"""Words that begin a column do so within so many points of each other."""


@dataclass(frozen=True, slots=True)
class Edge:
    """The left edge of a column, at `x`, over the rows between `top` and `bottom`."""

    x: float
    top: float
    bottom: float

    def begins_with(self, word: Word) -> bool:
        """Whether a word begins a line of the column."""
        return abs(word.box.x0 - self.x) <= ALIGNED and self.top <= word.box.y_mid <= self.bottom


def edges(rows: Sequence[Sequence[Word]]) -> list[Edge]:
    """The left edges of the columns that rows of words, from the top, show; those at the left of all rows aside."""
    begun = sorted(
        (right.box.x0, i)
        for i, row in enumerate(rows)
        for left, right in pairwise(row)
        if right.box.x0 - left.box.x1 >= LEAST_GAP * max(left.size, right.size) and not right.superscript
    )
    found: list[Edge] = []
    start = 0
    for at in range(1, len(begun) + 1):
        if at < len(begun) and begun[at][0] - begun[start][0] <= 2 * ALIGNED:
            continue
        if at - start >= LEAST_ROWS:
            x = begun[(start + at) // 2][0]
            found += _runs(x, sorted({i for _, i in begun[start:at]}), rows)
        start = at
    return found


def _runs(x: float, hits: Sequence[int], rows: Sequence[Sequence[Word]]) -> list[Edge]:
    """The stretches of rows in which a column begins at `x` throughout; `hits` are the rows with a gap there."""
    runs: list[list[int]] = []
    for i in hits:
        box = rows[i][0].box
        if runs and box.top - rows[runs[-1][-1]][0].box.bottom <= MOST_ROWS_APART * box.height:
            runs[-1].append(i)
        else:
            runs.append([i])
    return [_edge(x, run, rows) for run in runs if len(run) >= LEAST_ROWS and _is_throughout(x, run, rows)]


def _edge(x: float, run: Sequence[int], rows: Sequence[Sequence[Word]]) -> Edge:
    first, last = rows[run[0]], rows[run[-1]]
    return Edge(x, min(word.box.top for word in first), max(word.box.bottom for word in last))


def _is_throughout(x: float, run: Sequence[int], rows: Sequence[Sequence[Word]]) -> bool:
    """Whether hardly a row from the first to the last of a run has a word where the others have the gap before `x`, or
    begins one a word space farther right, and most rows begin one there: sentences told again and again have gaps alike."""
    others = [rows[i] for i in range(run[0], run[-1] + 1) if i not in set(run)]
    missed = sum(any(_fills(word, x) or _misses(word, x, SPACE) for word in row) for row in others)
    indented = sum(any(_misses(word, x, INDENT) for word in row) for row in others)
    return len(run) >= SHARE * (len(run) + missed) and len(run) >= MOSTLY * (len(run) + indented)


def _fills(word: Word, x: float) -> bool:
    return word.box.x0 < x - ALIGNED and word.box.x1 > x - 0.5 * LEAST_GAP * word.size


def _misses(word: Word, x: float, within: float) -> bool:
    """Whether a word begins right of `x`, within so many letter sizes."""
    return ALIGNED < word.box.x0 - x < within * word.size
